//! Frameworks: the trees an index is computed on. A shipped one is looked at and copied; one of the
//! plan's own is edited in place, with the effect of the last edit beside it.

mod cells;
mod changed;
pub use cells::plain;
mod edits;
mod effect;
mod judgements;
mod recipe;
mod rows;
mod side;
mod tree;
pub mod words;

use std::collections::BTreeSet;
use std::rc::Rc;

use indicators::{CustomFramework, Edit, Fault};
use plan::{Command, Plan, Refusal};
use readiness::frozen::ROOT;
use yew::prelude::*;

use crate::platform::page;
use crate::route::Place;
use crate::screens::portfolio::edit::mine_with;
use crate::state::{Action, Same, StoreHandle, Toast, readiness as score, use_store, use_text, use_world};
use crate::widgets::menu::Pick;
use cells::Shown;
use effect::{Effect, Side};
use side::{AddIndicator, Chosen, OwnIndicators, SideProps};
use tree::Tree;

/// Setting of the address: the framework on show.
const ID: &str = "id";
/// Setting of the address: what is shown of it.
const VIEW: &str = "view";
/// [`VIEW`]: why ranks changed instead of the tree.
const CHANGED: &str = "changed";

/// The framework of an id as it is shown: a shipped one as the copy it would become.
fn shown(world: &engine::World, plan: &Plan, id: &str) -> Option<Shown> {
    if let Some(own) = plan.framework(id) {
        return Some(Shown {
            framework: own.clone(),
            own: true,
        });
    }
    let framework = engine::frameworks::copy(world, plan, id, id, id)?;
    Some(Shown {
        framework,
        own: false,
    })
}

/// The plan with one weight as it is under the finger.
fn dragged(plan: &Rc<Plan>, framework: &str, drag: Option<&(String, f64)>) -> Rc<Plan> {
    let Some((node, weight)) = drag else {
        return Rc::clone(plan);
    };
    let mut next = Plan::clone(plan);
    let edit = Edit::SetWeight {
        node: node.clone(),
        weight: *weight,
    };
    // A weight that cannot stand leaves the last good one in sight.
    match edits::command(framework, edit).apply(&mut next) {
        Ok(_) => Rc::new(next),
        Err(_) => Rc::clone(plan),
    }
}

/// Runs a command and says what was refused, at which node; `None` where it was done.
fn run(store: &StoreHandle, command: Command, done: Option<Toast>) -> Option<Fault> {
    match command.apply(&mut Plan::clone(&store.plan)) {
        Ok(_) => {
            store.dispatch(Action::Run(Box::new(command)));
            if let Some(toast) = done {
                store.dispatch(Action::Say(toast));
            }
            None
        }
        Err(Refusal::Framework { fault, .. }) => Some(fault),
        Err(_) => {
            // The store says what other rule is broken.
            store.dispatch(Action::Run(Box::new(command)));
            None
        }
    }
}

