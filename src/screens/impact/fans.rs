//! With the portfolio and without it: a panel for each economy, one span for all, the largest effect
//! first; or one economy, large, with its values on an axis. A dashed line stands where the payments
//! end: what nobody maintains fades after it.

use std::collections::BTreeMap;
use std::rc::Rc;

use atlas::Iso3;
use charts::fan::{self, Band, Fan};
use charts::sheet::{self, Panel};
use charts::{Chart, Table};
use engine::job::{Impact, ImpactRow};
use indicators::View;
use plan::Plan;
use yew::prelude::*;

use super::fan_words::{effect_words, notes, rows};
use super::money::csv_link;
use super::names;
use super::outcome::{self, Path, Scope, Subject};
use super::width::use_width;
use crate::state::readiness::Scores;
use crate::state::{Same, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::chart::ChartView;

/// Properties of [`Fans`].
#[derive(Properties)]
pub struct FansProps {
    /// Plan.
    pub plan: Rc<Plan>,
    /// The projection.
    pub impact: Rc<Impact>,
    /// The index and readiness in the view on show.
    pub scores: Rc<Scores>,
    /// What the fans show.
    pub subject: Subject,
    /// Of whom.
    pub scope: Scope,
    /// Totals instead of rates.
    pub total: bool,
    /// The last year in which anybody pays.
    pub last_payment: Option<i16>,
    /// How far the effect has faded at the horizon, in words.
    pub fade: Option<AttrValue>,
    /// The large panel of an economy is wanted, or (`None`) all.
    pub on_scope: Callback<Option<Iso3>>,
    /// What is in the number of an economy is wanted.
    pub on_chain: Callback<Iso3>,
    /// Source line of exported charts.
    pub source: AttrValue,
}

impl PartialEq for FansProps {
    fn eq(&self, other: &Self) -> bool {
        Same(Rc::clone(&self.plan)) == Same(Rc::clone(&other.plan))
            && Rc::ptr_eq(&self.impact, &other.impact)
            && Rc::ptr_eq(&self.scores, &other.scores)
            && self.subject == other.subject
            && (self.scope, self.total) == (other.scope, other.total)
            && (self.last_payment, &self.fade) == (other.last_payment, &other.fade)
            && self.source == other.source
    }
}

/// Narrowest panel, units.
const NARROWEST: f64 = 124.0;
/// Between panels: room for the numbers at the ends of the lines.
const GAP: f64 = 18.0;
/// Height of a panel without its heading, units.
const HEIGHT: f64 = 132.0;

/// Height of the large panel, units.
const LARGE: f64 = 300.0;

/// The paths on show: of the subject, as rates or totals, of one or all. Also the economies whose
/// people are not known, which have no total.
fn on_show(props: &FansProps, world: &engine::World) -> (Vec<Path>, Vec<Iso3>) {
    let frozen = &props.scores.frozen;
    let mut paths = outcome::paths(world, &props.plan, frozen, &props.impact, &props.subject);
    let mut unknown = Vec::new();
    if let Some(unit) = total_unit(props, world) {
        paths = paths
            .into_iter()
            .filter_map(|path| {
                let factor = engine::totals::factor(world, &props.plan, unit, path.economy);
                if factor.is_none() {
                    unknown.push(path.economy);
                }
                Some(path.scaled(factor?))
            })
            .collect();
        paths.sort_by(|a, b| {
            b.effect()
                .abs()
                .total_cmp(&a.effect().abs())
                .then(a.economy.cmp(&b.economy))
        });
    }
    if let Scope::One(code) = props.scope {
        paths.retain(|p| p.economy == code);
    }
    (paths, unknown)
}

/// The unit of the subject where totals are shown.
pub fn total_unit<'w>(props: &FansProps, world: &'w engine::World) -> Option<&'w str> {
    let Subject::Leaf(node) = &props.subject else {
        return None;
    };
    let unit = &world.pack.indicator(indicator_of(node, &props.scores)?)?.unit;
    (props.total && engine::totals::has_total(unit)).then_some(unit.as_str())
}

