//! World: where everybody stands and how sure that is.
//!
//! Map, legend, year and picker on one side, the ranked list on the other, the plan along the foot.
//! The address holds what differs from the default ([`settings`]); what is pointed at is the
//! screen's own. Left out: comparing several economies (its own screen).

pub(crate) mod card;
mod legend;
mod list;
mod map;
mod picker;
mod settings;
mod shown;
mod steps;
mod strip;
mod table;
mod tiles;
mod titles;
mod year;

use std::collections::BTreeSet;
use std::rc::Rc;

use atlas::Iso3;
use engine::job::RankInterval;
use engine::{Job, Reply};
use yew::prelude::*;

use self::card::{Card, Facts};
use self::list::{RankList, RankRow};
use self::settings::{FIRST_YEAR, Settings, Subject, names};
use self::shown::Shown;
use self::strip::{PlanStrip, Strip};
use crate::route::{Place, Route, Screen};
use crate::state::readiness::{self as score, Scores};
use crate::state::{
    Same, ShownPortfolio, Work, use_job_of, use_shown_portfolio, use_store, use_text, use_world,
};
use crate::text::Text;
use crate::widgets::tabs::{Tab, Tabs};
use crate::widgets::work::{Failure, Progress};

/// Draws behind the intervals on screen (ten times as many are for print).
const DRAWS: u32 = 1_000;
/// Seed of the draws: the command line's default, so that both give the same intervals.
const SEED: u64 = 1;
/// First year of the paths on the card.
const PATH_FROM: i16 = 2010;

/// The home screen.
#[component]
pub fn WorldScreen() -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let Some(place) = use_context::<Place>() else {
        return html! {};
    };
    let plan = Rc::clone(&store.plan);
    let settings = Settings::read(&place, world, plan.settings.base_year);
    let scores = use_memo(
        (
            Rc::clone(&plan),
            settings.framework.clone(),
            settings.view,
            settings.year,
        ),
        |(plan, framework, view, year)| score::scores(world, plan, framework, *view, *year),
    );
    match &*scores {
        Some(scores) => html! { <Scored {settings} scores={Rc::clone(scores)} {place} /> },
        None => html! { <Failure message="error-weights" detail={text.language().code()} /> },
    }
}

/// Properties of [`Scored`].
#[derive(Properties)]
struct ScoredProps {
    settings: Settings,
    scores: Rc<Scores>,
    place: Place,
}

impl PartialEq for ScoredProps {
    fn eq(&self, other: &Self) -> bool {
        self.settings == other.settings
            && Rc::ptr_eq(&self.scores, &other.scores)
            && self.place == other.place
    }
}

