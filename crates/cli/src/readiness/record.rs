//! What a run leaves behind beside its scores: the lineage of every cell, and the recipe with its
//! hashes.

use exchange::table::{Out, csv};
use indicators::Transform;
use readiness::lineage::{Part, Step};
use readiness::normalise::Basis;
use readiness::treat::Method;
use readiness::weights::Detail;
use readiness::{
    Aggregate, Impute, Normalise, Scores, Weighting, data_hash, lineage, recipe_hash, structure_hash,
};

use super::input::Inputs;

/// Columns of the trace.
const COLUMNS: [&str; 10] = [
    "unit",
    "node",
    "step",
    "method",
    "before",
    "after",
    "detail",
    "share",
    "effective",
    "contribution",
];

/// What stands in the columns after `step`.
#[derive(Default)]
struct Line {
    step: &'static str,
    method: String,
    numbers: [Option<f64>; 2],
    detail: String,
    weights: [Option<f64>; 3],
}

/// The lineage of every unit at every node, a step a row, in the order of work.
pub fn trace(inputs: &Inputs, scores: &Scores) -> String {
    let nodes = inputs.structure.nodes();
    let code = |at: usize| nodes.get(at).map_or("", |n| n.code.as_str());
    let unit_name = |at: usize| scores.units.get(at).map_or("", String::as_str);
    let mut rows = Vec::new();
    for (unit, name) in scores.units.iter().enumerate() {
        for (at, node) in nodes.iter().enumerate() {
            let mut before = None;
            for step in lineage(scores, &inputs.structure, unit, at).steps {
                for line in lines(&step, before, &code, &unit_name) {
                    let mut row = vec![
                        Out::from(name.as_str()),
                        Out::from(node.code.as_str()),
                        Out::from(line.step),
                        Out::from(line.method),
                    ];
                    row.extend(line.numbers.map(Out::from));
                    row.push(Out::from(line.detail));
                    row.extend(line.weights.map(Out::from));
                    rows.push(row);
                }
                if let Step::Observed(value) = step {
                    before = value;
                }
            }
        }
    }
    csv(&COLUMNS, &rows)
}

fn lines<'a>(
    step: &Step,
    observed: Option<f64>,
    code: &dyn Fn(usize) -> &'a str,
    unit: &dyn Fn(usize) -> &'a str,
) -> Vec<Line> {
    let of = |step, method: &str, before, after, detail: String| Line {
        step,
        method: method.to_owned(),
        numbers: [before, after],
        detail,
        ..Line::default()
    };
    vec![match step {
        Step::Observed(value) => of("observed", "", None, *value, String::new()),
        Step::Denominated { by, divisor, value } => {
            let divisor = divisor.map_or(String::new(), |d| d.to_string());
            of("denominated", by, observed, *value, divisor)
        }
        Step::Refused { node, share } => of("refused", code(*node), None, None, share.to_string()),
        Step::Imputed {
            method,
            value,
            from,
            years,
        } => {
            let names: Vec<String> = if years.is_empty() {
                from.iter().map(|u| unit(*u).to_owned()).collect()
            } else {
                years.iter().map(ToString::to_string).collect()
            };
            of(
                "imputed",
                impute_name(*method),
                None,
                Some(*value),
                names.join(";"),
            )
        }
        Step::Treated { rule, before, after } => {
            let (name, detail) = method_name(*rule);
            of("treated", name, Some(*before), Some(*after), detail)
        }
        Step::Transformed { by, before, after } => {
            let name = match by {
                Transform::Identity => "none",
                Transform::Log => "log",
                Transform::Log1p => "log1p",
            };
            of("transformed", name, Some(*before), Some(*after), String::new())
        }
        Step::Normalised {
            method,
            scale,
            basis,
            before,
            after,
            direction,
        } => {
            let detail = format!(
                "{direction:?};{};scale={},{}",
                basis_text(basis),
                scale.0,
                scale.1
            );
            let name = normalise_name(*method);
            of("normalised", name, Some(*before), Some(*after), detail)
        }
        Step::Aggregated { by, score, parts } => {
            let by = aggregate_name(*by);
            let part = |p: &Part| Line {
                weights: [Some(p.share), None, p.contribution],
                ..of("part", &by, p.score, None, code(p.node).to_owned())
            };
            let mut all: Vec<Line> = parts.iter().map(part).collect();
            all.push(of("aggregated", &by, None, *score, String::new()));
            return all;
        }
        Step::Weighed {
            method,
            parent,
            present,
            effective,
            contribution,
            ..
        } => Line {
            weights: [Some(*present), Some(*effective), *contribution],
            ..of(
                "weighed",
                weighting_name(*method),
                None,
                None,
                code(*parent).to_owned(),
            )
        },
    }]
}

