//! What changed between two editions of the index: method, revision, real, for each economy of the
//! plan, as bars, table and file. The editions stand in the address.

use std::rc::Rc;

use charts::Role;
use charts::parts::{Parts, Words, draw};
use engine::job::{Changed, Edition, FileValue, Release};
use engine::{Job, Reply};
use exchange::tidy::DecimalMark;
use gloo::file::callbacks::FileReader;
use readiness::change::Change;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::words;
use crate::platform::files;
use crate::route::Place;
use crate::screens::drawer::reading::{self, Reading};
use crate::state::readiness::as_of;
use crate::state::{Same, Work, use_job_of, use_store, use_text, use_world};
use crate::text::Text;
use crate::widgets::chart::ChartView;
use crate::widgets::table::{Cell, Column, DataTable, Row};
use crate::widgets::tabs::{Tab, Tabs};
use crate::widgets::work::Failure;

/// Names in the address.
mod names {
    /// Framework before.
    pub const FROM: &str = "from";
    /// Year before.
    pub const FROM_YEAR: &str = "from-year";
    /// Release before.
    pub const FROM_DATA: &str = "from-data";
    /// Year after.
    pub const YEAR: &str = "year";
    /// Release after.
    pub const DATA: &str = "data";
    /// `rank` for ranks instead of scores.
    pub const OF: &str = "of";
}

/// Years that can be chosen, back from the base year. An assumption: before, most of the indicators
/// were not measured.
const YEARS_BACK: i16 = 15;
/// Years between the editions unasked, where the method is the same.
const FIRST_STEP: i16 = 5;
const WIDTH: f64 = 760.0;

/// Properties of [`WhatChanged`].
#[derive(Properties, PartialEq)]
pub struct ChangedProps {
    /// The framework after.
    pub id: String,
    /// The framework it was copied from.
    pub based: Option<String>,
}

fn release(text: Option<&str>, default: Release) -> Release {
    match text {
        Some("pack") => Release::Pack,
        Some("own") => Release::Own,
        Some("file") => Release::File,
        _ => default,
    }
}

fn name_of(release: Release) -> &'static str {
    match release {
        Release::Pack => "pack",
        Release::Own => "own",
        Release::File => "file",
    }
}