/// The screen.
#[component]
pub fn FrameworksScreen() -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let place = use_context::<Place>();
    let plan = Rc::clone(&store.plan);
    let asked = place.as_ref().and_then(|p| p.route.get(ID)).map(str::to_owned);
    let id = asked
        .filter(|id| plan.framework(id).is_some() || world.framework(id).is_some())
        .unwrap_or_else(|| plan.settings.framework.clone());
    let chosen = use_state(|| ROOT.to_owned());
    let shut = use_state(BTreeSet::<String>::new);
    let fault = use_state(|| None::<Fault>);
    let drag = use_state(|| None::<(String, f64)>);
    // The plan before the last edit made here, with the framework it was made to.
    let before = use_state(|| None::<Side>);

    let of = use_memo((Same(Rc::clone(&plan)), id.clone()), |(plan, id)| {
        shown(world, plan, id).map(Rc::new)
    });
    let Some(of) = (*of).clone() else {
        return html! { <div class="page"><div class="state error"><p class="lead">{ text.t("error-unknown-framework") }</p></div></div> };
    };
    let now = use_memo(
        (Same(Rc::clone(&plan)), id.clone(), (*drag).clone()),
        |(plan, id, drag)| dragged(&plan.0, id, drag.as_ref()),
    );
    let now: Rc<Plan> = Rc::clone(&*now);
    let rows = use_memo(
        (Same(Rc::clone(&now)), id.clone(), (*shut).clone()),
        |(plan, id, shut)| {
            let found = score::scores(world, plan, id, plan.settings.view, plan.settings.base_year);
            shown(world, plan, id)
                .map_or_else(Vec::new, |of| rows::rows(&of.framework, found.as_deref(), shut))
        },
    );

    let act = {
        let (store, fault, before, chosen, id) = (
            store.clone(),
            fault.clone(),
            before.clone(),
            chosen.clone(),
            id.clone(),
        );
        Callback::from(
            move |(command, then, toast): (Command, Option<String>, Option<Toast>)| {
                let plan = Rc::clone(&store.plan);
                let refused = run(&store, command, toast);
                if refused.is_none() {
                    before.set(Some(Side {
                        plan,
                        framework: id.clone(),
                    }));
                    if let Some(code) = then {
                        chosen.set(code);
                    }
                }
                fault.set(refused);
            },
        )
    };
    let on_edits = {
        let (act, id, store, text) = (act.clone(), id.clone(), store.clone(), text.clone());
        Callback::from(move |(edits, then): (Vec<Edit>, Option<String>)| {
            let dropped = match edits.as_slice() {
                [Edit::Drop { node }] => store.plan.framework(&id).and_then(|f| f.node(node)),
                _ => None,
            };
            let toast = dropped.map(|node| {
                let name = words::node(&store.plan, store.world, &text, node);
                Toast::undoable("frame-dropped", vec![("node", name.as_str().into())])
            });
            let mut commands: Vec<Command> = edits.into_iter().map(|e| edits::command(&id, e)).collect();
            let command = if commands.len() == 1 { commands.pop() } else { None };
            act.emit((command.unwrap_or(Command::Batch { commands }), then, toast));
        })
    };
    let on_edit = {
        let on = on_edits.clone();
        Callback::from(move |edits: Vec<Edit>| on.emit((edits, None)))
    };
    let on_run = {
        let act = act.clone();
        Callback::from(move |(command, then): (Command, Option<String>)| act.emit((command, then, None)))
    };
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |code: String| chosen.set(code))
    };
    let on_toggle = {
        let shut = shut.clone();
        Callback::from(move |code: String| {
            let mut next = (*shut).clone();
            if !next.remove(&code) {
                next.insert(code);
            }
            shut.set(next);
        })
    };
    let on_drag = {
        let drag = drag.clone();
        Callback::from(move |to| drag.set(to))
    };
    // While a weight is dragged the plan as it is stands before; after an edit, the plan before it;
    // without one, the framework this one was copied from.
    let edited = (*before).clone().filter(|b| b.framework == id && of.own);
    let side = |framework: &str| Side {
        plan: Rc::clone(&plan),
        framework: framework.to_owned(),
    };
    let based = of.framework.based_on.as_deref();
    let based = based.filter(|b| of.own && world.framework(b).is_some());
    let (from, from_copy) = match (drag.is_some(), edited) {
        (true, _) => (Some(side(&id)), false),
        (false, Some(edited)) => (Some(edited), false),
        (false, None) => (based.map(side), true),
    };
    let panels = SideProps {
        shown: Rc::clone(&of),
        chosen: (*chosen).clone(),
        on_edit: on_edits,
        on_run,
    };
    let after = Side {
        plan: now,
        framework: id.clone(),
    };
    let asks_why = place.as_ref().is_some_and(|p| p.route.get(VIEW) == Some(CHANGED));
    if asks_why {
        return html! {
            <div class="page frameworks" data-testid="frameworks">
                <Head shown={Rc::clone(&of)} id={id.clone()} act={act} />
                <changed::WhatChanged id={id.clone()} based={of.framework.based_on.clone().filter(|_| of.own)} />
            </div>
        };
    }
    let row_known = rows.iter().any(|r| r.code() == *chosen);
    let at = if row_known {
        (*chosen).clone()
    } else {
        ROOT.to_owned()
    };
    html! {
        <div class="page frameworks" data-testid="frameworks">
            <Head shown={Rc::clone(&of)} id={id.clone()} act={act} />
            <div class="frame-body">
                <Tree shown={Rc::clone(&of)} {rows} chosen={at} {on_choose} {on_toggle} {on_edit} {on_drag} fault={(*fault).clone()} />
                <aside class="stack frame-side">
                    <Effect before={from} {after} {from_copy} />
                    <recipe::RecipePanel ..panels.clone() />
                    <Chosen ..panels.clone() />
                    if of.own {
                        <details class="no-print" open=true><summary>{ text.t("frame-add-title") }</summary><AddIndicator ..panels.clone() /></details>
                        <details class="no-print"><summary>{ text.t("frame-own-title") }</summary><OwnIndicators ..panels /></details>
                    }
                    <p class="note no-print">{ text.t(if of.own { "frame-keys" } else { "frame-read-only" }) }</p>
                </aside>
            </div>
        </div>
    }
}

impl Clone for SideProps {
    fn clone(&self) -> Self {
        Self {
            shown: Rc::clone(&self.shown),
            chosen: self.chosen.clone(),
            on_edit: self.on_edit.clone(),
            on_run: self.on_run.clone(),
        }
    }
}

