//! The tree: a treegrid (WAI-ARIA). Arrows walk and open, Enter edits, Escape goes back to the row,
//! Alt with arrows moves, Delete removes; the same is on buttons.

use std::rc::Rc;

use indicators::framework::Kind;
use indicators::{Edit, Fault};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::cells::{self, Shown};
use super::edits::{Step, moved};
use super::rows::Row;
use super::words;
use crate::state::{refusal, use_store, use_text, use_world};

/// Properties of [`Tree`].
#[derive(Properties, PartialEq)]
pub struct TreeProps {
    /// What is shown.
    pub shown: Rc<Shown>,
    /// Rows in sight.
    pub rows: Rc<Vec<Row>>,
    /// Code of the chosen row.
    pub chosen: String,
    /// Another row was chosen.
    pub on_choose: Callback<String>,
    /// A group was opened or shut.
    pub on_toggle: Callback<String>,
    /// The framework is edited.
    pub on_edit: Callback<Vec<Edit>>,
    /// A weight is under the finger; `None` when it is let go.
    pub on_drag: Callback<Option<(String, f64)>>,
    /// What was refused last.
    pub fault: Option<Fault>,
}

/// Messages of the columns, in order, with what each is in CSS.
const COLUMNS: [(&str, &str); 8] = [
    ("frame-col-node", "node"),
    ("frame-col-weight", "weight"),
    ("frame-col-share", "num"),
    ("frame-col-direction", "direction"),
    ("frame-col-goalposts", "posts"),
    ("frame-col-method", "method"),
    ("frame-col-economies", "num"),
    ("frame-col-year", "num"),
];

/// The treegrid.
#[component]
pub fn Tree(props: &TreeProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let body = use_node_ref();
    // The row that takes the focus once it is drawn: after a key that walks or moves.
    let wanted = use_mut_ref(|| None::<String>);
    {
        let (body, wanted) = (body.clone(), Rc::clone(&wanted));
        use_effect(move || {
            if let Some(code) = wanted.borrow_mut().take() {
                focus_row(&body, &code);
            }
        });
    }
    // A row that moves in the page loses the focus without asking: it gets it back after the repaint.
    let held = use_mut_ref(|| None::<String>);
    {
        let (held, body) = (Rc::clone(&held), body.clone());
        use_effect(move || {
            let code = held.borrow().clone();
            if let Some(code) = code.filter(|_| crate::platform::focus::lost()) {
                focus_row(&body, &code);
            }
        });
    }
    let onfocusin = {
        let held = Rc::clone(&held);
        Callback::from(move |event: FocusEvent| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let row = target.and_then(|t| t.closest("[data-node]").ok().flatten());
            held.replace(row.and_then(|r| r.get_attribute("data-node")));
        })
    };
    let onfocusout = {
        let held = Rc::clone(&held);
        // Left by the reader: forgotten, but only after a repaint that took the row away had its turn.
        Callback::from(move |_: FocusEvent| {
            let held = Rc::clone(&held);
            gloo::timers::callback::Timeout::new(0, move || {
                if crate::platform::focus::lost() {
                    held.replace(None);
                }
            })
            .forget();
        })
    };
    let key = {
        let (props_rows, chosen) = (Rc::clone(&props.rows), props.chosen.clone());
        let (choose, toggle, edit) = (
            props.on_choose.clone(),
            props.on_toggle.clone(),
            props.on_edit.clone(),
        );
        let (shown, wanted, rtl) = (Rc::clone(&props.shown), Rc::clone(&wanted), text.language().rtl());
        Callback::from(move |event: KeyboardEvent| {
            let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else {
                return;
            };
            if target.get_attribute("role").as_deref() != Some("row") {
                if event.key() == "Escape" {
                    event.prevent_default();
                    wanted.replace(Some(chosen.clone()));
                    choose.emit(chosen.clone());
                }
                return;
            }
            let act = act(&props_rows, &chosen, &event.key(), (event.alt_key(), rtl));
            if matches!(act, Act::Nothing) {
                return;
            }
            event.prevent_default();
            let go = |code: String| {
                wanted.replace(Some(code.clone()));
                choose.emit(code);
            };
            match act {
                Act::Nothing => {}
                Act::Go(code) => go(code),
                Act::Toggle => {
                    wanted.replace(Some(chosen.clone()));
                    toggle.emit(chosen.clone());
                }
                Act::Enter => first_control(&target),
                Act::Move(step) => {
                    if let (true, Some(moved)) = (shown.own, moved(&shown.framework, &chosen, step)) {
                        wanted.replace(Some(chosen.clone()));
                        edit.emit(vec![moved]);
                    }
                }
                Act::Drop => {
                    if shown.own && shown.framework.node(&chosen).is_some() {
                        let next = props_rows.iter().rev();
                        let next = next.skip_while(|r| r.code() != chosen).nth(1);
                        wanted.replace(next.map(|r| r.code().to_owned()));
                        edit.emit(vec![Edit::Drop { node: chosen.clone() }]);
                    }
                }
            }
        })
    };
    let lines = props
        .rows
        .iter()
        .flat_map(|row| line(row, props, (&text, world, &store.plan)));
    let heads = COLUMNS.iter().map(|(key, class)| {
        html! { <th role="columnheader" scope="col" class={*class}>{ text.t(key) }</th> }
    });
    html! {
        <div class="table-wrap frame-tree">
            <table role="treegrid" {onfocusin} {onfocusout} aria-label={text.t("frame-tree")} aria-readonly={(!props.shown.own).to_string()} onkeydown={key}>
                <thead role="rowgroup"><tr role="row">{ for heads }</tr></thead>
                <tbody role="rowgroup" ref={body}>{ for lines }</tbody>
            </table>
        </div>
    }
}

