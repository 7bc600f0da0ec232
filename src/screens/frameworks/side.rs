//! Beside the tree: the chosen indicator, adding one of the data or one of one's own, and groups.

use std::rc::Rc;

use indicators::framework::LeafKind;
use indicators::{Direction, Edit, Role};
use plan::{Command, OwnIndicator};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::cells::Shown;
use super::{edits, words};
use crate::state::{use_store, use_text, use_world};

/// Matches listed. An assumption about what is read.
const MOST: usize = 7;

/// Properties of the panels beside the tree.
#[derive(Properties, PartialEq)]
pub struct SideProps {
    /// What is shown.
    pub shown: Rc<Shown>,
    /// Code of the chosen row.
    pub chosen: String,
    /// The framework is edited; the code is chosen then.
    pub on_edit: Callback<(Vec<Edit>, Option<String>)>,
    /// A command beyond the framework; the code is chosen then.
    pub on_run: Callback<(Command, Option<String>)>,
}

/// The chosen row: what it is, what it is divided by, moves and removal.
#[component]
pub fn Chosen(props: &SideProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let group_name = use_node_ref();
    let plan = &store.plan;
    let framework = &props.shown.framework;
    let Some(node) = framework.node(&props.chosen) else {
        return html! {};
    };
    let name = words::node(plan, world, &text, node);
    let leaf = node.leaf();
    let facts = leaf.map(|leaf| facts(leaf, plan, world, &text));
    let divide = leaf.filter(|l| props.shown.own && l.role == Role::Outcome).map(|leaf| {
        let onchange = {
            let (on, code, shown, store) = (props.on_edit.clone(), node.code.clone(), Rc::clone(&props.shown), store.clone());
            Callback::from(move |event: Event| {
                let select: HtmlSelectElement = event.target_unchecked_into();
                let by = Some(select.value()).filter(|v| !v.is_empty());
                let edits = edits::divided(store.world, &store.plan, &shown.framework, &code, by.as_deref());
                on.emit((edits, None));
            })
        };
        // Totals divide; shares and scores do not: what has no better side is context.
        let totals = world.pack.indicators().iter().filter(|i| i.direction == Direction::Neutral && i.id != leaf.indicator);
        let options = totals.map(|i| {
            let on = leaf.denominator.as_deref() == Some(i.id.as_str());
            html! { <option value={i.id.clone()} selected={on}>{ text.indicator(&i.id, &i.name).to_string() }</option> }
        });
        html! {
            <label class="frame-field"><span>{ text.t("frame-divide") }</span>
                <select class="input" data-testid="frame-divide" {onchange}>
                    <option value="" selected={leaf.denominator.is_none()}>{ text.t("frame-divide-none") }</option>
                    { for options }
                </select></label>
        }
    });
    let actions = props.shown.own.then(|| {
        let step = |step: edits::Step, key: &str, sign: &str, mirrored: bool| {
            let edit = edits::moved(framework, &node.code, step);
            let (on, code, moved) = (props.on_edit.clone(), node.code.clone(), edit.clone());
            let onclick = Callback::from(move |_: MouseEvent| {
                if let Some(edit) = moved.clone() {
                    on.emit((vec![edit], Some(code.clone())));
                }
            });
            html! { <button class={classes!("icon-button", mirrored.then_some("directional"))} disabled={edit.is_none()} title={text.t(key)} aria-label={text.t(key)} {onclick}>{ sign.to_owned() }</button> }
        };
        let drop = {
            let (on, code) = (props.on_edit.clone(), node.code.clone());
            let parent = node.parent.clone();
            Callback::from(move |_: MouseEvent| on.emit((vec![Edit::Drop { node: code.clone() }], parent.clone())))
        };
        let group = {
            let (on, shown, code, field) = (props.on_edit.clone(), Rc::clone(&props.shown), node.code.clone(), group_name.clone());
            Callback::from(move |event: SubmitEvent| {
                event.prevent_default();
                let typed = field.cast::<HtmlInputElement>().map(|i| i.value()).unwrap_or_default();
                if let Some((group, edits)) = edits::grouped(&shown.framework, &code, &typed) {
                    on.emit((edits, Some(group)));
                }
            })
        };
        html! {
            <>
                <div class="row frame-steps">
                    { step(edits::Step::Up, "frame-up", "↑", false) }{ step(edits::Step::Down, "frame-down", "↓", false) }
                    { step(edits::Step::Out, "frame-out", "←", true) }{ step(edits::Step::In, "frame-in", "→", true) }
                    <button class="link push" data-testid="frame-drop" onclick={drop}>{ text.t("frame-drop") }</button>
                </div>
                <form class="row" onsubmit={group}>
                    <input ref={group_name} class="input grow" required=true maxlength="80" aria-label={text.t("frame-group-name")} placeholder={text.t("frame-group-name")} />
                    <button class="btn">{ text.t("frame-group") }</button>
                </form>
            </>
        }
    });
    html! {
        <section class="stack tight frame-chosen">
            <h2>{ name }</h2>
            { facts }{ divide }{ actions }
        </section>
    }
}

