//! The results chain of one economy: project → output → indicator → foundation and tier.
//!
//! What is in the number of an economy: every project with what it builds and when, the part it has in
//! the move of each indicator, and the foundations of the tiers that those indicators carry. A click
//! on a project opens it in the portfolio, on an indicator its fans, on a foundation the tier's
//! evidence.

use std::rc::Rc;

use atlas::Iso3;
use charts::chain::{Chain as Picture, Link, Step, Words};
use engine::job::{Chain, Impact, Target};
use engine::{Job, Reply};
use foresight::{Grade, Quantity};
use plan::Plan;
use yew::prelude::*;

use super::fans::leaf_name;
use super::money::csv_link;
use super::names::{self, Books};
use super::tier_table::short;
use super::width::use_width;
use crate::route::{Route, Screen};
use crate::state::readiness::Scores;
use crate::state::{Same, Work, use_job_of, use_text, use_world};
use crate::text::Text;
use crate::widgets::chart::ChartView;
use crate::widgets::work::WorkView;

/// Properties of [`ChainView`].
#[derive(Clone, Properties, PartialEq)]
pub struct ChainProps {
    /// The portfolio.
    pub books: Books,
    /// The plan with it.
    pub plan: Same<Plan>,
    /// The projection.
    pub impact: Same<Impact>,
    /// The index with every leaf on show.
    pub scores: Same<Scores>,
    /// Economy.
    pub economy: Iso3,
    /// Another economy is wanted.
    pub on_economy: Callback<Iso3>,
    /// The fans of a leaf are wanted.
    pub on_leaf: Callback<String>,
    /// Source line of the exported picture.
    pub source: AttrValue,
}

/// A leaf's value at the horizon: node, without, with.
type Move = (String, f64, f64);

fn moves(impact: &Impact, economy: Iso3, year: i16) -> Vec<Move> {
    impact
        .projection
        .rows
        .iter()
        .filter(|r| r.economy == economy && r.year == year && r.quantity == Quantity::Value)
        .map(|r| (r.node.clone(), r.without, r.with))
        .collect()
}

/// Values for the tiers, by indicator.
fn targets(moves: &[Move], scores: &Scores, of: impl Fn(&Move) -> f64) -> Vec<Target> {
    moves
        .iter()
        .filter_map(|m| {
            let leaf = scores.frozen.leaves().iter().find(|l| l.node == m.0)?;
            Some(Target {
                indicator: leaf.indicator.clone(),
                value: of(m),
            })
        })
        .collect()
}

/// The chain with its chooser.
#[component]
pub fn ChainView(props: &ChainProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let horizon = props.plan.settings.horizon;
    let work = use_job_of(
        (
            props.plan.clone(),
            props.impact.clone(),
            props.scores.clone(),
            props.economy,
        ),
        |(plan, impact, scores, economy)| {
            let year = plan.settings.horizon;
            let moves = moves(impact, *economy, year);
            Some(Job::Chain {
                plan: Box::new((*plan.0).clone()),
                economy: *economy,
                year,
                without: targets(&moves, scores, |m| m.1),
                with: targets(&moves, scores, |m| m.2),
            })
        },
    );
    let onchange = {
        let on = props.on_economy.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<web_sys::HtmlSelectElement>();
            if let Some(code) = select.and_then(|s| Iso3::new(&s.value())) {
                on.emit(code);
            }
        })
    };
    let options = props.plan.region.economies.iter().map(|code| {
        html! { <option value={code.to_string()} selected={*code == props.economy}>{ names::economy(world, &text, *code) }</option> }
    });
    let chooser = html! {
        <div class="impact-controls">
            <label class="field"><span class="quiet">{ text.t("outcome-of") }</span>
                <select class="input" data-testid="chain-economy" {onchange}>{ for options }</select>
            </label>
        </div>
    };
    let ready = {
        let props = props.clone();
        Callback::from(move |reply: Rc<Reply>| match &*reply {
            Reply::Chain(chain) => {
                html! { <Drawn chain={Same(Rc::new((**chain).clone()))} of={Of(props.clone())} /> }
            }
            _ => html! {},
        })
    };
    let busy = matches!(work, Work::Running { .. });
    html! {
        <section class="impact-chain" data-testid="chain" aria-busy={busy.then_some("true")}>
            { chooser }
            <WorkView {work} lines={10} {ready} />
            <p class="note">{ text.tr("chain-note", &[("year", text.year(horizon).into())]) }</p>
        </section>
    }
}