/// Whether a subject has totals.
pub fn has_total(subject: &Subject, scores: &Scores, world: &engine::World) -> bool {
    let Subject::Leaf(node) = subject else {
        return false;
    };
    indicator_of(node, scores)
        .and_then(|id| world.pack.indicator(id))
        .is_some_and(|i| engine::totals::has_total(&i.unit))
}

/// The panels.
#[component]
pub fn Fans(props: &FansProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 600.0);
    let (paths, unknown) = on_show(props, world);
    let name = subject_name(&props.subject, props, &text, world);
    let horizon = text.year(props.plan.settings.horizon);
    let title = match paths.first().filter(|p| p.effect() != 0.0) {
        Some(path) => text.tr(
            if matches!(props.scope, Scope::One(_)) {
                "outcome-one-finding"
            } else {
                "impact-fans-finding"
            },
            &[
                ("name", name.clone().into()),
                ("who", names::economy(world, &text, path.economy).into()),
                (
                    "effect",
                    effect_words(path.effect(), &props.subject, &text).into(),
                ),
                ("year", horizon.as_str().into()),
            ],
        ),
        None => text.tr("impact-fans-still", &[("name", name.clone().into())]),
    }
    .to_string();
    let laid = sheet_of(&paths, width, props, &text, world);
    let (chart, panel) = (laid.chart, laid.panel);
    let columns = laid.columns;
    let span = shared(&paths);
    let large = matches!(props.scope, Scope::One(_));
    let sub = text.tr(
        if large {
            "outcome-one-sub"
        } else {
            "impact-fans-sub"
        },
        &[
            ("span", text.short(span).into()),
            ("unit", unit(&props.subject, props, &text, world).into()),
        ],
    );
    let notes = notes(props, &unknown, &text, world);
    let size = (chart.scene.width.max(1.0), chart.scene.height.max(1.0));
    let over = paths.iter().enumerate().filter(|_| !large).map(|(i, path)| {
        let (x, y) = (
            (i % columns) as f64 * (panel + GAP),
            (i / columns) as f64 * (HEIGHT + sheet::HEAD + GAP / 2.0),
        );
        let share = |v: f64, of: f64| v / of * 100.0;
        let style = format!(
            "inset-inline-start:{:.2}%;inset-block-start:{:.2}%;inline-size:{:.2}%",
            share(x, size.0),
            share(y - 2.0, size.1),
            share(panel, size.0)
        );
        let onclick = {
            let (on, code) = (props.on_scope.clone(), path.economy);
            Callback::from(move |_: MouseEvent| on.emit(Some(code)))
        };
        let label = text.tr(
            "outcome-open-one",
            &[("name", names::economy(world, &text, path.economy).into())],
        );
        html! { <button class="total" dir="ltr" data-economy={path.economy.to_string()} aria-label={label} {style} {onclick}></button> }
    });
    let tools = match props.scope {
        Scope::One(code) => {
            let all = {
                let on = props.on_scope.clone();
                Callback::from(move |_: MouseEvent| on.emit(None))
            };
            let what = {
                let on = props.on_chain.clone();
                Callback::from(move |_: MouseEvent| on.emit(code))
            };
            html! {
                <p class="impact-links no-print">
                    <button class="link" data-testid="fan-all" onclick={all}>{ text.t("outcome-back") }</button>
                    <button class="link" data-testid="fan-chain" onclick={what}>{ text.t("outcome-what") }</button>
                </p>
            }
        }
        Scope::All => html! {},
    };
    let last = props.last_payment.map(|year| {
        html! { <span class="ends">{ text.tr("outcome-last-payment", &[("year", text.year(year).into())]) }</span> }
    });
    html! {
        <section class="impact-fans" aria-label={title.clone()} data-testid="impact-fans">
            <h2>{ title.clone() }</h2>
            <p class="note fan-key"><span>{ text.t("impact-key-without") }</span>{ " " }<b class="accent">{ text.t("impact-key-with") }</b>{ " " }{ &sub }{ " " }{ last }</p>
            { tools }
            <div class="laid" ref={frame}>
                <ChartView chart={Rc::new(chart)} title={title} subtitle={sub} source={props.source.clone()} file="groundwork-impact-panels" />
                <div class="overlay" dir="ltr" style={format!("aspect-ratio:{:.1}/{:.1}", size.0, size.1)}>{ for over }</div>
            </div>
            { csv_link("groundwork-panels", rows(&paths), &text) }
            { for notes.into_iter().map(|n| html! { <p class="note">{ n }</p> }) }
            if let Some(fade) = &props.fade { <p class="note" data-testid="fade">{ fade.clone() }</p> }
        </section>
    }
}