/// The screen once there are scores.
#[component]
fn Scored(props: &ScoredProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let (settings, place) = (&props.settings, &props.place);
    let plan = Rc::clone(&store.plan);
    let hovered = use_state(|| None::<Iso3>);
    let pointed_class = use_state(|| None::<u8>);
    let land = use_memo((), |()| map::Land::new(world));

    // The drawn intervals of the whole index; everything else has a plain rank.
    let ranks = use_job_of((Same(Rc::clone(&plan)), settings.clone()), |(plan, settings)| {
        settings.whole().then(|| Job::Ranks {
            plan: Box::new(score::as_of(plan, settings.year)),
            framework: settings.framework.clone(),
            view: settings.view,
            draws: DRAWS,
            seed: SEED,
        })
    });
    let intervals = use_memo((settings.clone(), ready(&ranks)), |(_, reply)| {
        match reply.as_deref() {
            Some(Reply::Ranks(found)) => Some(Rc::new(found.clone())),
            _ => None,
        }
    });
    let window = plan.settings.base_year - plan.settings.oldest_year;
    let base_year = plan.settings.base_year;
    let years = use_memo(
        (settings.framework.clone(), settings.subject.clone(), base_year),
        |(framework, subject, last)| {
            let of_framework = world.framework(framework);
            let ids: Vec<&str> = match subject {
                Subject::Indicator(id) => vec![id.as_str()],
                Subject::Node(_) => of_framework
                    .iter()
                    .flat_map(|f| &f.leaves)
                    .filter(|l| l.role == indicators::Role::Outcome)
                    .map(|l| l.indicator.as_str())
                    .collect(),
            };
            shown::year_shares(world, &ids, FIRST_YEAR, *last)
        },
    );
    let shown = {
        let scores = Rc::clone(&props.scores);
        let key = (
            settings.subject.clone(),
            settings.year,
            Same(Rc::clone(&scores)),
            Same(Rc::clone(&years)),
        );
        use_memo(key, |_| shown::shown(world, settings, &scores, &years, window))
    };

    let found = use_shown_portfolio();
    let on_show = match &found {
        ShownPortfolio::Ready(shown) => Some(shown.clone()),
        ShownPortfolio::Working(_) => None,
    };
    let strip = use_memo(on_show, |shown| {
        shown
            .as_ref()
            .map(|s| Rc::new(Strip::new(&s.problem, &s.outcome)))
    });
    let in_plan = use_memo(strip.as_ref().clone(), |strip| {
        strip.as_ref().map(|s| s.covered()).unwrap_or_default()
    });
    let only = settings.class.or(*pointed_class);
    let selected = settings.pinned.or_else(|| {
        intervals
            .as_ref()
            .as_ref()
            .and_then(|i| default_choice(i, &plan.region.economies))
    });
    let on_hover = use_callback((), {
        let hovered = hovered.clone();
        move |economy: Option<Iso3>, ()| hovered.set(economy)
    });
    let on_open = use_callback((), |economy: Iso3, ()| Route::to(Screen::Economy(economy)).go());
    let rows = use_memo(
        (
            Same(Rc::clone(&shown)),
            ready(&ranks),
            Rc::clone(&in_plan),
            only,
            settings.class,
            text.clone(),
        ),
        |_| {
            rows(
                &shown,
                (*intervals).as_deref(),
                &in_plan,
                only,
                world,
                settings,
                &text,
            )
        },
    );

    let facts = use_memo(
        (
            *hovered,
            Same(Rc::clone(&shown)),
            ready(&ranks),
            Rc::clone(&in_plan),
        ),
        |(economy, ..)| {
            economy.map(|e| {
                Rc::new(facts(
                    e,
                    props,
                    &shown,
                    (*intervals).as_deref(),
                    &in_plan,
                    world,
                    &plan,
                ))
            })
        },
    );
    let at = hovered
        .and_then(|e| land.shape(e))
        .map(|shape| card_place(shape.label, land.view));
    let card = facts.as_ref().as_ref().zip(*hovered).map(|(facts, economy)| {
        let at = at.unwrap_or(PLACES[0]);
        html! { <Card {economy} facts={Rc::clone(facts)} year={settings.year} {at} /> }
    });

    let name = picker::name(settings, world, &text);
    let classes = use_memo(Same(Rc::clone(&shown)), |_| {
        land.shapes
            .iter()
            .map(|s| s.economy.map_or(0, |e| shown.class(e)))
            .collect::<Vec<u8>>()
    });
    let map_label = text.tr(
        "world-map-label",
        &[
            ("name", (&name).into()),
            ("year", text.year(settings.year).into()),
        ],
    );
    let values = use_memo(Same(Rc::clone(&shown)), |_| {
        shown.values.values().map(|v| v.value).collect::<Vec<f64>>()
    });
    let without = world.atlas.economies().len().saturating_sub(shown.values.len());
    // Callbacks that stay the same while the pointer moves, so that legend and year are not redrawn.
    let on_class = use_callback(place.clone(), |class: Option<u8>, place| {
        place.set(names::CLASS, class.map(|c| c.to_string()));
    });
    let on_year = use_callback((place.clone(), base_year), |year: i16, (place, base)| {
        place.set(names::YEAR, (year != *base).then(|| year.to_string()));
    });
    let on_view = use_callback(place.clone(), |view: AttrValue, place| {
        place.set(names::VIEW, (view == "table").then(|| view.to_string()));
    });
    let on_class_hover = use_callback((), {
        let pointed = pointed_class.clone();
        move |class: Option<u8>, ()| pointed.set(class)
    });
    let finding = use_memo(
        (settings.clone(), Same(Rc::clone(&shown)), text.clone()),
        |(settings, shown, text)| {
            (
                titles::map(settings, shown, world, text),
                titles::map_line(settings, shown, world, text),
            )
        },
    );
    let views = vec![
        Tab {
            id: "map".into(),
            label: text.t("world-view-map").html(),
        },
        Tab {
            id: "table".into(),
            label: text.t("world-view-table").html(),
        },
    ];
    let body = if settings.table {
        html! {
            <table::WorldTable settings={settings.clone()} shown={Rc::clone(&shown)} intervals={(*intervals).clone()}
                name={AttrValue::from(name.to_string())} {selected} />
        }
    } else {
        html! {
            <figure class="map-frame">
                <div class="map-stage">
                    <map::WorldMap land={Rc::clone(&land)} classes={Rc::clone(&classes)} {only} in_plan={Rc::clone(&in_plan)}
                        hovered={*hovered} pinned={settings.pinned} leader={card.as_ref().and(at)} label={map_label}
                        on_hover={on_hover.clone()} {on_open} />
                    // Always one child: with a changing number of them the map would be made anew.
                    { card.unwrap_or_default() }
                </div>
                <tiles::Tiles shown={Rc::clone(&shown)} {only} in_plan={Rc::clone(&in_plan)} on_hover={on_hover.clone()} />
                <p class="map-note note">
                    <i class="swatch plan"></i>{ " " }{ text.t("world-note-plan") }{ " · " }{ text.t("world-note-nodata") }
                    <br />{ text.t("world-note-boundaries") }
                </p>
            </figure>
        }
    };
    html! {
        <div class="world">
            <div class="world-body">
                <section class="world-main">
                    <steps::Steps />
                    <div class="world-head">
                        <h1>{ &finding.0 }</h1>
                        <p class="sub">{ &finding.1 }</p>
                    </div>
                    <div class="world-controls">
                        <picker::Picker settings={settings.clone()} scores={Rc::clone(&props.scores)} />
                        <Tabs label={text.t("world-view")} tabs={views} chosen={if settings.table { "table" } else { "map" }} on_choose={on_view} class="view" />
                    </div>
                    { body }
                    <div class="world-foot">
                        <legend::Legend values={Rc::clone(&values)} edges={shown.edges.clone()} without={without as u32}
                            chosen={settings.class} on_choose={on_class} on_hover={on_class_hover} />
                        <year::YearHandle shares={Rc::clone(&shown.years)} year={settings.year} {on_year} />
                    </div>
                </section>
                <section class="world-list">
                    <ListHead intervals={(*intervals).clone()} shown={Rc::clone(&shown)} {selected} whole={settings.whole()} />
                    { ranking(&ranks, &text) }
                    <RankList rows={Rc::clone(&rows)} of={shown.scored} value_head={value_head(settings, &text)} hovered={*hovered} {selected} on_hover={on_hover} />
                </section>
            </div>
            <PlanStrip {found} strip={(*strip).clone()} />
        </div>
    }
}