/// Properties of [`Drawn`].
#[derive(Properties, PartialEq)]
struct DrawnProps {
    chain: Same<Chain>,
    of: Of,
}

/// The properties of the whole, handed down.
#[derive(Clone, PartialEq)]
struct Of(ChainProps);

/// What a step of the picture leads to.
#[derive(Clone, Debug, PartialEq)]
enum To {
    Project,
    Leaf(String),
    Tier,
}

struct Told {
    picture: Picture,
    to: Vec<Vec<To>>,
    csv: Vec<Vec<String>>,
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
    }
}

/// The columns and links of a chain.
fn told(chain: &Chain, props: &ChainProps, text: &Text, world: &engine::World) -> Told {
    let frozen = &props.scores.frozen;
    let moves = moves(&props.impact, props.economy, chain.year);
    let node_of = |indicator: &str| frozen.leaf_of(indicator).and_then(|at| frozen.leaves().get(at));
    let mut indicators: Vec<&str> = Vec::new();
    for link in &chain.links {
        if node_of(&link.indicator).is_some() && !indicators.contains(&link.indicator.as_str()) {
            indicators.push(&link.indicator);
        }
    }
    let project_steps = chain.projects.iter().map(|p| Step {
        name: names::archetype(&p.archetype, world, text),
        note: text
            .tr(
                "chain-work",
                &[
                    ("from", text.year(p.start).into()),
                    ("to", text.year(p.completed - 1).into()),
                    ("scale", text.t(names::scale_key(p.scale)).into()),
                ],
            )
            .into(),
        ..Step::default()
    });
    let output_steps = chain.projects.iter().map(|p| {
        let unit = world
            .catalogue()
            .archetypes
            .iter()
            .find(|a| a.id == p.archetype)
            .map(|a| text.unit(&a.unit).to_string())
            .unwrap_or_default();
        let people = (p.people >= 1.0).then(|| {
            text.tr("chain-people", &[("n", names::people(p.people, text).into())])
                .to_string()
        });
        let stands = text.tr(
            "chain-stands",
            &[
                ("share", text.percent(p.stands, 0).into()),
                ("from", text.year(p.first_effect).into()),
            ],
        );
        Step {
            name: text
                .tr(
                    "chain-output",
                    &[("n", text.short(p.units * p.split).into()), ("unit", unit.into())],
                )
                .into(),
            note: people
                .into_iter()
                .chain(std::iter::once(stands.to_string()))
                .collect::<Vec<_>>()
                .join(" · "),
            ..Step::default()
        }
    });
    let moved = |indicator: &str| {
        let node = node_of(indicator)?.node.as_str();
        moves.iter().find(|m| m.0 == node)
    };
    let indicator_steps = indicators.iter().map(|id| {
        let unit = world
            .pack
            .indicator(id)
            .map(|i| text.unit(&i.unit).to_string())
            .unwrap_or_default();
        let name = node_of(id).map_or_else(String::new, |l| {
            leaf_name(&l.node, &props.plan, &props.scores, text, world).into()
        });
        match moved(id) {
            Some((_, without, with)) => Step {
                name,
                note: text
                    .tr(
                        "chain-move",
                        &[
                            ("without", text.short(*without).into()),
                            ("with", text.short(*with).into()),
                            ("unit", unit.into()),
                        ],
                    )
                    .into(),
                figure: signed(with - without, text),
                chosen: false,
            },
            None => Step {
                name,
                ..Step::default()
            },
        }
    });
    let steps = chain.steps.iter().map(|s| {
        let score =
            |v: Option<f64>| v.map_or_else(|| text.t("missing-short").to_string(), |v| text.fixed(v, 1));
        Step {
            name: text.pillar(s.node.rsplit('/').next().unwrap_or(&s.node)).into(),
            note: s.next.map_or_else(String::new, |next| {
                text.tr(
                    "chain-next",
                    &[
                        (
                            "tier",
                            text.whole(f64::from(chain.tier_with.confirmed + 1)).into(),
                        ),
                        ("at", text.whole(next).into()),
                    ],
                )
                .into()
            }),
            figure: format!("{} → {}", score(s.without), score(s.with)),
            chosen: s.with.zip(s.next).is_some_and(|(v, n)| v >= n),
        }
    });
    let mut links: Vec<Link> = (0..chain.projects.len())
        .map(|i| Link {
            column: 0,
            from: i,
            to: i,
            weight: 0.0,
            assumed: false,
        })
        .collect();
    let mut csv = vec![
        [
            "economy",
            "year",
            "project",
            "indicator",
            "share_of_move",
            "grade",
            "without",
            "with",
            "foundation",
            "points",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for link in &chain.links {
        let Some(at) = indicators.iter().position(|id| *id == link.indicator) else {
            continue;
        };
        links.push(Link {
            column: 1,
            from: link.project,
            to: at,
            weight: link.share * points(&link.indicator, props, moved(&link.indicator)),
            assumed: link.grade >= Grade::C,
        });
        if let Some(p) = chain.projects.get(link.project) {
            let ends = moved(&link.indicator).map_or((String::new(), String::new()), |m| {
                (m.1.to_string(), m.2.to_string())
            });
            csv.push(vec![
                chain.economy.to_string(),
                chain.year.to_string(),
                p.id.clone(),
                link.indicator.clone(),
                link.share.to_string(),
                grade(link.grade).to_owned(),
                ends.0,
                ends.1,
                String::new(),
                String::new(),
            ]);
        }
    }
    for (to, step) in chain.steps.iter().enumerate() {
        for (indicator, points) in &step.moved {
            if let Some(from) = indicators.iter().position(|id| id == indicator) {
                links.push(Link {
                    column: 2,
                    from,
                    to,
                    weight: points.abs(),
                    assumed: false,
                });
                csv.push(vec![
                    chain.economy.to_string(),
                    chain.year.to_string(),
                    String::new(),
                    indicator.clone(),
                    String::new(),
                    String::new(),
                    String::new(),
                    String::new(),
                    step.node.clone(),
                    points.to_string(),
                ]);
            }
        }
    }
    let head = |key: &str| text.t(key).to_string();
    Told {
        picture: Picture {
            columns: vec![
                (head("chain-col-project"), project_steps.collect()),
                (head("chain-col-output"), output_steps.collect()),
                (head("chain-col-indicator"), indicator_steps.collect()),
                (head("chain-col-tier"), steps.collect()),
            ],
            links,
        },
        to: vec![
            chain.projects.iter().map(|_| To::Project).collect(),
            chain.projects.iter().map(|_| To::Project).collect(),
            indicators
                .iter()
                .map(|id| To::Leaf(node_of(id).map(|l| l.node.clone()).unwrap_or_default()))
                .collect(),
            chain.steps.iter().map(|_| To::Tier).collect(),
        ],
        csv,
    }
}

/// Points (of the indicator between its goalposts) that a move is worth: one scale for all ribbons.
fn points(indicator: &str, props: &ChainProps, of: Option<&Move>) -> f64 {
    let frozen = &props.scores.frozen;
    match (frozen.leaf_of(indicator), of) {
        (Some(leaf), Some((_, without, with))) => {
            (frozen.points(leaf, *with) - frozen.points(leaf, *without)).abs()
        }
        _ => 0.0,
    }
}

fn signed(value: f64, text: &Text) -> String {
    if value > 0.0 {
        format!("+{}", text.short(value))
    } else {
        text.short(value)
    }
}

/// The picture.
#[component]
fn Drawn(props: &DrawnProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 1240.0);
    let (chain, of) = (&props.chain, &props.of.0);
    let told = told(chain, of, &text, world);
    let name = names::economy(world, &text, chain.economy);
    let (before, after) = (
        (chain.tier_without.confirmed, chain.tier_without.at_most),
        (chain.tier_with.confirmed, chain.tier_with.at_most),
    );
    let title = text
        .tr(
            "chain-finding",
            &[
                ("n", chain.projects.len().into()),
                ("name", name.into()),
                (
                    "moved",
                    told.picture.columns.get(2).map_or(0, |(_, s)| s.len()).into(),
                ),
                ("before", short(before, &text).into()),
                ("after", short(after, &text).into()),
                ("same", u32::from(before == after).into()),
            ],
        )
        .to_string();
    let heads = ["chain-from", "chain-to", "chain-what"].map(|k| text.t(k).to_string());
    let link = |l: &Link| match l.column {
        0 => text.t("chain-builds").to_string(),
        1 => text
            .tr("chain-points", &[("n", text.full_to(l.weight, 3).into())])
            .into(),
        _ => text
            .tr("chain-carries", &[("n", text.full_to(l.weight, 3).into())])
            .into(),
    };
    let drawn = told.picture.draw(
        width,
        &Words {
            heads: heads.each_ref().map(String::as_str),
            link: &link,
            description: title.clone(),
        },
    );
    let size = (
        drawn.chart.scene.width.max(1.0),
        drawn.chart.scene.height.max(1.0),
    );
    let over = told.to.iter().zip(&drawn.places).enumerate().flat_map(|(c, (to, places))| {
        let steps = told.picture.columns.get(c).map(|(_, s)| s.as_slice()).unwrap_or_default();
        to.iter().zip(places).zip(steps).map(|((to, place), step)| {
            let share = |v: f64, of: f64| v / of * 100.0;
            let style = format!(
                "inset-inline-start:{:.2}%;inset-block-start:{:.2}%;inline-size:{:.2}%;block-size:{:.2}%",
                share(place.x - 2.0, size.0),
                share(place.y + 2.0, size.1),
                share(place.width + 4.0, size.0),
                share(place.height - 4.0, size.1),
            );
            let onclick = {
                let (to, economy, on_leaf) = (to.clone(), of.economy, of.on_leaf.clone());
                Callback::from(move |_: MouseEvent| match &to {
                    To::Project => Route::to(Screen::Portfolio)
                        .with("economy", Some(economy.to_string()))
                        .go(),
                    To::Leaf(node) => on_leaf.emit(node.clone()),
                    To::Tier => Route::to(Screen::WhatIf(economy)).go(),
                })
            };
            let label = format!("{} {}", step.name, step.note);
            let kind = match to { To::Project => "project", To::Leaf(_) => "leaf", To::Tier => "tier" };
            html! { <button class="total step" dir="ltr" data-step={kind} aria-label={label} {style} {onclick}></button> }
        }).collect::<Vec<_>>()
    });
    html! {
        <>
            <h2>{ title.clone() }</h2>
            <p class="note">{ text.t("chain-sub") }</p>
            if chain.projects.is_empty() { <p class="sub">{ text.t("chain-none") }</p> }
            <div class="laid" ref={frame}>
                <ChartView chart={Rc::new(drawn.chart)} title={title} source={of.source.clone()} file="groundwork-chain" />
                <div class="overlay" dir="ltr" style={format!("aspect-ratio:{:.1}/{:.1}", size.0, size.1)}>{ for over }</div>
            </div>
            { csv_link("groundwork-chain", told.csv, &text) }
        </>
    }
}
