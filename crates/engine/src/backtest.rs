//! The published backtest: every outcome indicator of the shipped frameworks at four origins, and the
//! band of their scores; the table that ships (`data/backtest.csv`), its recomputation, and the
//! hindcasts of one economy.

use std::collections::BTreeSet;

use atlas::Iso3;
use exchange::table::{Out, csv};
use foresight::backtest::band::score_band;
use foresight::backtest::{HORIZONS, LONGEST, ORIGINS, TRENDING, judge};
use foresight::baseline::{Groups, Hindcast, Method, SIMPLE};
use indicators::{Role, Sheet, View};
use readiness::Frozen;
use serde::{Deserialize, Serialize};

use crate::World;

/// Draws of the score's band, and their seed.
const DRAWS: u32 = 400;
const SEED: u64 = 1;
/// Fewest economies with an outcome for a row to be published.
const FEWEST_UNITS: usize = 20;
/// Significant digits of the published table.
const DIGITS: i32 = 5;
/// Beginning of the id of a score: `score:prongs`.
const SCORE: &str = "score:";

/// One indicator (or score) at one origin and horizon. Errors in the indicator's unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BacktestRow {
    /// Indicator, or `score:` and a framework.
    pub id: String,
    /// Origin year.
    pub origin: i16,
    /// Years after it.
    pub horizon: usize,
    /// Method chosen; `joint` for a score, `untested` where nothing could be compared.
    pub method: String,
    /// Economies judged.
    pub units: usize,
    /// Mean absolute error of the chosen method.
    pub mae: f64,
    /// The same of persistence, linear, Holt and the regional pace; a score has only the first.
    pub simple: [Option<f64>; 4],
    /// Share of truths inside the 80 % interval.
    pub coverage: Option<f64>,
    /// Mean interval score, of the chosen method and of persistence with its own residuals.
    pub interval_score: [Option<f64>; 2],
}

impl BacktestRow {
    /// Error relative to persistence; `None` where persistence did not err.
    pub fn ratio(&self) -> Option<f64> {
        let [persistence, ..] = self.simple;
        persistence.filter(|p| *p > 0.0).map(|p| self.mae / p)
    }

    /// Framework of a score's row.
    pub fn score_of(&self) -> Option<&str> {
        self.id.strip_prefix(SCORE)
    }

    /// Listed among the indicators that had a trend (model, section 2).
    pub fn trending(&self) -> bool {
        TRENDING.contains(&self.id.as_str())
    }
}

/// Outcome indicators of the shipped frameworks, ascending.
pub fn indicators(world: &World) -> Vec<String> {
    let ids: BTreeSet<&str> = world
        .frameworks
        .iter()
        .flat_map(|f| &f.leaves)
        .filter(|l| l.role == Role::Outcome)
        .map(|l| l.indicator.as_str())
        .collect();
    ids.into_iter().map(str::to_owned).collect()
}

fn series(world: &World, id: &str) -> Vec<Vec<(i16, f64)>> {
    let points = |e: Iso3| {
        world
            .pack
            .points(id, e)
            .iter()
            .map(|p| (p.year, p.value))
            .collect()
    };
    world.atlas.economies().iter().map(|e| points(e.iso3)).collect()
}

/// The rows of some indicators, recomputed. `progress` returns false to stop.
pub fn compute(world: &World, ids: &[String], progress: &mut dyn FnMut(f64) -> bool) -> Vec<BacktestRow> {
    let (groups, regions) = (Groups::incomes(&world.atlas), Groups::regions(&world.atlas));
    let mut rows = Vec::new();
    for (done, id) in ids.iter().enumerate() {
        if !progress(done as f64 / ids.len().max(1) as f64) {
            break;
        }
        let unit = world.pack.indicator(id).map_or("", |i| i.unit.as_str());
        let series = series(world, id);
        for origin in ORIGINS {
            let hindcast = Hindcast::new(unit, &series, (&groups, &regions), origin, LONGEST, &SIMPLE);
            let truth = |e: usize, year: i16| {
                let of = series.get(e)?;
                let at = of.binary_search_by_key(&year, |p| p.0).ok()?;
                of.get(at).map(|p| p.1)
            };
            for horizon in HORIZONS {
                let judged = judge(&hindcast, series.len(), horizon, truth);
                let Some(judged) = judged.filter(|j| j.units >= FEWEST_UNITS) else {
                    continue;
                };
                let (Some(chosen), persistence) = (judged.chosen(), judged.of(Method::Persistence)) else {
                    continue;
                };
                rows.push(BacktestRow {
                    id: id.clone(),
                    origin,
                    horizon,
                    method: chosen.method.name(),
                    units: judged.units,
                    mae: chosen.mae,
                    simple: SIMPLE.map(|m| judged.of(m).map(|r| r.mae)),
                    coverage: chosen.coverage,
                    interval_score: [chosen.interval_score, persistence.and_then(|p| p.interval_score)],
                });
            }
        }
    }
    rows
}

/// The bands of the shipped frameworks' scores (outcomes only), recomputed.
pub fn compute_scores(world: &World) -> Vec<BacktestRow> {
    let mut rows = Vec::new();
    for framework in &world.frameworks {
        let Ok(frozen) = Frozen::new(framework, View::Outcomes, &[]) else {
            continue;
        };
        for origin in ORIGINS {
            let bands = score_band(&world.pack, &world.atlas, &frozen, origin, &HORIZONS, DRAWS, SEED);
            rows.extend(
                bands
                    .iter()
                    .filter(|b| b.units >= FEWEST_UNITS)
                    .map(|b| BacktestRow {
                        id: format!("{SCORE}{}", framework.id),
                        origin,
                        horizon: b.horizon,
                        method: "joint".into(),
                        units: b.units,
                        mae: b.mae,
                        simple: [Some(b.persistence), None, None, None],
                        coverage: Some(b.coverage),
                        interval_score: [Some(b.interval_score), None],
                    }),
            );
        }
    }
    rows
}

