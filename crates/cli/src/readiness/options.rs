//! The recipe from the options, and the names of every method.

use std::collections::BTreeMap;

use indicators::Diagnostic;
use readiness::{Aggregate, Impute, Normalise, Recipe, Screen, Treat, Weighting};

use crate::args::Args;
use crate::error::{CliError, read};

pub const IMPUTES: &str = "none, group-mean, group-median, nearest, panel-latest or panel-linear";
pub const TREATS: &str = "none, winsorise-log, winsorise-reflected-log, box-cox or box-cox:LAMBDA";
pub const NORMALISES: &str = "minmax, zscore, rank, percentile, borda, goalposts, target, reference, \
                              frontier or fraction-of-maximum";
pub const AGGREGATES: &str = "arithmetic, geometric, harmonic, generalised:P or copeland";
pub const WEIGHTS: &str = "given, equal, pca, pca-factors, entropy, critic, ahp or optimised";

pub fn impute(name: &str) -> Option<Impute> {
    Some(match name {
        "none" => Impute::None,
        "group-mean" => Impute::GroupMean,
        "group-median" => Impute::GroupMedian,
        "nearest" => Impute::Nearest,
        "panel-latest" => Impute::PanelLatest,
        "panel-linear" => Impute::PanelLinear,
        _ => return None,
    })
}

pub fn treat(name: &str) -> Option<Treat> {
    Some(match name {
        "none" => Treat::None,
        "winsorise-log" => Treat::WinsoriseLog { reflect: false },
        "winsorise-reflected-log" => Treat::WinsoriseLog { reflect: true },
        "box-cox" => Treat::BoxCox { lambda: None },
        other => {
            let lambda = finite(other.strip_prefix("box-cox:")?)?;
            Treat::BoxCox { lambda: Some(lambda) }
        }
    })
}

pub fn normalise(name: &str) -> Option<Normalise> {
    Some(match name {
        "minmax" => Normalise::MinMax,
        "zscore" => Normalise::ZScore,
        "rank" => Normalise::Rank,
        "percentile" => Normalise::Percentile,
        "borda" => Normalise::Borda,
        "goalposts" => Normalise::Goalposts,
        "target" => Normalise::Target,
        "reference" => Normalise::Reference,
        "frontier" => Normalise::Frontier,
        "fraction-of-maximum" => Normalise::FractionOfMaximum,
        _ => return None,
    })
}

pub fn aggregate(name: &str) -> Option<Aggregate> {
    Some(match name {
        "arithmetic" => Aggregate::Arithmetic,
        "geometric" => Aggregate::Geometric,
        "harmonic" => Aggregate::Harmonic,
        "copeland" => Aggregate::Copeland,
        other => Aggregate::Generalised(finite(other.strip_prefix("generalised:")?)?),
    })
}

pub fn weighting(name: &str) -> Option<Weighting> {
    Some(match name {
        "given" => Weighting::Given,
        "equal" => Weighting::Equal,
        "pca" => Weighting::PcaFirst,
        "pca-factors" => Weighting::PcaFactors,
        "entropy" => Weighting::Entropy,
        "critic" => Weighting::Critic,
        "ahp" => Weighting::Ahp,
        "optimised" => Weighting::Optimised,
        _ => return None,
    })
}

fn finite(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|v| v.is_finite())
}

fn bad(option: &str, found: &str, expected: &str) -> CliError {
    CliError::Usage(format!("--{option}: found {found:?}, expected {expected}"))
}

/// An option by its method's name; `None` where it is not given.
fn named<T>(
    args: &Args,
    option: &str,
    parse: fn(&str) -> Option<T>,
    expected: &str,
) -> Result<Option<T>, CliError> {
    args.get(option)
        .map(|name| parse(name).ok_or_else(|| bad(option, name, expected)))
        .transpose()
}