/// Properties of [`Head`].
#[derive(Properties, PartialEq)]
struct HeadProps {
    shown: Rc<Shown>,
    id: String,
    act: Callback<(Command, Option<String>, Option<Toast>)>,
}

/// Which framework, what it holds, and what is done to it as a whole.
#[component]
fn Head(props: &HeadProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let place = use_context::<Place>();
    let (plan, id, of) = (&store.plan, &props.id, &props.shown.framework);
    let items = words::menu(plan, world, &text);
    let show = {
        let place = place.clone();
        Callback::from(move |id: String| {
            if let Some(place) = &place {
                place.set(ID, Some(id));
            }
        })
    };
    let on_choose = {
        let show = show.clone();
        Callback::from(move |id: AttrValue| show.emit(id.to_string()))
    };
    let name = words::framework(plan, &text, id);
    let copy = {
        let (store, text, show, id) = (store.clone(), text.clone(), show.clone(), id.clone());
        let label = text
            .tr("frame-copy-name", &[("name", name.as_str().into())])
            .to_string();
        Callback::from(move |_: MouseEvent| {
            let plan = &store.plan;
            let fresh = engine::frameworks::fresh_id(plan);
            let Some(copy) = engine::frameworks::copy(store.world, plan, &id, &fresh, &label) else {
                return;
            };
            let command = Command::SetFramework {
                id: fresh.clone(),
                position: plan.frameworks.len(),
                framework: Some(Box::new(copy)),
            };
            let mut commands = vec![command];
            if let Some(recipe) = plan.recipe(&id) {
                commands.push(Command::SetRecipe {
                    framework: fresh.clone(),
                    recipe: Some(Box::new(recipe.clone())),
                });
            }
            let command = Command::Batch { commands };
            if plan.example {
                mine_with(&store, &text, command, "frame-made-mine");
            } else {
                store.dispatch(Action::Run(Box::new(command)));
                store.dispatch(Action::Say(Toast::undoable("frame-copied", Vec::new())));
            }
            show.emit(fresh);
        })
    };
    let emit = |command: Command, toast: &'static str| {
        let act = props.act.clone();
        Callback::from(move |_: MouseEvent| {
            let toast = Toast::undoable(toast, Vec::new());
            act.emit((command.clone(), Some(ROOT.to_owned()), Some(toast)));
        })
    };
    let chosen = plan.settings.framework == *id;
    let choose = emit(
        Command::ChooseFramework {
            framework: id.clone(),
        },
        "frame-chosen",
    );
    let has_recipe = plan.recipe(id).is_some();
    let reset = of
        .based_on
        .as_deref()
        .filter(|_| props.shown.own)
        .and_then(|based| {
            let fresh = world
                .framework(based)
                .map(|f| CustomFramework::copy_of(f, id, &of.name, &[]))?;
            (fresh != *of || has_recipe).then(|| {
                let command = Command::Batch {
                    commands: vec![
                        Command::SetRecipe {
                            framework: id.clone(),
                            recipe: None,
                        },
                        Command::SetFramework {
                            id: id.clone(),
                            position: 0,
                            framework: Some(Box::new(fresh)),
                        },
                    ],
                };
                emit(command, "frame-reset-done")
            })
        });
    let remove = {
        let remove = emit(edits::removed(world, plan, id), "frame-removed");
        let (show, based) = (show.clone(), of.based_on.clone());
        Callback::from(move |event: MouseEvent| {
            remove.emit(event);
            if let Some(based) = based.clone() {
                show.emit(based);
            }
        })
    };
    let leaves = of.nodes.iter().filter(|n| n.leaf().is_some()).count();
    let changes = of
        .based_on
        .as_deref()
        .filter(|_| props.shown.own)
        .and_then(|based| {
            let fresh = world
                .framework(based)
                .map(|f| CustomFramework::copy_of(f, id, &of.name, &[]))?;
            Some((differences(&fresh, of), words::framework(plan, &text, based)))
        });
    let counts = |n: usize| {
        [
            ("name", name.as_str().into()),
            ("n", n.into()),
            ("groups", (of.nodes.len() - n).into()),
        ]
    };
    let sub = match &changes {
        Some((n, based)) => text.tr(
            "frame-changes",
            &[("n", (*n).into()), ("name", based.as_str().into())],
        ),
        None => text.t("frame-shipped"),
    };
    html! {
        <div class="page-head strong-rule">
            <div><h1>{ text.tr("frame-title", &counts(leaves)) }</h1>
                <p class="sub">{ sub }{ for has_recipe.then(|| html! { <>{ " " }<span class="tag">{ text.t("frame-recipe-own") }</span></> }) }{ for chosen.then(|| html! { <>{ " " }<span class="tag">{ text.t("frame-in-use") }</span></> }) }</p></div>
            <div class="page-actions">
                <Pick label={text.t("frame-pick")} button={name.html()} {items} chosen={id.clone()} {on_choose} />
                <button class={classes!("btn", (!props.shown.own).then_some("primary"))} data-testid="frame-copy" onclick={copy}>{ text.t("frame-copy") }</button>
                if props.shown.own && !chosen { <button class="btn primary" data-testid="frame-choose" onclick={choose}>{ text.t("frame-choose") }</button> }
                if !props.shown.own && !chosen && !plan.example { <button class="btn" onclick={choose_again(props)}>{ text.t("frame-choose") }</button> }
                { for reset.map(|onclick| html! { <button class="link" data-testid="frame-reset" {onclick}>{ text.t("frame-reset") }</button> }) }
                if props.shown.own { <button class="link" data-testid="frame-remove" onclick={remove}>{ text.t("frame-remove") }</button> }
                { for place.as_ref().map(|p| {
                    let open = p.route.get(VIEW) == Some(CHANGED);
                    let to = p.route.clone().with(VIEW, (!open).then(|| CHANGED.to_owned()));
                    html! { <a class="link" data-testid="open-changed" href={to.hash()}>{ text.t(if open { "changed-back" } else { "changed-open" }) }</a> }
                }) }
                <a class="link" href={crate::route::Route::to(crate::route::Screen::Coherence).with("framework", (props.id != plan.settings.framework).then(|| props.id.clone())).hash()}>{ text.t("screen-coherence") }</a>
                <button class="link" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
            </div>
        </div>
    }
}

