//! Chances, people and what a result costs: one job over 2,000 draws, shown in parts.
//!
//! Targets are the plan's own; an indicator without one aims at its better goalpost, as everywhere.

use std::rc::Rc;

use charts::intervals::{self, Intervals, Row as Bar, Span};
use engine::job::{Impact, PlanRisk};
use engine::risk::{Goal, Target};
use engine::{Job, Reply};
use foresight::risk::Spread;
use indicators::Direction;
use plan::Plan;
use yew::prelude::*;

use super::fans::leaf_name;
use super::names;
use super::outcome;
use super::width::use_width;
use crate::state::readiness::Scores;
use crate::state::{Same, Work, use_job_of, use_text, use_world};
use crate::text::Text;
use crate::widgets::chart::ChartView;
use crate::widgets::table::{Cell, Column, DataTable, Row};
use crate::widgets::work::WorkView;

/// Draws when nothing is dragged (model, section 4).
const DRAWS: u32 = 2_000;
/// Seed: that of the other jobs of this screen.
const SEED: u64 = 1;
/// Indicators whose targets are judged: those that move most. An assumption about what is read.
const JUDGED: usize = 6;

/// Properties of the parts.
#[derive(Properties, PartialEq)]
pub struct RiskProps {
    /// The plan with its portfolio.
    pub plan: Same<Plan>,
    /// The projection.
    pub impact: Same<Impact>,
    /// The index in the view on show.
    pub scores: Same<Scores>,
    /// Source line of exported charts.
    pub source: AttrValue,
}

/// The targets that are judged: of the plan's own all, of the others the goalposts of the indicators
/// that move most, in every economy at the horizon.
fn targets(plan: &Plan, impact: &Impact, scores: &Scores) -> Vec<Target> {
    let frozen = &scores.frozen;
    let (moved, _) = outcome::moved(impact, frozen);
    let mut wanted: Vec<(String, f64)> = plan
        .targets
        .iter()
        .map(|t| (t.indicator.clone(), t.value))
        .collect();
    for node in moved.iter().take(JUDGED) {
        let Some(leaf) = frozen.leaves().iter().find(|l| l.node == *node) else {
            continue;
        };
        if wanted.iter().all(|(id, _)| *id != leaf.indicator) {
            // Goalposts stand low to high; the better one is the lower where lower is better.
            let better = if leaf.direction == Direction::Lower {
                leaf.low.min(leaf.high)
            } else {
                leaf.low.max(leaf.high)
            };
            wanted.push((leaf.indicator.clone(), better));
        }
    }
    let year = plan.settings.horizon;
    wanted
        .into_iter()
        .flat_map(|(indicator, value)| {
            plan.region.economies.iter().map(move |economy| Target {
                economy: *economy,
                year,
                goal: Goal::Value {
                    indicator: indicator.clone(),
                    value,
                },
            })
        })
        .collect()
}

/// The risk of the plan on show.
#[hook]
fn use_risk(props: &RiskProps) -> Work {
    use_job_of(
        (props.plan.clone(), props.impact.clone(), props.scores.clone()),
        |(plan, impact, scores)| {
            Some(Job::Risk {
                plan: Box::new((*plan.0).clone()),
                targets: targets(plan, impact, scores),
                draws: DRAWS,
                seed: SEED,
            })
        },
    )
}

fn units(text: &Text) -> Callback<f64, String> {
    let text = text.clone();
    Callback::from(move |share: f64| {
        let args = [
            ("share", text.percent(share, 0).into()),
            ("draws", f64::from(DRAWS).into()),
        ];
        text.tr("impact-drawing", &args).to_string()
    })
}