const COLUMNS: [&str; 13] = [
    "id",
    "origin",
    "horizon",
    "method",
    "units",
    "mae",
    "persistence",
    "linear",
    "holt",
    "regional_mean",
    "coverage80",
    "interval_score",
    "interval_score_persistence",
];

/// The table as published: five significant digits.
pub fn table(rows: &[BacktestRow]) -> String {
    let whole = |n: usize| Out::Integer(i64::try_from(n).unwrap_or(i64::MAX));
    let rows: Vec<Vec<Out>> = rows
        .iter()
        .map(|r| {
            let mut cells = vec![
                Out::from(r.id.as_str()),
                Out::Integer(i64::from(r.origin)),
                whole(r.horizon),
                r.method.as_str().into(),
                whole(r.units),
                Some(shortened(r.mae)).into(),
            ];
            let rest = r.simple.iter().chain([&r.coverage]).chain(&r.interval_score);
            cells.extend(rest.map(|v| Out::from(v.map(shortened))));
            cells
        })
        .collect();
    csv(&COLUMNS, &rows)
}

/// To five significant digits.
fn shortened(value: f64) -> f64 {
    let text = format!("{value:.*e}", usize::try_from(DIGITS - 1).unwrap_or(0));
    text.parse().unwrap_or(value)
}

/// The table that ships; empty where the build has none. A test holds that it can be read.
pub fn shipped(world: &World) -> Vec<BacktestRow> {
    read(world.text("backtest.csv").unwrap_or_default())
}

fn read(text: &str) -> Vec<BacktestRow> {
    let Ok(sheet) = Sheet::parse("backtest.csv", text, &COLUMNS) else {
        return Vec::new();
    };
    let row = |r: indicators::Row| {
        let number = |column: &str| r.optional_number(column).ok().flatten();
        Some(BacktestRow {
            id: r.filled("id").ok()?,
            origin: r.text("origin").parse().ok()?,
            horizon: r.text("horizon").parse().ok()?,
            method: r.filled("method").ok()?,
            units: r.text("units").parse().ok()?,
            mae: number("mae")?,
            simple: ["persistence", "linear", "holt", "regional_mean"].map(number),
            coverage: number("coverage80"),
            interval_score: ["interval_score", "interval_score_persistence"].map(number),
        })
    };
    sheet.rows().filter_map(row).collect()
}

/// What differs between the shipped table and a recomputation of some of its rows, in words.
pub fn differences(shipped: &[BacktestRow], again: &[BacktestRow]) -> Vec<String> {
    let mut out = Vec::new();
    for row in again {
        let name = format!("{} from {} over {} years", row.id, row.origin, row.horizon);
        let same = |s: &&BacktestRow| s.id == row.id && s.origin == row.origin && s.horizon == row.horizon;
        let Some(known) = shipped.iter().find(same) else {
            out.push(format!("{name}: not in the table"));
            continue;
        };
        let rows = [known, row].map(|r| table(std::slice::from_ref(r)));
        let [shipped, again] = &rows;
        if shipped != again {
            out.push(format!("{name}:\n  table {shipped}\n  now   {again}"));
        }
    }
    out
}

/// One origin's forecast of one economy, for the picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HindcastPath {
    /// Origin year.
    pub origin: i16,
    /// Method chosen with what was known then.
    pub method: Method,
    /// Year and value it starts from.
    pub start: (i16, f64),
    /// Year, low, mid, high for 1–10 years after the origin; low and high equal mid where no
    /// interval could be calibrated.
    pub years: Vec<(i16, f64, f64, f64)>,
    /// An interval could be calibrated.
    pub banded: bool,
}

/// Hindcasts of one economy and indicator, and what came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hindcasts {
    /// One an origin at which the economy had a value.
    pub paths: Vec<HindcastPath>,
    /// Every published value.
    pub truth: Vec<(i16, f64)>,
}

/// Hindcasts of an economy and indicator at the published origins; `None` where either is unknown.
pub fn hindcasts(world: &World, economy: Iso3, id: &str) -> Option<Hindcasts> {
    let at = world.atlas.economies().iter().position(|e| e.iso3 == economy)?;
    let unit = world.pack.indicator(id)?.unit.as_str();
    let all = series(world, id);
    let (groups, regions) = (Groups::incomes(&world.atlas), Groups::regions(&world.atlas));
    let path = |origin: i16| {
        let hindcast = Hindcast::new(unit, &all, (&groups, &regions), origin, LONGEST, &[]);
        let method = hindcast.choice().method;
        let start = hindcast.start(at)?;
        let forecasts: Vec<_> = (1..=LONGEST)
            .filter_map(|h| Some((h, hindcast.forecast(method, at, h)?)))
            .collect();
        Some(HindcastPath {
            origin,
            method,
            start,
            banded: forecasts.iter().all(|(_, f)| f.band.is_some()),
            years: forecasts
                .iter()
                .map(|(h, f)| {
                    let (low, high) = f.band.unwrap_or((f.mid, f.mid));
                    (origin + i16::try_from(*h).unwrap_or(0), low, f.mid, high)
                })
                .collect(),
        })
    };
    Some(Hindcasts {
        paths: ORIGINS.into_iter().filter_map(path).collect(),
        truth: all.get(at).cloned().unwrap_or_default(),
    })
}
