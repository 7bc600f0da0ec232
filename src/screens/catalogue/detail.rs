//! One archetype opened: its values as fields, the shipped value beside what was changed, its rules,
//! what it can do harm by, its effects.

use std::rc::Rc;

use foresight::catalogue::{Item, ItemFault, Standing, is_assumption};
use foresight::{Archetype, Grade, Harm};
use ledger::Prong;
use plan::Command;
use yew::prelude::*;

use super::effects::Effects;
use super::fields::{Line, Number, choice};
use super::list::tags;
use super::{edits, names};
use crate::route::{Place, Route, Screen};
use crate::screens::portfolio::edit::Editor;
use crate::state::{Action, Toast, use_store, use_text};
use crate::text::{Phrase, Text};

/// Properties of [`Detail`].
#[derive(Properties, PartialEq)]
pub struct DetailProps {
    /// The archetype.
    pub item: Item,
    /// Changes the plan.
    pub editor: Editor,
    /// Address.
    pub place: Place,
}

/// What a field needs to change the archetype.
#[derive(Clone)]
pub struct Changes {
    /// Changes the plan.
    pub editor: Editor,
    /// Id.
    pub id: String,
}

impl Changes {
    /// A callback that sets one value.
    pub fn set<T: 'static>(&self, set: impl Fn(&mut Archetype, T) + 'static) -> Callback<T> {
        let (editor, id, set) = (self.editor.clone(), self.id.clone(), Rc::new(set));
        Callback::from(move |value: T| edits::apply(&editor, &id, |a| set(a, value)))
    }
}

/// What is wrong, in words.
pub fn fault(text: &Text, fault: &ItemFault) -> Phrase {
    text.find(&format!("catalogue-fault-{}", fault.code), &[])
        .unwrap_or_else(|| text.t("catalogue-fault-other"))
}

/// The grades as a choice.
pub fn grades(text: &Text, label: Phrase, now: Grade, on: Callback<String>) -> Html {
    let options = [
        (Grade::A, "grade-a"),
        (Grade::B, "grade-b"),
        (Grade::C, "grade-c"),
        (Grade::D, "grade-d"),
    ];
    let options = options.map(|(g, key)| (format!("{g:?}"), format!("{g:?}: {}", text.t(key)), g == now));
    choice(label.to_string(), options, on)
}

/// The grade of a letter.
pub fn grade_of(letter: &str) -> Grade {
    match letter {
        "A" => Grade::A,
        "B" => Grade::B,
        "C" => Grade::C,
        _ => Grade::D,
    }
}

/// The panel.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let (text, store) = (use_text(), use_store());
    let item = &props.item;
    let a = &item.archetype;
    let changes = Changes {
        editor: props.editor.clone(),
        id: a.id.clone(),
    };
    let name = text.archetype(&a.id, &a.name);
    let act = |command: Command, said: &'static str, to: Option<String>| {
        let (editor, place) = (props.editor.clone(), props.place.clone());
        Callback::from(move |_: MouseEvent| {
            let asked = editor.store.plan.example;
            editor.run(command.clone());
            if !asked {
                editor
                    .store
                    .dispatch(Action::Say(Toast::undoable(said, Vec::new())));
            }
            if let Some(to) = to.clone() {
                place.set(names::ID, Some(to));
            }
        })
    };
    let copy = {
        let label = text.tr("frame-copy-name", &[("name", name.as_str().into())]);
        let new = edits::copy(store.world, &store.plan, a, label.as_str());
        let to = Some(new.id.clone());
        act(edits::set(store.world, new), "catalogue-copied", to)
    };
    let back = match item.standing {
        Standing::Shipped => None,
        Standing::Edited => Some(("catalogue-restore", "catalogue-restored")),
        Standing::Own => Some(("catalogue-remove", "catalogue-removed")),
    };
    let back = back.map(|(key, said)| {
        let onclick = act(edits::restore(&a.id), said, None);
        html! { <button class="link" data-testid="catalogue-restore" {onclick}>{ text.t(key) }</button> }
    });
    let whole: Vec<&ItemFault> = item.faults.iter().filter(|f| f.effect.is_none()).collect();
    html! {
        <aside class="cat-detail stack" aria-label={name.to_string()} data-testid="catalogue-detail">
            <div class="between"><h2>{ name }</h2><span>{ tags(item, &text) }</span></div>
            <div class="row cat-actions">
                <button class="link" data-testid="catalogue-duplicate" onclick={copy}>{ text.t("catalogue-duplicate") }</button>
                { for back }
                <a class="link" href={Route::to(Screen::Catalogue).with(names::SHOW, Some("graph".into())).hash()}>{ text.t("catalogue-to-graph") }</a>
            </div>
            if !whole.is_empty() {
                <div class="cat-faults" role="alert" data-testid="catalogue-fault">
                    <p class="strong">{ text.t("catalogue-left-out") }</p>
                    <ul>{ for whole.iter().map(|f| html! { <li>{ fault(&text, f) }{ " " }<code class="ltr">{ format!("{}: {}", f.field, f.found) }</code></li> }) }</ul>
                </div>
            }
            <Values item={item.clone()} editor={props.editor.clone()} />
            <Effects item={item.clone()} editor={props.editor.clone()} place={props.place.clone()} />
            <section class="stack tight">
                <h3>{ text.t("catalogue-rules") }</h3>
                <label class="cat-field"><span>{ text.t("catalogue-sizing") }</span>
                    <Line label={text.t("catalogue-sizing")} value={a.sizing.clone()} code=true on_change={changes.set(|a, v: String| a.sizing = v)} /></label>
                <p class="note">{ a.sizing_source.clone() }</p>
                <label class="cat-field"><span>{ text.t("catalogue-prerequisites") }</span>
                    <Line label={text.t("catalogue-prerequisites")} value={a.prerequisites.join("; ")} code=true testid="catalogue-prerequisites"
                        on_change={changes.set(|a, v: String| a.prerequisites = clauses(&v))} /></label>
                <label class="cat-field"><span>{ text.t("catalogue-eligible") }</span>
                    <Line label={text.t("catalogue-eligible")} value={a.eligible_when.join("; ")} code=true
                        on_change={changes.set(|a, v: String| a.eligible_when = clauses(&v))} /></label>
                if !a.rule_notes.is_empty() { <p class="note" lang="en">{ a.rule_notes.clone() }</p> }
            </section>
            <Harms item={item.clone()} editor={props.editor.clone()} />
        </aside>
    }
}

