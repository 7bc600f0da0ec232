//! The files of the table form, every fault at its file, row and column.

use std::collections::{BTreeMap, BTreeSet};

use indicators::{Diagnostic, Sheet};
use readiness::{Aside, Impute, Judgement, Node, OfIndicator, Recipe, Structure, Table};

use super::options;
use super::place::Places;
use super::structure_file::nodes;
use super::tidy::tidy;
use crate::args::Args;
use crate::error::{CliError, read};

/// Everything the engine is given, and where each part stands.
pub struct Inputs {
    pub table: Table,
    pub structure: Structure,
    pub aside: Aside,
    pub recipe: Recipe,
    pub places: Places,
}

impl Inputs {
    pub fn read(args: &Args) -> Result<Self, CliError> {
        let mut recipe = options::recipe(args)?;
        let year = match args.get("year") {
            None => None,
            Some(text) => Some(text.parse::<i16>().map_err(|_| {
                CliError::Usage(format!("--year: found {text:?}, expected a year such as 2024"))
            })?),
        };
        let (values, structure) = (args.need("values")?, args.need("structure")?);
        let mut places = Places::new(values, structure, args.get("denominators"), args.get("groups"));
        let of_values = tidy(values, "indicator", year)?;
        if year.is_some() && of_values.year.is_none() {
            let expected = "a column year, to choose one by --year";
            let d = Diagnostic::new(values, 1, "year", "missing-column", "no year", expected);
            return Err(CliError::input(d.to_string()));
        }
        places.values = of_values.rows;
        let (nodes, own) = nodes(structure, &mut places)?;
        recipe.by_indicator.extend(own);
        let mut faults: Vec<String> = unknown_indicators(&of_values.table, &nodes, &places);
        let mut aside = Aside {
            year: of_values.year,
            panel: of_values.panel,
            ..Aside::default()
        };
        if let Some(path) = args.get("denominators") {
            // The scored year where the file has it, else its latest.
            let has = tidy(path, "denominator", None)?;
            let wanted = of_values.year.filter(|y| has.panel.contains_key(y));
            let below = if wanted.is_some() {
                tidy(path, "denominator", wanted)?
            } else {
                has
            };
            places.denominators = below.rows;
            aside.denominators = below.table;
            aside.panel_denominators = below.panel;
        }
        let of_indicators = recipe
            .by_indicator
            .values()
            .filter_map(|o: &OfIndicator| o.impute);
        let imputes: Vec<Impute> = of_indicators.chain([recipe.impute]).collect();
        let wants = |kinds: &[Impute]| imputes.iter().any(|i| kinds.contains(i));
        if let Some(path) = args.get("groups") {
            aside.groups = groups(path)?;
        } else if wants(&[Impute::GroupMean, Impute::GroupMedian]) {
            return Err(CliError::Usage("expected --groups for --impute by group".into()));
        }
        if wants(&[Impute::PanelLatest, Impute::PanelLinear]) && aside.year.is_none() {
            let expected = "a column year, to impute from other years";
            let d = Diagnostic::new(values, 1, "year", "missing-column", "no year", expected);
            faults.push(d.to_string());
        }
        if let Some(path) = args.get("judgements") {
            recipe.judgements = judgements(path, &nodes)?;
        }
        let structure = match Structure::new(nodes) {
            Ok(structure) if faults.is_empty() => structure,
            Ok(_) => return Err(CliError::Input(faults)),
            Err(problems) => {
                faults.splice(0..0, problems.iter().map(|p| places.place(p, None)));
                return Err(CliError::Input(faults));
            }
        };
        Ok(Self {
            table: of_values.table,
            structure,
            aside,
            recipe,
            places,
        })
    }
}

pub fn sheet(path: &str, wanted: &[&str]) -> Result<Sheet, CliError> {
    let text = String::from_utf8(read(path)?).map_err(|e| {
        let at = format!("byte {} that is no UTF-8", e.utf8_error().valid_up_to() + 1);
        CliError::input(Diagnostic::new(path, 0, "", "not-utf8", &at, "UTF-8 text").to_string())
    })?;
    Sheet::parse(path, &text, wanted).map_err(lines)
}

pub fn lines(faults: Vec<Diagnostic>) -> CliError {
    CliError::Input(faults.iter().map(ToString::to_string).collect())
}

fn groups(path: &str) -> Result<BTreeMap<String, String>, CliError> {
    let sheet = sheet(path, &["unit", "group"])?;
    let (mut out, mut faults) = (BTreeMap::new(), Vec::new());
    for row in sheet.rows() {
        match (row.filled("unit"), row.filled("group")) {
            (Ok(unit), Ok(group)) => {
                if out.insert(unit, group).is_some() {
                    faults.push(row.fault("unit", "duplicate-key", "every unit once"));
                }
            }
            (a, b) => faults.extend([a.err(), b.err()].into_iter().flatten()),
        }
    }
    if faults.is_empty() {
        Ok(out)
    } else {
        Err(lines(faults))
    }
}

/// `parent,over,under,ratio`: pairwise judgements for the analytic hierarchy process.
fn judgements(path: &str, nodes: &[Node]) -> Result<BTreeMap<String, Vec<Judgement>>, CliError> {
    let sheet = sheet(path, &["parent", "over", "under", "ratio"])?;
    let mut faults = Vec::new();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    let mut out: BTreeMap<String, Vec<Judgement>> = BTreeMap::new();
    for row in sheet.rows() {
        let parent = row.text("parent");
        let of_parent = |code: &str| {
            nodes
                .iter()
                .any(|n| n.code == code && n.parent.as_deref() == Some(parent))
        };
        for column in ["over", "under"] {
            if !of_parent(row.text(column)) {
                let expected = format!("a child of node {parent:?}");
                faults.push(row.fault(column, "unknown-code", &expected));
            }
        }
        let (over, under) = (row.text("over").to_owned(), row.text("under").to_owned());
        if over == under {
            faults.push(row.fault("under", "bad-setting", "another child than in column over"));
        } else if seen.contains(&(under.clone(), over.clone())) || !seen.insert((over.clone(), under.clone()))
        {
            faults.push(row.fault("over", "duplicate-key", "every pair once"));
        }
        match row.number_in("ratio") {
            Ok(ratio) if ratio > 0.0 => {
                let judgement = Judgement { over, under, ratio };
                out.entry(parent.to_owned()).or_default().push(judgement);
            }
            Ok(_) => faults.push(row.fault("ratio", "bad-setting", "a number above 0")),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        Ok(out)
    } else {
        Err(lines(faults))
    }
}

/// An indicator of the values that no node reads is more likely a typo than a wish.
fn unknown_indicators(table: &Table, nodes: &[Node], places: &Places) -> Vec<String> {
    let read = |name: &String| nodes.iter().any(|n| n.level == 1 && n.indicator == *name);
    table
        .names()
        .iter()
        .filter(|name| !read(name))
        .map(|name| {
            let row = places
                .values
                .iter()
                .filter(|(k, _)| k.1 == *name)
                .map(|(_, row)| *row)
                .min();
            let expected = "an indicator that a node of the structure reads";
            Diagnostic::new(
                &places.values_file,
                row.unwrap_or(0),
                "indicator",
                "unknown-code",
                name,
                expected,
            )
            .to_string()
        })
        .collect()
}