/// The section.
#[component]
pub fn WhatChanged(props: &ChangedProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let Some(place) = use_context::<Place>() else {
        return html! {};
    };
    let plan = Rc::clone(&store.plan);
    let base = plan.settings.base_year;
    let get = |name: &str| place.route.get(name);
    let known = |id: &&str| world.framework(id).is_some() || plan.framework(id).is_some();
    let year = |name: &str, default: i16| {
        let asked = get(name).and_then(|y| y.parse().ok());
        asked
            .filter(|y| (base - YEARS_BACK..=base).contains(y))
            .unwrap_or(default)
    };
    let other = props.based.clone().filter(|b| *b != props.id);
    let first_year = if other.is_some() { base } else { base - FIRST_STEP };
    let own = if plan.own_values.is_empty() {
        Release::Pack
    } else {
        Release::Own
    };
    let before = Edition {
        framework: get(names::FROM)
            .filter(known)
            .map(str::to_owned)
            .or(other)
            .unwrap_or_else(|| props.id.clone()),
        release: release(get(names::FROM_DATA), Release::Pack),
        year: year(names::FROM_YEAR, first_year),
    };
    let after = Edition {
        framework: props.id.clone(),
        release: release(get(names::DATA), own),
        year: year(names::YEAR, base),
    };
    let file = use_state(|| None::<(String, Rc<Vec<FileValue>>)>);
    let reader = use_mut_ref(|| None::<FileReader>);
    let ranks = get(names::OF) == Some("rank");
    let needs_file = [before.release, after.release].contains(&Release::File);
    let values = (*file).as_ref().map(|f| Rc::clone(&f.1)).unwrap_or_default();
    let ready = !needs_file || file.is_some();
    let asked = (
        Same(Rc::clone(&plan)),
        before.clone(),
        after.clone(),
        Same(values),
        ready,
    );
    let work = use_job_of(asked, |(plan, before, after, values, ready)| {
        (*ready && before != after).then(|| Job::Change {
            plan: Box::new(as_of(plan, plan.settings.base_year)),
            view: plan.settings.view,
            before: before.clone(),
            after: after.clone(),
            file: values.to_vec(),
        })
    });
    let select = |label: &str,
                  test: &'static str,
                  name: &'static str,
                  options: Vec<(String, String)>,
                  chosen: &str| {
        let place = place.clone();
        let onchange = Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            place.set(name, Some(select.value()));
        });
        html! {
            <label class="frame-field"><span>{ text.t(label) }</span>
                <select class="input" data-testid={test} {onchange}>
                    { for options.into_iter().map(|(id, words)| html! { <option selected={id == chosen} value={id.clone()}>{ words }</option> }) }
                </select></label>
        }
    };
    let frameworks = || -> Vec<(String, String)> {
        let all = engine::frameworks::all(world, &plan).into_iter();
        all.map(|(id, _)| (id.to_owned(), words::framework(&plan, &text, id).to_string()))
            .collect()
    };
    let years = || {
        (0..=YEARS_BACK)
            .map(|back| ((base - back).to_string(), text.year(base - back)))
            .collect::<Vec<_>>()
    };
    let releases = || -> Vec<(String, String)> {
        let mut all = vec![("pack".to_owned(), text.t("changed-data-pack").to_string())];
        if !plan.own_values.is_empty() {
            all.push(("own".to_owned(), text.t("changed-data-own").to_string()));
        }
        all.push(("file".to_owned(), text.t("changed-file").to_string()));
        all
    };
    let on_file = {
        let (file, reader, own) = (file.clone(), Rc::clone(&reader), plan.own_indicators.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(chosen) = files::chosen(&input) else {
                return;
            };
            let (file, own, name) = (file.clone(), own.clone(), chosen.name());
            let task = files::read(&chosen, move |read| {
                let Ok(bytes) = read else { return };
                // What reads both ways is read with a decimal point: nothing of it is kept.
                let found = match reading::read((world, &own), &name, &bytes, None) {
                    Reading::Read(import) => Some(import),
                    Reading::Ask => {
                        match reading::read((world, &own), &name, &bytes, Some(DecimalMark::Point)) {
                            Reading::Read(import) => Some(import),
                            Reading::Ask => None,
                        }
                    }
                };
                let accepted = found.map(|i| i.accepted).unwrap_or_default();
                let values = accepted.into_iter().map(|v| FileValue {
                    economy: v.economy,
                    indicator: v.indicator,
                    year: v.year,
                    value: v.value,
                });
                file.set(Some((name, Rc::new(values.collect()))));
            });
            *reader.borrow_mut() = Some(task);
        })
    };
    let of_tabs = vec![
        Tab {
            id: "score".into(),
            label: text.t("changed-of-score").html(),
        },
        Tab {
            id: "rank".into(),
            label: text.t("changed-of-rank").html(),
        },
    ];
    let on_of = {
        let place = place.clone();
        Callback::from(move |id: AttrValue| place.set(names::OF, (id == "rank").then(|| id.to_string())))
    };
    let body = match &work {
        _ if before == after => html! { <p class="sub">{ text.t("changed-none") }</p> },
        Work::Ready(reply) => match &**reply {
            Reply::Changed(found) => told(found, &plan, ranks, world, &text),
            _ => html! {},
        },
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        _ => html! { <div class="skeleton-lines" aria-busy="true"><i></i><i></i><i></i></div> },
    };
    html! {
        <section class="stack frame-changed" id="changed" data-testid="what-changed">
            <div class="between strong-rule"><div><h2>{ text.t("changed-title") }</h2><p class="sub">{ text.t("changed-lead") }</p></div>
                <Tabs label={text.t("changed-show")} tabs={of_tabs} chosen={if ranks { "rank" } else { "score" }} on_choose={on_of} /></div>
            <div class="changed-editions no-print">
                <fieldset><legend>{ text.t("changed-before") }</legend>
                    { select("frame-pick", "changed-from", names::FROM, frameworks(), &before.framework) }
                    { select("changed-data", "changed-from-data", names::FROM_DATA, releases(), name_of(before.release)) }
                    { select("changed-year", "changed-from-year", names::FROM_YEAR, years(), &before.year.to_string()) }</fieldset>
                <fieldset><legend>{ text.t("changed-after") }</legend>
                    <p class="frame-field"><span>{ text.t("frame-pick") }</span><b>{ words::framework(&plan, &text, &after.framework) }</b></p>
                    { select("changed-data", "changed-data", names::DATA, releases(), name_of(after.release)) }
                    { select("changed-year", "changed-year", names::YEAR, years(), &after.year.to_string()) }</fieldset>
                if needs_file {
                    <fieldset><legend>{ text.t("changed-file") }</legend>
                        <input type="file" class="input" accept=".csv,text/csv" aria-label={text.t("changed-file")} data-testid="changed-file" onchange={on_file} />
                        <p class="note">{ match &*file {
                            Some((name, values)) => text.tr("changed-file-read", &[("name", name.as_str().into()), ("n", values.len().into())]),
                            None => text.t("changed-file-note"),
                        } }</p></fieldset>
                }
            </div>
            { body }
            <p class="note">{ text.t("changed-note") }</p>
        </section>
    }
}

