//! Readiness before and after as two maps of the plan's economies, with the change of each.

use std::rc::Rc;

use atlas::Iso3;
use atlas::map::{Viewport, map_paths};
use charts::change_map::{ChangeMap, Land, Place, Ring, Words};
use charts::map::TINY;
use charts::ticks;
use engine::World;
use engine::job::Impact;
use foresight::Quantity;
use foresight::projection::ROOT;
use indicators::View;
use yew::prelude::*;

use super::money::csv_link;
use super::names;
use super::outcome::at_horizon;
use super::width::use_width;
use crate::state::readiness::Scores;
use crate::state::{use_text, use_world};
use crate::widgets::chart::ChartView;
use crate::widgets::lineage::{LineageButton, Subject};

/// Properties of [`Change`].
#[derive(Properties)]
pub struct ChangeProps {
    /// The projection.
    pub impact: Rc<Impact>,
    /// Scores of the base year.
    pub scores: Rc<Scores>,
    /// Base year.
    pub base: i16,
    /// Last year of the projection.
    pub horizon: i16,
    /// What is in the number of an economy is wanted.
    pub on_chain: Callback<Iso3>,
    /// Source line of the exported picture.
    pub source: AttrValue,
}

impl PartialEq for ChangeProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.impact, &other.impact)
            && Rc::ptr_eq(&self.scores, &other.scores)
            && (self.base, self.horizon) == (other.base, other.horizon)
            && self.source == other.source
    }
}

/// The projected plane the maps are cut from: large enough for small economies.
const PLANE: Viewport = Viewport {
    width: 3600.0,
    height: 1544.0,
    margin: 0.0,
};

/// The score of an economy: at the base year, at the horizon without and with the portfolio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Economy.
    pub economy: Iso3,
    /// At the base year, as on the World screen.
    pub base: Option<f64>,
    /// At the horizon without the portfolio, median.
    pub without: f64,
    /// At the horizon with it, median.
    pub with: f64,
}

/// Scores of the plan's economies, the largest effect first.
pub fn compared(impact: &Impact, scores: &Scores) -> Vec<Score> {
    let mut found: Vec<Score> = at_horizon(impact, Quantity::Score, scores.frozen.view())
        .into_iter()
        .map(|row| Score {
            economy: row.economy,
            base: scores
                .readiness
                .get(row.economy)
                .and_then(|e| Some(e.scored.as_ref()?.root)),
            without: row.without,
            with: row.with,
        })
        .collect();
    found.sort_by(|a, b| {
        (b.with - b.without)
            .total_cmp(&(a.with - a.without))
            .then(a.economy.cmp(&b.economy))
    });
    found
}

/// How many stand in a higher class than at the base year: with the portfolio, and without.
pub fn climbed(scores: &[Score], edges: &[f64]) -> (usize, usize) {
    let higher = |of: &dyn Fn(&Score) -> f64| {
        scores
            .iter()
            .filter(|s| {
                s.base
                    .is_some_and(|base| ticks::class(of(s), edges) > ticks::class(base, edges))
            })
            .count()
    };
    (higher(&|s| s.with), higher(&|s| s.without))
}

/// Where a place's label is, and whether the place is too small to see.
type Spot = ((f64, f64), bool);

/// Land of the world in the plane, the plan's economies with their place in the list.
fn lands(world: &World, scores: &[Score]) -> (Vec<Land>, Vec<Spot>) {
    let mut shapes = map_paths(world.boundaries(), &PLANE);
    shapes.sort_by(|a, b| b.area_px.total_cmp(&a.area_px));
    // As on the World map: what is too small for its size there is a dot here.
    let shrink = Viewport::default().width / PLANE.width;
    let places = scores
        .iter()
        .map(|s| {
            let shape = shapes.iter().find(|shape| shape.economy == Some(s.economy));
            shape.map_or_else(
                || {
                    let capital = world.atlas.get(s.economy).and_then(|e| e.capital.as_ref());
                    (capital.map_or((0.0, 0.0), |c| PLANE.project(c.at)), true)
                },
                |shape| (shape.label, shape.area_px * shrink * shrink < TINY),
            )
        })
        .collect();
    let lands = shapes
        .iter()
        .map(|shape| Land {
            rings: shape
                .rings()
                .into_iter()
                .map(|(points, hole)| Ring { points, hole })
                .collect(),
            place: scores.iter().position(|s| Some(s.economy) == shape.economy),
        })
        .collect();
    (lands, places)
}