fn facts(leaf: &LeafKind, plan: &plan::Plan, world: &engine::World, text: &crate::text::Text) -> Html {
    let of_pack = world.pack.indicator(&leaf.indicator);
    let own = plan.own_indicator(&leaf.indicator);
    let source = match (own, of_pack) {
        (Some(own), _) => Some(own.source.clone()),
        (None, Some(i)) => world.pack.source(&i.source).map(|s| s.title.clone()),
        (None, None) => None,
    };
    let unit = words::unit(plan, world, &leaf.indicator);
    let values = own.map(|own| {
        let n = plan.own_values.iter().filter(|o| o.indicator == own.id).count();
        text.tr(
            "frame-own-values",
            &[("n", n.into()), ("code", own.id.as_str().into())],
        )
    });
    html! {
        <>
            if leaf.role == Role::Milestone {
                <p class="sub">{ text.t("frame-milestone-note") }</p>
            } else {
                <p class="sub"><span lang="en" dir="ltr">{ unit }</span>{ for source.map(|s| html! { <>{ " · " }<span class="isolate" lang="en">{ s }</span></> }) }</p>
            }
            { for of_pack.map(|i| html! { <p class="note" lang="en" dir="ltr">{ i.definition.clone() }</p> }) }
            { for values.map(|v| html! { <p class="note">{ v }</p> }) }
        </>
    }
}

/// Searching the data for an indicator.
#[component]
pub fn AddIndicator(props: &SideProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let query = use_state(String::new);
    let used: Vec<&str> = props
        .shown
        .framework
        .nodes
        .iter()
        .filter_map(|n| n.leaf())
        .map(|l| l.indicator.as_str())
        .collect();
    let sought = query.trim().to_lowercase();
    let hits: Vec<(String, String)> = if sought.is_empty() {
        Vec::new()
    } else {
        let own = store
            .plan
            .own_indicators
            .iter()
            .map(|i| (i.id.clone(), i.name.clone()));
        let pack = world
            .pack
            .indicators()
            .iter()
            .map(|i| (i.id.clone(), text.indicator(&i.id, &i.name).to_string()));
        own.chain(pack)
            .filter(|(id, name)| {
                sought
                    .split_whitespace()
                    .all(|w| name.to_lowercase().contains(w) || id.contains(w))
            })
            .collect()
    };
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            query.set(input.value());
        })
    };
    let rows = hits.iter().take(MOST).map(|(id, name)| {
        let add = {
            let (on, shown, chosen, id, store) = (props.on_edit.clone(), Rc::clone(&props.shown), props.chosen.clone(), id.clone(), store.clone());
            Callback::from(move |_: MouseEvent| {
                let own = store.plan.own_indicator(&id).map(|own| LeafKind {
                    indicator: own.id.clone(),
                    role: Role::Outcome,
                    direction: own.direction,
                    transform: indicators::Transform::Identity,
                    low: own.low,
                    high: own.high,
                    denominator: None,
                });
                if let Some(leaf) = own.or_else(|| edits::start(store.world, &store.plan, &id)) {
                    let (code, edit) = edits::added(&shown.framework, leaf, Some(&chosen));
                    on.emit((vec![edit], Some(code)));
                }
            })
        };
        let there = used.contains(&id.as_str());
        html! {
            <li key={id.clone()} class="between"><span>{ name.clone() }{ for there.then(|| html! { <>{ " " }<span class="tag">{ text.t("frame-there") }</span></> }) }</span>
                <button class="link" data-testid={format!("add-{id}")} aria-label={text.tr("frame-add-of", &[("node", name.as_str().into())])} onclick={add}>{ text.t("frame-add") }</button></li>
        }
    });
    html! {
        <div class="stack tight">
            <input type="search" class="input" data-testid="frame-search" value={(*query).clone()} aria-label={text.t("frame-search")} placeholder={text.t("frame-search")} {oninput} />
            if !sought.is_empty() {
                <p class="note" aria-live="polite">{ text.tr("frame-hits", &[("n", hits.len().into())]) }</p>
            }
            <ul class="frame-hits">{ for rows }</ul>
        </div>
    }
}