fn line(row: &Row, props: &TreeProps, of: (&crate::text::Text, &engine::World, &plan::Plan)) -> Vec<Html> {
    let (text, world, plan) = of;
    let code = row.code().to_owned();
    let active = code == props.chosen;
    let choose = {
        let (on, code) = (props.on_choose.clone(), code.clone());
        move || on.emit(code.clone())
    };
    let onclick = {
        let choose = choose.clone();
        Callback::from(move |_: MouseEvent| choose())
    };
    let onfocusin = {
        let choose = choose.clone();
        Callback::from(move |_: FocusEvent| {
            if !active {
                choose()
            }
        })
    };
    // What is refused at a node that has no row (one that did not come to be) is said at the top.
    let fault = props
        .fault
        .as_ref()
        .filter(|f| f.node == code || (row.node.is_none() && props.rows.iter().all(|r| r.code() != f.node)));
    let id = "frame-fault";
    let described = fault.map(|_| id);
    let cells = cells::cells(row, props, active, of);
    let note = fault.map(|fault| {
        let (key, mut args) = refusal::fault(fault);
        if let Some(slot) = args.iter_mut().find(|(name, _)| *name == "node") {
            let node = props.shown.framework.node(&fault.node);
            slot.1 = match (node, fault.node.is_empty()) {
                (Some(node), _) => words::node(plan, world, text, node).into(),
                (None, true) => cells::name(row, &props.shown, of).into(),
                (None, false) => words::indicator(plan, world, text, &fault.node).into(),
            };
        }
        html! {
            <tr key={format!("{code} fault")} role="row" class="frame-fault"><td role="gridcell" colspan="8" {id}>
                <span role="alert" class="tag bad">{ text.tr(key, &args) }</span></td></tr>
        }
    });
    let kind = match row.node.as_ref().map(|n| &n.kind) {
        None => "root",
        Some(Kind::Group(_)) => "group",
        Some(Kind::Leaf(_)) => "leaf",
    };
    let row = html! {
        <tr key={code.clone()} role="row" class={classes!("frame-row", kind, active.then_some("chosen"), (row.share.is_some_and(|s| s <= 0.0)).then_some("naught"))}
            aria-level={row.level.to_string()} aria-posinset={row.place.to_string()} aria-setsize={row.of.to_string()}
            aria-expanded={row.open.map(|o| o.to_string())} aria-selected={active.to_string()} aria-describedby={described}
            tabindex={if active { "0" } else { "-1" }} data-node={code} {onclick} {onfocusin}>
            { cells }
        </tr>
    };
    // One list of keyed rows, so that a row keeps its element, and the focus, when others come and go.
    std::iter::once(row).chain(note).collect()
}

/// What a key does to the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Act {
    Nothing,
    Go(String),
    Toggle,
    Enter,
    Move(Step),
    Drop,
}

