//! With the portfolio and without it: a panel for each economy, one span for all, the largest
//! effect first.

use std::collections::BTreeMap;
use std::rc::Rc;

use charts::fan::{self, Band, Fan};
use charts::sheet::{self, Panel};
use charts::{Chart, Table};
use engine::job::{Impact, ImpactRow};
use foresight::baseline::Method;
use indicators::View;
use plan::Plan;
use yew::prelude::*;

use super::money::csv_link;
use super::names;
use super::outcome::{self, Path, Subject};
use super::width::use_width;
use crate::state::readiness::Scores;
use crate::state::{Same, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::chart::ChartView;
use crate::widgets::tabs::{Tab, Tabs};

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
    /// Another subject is wanted; empty for the score.
    pub on_subject: Callback<String>,
    /// Another view is wanted.
    pub on_view: Callback<AttrValue>,
    /// Source line of exported charts.
    pub source: AttrValue,
}

impl PartialEq for FansProps {
    fn eq(&self, other: &Self) -> bool {
        Same(Rc::clone(&self.plan)) == Same(Rc::clone(&other.plan))
            && Rc::ptr_eq(&self.impact, &other.impact)
            && Rc::ptr_eq(&self.scores, &other.scores)
            && self.subject == other.subject
            && self.source == other.source
    }
}

/// Narrowest panel, units.
const NARROWEST: f64 = 124.0;
/// Between panels: room for the numbers at the ends of the lines.
const GAP: f64 = 18.0;
/// Height of a panel without its heading, units.
const HEIGHT: f64 = 132.0;

/// The panels.
#[component]
pub fn Fans(props: &FansProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 600.0);
    let frozen = &props.scores.frozen;
    let paths = outcome::paths(world, &props.plan, frozen, &props.impact, &props.subject);
    let name = subject_name(&props.subject, props, &text, world);
    let horizon = text.year(props.plan.settings.horizon);
    let title = match paths.first().filter(|p| p.effect() != 0.0) {
        Some(path) => text.tr(
            "impact-fans-finding",
            &[
                ("name", name.clone().into()),
                ("who", names::economy(world, &text, path.economy).into()),
                (
                    "effect",
                    effect_words(path.effect(), props.subject == Subject::Score, &text).into(),
                ),
                ("year", horizon.as_str().into()),
            ],
        ),
        None => text.tr("impact-fans-still", &[("name", name.clone().into())]),
    }
    .to_string();
    let chart = sheet_of(&paths, width, props, &text, world);
    let (moved, _) = outcome::moved(&props.impact, frozen);
    let onchange = {
        let on = props.on_subject.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
                on.emit(select.value());
            }
        })
    };
    let options = moved.iter().map(|node| {
        let chosen = props.subject == Subject::Leaf(node.clone());
        html! { <option value={node.clone()} selected={chosen}>{ leaf_name(node, props, &text, world).to_string() }</option> }
    });
    let views = [View::Outcomes, View::Milestones]
        .map(|view| Tab {
            id: view_id(view).into(),
            label: text
                .t(if view == View::Outcomes {
                    "view-outcomes"
                } else {
                    "view-milestones"
                })
                .html(),
        })
        .to_vec();
    let span = shared(&paths);
    let sub = text.tr(
        "impact-fans-sub",
        &[
            ("span", text.short(span).into()),
            ("unit", unit(&props.subject, props, &text, world).into()),
        ],
    );
    let notes = notes(props, &text);
    html! {
        <section class="impact-fans" aria-label={title.clone()}>
            <h2>{ title.clone() }</h2>
            <p class="note fan-key"><span>{ text.t("impact-key-without") }</span>{ " " }<b class="accent">{ text.t("impact-key-with") }</b>{ " " }{ &sub }</p>
            <div class="between impact-switches">
                <label class="field"><span class="quiet">{ text.t("impact-subject") }</span>
                    <select class="input" data-testid="impact-subject" {onchange}>
                        <option value="" selected={props.subject == Subject::Score}>{ text.t("impact-score").to_string() }</option>
                        { for options }
                    </select>
                </label>
                <Tabs label={text.t("impact-view-label")} tabs={views} chosen={view_id(frozen.view())} on_choose={props.on_view.clone()} />
            </div>
            <div ref={frame}>
                <ChartView chart={Rc::new(chart)} title={title} subtitle={sub} source={props.source.clone()} file="groundwork-impact-panels" />
            </div>
            { csv_link("groundwork-panels", rows(&paths), &text) }
            { for notes.into_iter().map(|n| html! { <p class="note">{ n }</p> }) }
        </section>
    }
}

/// An effect with its sign: a decimal for a score, three digits for an indicator.
fn effect_words(effect: f64, score: bool, text: &Text) -> String {
    match effect {
        e if score => text.signed(e, 1),
        e if e > 0.0 => format!("+{}", text.short(e)),
        e => text.short(e),
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
        Subject::Leaf(node) => leaf_name(node, props, text, world).into(),
    }
}

/// Name of a leaf's indicator.
fn leaf_name(node: &str, props: &FansProps, text: &Text, world: &engine::World) -> Phrase {
    let id = indicator_of(node, &props.scores).unwrap_or(node);
    crate::widgets::lineage::name(id, true, text, &props.plan, world)
}

/// The indicator of a leaf.
fn indicator_of<'s>(node: &str, scores: &'s Scores) -> Option<&'s str> {
    let leaf = scores.frozen.leaves().iter().find(|l| l.node == node)?;
    Some(&leaf.indicator)
}

