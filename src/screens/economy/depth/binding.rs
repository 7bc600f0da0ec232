//! Which single fix unlocks most, and the chain of what is wanting for the next tier.

use readiness::profile::binding::{Fix, Stage};
use yew::prelude::*;

use super::names::{Names, glyph_of};
use super::{DepthProps, Section};
use crate::state::{use_store, use_text, use_world};
use crate::text::Text;

/// Fixes listed. An assumption about what is read.
const MOST: usize = 8;

fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Power => "depth-stage-power",
        Stage::Connectivity => "depth-stage-connectivity",
        Stage::Data => "depth-stage-data",
        Stage::Compute => "depth-stage-compute",
        Stage::Skills => "depth-stage-skills",
        Stage::Models => "depth-stage-models",
        Stage::Services => "depth-stage-services",
    }
}

/// The section.
#[component]
pub fn Constraint(props: &DepthProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let Some(facts) = props.found.facts() else {
        return super::waiting("depth-binding", "depth-s-binding", &props.found, &text, 8);
    };
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let binding = &facts.binding;
    let frozen = &props.profile.scores.frozen;
    let now = facts.tier.confirmed;
    let title = match binding.leaves.first() {
        Some(fix) if fix.tier_after > now => text.tr(
            "depth-binding-tier",
            &[
                ("fix", names.node(&fix.node, fix.indicator.as_deref()).into()),
                ("tier", u32::from(fix.tier_after).into()),
            ],
        ),
        Some(fix) => text.tr(
            "depth-binding-title",
            &[
                ("fix", names.node(&fix.node, fix.indicator.as_deref()).into()),
                ("points", text.fixed(fix.score_gain, 1).into()),
            ],
        ),
        None => text.t("depth-binding-none"),
    };
    let row = |fix: &Fix, longest: f64| {
        let after = if fix.at_most_after > fix.tier_after {
            text.tr(
                "depth-tier-between-short",
                &[
                    ("tier", u32::from(fix.tier_after).into()),
                    ("most", u32::from(fix.at_most_after).into()),
                ],
            )
        } else {
            text.tr(
                "depth-tier-short-form",
                &[("tier", u32::from(fix.tier_after).into())],
            )
        };
        html! {
            <tr key={fix.node.clone()}>
                <th scope="row">{ glyph_of(frozen, &fix.node) }{ names.node(&fix.node, fix.indicator.as_deref()) }</th>
                <td class="depth-bar"><span class="share"><i style={format!("--v:{:.1}", fix.score_gain / longest * 100.0)}></i></span></td>
                <td class="num strong">{ text.signed(fix.score_gain, 1) }</td>
                <td class="num">{ after }</td>
                <td class="quieter">{ for fix.stage.map(|s| text.t(stage_key(s)).html()) }</td>
            </tr>
        }
    };
    let table = |head: &str, fixes: &[Fix], most: usize| {
        let shown: Vec<&Fix> = fixes
            .iter()
            .filter(|f| f.score_gain > 0.0 || f.tier_after > now)
            .take(most)
            .collect();
        let longest = shown.iter().map(|f| f.score_gain).fold(0.1, f64::max);
        html! {
            <table class="depth-table fixes">
                <thead><tr><th scope="col">{ text.t(head) }</th><th scope="col"></th><th scope="col" class="num">{ text.t("depth-col-gain") }</th><th scope="col" class="num">{ text.t("depth-col-tier-then") }</th><th scope="col">{ text.t("depth-col-stage") }</th></tr></thead>
                <tbody>{ for shown.iter().map(|f| row(f, longest)) }</tbody>
            </table>
        }
    };
    html! {
        <Section id="depth-binding" title={title.html()} note={text.t("depth-binding-note").html()}>
            { chain(props, &names, &text) }
            <div class="depth-two">
                { table("depth-fix-one", &binding.leaves, MOST) }
                { table("depth-fix-group", &binding.groups, MOST) }
            </div>
        </Section>
    }
}

/// Pillars wanting for the next tier in the order in which capacity is built.
fn chain(props: &DepthProps, names: &Names<'_>, text: &Text) -> Html {
    let Some(facts) = props.found.facts() else {
        return html! {};
    };
    let binding = &facts.binding;
    let Some(next) = binding.next.filter(|_| !binding.wanting.is_empty()) else {
        return html! {};
    };
    let links = binding.wanting.iter().map(|w| {
        let points = match w.points {
            Some(p) => text.tr("depth-points-short", &[("points", text.fixed(p, 1).into())]),
            None => text.t("depth-missing"),
        };
        html! { <li><b>{ names.node(&w.node, None) }</b>{ " " }<span class="quieter">{ points }</span>
        { for w.stage.map(|s| html! { <span class="note">{ text.t(stage_key(s)) }</span> }) }</li> }
    });
    html! {
        <div class="depth-chain"><p class="sub">{ text.tr("depth-chain", &[("tier", u32::from(next).into())]) }</p><ol>{ for links }</ol></div>
    }
}
