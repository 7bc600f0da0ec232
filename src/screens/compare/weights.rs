//! Weights as shares of their group: dragging repaints the intervals, releasing is one command; under
//! each slider, how far it can move before the order of the set turns.

use std::collections::BTreeSet;

use engine::job::OrderHolds;
use plan::Command;
use readiness::Frozen;
use readiness::uncertainty::Hold;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Compared;
use crate::screens::economy::pillar_mark;
use crate::screens::portfolio::edit::Editor;
use crate::state::{use_text, use_world};
use crate::text::Text;
use crate::widgets::glyph;

/// Greatest share of a group that a slider gives: at all of it the siblings would not count at all.
const MOST: f64 = 0.95;

/// Properties of [`Weights`].
#[derive(Properties)]
pub struct WeightsProps {
    /// What is compared.
    pub compared: Compared,
    /// Runs the command.
    pub editor: Editor,
    /// Groups whose parts are on show.
    pub opened: BTreeSet<String>,
    /// A group is opened, or shut again.
    pub on_open: Callback<String>,
    /// A weight under the finger; `None` when it is let go.
    pub on_drag: Callback<Option<(String, f64)>>,
}

impl PartialEq for WeightsProps {
    fn eq(&self, other: &Self) -> bool {
        self.compared == other.compared && self.editor == other.editor && self.opened == other.opened
    }
}

/// The nodes that have a slider, with their depth, in the framework's order: those of the first level,
/// and the children of every open one.
fn walk(frozen: &Frozen, opened: &BTreeSet<String>) -> Vec<(usize, usize)> {
    let nodes = frozen.nodes();
    let mut found = Vec::new();
    let mut stack: Vec<(usize, usize)> = nodes.first().map_or(Vec::new(), |root| {
        root.children.iter().rev().map(|c| (*c, 0)).collect()
    });
    while let Some((at, depth)) = stack.pop() {
        found.push((at, depth));
        if let Some(node) = nodes.get(at).filter(|n| opened.contains(&n.id)) {
            stack.extend(node.children.iter().rev().map(|c| (*c, depth + 1)));
        }
    }
    found
}

/// Ids of the nodes that have a slider.
pub fn on_show(frozen: &Frozen, opened: &BTreeSet<String>) -> Vec<String> {
    let id = |at: usize| frozen.nodes().get(at).map(|n| n.id.clone());
    walk(frozen, opened)
        .into_iter()
        .filter_map(|(at, _)| id(at))
        .collect()
}

/// The weight that gives a node this share beside its siblings as they are; `None` where they weigh
/// nothing, so that any weight is all of it.
fn weight_of(frozen: &Frozen, at: usize, share: f64) -> Option<f64> {
    let nodes = frozen.nodes();
    let parent = nodes.get(nodes.get(at)?.parent?)?;
    let others: f64 = parent
        .children
        .iter()
        .filter(|c| **c != at)
        .filter_map(|c| Some(nodes.get(*c)?.weight))
        .sum();
    let share = share.clamp(0.0, MOST);
    // Four decimals: a share to a hundredth of a percent, and a weight that can be read.
    (others > 0.0).then(|| (others * share / (1.0 - share) * 1e4).round() / 1e4)
}

/// The share of a node among its siblings.
fn share_of(frozen: &Frozen, at: usize) -> f64 {
    let nodes = frozen.nodes();
    let weight = |c: usize| nodes.get(c).map_or(0.0, |n| n.weight);
    let parent = nodes.get(at).and_then(|n| n.parent).and_then(|p| nodes.get(p));
    let all: f64 = parent.map_or(0.0, |p| p.children.iter().map(|c| weight(*c)).sum());
    if all > 0.0 { weight(at) / all } else { 0.0 }
}

/// The share of a node in the whole index, where nothing is missing: its share in its group times that
/// of every group above it.
fn of_whole(frozen: &Frozen, at: usize) -> f64 {
    let nodes = frozen.nodes();
    let (mut share, mut at) = (1.0, at);
    while let Some(parent) = nodes.get(at).and_then(|n| n.parent) {
        share *= share_of(frozen, at);
        at = parent;
    }
    share
}