/// The recipe, its hash, those of structure and data, the weights used: enough to replay the run
/// (`--recipe`) and to see that it is the same one.
pub fn record(inputs: &Inputs, scores: &Scores) -> String {
    let shares = inputs.structure.shares(&scores.weights);
    let effective = inputs.structure.effective(&scores.weights);
    let weights: Vec<serde_json::Value> = inputs
        .structure
        .nodes()
        .iter()
        .zip(shares.iter().zip(&effective))
        .map(|(n, (s, e))| serde_json::json!({"node": n.code, "share": s, "effective": e}))
        .collect();
    let all = serde_json::json!({
        "recipe": scores.recipe,
        "recipe_hash": recipe_hash(&scores.recipe),
        "structure_hash": structure_hash(&inputs.structure),
        "data_hash": data_hash(&inputs.table, &inputs.aside),
        "weights": weights,
    });
    format!("{all:#}\n")
}

/// What deriving the weights found, a line a node, for stderr.
pub fn weighing(inputs: &Inputs, scores: &Scores) -> Vec<String> {
    let code = |at: usize| inputs.structure.nodes().get(at).map_or("", |n| n.code.as_str());
    let mut out = Vec::new();
    for (node, weighed) in &scores.trace.weighed {
        let children = inputs.structure.children(*node);
        let child = |at: usize| children.get(at).map_or("", |c| code(*c));
        let found = match &weighed.detail {
            Detail::Plain => continue,
            Detail::Components { kept, explained } => {
                format!("{kept} components, {:.0} % of the variance", explained * 100.0)
            }
            Detail::Judged(c) => {
                let help = c.misfit.map_or(String::new(), |m| {
                    format!(
                        "; {} over {} is {}, the others say {:.2} (then {:.3})",
                        child(m.over),
                        child(m.under),
                        m.given,
                        m.fitting,
                        m.ratio
                    )
                });
                format!("consistency ratio {:.3}{help}", c.ratio)
            }
            Detail::Reached(reached) => {
                let each: Vec<String> = reached
                    .iter()
                    .enumerate()
                    .map(|(at, r)| format!("{} {:.3}", child(at), r))
                    .collect();
                format!("importances reached: {}", each.join(", "))
            }
        };
        out.push(format!("weights of {}: {found}", code(*node)));
    }
    out
}

fn impute_name(method: Impute) -> &'static str {
    match method {
        Impute::None => "none",
        Impute::GroupMean => "group-mean",
        Impute::GroupMedian => "group-median",
        Impute::Nearest => "nearest",
        Impute::PanelLatest => "panel-latest",
        Impute::PanelLinear => "panel-linear",
    }
}

/// The rule's name and what it was set to.
pub fn method_name(method: Method) -> (&'static str, String) {
    match method {
        Method::Winsorised => ("winsorised", String::new()),
        Method::Log => ("log", String::new()),
        Method::ReflectedLog => ("reflected-log", String::new()),
        Method::BoxCox(p) => ("box-cox", format!("lambda={};shift={}", p.lambda, p.shift)),
    }
}

fn normalise_name(method: Normalise) -> &'static str {
    match method {
        Normalise::MinMax => "minmax",
        Normalise::ZScore => "zscore",
        Normalise::Rank => "rank",
        Normalise::Percentile => "percentile",
        Normalise::Borda => "borda",
        Normalise::Goalposts => "goalposts",
        Normalise::Target => "target",
        Normalise::Reference => "reference",
        Normalise::Frontier => "frontier",
        Normalise::FractionOfMaximum => "fraction-of-maximum",
    }
}

fn aggregate_name(kind: Aggregate) -> String {
    match kind {
        Aggregate::Arithmetic => "arithmetic".into(),
        Aggregate::Geometric => "geometric".into(),
        Aggregate::Harmonic => "harmonic".into(),
        Aggregate::Generalised(p) => format!("generalised:{p}"),
        Aggregate::Copeland => "copeland".into(),
    }
}

fn weighting_name(method: Weighting) -> &'static str {
    match method {
        Weighting::Given => "given",
        Weighting::Equal => "equal",
        Weighting::PcaFirst => "pca",
        Weighting::PcaFactors => "pca-factors",
        Weighting::Entropy => "entropy",
        Weighting::Critic => "critic",
        Weighting::Ahp => "ahp",
        Weighting::Optimised => "optimised",
    }
}

fn basis_text(basis: &Basis) -> String {
    match basis {
        Basis::Range { worst, best } => format!("worst={worst};best={best}"),
        Basis::Moments { mean, sd } => format!("mean={mean};sd={sd}"),
        Basis::Order { units } => format!("units={units}"),
        Basis::Goalposts(p) => format!("low={};high={};cap={}", p.low, p.high, p.cap),
        Basis::Target { worst, target } => format!("worst={worst};target={target}"),
        Basis::Reference { value, range, .. } => format!("reference={value};range={range}"),
        Basis::Maximum(m) => format!("maximum={m}"),
    }
}