/// Goes back to a shipped framework.
fn choose_again(props: &HeadProps) -> Callback<MouseEvent> {
    let (act, id) = (props.act.clone(), props.id.clone());
    Callback::from(move |_: MouseEvent| {
        let command = Command::ChooseFramework {
            framework: id.clone(),
        };
        act.emit((command, None, Some(Toast::undoable("frame-chosen", Vec::new()))));
    })
}

/// How many nodes were added, taken away, moved or set otherwise.
fn differences(from: &CustomFramework, to: &CustomFramework) -> usize {
    let gone = from.nodes.iter().filter(|n| to.node(&n.code).is_none()).count();
    let order = |of: &CustomFramework, n: &indicators::framework::Node| {
        let siblings = of.children(n.parent.as_deref()).map(|s| s.code.clone());
        siblings
            .filter(|c| from.node(c).is_some() && to.node(c).is_some())
            .position(|c| c == n.code)
    };
    let other = to.nodes.iter().filter(|n| {
        from.node(&n.code)
            .is_none_or(|o| o != *n || order(from, n) != order(to, n))
    });
    gone + other.count() + usize::from(from.mean != to.mean)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> (&'static engine::World, Plan) {
        let world = engine::World::load().unwrap();
        let mut plan = engine::example(world).unwrap();
        plan.example = false;
        let copy = engine::frameworks::copy(world, &plan, "prongs", "own-1", "Mine").unwrap();
        plan.frameworks.push(copy);
        (world, plan)
    }

    #[test]
    fn a_copy_differs_in_nothing_and_each_edit_in_its_node() {
        let (world, mut plan) = plan();
        let fresh = plan.frameworks[0].clone();
        assert_eq!(differences(&fresh, &plan.frameworks[0]), 0);
        let weigh = Edit::SetWeight {
            node: "Enable".into(),
            weight: 2.0,
        };
        edits::command("own-1", weigh).apply(&mut plan).unwrap();
        assert_eq!(differences(&fresh, &plan.frameworks[0]), 1);
        let drop = Edit::Drop {
            node: "Research".into(),
        };
        edits::command("own-1", drop).apply(&mut plan).unwrap();
        assert_eq!(differences(&fresh, &plan.frameworks[0]), 1 + 5);
        assert!(shown(world, &plan, "prongs").is_some_and(|s| !s.own));
        assert!(shown(world, &plan, "own-1").is_some_and(|s| s.own));
        assert!(shown(world, &plan, "nothing").is_none());
    }

    #[test]
    fn a_weight_under_the_finger_that_cannot_stand_leaves_the_last_good_one() {
        let (_, plan) = plan();
        let plan = Rc::new(plan);
        let bad = dragged(&plan, "own-1", Some(&("Enable".into(), -1.0)));
        assert!(Rc::ptr_eq(&bad, &plan));
        let good = dragged(&plan, "own-1", Some(&("Enable".into(), 2.0)));
        assert!(
            good.frameworks[0]
                .node("Enable")
                .is_some_and(|n| (n.weight - 2.0).abs() < 1e-12)
        );
    }
}
