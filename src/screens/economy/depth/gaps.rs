//! Gap to the frontier and to the target: in the indicator's unit, in people, in kilometres, in money.

use std::rc::Rc;

use engine::job::ProfileGap;
use readiness::profile::gaps::{Counted, Gap};
use yew::prelude::*;

use super::names::{Names, glyph_of};
use super::{DepthProps, Section};
use crate::state::{Action, StoreHandle, use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::table::{Cell, Column, DataTable, Row};

/// Rows on screen before *Show all*; the style sheet hides the rest, print shows every row.
const FEW: usize = 12;

/// Points to the frontier, weighted as the score is: what the order goes by.
fn points(of: &ProfileGap) -> f64 {
    of.gap.frontier.map_or(-1.0, |f| f.points)
}

/// The section.
#[component]
pub fn Gaps(props: &DepthProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let all = use_state(|| false);
    let Some(facts) = props.found.facts() else {
        return super::waiting("depth-gaps", "depth-s-gaps", &props.found, &text, 12);
    };
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let mut gaps: Vec<&ProfileGap> = facts.gaps.iter().collect();
    gaps.sort_by(|a, b| points(b).total_cmp(&points(a)));
    // People first: the largest number of people behind the frontier is the finding.
    let people = gaps
        .iter()
        .filter(|g| {
            matches!(
                g.gap.counted,
                Some(Counted::People | Counted::Adults | Counted::RuralPeople)
            )
        })
        .filter_map(|g| Some((*g, g.gap.frontier?.heads?)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let title = match people {
        Some((gap, heads)) => text.tr(
            "depth-gaps-title",
            &[
                ("n", names.count(heads).into()),
                ("indicator", names.indicator(&gap.gap.indicator).into()),
            ],
        ),
        None => text.t("depth-gaps-plain"),
    };
    let columns = vec![
        Column::text(text.t("eco-col-indicator")),
        Column::numeric(text.t("depth-col-today")),
        Column::text(text.t("eco-col-unit")),
        Column::text(text.t("world-col-year")),
        Column::numeric(text.t("depth-col-frontier")),
        Column::numeric(text.t("depth-col-wanting")),
        Column::numeric(text.t("depth-col-heads")),
        Column::numeric(text.t("depth-col-km")),
        Column::numeric(text.t("depth-col-target")),
        Column::text(text.t("depth-col-closes")),
    ];
    let rows: Vec<Row> = gaps
        .iter()
        .map(|g| row(g, props, &names, &store, &text))
        .collect();
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let total = rows.len();
    html! {
        <Section id="depth-gaps" title={title.html()} note={text.t("depth-gaps-note").html()} class="depth-gaps">
            <DataTable columns={Rc::new(columns)} rows={Rc::new(rows)} caption={text.t("depth-s-gaps")} file={format!("{}-gaps", facts.economy)}
                class={classes!("gap-table", (!*all).then_some("few"))} />
            if total > FEW {
                <div class="no-print"><button class="link" aria-expanded={all.to_string()} onclick={toggle}>{ if *all { text.t("depth-show-fewer") } else { text.tr("depth-show-all-of", &[("n", total.into())]) } }</button></div>
            }
        </Section>
    }
}

fn row(g: &ProfileGap, props: &DepthProps, names: &Names<'_>, store: &StoreHandle, text: &Text) -> Row {
    let gap = &g.gap;
    let frozen = &props.profile.scores.frozen;
    let name = names.indicator(&gap.indicator);
    let missing = || Cell::missing(text.t("missing-short").html());
    let number = |v: Option<f64>| v.map_or_else(missing, |v| Cell::number(v, text.short(v)));
    let dash = || Cell::missing(html! { { "–" } });
    let frontier = gap.frontier;
    let reached = frontier.is_some_and(|f| f.wanting <= 0.0);
    let wanting = match frontier {
        None => missing(),
        Some(f) if reached => Cell::number(f.wanting, "")
            .shown_as(html! { <span class="quieter">{ text.t("depth-reached") }</span> }),
        Some(f) => Cell::number(f.wanting, text.short(f.wanting)),
    };
    let heads = match (frontier.and_then(|f| f.heads), gap.counted) {
        (Some(n), Some(counted)) if n > 0.0 => {
            let key = match counted {
                Counted::People => "depth-people",
                Counted::Adults => "depth-adults",
                Counted::RuralPeople => "depth-rural",
                Counted::Things => "depth-things",
            };
            Cell::number(n, text.tr(key, &[("n", names.count(n).into())]).to_string())
        }
        _ => dash(),
    };
    let km = g.km.map_or_else(dash, |km| Cell::number(km, text.whole(km)));
    let target = match gap.target {
        Some(t) => {
            let wanting = if t.wanting > 0.0 {
                html! { { text.short(t.wanting) } }
            } else {
                html! { <span class="quieter">{ text.t("depth-reached") }</span> }
            };
            let written = if t.wanting > 0.0 {
                text.short(t.wanting)
            } else {
                String::new()
            };
            let field = target_field(gap, t.level, &name, store, text);
            Cell::number(t.wanting, written)
                .shown_as(html! { <span class="gap-target">{ wanting }{ field }</span> })
        }
        None => missing(),
    };
    let closes = if reached || frontier.is_none() {
        dash()
    } else {
        projects(g, names, text)
    };
    Row {
        id: gap.indicator.clone().into(),
        selected: false,
        cells: vec![
            Cell::text(name.to_string())
                .shown_as(html! { <>{ glyph_of(frozen, &gap.node) }{ name.html() }</> }),
            number(gap.value),
            Cell::text(names.unit(&gap.indicator).to_string()).shown_as(names.unit(&gap.indicator).html()),
            gap.year
                .map_or_else(dash, |y| Cell::number(f64::from(y), text.year(y))),
            number(frontier.map(|f| f.level)),
            wanting,
            heads,
            km,
            target,
            closes,
        ],
    }
}

/// The plan's target for an indicator, set where its gap is seen; the goalpost stands in, and says so.
fn target_field(gap: &Gap, level: f64, name: &Phrase, store: &StoreHandle, text: &Text) -> Html {
    let onchange = {
        let (store, id) = (store.clone(), gap.indicator.clone());
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let typed = input.value();
            let value = typed.trim().parse::<f64>().ok().filter(|v| v.is_finite());
            if value.is_some() || typed.trim().is_empty() {
                let command = plan::Command::SetTarget {
                    indicator: id.clone(),
                    value,
                };
                store.dispatch(Action::Run(Box::new(command)));
            }
        })
    };
    let label: String = text.tr("target-set-of", &[("indicator", name.into())]).into();
    let value = if gap.own_target {
        level.to_string()
    } else {
        String::new()
    };
    let note = text.t(if gap.own_target {
        "target-own"
    } else {
        "target-goalpost"
    });
    html! {
        <label class="no-print" title={text.t(if gap.own_target { "target-own" } else { "target-goalpost-note" })}>
            <span class="note">{ note }</span>
            <input class="input num" type="number" step="any" aria-label={label} placeholder={text.short(level)} {value}
                data-testid={format!("target-{}", gap.indicator)} {onchange} /></label>
    }
}

/// The cheapest project that closes the gap; else what all of them close together.
fn projects(g: &ProfileGap, names: &Names<'_>, text: &Text) -> Cell {
    if let Some(mover) = &g.closed_by {
        let words = text.tr(
            "depth-closed-by",
            &[
                ("project", names.project(mover).into()),
                ("cost", text.money(mover.cost).into()),
            ],
        );
        return Cell::text(words.to_string()).shown_as(words.html());
    }
    match (&g.together, &g.most) {
        (Some(t), _) if t.projects.len() > 1 => {
            let words = text.tr(
                "depth-together",
                &[
                    ("n", t.projects.len().into()),
                    (
                        "share",
                        text.percent(t.closes, if t.closes < 0.01 { 1 } else { 0 }).into(),
                    ),
                    ("cost", text.money(t.cost).into()),
                ],
            );
            Cell::text(words.to_string()).shown_as(words.html())
        }
        (_, Some(mover)) => {
            let words = text.tr(
                "depth-most",
                &[
                    ("project", names.project(mover).into()),
                    (
                        "share",
                        text.percent(mover.closes, if mover.closes < 0.01 { 1 } else { 0 })
                            .into(),
                    ),
                    ("cost", text.money(mover.cost).into()),
                ],
            );
            Cell::text(words.to_string()).shown_as(words.html())
        }
        _ => Cell::missing(text.t("depth-no-project").html()),
    }
}