fn value_head(settings: &Settings, text: &Text) -> AttrValue {
    let key = if matches!(settings.subject, Subject::Node(_)) {
        "world-col-score"
    } else {
        "world-col-value"
    };
    text.t(key).to_string().into()
}

/// The reply of a job, as a key of a memo.
fn ready(work: &Work) -> Option<Same<Reply>> {
    match work {
        Work::Ready(reply) => Some(Same(Rc::clone(reply))),
        _ => None,
    }
}

/// Progress or failure of the draws; the list stands all the while with plain ranks.
fn ranking(work: &Work, text: &Text) -> Html {
    match work {
        Work::Running { share, since, cancel } => {
            let text = text.clone();
            let units = Callback::from(move |share: f64| {
                let done = (share * f64::from(DRAWS)).round();
                text.tr("world-ranking", &[("done", done.into()), ("of", DRAWS.into())])
                    .to_string()
            });
            html! { <Progress share={*share} since={*since} cancel={cancel.clone()} units={Some(units)} /> }
        }
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        _ => html! {},
    }
}

/// The economy whose finding is shown while none is pinned: of the plan's region, the one that can be
/// told apart from the fewest; the first by code of several.
fn default_choice(intervals: &[RankInterval], region: &[Iso3]) -> Option<Iso3> {
    intervals
        .iter()
        .enumerate()
        .filter(|(_, i)| region.contains(&i.economy))
        .max_by_key(|(at, i)| (titles::overlapping(intervals, *at), std::cmp::Reverse(i.economy)))
        .map(|(_, i)| i.economy)
}

