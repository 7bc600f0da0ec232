//! What an import would do: accepted, empty and refused rows, each with its place in the file.

use std::rc::Rc;

use exchange::tidy::Import;
use yew::prelude::*;

use super::reading::{self, Beside};
use crate::platform::intl::{self, Digits};
use crate::screens::frameworks::words;
use crate::state::{use_store, use_text, use_world};
use crate::widgets::table::{Cell, Column, DataTable, Row};

/// Properties of [`Preview`].
#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// Name of the file.
    pub file: String,
    /// What was read.
    pub import: Rc<Import>,
}

/// The report.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let import = &props.import;
    let row_cell = |row: usize| {
        let shown = if row == 0 {
            "–".to_owned()
        } else {
            intl::number(row as f64, Digits::Plain)
        };
        Cell::number(row as f64, shown)
    };
    let refused: Vec<Row> = import
        .diagnostics
        .iter()
        .enumerate()
        .map(|(i, d)| Row {
            id: i.to_string().into(),
            selected: false,
            cells: vec![
                row_cell(d.row),
                Cell::text(d.column.clone()),
                Cell::text(d.found.to_string()),
                Cell::text(d.expected.clone())
                    .shown_as(html! { <span lang="en" dir="ltr">{ d.expected.clone() }</span> }),
                Cell::text(String::from(reading::fix(world, &d.code, &d.found, &text))),
            ],
        })
        .collect();
    let accepted: Vec<Row> = import
        .accepted
        .iter()
        .map(|v| {
            let name = words::indicator(&store.plan, world, &text, &v.indicator);
            let economy = world
                .atlas
                .get(v.economy)
                .map_or_else(|| v.economy.to_string(), |e| text.economy(e).to_owned());
            let published = match reading::beside(world, &store.plan, v) {
                Beside::Published(value, year) => {
                    Cell::number(value, format!("{} ({})", text.full(value), text.year(year)))
                }
                Beside::Nothing => Cell::missing(text.t("missing-short").html()),
            };
            let use_key = if reading::counts(&store.plan, v.year) {
                "import-used"
            } else {
                "import-unused"
            };
            let source = if v.source.is_empty() {
                props.file.clone()
            } else {
                v.source.clone()
            };
            Row {
                id: v.row.to_string().into(),
                selected: false,
                cells: vec![
                    row_cell(v.row),
                    Cell::text(economy),
                    Cell::text(String::from(name)),
                    Cell::number(f64::from(v.year), text.year(v.year)),
                    Cell::number(v.value, text.full(v.value)),
                    published,
                    Cell::text(words::unit(&store.plan, world, &v.indicator)),
                    Cell::text(source),
                    Cell::text(String::from(text.t(use_key))),
                ],
            }
        })
        .collect();
    let counts = [
        ("accepted", "import-n-accepted", import.accepted.len()),
        ("empty", "import-n-empty", import.empty.len()),
        (
            "refused",
            "import-n-refused",
            import.refused.max(import.diagnostics.len()),
        ),
    ];
    let refused_columns = Rc::new(vec![
        Column::numeric(text.t("import-row")),
        Column::text(text.t("import-column")),
        Column::text(text.t("import-found")),
        Column::text(text.t("import-expected")),
        Column::text(text.t("import-fix")),
    ]);
    let accepted_columns = Rc::new(vec![
        Column::numeric(text.t("import-row")),
        Column::text(text.t("import-economy")),
        Column::text(text.t("import-indicator")),
        Column::numeric(text.t("import-year")),
        Column::numeric(text.t("import-value")),
        Column::numeric(text.t("import-published")),
        Column::text(text.t("import-unit")),
        Column::text(text.t("import-source")),
        Column::text(text.t("import-use")),
    ]);
    html! {
        <>
            <p class="lead" role="status">
                { for counts.iter().enumerate().map(|(i, (test, key, n))| html! {
                    <>{ if i > 0 { " · " } else { "" } }<span data-testid={format!("import-{test}")} data-n={n.to_string()}>{ text.tr(key, &[("n", (*n).into())]) }</span></>
                }) }
            </p>
            if !refused.is_empty() {
                <h3>{ text.t("import-refused-head") }</h3>
                <DataTable columns={refused_columns} rows={Rc::new(refused)} caption={text.t("import-refused-head")} file="refused-rows" class={classes!("import-table")} />
            }
            if !import.empty.is_empty() {
                <p class="note">{ text.tr("import-empty-rows", &[("rows", rows_in_words(&import.empty).into())]) }</p>
            }
            if !accepted.is_empty() {
                <h3>{ text.t("import-accepted-head") }</h3>
                <DataTable columns={accepted_columns} rows={Rc::new(accepted)} caption={text.t("import-accepted-head")} file="accepted-rows" class={classes!("import-table")} />
            }
        </>
    }
}

/// The first rows by number; how many more there are.
fn rows_in_words(rows: &[usize]) -> String {
    const MOST: usize = 12;
    let mut words: Vec<String> = rows
        .iter()
        .take(MOST)
        .map(|r| intl::number(*r as f64, Digits::Plain))
        .collect();
    if rows.len() > MOST {
        words.push(format!("… +{}", rows.len() - MOST));
    }
    words.join(", ")
}