/// How far a weight can move before the order turns, in words.
fn stability(hold: Option<Hold>, text: &Text) -> String {
    let Some(hold) = hold else {
        return text.t("cmp-hold-none").into();
    };
    let of = |share: f64| text.percent(share, u8::from(share < 0.1)).to_string();
    let args = [("low", of(hold.low).into()), ("high", of(hold.high).into())];
    let key = match (hold.low > 0.0, hold.high < 1.0) {
        (false, false) => "cmp-hold-always",
        (false, true) => "cmp-hold-until",
        (true, false) => "cmp-hold-above",
        (true, true) => "cmp-hold-between",
    };
    text.tr(key, &args).into()
}

fn hold_of(holds: Option<&OrderHolds>, node: &str) -> Option<Option<Hold>> {
    let (_, hold) = holds?.nodes.iter().find(|(id, _)| id == node)?;
    Some(*hold)
}

fn share(event: &web_sys::Event) -> Option<f64> {
    use wasm_bindgen::JsCast;
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    Some(input.value().parse::<f64>().ok()? / 100.0)
}

/// The sliders, pillars first; each group opens onto its parts.
#[component]
pub fn Weights(props: &WeightsProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let compared = &props.compared;
    let frozen = &compared.scores.frozen;
    let framework = compared.settings.framework.clone();
    let mut rows = Vec::new();
    for (at, depth) in walk(frozen, &props.opened) {
        let Some(node) = frozen.nodes().get(at) else {
            continue;
        };
        let open = props.opened.contains(&node.id);
        let name: String = match node.leaf.and_then(|l| frozen.leaves().get(l)) {
            Some(leaf) => {
                crate::widgets::lineage::name(&leaf.indicator, true, &text, &props.compared.plan, world)
                    .into()
            }
            None => text.pillar(&node.name).into(),
        };
        let mark = (depth == 0).then(|| pillar_mark(&node.id)).flatten();
        let now = share_of(frozen, at);
        let alone = weight_of(frozen, at, now).is_none();
        let id = node.id.clone();
        let oninput = {
            let (on, id, compared) = (props.on_drag.clone(), id.clone(), compared.clone());
            Callback::from(move |event: InputEvent| {
                if let Some(weight) = share(&event).and_then(|s| weight_of(&compared.scores.frozen, at, s)) {
                    on.emit(Some((id.clone(), weight)));
                }
            })
        };
        let onchange = {
            let (on, id, compared) = (props.on_drag.clone(), id.clone(), compared.clone());
            let (editor, framework) = (props.editor.clone(), framework.clone());
            Callback::from(move |event: Event| {
                let weight = share(&event).and_then(|s| weight_of(&compared.scores.frozen, at, s));
                on.emit(None);
                if weight.is_some() {
                    editor.run(Command::SetWeight {
                        framework: framework.clone(),
                        node: id.clone(),
                        weight,
                    });
                }
            })
        };
        let toggle = (!node.children.is_empty()).then(|| {
            let (on, id) = (props.on_open.clone(), id.clone());
            let onclick = Callback::from(move |_: MouseEvent| on.emit(id.clone()));
            let label: String = text.tr(if open { "frame-shut" } else { "frame-open" }, &[("node", name.as_str().into())]).into();
            html! { <button class={classes!("cmp-open", open.then_some("is-open"))} aria-expanded={open.to_string()} aria-label={label.clone()} title={label} {onclick}></button> }
        });
        let hold = hold_of(compared.holds.as_deref(), &id);
        let band = hold.flatten().map(|h| {
            let at = |share: f64| (share / MOST).clamp(0.0, 1.0) * 100.0;
            format!("--a:{:.2};--b:{:.2}", at(h.low), at(h.high))
        });
        let empty = band.is_none();
        let said = hold.map_or_else(|| "\u{a0}".to_owned(), |h| stability(h, &text));
        let label: String = text.tr("cmp-weight-of", &[("part", name.as_str().into())]).into();
        rows.push(html! {
            <li key={id.clone()} class={classes!("cmp-weight", format!("depth-{}", depth.min(2)))}>
                <span class="cmp-weight-name">{ toggle }{ for mark.map(|(prong, _)| html! { <>{ glyph::prong(prong) }{ " " }</> }) }<span class="ellipsis" title={name.clone()}>{ name }</span></span>
                <span class="cmp-slider">
                    <span class={classes!("cmp-band", empty.then_some("is-empty"))} style={band} aria-hidden="true"><i></i></span>
                    <input type="range" min="0" max={(MOST * 100.0).to_string()} step="1" value={format!("{:.2}", now * 100.0)} disabled={alone}
                        aria-label={label} aria-valuetext={text.percent(now, 0).to_string()} data-testid={format!("weight-{id}")} {oninput} {onchange} />
                </span>
                <b class="num" data-testid={format!("share-{id}")}>{ text.percent(now, 0) }</b>
                <span class="note cmp-said">{ said }
                    if depth > 0 { { " " }{ text.tr("cmp-of-whole", &[("share", text.percent(of_whole(frozen, at), 1).into())]) } }</span>
            </li>
        });
    }
    let changed: Vec<String> = props
        .editor
        .store
        .plan
        .weights
        .iter()
        .filter(|w| w.framework == framework)
        .map(|w| w.node.clone())
        .collect();
    let reset = {
        let (editor, framework, changed) = (props.editor.clone(), framework.clone(), changed.clone());
        Callback::from(move |_: MouseEvent| {
            let commands = changed
                .iter()
                .map(|node| Command::SetWeight {
                    framework: framework.clone(),
                    node: node.clone(),
                    weight: None,
                })
                .collect();
            editor.run(Command::Batch { commands });
        })
    };
    let order = compared.holds.as_ref().map(|holds| {
        let codes: Vec<String> = holds.order.iter().map(ToString::to_string).collect();
        html! { <>{ text.t("cmp-order") }{ " " }<b class="ltr">{ codes.join(" › ") }</b>{ ". " }</> }
    });
    html! {
        <section class="cmp-weights">
            <div class="between">
                <h2>{ title(compared, &text) }</h2>
                if !changed.is_empty() { <button class="link no-print" data-testid="weights-reset" onclick={reset}>{ text.t("eco-weights-own") }</button> }
            </div>
            <p class="note">{ order }{ text.t("cmp-weights-sub") }</p>
            <ul>{ for rows }</ul>
        </section>
    }
}

