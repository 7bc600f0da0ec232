//! The formula of a node: in words, in symbols, and with this economy's numbers.

use engine::lineage::{Leaf, Lineage, Part, Scaled, Steps};
use indicators::{Direction, Transform};
use readiness::Aggregate;
use readiness::frozen::Curve;
use readiness::normalise::Basis;
use yew::prelude::*;

use crate::screens::frameworks::words;
use crate::text::Text;

/// The three lines. Numbers are rounded for reading; the score is not.
pub fn formula(found: &Lineage, _plan: &plan::Plan, _world: &engine::World, text: &Text) -> Html {
    match &found.steps {
        Steps::Leaf(leaf) => of_leaf(leaf, text),
        Steps::Group { mean, parts } => of_group(*mean, parts, found.score, text),
    }
}

fn lines(words: Html, symbols: &str, numbers: Option<String>) -> Html {
    html! {
        <>
            <p>{ words }</p>
            <p><code class="ltr formula" dir="ltr">{ symbols.to_owned() }</code></p>
            { for numbers.map(|n| html! { <p><code class="ltr formula" dir="ltr" data-testid="lineage-numbers">{ n }</code></p> }) }
        </>
    }
}

fn of_leaf(leaf: &Leaf, text: &Text) -> Html {
    if let Some(curve) = &leaf.curve {
        return of_curve(leaf, curve, text);
    }
    let lower = leaf.direction == Direction::Lower;
    let words = if lower {
        "lin-words-lower"
    } else {
        "lin-words-higher"
    };
    let share = match leaf.transform {
        Transform::Identity => "100 × (x − low) ÷ (high − low)",
        Transform::Log => "100 × (ln x − ln low) ÷ (ln high − ln low)",
        Transform::Log1p => "100 × (ln(1 + x) − ln(1 + low)) ÷ (ln(1 + high) − ln(1 + low))",
    };
    let symbols = if lower {
        format!("p = 100 − {share}")
    } else {
        format!("p = {share}")
    };
    lines(
        text.t(words).html(),
        &symbols,
        leaf.scaled.map(|s| numbers(&s, lower, text)),
    )
}

/// Under a recipe of the plan's own: the treatment in words, the scale with its numbers.
fn of_curve(leaf: &Leaf, curve: &Curve, text: &Text) -> Html {
    let n = |v: f64| text.short(v);
    let symbols = match curve.basis {
        Basis::Range { worst, best } => {
            format!("p = 100 × (x − {}) ÷ ({} − {})", n(worst), n(best), n(worst))
        }
        Basis::Moments { mean, sd } => format!("p = 50 ± 10 × (x − {}) ÷ {}", n(mean), n(sd)),
        Basis::Order { units } => format!("p = 100 × #(worse) ÷ ({units} − 1)"),
        Basis::Goalposts(posts) => format!(
            "p = 100 × (x − {}) ÷ ({} − {})",
            n(posts.low),
            n(posts.high),
            n(posts.low)
        ),
        Basis::Target { worst, target } => {
            format!("p = 100 × (x − {}) ÷ ({} − {})", n(worst), n(target), n(worst))
        }
        Basis::Reference { value, range, .. } => format!("p = 100 × (1 − |{} − x| ÷ {})", n(value), n(range)),
        Basis::Maximum(greatest) => format!("p = 100 × x ÷ {}", n(greatest)),
    };
    let numbers = leaf
        .scaled
        .map(|s| format!("x = {}, p = {}", n(s.taken), text.fixed(s.points, 1)));
    let treated = text.t(words::treated(curve.treated));
    let method = text.t(words::normalised(curve.method));
    let words = text.tr(
        "lin-words-curve",
        &[("treated", treated.into()), ("method", method.into())],
    );
    lines(words.html(), &symbols, numbers)
}

fn numbers(s: &Scaled, lower: bool, text: &Text) -> String {
    let n = |v: f64| {
        let written = text.short(v);
        if v < 0.0 { format!("({written})") } else { written }
    };
    format!(
        "{}100 × ({} − {}) ÷ ({} − {}) = {}",
        if lower { "100 − " } else { "" },
        n(s.taken),
        n(s.low),
        n(s.high),
        n(s.low),
        text.fixed(s.points, 1)
    )
}

fn of_group(mean: Aggregate, parts: &[Part], score: Option<f64>, text: &Text) -> Html {
    let (words, symbols) = match mean {
        Aggregate::Arithmetic => ("lin-words-arithmetic", "s = Σ wᵢ · sᵢ, Σ wᵢ = 1".to_owned()),
        Aggregate::Geometric => ("lin-words-geometric", "s = Π sᵢ ^ wᵢ, Σ wᵢ = 1".to_owned()),
        Aggregate::Harmonic => ("lin-words-harmonic", "s = 1 ÷ Σ (wᵢ ÷ sᵢ), Σ wᵢ = 1".to_owned()),
        Aggregate::Generalised(p) => (
            "lin-words-power",
            format!("s = (Σ wᵢ · sᵢ ^ {p}) ^ (1 ÷ {p}), Σ wᵢ = 1"),
        ),
        Aggregate::Copeland => (
            "lin-words-copeland",
            "s = 50 + 50 × (won − lost) ÷ (n − 1)".to_owned(),
        ),
    };
    let term = |p: &Part| {
        let (w, s) = (text.fixed(p.share, 3), text.fixed(p.score?, 1));
        Some(match mean {
            Aggregate::Arithmetic | Aggregate::Copeland => format!("{w} · {s}"),
            Aggregate::Geometric => format!("{s} ^ {w}"),
            Aggregate::Harmonic => format!("{w} ÷ {s}"),
            Aggregate::Generalised(p) => format!("{w} · {s} ^ {p}"),
        })
    };
    let terms: Vec<String> = parts.iter().filter_map(term).collect();
    let numbers = score.map(|score| {
        let score = text.fixed(score, 1);
        match mean {
            Aggregate::Arithmetic => format!("{} = {score}", terms.join(" + ")),
            Aggregate::Geometric => format!("{} = {score}", terms.join(" · ")),
            Aggregate::Harmonic => format!("1 ÷ ({}) = {score}", terms.join(" + ")),
            Aggregate::Generalised(p) => format!("({}) ^ (1 ÷ {p}) = {score}", terms.join(" + ")),
            // The contests with all others do not fit a line.
            Aggregate::Copeland => format!("s = {score}"),
        }
    });
    lines(text.t(words).html(), &symbols, numbers)
}
