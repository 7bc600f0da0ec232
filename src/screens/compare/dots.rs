//! Every indicator in its own unit: a line an indicator, from its worst to its best goalpost, with a
//! dot for each economy; grouped by pillar.

use std::rc::Rc;

use charts::dots::{Dot, Dots, Row, Spot, Who, Words, nearest};
use indicators::{Cell, Direction, Missing, Origin};
use yew::prelude::*;

use super::settings::MOST;
use super::{Compared, economy_name};
use crate::platform::pointer;
use crate::screens::economy::pillar_mark;
use crate::screens::impact::width::use_width;
use crate::screens::world::card::reason_words;
use crate::state::{use_text, use_world};
use crate::text::Text;
use crate::widgets::chart::ChartView;
use crate::widgets::export;
use crate::widgets::glyph;

/// Properties of [`DotPlots`].
#[derive(Properties, PartialEq)]
pub struct DotsProps {
    /// What is compared.
    pub compared: Compared,
}

/// A group of the framework's first level with the leaves beneath it.
struct Group {
    node: usize,
    leaves: Vec<usize>,
}

fn groups(compared: &Compared) -> Vec<Group> {
    let frozen = &compared.scores.frozen;
    let of_root = frozen
        .nodes()
        .first()
        .map(|r| r.children.clone())
        .unwrap_or_default();
    of_root
        .into_iter()
        .map(|node| Group {
            node,
            leaves: frozen.leaves_under(node),
        })
        .filter(|g| !g.leaves.is_empty())
        .collect()
}

/// One indicator of the set.
fn line(compared: &Compared, leaf: usize, world: &engine::World, text: &Text) -> Row {
    let Some(of) = compared.scores.frozen.leaves().get(leaf) else {
        return Row::default();
    };
    let known = world.pack.indicator(&of.indicator);
    let name = crate::widgets::lineage::name(&of.indicator, true, text, &compared.plan, world);
    let (worst, best) = match of.direction {
        Direction::Lower => (of.high, of.low),
        Direction::Higher | Direction::Neutral => (of.low, of.high),
    };
    let mut row = Row {
        name: name.into(),
        unit: known.map_or_else(String::new, |i| text.unit(&i.unit).to_string()),
        worst: text.short(worst),
        best: text.short(best),
        ..Row::default()
    };
    let mut missing: Vec<(String, String)> = Vec::new();
    for (who, code) in compared.settings.set.iter().enumerate() {
        let cell = compared
            .scores
            .readiness
            .get(*code)
            .and_then(|e| e.cells.get(leaf));
        match cell.map(|c| (&c.used, c.points)) {
            Some((Cell::Observed(o), Some(points))) if o.origin != Origin::Assumed => row.dots.push(Dot {
                who,
                at: points / 100.0,
                value: text.short(o.value),
                year: text.year(o.year),
            }),
            Some((Cell::Missing(reason), _)) => {
                missing.push((reason_words(*reason, text).into(), code.to_string()));
            }
            Some((Cell::Observed(_), _)) => missing.push((text.t("eco-assumed").into(), code.to_string())),
            None => missing.push((
                reason_words(Missing::NeverPublished, text).into(),
                code.to_string(),
            )),
        }
    }
    // Codes with the same reason stand together.
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for (reason, code) in missing {
        match reasons.iter_mut().find(|(r, _)| *r == reason) {
            Some((_, codes)) => codes.push(code),
            None => reasons.push((reason, vec![code])),
        }
    }
    let said: Vec<String> = reasons
        .iter()
        .map(|(reason, codes)| {
            let args = [
                ("codes", codes.join(" ").into()),
                ("reason", reason.as_str().into()),
            ];
            text.tr("cmp-missing", &args).into()
        })
        .collect();
    let n: usize = reasons.iter().map(|r| r.1.len()).sum();
    row.missing = said.join("; ");
    row.missing_short = text.tr("cmp-missing-n", &[("n", n.into())]).into();
    row
}

/// The first is ahead on how many indicators of those that both have.
fn ahead(compared: &Compared) -> Option<(usize, usize)> {
    let (a, b) = compared.pair?;
    let (of_a, of_b) = (
        compared.scores.readiness.get(a)?,
        compared.scores.readiness.get(b)?,
    );
    let both: Vec<(f64, f64)> = of_a
        .cells
        .iter()
        .zip(&of_b.cells)
        .filter_map(|(x, y)| Some((x.points?, y.points?)))
        .collect();
    Some((both.iter().filter(|(x, y)| x > y).count(), both.len()))
}

/// The charts of all groups.
#[component]
pub fn DotPlots(props: &DotsProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let compared = &props.compared;
    let title = match (compared.pair, ahead(compared)) {
        (Some((a, b)), Some((n, of))) => text.tr(
            "cmp-dots-title",
            &[
                ("a", economy_name(world, &text, a).into()),
                ("b", economy_name(world, &text, b).into()),
                ("n", n.into()),
                ("of", of.into()),
            ],
        ),
        _ => text.t("cmp-dots-plain"),
    };
    let key = compared.settings.set.iter().take(MOST).map(|code| {
        let chosen = compared.pair.is_some_and(|(a, _)| a == *code);
        html! { <span class={classes!(chosen.then_some("accent"))}><b class="ltr">{ code.to_string() }</b>{ " " }{ economy_name(world, &text, *code) }</span> }
    });
    // Two columns of about the same height: each group goes to the shorter one.
    let mut columns: [(usize, Vec<Group>); 2] = Default::default();
    for group in groups(compared) {
        let [first, second] = &mut columns;
        let shorter = if first.0 <= second.0 { first } else { second };
        shorter.0 += group.leaves.len() + 2;
        shorter.1.push(group);
    }
    let plots = columns.into_iter().map(|(_, groups)| {
        html! {
            <div class="cmp-column">
                { for groups.into_iter().map(|g| html! { <GroupPlot key={g.node.to_string()} compared={compared.clone()} node={g.node} leaves={g.leaves} /> }) }
            </div>
        }
    });
    html! {
        <section class="cmp-row cmp-dots" aria-label={title.to_string()}>
            <div class="between">
                <h2>{ title.html() }</h2>
                <p class="chart-key">{ for key }</p>
            </div>
            <p class="note">{ text.t("cmp-dots-sub") }</p>
            <div class="cmp-groups">{ for plots }</div>
        </section>
    }
}

