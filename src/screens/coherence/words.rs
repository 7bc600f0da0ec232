//! The verdicts in plain words: one sentence a group, and what it rests on.

use readiness::coherence::{CONSISTENT_ALPHA, Flag, NodeCoherence, Verdict};
use yew::prelude::*;

use super::ToldProps;
use crate::state::{use_text, use_world};
use crate::text::{Phrase, Text};

/// The sentence of a group.
fn verdict(node: &NodeCoherence, name: &str, text: &Text) -> Phrase {
    let alpha = node
        .alpha
        .map_or_else(|| "–".to_owned(), |a| text.fixed(a.raw, 2));
    let things = node.components.as_ref().map_or(0, |c| c.above_one);
    let args = [
        ("name", name.into()),
        ("alpha", alpha.into()),
        ("n", things.into()),
        ("bound", text.fixed(CONSISTENT_ALPHA, 1).into()),
    ];
    let key = match node.verdict {
        Verdict::Coherent => "coh-v-coherent",
        Verdict::Loose => "coh-v-loose",
        Verdict::SeveralDimensions => "coh-v-several",
        Verdict::Redundant => "coh-v-redundant",
        Verdict::Conflicting => "coh-v-conflicting",
        Verdict::TooFew | Verdict::Single => "coh-v-few",
    };
    text.tr(key, &args)
}

/// One finding.
fn flag(flag: &Flag, name: &dyn Fn(&str) -> String, text: &Text) -> Phrase {
    let pair = |key: &str, (a, b): (&str, &str), r: f64, n: u32| {
        text.tr(
            key,
            &[
                ("a", name(a).into()),
                ("b", name(b).into()),
                ("r", text.fixed(r, 2).into()),
                ("n", n.into()),
            ],
        )
    };
    let one = |key: &str, part: &str, r: f64| {
        text.tr(
            key,
            &[("part", name(part).into()), ("r", text.fixed(r, 2).into())],
        )
    };
    match flag {
        Flag::Redundant { a, b, r, economies } => pair("coh-f-redundant", (a, b), *r, *economies),
        Flag::Conflicting { a, b, r, economies } => pair("coh-f-conflicting", (a, b), *r, *economies),
        Flag::AgainstNode { part, r } => one("coh-f-against", part, *r),
        Flag::Weak { part, r } => one("coh-f-weak", part, *r),
        Flag::Constant { part } => text.tr("coh-f-constant", &[("part", name(part).into())]),
    }
}

/// The list; groups of one part have nothing to say.
#[component]
pub fn PlainWords(props: &ToldProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let Some(found) = props.told.coherence() else {
        return html! {};
    };
    let name = |node: &str| props.told.name(node, &text, world);
    let items = found
        .nodes
        .iter()
        .filter(|n| n.verdict != Verdict::Single)
        .map(|node| {
            let flags = node
                .flags
                .iter()
                .map(|f| html! { <p class="sub">{ flag(f, &name, &text) }</p> });
            html! {
                <li key={node.node.clone()} data-node={node.node.clone()}>
                    <p class="coh-word">{ verdict(node, &name(&node.node), &text) }</p>
                    { for flags }
                </li>
            }
        });
    html! {
        <section class="coh-words" data-testid="coherence-words">
            <h2>{ text.t("coh-words") }</h2>
            <ul>{ for items }</ul>
            <p class="note">{ text.t("coh-bounds") }</p>
        </section>
    }
}
