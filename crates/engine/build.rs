//! Turns `data/` into the compact form that is built into the app.
//!
//! A fault in a file of `data/` stops the build with its place, so that a broken pack is never
//! shipped. Left out: the catalogue stays text and is parsed when the world is loaded.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use atlas::boundary::Topology;
use indicators::{Diagnostic, Framework, grid, read};

#[path = "src/world/wire.rs"]
mod wire;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let data = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../../data");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/world/wire.rs");
    // A folder here means every file below it.
    println!("cargo:rerun-if-changed={}", data.display());
    fs::write(out.join("grid.bin"), values(&data)?)?;
    fs::write(out.join("bundle.bin"), bundle(&data)?)?;
    for scale in ["50m", "110m"] {
        let shapes = shapes(&data.join(format!("boundaries-{scale}.topojson")))?;
        fs::write(
            out.join(format!("boundaries-{scale}.bin")),
            postcard::to_stdvec(&shapes)?,
        )?;
    }
    Ok(())
}

fn text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The value, or all faults in one message.
fn sound<T>(result: Result<T, Vec<Diagnostic>>) -> Outcome<T> {
    result.map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        format!("data/ has faults:\n{}", lines.join("\n")).into()
    })
}

/// CSV files of a folder, sorted: (name without ending, content). None where there is no folder.
fn tables(folder: &Path) -> Outcome<Vec<(String, String)>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if let (Some(stem), Some("csv")) = (path.file_stem(), path.extension().and_then(|e| e.to_str())) {
                found.push((stem.to_string_lossy().into_owned(), text(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn values(data: &Path) -> Outcome<Vec<u8>> {
    let indicators = sound(read::indicators(&text(&data.join("indicators.csv"))?))?;
    let sources = sound(read::sources(&text(&data.join("sources.csv"))?))?;
    let files = tables(&data.join("values"))?;
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(source, text)| (source.as_str(), text.as_str()))
        .collect();
    let tables = sound(read::text_tables(&indicators, &files))?;
    Ok(grid::encode(indicators, sources, &tables)?)
}

fn bundle(data: &Path) -> Outcome<Vec<u8>> {
    let towns = sound(read::towns(&text(&data.join("towns.csv"))?))?;
    let mut texts: Vec<(String, String)> = (tables(&data.join("catalogue"))?.into_iter())
        .map(|(name, text)| (format!("catalogue/{name}.csv"), text))
        .collect();
    for name in ["example.plan.json", "backtest.csv"] {
        if data.join(name).is_file() {
            texts.push((name.to_owned(), text(&data.join(name))?));
        }
    }
    let bundle = wire::Bundle {
        economies: sound(read::economies(&text(&data.join("economies.csv"))?))?,
        aliases: sound(read::aliases(&text(&data.join("aliases.csv"))?))?,
        frameworks: sound(Framework::parse_csv(&text(&data.join("frameworks.csv"))?))?,
        towns: wire::Towns::pack(&towns).ok_or("towns.csv: a position with more than four decimals")?,
        cloud_regions: sound(read::cloud_regions(&text(&data.join("cloud_regions.csv"))?))?,
        texts,
    };
    Ok(postcard::to_stdvec(&bundle)?)
}

fn shapes(path: &Path) -> Outcome<wire::Shapes> {
    let topology = Topology::parse_topojson(&text(path)?);
    let topology = topology.map_err(|fault| format!("{}: {fault}", path.display()))?;
    Ok(wire::Shapes::from_topology(topology))
}
