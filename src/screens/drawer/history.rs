//! The steps done and taken back, newest first; a click goes back to before a step, or forth to it.

use indicators::Edit;
use plan::Command;
use yew::prelude::*;

use crate::state::{Action, use_store, use_text, use_world};
use crate::text::{Phrase, Text};

/// Steps on show at first; the rest opens on request. An assumption about what is read.
const SHOWN: usize = 8;

/// What a step did, in words.
pub fn step(command: &Command, world: &engine::World, text: &Text) -> Phrase {
    let economy = |code: &atlas::Iso3| {
        world
            .atlas
            .get(*code)
            .map_or_else(|| code.to_string(), |e| text.economy(e).to_owned())
    };
    let indicator = |id: &str| text.indicator(id, world.pack.indicator(id).map_or(id, |i| i.name.as_str()));
    match command {
        Command::Rename { name } => text.tr("step-rename", &[("name", name.as_str().into())]),
        Command::MakeMine { .. } => text.t("step-make-mine"),
        Command::SetRegion { region } => text.tr("step-region", &[("n", region.economies.len().into())]),
        Command::SetEnvelope { funder, year, amount } => text.tr(
            "step-envelope",
            &[
                ("funder", funder.as_str().into()),
                ("year", text.year(*year).into()),
                ("amount", text.money(*amount).into()),
            ],
        ),
        Command::SetFunder { id, funder, .. } => {
            let name = funder.as_ref().map_or(id.as_str(), |f| f.name.as_str());
            let key = if funder.is_some() {
                "step-funder"
            } else {
                "step-funder-gone"
            };
            text.tr(key, &[("funder", name.into())])
        }
        Command::SetRules { .. } | Command::EditRules { .. } => text.t("step-rules"),
        Command::SetDelay { project, years } => text.tr(
            "step-delay",
            &[
                ("project", project.as_str().into()),
                ("n", usize::from(*years).into()),
            ],
        ),
        Command::SetCounterpart { economy: e, .. } => {
            text.tr("step-counterpart", &[("economy", economy(e).into())])
        }
        Command::SetCommitted { funder, year, .. } => text.tr(
            "step-committed",
            &[
                ("funder", funder.as_str().into()),
                ("year", text.year(*year).into()),
            ],
        ),
        Command::SetSettings { .. } => text.t("step-settings"),
        Command::SetWeight { node, weight, .. } => {
            let name = text.pillar(node.rsplit('/').next().unwrap_or(node));
            match weight {
                Some(weight) => text.tr(
                    "step-weight",
                    &[("node", name.into()), ("weight", text.full_to(*weight, 2).into())],
                ),
                None => text.tr("step-weight-own", &[("node", name.into())]),
            }
        }
        Command::SetAnswer {
            economy: e,
            milestone,
            ..
        } => text.tr(
            "step-answer",
            &[
                ("economy", economy(e).into()),
                ("milestone", indicator(milestone).into()),
            ],
        ),
        Command::SetFact { economy: e, .. } => text.tr("step-fact", &[("economy", economy(e).into())]),
        Command::SetOwnValue {
            economy: e,
            indicator: id,
            year,
            value,
        } => {
            let key = if value.is_some() {
                "step-value"
            } else {
                "step-value-gone"
            };
            let args = [
                ("economy", economy(e).into()),
                ("indicator", indicator(id).into()),
                ("year", text.year(*year).into()),
            ];
            text.tr(key, &args)
        }
        Command::SetAccepted { accepted } => match accepted {
            Some(accepted) => text.tr("step-accept", &[("n", accepted.choices.len().into())]),
            None => text.t("step-accept-gone"),
        },
        Command::SetSurvey {
            economy: e, answer, ..
        } => {
            let key = if answer.is_some() {
                "step-survey"
            } else {
                "step-survey-gone"
            };
            text.tr(key, &[("economy", economy(e).into())])
        }
        Command::SetLens { lens } => text.t(if lens.is_some() {
            "step-lens"
        } else {
            "step-lens-gone"
        }),
        Command::SetFramework { framework, .. } => match framework {
            Some(framework) => text.tr("step-framework", &[("name", framework.name.as_str().into())]),
            None => text.t("step-framework-gone"),
        },
        Command::EditFramework { edit, .. } => edited(edit, world, text),
        Command::SetOwnIndicator { indicator, .. } => match indicator {
            Some(own) => text.tr("step-indicator", &[("name", own.name.as_str().into())]),
            None => text.t("step-indicator-gone"),
        },
        Command::SetRecipe { recipe, .. } => text.t(if recipe.is_some() {
            "step-recipe"
        } else {
            "step-recipe-gone"
        }),
        Command::SetTarget { indicator: id, value } => {
            let key = if value.is_some() {
                "step-target"
            } else {
                "step-target-gone"
            };
            text.tr(key, &[("indicator", indicator(id).into())])
        }
        Command::ChooseFramework { framework } => {
            let name = text.find(&format!("framework-{framework}"), &[]);
            let name = name.map_or_else(|| framework.clone(), String::from);
            text.tr("step-framework-choose", &[("name", name.into())])
        }
        Command::SetArchetype { id, archetype } => {
            let english = world.catalogue().get(id).map_or(id.as_str(), |a| a.name.as_str());
            let name = match archetype {
                Some(a) if english != a.name => a.name.clone(),
                _ => text.archetype(id, english).into(),
            };
            let key = if archetype.is_some() {
                "step-archetype"
            } else {
                "step-archetype-gone"
            };
            text.tr(key, &[("name", name.into())])
        }
        Command::SetSafeguards { thresholds } => text.t(if thresholds.is_some() {
            "step-safeguards"
        } else {
            "step-safeguards-gone"
        }),
        Command::SetMitigation {
            archetype,
            economy: e,
            note,
            ..
        } => {
            let english = world
                .catalogue()
                .get(archetype)
                .map_or(archetype.as_str(), |a| a.name.as_str());
            let key = if note.is_some() {
                "step-mitigation"
            } else {
                "step-mitigation-gone"
            };
            let args = [
                ("name", text.archetype(archetype, english).into()),
                ("economy", economy(e).into()),
            ];
            text.tr(key, &args)
        }
        Command::SetEntry { entry, .. } => match entry {
            Some(entry) => text.tr("step-entry", &[("project", entry.project.as_str().into())]),
            None => text.t("step-entry-gone"),
        },
        Command::SetRate { currency, date, .. } => text.tr(
            "step-rate",
            &[
                ("currency", currency.as_str().into()),
                ("date", date.as_str().into()),
            ],
        ),
        Command::SetDeflator { year, .. } => text.tr("step-deflator", &[("year", text.year(*year).into())]),
        Command::SetUpkeep { project, .. } => text.tr("step-upkeep", &[("project", project.as_str().into())]),
        Command::SetPipeline { without } => text.t(if *without {
            "step-pipeline-out"
        } else {
            "step-pipeline-in"
        }),
        Command::Batch { commands } => text.tr("step-batch", &[("n", commands.len().into())]),
    }
}