/// Pure, so that it is tested: which act a key on a row is. `rtl` mirrors the arrows that open.
fn act(rows: &[Row], chosen: &str, key: &str, (alt, rtl): (bool, bool)) -> Act {
    let Some(here) = rows.iter().position(|r| r.code() == chosen) else {
        return rows
            .first()
            .map_or(Act::Nothing, |r| Act::Go(r.code().to_owned()));
    };
    let Some(row) = rows.get(here) else {
        return Act::Nothing;
    };
    let at = |place: Option<usize>| {
        let row = place.and_then(|p| rows.get(p));
        row.map_or(Act::Nothing, |r| Act::Go(r.code().to_owned()))
    };
    let inward = key == if rtl { "ArrowLeft" } else { "ArrowRight" };
    let outward = key == if rtl { "ArrowRight" } else { "ArrowLeft" };
    match key {
        "ArrowUp" if alt => Act::Move(Step::Up),
        "ArrowDown" if alt => Act::Move(Step::Down),
        _ if inward && alt => Act::Move(Step::In),
        _ if outward && alt => Act::Move(Step::Out),
        "ArrowUp" => at(here.checked_sub(1)),
        "ArrowDown" => at(Some(here + 1)),
        "Home" => at(Some(0)),
        "End" => at(rows.len().checked_sub(1)),
        _ if inward && row.open == Some(false) => Act::Toggle,
        _ if inward && row.open == Some(true) => at(Some(here + 1)),
        _ if outward && row.open == Some(true) && row.node.is_some() => Act::Toggle,
        _ if outward => at(rows
            .get(..here)
            .and_then(|above| above.iter().rposition(|r| r.level < row.level))),
        "Enter" | "F2" => Act::Enter,
        "Delete" => Act::Drop,
        _ => Act::Nothing,
    }
}

/// Puts the focus on the row of a code.
fn focus_row(body: &NodeRef, code: &str) {
    let Some(body) = body.cast::<Element>() else {
        return;
    };
    let rows = body.query_selector_all("[data-node]").ok();
    let Some(rows) = rows else { return };
    for at in 0..rows.length() {
        let row = rows.get(at).and_then(|r| r.dyn_into::<HtmlElement>().ok());
        if let Some(row) = row.filter(|r| r.get_attribute("data-node").as_deref() == Some(code)) {
            // An element that cannot take focus leaves it where it is.
            let _ = row.focus();
        }
    }
}

/// Puts the focus on the first field of a row.
fn first_control(row: &Element) {
    let field = row.query_selector("input, select").ok().flatten();
    if let Some(field) = field.and_then(|f| f.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows;
    use super::*;
    use std::collections::BTreeSet;

    fn all(shut: &[&str]) -> Vec<Row> {
        let world = engine::World::load().unwrap();
        let plan = engine::example(world).unwrap();
        let copy = engine::frameworks::copy(world, &plan, "prongs", "own-1", "Mine").unwrap();
        let shut: BTreeSet<String> = shut.iter().map(|s| (*s).to_owned()).collect();
        rows::rows(&copy, None, &shut)
    }

    fn key(shut: &[&str], chosen: &str, key: &str) -> Act {
        act(&all(shut), chosen, key, (false, false))
    }

    #[test]
    fn arrows_walk_open_and_shut_as_in_any_tree() {
        let go = |code: &str| Act::Go(code.into());
        assert_eq!(key(&[], "index", "ArrowDown"), go("Enable"));
        assert_eq!(key(&[], "index", "ArrowUp"), Act::Nothing);
        assert_eq!(key(&[], "Enable", "ArrowLeft"), Act::Toggle);
        assert_eq!(key(&["Enable"], "Enable", "ArrowRight"), Act::Toggle);
        assert_eq!(key(&["Enable"], "Enable", "ArrowDown"), go("Network"));
        assert_eq!(key(&[], "Enable", "ArrowRight"), go("Power"));
        assert_eq!(key(&[], "electricity_access_pct", "ArrowLeft"), go("Power"));
        assert_eq!(key(&["Power"], "Power", "ArrowLeft"), go("Enable"));
        assert_eq!(key(&[], "gone", "ArrowDown"), go("index"));
        assert_eq!(key(&[], "Enable", "x"), Act::Nothing);
    }

    #[test]
    fn in_arabic_the_arrows_that_open_are_mirrored() {
        let rows = all(&[]);
        assert_eq!(act(&rows, "Enable", "ArrowRight", (false, true)), Act::Toggle);
        assert_eq!(
            act(&rows, "Power", "ArrowLeft", (true, true)),
            Act::Move(Step::In)
        );
    }
}
