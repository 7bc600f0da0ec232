//! `cargo xtask data --from ../shared/data`: turns the source pack into this project's own `data/`.
//!
//! What: every file of `data/` except `README.md` and the hand-written `catalogue/`, in our own
//! schema, with a Data Package descriptor. Why: the project must build, run and be checked without
//! the source pack. Deterministic: sorted keys, published numbers as their published text, no
//! clock; a second run writes the same bytes. Left out: any change of a value.

mod aliases;
mod boundaries;
mod economies;
mod m49;
mod nature;
mod package;
mod places;
mod reference;
mod resource;
mod series;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};

use indicators::{Diagnostic, Sheet};
use resource::Resource;

/// Where to read and write.
struct Options {
    /// The source pack.
    from: PathBuf,
    /// The folder with `frameworks.csv`.
    model: PathBuf,
    /// The folder to write.
    out: PathBuf,
}

const USAGE: &str = "usage: cargo xtask data --from PACK [--model MODEL] [--out DATA]";

/// Runs the import. `args` are the words after `data`. Without `--model` it is the folder `model`
/// beside the pack; without `--out` it is the workspace's `data`.
///
/// # Errors
/// Misuse, or every fault of the source files, one a line.
pub fn run(args: &[String]) -> Result<(), String> {
    let options = parse(args)?;
    let resources = import(&options)?;
    let bytes = write(&options.out, &resources)?;
    println!(
        "{} files, {} bytes in {}",
        resources.len(),
        bytes,
        options.out.display()
    );
    Ok(())
}

fn parse(args: &[String]) -> Result<Options, String> {
    let (mut from, mut model, mut out) = (None, None, None);
    let mut words = args.iter();
    while let Some(word) = words.next() {
        let slot = match word.as_str() {
            "--from" => &mut from,
            "--model" => &mut model,
            "--out" => &mut out,
            other => return Err(format!("unknown option {other}\n{USAGE}")),
        };
        *slot = Some(PathBuf::from(
            words
                .next()
                .ok_or_else(|| format!("{word} needs a folder\n{USAGE}"))?,
        ));
    }
    let from = from.ok_or(USAGE)?;
    let model = model.unwrap_or_else(|| from.join("..").join("model"));
    let out = out.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("data"));
    Ok(Options { from, model, out })
}

/// Every file to be written, in order of path.
fn import(options: &Options) -> Result<Vec<Resource>, String> {
    let from = &options.from;
    let mut resources = vec![
        economies::import(&sheet(from, "countries.csv")?)?,
        aliases::build(),
        places::towns(&sheet(from, "geo/populated_places.csv")?)?,
        places::cloud_regions(&sheet(from, "geo/cloud_regions.csv")?)?,
        places::ai_compute(&sheet(from, "geo/ai_compute_clusters.csv")?)?,
        reference::hdi(&sheet(
            from,
            "reference/undp_hdi_2022/hdi_components_and_results.csv",
        )?)?,
        reference::spi(&sheet(from, "reference/wb_spi_2019/spi_scores.csv")?)?,
        boundaries::import("50m", &text(from, "geo/countries-50m.topojson")?)?,
        boundaries::import("110m", &text(from, "geo/countries-110m.topojson")?)?,
        series::frameworks(&sheet(&options.model, "frameworks.csv")?),
    ];
    let meta = sheet(from, "indicators_meta.csv")?;
    resources.push(series::indicators(&meta)?);
    resources.extend(series::values(&meta, &sheet(from, "indicators.csv")?)?);
    resources.push(sources::import(&sheet(from, "sources.csv")?, &resources)?);
    resources.sort_by(|a, b| a.path.cmp(&b.path));
    let described = sheet_of("sources.csv", &resources)?;
    resources.push(package::describe(&resources, &described)?);
    Ok(resources)
}

/// Writes every file and removes value tables of sources that are gone; bytes written.
fn write(out: &Path, resources: &[Resource]) -> Result<usize, String> {
    let fail = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let values = out.join("values");
    if values.is_dir() {
        for entry in fs::read_dir(&values).map_err(|e| fail(&values, e))? {
            let path = entry.map_err(|e| fail(&values, e))?.path();
            let kept = resources.iter().any(|r| out.join(&r.path) == path);
            if !kept && path.extension().is_some_and(|e| e == "csv") {
                fs::remove_file(&path).map_err(|e| fail(&path, e))?;
            }
        }
    }
    for resource in resources {
        let path = out.join(&resource.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| fail(folder, e))?;
        }
        fs::write(&path, &resource.text).map_err(|e| fail(&path, e))?;
    }
    Ok(resources.iter().map(|r| r.text.len()).sum())
}

fn text(folder: &Path, name: &str) -> Result<String, String> {
    let path = folder.join(name);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

fn sheet(folder: &Path, name: &str) -> Result<Sheet, String> {
    Sheet::parse(name, &text(folder, name)?, &[]).map_err(lines)
}

fn sheet_of(path: &str, resources: &[Resource]) -> Result<Sheet, String> {
    let found = resources
        .iter()
        .find(|r| r.path == path)
        .ok_or_else(|| format!("{path} is not written"))?;
    Sheet::parse(path, &found.text, &[]).map_err(lines)
}

/// Faults, one a line.
fn lines(faults: Vec<Diagnostic>) -> String {
    faults
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests;
