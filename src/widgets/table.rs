//! The data table: sortable heads with `aria-sort`, a head and a first column that stay, figures on
//! one edge, the reason where there is no value, export of what is shown.

use std::cmp::Ordering;
use std::rc::Rc;

use yew::prelude::*;

use super::export;
use crate::platform::download;
use crate::state::{Action, Toast, use_store, use_text};

/// One cell: what is shown, what is sorted by, what is exported.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Shown.
    pub show: Html,
    /// Sorted by; a missing value comes last in both directions.
    pub key: Key,
    /// Exported: full precision, no thousands, a point as decimal mark.
    pub export: String,
    /// There is no value, and `show` says why.
    pub missing: bool,
}

/// What a column is sorted by.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// A number.
    Number(f64),
    /// A text, by its letters without case.
    Text(String),
    /// Nothing: last.
    Missing,
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self {
            show: html! { { text.clone() } },
            key: Key::Text(text.to_lowercase()),
            export: text,
            missing: false,
        }
    }

    /// A number, already written for the reader.
    pub fn number(value: f64, shown: impl Into<String>) -> Self {
        let shown: String = shown.into();
        Self {
            show: html! { { shown } },
            key: Key::Number(value),
            export: format!("{value}"),
            missing: false,
        }
    }

    /// No value, and why.
    pub fn missing(reason: impl Into<Html>) -> Self {
        Self {
            show: reason.into(),
            key: Key::Missing,
            export: String::new(),
            missing: true,
        }
    }

    /// The same with something else on show: a link, an interval.
    #[must_use]
    pub fn shown_as(mut self, show: Html) -> Self {
        self.show = show;
        self
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Head as shown.
    pub head: Html,
    /// Head as exported.
    pub name: String,
    /// Figures: end-aligned, first sorted from the largest.
    pub numeric: bool,
    /// Can be sorted by.
    pub sortable: bool,
}

impl Column {
    /// A column of texts.
    pub fn text(head: impl ToString) -> Self {
        let name = head.to_string();
        Self {
            head: html! { { name.clone() } },
            name,
            numeric: false,
            sortable: true,
        }
    }

