//! What stands on what, for one economy: the chain from power to services as a chart, and under it,
//! project by project, what is in the way.

use std::rc::Rc;

use atlas::Iso3;
use charts::dependencies::{self, State};
use engine::catalogue::{Dependencies, Node, Readiness, Stage};
use engine::{Job, Reply};
use portfolio::Verdict;
use portfolio::candidates::Why;
use yew::prelude::*;

use super::{PartProps, names};
use crate::screens::portfolio::words;
use crate::state::portfolio::programme_of;
use crate::state::{Same, Work, use_job_of, use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::chart::ChartView;
use crate::widgets::menu::{Item, Pick};
use crate::widgets::work::Failure;

/// Width of the chart in units.
const WIDTH: f64 = 1180.0;

/// The graph.
#[component]
pub fn Graph(props: &PartProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let place = &props.place;
    let asked = place.route.get(names::ECONOMY).and_then(Iso3::new);
    let known = asked.filter(|e| world.atlas.get(*e).is_some());
    let economy = known.or_else(|| store.plan.region.economies.first().copied());
    let work = use_job_of((Same(Rc::clone(&store.plan)), economy), |(plan, economy)| {
        Some(Job::Dependencies {
            plan: Box::new(programme_of(plan)),
            economy: (*economy)?,
        })
    });
    let last = use_mut_ref(|| None::<Same<Reply>>);
    if let Work::Ready(reply) = &work {
        *last.borrow_mut() = Some(Same(Rc::clone(reply)));
    }
    let reply = last.borrow().clone();
    let choose = {
        let place = place.clone();
        Callback::from(move |id: AttrValue| place.set(names::ECONOMY, Some(id.to_string())))
    };
    let mut of_plan: Vec<(String, Iso3)> = store
        .plan
        .region
        .economies
        .iter()
        .map(|e| (words::economy(world, &text, *e), *e))
        .collect();
    of_plan.sort();
    let mut others: Vec<(String, Iso3)> = world
        .atlas
        .economies()
        .iter()
        .filter(|e| e.oda && !store.plan.region.economies.contains(&e.iso3))
        .map(|e| (text.economy(e).to_owned(), e.iso3))
        .collect();
    others.sort();
    let item = |(name, code): (String, Iso3)| Item::Choice {
        id: code.to_string().into(),
        label: html! { { name.clone() } },
        name,
        indent: true,
    };
    let mut items = vec![Item::Group(text.t("catalogue-graph-plan").html())];
    items.extend(of_plan.into_iter().map(item));
    items.push(Item::Group(text.t("catalogue-graph-others").html()));
    items.extend(others.into_iter().map(item));
    let name = economy.map_or_else(String::new, |e| words::economy(world, &text, e));
    let pick = html! {
        <Pick label={text.t("catalogue-graph-pick")} button={html! { { name.clone() } }} {items}
            chosen={economy.map(|e| e.to_string()).unwrap_or_default()} on_choose={choose} />
    };
    let body = match (reply.as_deref(), &work) {
        (_, Work::Failed { key, detail, retry }) => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        (Some(Reply::Dependencies(found)), _) => drawn(found, &name, &text, world),
        _ => {
            html! { <div class="skeleton-lines" aria-busy="true" aria-hidden="true">{ for (0..10).map(|_| html! { <i></i> }) }</div> }
        }
    };
    html! { <div class="cat-wide stack" data-testid="catalogue-graph"><div class="row">{ pick }</div>{ body }</div> }
}

fn state(of: Readiness) -> (State, &'static str) {
    match of {
        Readiness::Ready => (State::Ready, "catalogue-state-ready"),
        Readiness::Open => (State::Open, "catalogue-state-open"),
        Readiness::Waits => (State::Waits, "catalogue-state-waits"),
        Readiness::Blocked => (State::Blocked, "catalogue-state-blocked"),
        Readiness::Out => (State::Out, "catalogue-state-out"),
    }
}

/// What is in the way of a project, in words; empty where nothing is.
fn reason(node: &Node, text: &Text, world: &'static engine::World) -> String {
    if let Some(e) = &node.excluded {
        let values = words::evidence(
            world,
            text,
            e.evidence.iter().map(|v| (v.field.clone(), v.value, v.year)),
        );
        let key = match e.why {
            Why::NotOdaEligible => "portfolio-excluded-oda",
            Why::NotEligible => "portfolio-excluded-rule",
            Why::NoSize => "catalogue-excluded-size",
            Why::BelowFloor { .. } => "catalogue-excluded-floor",
            Why::PrerequisiteOutOfReach => "portfolio-excluded-prerequisite",
        };
        let open: Vec<String> = e.open.iter().map(|f| words::field(world, text, f)).collect();
        let of: Vec<String> = [values, open.join(", ")]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect();
        let what: String = text.t(key).into();
        return std::iter::once(what).chain(of).collect::<Vec<_>>().join(" ");
    }
    let parts = node.clauses.iter().filter_map(|c| match &c.verdict {
        Verdict::Met => None,
        Verdict::Unmet => {
            let mut names: Vec<String> = node
                .waits_for
                .iter()
                .filter(|w| {
                    c.by_projects
                        .iter()
                        .any(|p| p.split(':').next() == Some(w.as_str()))
                })
                .map(|w| words::archetype(world, text, w).into())
                .collect();
            names.dedup();
            let args = [("projects", names.join(", ").into())];
            let first: String = text.tr("catalogue-waits-for", &args).into();
            let values = words::decided(world, text, c);
            Some(if values.is_empty() {
                first
            } else {
                format!("{first} ({values})")
            })
        }
        Verdict::NotVerified(id) => {
            let args = [("question", words::field(world, text, id).into())];
            Some(text.tr("catalogue-asks", &args).into())
        }
    });
    let mut all: Vec<String> = Vec::new();
    for part in parts {
        if !all.contains(&part) {
            all.push(part);
        }
    }
    all.join("; ")
}

/// Positions of the nodes that are drawn: every stage of the chain, and below it what the chain stands on.
fn drawn_nodes(found: &Dependencies) -> Vec<usize> {
    let at = |id: &str| found.nodes.iter().position(|n| n.archetype == id);
    let mut kept: Vec<usize> = (0..found.nodes.len())
        .filter(|i| found.nodes.get(*i).is_some_and(|n| n.stage != Stage::Beside))
        .collect();
    let mut open = kept.clone();
    while let Some(i) = open.pop() {
        for need in found.nodes.get(i).map_or(&[][..], |n| n.needs.as_slice()) {
            if let Some(j) = at(need)
                && !kept.contains(&j)
            {
                kept.push(j);
                open.push(j);
            }
        }
    }
    kept.sort_unstable();
    kept
}

fn drawn(found: &Dependencies, economy: &str, text: &Text, world: &'static engine::World) -> Html {
    let kept = drawn_nodes(found);
    let name = |id: &str| -> String { words::archetype(world, text, id).into() };
    let nodes: Vec<dependencies::Node> = kept
        .iter()
        .filter_map(|i| found.nodes.get(*i))
        .map(|n| {
            let needs = n.needs.iter().filter_map(|need| {
                let at = kept
                    .iter()
                    .position(|k| found.nodes.get(*k).is_some_and(|m| m.archetype == *need))?;
                Some((at, n.waits_for.contains(need)))
            });
            let list: Vec<String> = n.needs.iter().map(|id| name(id)).collect();
            dependencies::Node {
                name: name(&n.archetype),
                stage: Stage::ALL.iter().position(|s| *s == n.stage).unwrap_or(0),
                state: state(n.state).0,
                needs: needs.collect(),
                cells: [
                    text.t(n.stage.key()).into(),
                    list.join(", "),
                    text.t(state(n.state).1).into(),
                    reason(n, text, world),
                ],
            }
        })
        .collect();
    let count = |of: Readiness| found.nodes.iter().filter(|n| n.state == of).count();
    let (ready, open, waits, blocked) = (
        count(Readiness::Ready),
        count(Readiness::Open),
        count(Readiness::Waits),
        count(Readiness::Blocked),
    );
    let title: Phrase = text.tr(
        "catalogue-graph-title",
        &[
            ("economy", economy.into()),
            ("ready", ready.into()),
            ("open", open.into()),
            ("waits", waits.into()),
            ("blocked", blocked.into()),
        ],
    );
    let words = dependencies::Words {
        stages: Stage::ALL.map(|s| text.t(s.key()).into()).to_vec(),
        columns: [
            "portfolio-col-project",
            "catalogue-col-stage",
            "catalogue-col-needs",
            "catalogue-col-state",
            "portfolio-col-reason",
        ]
        .map(|k| text.t(k).into()),
        description: title.clone().into(),
    };
    let chart = Rc::new(dependencies::draw(&nodes, &words, WIDTH));
    let key = |of: Readiness, mark: &'static str| html! { <li><span class={classes!("cat-mark", mark)} aria-hidden="true"></span>{ text.t(state(of).1) }</li> };
    let stopped = found
        .nodes
        .iter()
        .filter(|n| matches!(n.state, Readiness::Waits | Readiness::Blocked | Readiness::Open));
    let rows = stopped.map(|n| {
        html! {
            <tr data-archetype={n.archetype.clone()}>
                <th scope="row">{ name(&n.archetype) }</th>
                <td>{ text.t(n.stage.key()) }</td>
                <td><span class={classes!("tag", (n.state != Readiness::Open).then_some("warn"))}>{ text.t(state(n.state).1) }</span></td>
                <td class="cat-reason">{ reason(n, text, world) }</td>
            </tr>
        }
    });
    html! {
        <>
            <h2 data-testid="graph-title">{ title.clone() }</h2>
            <ul class="cat-key">
                { key(Readiness::Ready, "ready") }{ key(Readiness::Open, "open") }{ key(Readiness::Waits, "waits") }{ key(Readiness::Blocked, "blocked") }{ key(Readiness::Out, "out") }
            </ul>
            <ChartView {chart} title={title.to_string()} subtitle={text.t("catalogue-graph-sub").to_string()} file="groundwork-dependencies" />
            <p class="note">{ text.t("catalogue-graph-sub") }</p>
            <div class="table-wrap" tabindex="0" role="region" aria-label={text.t("catalogue-graph-table")}>
                <table data-testid="graph-table">
                    <caption class="visually-hidden">{ text.t("catalogue-graph-table") }</caption>
                    <thead><tr>
                        <th scope="col">{ text.t("portfolio-col-project") }</th>
                        <th scope="col">{ text.t("catalogue-col-stage") }</th>
                        <th scope="col">{ text.t("catalogue-col-state") }</th>
                        <th scope="col">{ text.t("portfolio-col-reason") }</th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </>
    }
}
