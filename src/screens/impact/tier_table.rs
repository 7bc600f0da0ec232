//! The tier along the two middle paths: at the base year, at the horizon without and with the
//! portfolio, and the year in which it first rises.

use atlas::Iso3;
use engine::job::{Impact, TierAsk, TierYear};
use engine::{Job, Reply};
use foresight::Quantity;
use plan::Plan;
use yew::prelude::*;

use super::money::csv_link;
use super::names;
use crate::state::readiness::Scores;
use crate::state::{Same, Work, use_job_of, use_text, use_world};
use crate::text::{Phrase, Text};

/// What the job asks for: indicators once, values by economy and year.
pub fn ask(plan: &Plan, impact: &Impact, scores: &Scores) -> Job {
    let indicators: Vec<String> = scores
        .frozen
        .leaves()
        .iter()
        .map(|l| l.indicator.clone())
        .collect();
    let mut asked: Vec<TierAsk> = Vec::new();
    for row in impact
        .projection
        .rows
        .iter()
        .filter(|r| r.quantity == Quantity::Value)
    {
        let Some(at) = scores.frozen.leaves().iter().position(|l| l.node == row.node) else {
            continue;
        };
        let same = |a: &TierAsk| a.economy == row.economy && a.year == row.year;
        // Rows of an economy stand together, its years ascending: looked for from the end.
        let index = asked.iter().rposition(same).unwrap_or_else(|| {
            asked.push(TierAsk {
                economy: row.economy,
                year: row.year,
                without: vec![None; indicators.len()],
                with: vec![None; indicators.len()],
            });
            asked.len() - 1
        });
        if let Some(ask) = asked.get_mut(index) {
            if let Some(slot) = ask.without.get_mut(at) {
                *slot = Some(row.without);
            }
            if let Some(slot) = ask.with.get_mut(at) {
                *slot = Some(row.with);
            }
        }
    }
    Job::TierYears {
        plan: Box::new(Plan {
            accepted: None,
            name: String::new(),
            funders: Vec::new(),
            ..plan.clone()
        }),
        indicators,
        asked,
    }
}

/// Properties of [`TierTable`].
#[derive(Properties, PartialEq)]
pub struct TierProps {
    /// Plan.
    pub plan: Same<Plan>,
    /// The projection.
    pub impact: Same<Impact>,
    /// The index with every leaf on show.
    pub scores: Same<Scores>,
    /// What is in the tier of an economy is wanted.
    pub on_chain: Callback<Iso3>,
}

/// A tier as short words: `2`, or `1–3` where something is missing.
pub fn short((confirmed, most): (u8, u8), text: &Text) -> String {
    let n = |v: u8| text.whole(f64::from(v));
    if confirmed == most {
        n(confirmed)
    } else {
        text.range(&n(confirmed), &n(most)).into()
    }
}

/// First year in which the confirmed tier with the portfolio is above that of the base year.
pub fn rises(of: &[&TierYear]) -> Option<i16> {
    let base = of.first()?.with.0;
    of.iter().find(|y| y.with.0 > base).map(|y| y.year)
}

/// The table.
#[component]
pub fn TierTable(props: &TierProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let work = use_job_of(
        (props.plan.clone(), props.impact.clone(), props.scores.clone()),
        |(plan, impact, scores)| Some(ask(plan, impact, scores)),
    );
    let years = match &work {
        Work::Ready(reply) => match &**reply {
            Reply::TierYears(years) => years.clone(),
            _ => Vec::new(),
        },
        Work::Failed { key, detail, retry } => {
            return html! { <crate::widgets::work::Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> };
        }
        _ => return html! { <div class="skeleton-lines" aria-busy="true"><i></i><i></i><i></i></div> },
    };
    let economies: Vec<Iso3> = years.iter().fold(Vec::new(), |mut all, y| {
        if all.last() != Some(&y.economy) {
            all.push(y.economy);
        }
        all
    });
    let of = |code: Iso3| -> Vec<&TierYear> { years.iter().filter(|y| y.economy == code).collect() };
    let up = |code: Iso3| {
        let years = of(code);
        years
            .last()
            .is_some_and(|l| l.with.0 > l.without.0 || l.with.1 > l.without.1)
    };
    let lifted = economies.iter().filter(|c| up(**c)).count();
    let title: Phrase = text.tr(
        "outcome-tier-finding",
        &[("n", lifted.into()), ("of", economies.len().into())],
    );
    let horizon = text.year(props.plan.settings.horizon);
    let base = text.year(props.plan.settings.base_year);
    let mut csv = vec![
        [
            "economy",
            "year",
            "without_confirmed",
            "without_at_most",
            "with_confirmed",
            "with_at_most",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    csv.extend(years.iter().map(|y| {
        let mut row = vec![y.economy.to_string(), y.year.to_string()];
        row.extend([y.without.0, y.without.1, y.with.0, y.with.1].map(|v| v.to_string()));
        row
    }));
    let rows = economies.iter().map(|code| {
        let years = of(*code);
        let cell = |t: Option<(u8, u8)>| t.map_or_else(String::new, |t| short(t, &text));
        let onclick = {
            let (on, code) = (props.on_chain.clone(), *code);
            Callback::from(move |_: MouseEvent| on.emit(code))
        };
        let name = names::economy(world, &text, *code);
        let with = years.last().map(|y| y.with);
        let label = text.tr("outcome-tier-open", &[("name", name.as_str().into())]);
        html! {
            <tr data-economy={code.to_string()}>
                <th scope="row">{ name }</th>
                <td class="num ltr">{ cell(years.first().map(|y| y.without)) }</td>
                <td class="num ltr">{ cell(years.last().map(|y| y.without)) }</td>
                <td class="num"><button class="total" title={label} {onclick}>{ cell(with) }</button></td>
                <td class="num">{ rises(&years).map_or_else(|| "–".to_owned(), |y| text.year(y)) }</td>
            </tr>
        }
    });
    html! {
        <section class="impact-tiers" aria-label={title.to_string()} data-testid="tier-table">
            <h2>{ &title }</h2>
            <p class="note">{ text.t("outcome-tier-sub") }</p>
            <table>
                <thead><tr>
                    <th scope="col">{ text.t("impact-col-economy") }</th>
                    <th scope="col" class="num">{ base }</th>
                    <th scope="col" class="num">{ text.tr("impact-change-without", &[("year", horizon.as_str().into())]) }</th>
                    <th scope="col" class="num">{ text.tr("impact-change-with", &[("year", horizon.as_str().into())]) }</th>
                    <th scope="col" class="num">{ text.t("outcome-tier-rises") }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            { csv_link("groundwork-tiers", csv, &text) }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_rises_in_the_first_year_above_that_of_the_base_year() {
        let year = |year, with| TierYear {
            economy: Iso3::new("KEN").unwrap(),
            year,
            without: (1, 1),
            with,
        };
        let years = [year(2025, (1, 1)), year(2026, (1, 2)), year(2027, (2, 2))];
        assert_eq!(rises(&years.iter().collect::<Vec<_>>()), Some(2027));
        assert_eq!(rises(&[]), None);
        assert_eq!(rises(&[&years[0]]), None);
    }
}