    /// A column of figures.
    pub fn numeric(head: impl ToString) -> Self {
        Self {
            numeric: true,
            ..Self::text(head)
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Stable name, for keys and selection.
    pub id: AttrValue,
    /// Cells, one a column.
    pub cells: Vec<Cell>,
    /// The chosen one.
    pub selected: bool,
}

/// Properties of [`DataTable`].
#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// Columns.
    pub columns: Rc<Vec<Column>>,
    /// Rows in their first order.
    pub rows: Rc<Vec<Row>>,
    /// What the table is, for a screen reader.
    pub caption: AttrValue,
    /// Name of exported files, without ending; no tools where it is empty.
    #[prop_or_default]
    pub file: AttrValue,
    /// Column sorted by at first, and whether upwards.
    #[prop_or_default]
    pub sort: Option<(usize, bool)>,
    /// A row was clicked.
    #[prop_or_default]
    pub on_row: Option<Callback<AttrValue>>,
    /// More classes of the frame.
    #[prop_or_default]
    pub class: Classes,
}

/// The order of two keys; missing values last whatever the direction.
fn compare(a: &Key, b: &Key, up: bool) -> Ordering {
    let turned = |o: Ordering| if up { o } else { o.reverse() };
    match (a, b) {
        (Key::Missing, Key::Missing) => Ordering::Equal,
        (Key::Missing, _) => Ordering::Greater,
        (_, Key::Missing) => Ordering::Less,
        (Key::Number(x), Key::Number(y)) => turned(x.total_cmp(y)),
        (Key::Text(x), Key::Text(y)) => turned(x.cmp(y)),
        (Key::Number(_), Key::Text(_)) => turned(Ordering::Less),
        (Key::Text(_), Key::Number(_)) => turned(Ordering::Greater),
    }
}

/// A data table. Heads are buttons; the frame can be scrolled by keyboard.
#[component]
pub fn DataTable(props: &TableProps) -> Html {
    let text = use_text();
    let store = use_store();
    let sort = use_state(|| props.sort);
    let mut order: Vec<usize> = (0..props.rows.len()).collect();
    if let Some((column, up)) = *sort {
        let key = |row: usize| {
            props
                .rows
                .get(row)
                .and_then(|r| r.cells.get(column))
                .map(|c| &c.key)
        };
        order.sort_by(|a, b| match (key(*a), key(*b)) {
            (Some(a), Some(b)) => compare(a, b, up),
            _ => Ordering::Equal,
        });
    }
    let rows: Vec<&Row> = order.iter().filter_map(|i| props.rows.get(*i)).collect();
    let exported = {
        let head: Vec<String> = props.columns.iter().map(|c| c.name.clone()).collect();
        let body = rows
            .iter()
            .map(|r| r.cells.iter().map(|c| c.export.clone()).collect::<Vec<_>>());
        Rc::new(std::iter::once(head).chain(body).collect::<Vec<_>>())
    };
    let tools = (!props.file.is_empty()).then(|| {
        let copy = {
            let (rows, n) = (Rc::clone(&exported), rows.len());
            Callback::from(move |_: MouseEvent| {
                download::copy(&export::tsv(rows.iter().cloned()));
                store.dispatch(Action::Say(Toast::new("table-copied", vec![("n", n.into())])));
            })
        };
        let save = {
            let (rows, file) = (Rc::clone(&exported), format!("{}.csv", props.file));
            Callback::from(move |_: MouseEvent| {
                export::save(
                    &file,
                    "text/csv;charset=utf-8",
                    &export::csv(rows.iter().cloned()),
                );
            })
        };
        html! {
            <div class="table-tools">
                <button class="link" onclick={copy}>{ text.t("table-copy") }</button>
                <button class="link" onclick={save}>{ text.t("table-csv") }</button>
            </div>
        }
    });
    let head = props.columns.iter().enumerate().map(|(i, column)| {
        let state = (*sort)
            .filter(|(at, _)| *at == i)
            .map(|(_, up)| if up { "ascending" } else { "descending" });
        let class = classes!(column.numeric.then_some("num"), (i == 0).then_some("stick"));
        let inner = if column.sortable {
            let click = {
                let (sort, numeric) = (sort.clone(), column.numeric);
                Callback::from(move |_: MouseEvent| {
                    let up = (*sort).filter(|(at, _)| *at == i).map_or(!numeric, |(_, up)| !up);
                    sort.set(Some((i, up)));
                })
            };
            let title = text.tr("table-sort", &[("column", column.name.as_str().into())]);
            html! { <button class="sort" {title} onclick={click}>{ column.head.clone() }</button> }
        } else {
            column.head.clone()
        };
        html! { <th scope="col" {class} aria-sort={state}>{ inner }</th> }
    });
    let numeric: Vec<bool> = props.columns.iter().map(|c| c.numeric).collect();
    let body = rows.iter().map(|row| {
        let click = props.on_row.clone().map(|on| {
            let id = row.id.clone();
            Callback::from(move |_: MouseEvent| on.emit(id.clone()))
        });
        html! {
            <tr key={row.id.to_string()} class={classes!(row.selected.then_some("selected"))} onclick={click} data-row={row.id.clone()}>
                { for row.cells.iter().enumerate().map(|(i, cell)| {
                    let class = classes!(
                        numeric.get(i).copied().unwrap_or(false).then_some("num"),
                        cell.missing.then_some("missing"),
                    );
                    if i == 0 {
                        html! { <th scope="row" class={classes!("stick", class)}>{ cell.show.clone() }</th> }
                    } else {
                        html! { <td {class}>{ cell.show.clone() }</td> }
                    }
                }) }
            </tr>
        }
    });
    html! {
        <>
            { tools }
            <div class={classes!("table-wrap", props.class.clone())} tabindex="0" role="region" aria-label={props.caption.clone()}>
                <table>
                    <caption class="visually-hidden">{ props.caption.clone() }</caption>
                    <thead><tr>{ for head }</tr></thead>
                    <tbody>{ for body }</tbody>
                </table>
            </div>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_values_come_last_in_both_directions() {
        let mut keys = vec![Key::Missing, Key::Number(2.0), Key::Number(1.0)];
        keys.sort_by(|a, b| compare(a, b, true));
        assert_eq!(keys, [Key::Number(1.0), Key::Number(2.0), Key::Missing]);
        keys.sort_by(|a, b| compare(a, b, false));
        assert_eq!(keys, [Key::Number(2.0), Key::Number(1.0), Key::Missing]);
    }
}