/// Describing an indicator of one's own, and taking one away.
#[component]
pub fn OwnIndicators(props: &SideProps) -> Html {
    let (text, store) = (use_text(), use_store());
    let [name, unit, source, low, high] = [
        use_node_ref(),
        use_node_ref(),
        use_node_ref(),
        use_node_ref(),
        use_node_ref(),
    ];
    let side = use_node_ref();
    let typed = |field: &NodeRef| {
        field
            .cast::<HtmlInputElement>()
            .map(|i| i.value().trim().to_owned())
            .unwrap_or_default()
    };
    let onsubmit = {
        let (on, shown, chosen, store) = (
            props.on_run.clone(),
            Rc::clone(&props.shown),
            props.chosen.clone(),
            store.clone(),
        );
        let fields = [
            name.clone(),
            unit.clone(),
            source.clone(),
            low.clone(),
            high.clone(),
        ];
        let side = side.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let [name, unit, source, low, high] = fields.each_ref().map(typed);
            let lower = side
                .cast::<HtmlSelectElement>()
                .is_some_and(|s| s.value() == "lower");
            let own = OwnIndicator {
                id: words::own_code(&store.plan, &name),
                name,
                unit,
                direction: if lower {
                    Direction::Lower
                } else {
                    Direction::Higher
                },
                source,
                low: low.parse().unwrap_or(f64::NAN),
                high: high.parse().unwrap_or(f64::NAN),
            };
            let (code, command) = edits::described(&shown.framework, &own, Some(&chosen));
            on.emit((command, Some(code)));
        })
    };
    let field = |node: &NodeRef, key: &str, kind: &'static str| {
        html! {
            <label class="frame-field"><span>{ text.t(key) }</span><input ref={node.clone()} class={classes!("input", (kind == "number").then_some("num"))} type={kind} step="any" required=true maxlength="120" /></label>
        }
    };
    let rows = store.plan.own_indicators.iter().map(|own| {
        let forget = {
            let (on, command) = (props.on_run.clone(), edits::forgotten(&store.plan, &own.id));
            Callback::from(move |_: MouseEvent| on.emit((command.clone(), None)))
        };
        html! {
            <li key={own.id.clone()} class="between"><span>{ own.name.clone() }{ " " }<code class="ltr note">{ own.id.clone() }</code></span>
                <button class="link" onclick={forget}>{ text.t("frame-forget") }</button></li>
        }
    });
    html! {
        <div class="stack tight">
            <ul class="frame-hits">{ for rows }</ul>
            <form class="frame-form" data-testid="own-indicator" {onsubmit}>
                { field(&name, "frame-own-label", "text") }
                { field(&unit, "frame-own-unit", "text") }
                { field(&source, "frame-own-source", "text") }
                <label class="frame-field"><span>{ text.t("frame-col-direction") }</span>
                    <select ref={side} class="input"><option value="higher">{ text.t("frame-higher") }</option><option value="lower">{ text.t("frame-lower") }</option></select></label>
                { field(&low, "frame-own-low", "number") }
                { field(&high, "frame-own-high", "number") }
                <button class="btn">{ text.t("frame-own-add") }</button>
            </form>
            <p class="note">{ text.t("frame-own-note") }</p>
        </div>
    }
}
