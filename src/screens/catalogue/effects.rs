//! The effects of an archetype: what it moves, how far, on what evidence.

use std::collections::BTreeSet;

use foresight::catalogue::{Item, ItemFault, is_assumption};
use foresight::{DoseKind, Effect, Grade};
use yew::prelude::*;

use super::detail::{Changes, fault, grade_of, grades};
use super::fields::{Line, Number, choice};
use super::{edits, names};
use crate::route::Place;
use crate::screens::frameworks::words;
use crate::screens::portfolio::edit::Editor;
use crate::state::{use_store, use_text, use_world};

/// Properties of [`Effects`].
#[derive(Properties, PartialEq)]
pub struct EffectsProps {
    /// The archetype.
    pub item: Item,
    /// Changes the plan.
    pub editor: Editor,
    /// Address: whether milestones are left out.
    pub place: Place,
}

const KINDS: [(DoseKind, &str, &str); 6] = [
    (DoseKind::Exposure, "exposure", "catalogue-kind-exposure"),
    (DoseKind::Gap, "gap", "catalogue-kind-gap"),
    (DoseKind::Log, "log", "catalogue-kind-log"),
    (DoseKind::Spend, "spend", "catalogue-kind-spend"),
    (DoseKind::Count, "count", "catalogue-kind-count"),
    (DoseKind::Milestone, "milestone", "catalogue-kind-milestone"),
];

/// The list, and adding one.
#[component]
pub fn Effects(props: &EffectsProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let item = &props.item;
    let a = &item.archetype;
    let changes = Changes {
        editor: props.editor.clone(),
        id: a.id.clone(),
    };
    let outcomes = props.place.route.get(names::COUNT) == Some("outcomes");
    let shown = a
        .effects
        .iter()
        .filter(|e| !(outcomes && e.indicator.starts_with("milestone_")));
    let one = |e: &Effect| {
        let id = e.indicator.clone();
        let name = words::indicator(&store.plan, world, &text, &id);
        let milestone = id.starts_with("milestone_");
        let faults: Vec<&ItemFault> = item
            .faults
            .iter()
            .filter(|f| f.effect.as_deref() == Some(id.as_str()))
            .collect();
        let change = |set: fn(&mut Effect, String)| {
            let id = id.clone();
            changes.set(move |a, v: String| {
                if let Some(e) = a.effects.iter_mut().find(|e| e.indicator == id) {
                    set(e, v);
                }
            })
        };
        let sizes = [0usize, 1, 2].map(|which| {
            let key = ["catalogue-low", "catalogue-mid", "catalogue-high"][which];
            let value = [e.size.low, e.size.mid, e.size.high][which];
            let label = format!("{name}: {}", text.t(key));
            let id = id.clone();
            let testid = format!("effect-{}-{id}", ["low", "mid", "high"][which]);
            let on_change = changes.set(move |a, v: f64| {
                if let Some(e) = a.effects.iter_mut().find(|e| e.indicator == id) {
                    edits::part(&mut e.size, which, v);
                }
            });
            let wrong = faults.iter().any(|f| f.field == "size");
            html! { <Number {label} {value} {wrong} {testid} {on_change} /> }
        });
        let kinds = KINDS.map(|(k, word, key)| (word.to_owned(), text.t(key).to_string(), k == e.kind));
        let on_kind = change(|e, v| {
            if let Some((kind, ..)) = KINDS.into_iter().find(|(_, word, _)| *word == v) {
                edits::kind(e, kind);
            }
        });
        let on_grade = change(|e, v| e.grade = grade_of(&v));
        let on_source = change(|e, v| e.source = v);
        let drop = {
            let id = id.clone();
            let set = changes.set(move |a, ()| a.effects.retain(|e| e.indicator != id));
            Callback::from(move |_: MouseEvent| set.emit(()))
        };
        let grade_label = text.tr("catalogue-grade-of", &[("name", name.as_str().into())]);
        html! {
            <li class="cat-effect" key={id.clone()} data-effect={id.clone()}>
                <div class="between"><b>{ name.clone() }</b>
                    <span>
                        if milestone { <span class="tag">{ text.t("frame-milestone") }</span>{ " " } }
                        if is_assumption(&e.source) || e.grade == Grade::D { <span class="tag warn">{ text.t("help-assumption") }</span> }
                    </span></div>
                <div class="cat-effect-row">
                    { choice(format!("{name}: {}", text.t("catalogue-kind")), kinds, on_kind) }
                    <span class="cat-sizes">{ for sizes }</span>
                    { grades(&text, grade_label, e.grade, on_grade) }
                </div>
                <div class="row">
                    <Line label={format!("{name}: {}", text.t("catalogue-source"))} value={e.source.clone()} on_change={on_source} />
                    <button class="link" aria-label={text.tr("catalogue-drop-effect", &[("name", name.as_str().into())]).to_string()} onclick={drop}>{ text.t("frame-drop") }</button>
                </div>
                { for faults.iter().map(|f| html! { <p class="cat-faults" role="alert" data-testid="effect-fault">{ text.t("catalogue-effect-left-out") }{ " " }{ fault(&text, f) }{ " " }<code class="ltr">{ f.found.clone() }</code></p> }) }
            </li>
        }
    };
    // What can be moved: the leaves of every framework that can be chosen, each once.
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for (id, _) in engine::frameworks::all(world, &store.plan) {
        if let Ok(framework) = engine::frameworks::framework(world, &store.plan, id) {
            ids.extend(framework.leaves.iter().map(|l| l.indicator.clone()));
        }
    }
    let free = ids
        .into_iter()
        .filter(|id| a.effects.iter().all(|e| e.indicator != *id));
    let mut options: Vec<(String, String, bool)> = free
        .map(|id| {
            let name = words::indicator(&store.plan, world, &text, &id).to_string();
            (id, name, false)
        })
        .collect();
    options.sort_by(|x, y| x.1.cmp(&y.1));
    options.insert(
        0,
        (String::new(), text.t("catalogue-add-effect").to_string(), true),
    );
    let on_add = changes.set(|a, id: String| {
        if !id.is_empty() {
            a.effects.push(edits::effect(&id));
        }
    });
    html! {
        <section class="stack tight">
            <h3>{ text.tr("catalogue-effects", &[("n", a.effects.len().into())]) }</h3>
            <ul class="cat-effects">{ for shown.map(one) }</ul>
            <span data-testid="catalogue-add-effect">{ choice(text.t("catalogue-add-effect").to_string(), options, on_add) }</span>
            <p class="note">{ text.t("catalogue-effects-note") }</p>
        </section>
    }
}
