//! Who funds what: sector × place × year, overlaps and gaps first.

use std::rc::Rc;

use engine::Reply;
use ledger::Cents;
use ledger::matrix::Stake;
use plan::Plan;
use yew::prelude::*;

use crate::state::{Same, use_text, use_world};
use crate::widgets::table::{Cell, Column, DataTable, Row};

/// Properties of [`Who`].
#[derive(Properties, PartialEq)]
pub struct WhoProps {
    /// The plan as it is.
    pub plan: Same<Plan>,
    /// The ledger counted.
    pub reply: Same<Reply>,
}

/// The table.
#[component]
pub fn Who(props: &WhoProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let Reply::Ledger(report) = &*props.reply else {
        return html! {};
    };
    let overlaps = report.rows.iter().filter(|r| !r.overlaps.is_empty()).count();
    let years = report.years.len();
    let gaps = report
        .rows
        .iter()
        .filter(|r| r.gaps.len() == years && years > 0)
        .count();
    let title = text.tr(
        "ledger-who-title",
        &[("overlaps", overlaps.into()), ("gaps", gaps.into())],
    );
    let money = |amount: Cents| Cell {
        export: amount.to_string(),
        ..Cell::number(amount.dollars(), text.millions(amount))
    };
    let names = |at: &[usize]| -> String {
        let years = at
            .iter()
            .filter_map(|y| report.years.get(*y))
            .map(|y| text.year(*y));
        years.collect::<Vec<_>>().join(", ")
    };
    let mut columns = vec![
        Column::text(text.t("ledger-col-sector")),
        Column::text(text.t("import-economy")),
        Column::numeric(text.t("ledger-col-need")),
        Column::numeric(text.t("ledger-col-committed")),
        Column::numeric(text.t("ledger-col-planned")),
        Column::numeric(text.t("ledger-col-open")),
    ];
    columns.extend(report.years.iter().map(|y| Column::text(text.year(*y))));
    columns.push(Column::text(text.t("ledger-col-overlap")));
    columns.push(Column::text(text.t("ledger-col-gap")));
    let who = |stakes: &Vec<Stake>| {
        let mut funders: Vec<String> = stakes
            .iter()
            .map(|s| super::funder(&props.plan, &s.funder, &text))
            .collect();
        funders.sort();
        funders.dedup();
        Cell::text(funders.join(", "))
    };
    let rows: Vec<Row> = report
        .rows
        .iter()
        .map(|r| {
            let sector = text
                .find(&format!("theme-{}", r.sector), &[])
                .map_or_else(|| r.sector.clone(), String::from);
            let economy = world
                .atlas
                .get(r.economy)
                .map_or_else(|| r.economy.to_string(), |e| text.economy(e).to_owned());
            let or_none = |amount: Option<Cents>| {
                amount.map_or_else(|| Cell::missing(text.t("ledger-nothing").html()), money)
            };
            let mut cells = vec![
                Cell::text(sector),
                Cell::text(economy),
                or_none(r.need),
                money(r.committed.cents()),
                money(r.planned.cents()),
                or_none(r.open),
            ];
            cells.extend(r.years.iter().map(who));
            cells.push(Cell::text(names(&r.overlaps)));
            cells.push(Cell::text(names(&r.gaps)));
            Row {
                id: format!("{}-{}", r.sector, r.economy).into(),
                cells,
                selected: false,
            }
        })
        .collect();
    html! {
        <section class="ledger-who" data-testid="ledger-who">
            <h2>{ title.clone() }</h2>
            <p class="note">{ text.t("ledger-who-sub") }</p>
            <DataTable columns={Rc::new(columns)} rows={Rc::new(rows)} caption={title.to_string()} file="groundwork-who-funds-what" class={classes!("ledger-matrix")} />
        </section>
    }
}