/// The pillar whose weight turns the order soonest.
fn title(compared: &Compared, text: &Text) -> Html {
    let frozen = &compared.scores.frozen;
    let pillars = frozen
        .nodes()
        .first()
        .map(|r| r.children.clone())
        .unwrap_or_default();
    let room = |hold: Hold| {
        let down = if hold.low > 0.0 {
            hold.now - hold.low
        } else {
            f64::INFINITY
        };
        let up = if hold.high < 1.0 {
            hold.high - hold.now
        } else {
            f64::INFINITY
        };
        (down.min(up), down < up)
    };
    let soonest = pillars
        .iter()
        .filter_map(|at| {
            let node = frozen.nodes().get(*at)?;
            let hold = hold_of(compared.holds.as_deref(), &node.id)??;
            let (room, down) = room(hold);
            room.is_finite().then_some((room, down, node, hold))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0));
    match (soonest, &compared.holds) {
        (Some((_, down, node, hold)), _) => {
            let end = if down { hold.low } else { hold.high };
            let args = [
                ("part", text.pillar(&node.name).into()),
                ("now", text.percent(hold.now, 0).into()),
                ("then", text.percent(end, u8::from(end < 0.1)).into()),
            ];
            html! { { text.tr("cmp-turns", &args) } }
        }
        (None, Some(_)) => html! { { text.t("cmp-turns-never") } },
        (None, None) => html! { { text.t("cmp-weights-plain") } },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicators::View;

    fn frozen() -> Frozen {
        let world = engine::World::load().unwrap();
        let plan = engine::example(world).unwrap();
        engine::basis::frozen(world, &plan, "prongs", View::Outcomes).unwrap()
    }

    #[test]
    fn the_shares_of_all_leaves_in_the_whole_sum_to_one() {
        let frozen = frozen();
        let sum: f64 = frozen.leaves().iter().map(|l| of_whole(&frozen, l.at)).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
    }

    #[test]
    fn the_weight_of_the_share_as_set_is_the_weight_as_set() {
        let frozen = frozen();
        for (at, node) in frozen.nodes().iter().enumerate().skip(1) {
            if let Some(weight) = weight_of(&frozen, at, share_of(&frozen, at)) {
                assert!((weight - node.weight).abs() < 1e-3, "{}: {weight}", node.id);
            }
        }
    }

    #[test]
    fn a_group_that_is_opened_shows_its_parts_right_under_it() {
        let frozen = frozen();
        let shut = on_show(&frozen, &BTreeSet::new());
        let open = on_show(&frozen, &BTreeSet::from([shut[0].clone()]));
        assert!(open.len() > shut.len() && open[0] == shut[0]);
        assert!(open[1].starts_with(&shut[0]));
    }
}