/// Clauses joined by AND, separated by semicolons.
fn clauses(text: &str) -> Vec<String> {
    text.split(';')
        .map(|c| c.trim().to_owned())
        .filter(|c| !c.is_empty())
        .collect()
}

/// Properties of the parts of the panel.
#[derive(Properties, PartialEq)]
pub struct ItemProps {
    /// The archetype.
    pub item: Item,
    /// Changes the plan.
    pub editor: Editor,
}

/// Name, group, costs, times, delivery.
#[component]
fn Values(props: &ItemProps) -> Html {
    let text = use_text();
    let item = &props.item;
    let a = &item.archetype;
    let changes = Changes {
        editor: props.editor.clone(),
        id: a.id.clone(),
    };
    let wrong = |field: &str| item.faults.iter().any(|f| f.effect.is_none() && f.field == field);
    // The shipped value stands beside what was changed.
    let was = |of: &dyn Fn(&Archetype) -> f64| {
        let default = item.default.as_ref().map(of);
        default
            .filter(|d| d.to_bits() != of(a).to_bits())
            .map(|d| html! { <span class="note cat-was">{ text.tr("catalogue-was", &[("value", text.full(d).into())]) }</span> })
    };
    let number = |key: &str,
                  testid: Option<&'static str>,
                  of: fn(&Archetype) -> f64,
                  set: fn(&mut Archetype, f64),
                  field: &str| {
        let label = text.t(key);
        html! {
            <label class="cat-field"><span>{ label.clone() }</span>
                <Number label={label} value={of(a)} {testid} wrong={wrong(field)} on_change={changes.set(set)} />{ for was(&of) }</label>
        }
    };
    let costs = [0usize, 1, 2].map(|which| {
        let key = ["catalogue-low", "catalogue-mid", "catalogue-high"][which];
        let value = [a.unit_cost.low, a.unit_cost.mid, a.unit_cost.high][which];
        let of = move |a: &Archetype| [a.unit_cost.low, a.unit_cost.mid, a.unit_cost.high][which];
        html! {
            <label><span class="note">{ text.t(key) }</span>
                <Number label={text.t(key)} {value} wrong={wrong("unit_cost")} testid={["cost-low", "cost-mid", "cost-high"][which]}
                    on_change={changes.set(move |a, v| edits::part(&mut a.unit_cost, which, v))} />{ for was(&of) }</label>
        }
    });
    let prongs = Prong::ALL.map(|p| (p.as_str().to_owned(), text.prong(p).to_string(), p == a.prong));
    let on_prong = changes.set(|a, v: String| {
        if let Some(prong) = Prong::ALL.into_iter().find(|p| p.as_str() == v) {
            a.prong = prong;
        }
    });
    let assumed = is_assumption(&a.cost_source) || a.cost_grade == Grade::D;
    let delivery = text.tr(
        "catalogue-delivery-is",
        &[
            ("full", text.percent(a.delivery[0], 0).into()),
            ("partial", text.percent(a.delivery[1], 0).into()),
            ("fail", text.percent(a.delivery[2], 0).into()),
        ],
    );
    html! {
        <section class="stack tight">
            if item.standing != Standing::Shipped {
                <label class="cat-field"><span>{ text.t("catalogue-name") }</span>
                    <Line label={text.t("catalogue-name")} value={a.name.clone()} testid="catalogue-name" on_change={changes.set(|a, v: String| a.name = v)} /></label>
            }
            <div class="cat-field"><span>{ text.t("portfolio-col-group") }</span>{ choice(text.t("portfolio-col-group").to_string(), prongs, on_prong) }</div>
            <h3>{ text.tr("catalogue-cost-of", &[("unit", text.unit(&a.unit).into())]) }{ for assumed.then(|| html! { <>{ " " }<span class="tag warn">{ text.t("help-assumption") }</span></> }) }</h3>
            <div class="cat-range">{ for costs }</div>
            <div class="cat-field"><span>{ text.t("catalogue-grade") }</span>{ grades(&text, text.t("catalogue-grade"), a.cost_grade, changes.set(|a, v: String| a.cost_grade = grade_of(&v))) }</div>
            <label class="cat-field"><span>{ text.t("catalogue-source") }</span>
                <Line label={text.t("catalogue-source")} value={a.cost_source.clone()} testid="cost-source" on_change={changes.set(|a, v: String| a.cost_source = v)} /></label>
            <details class="cat-more">
                <summary>{ text.t("catalogue-times") }</summary>
                { number("catalogue-fixed", None, |a| a.fixed_cost, |a, v| a.fixed_cost = v, "fixed_cost") }
                { number("catalogue-om", None, |a| a.om_share, |a, v| a.om_share = v, "om_share") }
                <p class="note">{ a.om_source.clone() }</p>
                { number("catalogue-work", None, |a| f64::from(a.duration), |a, v| a.duration = years(v), "duration") }
                { number("catalogue-lag", None, |a| f64::from(a.lag), |a, v| a.lag = years(v), "lag") }
                { number("catalogue-tau", None, |a| a.tau, |a, v| a.tau = v, "tau") }
                { number("catalogue-decay", None, |a| a.decay, |a, v| a.decay = v, "decay") }
                <p class="note">{ delivery }</p>
            </details>
        </section>
    }
}