/// Two maps, one legend, and the table of differences.
#[component]
pub fn Change(props: &ChangeProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 620.0);
    let compared = use_memo(
        (
            crate::state::Same(Rc::clone(&props.impact)),
            crate::state::Same(Rc::clone(&props.scores)),
        ),
        |(impact, scores)| compared(impact, scores),
    );
    let economies: Vec<Iso3> = compared.iter().map(|s| s.economy).collect();
    let cut = use_memo(economies, |_| lands(world, &compared));
    let edges = ticks::tens();
    let (with, without) = climbed(&compared, &edges);
    let (base, horizon) = (text.year(props.base), text.year(props.horizon));
    let title = text
        .tr(
            "impact-change-finding",
            &[
                ("n", with.into()),
                ("of", compared.len().into()),
                ("without", without.into()),
                ("year", horizon.as_str().into()),
                ("base", base.as_str().into()),
            ],
        )
        .to_string();
    let state = ChangeMap {
        lands: cut.0.clone(),
        places: compared
            .iter()
            .zip(&cut.1)
            .map(|(s, (label, tiny))| Place {
                name: names::economy(world, &text, s.economy),
                short: s.economy.to_string(),
                label: *label,
                tiny: *tiny,
                before: s.base,
                without: Some(s.without),
                after: Some(s.with),
            })
            .collect(),
        edges,
    };
    let heads = [
        text.t("impact-col-economy").to_string(),
        base.clone(),
        text.tr("impact-change-without", &[("year", horizon.as_str().into())])
            .to_string(),
        text.tr("impact-change-with", &[("year", horizon.as_str().into())])
            .to_string(),
        text.t("impact-change-change").to_string(),
        text.t("impact-change-portfolio").to_string(),
    ];
    let class = |low: Option<f64>, high: Option<f64>| {
        let write = |v: f64| text.whole(v);
        match (low, high) {
            (None, Some(high)) => text.tr("world-legend-below", &[("high", write(high).into())]),
            (Some(low), Some(high)) => text.tr(
                "world-legend-between",
                &[("low", write(low).into()), ("high", write(high).into())],
            ),
            (Some(low), None) => text.tr("world-legend-above", &[("low", write(low).into())]),
            (None, None) => text.t("world-pillar-all"),
        }
        .to_string()
    };
    let before = text
        .tr("impact-change-before", &[("year", base.as_str().into())])
        .to_string();
    let after = text
        .tr("impact-change-after", &[("year", horizon.as_str().into())])
        .to_string();
    let chart = state.draw(
        width,
        &Words {
            before: &before,
            after: &after,
            heads: heads.each_ref().map(String::as_str),
            value: &|v| text.fixed(v, 1),
            change: &|v| text.signed(v, 1),
            class: &class,
            description: title.clone(),
        },
    );
    let counts = text.t(match props.scores.frozen.view() {
        View::Outcomes => "view-outcomes",
        View::Milestones => "impact-change-milestones",
    });
    let sub = text.tr("impact-change-sub", &[("view", counts.into())]);
    let mut csv = vec![
        [
            "economy",
            "base_year",
            "score_base",
            "horizon",
            "score_without",
            "score_with",
            "change",
            "of_which_portfolio",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    csv.extend(compared.iter().map(|s| {
        let full = |v: Option<f64>| v.map(|v| v.to_string()).unwrap_or_default();
        vec![
            s.economy.to_string(),
            props.base.to_string(),
            full(s.base),
            props.horizon.to_string(),
            s.without.to_string(),
            s.with.to_string(),
            full(s.base.map(|b| s.with - b)),
            (s.with - s.without).to_string(),
        ]
    }));
    let rows = chart.table.rows.clone();
    let (framework, view) = (
        AttrValue::from(props.scores.frozen.framework().to_owned()),
        props.scores.frozen.view(),
    );
    let lineage = |economy: Iso3| Subject {
        economy,
        node: ROOT.into(),
        framework: framework.clone(),
        view,
        year: None,
    };
    html! {
        <div class="impact-row">
            <section class="impact-change" aria-label={title.clone()} data-testid="change-map">
                <h2>{ title.clone() }</h2>
                <p class="note">{ &sub }</p>
                <div ref={frame}>
                    <ChartView chart={Rc::new(chart)} {title} subtitle={sub} source={props.source.clone()} file="groundwork-change" />
                </div>
            </section>
            <section class="impact-change-table">
                <h3>{ text.t("impact-change-table") }</h3>
                <div class="table-wrap tall" tabindex="0">
                    <table data-testid="change-table">
                        <thead><tr>{ for heads.iter().enumerate().map(|(i, h)| html! { <th scope="col" class={classes!((i > 0).then_some("num"))}>{ h }</th> }) }</tr></thead>
                        <tbody>{ for rows.into_iter().zip(compared.iter()).map(|(cells, score)| html! {
                            <tr data-economy={score.economy.to_string()}>{ for cells.into_iter().enumerate().map(|(i, cell)| match i {
                                0 => html! { <th scope="row">{ cell }</th> },
                                1 => html! { <td class="num ltr"><LineageButton of={lineage(score.economy)}>{ cell }</LineageButton></td> },
                                5 => {
                                    let onclick = {
                                        let (on, code) = (props.on_chain.clone(), score.economy);
                                        Callback::from(move |_: MouseEvent| on.emit(code))
                                    };
                                    let label = text.tr("outcome-open-number", &[("amount", cell.as_str().into()), ("name", names::economy(world, &text, score.economy).into())]);
                                    html! { <td class="num ltr"><button class="total" aria-label={label} {onclick}>{ cell }</button></td> }
                                }
                                _ => html! { <td class="num ltr">{ cell }</td> },
                            }) }</tr>
                        }) }</tbody>
                    </table>
                </div>
                { csv_link("groundwork-change", csv, &text) }
            </section>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(code: &str, base: f64, without: f64, with: f64) -> Score {
        Score {
            economy: Iso3::new(code).unwrap(),
            base: Some(base),
            without,
            with,
        }
    }

    #[test]
    fn an_economy_climbs_when_its_class_is_higher_than_at_the_base_year() {
        let scores = [
            score("KEN", 38.0, 39.0, 41.0),
            score("UGA", 38.0, 40.5, 41.0),
            score("TZA", 31.0, 31.0, 39.0),
            Score {
                base: None,
                ..score("SOM", 0.0, 5.0, 25.0)
            },
        ];
        assert_eq!(climbed(&scores, &ticks::tens()), (2, 1));
    }

    #[test]
    fn every_economy_of_the_region_is_on_the_map_or_a_dot_on_it() {
        let world = World::load().unwrap();
        let scores = [score("KEN", 1.0, 2.0, 3.0), score("TUV", 1.0, 2.0, 3.0)];
        let (lands, places) = lands(world, &scores);
        assert!(lands.iter().any(|l| l.place == Some(0) && !l.rings.is_empty()));
        assert_eq!(places.len(), 2);
        assert!(!places[0].1 && places[1].1);
        assert!(places.iter().all(|(at, _)| at.0 > 0.0 && at.0 < PLANE.width));
    }
}