/// Many values missing: a fifth of the leaves or more.
fn weak(missing: usize, leaves: usize) -> bool {
    missing >= weak_from(leaves)
}

fn weak_from(leaves: usize) -> usize {
    leaves.div_ceil(5).max(1)
}

fn rows(
    shown: &Shown,
    intervals: Option<&Vec<RankInterval>>,
    in_plan: &BTreeSet<Iso3>,
    only: Option<u8>,
    world: &engine::World,
    settings: &Settings,
    text: &Text,
) -> Vec<RankRow> {
    let score = matches!(settings.subject, Subject::Node(_));
    let mut rows: Vec<RankRow> = shown
        .values
        .iter()
        // A click on a class filters the list; pointing at one only fades the others.
        .filter(|(_, value)| settings.class.is_none_or(|class| class == value.class))
        .filter_map(|(code, value)| {
            let economy = world.atlas.get(*code)?;
            let interval = intervals.and_then(|all| all.iter().find(|i| i.economy == *code));
            let rank = interval.map_or_else(
                || {
                    let r = f64::from(value.rank);
                    (r, r, r)
                },
                |i| (i.p05, i.median, i.p95),
            );
            let rank_words = match interval {
                Some(i) => text.range(&text.whole(i.p05), &text.whole(i.p95)).to_string(),
                None => text.whole(rank.1),
            };
            Some(RankRow {
                economy: *code,
                name: text.economy(economy).to_owned().into(),
                rank,
                drawn: interval.is_some(),
                weak: interval.is_some_and(|i| weak(usize::from(i.missing), shown.leaves)),
                rank_words: rank_words.into(),
                value_words: if score {
                    text.fixed(value.value, 1)
                } else {
                    text.short(value.value)
                }
                .into(),
                in_plan: in_plan.contains(code),
                faded: only.is_some_and(|class| class != value.class),
            })
        })
        .collect();
    rows.sort_by(|a, b| {
        a.rank
            .1
            .total_cmp(&b.rank.1)
            .then(a.rank.0.total_cmp(&b.rank.0))
            .then(a.economy.cmp(&b.economy))
    });
    rows
}

fn facts(
    economy: Iso3,
    props: &ScoredProps,
    shown: &Shown,
    intervals: Option<&Vec<RankInterval>>,
    in_plan: &BTreeSet<Iso3>,
    world: &engine::World,
    plan: &plan::Plan,
) -> Facts {
    let settings = &props.settings;
    let scores = &props.scores;
    let interval = intervals
        .and_then(|all| all.iter().find(|i| i.economy == economy))
        .copied();
    let row = scores.readiness.get(economy);
    let leaves = scores.frozen.leaves();
    let (path, missing, years) = match &settings.subject {
        Subject::Indicator(id) => {
            let points = world.pack.points(id, economy);
            let path = points
                .iter()
                .filter(|p| p.year >= PATH_FROM && p.year <= settings.year);
            (path.map(|p| (p.year, p.value)).collect(), None, None)
        }
        Subject::Node(_) if settings.whole() => {
            let path = score::path(world, plan, &scores.frozen, economy, PATH_FROM, settings.year);
            let outcomes = leaves
                .iter()
                .filter(|l| l.role == indicators::Role::Outcome)
                .count();
            let missing = row.map(|r| (outcomes.saturating_sub(r.observed), outcomes));
            (path, missing, row.and_then(|r| years_used(r, settings.year)))
        }
        Subject::Node(_) => (Vec::new(), None, None),
    };
    Facts {
        value: shown.values.get(&economy).cloned(),
        score: matches!(settings.subject, Subject::Node(_)),
        unit: match &settings.subject {
            Subject::Indicator(id) => world
                .pack
                .indicator(id)
                .map(|i| i.unit.clone())
                .unwrap_or_default(),
            Subject::Node(_) => String::new(),
        },
        interval,
        of: shown.scored,
        draws: DRAWS,
        path,
        missing,
        years,
        reason: shown.missing.get(&economy).copied(),
        in_plan: in_plan.contains(&economy),
    }
}