/// What an edit of a framework did, in words.
fn edited(edit: &Edit, world: &engine::World, text: &Text) -> Phrase {
    let node = match edit.node() {
        None => text.t("frame-index"),
        Some(code) => {
            let last = code.rsplit('.').next().unwrap_or(code);
            match world.pack.indicator(last) {
                Some(i) => text.indicator(last, &i.name),
                None => text
                    .find(&format!("indicator-{last}"), &[])
                    .unwrap_or_else(|| text.pillar(code)),
            }
        }
    };
    let key = match edit {
        Edit::Add { .. } => "step-edit-add",
        Edit::Drop { .. } => "step-edit-drop",
        Edit::Move { .. } => "step-edit-move",
        Edit::SetWeight { weight, .. } => {
            let args = [("node", node.into()), ("weight", text.full_to(*weight, 2).into())];
            return text.tr("step-edit-weight", &args);
        }
        Edit::SetDirection { .. } => "step-edit-direction",
        Edit::SetGoalposts { .. } => "step-edit-goalposts",
        Edit::SetTransform { .. } => "step-edit-transform",
        Edit::SetMean { .. } => "step-edit-mean",
        Edit::SetDenominator { .. } => "step-edit-denominator",
        Edit::Rename { name, .. } => {
            return text.tr("step-edit-rename", &[("name", name.as_str().into())]);
        }
    };
    text.tr(key, &[("node", node.into())])
}

/// The list.
#[component]
pub fn Steps() -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let all = use_state(|| false);
    let (done, undone) = store.steps();
    let run = |action: fn(usize) -> Action, n: usize| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(action(n)))
    };
    let forth = undone.iter().enumerate().map(|(at, command)| {
        let n = undone.len() - at;
        html! {
            <li class="taken-back"><button class="step" onclick={run(Action::RedoSteps, n)} title={text.t("step-redo-to")}>
                <span>{ step(command, world, &text) }</span><span class="note">{ text.t("step-taken-back") }</span></button></li>
        }
    });
    let most = if *all { usize::MAX } else { SHOWN };
    let back = done.iter().rev().take(most).enumerate().map(|(at, command)| {
        html! {
            <li><button class="step" onclick={run(Action::UndoSteps, at + 1)} title={text.t("step-undo-to")}>
                <span>{ step(command, world, &text) }</span></button></li>
        }
    });
    let more = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let simple = |action: fn() -> Action| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(action()))
    };
    html! {
        <section class="stack tight">
            <div class="between">
                <h2>{ text.tr("drawer-steps", &[("n", done.len().into())]) }</h2>
                <span class="row">
                    <button class="link" data-testid="undo" disabled={!store.can_undo} onclick={simple(|| Action::Undo)}>{ text.t("undo") }</button>
                    <button class="link" data-testid="redo" disabled={!store.can_redo} onclick={simple(|| Action::Redo)}>{ text.t("redo") }</button>
                </span>
            </div>
            if done.is_empty() && undone.is_empty() {
                <p class="sub">{ text.t("drawer-steps-none") }</p>
            } else {
                <ol class="step-list">{ for forth }{ for back }</ol>
                if done.len() > SHOWN && !*all {
                    <button class="link" onclick={more}>{ text.tr("drawer-steps-more", &[("n", (done.len() - SHOWN).into())]) }</button>
                }
            }
        </section>
    }
}
