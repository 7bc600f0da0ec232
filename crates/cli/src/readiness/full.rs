//! `groundwork uncertainty --vary …`: draws over every choice of the recipe, and what moves the
//! ranking.

use exchange::table::{Out, csv};
use readiness::uncertainty::{
    Draws, Ensemble, Factor, Output, Scaled, SobolDraws, Variation, WeightDraw, Z_SCALE, frozen_recipe,
};
use readiness::{Normalise, Recipe};

use super::{Work, options, progress};
use crate::args::Args;
use crate::error::{CliError, write};

/// Options of this form.
pub const OPTIONS: [&str; 11] = [
    "vary",
    "draw-weights",
    "imputations",
    "treatments",
    "normalisations",
    "aggregations",
    "acceptability",
    "sobol",
    "sobol-rows",
    "bootstrap",
    "drop",
];

/// Whether the call asks for more than the fixed one.
pub fn asked(args: &Args) -> bool {
    OPTIONS.iter().any(|o| args.get(o).is_some())
}

/// Draws, and every file asked for.
pub fn run(args: &Args, work: &Work, draws: u32, seed: u64, out: &str) -> Result<(), CliError> {
    let ensemble = ensemble(args, work)?;
    let stopped = || CliError::input("stopped before the last draw");
    let how = Draws {
        draws,
        seed,
        pairs: false,
    };
    let told = ensemble
        .draws(ensemble.weights(), how, &mut progress())
        .ok_or_else(stopped)?;
    let units = || ensemble.units().iter().zip(&told.units);
    let row = |(unit, of): (&String, &Option<readiness::uncertainty::UnitRanks>)| {
        let four = of.as_ref().map(|u| [u.mean, u.median, u.p05, u.p95]);
        let mut row = vec![Out::from(unit.as_str())];
        row.extend((0..4).map(|at| Out::from(four.and_then(|v| v.get(at).copied()))));
        row
    };
    let rows: Vec<Vec<Out>> = units().map(row).collect();
    write(out, &csv(&["unit", "mean", "median", "p05", "p95"], &rows))?;
    if let Some(path) = args.get("acceptability") {
        let mut rows = Vec::new();
        for (unit, of) in units() {
            let Some(of) = of else { continue };
            for (rank, _) in (of.first..).zip(&of.counts) {
                rows.push(vec![
                    unit.as_str().into(),
                    Out::Integer(i64::from(rank)),
                    Some(of.acceptability(rank)).into(),
                    Some(of.top(rank)).into(),
                ]);
            }
        }
        write(path, &csv(&["unit", "rank", "share", "top"], &rows))?;
    }
    if let Some(path) = args.get("sobol") {
        write(path, &sobol(args, &ensemble, seed)?)?;
    }
    if let Some(path) = args.get("drop") {
        let base: Vec<Option<u32>> = told
            .units
            .iter()
            .map(|u| u.as_ref().and_then(|u| u.base))
            .collect();
        let rank = |r: Option<u32>| r.map_or(Out::Empty, |r| Out::Integer(i64::from(r)));
        let mut rows = Vec::new();
        for drop in ensemble.drops(ensemble.weights()) {
            for ((unit, base), without) in ensemble.units().iter().zip(&base).zip(&drop.ranks) {
                rows.push(vec![
                    drop.node.as_str().into(),
                    unit.as_str().into(),
                    rank(*base),
                    rank(*without),
                    Some(drop.mean_shift).into(),
                ]);
            }
        }
        write(
            path,
            &csv(&["node", "unit", "rank", "without", "mean_shift"], &rows),
        )?;
    }
    Ok(())
}

fn sobol(args: &Args, ensemble: &Ensemble, seed: u64) -> Result<String, CliError> {
    let how = SobolDraws {
        rows: args.parsed("sobol-rows", 1024)?,
        bootstrap: args.parsed("bootstrap", 200)?,
        seed,
    };
    if how.rows == 0 {
        return Err(CliError::Usage(
            "--sobol-rows: found 0, expected 1 or more".into(),
        ));
    }
    let mut outputs = vec![Output::MeanShift];
    outputs.extend((0..ensemble.units().len()).map(Output::Rank));
    let found = ensemble
        .sobol(ensemble.weights(), &outputs, how, &mut progress())
        .ok_or_else(|| CliError::input("stopped before the last draw"))?;
    let mut rows = Vec::new();
    for one in found {
        let output = match one.output {
            Output::MeanShift => "mean_shift",
            Output::Rank(at) => ensemble.units().get(at).map_or("", String::as_str),
        };
        let mut row = vec![Out::from(output), one.factor.name().into()];
        let six = one.indices.map(|i| {
            let (s, t) = (i.first, i.total);
            [s.value, s.low, s.high, t.value, t.low, t.high]
        });
        row.extend((0..6).map(|at| Out::from(six.and_then(|v| v.get(at).copied()))));
        rows.push(row);
    }
    let head = [
        "output",
        "factor",
        "first",
        "first_low",
        "first_high",
        "total",
        "total_low",
        "total_high",
    ];
    Ok(csv(&head, &rows))
}

