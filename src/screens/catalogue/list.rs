//! The projects by group: what a unit costs as an interval on one logarithmic axis, the grades of the
//! evidence, what it moves; the chosen one opens beside the list.

use foresight::Grade;
use foresight::catalogue::{Item, Standing, is_assumption};
use ledger::{Cents, Prong};
use yew::prelude::*;

use super::detail::Detail;
use super::{PartProps, edits, names};
use crate::screens::frameworks::words;
use crate::state::{use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::interval::{Span, bar};
use crate::widgets::{export, glyph};

/// The axis of unit costs: powers of ten of US dollars, from ten to a hundred million.
const AXIS: (f64, f64) = (1.0, 8.0);
/// Moved indicators named in a row; the rest is counted.
const NAMED: usize = 2;

/// Amount in words.
pub fn dollars(text: &Text, value: f64) -> Phrase {
    match Cents::from_f64(value) {
        Some(cents) => text.money(cents),
        None => text.t("catalogue-no-number"),
    }
}

/// A range of money in words.
pub fn cost(text: &Text, low: f64, high: f64) -> Phrase {
    text.tr(
        "wi-between",
        &[
            ("low", dollars(text, low).into()),
            ("high", dollars(text, high).into()),
        ],
    )
}

/// Tags of an archetype: where it comes from, what is wrong, what is assumed.
pub fn tags(item: &Item, text: &Text) -> Html {
    let standing = match item.standing {
        Standing::Shipped => None,
        Standing::Edited => Some("catalogue-edited"),
        Standing::Own => Some("catalogue-own"),
    };
    html! {
        <>
            { for standing.map(|key| html! { <>{ " " }<span class="tag example">{ text.t(key) }</span></> }) }
            if !item.faults.is_empty() { { " " }<span class="tag bad">{ text.tr("catalogue-faults", &[("n", item.faults.len().into())]) }</span> }
        </>
    }
}

/// The list with the open archetype.
#[component]
pub fn List(props: &PartProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let place = &props.place;
    let Some(view) = props.view.get() else {
        return html! {};
    };
    let outcomes = place.route.get(names::COUNT) == Some("outcomes");
    let open = place.route.get(names::ID).map(str::to_owned);
    let chosen = open
        .as_deref()
        .and_then(|id| view.items.iter().find(|i| i.archetype.id == id))
        .or_else(|| view.items.first())
        .cloned();
    let choose = {
        let place = place.clone();
        Callback::from(move |id: String| place.set(names::ID, Some(id)))
    };
    let toggle = {
        let place = place.clone();
        Callback::from(move |_: Event| place.set(names::COUNT, (!outcomes).then(|| "outcomes".to_owned())))
    };
    let add = {
        let (editor, place, name) = (
            props.editor.clone(),
            place.clone(),
            text.t("catalogue-new-name").to_string(),
        );
        Callback::from(move |_: MouseEvent| {
            let world = editor.store.world;
            let new = editor.store.now(|plan| edits::blank(world, plan, &name));
            place.set(names::ID, Some(new.id.clone()));
            editor.run(edits::set(world, new));
        })
    };
    let save = {
        let items = view.items.clone();
        Callback::from(move |_: MouseEvent| {
            let rows = csv(&items);
            export::save(
                "groundwork-catalogue.csv",
                "text/csv;charset=utf-8",
                &export::csv(rows),
            );
        })
    };
    let moved = |item: &Item| -> Html {
        let all = item.archetype.effects.iter();
        let shown: Vec<_> = all
            .filter(|e| !(outcomes && e.indicator.starts_with("milestone_")))
            .collect();
        let named = shown.iter().take(NAMED).map(|e| {
            let milestone = e.indicator.starts_with("milestone_");
            let name = words::indicator(&store.plan, world, &text, &e.indicator);
            html! { <span class="cat-moved">{ name }if milestone { { " " }<span class="tag">{ text.t("frame-milestone") }</span> }</span> }
        });
        let rest = shown.len().saturating_sub(NAMED);
        html! {
            <>
                { for named }
                if rest > 0 { <span class="note">{ text.tr("catalogue-more", &[("n", rest.into())]) }</span> }
                if shown.is_empty() { <span class="note">{ text.t("catalogue-moves-nothing") }</span> }
            </>
        }
    };
    let chosen_id = chosen
        .as_ref()
        .map(|i| i.archetype.id.clone())
        .unwrap_or_default();
    let row = |item: &Item| {
        let a = &item.archetype;
        let on = a.id == chosen_id;
        let onclick = {
            let (choose, id) = (choose.clone(), a.id.clone());
            Callback::from(move |_: MouseEvent| choose.emit(id.clone()))
        };
        let log = |v: f64| v.max(1.0).log10();
        let c = a.unit_cost;
        let sound = c.low <= c.mid && c.mid <= c.high && c.low >= 0.0;
        let span = sound.then(|| Span::on_axis(log(c.low), log(c.mid), log(c.high), AXIS.0, AXIS.1));
        let assumed = a.cost_grade == Grade::D || is_assumption(&a.cost_source);
        html! {
            <tr key={a.id.clone()} class={classes!(on.then_some("selected"), (!item.used()).then_some("naught"))} data-archetype={a.id.clone()}>
                <th scope="row"><button class="expand" aria-pressed={on.to_string()} {onclick}>{ text.archetype(&a.id, &a.name) }</button>{ tags(item, &text) }</th>
                <td class="cat-axis">{ bar(span, assumed) }</td>
                <td class="num"><span class="isolate">{ cost(&text, c.low, c.high) }</span></td>
                <td class="quieter ellipsis cat-unit">{ text.unit(&a.unit) }</td>
                <td class="ltr cat-grades" title={text.t("catalogue-grades-title")}>{ format!("{:?} / {:?}", a.cost_grade, a.effect_grade) }</td>
                <td class="cat-moves">{ moved(item) }</td>
            </tr>
        }
    };
    let groups = Prong::ALL.map(|prong| {
        let items: Vec<&Item> = view.items.iter().filter(|i| i.archetype.prong == prong).collect();
        html! {
            <tbody>
                <tr class="cat-group"><th scope="rowgroup" colspan="6">{ glyph::prong(prong) }{ " " }{ text.prong(prong) }{ " " }<span class="quieter">{ text.tr("catalogue-group", &[("n", items.len().into())]) }</span></th></tr>
                { for items.into_iter().map(row) }
            </tbody>
        }
    });
    html! {
        <div class="cat-body">
            <div class="cat-list">
                <div class="table-tools">
                    <label class="field"><input type="checkbox" data-testid="catalogue-outcomes" checked={outcomes} onchange={toggle} />{ text.t("catalogue-outcomes") }</label>
                    <button class="link push" data-testid="catalogue-add" onclick={add}>{ text.t("catalogue-add") }</button>
                    <button class="link" data-testid="catalogue-csv" onclick={save}>{ text.t("table-csv") }</button>
                </div>
                <div class="table-wrap" tabindex="0" role="region" aria-label={text.t("catalogue-tab-list")}>
                    <table class="cat-table">
                        <thead><tr>
                            <th scope="col">{ text.t("portfolio-col-project") }</th>
                            <th scope="col" class="cat-axis">{ text.t("catalogue-col-axis") }</th>
                            <th scope="col" class="num">{ text.t("catalogue-col-cost") }</th>
                            <th scope="col">{ text.t("catalogue-col-unit") }</th>
                            <th scope="col">{ text.t("catalogue-col-grades") }</th>
                            <th scope="col">{ text.t("catalogue-col-moves") }</th>
                        </tr></thead>
                        { for groups }
                    </table>
                </div>
                <p class="note">{ text.t("catalogue-axis-note") }</p>
            </div>
            { for chosen.map(|item| html! { <Detail key={item.archetype.id.clone()} item={item.clone()} editor={props.editor.clone()} place={place.clone()} /> }) }
        </div>
    }
}

/// One row an effect, every field of its archetype beside it.
fn csv(items: &[Item]) -> Vec<Vec<String>> {
    let head = [
        "archetype",
        "name",
        "standing",
        "group",
        "theme",
        "unit",
        "unit_cost_low_usd",
        "unit_cost_mid_usd",
        "unit_cost_high_usd",
        "recurrent_share",
        "cost_grade",
        "cost_source",
        "sizing",
        "prerequisites",
        "eligible_when",
        "harms",
        "faults",
        "indicator",
        "kind",
        "low",
        "mid",
        "high",
        "effect_grade",
        "effect_source",
    ];
    let mut out = vec![head.map(str::to_owned).to_vec()];
    for item in items {
        let a = &item.archetype;
        let harms: Vec<&str> = a.harms.iter().map(|h| h.as_str()).collect();
        let faults: Vec<String> = item
            .faults
            .iter()
            .map(|f| format!("{} {}", f.field, f.code))
            .collect();
        let start = [
            a.id.clone(),
            a.name.clone(),
            format!("{:?}", item.standing).to_lowercase(),
            a.prong.as_str().to_owned(),
            a.theme.clone(),
            a.unit.clone(),
            a.unit_cost.low.to_string(),
            a.unit_cost.mid.to_string(),
            a.unit_cost.high.to_string(),
            a.om_share.to_string(),
            format!("{:?}", a.cost_grade),
            a.cost_source.clone(),
            a.sizing.clone(),
            a.prerequisites.join("; "),
            a.eligible_when.join("; "),
            harms.join("; "),
            faults.join("; "),
        ];
        for e in &a.effects {
            let mut row = start.to_vec();
            row.extend([
                e.indicator.clone(),
                format!("{:?}", e.kind).to_lowercase(),
                e.size.low.to_string(),
                e.size.mid.to_string(),
                e.size.high.to_string(),
                format!("{:?}", e.grade),
                e.source.clone(),
            ]);
            out.push(row);
        }
    }
    out
}
