//! One project opened: why it has this size and cost, what it requires and what nobody has verified,
//! who pays when.

use std::collections::BTreeSet;
use std::rc::Rc;

use atlas::Iso3;
use engine::job::CandidateSet;
use ledger::Cents;
use plan::command::Command;
use portfolio::{Candidate, Requirement, Verdict};
use yew::prelude::*;

use super::edit::Editor;
use super::{hold, same_set, words};
use crate::state::{Same, Shown, use_text, use_world};
use crate::text::Text;

/// Payments of one project: funder id, earmark id, year, amount.
pub type Payments = Vec<(String, String, i16, Cents)>;

/// Properties of [`Detail`].
#[derive(Properties)]
pub struct DetailProps {
    /// The portfolio on show.
    pub shown: Same<Shown>,
    /// Candidates.
    pub set: Option<Rc<CandidateSet>>,
    /// Position of the project among them.
    pub candidate: Option<usize>,
    /// Its payments; empty for what is left out.
    pub payments: Rc<Payments>,
    /// Changes the plan.
    pub editor: Editor,
}

impl PartialEq for DetailProps {
    fn eq(&self, other: &Self) -> bool {
        self.shown == other.shown
            && same_set(self.set.as_ref(), other.set.as_ref())
            && self.candidate == other.candidate
            && self.payments == other.payments
            && self.editor == other.editor
    }
}

/// The opened row.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let candidate = props
        .candidate
        .zip(props.set.as_ref())
        .and_then(|(at, set)| set.generated.candidates.get(at));
    let Some(candidate) = candidate else {
        return html! { <p class="note">{ text.t("portfolio-detail-unknown") }</p> };
    };
    let group = props
        .set
        .as_ref()
        .map(|set| hold::sizes(set, candidate))
        .unwrap_or_default();
    html! {
        <div class="detail">
            <section class="hold-row">
                <h3>{ text.t("portfolio-hold") }</h3>
                <hold::HoldButtons id={candidate.sized.id.clone()} {group} editor={props.editor.clone()} />
            </section>
            <section>
                <h3>{ text.t("portfolio-reasons") }</h3>
                <ul class="reasons">
                    { for candidate.reasons.iter().map(|r| html! { <li>{ words::reason(world, &text, r) }</li> }) }
                    <li>{ text.tr("portfolio-recurrent", &[("amount", text.money(candidate.recurrent).into())]) }</li>
                </ul>
            </section>
            <section>
                <h3>{ text.t("portfolio-requirements") }</h3>
                { requirements(candidate, props, &text, world) }
            </section>
            <super::guard::Guard archetype={candidate.sized.archetype.clone()} economies={candidate.economies().collect::<Vec<_>>()} editor={props.editor.clone()} />
            if !props.payments.is_empty() {
                <section>
                    <h3>{ text.t("portfolio-payments") }</h3>
                    { payments(props, &text) }
                </section>
            }
        </div>
    }
}

fn requirements(
    candidate: &Candidate,
    props: &DetailProps,
    text: &Text,
    world: &'static engine::World,
) -> Html {
    let mut asked: BTreeSet<(Iso3, String)> = BTreeSet::new();
    let all: Vec<&Requirement> = candidate
        .eligibility
        .iter()
        .chain(&candidate.prerequisites)
        .collect();
    if all.is_empty() {
        return html! { <p class="note">{ text.t("portfolio-requires-nothing") }</p> };
    }
    let several = candidate.sized.split.len() > 1;
    let rows = all.into_iter().filter_map(|r| {
        let place = several.then(|| words::economy(world, text, r.economy));
        let body = match &r.verdict {
            Verdict::NotVerified(id) => {
                // One question may stand in several rules.
                if !asked.insert((r.economy, id.clone())) {
                    return None;
                }
                html! { <><span class="tag warn">{ text.t("portfolio-not-verified") }</span>{ " " }{ question(id, r, props, text, world) }</> }
            }
            Verdict::Met => html! { <><span class="tag">{ text.t("portfolio-met") }</span>{ " " }{ decided(r, text, world) }</> },
            Verdict::Unmet => html! { <><span class="tag bad">{ text.t("portfolio-unmet") }</span>{ " " }{ decided(r, text, world) }{ " " }{ by(r, text, world) }</> },
        };
        Some(html! { <li>{ for place.map(|p| html! { <b>{ p }{ " " }</b> }) }{ body }</li> })
    });
    html! { <ul class="requirements">{ for rows }</ul> }
}

