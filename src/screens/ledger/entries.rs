//! The entries: a table whose cells are fields, each read as a row of a file would be.

use engine::Reply;
use exchange::commitments::HEAD;
use exchange::table::{Out, csv};
use ledger::{BasisPoints, Entry, Local, Measure, Status};
use plan::{Command, Plan};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::platform::clock;
use crate::screens::portfolio::edit::Editor;
use crate::state::{Action, Same, Toast, use_text, use_world};
use crate::text::Text;

/// Properties of [`Entries`].
#[derive(Properties, PartialEq)]
pub struct EntriesProps {
    /// The plan as it is.
    pub plan: Same<Plan>,
    /// The ledger counted, once it is.
    pub reply: Option<Same<Reply>>,
    /// Changes the plan.
    pub editor: Editor,
}

/// Columns shown, with their names in a file.
const COLUMNS: [(&str, &str); 10] = [
    ("project", "ledger-col-project"),
    ("funder", "ledger-col-funder"),
    ("economies", "ledger-col-where"),
    ("sector", "ledger-col-sector"),
    ("year", "ledger-col-year"),
    ("amount", "ledger-col-amount"),
    ("currency", "ledger-col-currency"),
    ("status", "ledger-col-status"),
    ("measure", "ledger-col-measure"),
    ("parent", "ledger-col-parent"),
];

/// An entry as the cells of a row of a file.
fn cells(e: &Entry) -> Vec<String> {
    let line = exchange::commitments::write(std::iter::once(e));
    let mut reader = line.lines().skip(1);
    let row = reader.next().unwrap_or_default();
    // The writer quotes only what needs it; the reader of the file is asked for everything else.
    split_csv(row)
}

fn split_csv(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut inside) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if inside && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => inside = !inside,
            ',' if !inside => cells.push(exchange::table::unguard(&std::mem::take(&mut cell)).to_owned()),
            other => cell.push(other),
        }
    }
    cells.push(exchange::table::unguard(&cell).to_owned());
    cells
}

/// The entry with one cell written anew, or the refusal of the file reader.
fn edited(world: &engine::World, plan: &Plan, e: &Entry, column: &str, typed: &str) -> Result<Entry, Toast> {
    let mut row = cells(e);
    if let Some(slot) = HEAD
        .iter()
        .position(|h| *h == column)
        .and_then(|at| row.get_mut(at))
    {
        typed.clone_into(slot);
    }
    let row: Vec<Out> = row.into_iter().map(Out::from).collect();
    let import = engine::books::import(world, plan, "", csv(&HEAD, &[row]).as_bytes());
    match (
        import.entries.into_iter().next(),
        import.diagnostics.into_iter().next(),
    ) {
        (Some((_, new)), None) => Ok(Entry {
            id: e.id.clone(),
            ..new
        }),
        (_, fault) => {
            let (column, found, expected) =
                fault.map_or_else(Default::default, |d| (d.column, d.found.to_string(), d.expected));
            Err(Toast::new(
                "ledger-refused",
                vec![
                    ("column", column.into()),
                    ("found", found.into()),
                    ("expected", expected.into()),
                ],
            ))
        }
    }
}

/// What an entry counts as, or why it does not.
fn counts(reply: Option<&Reply>, e: &Entry, text: &Text) -> Html {
    let Some(Reply::Ledger(r)) = reply else {
        return html! {};
    };
    let (parts, out) = match e.measure {
        Measure::Budget => (&r.budgets.parts, &r.budgets.left_out),
        Measure::PlannedDisbursement => (&r.announced.parts, &r.announced.left_out),
        Measure::Disbursement => (&r.paid.parts, &r.paid.left_out),
        Measure::Commitment | Measure::Envelope => (&r.commitments.parts, &r.commitments.left_out),
    };
    match (
        parts.iter().find(|p| p.entry == e.id),
        out.iter().find(|l| l.entry == e.id),
    ) {
        (Some(part), _) => html! { <span class="isolate">{ text.money(part.amount) }</span> },
        (None, Some(left)) => html! { <span class="tag warn">{ super::reason(&left.reason, text) }</span> },
        (None, None) => html! {},
    }
}

/// The table.
#[component]
pub fn Entries(props: &EntriesProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let (plan, editor) = (&props.plan, &props.editor);
    let add = {
        let (editor, plan, text) = (editor.clone(), plan.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(economy) = plan.region.economies.first() else {
                return;
            };
            let id = clock::new_id();
            let entry = Entry {
                id: id.clone(),
                project: text.t("ledger-new-project").into(),
                parent: String::new(),
                measure: Measure::Commitment,
                status: Status::Active,
                funder: plan.funders.first().map(|f| f.id.clone()).unwrap_or_default(),
                split: vec![(*economy, BasisPoints::WHOLE)],
                sector: "connectivity".into(),
                year: plan
                    .settings
                    .years
                    .first()
                    .copied()
                    .unwrap_or(plan.settings.base_year),
                amount: Local(0),
                currency: "USD".into(),
                prices: None,
                covers: String::new(),
                source: String::new(),
            };
            editor.run(Command::SetEntry {
                id,
                entry: Some(Box::new(entry)),
            });
        })
    };
    let rows = plan.ledger.entries.iter().map(|e| {
        let values = cells(e);
        let fields = COLUMNS.iter().map(|(column, key)| {
            let value = HEAD.iter().position(|h| h == column).and_then(|at| values.get(at)).cloned().unwrap_or_default();
            let label = text.tr("ledger-cell", &[("column", text.t(key).into()), ("project", e.project.as_str().into())]).to_string();
            let onchange = {
                let (editor, plan, e) = (editor.clone(), plan.clone(), e.clone());
                let (column, value) = (*column, value.clone());
                Callback::from(move |event: Event| {
                    let input: HtmlInputElement = event.target_unchecked_into();
                    match edited(world, &plan, &e, column, input.value().trim()) {
                        Ok(new) => editor.run(Command::SetEntry { id: e.id.clone(), entry: Some(Box::new(new)) }),
                        Err(toast) => {
                            input.set_value(&value);
                            editor.store.dispatch(Action::Say(toast));
                        }
                    }
                })
            };
            let class = classes!("input", matches!(*column, "year" | "amount").then_some("num"));
            html! { <td><input {class} aria-label={label} {value} data-testid={format!("cell-{column}")} {onchange} /></td> }
        });
        let remove = {
            let (editor, id, name) = (editor.clone(), e.id.clone(), e.project.clone());
            Callback::from(move |_: MouseEvent| {
                editor.run(Command::SetEntry { id: id.clone(), entry: None });
                editor.store.dispatch(Action::Say(Toast::undoable("ledger-removed", vec![("project", name.as_str().into())])));
            })
        };
        html! {
            <tr key={e.id.clone()}>{ for fields }<td class="num">{ counts(props.reply.as_deref(), e, &text) }</td>
                <td><button class="link" onclick={remove}>{ text.t("ledger-remove") }</button></td></tr>
        }
    });
    html! {
        <section class="ledger-entries">
            if plan.ledger.entries.is_empty() {
                <p class="lead">{ text.t("ledger-empty") }</p>
            } else {
                <div class="table-wrap" tabindex="0"><table data-testid="ledger-entries">
                    <thead><tr>
                        { for COLUMNS.iter().map(|(_, key)| html! { <th scope="col">{ text.t(key) }</th> }) }
                        <th scope="col" class="num">{ text.t("ledger-col-counts") }</th><td></td>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table></div>
            }
            <p><button class="btn" data-testid="ledger-add" onclick={add}>{ text.t("ledger-add") }</button></p>
        </section>
    }
}
