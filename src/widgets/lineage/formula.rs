//! The formula of a node: in words, in symbols, and with this economy's numbers.

use engine::lineage::{Leaf, Lineage, Part, Scaled, Steps};
use indicators::{Direction, Mean, Transform};
use yew::prelude::*;

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

fn of_group(mean: Mean, parts: &[Part], score: Option<f64>, text: &Text) -> Html {
    let (words, symbols) = match mean {
        Mean::Arithmetic => ("lin-words-arithmetic", "s = Σ wᵢ · sᵢ, Σ wᵢ = 1"),
        Mean::Geometric => ("lin-words-geometric", "s = Π sᵢ ^ wᵢ, Σ wᵢ = 1"),
        Mean::Harmonic => ("lin-words-harmonic", "s = 1 ÷ Σ (wᵢ ÷ sᵢ), Σ wᵢ = 1"),
    };
    let term = |p: &Part| {
        let (w, s) = (text.fixed(p.share, 3), text.fixed(p.score?, 1));
        Some(match mean {
            Mean::Arithmetic => format!("{w} · {s}"),
            Mean::Geometric => format!("{s} ^ {w}"),
            Mean::Harmonic => format!("{w} ÷ {s}"),
        })
    };
    let terms: Vec<String> = parts.iter().filter_map(term).collect();
    let numbers = score.map(|score| {
        let score = text.fixed(score, 1);
        match mean {
            Mean::Arithmetic => format!("{} = {score}", terms.join(" + ")),
            Mean::Geometric => format!("{} = {score}", terms.join(" · ")),
            Mean::Harmonic => format!("1 ÷ ({}) = {score}", terms.join(" + ")),
        }
    });
    lines(text.t(words).html(), symbols, numbers)
}