fn decided(r: &Requirement, text: &Text, world: &'static engine::World) -> Html {
    let values = words::decided(world, text, r);
    html! { <>if !values.is_empty() { { values }{ " " } }<code class="ltr" title={text.t("portfolio-rule-words")}>{ r.rule.clone() }</code></> }
}

/// Which projects would meet it.
fn by(r: &Requirement, text: &Text, world: &'static engine::World) -> Html {
    let names: BTreeSet<String> = r
        .by_projects
        .iter()
        .filter_map(|id| id.split(':').next())
        .map(|a| words::archetype(world, text, a).to_string())
        .collect();
    if names.is_empty() {
        return html! {};
    }
    let list = names.into_iter().collect::<Vec<_>>().join(", ");
    html! { { text.tr("portfolio-met-by", &[("projects", list.into())]) } }
}

fn question(
    id: &str,
    r: &Requirement,
    props: &DetailProps,
    text: &Text,
    world: &'static engine::World,
) -> Html {
    let words = words::field(world, text, id);
    if let Some(field) = id.strip_prefix("missing:") {
        return html! { { text.tr("portfolio-no-value", &[("field", words::field(world, text, field).into())]) } };
    }
    if id.starts_with("undefined:") {
        return html! { <code class="ltr">{ r.rule.clone() }</code> };
    }
    let economy = r.economy;
    let answer = |key: &str, command: Command, testid: String| {
        let editor = props.editor.clone();
        let click = Callback::from(move |_: MouseEvent| editor.run(command.clone()));
        html! { <button class="link" data-testid={testid} onclick={click}>{ text.t(key) }</button> }
    };
    let buttons: Vec<Html> = if id.starts_with("milestone_") {
        [
            ("portfolio-answer-none", 0.0),
            ("portfolio-answer-way", 0.5),
            ("portfolio-answer-operating", 1.0),
        ]
        .into_iter()
        .map(|(key, value)| {
            let command = Command::SetAnswer {
                economy,
                milestone: id.to_owned(),
                value: Some(value),
            };
            answer(key, command, format!("answer-{economy}-{id}-{value}"))
        })
        .collect()
    } else {
        [("portfolio-answer-yes", true), ("portfolio-answer-no", false)]
            .into_iter()
            .map(|(key, holds)| {
                let command = Command::SetFact {
                    economy,
                    question: id.to_owned(),
                    holds: Some(holds),
                };
                answer(key, command, format!("fact-{economy}-{id}-{holds}"))
            })
            .collect()
    };
    html! { <span class="question" role="group" aria-label={words.clone()}>{ words.clone() }{ for buttons }</span> }
}

fn payments(props: &DetailProps, text: &Text) -> Html {
    let years = &props.shown.problem.years;
    let mut pots: Vec<(&str, &str)> = props
        .payments
        .iter()
        .map(|p| (p.0.as_str(), p.1.as_str()))
        .collect();
    pots.sort_unstable();
    pots.dedup();
    let name = |funder: &str, earmark: &str| {
        let of = props.shown.problem.funders.iter().find(|f| f.id == funder);
        let name = of.map_or(funder, |f| f.name.as_str()).to_owned();
        match of.and_then(|f| f.earmarks.iter().find(|e| e.id == earmark)) {
            Some(e) => format!("{name}: {}", e.name),
            None => name,
        }
    };
    html! {
        <table class="payments">
            <thead><tr><th scope="col">{ text.t("portfolio-col-funder") }</th>{ for years.iter().map(|y| html! { <th scope="col" class="num ltr">{ text.year(*y) }</th> }) }</tr></thead>
            <tbody>{ for pots.into_iter().map(|(funder, earmark)| html! {
                <tr><th scope="row">{ name(funder, earmark) }</th>{ for years.iter().map(|y| {
                    let paid: Cents = props.payments.iter().filter(|p| p.0 == funder && p.1 == earmark && p.2 == *y).map(|p| p.3).sum();
                    html! { <td class="num ltr">{ if paid == Cents::ZERO { "–".to_owned() } else { text.fixed(paid.dollars() / 1e6, 2) } }</td> }
                }) }</tr>
            }) }</tbody>
        </table>
    }
}