/// Whole years as the catalogue keeps them; what is out of range is named on the item.
fn years(value: f64) -> u8 {
    // Rounded and kept within the type: 255 is out of range and said so.
    value.round().clamp(0.0, 255.0) as u8
}

/// What it can do harm by; each can be marked or taken off.
#[component]
fn Harms(props: &ItemProps) -> Html {
    let text = use_text();
    let a = &props.item.archetype;
    let changes = Changes {
        editor: props.editor.clone(),
        id: a.id.clone(),
    };
    let rows = Harm::ALL.map(|harm| {
        let on = a.harms.contains(&harm);
        let flip = changes.set(move |a, ()| {
            if a.harms.contains(&harm) {
                a.harms.retain(|h| *h != harm);
            } else {
                a.harms.push(harm);
                a.harms.sort_unstable();
            }
        });
        let onchange = Callback::from(move |_: Event| flip.emit(()));
        html! { <li><label class="field"><input type="checkbox" checked={on} {onchange} />{ text.t(harm_key(harm)) }</label></li> }
    });
    html! {
        <section class="stack tight">
            <h3>{ text.t("catalogue-harms") }</h3>
            <p class="note">{ text.t("catalogue-harms-note") }</p>
            <ul class="cat-harms">{ for rows }</ul>
        </section>
    }
}

/// Message key of a harm's name.
pub fn harm_key(harm: Harm) -> &'static str {
    match harm {
        Harm::Surveillance => "harm-surveillance",
        Harm::Exclusion => "harm-exclusion",
        Harm::PersonalData => "harm-personal_data",
        Harm::Arbitrary => "harm-arbitrary",
        Harm::DualUse => "harm-dual_use",
        Harm::BrainDrain => "harm-brain_drain",
        Harm::Resource => "harm-resource",
    }
}
