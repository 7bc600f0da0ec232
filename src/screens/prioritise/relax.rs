//! Where no portfolio meets every rule: the smallest set to relax, offered as one step.

use plan::command::Command;
use portfolio::explain::relax::Relaxation;
use portfolio::study::{Report, Spec};
use yew::prelude::*;

use super::{Runner, names, use_study};
use crate::screens::portfolio::edit::Editor;
use crate::state::portfolio::Hashed;
use crate::state::{Same, use_text, use_world};

/// Properties of [`RelaxPart`].
#[derive(Properties, PartialEq)]
pub struct RelaxProps {
    /// The programme.
    pub hashed: Same<Hashed>,
    /// Changes the plan.
    pub editor: Editor,
}

/// The part.
#[component]
pub fn RelaxPart(props: &RelaxProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let (run, report) = use_study("relax", &props.hashed.hash);
    let spec = Callback::from(|()| Spec::Relax);
    let found = match report.as_deref() {
        Some(Report::Relax(found)) if found.done => Some(found.clone()),
        _ => None,
    };
    let apply = found.clone().map(|found| {
        let (editor, hashed) = (props.editor.clone(), props.hashed.clone());
        Callback::from(move |_: MouseEvent| editor.run(change(&editor, &hashed, &found)))
    });
    html! {
        <section>
            <h2>{ text.t("prioritise-relax-title") }</h2>
            <Runner name="relax" label="prioritise-run-relax" note="prioritise-note-relax" hashed={props.hashed.clone()} {spec} {run} />
            if let Some(found) = found {
                <ul data-testid="relax">
                    { for found.give.iter().map(|g| {
                        let rule = g.rule.as_ref().map(|r| {
                            let name = names::rule(world, &text, r);
                            match &g.to {
                                Some(to) => {
                                    let mut after = r.clone();
                                    after.value.clone_from(to);
                                    let args = [("rule", name.into()), ("to", names::rule(world, &text, &after).into())];
                                    text.tr("prioritise-relax-to", &args)
                                }
                                None => text.tr("prioritise-relax-drop", &[("rule", name.into())]),
                            }
                        });
                        let money = g.money.iter().map(|(funder, year, more)| {
                            let name = props.hashed.problem.funders.iter().find(|f| f.id == *funder).map_or(funder.as_str(), |f| f.name.as_str());
                            let args = [("funder", name.into()), ("year", text.year(*year).into()), ("money", text.money(*more).into())];
                            html! { <span>{ text.tr("prioritise-relax-money", &args) }{ " " }</span> }
                        });
                        html! { <li>{ for rule }{ for money }</li> }
                    }) }
                </ul>
                if found.give.is_empty() { <p>{ text.t("prioritise-relax-none") }</p> }
                if let (Some(onclick), true, false) = (apply, found.outcome.is_some(), found.give.is_empty()) {
                    <button class="btn primary" data-testid="relax-apply" {onclick}>{ text.t("prioritise-relax-apply") }</button>
                }
            }
        </section>
    }
}

/// The change as one command that can be taken back.
fn change(editor: &Editor, hashed: &Hashed, found: &Relaxation) -> Command {
    let plan = editor.store.now(Clone::clone);
    let mut commands = Vec::new();
    if let Some(mut rules) = found.rules.clone() {
        // Limits the engine works out by itself stay the engine's, unless they are what gives.
        let given = |field: &str| {
            found
                .give
                .iter()
                .filter_map(|g| g.rule.as_ref())
                .any(|r| r.field == field)
        };
        if plan.rules.absorption.is_empty() && !given("absorption") {
            rules.absorption.clear();
        }
        // What is no candidate now stays out as the plan says.
        let known = |id: &String| hashed.problem.project(id).is_some();
        rules
            .never
            .extend(plan.rules.never.iter().filter(|id| !known(id)).cloned());
        commands.push(Command::SetRules { rules });
    }
    for (funder, year, more) in found.give.iter().flat_map(|g| &g.money) {
        let y = plan.settings.years.iter().position(|p| p == year);
        let before = plan
            .funders
            .iter()
            .find(|f| f.id == *funder)
            .zip(y)
            .and_then(|(f, y)| f.envelopes.get(y));
        if let Some(before) = before {
            commands.push(Command::SetEnvelope {
                funder: funder.clone(),
                year: *year,
                amount: *before + *more,
            });
        }
    }
    Command::Batch { commands }
}