/// Properties of [`GroupPlot`].
#[derive(Properties, PartialEq)]
struct GroupProps {
    compared: Compared,
    node: usize,
    leaves: Vec<usize>,
}

/// The chart of one group, and what a dot says when it is pointed at.
#[component]
fn GroupPlot(props: &GroupProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 640.0);
    let hovered = use_state(|| None::<Spot>);
    let compared = &props.compared;
    let Some(node) = compared.scores.frozen.nodes().get(props.node) else {
        return html! {};
    };
    let set = &compared.settings.set;
    let drawn = use_memo(
        (
            compared.clone(),
            props.leaves.clone(),
            text.clone(),
            width.to_bits(),
        ),
        |(compared, leaves, text, width)| {
            let plot = Dots {
                who: set
                    .iter()
                    .map(|code| Who {
                        code: code.to_string(),
                        name: economy_name(world, text, *code),
                    })
                    .collect(),
                chosen: compared.pair.and_then(|(a, _)| set.iter().position(|e| *e == a)),
                rows: leaves
                    .iter()
                    .map(|leaf| line(compared, *leaf, world, text))
                    .collect(),
            };
            let words = [
                "eco-col-indicator",
                "eco-col-unit",
                "world-col-year",
                "cmp-col-missing",
            ]
            .map(|key| text.t(key).to_string());
            let name = text.pillar(&node.name);
            let described = text.tr(
                "cmp-dots-description",
                &[("group", name.into()), ("n", leaves.len().into())],
            );
            let (chart, spots) = plot.draw(
                f64::from_bits(*width),
                &Words {
                    indicator: &words[0],
                    unit: &words[1],
                    year: &words[2],
                    missing: &words[3],
                    description: described.into(),
                },
            );
            (plot, Rc::new(chart), spots)
        },
    );
    let (plot, chart, spots) = &*drawn;
    let rtl = text.language().rtl();
    let size = (chart.scene.width, chart.scene.height);
    let onpointermove = {
        let (frame, hovered, drawn) = (frame.clone(), hovered.clone(), Rc::clone(&drawn));
        Callback::from(move |event: PointerEvent| {
            let found = pointer::share_of_mouse(&frame, &event).and_then(|(x, y)| {
                let x = if rtl { 1.0 - x } else { x };
                // A line is 38 units high: a hand's breadth beyond half of it is nobody's.
                nearest(&drawn.2, (x * size.0, y * size.1), 24.0)
            });
            if found != *hovered {
                hovered.set(found);
            }
        })
    };
    let onpointerleave = {
        let hovered = hovered.clone();
        Callback::from(move |_: PointerEvent| hovered.set(None))
    };
    let tip = (*hovered).filter(|s| spots.contains(s)).and_then(|spot| {
        let row = plot.rows.get(spot.row)?;
        let dot = row.dots.get(spot.dot)?;
        let who = plot.who.get(dot.who)?;
        let x = spot.at.0 / size.0;
        let style = format!("--x:{:.2};--y:{:.2}", x * 100.0, spot.at.1 / size.1 * 100.0);
        Some(html! {
            <div class={classes!("float", "cmp-tip", (x > 0.7).then_some("to-start"))} {style} aria-hidden="true">
                <b>{ who.name.clone() }</b>{ " · " }<span>{ row.name.clone() }</span><br />
                <b class="ltr">{ dot.value.clone() }</b>{ " " }{ row.unit.clone() }{ " · " }{ dot.year.clone() }
            </div>
        })
    });
    let title = text.pillar(&node.name).to_string();
    let file = format!("compare-{}", node.id.to_lowercase().replace(['/', ' '], "-"));
    let csv = {
        let (chart, file) = (Rc::clone(chart), format!("{file}.csv"));
        Callback::from(move |_: MouseEvent| {
            let table = &chart.table;
            let rows = std::iter::once(table.columns.clone()).chain(table.rows.iter().cloned());
            export::save(&file, "text/csv;charset=utf-8", &export::csv(rows));
        })
    };
    html! {
        <div class="cmp-group" data-testid={format!("dots-{}", node.id)}>
            <h3>{ for pillar_mark(&node.id).map(|(prong, _)| html! { <>{ glyph::prong(prong) }{ " " }</> }) }{ title.clone() }
                <span class="note">{ " " }{ text.tr("cmp-group-share", &[("share", text.percent(node.share, 0).into())]) }</span></h3>
            <div class="cmp-plot">
                <div ref={frame} class="cmp-frame" {onpointermove} {onpointerleave}>
                    <ChartView chart={Rc::clone(chart)} {title} subtitle={text.t("cmp-dots-sub").to_string()} source={compared.source.clone()} {file} mirror=true />
                    { tip }
                </div>
                <div class="table-tools csv"><button class="link" onclick={csv}>{ text.t("table-csv") }</button></div>
            </div>
        </div>
    }
}