fn ensemble(args: &Args, work: &Work) -> Result<Ensemble, CliError> {
    match work {
        Work::Pack(frozen, all) => {
            let units: Vec<String> = all.economies.iter().map(|e| e.economy.to_string()).collect();
            let rows: Vec<Vec<Option<f64>>> = all.economies.iter().map(|e| e.values()).collect();
            let variation = variation(args, &frozen_recipe(), false)?;
            let none = std::collections::BTreeMap::new();
            Ensemble::of_frozen(frozen, &units, &rows, &none, &variation)
                .map_err(|faults| CliError::Input(faults.iter().map(ToString::to_string).collect()))
        }
        Work::Table(inputs, _) => {
            let grouped = !inputs.aside.groups.is_empty();
            let variation = variation(args, &inputs.recipe, grouped)?;
            Ensemble::of_table(
                &inputs.table,
                &inputs.structure,
                &inputs.aside,
                &inputs.recipe,
                &variation,
            )
            .map_err(|faults| inputs.faults(&faults))
        }
    }
}

/// What varies, from the options; the recipe's own option stands first everywhere.
fn variation(args: &Args, recipe: &Recipe, grouped: bool) -> Result<Variation, CliError> {
    let mut factors = Vec::new();
    for name in args.get("vary").unwrap_or("weights").split(',') {
        let factor = Factor::ALL.into_iter().find(|f| f.name() == name);
        factors.push(factor.ok_or_else(|| {
            let known = Factor::ALL.map(Factor::name).join(", ");
            CliError::Usage(format!("--vary: found {name:?}, expected some of {known}"))
        })?);
    }
    let weights = draw_weights(args.get("draw-weights").unwrap_or("uniform"))?;
    let mut all = Variation::around(recipe, &factors, weights, grouped);
    all.impute = list(args, "imputations", options::impute, options::IMPUTES, all.impute)?;
    all.treat = list(args, "treatments", options::treat, options::TREATS, all.treat)?;
    let scaled = |name: &str| {
        let method = options::normalise(name)?;
        let scale = if method == Normalise::ZScore {
            Z_SCALE
        } else if recipe.normalise == Normalise::ZScore {
            (0.0, 100.0)
        } else {
            recipe.scale
        };
        Some(Scaled { method, scale })
    };
    all.normalise = list(args, "normalisations", scaled, options::NORMALISES, all.normalise)?;
    all.aggregate = list(
        args,
        "aggregations",
        options::aggregate,
        options::AGGREGATES,
        all.aggregate,
    )?;
    Ok(all)
}

/// The options named in place of the usual ones, after the base.
fn list<T: PartialEq>(
    args: &Args,
    option: &str,
    read: impl Fn(&str) -> Option<T>,
    known: &str,
    usual: Vec<T>,
) -> Result<Vec<T>, CliError> {
    let Some(text) = args.get(option) else {
        return Ok(usual);
    };
    let mut all: Vec<T> = usual.into_iter().take(1).collect();
    for name in text.split(',') {
        let one = read(name).ok_or_else(|| {
            CliError::Usage(format!("--{option}: found {name:?}, expected some of {known}"))
        })?;
        if !all.contains(&one) {
            all.push(one);
        }
    }
    Ok(all)
}

fn draw_weights(text: &str) -> Result<WeightDraw, CliError> {
    let (name, number) = match text.split_once(':') {
        Some((name, number)) => (name, number.parse::<f64>().ok()),
        None if text == "uniform" => (text, Some(readiness::intervals::WEIGHT_SPREAD)),
        None => (text, Some(1.0)),
    };
    match (name, number) {
        ("uniform", Some(s)) if (0.0..1.0).contains(&s) => Ok(WeightDraw::Uniform(s)),
        ("dirichlet", Some(c)) if c > 0.0 && c.is_finite() => Ok(WeightDraw::Dirichlet(c)),
        _ => Err(CliError::Usage(format!(
            "--draw-weights: found {text:?}, expected uniform, uniform:S with 0 <= S < 1, dirichlet, or dirichlet:C with C > 0"
        ))),
    }
}