/// Finding, bars, table.
fn told(found: &Changed, plan: &plan::Plan, ranks: bool, world: &engine::World, text: &Text) -> Html {
    // A rank that falls in number rises: shown as places gained.
    let sign = if ranks { -1.0 } else { 1.0 };
    let change = |c: &engine::job::EconomyChange| if ranks { c.rank } else { c.score };
    let parts = |c: &Change| vec![c.method * sign, c.data * sign, c.real * sign];
    let mut rows: Vec<_> = found
        .economies
        .iter()
        .filter(|c| plan.region.economies.contains(&c.economy))
        .collect();
    let size = |c: &Change| (c.after - c.before).abs();
    rows.sort_by(|a, b| {
        size(&change(b))
            .total_cmp(&size(&change(a)))
            .then(a.economy.cmp(&b.economy))
    });
    let moved = rows
        .iter()
        .filter(|c| c.rank.before as i64 != c.rank.after as i64)
        .count();
    let total = |part: &dyn Fn(&Change) -> f64| rows.iter().map(|c| part(&change(c)).abs()).sum::<f64>();
    let causes = [
        (total(&|c| c.method), "changed-cause-method"),
        (total(&|c| c.data), "changed-cause-data"),
        (total(&|c| c.real), "changed-cause-real"),
    ];
    let cause = causes
        .iter()
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or("changed-cause-real", |c| c.1);
    let title = text.tr(
        "changed-finding",
        &[
            ("n", moved.into()),
            ("of", rows.len().into()),
            ("cause", text.t(cause).into()),
        ],
    );
    let decimals = u8::from(!ranks);
    let name = |code: atlas::Iso3| {
        world
            .atlas
            .get(code)
            .map_or_else(|| code.to_string(), |e| text.economy(e).to_owned())
    };
    let units: Vec<Parts> = rows
        .iter()
        .map(|c| Parts {
            name: name(c.economy),
            parts: parts(&change(c)),
        })
        .collect();
    let kinds = [
        (text.t("changed-method").to_string(), Role::Seq6),
        (text.t("changed-revision").to_string(), Role::Seq3),
        (text.t("changed-real").to_string(), Role::Accent),
    ];
    let signed = |v: f64| text.signed(if v.abs() < 0.05 { 0.0 } else { v }, 1.max(decimals));
    let described: Vec<String> = rows
        .iter()
        .take(3)
        .map(|c| {
            let p = parts(&change(c));
            let of = |i: usize| signed(p.get(i).copied().unwrap_or(0.0));
            text.tr(
                "changed-desc",
                &[
                    ("economy", name(c.economy).into()),
                    ("change", signed(p.iter().sum()).into()),
                    ("method", of(0).into()),
                    ("data", of(1).into()),
                    ("real", of(2).into()),
                ],
            )
            .to_string()
        })
        .collect();
    let chart = draw(
        &units,
        WIDTH,
        &Words {
            unit: &text.t("world-col-economy").to_string(),
            parts: &kinds,
            whole: &text.t("changed-col-change").to_string(),
            signed: &signed,
            description: format!("{title}. {}", described.join(" ")),
        },
    );
    let number = |v: f64| Cell::number(v, signed(v));
    let plain = |v: f64| Cell::number(v, text.fixed(v, decimals));
    let lines: Vec<Row> = rows
        .iter()
        .map(|c| {
            let of = change(c);
            let parts = parts(&of);
            let whole = parts.iter().sum();
            Row {
                id: c.economy.to_string().into(),
                selected: false,
                cells: [
                    Cell::text(name(c.economy)),
                    plain(of.before),
                    plain(of.after),
                    number(whole),
                ]
                .into_iter()
                .chain(parts.into_iter().map(number))
                .collect(),
            }
        })
        .collect();
    let columns: Vec<Column> = std::iter::once(Column::text(text.t("world-col-economy")))
        .chain(
            [
                "changed-col-before",
                "changed-col-after",
                "changed-col-change",
                "changed-method",
                "changed-revision",
                "changed-real",
            ]
            .map(|key| Column::numeric(text.t(key))),
        )
        .collect();
    let hash: String = plan::file::hash(plan).chars().take(12).collect();
    let source = text.tr(
        "chart-source",
        &[("source", text.t("app-name").into()), ("hash", hash.into())],
    );
    html! {
        <div class="stack tight" data-testid="changed-told">
            <h3 aria-live="polite">{ title.clone() }</h3>
            <ChartView chart={Rc::new(chart)} title={title.to_string()} subtitle={text.t("changed-chart").to_string()} source={source.to_string()} file="what-changed" mirror=true />
            <DataTable columns={Rc::new(columns)} rows={Rc::new(lines)} caption={text.t("changed-chart")} file="what-changed" />
            if found.left_out > 0 { <p class="note">{ text.tr("changed-left-out", &[("n", found.left_out.into())]) }</p> }
        </div>
    }
}