/// Name of a view in the address.
pub fn view_id(view: View) -> &'static str {
    match view {
        View::Outcomes => "outcomes",
        View::Milestones => "milestones",
    }
}

fn subject_name(subject: &Subject, props: &FansProps, text: &Text, world: &engine::World) -> String {
    match subject {
        Subject::Score => text.t("impact-score").into(),
        Subject::Rank => text.t("outcome-rank").into(),
        Subject::Leaf(node) => leaf_name(node, &props.plan, &props.scores, text, world).into(),
    }
}

/// Name of a leaf's indicator.
pub fn leaf_name(node: &str, plan: &Plan, scores: &Scores, text: &Text, world: &engine::World) -> Phrase {
    let id = indicator_of(node, scores).unwrap_or(node);
    crate::widgets::lineage::name(id, true, text, plan, world)
}

/// The indicator of a leaf.
pub fn indicator_of<'s>(node: &str, scores: &'s Scores) -> Option<&'s str> {
    let leaf = scores.frozen.leaves().iter().find(|l| l.node == node)?;
    Some(&leaf.indicator)
}

fn unit(subject: &Subject, props: &FansProps, text: &Text, world: &engine::World) -> String {
    match subject {
        Subject::Score => text.t("impact-unit-points").into(),
        Subject::Rank => text.t("outcome-unit-places").into(),
        Subject::Leaf(_) if total_unit(props, world).is_some() => text.t("outcome-unit-total").into(),
        Subject::Leaf(node) => indicator_of(node, &props.scores)
            .and_then(|id| world.pack.indicator(id))
            .map(|i| text.unit(&i.unit).to_string())
            .unwrap_or_default(),
    }
}

fn state(path: &Path, props: &FansProps, first: i16) -> Fan {
    let plan = &props.plan;
    // Rank 1 stands at the top.
    let sign = if props.subject == Subject::Rank { -1.0 } else { 1.0 };
    let band = |row: &ImpactRow, with: bool| {
        let (a, b) = if with {
            (row.p10, row.p90)
        } else {
            row.without_band
        };
        Band {
            year: row.year,
            low: (sign * a).min(sign * b),
            mid: sign * if with { row.with } else { row.without },
            high: (sign * a).max(sign * b),
        }
    };
    let base = plan.settings.base_year;
    let mut history: Vec<(i16, f64)> = path
        .history
        .iter()
        .copied()
        .filter(|(y, _)| *y >= first)
        .collect();
    if let Some(row) = path.rows.iter().find(|r| r.year == base) {
        history.push((base, sign * row.without));
    }
    Fan {
        history,
        without: path.rows.iter().map(|r| band(r, false)).collect(),
        with: path.rows.iter().map(|r| band(r, true)).collect(),
        start: base,
        height: None,
        last_payment: props.last_payment,
        axis: matches!(props.scope, Scope::One(_)),
    }
}

