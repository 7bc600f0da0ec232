//! The price of every rule in lost impact, its rows, and what a further million is worth.

use atlas::Iso3;
use plan::command::Command;
use portfolio::explain::rule::without;
use portfolio::explain::{prices::Prices, prices::RulePrice, rules};
use portfolio::study::{Report, Spec};
use yew::prelude::*;

use super::{Runner, base, hashed, names, use_study};
use crate::screens::portfolio::edit::Editor;
use crate::screens::portfolio::words;
use crate::state::{Same, Shown, use_text, use_world};
use crate::text::Text;

/// Properties of [`RulesPart`].
#[derive(Properties, PartialEq)]
pub struct RulesProps {
    /// The portfolio on show.
    pub shown: Same<Shown>,
    /// Changes the plan.
    pub editor: Editor,
}

/// The part.
#[component]
pub fn RulesPart(props: &RulesProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let shown = &props.shown;
    let (run, report) = use_study("prices", &shown.hash);
    let spec = {
        let shown = shown.clone();
        Callback::from(move |()| Spec::Prices { base: base(&shown) })
    };
    let prices = match report.as_deref() {
        Some(Report::Prices(prices)) => Some(prices),
        _ => None,
    };
    html! {
        <section>
            <h2>{ title(prices, &text, world) }</h2>
            <Runner name="prices" label="prioritise-run-prices" note="prioritise-note-prices" hashed={hashed(shown)} {spec} {run} />
            if let Some(prices) = prices {
                <div class="table-wrap" tabindex="0" role="region" aria-label={text.t("prioritise-prices-caption")}>
                    <table data-testid="prices">
                        <caption class="visually-hidden">{ text.t("prioritise-prices-caption") }</caption>
                        <thead><tr>
                            <th scope="col">{ text.t("prioritise-col-rule") }</th>
                            <th scope="col" class="num">{ text.t("prioritise-col-price") }</th>
                            <th scope="col" class="num">{ text.t("prioritise-col-proven") }</th>
                            <th scope="col">{ text.t("prioritise-col-changes") }</th>
                            <th scope="col"><span class="visually-hidden">{ text.t("prioritise-drop") }</span></th>
                        </tr></thead>
                        <tbody>{ for prices.rules.iter().map(|p| row(p, props, &text, world)) }</tbody>
                    </table>
                </div>
                { worth(prices, shown, &text, world) }
            }
        </section>
    }
}

fn title(prices: Option<&Prices>, text: &Text, world: &engine::World) -> String {
    let dearest = prices
        .and_then(|p| p.rules.first())
        .filter(|r| r.price.is_some_and(|p| p > 0.0));
    match dearest {
        Some(rule) => {
            let args = [
                ("rule", names::rule(world, text, &rule.rule).into()),
                ("points", text.fixed(rule.price.unwrap_or(0.0), 2).into()),
            ];
            text.tr("prioritise-prices-title", &args).to_string()
        }
        None => text.t("prioritise-prices-question").to_string(),
    }
}

fn row(price: &RulePrice, props: &RulesProps, text: &Text, world: &engine::World) -> Html {
    let between = price
        .low
        .zip(price.high)
        .map(|(low, high)| format!("{}–{}", text.fixed(low, 2), text.fixed(high, 2)));
    let own = rules(&props.shown.plan.rules);
    // Limits that the engine adds by itself are no rule of the plan's own.
    let mine = own
        .into_iter()
        .find(|r| r.field == price.rule.field && r.value == price.rule.value);
    let drop = mine.map(|rule| {
        let editor = props.editor.clone();
        let label = text.tr("prioritise-drop-rule", &[("rule", names::rule(world, text, &rule).into())]);
        let onclick = Callback::from(move |_: MouseEvent| {
            let rules = editor.store.now(|plan| without(&plan.rules, &[&rule]));
            editor.run(Command::SetRules { rules });
        });
        html! { <button class="link" aria-label={label.to_string()} {onclick}>{ text.t("prioritise-drop") }</button> }
    });
    html! {
        <tr>
            <th scope="row">{ names::rule(world, text, &price.rule) }
                <details class="no-print"><summary>{ text.tr("prioritise-rows", &[("n", price.row_count.into())]) }</summary>
                    { for price.rows.iter().map(|r| html! { <code class="ltr">{ r.clone() }<br /></code> }) }
                </details></th>
            <td class="num strong">{ price.price.map_or_else(|| text.t("prioritise-not-yet").to_string(), |p| text.fixed(p, 2)) }</td>
            <td class="num quieter">{ between.unwrap_or_default() }</td>
            <td>{ text.tr("prioritise-changes", &[("in", price.enter.len().into()), ("out", price.leave.len().into())]) }</td>
            <td>{ for drop }</td>
        </tr>
    }
}

fn worth(prices: &Prices, shown: &Shown, text: &Text, world: &engine::World) -> Html {
    let cell = |v: Option<f64>| v.map_or_else(String::new, |v| text.short(v));
    let funder = |f: &ledger::Funder| {
        let of = |year: &i16| prices.funders.iter().find(|w| w.of == f.id && w.year == *year);
        html! {
            <tr><th scope="row">{ f.name.clone() }</th>
                { for shown.problem.years.iter().map(|y| html! { <td class="num">{ cell(of(y).map(|w| w.per_million)) }</td> }) }</tr>
        }
    };
    let mut economies = prices.economies.clone();
    economies.sort_by(|a, b| b.per_million.total_cmp(&a.per_million));
    html! {
        <>
            if !prices.funders.is_empty() {
                <h3>{ text.t("prioritise-worth-funders") }</h3>
                <table data-testid="worth-funders">
                    <caption class="note">{ text.t("prioritise-worth-note") }</caption>
                    <thead><tr><th scope="col">{ text.t("prioritise-col-funder") }</th>
                        { for shown.problem.years.iter().map(|y| html! { <th scope="col" class="num">{ text.year(*y) }</th> }) }</tr></thead>
                    <tbody>{ for shown.problem.funders.iter().map(funder) }</tbody>
                </table>
            }
            if !economies.is_empty() {
                <h3>{ text.t("prioritise-worth-economies") }</h3>
                <table data-testid="worth-economies">
                    <caption class="note">{ text.t("prioritise-worth-note") }</caption>
                    <thead><tr><th scope="col">{ text.t("prioritise-col-economy") }</th><th scope="col" class="num">{ text.t("prioritise-col-million") }</th></tr></thead>
                    <tbody>{ for economies.iter().map(|w| html! {
                        <tr><th scope="row">{ Iso3::new(&w.of).map_or_else(|| w.of.clone(), |e| words::economy(world, text, e)) }</th><td class="num">{ text.short(w.per_million) }</td></tr>
                    }) }</tbody>
                </table>
            }
        </>
    }
}
