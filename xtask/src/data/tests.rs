//! The importer against the committed `data/`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Paths of every file of a folder, below it, in order.
fn files(folder: &Path, below: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = below.join(path.file_name().unwrap());
        if path.is_dir() {
            found.extend(files(&path, &name));
        } else {
            found.insert(name);
        }
    }
    found
}

#[test]
fn importing_again_writes_the_committed_bytes() {
    let pack = root().join("../shared/data");
    if !pack.join("indicators.csv").is_file() {
        eprintln!("SKIPPED: the source pack is not beside this project; nothing to import again");
        return;
    }
    let out = root().join("target/data-again.tmp");
    let _ = fs::remove_dir_all(&out);
    let args = ["--from", pack.to_str().unwrap(), "--out", out.to_str().unwrap()].map(str::to_owned);
    // What is written by hand is left alone.
    let ours = out.join("catalogue/archetypes.csv");
    fs::create_dir_all(out.join("catalogue")).unwrap();
    fs::write(&ours, "ours").unwrap();
    run(&args).unwrap();
    assert_eq!(fs::read_to_string(&ours).unwrap(), "ours");
    fs::remove_dir_all(out.join("catalogue")).unwrap();
    let data = root().join("data");
    let again = files(&out, Path::new(""));
    assert!(again.len() > 20, "{again:?}");
    for name in &again {
        let (new, old) = (
            fs::read(out.join(name)).unwrap(),
            fs::read(data.join(name)).unwrap(),
        );
        assert!(new == old, "{} differs", name.display());
    }
    let tables = |folder: &Path| files(&folder.join("values"), Path::new(""));
    assert_eq!(tables(&out), tables(&data), "a value table of no source");
}

#[test]
fn options_are_checked() {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert!(parse(&words("")).is_err());
    assert!(parse(&words("--from")).is_err());
    assert!(parse(&words("--from a --colour b")).is_err());
    let options = parse(&words("--from pack/data")).unwrap();
    assert_eq!(options.model, Path::new("pack/data/../model"));
}

#[test]
fn no_economy_stands_in_two_intermediate_regions() {
    let codes: Vec<&str> = m49::INTERMEDIATE
        .iter()
        .flat_map(|r| r.1.split_whitespace())
        .collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
}

#[test]
fn an_indicator_that_mixes_sources_is_refused() {
    let meta = Sheet::parse("m.csv", "indicator,source\nx,a\n", &[]).unwrap();
    let tidy = "iso3,indicator,year,value,source\nKEN,x,2020,1,a\nKEN,x,2021,2,b\n";
    let tidy = Sheet::parse("t.csv", tidy, &[]).unwrap();
    let error = series::values(&meta, &tidy).err().unwrap();
    assert!(error.contains("mixed-sources"), "{error}");
}

#[test]
fn a_value_that_stands_twice_is_refused() {
    let meta = Sheet::parse("m.csv", "indicator,source\nx,a\n", &[]).unwrap();
    let tidy = "iso3,indicator,year,value,source\nKEN,x,2020,1,a\nKEN,x,2020,1,a\n";
    let tidy = Sheet::parse("t.csv", tidy, &[]).unwrap();
    assert!(
        series::values(&meta, &tidy)
            .err()
            .unwrap()
            .contains("duplicate-key")
    );
}

#[test]
fn numbers_keep_their_published_text_and_namibia_its_code() {
    let meta = Sheet::parse("m.csv", "indicator,source\nx,a\n", &[]).unwrap();
    let tidy = "iso3,indicator,year,value,source\nNAM,x,2021,1.50,a\nKEN,x,2019,4.1e-06,a\n";
    let tidy = Sheet::parse("t.csv", tidy, &[]).unwrap();
    let written = series::values(&meta, &tidy).unwrap();
    assert_eq!(
        written[0].text,
        "iso3,indicator,2019,2020,2021\nKEN,x,4.1e-06,,\nNAM,x,,,1.50\n"
    );
}

#[test]
fn cells_are_quoted_only_where_they_must_be() {
    let mut text = String::new();
    resource::line(&mut text, ["a b", "c,d", "e\"f", ""].into_iter());
    assert_eq!(text, "a b,\"c,d\",\"e\"\"f\",\n");
}