/// `2:geometric,3:arithmetic`.
fn by_level<T>(
    args: &Args,
    option: &str,
    parse: fn(&str) -> Option<T>,
    expected: &str,
) -> Result<BTreeMap<u32, T>, CliError> {
    let mut out = BTreeMap::new();
    for part in args.get(option).map(|t| t.split(',')).into_iter().flatten() {
        let pair = part
            .split_once(':')
            .and_then(|(l, name)| Some((l.trim().parse::<u32>().ok()?, parse(name.trim())?)));
        let fault = || {
            bad(
                option,
                part,
                &format!("level:method, the method one of {expected}"),
            )
        };
        let (level, method) = pair.ok_or_else(fault)?;
        if out.insert(level, method).is_some() {
            return Err(bad(option, part, "every level once"));
        }
    }
    Ok(out)
}

/// The recipe of `--recipe`, else the default, with every option that is given in its place.
pub fn recipe(args: &Args) -> Result<Recipe, CliError> {
    let mut out = match args.get("recipe") {
        Some(path) => from_file(path)?,
        None => Recipe::default(),
    };
    if let Some(method) = named(args, "impute", impute, IMPUTES)? {
        out.impute = method;
    }
    if let Some(method) = named(args, "treat", treat, TREATS)? {
        out.treat = method;
    }
    if let Some(method) = named(args, "normalise", normalise, NORMALISES)? {
        out.normalise = method;
    }
    if let Some(method) = named(args, "aggregate", aggregate, AGGREGATES)? {
        out.aggregate = method;
    }
    if let Some(method) = named(args, "weights", weighting, WEIGHTS)? {
        out.weights = method;
    }
    let levels = by_level(args, "aggregate-level", aggregate, AGGREGATES)?;
    out.aggregate_by_level.extend(levels);
    let levels = by_level(args, "weights-level", weighting, WEIGHTS)?;
    out.weights_by_level.extend(levels);
    if let Some(unit) = args.get("reference") {
        out.reference = Some(unit.to_owned());
    }
    if let Some(text) = args.get("screen") {
        out.screen = screen(text).ok_or_else(|| {
            let expected = "a share between 0 and 1, or shares by level such as 2:0.6,3:0.9";
            bad("screen", text, expected)
        })?;
    }
    if let Some(text) = args.get("scale") {
        out.scale = text
            .split_once(',')
            .and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)))
            .ok_or_else(|| bad("scale", text, "two numbers such as 0,100"))?;
        let (a, b) = out.scale;
        let spread = if out.normalise == Normalise::ZScore {
            b > 0.0
        } else {
            a < b
        };
        if !(a.is_finite() && b.is_finite() && spread) {
            let expected = "low,high with low below high (zscore: mean,sd with sd above 0)";
            return Err(bad("scale", text, expected));
        }
    }
    Ok(out)
}

/// A recipe as `--record` writes it, or its `recipe` field alone.
fn from_file(path: &str) -> Result<Recipe, CliError> {
    let text = read(path)?;
    let fault = |e: serde_json::Error| {
        let (row, column) = (e.line(), e.column().to_string());
        let d = Diagnostic::new(path, row, &column, "not-a-recipe", &e.to_string(), "a recipe");
        CliError::input(d.to_string())
    };
    let mut value: serde_json::Value = serde_json::from_slice(&text).map_err(fault)?;
    if let Some(inner) = value.get_mut("recipe") {
        value = inner.take();
    }
    serde_json::from_value(value).map_err(fault)
}

fn screen(text: &str) -> Option<Screen> {
    let share = |t: &str| t.trim().parse::<f64>().ok().filter(|s| (0.0..=1.0).contains(s));
    if let Some(every) = share(text) {
        return Some(Screen::every(every));
    }
    let mut out = Screen::default();
    for part in text.split(',') {
        let (level, at) = part.split_once(':')?;
        out.by_level.insert(level.trim().parse().ok()?, share(at)?);
    }
    Some(out)
}