/// First and last year of the values a score uses, and how many are older than the limit.
fn years_used(row: &readiness::EconomyReadiness, year: i16) -> Option<(i16, i16, usize)> {
    let used: Vec<i16> = row
        .cells
        .iter()
        .filter_map(|c| match &c.used {
            indicators::Cell::Observed(o) if o.origin != indicators::Origin::Assumed => Some(o.year),
            _ => None,
        })
        .collect();
    let (first, last) = (used.iter().min()?, used.iter().max()?);
    let old = used.iter().filter(|y| **y < year - card::OLD).count();
    Some((*first, *last, old))
}

/// Places of the card's upper left corner over open ocean, in shares of the map: the southern Indian
/// Ocean, and for what lies there the eastern Pacific, above the tiles.
const PLACES: [(f64, f64); 2] = [(0.612, 0.565), (0.0, 0.44)];

/// The place over the ocean that hides nothing near the economy.
fn card_place(label: (f64, f64), view: atlas::map::Viewport) -> (f64, f64) {
    let (x, y) = (label.0 / view.width, label.1 / view.height);
    if (0.62..0.88).contains(&x) && y > 0.53 {
        PLACES[1]
    } else {
        PLACES[0]
    }
}

/// Properties of [`ListHead`].
#[derive(Properties)]
struct HeadProps {
    intervals: Option<Rc<Vec<RankInterval>>>,
    shown: Rc<Shown>,
    selected: Option<Iso3>,
    whole: bool,
}

impl PartialEq for HeadProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shown, &other.shown)
            && self.selected == other.selected
            && self.intervals.is_some() == other.intervals.is_some()
            && self.whole == other.whole
    }
}

/// The finding of the list.
#[component]
fn ListHead(props: &HeadProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let name = |code: Iso3| {
        world
            .atlas
            .get(code)
            .map(|e| text.economy(e).to_owned())
            .unwrap_or_default()
    };
    let drawn = props.intervals.as_ref().zip(props.selected);
    let finding = match drawn {
        Some((intervals, selected)) => match intervals.iter().position(|i| i.economy == selected) {
            Some(at) => {
                let n = titles::overlapping(intervals, at);
                text.tr(
                    "world-list-finding",
                    &[("name", name(selected).into()), ("n", n.into())],
                )
            }
            None => text.t("world-list-finding-none"),
        },
        None => match props
            .selected
            .and_then(|s| Some((s, props.shown.values.get(&s)?)))
        {
            Some((code, value)) => {
                let args = [
                    ("name", name(code).into()),
                    ("rank", value.rank.into()),
                    ("of", props.shown.scored.into()),
                ];
                text.tr("world-list-finding-indicator", &args)
            }
            None => text.t("world-list-finding-none"),
        },
    };
    let line = if props.whole {
        let args = [
            ("of", props.shown.scored.into()),
            ("weak", weak_from(props.shown.leaves).into()),
            ("leaves", props.shown.leaves.into()),
        ];
        text.tr("world-list-sub", &args)
    } else {
        text.tr("world-list-sub-indicator", &[("of", props.shown.scored.into())])
    };
    html! { <div class="world-head"><h2>{ finding }</h2><p class="sub">{ line }</p></div> }
}