/// People reached and what a result costs.
#[component]
pub fn Outcomes(props: &RiskProps) -> Html {
    let text = use_text();
    let work = use_risk(props);
    let busy = matches!(work, Work::Running { .. });
    let ready = {
        let (plan, scores) = (props.plan.clone(), props.scores.clone());
        Callback::from(move |reply: Rc<Reply>| match &*reply {
            Reply::Risk(risk) => {
                html! { <CostTable risk={Same(Rc::new((**risk).clone()))} plan={plan.clone()} scores={scores.clone()} /> }
            }
            _ => html! {},
        })
    };
    html! {
        <section class="impact-costs" data-testid="costs" aria-busy={busy.then_some("true")}>
            <WorkView {work} lines={6} units={units(&text)} {ready} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct CostProps {
    risk: Same<PlanRisk>,
    plan: Same<Plan>,
    scores: Same<Scores>,
}

fn dollars(of: Option<f64>, text: &Text) -> String {
    of.map_or_else(
        || text.t("risk-nothing").to_string(),
        |v| {
            let amount = ledger::Cents::from_f64(v);
            if v >= 1e6 {
                amount.map_or_else(String::new, |a| text.money(a).into())
            } else {
                text.tr("risk-usd", &[("n", text.short(v).into())]).into()
            }
        },
    )
}

/// From the cheapest tenth of the draws to the dearest: median first, then the range.
fn price(of: [Option<f64>; 3], text: &Text) -> String {
    text.tr(
        "risk-price",
        &[
            ("mid", dollars(of[1], text).into()),
            ("low", dollars(of[0], text).into()),
            ("high", dollars(of[2], text).into()),
        ],
    )
    .into()
}

#[component]
fn CostTable(props: &CostProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let risk = &props.risk;
    let people = |s: &Spread| {
        text.tr(
            "risk-people",
            &[
                ("mid", names::people(s.p50, &text).into()),
                ("low", names::people(s.p10, &text).into()),
                ("high", names::people(s.p90, &text).into()),
            ],
        )
        .to_string()
    };
    let title = text
        .tr(
            "risk-cost-finding",
            &[
                ("person", price(risk.dollars_per_person, &text).into()),
                ("point", price(risk.dollars_per_point, &text).into()),
            ],
        )
        .to_string();
    let frozen = &props.scores.frozen;
    let rows = risk.outcomes.iter().map(|o| {
        let name = frozen
            .leaf_of(&o.indicator)
            .and_then(|at| frozen.leaves().get(at))
            .map_or_else(
                || o.indicator.clone(),
                |l| leaf_name(&l.node, &props.plan, &props.scores, &text, world).into(),
            );
        let unit = world
            .pack
            .indicator(&o.indicator)
            .map(|i| text.unit(&i.unit).to_string())
            .unwrap_or_default();
        let change = text.tr(
            "risk-change",
            &[
                ("mid", text.short(o.change.p50).into()),
                ("low", text.short(o.change.p10).into()),
                ("high", text.short(o.change.p90).into()),
                ("unit", unit.into()),
            ],
        );
        Row {
            id: o.indicator.clone().into(),
            cells: vec![
                Cell::text(name),
                Cell::number(o.change.p50, change.to_string()),
                o.people.as_ref().map_or_else(
                    || Cell::missing(text.t("risk-no-people").html()),
                    |s| Cell::number(s.p50, people(s)),
                ),
                Cell::number(o.cost.dollars(), text.money(o.cost).to_string()),
                match o.dollars[1] {
                    Some(v) => Cell::number(v, price(o.dollars, &text)),
                    None => Cell::missing(text.t("risk-nothing").html()),
                },
                Cell::text(
                    text.t(if o.per_person {
                        "risk-per-person"
                    } else {
                        "risk-per-unit"
                    })
                    .to_string(),
                ),
            ],
            selected: false,
        }
    });
    let columns = vec![
        Column::text(text.t("impact-col-indicator")),
        Column::numeric(text.t("risk-col-change")),
        Column::numeric(text.t("impact-col-people")),
        Column::numeric(text.t("risk-col-cost")),
        Column::numeric(text.t("risk-col-price")),
        Column::text(text.t("risk-col-for")),
    ];
    let blocked = (!risk.blocked.is_empty()).then(|| {
        html! { <p class="note"><span class="tag warn">{ text.tr("risk-blocked", &[("n", risk.blocked.len().into())]) }</span></p> }
    });
    html! {
        <>
            <h2>{ title.clone() }</h2>
            <p class="note">{ text.tr("risk-cost-sub", &[("people", people(&risk.people).into()), ("draws", f64::from(risk.draws).into())]) }</p>
            { blocked }
            <DataTable columns={Rc::new(columns)} rows={Rc::new(rows.collect::<Vec<_>>())} caption={title} file="groundwork-costs" class="tall" />
        </>
    }
}

/// Gain by economy with its worst tenth, chances of targets and of tiers.
#[component]
pub fn Chances(props: &RiskProps) -> Html {
    let text = use_text();
    let work = use_risk(props);
    let busy = matches!(work, Work::Running { .. });
    let ready = {
        let (plan, scores, source) = (props.plan.clone(), props.scores.clone(), props.source.clone());
        Callback::from(move |reply: Rc<Reply>| match &*reply {
            Reply::Risk(risk) => {
                let risk = Same(Rc::new((**risk).clone()));
                html! {
                    <>
                        <div class="impact-row"><Gain risk={risk.clone()} source={source.clone()} /><Tiers risk={risk.clone()} /></div>
                        <Reached {risk} plan={plan.clone()} scores={scores.clone()} />
                    </>
                }
            }
            _ => html! {},
        })
    };
    html! {
        <div data-testid="chances" aria-busy={busy.then_some("true")}>
            <WorkView {work} lines={8} units={units(&text)} {ready} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct GainProps {
    risk: Same<PlanRisk>,
    #[prop_or_default]
    source: AttrValue,
}

#[component]
fn Gain(props: &GainProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 560.0);
    let risk = &props.risk;
    let points = |v: f64| text.fixed(v, 2);
    let title = text
        .tr(
            "risk-gain-finding",
            &[
                ("mean", points(risk.gain.mean).into()),
                ("se", text.full_to(risk.gain.se, 3).into()),
                ("cvar", points(risk.gain.cvar10).into()),
            ],
        )
        .to_string();
    let bar = |name: String, s: &Spread| Bar {
        name,
        without: None,
        with: Some(Span {
            low: s.p10,
            mid: s.p50,
            high: s.p90,
        }),
        end: points(s.cvar10),
    };
    let mut rows = vec![bar(text.t("risk-region").into(), &risk.gain)];
    rows.extend(
        risk.economies
            .iter()
            .map(|e| bar(names::economy(world, &text, e.economy), &e.gain)),
    );
    let heads = [10, 50, 90].map(|p| text.percent(f64::from(p) / 100.0, 0).to_string());
    let (name, end) = (
        text.t("impact-col-economy").to_string(),
        text.t("risk-worst").to_string(),
    );
    let state = Intervals {
        rows,
        from_zero: true,
        alone: true,
        ..Intervals::default()
    };
    let chart = state.draw(
        width,
        &intervals::Words {
            name: &name,
            end: &end,
            heads: ["", "", "", &heads[0], &heads[1], &heads[2]],
            value: &points,
            full: &|v| text.full_to(v, 4),
            description: title.clone(),
        },
    );
    html! {
        <section aria-label={title.clone()}>
            <h2>{ title.clone() }</h2>
            <p class="note">{ text.t("risk-gain-sub") }</p>
            <div ref={frame}><ChartView chart={Rc::new(chart)} {title} source={props.source.clone()} file="groundwork-gain" mirror=true /></div>
        </section>
    }
}

/// Tier n or higher, from the share of each tier.
fn at_least(shares: &[f64; 5], n: usize) -> f64 {
    shares.iter().skip(n).sum()
}

#[component]
fn Tiers(props: &GainProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let lifted = |n: usize| {
        props
            .risk
            .tiers
            .iter()
            .filter(|t| at_least(&t.with, n) - at_least(&t.without, n) >= 0.05)
            .count()
    };
    let most = (1..5).max_by_key(|n| (lifted(*n), 5 - n)).unwrap_or(1);
    let title = text
        .tr(
            "risk-tier-finding",
            &[
                ("n", lifted(most).into()),
                ("tier", text.whole(most as f64).into()),
            ],
        )
        .to_string();
    let rows = props.risk.tiers.iter().map(|t| {
        let mut cells = vec![Cell::text(names::economy(world, &text, t.economy))];
        for n in 1..4 {
            let (with, without) = (at_least(&t.with, n), at_least(&t.without, n));
            let words = text.tr(
                "risk-from-to",
                &[
                    ("from", text.percent(without, 0).into()),
                    ("to", text.percent(with, 0).into()),
                ],
            );
            cells.push(Cell::number(with, words.to_string()));
        }
        Row {
            id: t.economy.to_string().into(),
            cells,
            selected: false,
        }
    });
    let mut columns = vec![Column::text(text.t("impact-col-economy"))];
    columns.extend(
        (1..4).map(|n| {
            Column::numeric(text.tr("risk-tier-at-least", &[("n", text.whole(f64::from(n)).into())]))
        }),
    );
    html! {
        <section aria-label={title.clone()}>
            <h2>{ title.clone() }</h2>
            <p class="note">{ text.t("risk-tier-sub") }</p>
            <DataTable columns={Rc::new(columns)} rows={Rc::new(rows.collect::<Vec<_>>())} caption={title} file="groundwork-tier-chances" class="tall" />
        </section>
    }
}

#[component]
fn Reached(props: &CostProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frozen = &props.scores.frozen;
    let better = props
        .risk
        .targets
        .iter()
        .filter(|t| {
            t.with
                .zip(t.without)
                .is_some_and(|(a, b)| a.share - b.share > 2.0 * (a.se + b.se))
        })
        .count();
    let title = text
        .tr(
            "risk-target-finding",
            &[("n", better.into()), ("of", props.risk.targets.len().into())],
        )
        .to_string();
    let rows = props.risk.targets.iter().enumerate().filter_map(|(i, t)| {
        let Goal::Value { indicator, value } = &t.target.goal else {
            return None;
        };
        let name = frozen
            .leaf_of(indicator)
            .and_then(|at| frozen.leaves().get(at))
            .map_or_else(
                || indicator.clone(),
                |l| leaf_name(&l.node, &props.plan, &props.scores, &text, world).into(),
            );
        let own = props.plan.targets.iter().any(|o| o.indicator == *indicator);
        let chance = |c: Option<foresight::risk::Chance>| match c {
            Some(c) => Cell::number(
                c.share,
                text.tr(
                    "risk-chance",
                    &[
                        ("share", text.percent(c.share, 0).into()),
                        ("se", text.percent(c.se, 1).into()),
                    ],
                )
                .to_string(),
            ),
            None => Cell::missing(text.t("risk-no-chance").html()),
        };
        Some(Row {
            id: i.to_string().into(),
            cells: vec![
                Cell::text(names::economy(world, &text, t.target.economy)),
                Cell::text(name),
                Cell::number(*value, text.short(*value)),
                Cell::text(
                    text.t(if own {
                        "risk-target-own"
                    } else {
                        "risk-target-goalpost"
                    })
                    .to_string(),
                ),
                chance(t.without),
                chance(t.with),
            ],
            selected: false,
        })
    });
    let columns = vec![
        Column::text(text.t("impact-col-economy")),
        Column::text(text.t("impact-col-indicator")),
        Column::numeric(text.t("risk-col-target")),
        Column::text(text.t("risk-col-whose")),
        Column::numeric(text.t("impact-key-without")),
        Column::numeric(text.t("impact-key-with")),
    ];
    html! {
        <section class="risk-targets" aria-label={title.clone()}>
            <h2>{ title.clone() }</h2>
            <p class="note">{ text.t("risk-target-sub") }</p>
            <DataTable columns={Rc::new(columns)} rows={Rc::new(rows.collect::<Vec<_>>())} caption={title} file="groundwork-target-chances" sort={Some((5, false))} class="tall" />
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_tier_is_never_likelier_than_a_lower_one() {
        let shares = [0.1, 0.3, 0.5, 0.1, 0.0];
        assert!((at_least(&shares, 0) - 1.0).abs() < 1e-12);
        assert!((at_least(&shares, 1) - 0.9).abs() < 1e-12);
        assert!((at_least(&shares, 3) - 0.1).abs() < 1e-12);
    }
}