/// The span every panel has: that of the widest.
fn shared(paths: &[Path]) -> f64 {
    paths
        .iter()
        .filter_map(|path| {
            let values = path
                .rows
                .iter()
                .flat_map(|r| [r.p10, r.p90, r.without_band.0, r.without_band.1]);
            let all = values.chain(path.history.iter().map(|(_, v)| *v));
            let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
                (a.min(v), b.max(v))
            });
            (low <= high).then_some(high - low)
        })
        .fold(0.0, f64::max)
}

/// A sheet of panels: the picture, how wide a panel is and how many stand in a row.
struct Laid {
    chart: Chart,
    panel: f64,
    columns: usize,
}

fn sheet_of(paths: &[Path], width: f64, props: &FansProps, text: &Text, world: &engine::World) -> Laid {
    let plan = &props.plan;
    let (first, last) = (plan.settings.base_year - outcome::HISTORY, plan.settings.horizon);
    let first = if props.subject == Subject::Rank {
        plan.settings.base_year
    } else {
        first
    };
    let span = shared(paths);
    let room = width - GAP;
    let columns = ((room + GAP) / (NARROWEST + GAP))
        .floor()
        .clamp(1.0, 8.0)
        .min(paths.len().max(1) as f64);
    // Rows as full as each other: eight panels make two rows of four, not five and three.
    let rows = (paths.len() as f64 / columns).ceil().max(1.0);
    let columns = (paths.len() as f64 / rows).ceil().max(1.0);
    let panel = ((room - GAP * (columns - 1.0)) / columns).max(40.0);
    let totals = total_unit(props, world).is_some();
    let write = |v: f64| match props.subject {
        Subject::Score => text.fixed(v, 1),
        Subject::Rank => text.whole(-v),
        Subject::Leaf(_) if totals => names::people(v, text),
        Subject::Leaf(_) => text.short(v),
    };
    let full = |v: f64| match props.subject {
        Subject::Rank => text.full_to(-v, 1),
        _ => text.full_to(v, 4),
    };
    let heads = [
        "impact-col-year",
        "impact-col-measured",
        "impact-key-without",
        "impact-key-with",
    ]
    .map(|k| text.t(k).to_string());
    let write_year = |y: i16| text.year(y);
    let words = |description: String| fan::Words {
        year: &heads[0],
        measured: &heads[1],
        without: &heads[2],
        with: &heads[3],
        value: &write,
        full: &full,
        write_year: &write_year,
        description,
    };
    if let (Scope::One(_), Some(path)) = (props.scope, paths.first()) {
        let effect = effect_words(path.effect(), &props.subject, text);
        let description = format!("{} {effect}", names::economy(world, text, path.economy));
        let chart = state(path, props, first).draw_between((first, last), width, LARGE, &words(description));
        return Laid {
            chart,
            panel: width,
            columns: 1,
        };
    }
    let mut table = Table::default();
    let mut description: BTreeMap<usize, String> = BTreeMap::new();
    let panels: Vec<Panel> = paths
        .iter()
        .enumerate()
        .map(|(i, path)| {
            let fan = Fan {
                height: Some(span),
                ..state(path, props, first)
            };
            let chart = fan.draw_between((first, last), panel, HEIGHT, &words(String::new()));
            let name = names::economy(world, text, path.economy);
            if table.columns.is_empty() {
                table.columns.push(text.t("impact-col-economy").into());
                table.columns.extend(chart.table.columns.iter().cloned());
            }
            table.rows.extend(chart.table.rows.into_iter().map(|mut row| {
                row.insert(0, name.clone());
                row
            }));
            let effect = effect_words(path.effect(), &props.subject, text);
            description.insert(i, format!("{name} {effect}"));
            Panel {
                name,
                effect,
                scene: chart.scene,
            }
        })
        .collect();
    let mut scene = sheet::grid(&panels, columns as usize, GAP);
    // Numbers at the ends of the last column's lines stand outside of their panel.
    scene.width += GAP;
    Laid {
        chart: Chart {
            scene,
            description: description.into_values().collect::<Vec<_>>().join(", "),
            table,
        },
        panel,
        columns: columns as usize,
    }
}
