//! Every project of the programme: in or out, why, and what would change it.

use portfolio::explain::reasons::{Because, Reasons};
use portfolio::study::{Report, Spec};
use yew::prelude::*;

use super::{Runner, base, hashed, names, use_study};
use crate::screens::portfolio::words;
use crate::state::{Same, Shown, use_text, use_world};
use crate::text::{Phrase, Text};

/// Properties of [`Projects`].
#[derive(Properties, PartialEq)]
pub struct ProjectsProps {
    /// The portfolio on show.
    pub shown: Same<Shown>,
}

/// The part.
#[component]
pub fn Projects(props: &ProjectsProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let shown = &props.shown;
    let (run, report) = use_study("prices", &shown.hash);
    let spec = {
        let shown = shown.clone();
        Callback::from(move |()| Spec::Prices { base: base(&shown) })
    };
    let rows = match report.as_deref() {
        Some(Report::Prices(prices)) => prices.projects.clone(),
        _ => Vec::new(),
    };
    let rule = |id: &str| {
        let all = portfolio::explain::rules(&shown.problem.rules);
        all.iter()
            .find(|r| r.id() == id)
            .map_or_else(|| id.to_owned(), |r| names::rule(world, &text, r))
    };
    let line = |r: &Reasons| {
        let by: Vec<String> = r.rules.iter().map(|id| rule(id)).collect();
        let of = match r.because {
            Because::Rule | Because::RuleOut => rule(&r.of),
            _ => words::project_id(world, &text, &r.of),
        };
        html! {
            <tr>
                <th scope="row">{ words::project_id(world, &text, &r.project) }</th>
                <td>{ text.t(if r.chosen { "prioritise-in" } else { "prioritise-out" }) }</td>
                <td>{ because(r.because, &of, &text) }</td>
                <td class="num">{ r.change.map_or_else(|| text.t("prioritise-no-price").to_string(), |c| text.money(c).to_string()) }</td>
                <td>{ by.join("; ") }</td>
            </tr>
        }
    };
    html! {
        <section>
            <h2>{ text.t("prioritise-projects-title") }</h2>
            <Runner name="prices" label="prioritise-run-prices" note="prioritise-note-projects" hashed={hashed(shown)} {spec} {run} />
            if !rows.is_empty() {
                <div class="table-wrap" tabindex="0" role="region" aria-label={text.t("prioritise-projects-title")}>
                    <table data-testid="reasons">
                        <caption class="visually-hidden">{ text.t("prioritise-projects-title") }</caption>
                        <thead><tr>
                            <th scope="col">{ text.t("prioritise-col-project") }</th>
                            <th scope="col">{ text.t("prioritise-col-in") }</th>
                            <th scope="col">{ text.t("prioritise-col-why") }</th>
                            <th scope="col" class="num">{ text.t("prioritise-col-change") }</th>
                            <th scope="col">{ text.t("prioritise-col-without") }</th>
                        </tr></thead>
                        <tbody>{ for rows.iter().filter(|r| r.chosen).map(line) }{ for rows.iter().filter(|r| !r.chosen).map(line) }</tbody>
                    </table>
                </div>
            }
        </section>
    }
}

fn because(reason: Because, of: &str, text: &Text) -> Phrase {
    let key = match reason {
        Because::Must => "prioritise-because-must",
        Because::Needed => "prioritise-because-needed",
        Because::Worth => "prioritise-because-worth",
        Because::Rule => "prioritise-because-rule",
        Because::Never => "prioritise-because-never",
        Because::Sibling => "prioritise-because-sibling",
        Because::Prerequisite => "prioritise-because-prerequisite",
        Because::Impossible => "prioritise-because-impossible",
        Because::Dear => "prioritise-because-dear",
        Because::RuleOut => "prioritise-because-rule-out",
    };
    text.tr(key, &[("of", of.into())])
}
