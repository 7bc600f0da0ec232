//! Every indicator: value, unit, year, source, peers, rank. A value opens where it comes from.

use std::rc::Rc;

use charts::sheet::{self, Panel};
use charts::strip::{Strip, median};
use charts::svg::{self, Caption};
use exchange::table::{self, Out};
use indicators::{Cell, Missing, Nature, Origin, Role};
use readiness::LeafCell;
use yew::prelude::*;

use super::depth::found::Found;
use super::facts::{self, Part};
use super::lineage::Lineage;
use super::why::short_hash;
use super::{Profile, names, pillar_mark};
use crate::route::Place;
use crate::screens::world::card::{OLD, reason_words};
use crate::state::{use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::tabs::{Tab, Tabs};
use crate::widgets::{chart, export};

/// Size of a strip in units.
const STRIP: (f64, f64) = (120.0, 18.0);

/// Properties of [`Indicators`].
#[derive(Properties, PartialEq)]
pub struct IndicatorsProps {
    /// Profile.
    pub profile: Profile,
    /// Address.
    pub place: Place,
    /// The engine's profile, for how each series comes about.
    pub found: Found,
}

/// Points of the peers and of the economy on a leaf, worst to best.
fn strip(profile: &Profile, leaf: usize) -> Strip {
    let points =
        |e: &readiness::EconomyReadiness| e.cells.get(leaf).and_then(|c| c.points).map(|p| p / 100.0);
    let peers: Vec<f64> = profile.peer_rows().into_iter().filter_map(points).collect();
    Strip {
        median: median(&peers),
        own: profile.row().and_then(points),
        peers,
    }
}

/// The finding: behind its peers where, ahead where.
fn title(profile: &Profile, text: &Text) -> Phrase {
    let mut parts: Vec<(f64, &Part)> = profile
        .parts
        .iter()
        .filter_map(|p| Some((p.ahead()?, p)))
        .collect();
    parts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let name = |p: Option<&(f64, &Part)>| {
        p.map(|(_, p)| text.pillar(&p.name))
            .unwrap_or_else(|| text.t("eco-peers"))
    };
    let behind = parts.iter().filter(|(d, _)| *d < 0.0).count();
    let ahead = parts.len() - behind;
    let (a, b, best) = (name(parts.first()), name(parts.get(1)), name(parts.last()));
    match (behind, ahead) {
        (0, 0) => text.t("eco-table-plain"),
        (0, _) => text.tr("eco-ahead-all", &[("best", best.into())]),
        (1, 0) => text.tr("eco-behind-one", &[("a", a.into())]),
        (1, _) => text.tr("eco-behind-one-ahead", &[("a", a.into()), ("best", best.into())]),
        (_, 0) => text.tr("eco-behind-all", &[("a", a.into()), ("b", b.into())]),
        _ => text.tr(
            "eco-behind-ahead",
            &[("a", a.into()), ("b", b.into()), ("best", best.into())],
        ),
    }
}

/// The table.
#[component]
pub fn Indicators(props: &IndicatorsProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let opened = use_state(|| None::<usize>);
    let profile = &props.profile;
    let Some(row) = profile.row() else {
        return html! {};
    };
    let mut parts: Vec<&Part> = profile.parts.iter().collect();
    if profile.settings.gap_first {
        parts.sort_by(|a, b| {
            a.ahead()
                .unwrap_or(f64::MAX)
                .total_cmp(&b.ahead().unwrap_or(f64::MAX))
        });
    }
    let order = vec![
        Tab {
            id: "gap".into(),
            label: text.t("eco-order-gap").html(),
        },
        Tab {
            id: "pillar".into(),
            label: text.t("eco-order-pillar").html(),
        },
    ];
    let on_order = {
        let place = props.place.clone();
        Callback::from(move |id: AttrValue| place.set(names::ORDER, (id == "pillar").then(|| id.to_string())))
    };
    let base = store.plan.settings.base_year;
    let effect = profile.scores.frozen.missing_effect(&row.values());
    let bodies = parts.iter().map(|part| {
        let mark = pillar_mark(&part.pillar);
        let score = part.score.map(|s| match part.peers_score {
            Some(m) => text.tr("eco-part-score", &[("score", text.fixed(s, 0).into()), ("median", text.fixed(m, 0).into())]),
            None => text.tr("eco-part-score-alone", &[("score", text.fixed(s, 0).into())]),
        });
        let rows = part.leaves.iter().filter_map(|leaf| {
            let l = profile.scores.frozen.leaves().get(*leaf)?;
            (l.role == Role::Outcome).then_some(())?;
            let cell = row.cells.get(*leaf)?;
            let open = {
                let (opened, leaf) = (opened.clone(), *leaf);
                Callback::from(move |_: MouseEvent| opened.set(Some(leaf)))
            };
            let range = effect.as_ref().and_then(|e| e.leaves.iter().find(|x| x.leaf == *leaf)).map(|e| (e.worst, e.best));
            Some(line(profile, *leaf, cell, range, base, open, (world, &props.found), &text))
        });
        let pillar = text.pillar(&part.pillar);
        html! {
            <tbody key={part.node.to_string()}>
                <tr class="eco-group"><th scope="rowgroup" colspan="6">
                    { for mark.map(|(prong, _)| html! { <>{ crate::widgets::glyph::prong(prong) }{ " " }</> }) }
                    <b>{ pillar }</b>{ " · " }{ text.pillar(&part.name) }{ " " }<span class="note">{ for score.map(|s| s.html()) }</span>
                </th></tr>
                { for rows }
            </tbody>
        }
    });
    let file = profile.code.to_string();
    let csv = {
        let (content, file) = (csv(profile, world), format!("{file}-indicators.csv"));
        Callback::from(move |_: MouseEvent| export::save(&file, "text/csv", &content))
    };
    let heading = title(profile, &text);
    let strips = {
        let (profile, text, plan, heading) = (
            profile.clone(),
            text.clone(),
            Rc::clone(&store.plan),
            heading.to_string(),
        );
        Callback::from(move |_: MouseEvent| {
            let scene = strips(&profile, world, &text);
            let caption = Caption {
                title: heading.clone(),
                subtitle: text.t("eco-strip-note").into(),
                source: text
                    .tr(
                        "chart-source",
                        &[
                            ("source", text.t("app-name").into()),
                            ("hash", short_hash(&plan).into()),
                        ],
                    )
                    .into(),
                lang: text.language().code().to_owned(),
                description: text.t("eco-strip-note").into(),
            };
            export::save(
                &format!("{}-peers.svg", profile.code),
                "image/svg+xml",
                &svg::document(&scene, &caption),
            );
        })
    };
    let close = {
        let opened = opened.clone();
        Callback::from(move |()| opened.set(None))
    };
    html! {
        <section class="stack">
            <div class="between eco-table-head">
                <h2>{ heading.html() }</h2>
                <Tabs label={text.t("eco-order")} tabs={order} chosen={if profile.settings.gap_first { "gap" } else { "pillar" }} on_choose={on_order} />
            </div>
            <div class="table-wrap" tabindex="0" role="region" aria-label={text.t("eco-table-plain")}>
                <table class="eco-indicators">
                    <caption class="visually-hidden">{ text.t("eco-table-plain") }</caption>
                    <thead><tr>
                        <th scope="col">{ text.t("eco-col-indicator") }</th>
                        <th scope="col" class="num">{ text.t("world-col-value") }</th>
                        <th scope="col">{ text.t("eco-col-unit") }</th>
                        <th scope="col">{ text.t("eco-col-year-source") }</th>
                        <th scope="col"><span class="axis-ends"><span>{ text.t("eco-worst") }</span><span>{ text.t("eco-best") }</span></span></th>
                        <th scope="col" class="num">{ text.t("world-col-rank") }</th>
                    </tr></thead>
                    { for bodies }
                </table>
            </div>
            <div class="between">
                <p class="note">{ text.t("eco-strip-note") }{ " " }{ text.t("eco-flags") }</p>
                <span class="table-tools"><button class="link" onclick={csv}>{ text.t("table-csv") }</button><button class="link" onclick={strips}>{ text.t("chart-svg") }</button></span>
            </div>
            // One node whether it is open or not: the rows stay, and the focus can return to its number.
            if let Some(leaf) = *opened { <Lineage profile={profile.clone()} {leaf} on_close={close} /> }
        </section>
    }
}

/// Name of a leaf's indicator.
pub fn leaf_name(profile: &Profile, leaf: usize, world: &engine::World, text: &Text) -> Phrase {
    let id = profile
        .scores
        .frozen
        .leaves()
        .get(leaf)
        .map_or("", |l| l.indicator.as_str());
    crate::widgets::lineage::name(id, true, text, &profile.plan, world)
}

#[allow(clippy::too_many_arguments, reason = "one row of one table")]
fn line(
    profile: &Profile,
    leaf: usize,
    cell: &LeafCell,
    range: Option<(f64, f64)>,
    base: i16,
    open: Callback<MouseEvent>,
    (world, found): (&engine::World, &Found),
    text: &Text,
) -> Html {
    let id = profile
        .scores
        .frozen
        .leaves()
        .get(leaf)
        .map_or("", |l| l.indicator.as_str());
    let unit = crate::screens::frameworks::words::unit(&profile.plan, world, id);
    let unit = unit.as_str();
    let name = leaf_name(profile, leaf, world, text);
    let label: String = text.tr("eco-open-value", &[("indicator", (&name).into())]).into();
    let middle = match &cell.used {
        Cell::Observed(o) => {
            let own = matches!(o.origin, Origin::Own(_));
            let beside = own.then(|| beside(&cell.published, text));
            let source = match &o.origin {
                Origin::Own(source) => html! { <span class="accent">{ source.clone() }</span> },
                Origin::Imputed => html! { <span class="tag warn">{ text.t("eco-imputed") }</span> },
                _ => html! { { text.source(world.pack.source_of(id)) } },
            };
            html! {
                <>
                    <td class="num"><button class="value-link" onclick={open}><span class="visually-hidden">{ label }{ ": " }</span>{ text.short(o.value) }</button></td>
                    <td class="eco-unit" title={text.unit(unit).to_string()}>{ text.unit(unit) }</td>
                    <td class={classes!("eco-source", own.then_some("own"))}>
                        if o.year < base - OLD { <span class="tag warn" title={text.t("eco-old")}>{ text.year(o.year) }<span class="visually-hidden">{ " " }{ text.t("eco-old") }</span></span> } else { { text.year(o.year) } }
                        { " " }<span class="quieter" title={text.source(world.pack.source_of(id)).to_string()}>{ source }</span>{ nature(found, id, text) }
                        if own { { " " }<span class="tag example">{ text.t("eco-own") }</span> }{ for beside }</td>
                </>
            }
        }
        Cell::Missing(reason) => html! {
            <>
                <td class="num"><button class="value-link missing" onclick={open}><span class="visually-hidden">{ label }{ ": " }</span>{ "–" }</button></td>
                <td class="missing" colspan="2">{ missing_words(*reason, range, text) }</td>
            </>
        },
    };
    let rank = facts::leaf_rank(&profile.scores.frozen, &profile.scores.readiness, leaf, profile.code).map_or_else(
        || html! { <span class="quieter">{ text.t("missing-short") }</span> },
        |(rank, of)| html! { <>{ text.whole(f64::from(rank)) }<span class="quieter">{ " / " }{ text.whole(f64::from(of)) }</span></> },
    );
    html! {
        <tr key={leaf.to_string()} data-indicator={id.to_owned()}>
            <th scope="row">{ name }</th>
            { middle }
            <td class="eco-strip">{ chart::inline(&strip(profile, leaf).draw(STRIP.0, STRIP.1), "strip") }</td>
            <td class="num">{ rank }</td>
        </tr>
    }
}

/// A letter for a modelled or a perception series, said in full to a screen reader and in the note.
fn nature(found: &Found, id: &str, text: &Text) -> Html {
    let cell = found
        .facts()
        .and_then(|f| f.reliability.cells.iter().find(|c| c.indicator == id));
    let (letter, key) = match cell.map(|c| c.nature) {
        Some(Nature::Modelled) => ("eco-flag-modelled", "depth-rel-modelled"),
        Some(Nature::Perception) => ("eco-flag-perception", "depth-rel-perception"),
        _ => return html! {},
    };
    html! { <>{ " " }<abbr class="tag flag" title={text.t(key)}><span aria-hidden="true">{ text.t(letter) }</span><span class="visually-hidden">{ text.t(key) }</span></abbr></> }
}

fn missing_words(reason: Missing, range: Option<(f64, f64)>, text: &Text) -> Html {
    let why = text.tr(
        "world-card-nodata",
        &[("reason", reason_words(reason, text).into())],
    );
    let left = range.map(|(worst, best)| {
        text.tr(
            "eco-missing-leaves",
            &[
                ("low", text.fixed(worst, 1).into()),
                ("high", text.fixed(best, 1).into()),
            ],
        )
    });
    html! { <>{ why }{ for left.map(|l| html! { <>{ " " }{ l.html() }</> }) }</> }
}

/// The published value that an own value stands beside.
pub fn beside(published: &Cell, text: &Text) -> Html {
    let words = match published {
        Cell::Observed(o) => text.tr(
            "eco-published",
            &[
                ("value", text.short(o.value).into()),
                ("year", text.year(o.year).into()),
            ],
        ),
        Cell::Missing(reason) => reason_words(*reason, text),
    };
    html! { <span class="note">{ " " }{ words }</span> }
}

fn csv(profile: &Profile, world: &engine::World) -> String {
    let frozen = &profile.scores.frozen;
    let row = profile.row();
    let rows: Vec<Vec<Out>> = frozen
        .leaves()
        .iter()
        .enumerate()
        .map(|(leaf, l)| {
            let cell = row.and_then(|r| r.cells.get(leaf));
            let used = cell.and_then(|c| {
                if let Cell::Observed(o) = &c.used {
                    Some(o)
                } else {
                    None
                }
            });
            let published = cell.and_then(|c| {
                if let Cell::Observed(o) = &c.published {
                    Some(o)
                } else {
                    None
                }
            });
            let rank = facts::leaf_rank(frozen, &profile.scores.readiness, leaf, profile.code);
            let source = match used.map(|o| &o.origin) {
                Some(Origin::Own(source)) => source.clone(),
                Some(Origin::Answer) => "answer".to_owned(),
                Some(Origin::Assumed) => "assumed".to_owned(),
                Some(Origin::Imputed) => "imputed".to_owned(),
                Some(Origin::Published(id)) => id.clone(),
                None => String::new(),
            };
            vec![
                Out::from(profile.code.as_str()),
                Out::from(
                    frozen
                        .nodes()
                        .get(l.at)
                        .and_then(|n| frozen.nodes().get(n.parent?))
                        .map_or("", |n| n.id.as_str()),
                ),
                Out::from(l.indicator.as_str()),
                Out::from(used.map(|o| o.value)),
                Out::from(crate::screens::frameworks::words::unit(
                    &profile.plan,
                    world,
                    &l.indicator,
                )),
                used.map_or(Out::Empty, |o| Out::from(i64::from(o.year))),
                Out::from(source),
                Out::from(published.map(|o| o.value)),
                published.map_or(Out::Empty, |o| Out::from(i64::from(o.year))),
                Out::from(cell.and_then(|c| c.points)),
                rank.map_or(Out::Empty, |(rank, _)| Out::from(i64::from(rank))),
                rank.map_or(Out::Empty, |(_, of)| Out::from(i64::from(of))),
            ]
        })
        .collect();
    let head = [
        "economy",
        "group",
        "indicator",
        "value",
        "unit",
        "year",
        "source",
        "published_value",
        "published_year",
        "points",
        "rank",
        "of",
    ];
    format!("\u{feff}{}", table::csv(&head, &rows))
}

/// All strips as one sheet, for the file.
fn strips(profile: &Profile, world: &engine::World, text: &Text) -> charts::Scene {
    let panels: Vec<Panel> = profile
        .scores
        .frozen
        .leaves()
        .iter()
        .enumerate()
        .filter(|(_, l)| l.role == Role::Outcome)
        .map(|(leaf, _)| Panel {
            name: leaf_name(profile, leaf, world, text).into(),
            effect: profile
                .row()
                .and_then(|r| r.cells.get(leaf)?.used.value())
                .map_or_else(|| text.t("missing-short").into(), |v| text.short(v)),
            scene: strip(profile, leaf).draw(STRIP.0 * 2.0, STRIP.1),
        })
        .collect();
    sheet::grid(&panels, 2, 24.0)
}