fn unit(subject: &Subject, props: &FansProps, text: &Text, world: &engine::World) -> String {
    match subject {
        Subject::Score => text.t("impact-unit-points").into(),
        Subject::Leaf(node) => indicator_of(node, &props.scores)
            .and_then(|id| world.pack.indicator(id))
            .map(|i| text.unit(&i.unit).to_string())
            .unwrap_or_default(),
    }
}

/// What the panels show, in full precision.
fn rows(paths: &[Path]) -> Vec<Vec<String>> {
    let head = [
        "economy",
        "year",
        "measured",
        "without_p10",
        "without_p50",
        "without_p90",
        "with_p10",
        "with_p50",
        "with_p90",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for path in paths {
        rows.extend(path.history.iter().map(|(year, value)| {
            let mut row = vec![path.economy.to_string(), year.to_string(), value.to_string()];
            row.resize(head.len(), String::new());
            row
        }));
        rows.extend(path.rows.iter().map(|r| {
            let mut row = vec![path.economy.to_string(), r.year.to_string(), String::new()];
            row.extend(
                [
                    r.without_band.0,
                    r.without,
                    r.without_band.1,
                    r.p10,
                    r.with,
                    r.p90,
                ]
                .map(|v| v.to_string()),
            );
            row
        }));
    }
    rows
}

/// What must be said under the panels.
fn notes(props: &FansProps, text: &Text) -> Vec<Phrase> {
    let mut notes = Vec::new();
    if props.scores.frozen.view() == View::Milestones {
        notes.push(text.t("impact-milestones-assumed"));
    }
    if let Subject::Leaf(node) = &props.subject {
        let choice = indicator_of(node, &props.scores)
            .and_then(|id| props.impact.baselines.iter().find(|(of, _)| of == id))
            .map(|(_, choice)| choice);
        if let Some(choice) = choice {
            let id = indicator_of(node, &props.scores).unwrap_or_default();
            let method = super::notes::method_of(id, choice.method, text);
            let forecasts = choice.forecasts.into();
            notes.push(match choice.method {
                Method::Untested | Method::Milestone => match super::notes::no_history(id) {
                    Some(_) => text.t("impact-fans-no-history"),
                    None => text.t("impact-fans-untested"),
                },
                Method::Persistence => text.tr("impact-fans-persistence", &[("forecasts", forecasts)]),
                _ => {
                    let ratio = text.percent(1.0 - choice.ratio().unwrap_or(1.0), 0);
                    let args = [
                        ("method", method.into()),
                        ("better", ratio.into()),
                        ("forecasts", forecasts),
                    ];
                    text.tr("impact-fans-method", &args)
                }
            });
        }
    } else {
        notes.push(text.t("impact-fans-draws"));
    }
    notes
}

fn state(path: &Path, plan: &Plan, first: i16) -> Fan {
    let band = |row: &ImpactRow, with: bool| Band {
        year: row.year,
        low: if with { row.p10 } else { row.without_band.0 },
        mid: if with { row.with } else { row.without },
        high: if with { row.p90 } else { row.without_band.1 },
    };
    let base = plan.settings.base_year;
    let mut history: Vec<(i16, f64)> = path
        .history
        .iter()
        .copied()
        .filter(|(y, _)| *y >= first)
        .collect();
    if let Some(row) = path.rows.iter().find(|r| r.year == base) {
        history.push((base, row.without));
    }
    Fan {
        history,
        without: path.rows.iter().map(|r| band(r, false)).collect(),
        with: path.rows.iter().map(|r| band(r, true)).collect(),
        start: base,
        height: None,
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

fn sheet_of(paths: &[Path], width: f64, props: &FansProps, text: &Text, world: &engine::World) -> Chart {
    let plan = &props.plan;
    let (first, last) = (plan.settings.base_year - outcome::HISTORY, plan.settings.horizon);
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
    let score = props.subject == Subject::Score;
    let write = |v: f64| if score { text.fixed(v, 1) } else { text.short(v) };
    let heads = [
        "impact-col-year",
        "impact-col-measured",
        "impact-key-without",
        "impact-key-with",
    ]
    .map(|k| text.t(k).to_string());
    let words = fan::Words {
        year: &heads[0],
        measured: &heads[1],
        without: &heads[2],
        with: &heads[3],
        value: &write,
        full: &|v| text.full_to(v, 4),
        write_year: &|y| text.year(y),
        description: String::new(),
    };
    let mut table = Table::default();
    let mut description: BTreeMap<usize, String> = BTreeMap::new();
    let panels: Vec<Panel> = paths
        .iter()
        .enumerate()
        .map(|(i, path)| {
            let fan = Fan {
                height: Some(span),
                ..state(path, plan, first)
            };
            let chart = fan.draw_between((first, last), panel, HEIGHT, &words);
            let name = names::economy(world, text, path.economy);
            if table.columns.is_empty() {
                table.columns.push(text.t("impact-col-economy").into());
                table.columns.extend(chart.table.columns.iter().cloned());
            }
            table.rows.extend(chart.table.rows.into_iter().map(|mut row| {
                row.insert(0, name.clone());
                row
            }));
            let effect = effect_words(path.effect(), score, text);
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
    Chart {
        scene,
        description: description.into_values().collect::<Vec<_>>().join(", "),
        table,
    }
}
