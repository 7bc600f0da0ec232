//! World: where everybody stands and how sure that is.
//!
//! Map, legend, year and picker on one side, the ranked list on the other, the plan along the foot.
//! The address holds what differs from the default ([`settings`]); what is pointed at is the
//! screen's own. Left out: comparing several economies (its own screen).

pub(crate) mod card;
mod count;
mod facts;
mod layers;
mod legend;
mod list;
mod list_head;
mod map;
mod picker;
mod rows;
mod settings;
mod shown;
mod steps;
mod strip;
mod table;
mod tiles;
mod titles;
mod year;

use std::rc::Rc;

use atlas::Iso3;
use engine::{Job, Reply};
use plan::Plan;
use yew::prelude::*;

use self::card::Card;
use self::facts::{PLACES, card_place, facts};
use self::layers::{LayerControl, LayerMarks, use_layer_facts};
use self::list::RankList;
use self::list_head::ListHead;
use self::rows::{default_choice, ranking, rows, value_head};
use self::settings::{FIRST_YEAR, Settings, Subject, names};
use self::strip::{PlanStrip, Strip};
use crate::platform::pointer;
use crate::route::{Place, Route, Screen};
use crate::state::readiness::{self as score, Scores};
use crate::state::{
    Action, Same, ShownPortfolio, Toast, Work, use_job_of, use_shown_portfolio, use_store, use_text,
    use_world,
};
use crate::widgets::tabs::{Tab, Tabs};
use crate::widgets::work::Failure;

/// Draws behind the intervals on screen (ten times as many are for print).
const DRAWS: u32 = 1_000;
/// Seed of the draws: the command line's default, so that both give the same intervals.
const SEED: u64 = 1;

/// The home screen.
#[component]
pub fn WorldScreen() -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let Some(place) = use_context::<Place>() else {
        return html! {};
    };
    let plan = Rc::clone(&store.plan);
    let settings = Settings::read(&place, world, &plan);
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
        None => {
            let why = score::refused(world, &plan, &settings.framework, settings.view);
            let (message, detail) = why.map_or(("error-weights", String::new()), |w| (w.key, w.detail));
            html! { <Failure {message} {detail} key={text.language().code()} /> }
        }
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
    let layers = settings.layers;
    let layer_facts = use_layer_facts(layers);
    let (city, pointed_city) = (
        use_state(|| None::<usize>),
        use_state(|| None::<(usize, (f64, f64))>),
    );
    let stage = use_node_ref();

    // The drawn intervals of the whole index; everything else has a plain rank.
    let ranks = use_job_of((Same(Rc::clone(&plan)), settings.clone()), |(plan, settings)| {
        settings.whole().then(|| Job::Ranks {
            plan: Box::new(score::as_of(plan, plan.settings.base_year)),
            framework: settings.framework.clone(),
            view: settings.view,
            year: Some(settings.year),
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
    let tier_work = use_job_of(
        (Same(Rc::clone(&plan)), settings.subject == Subject::Tiers),
        |(plan, wanted)| {
            wanted.then(|| Job::Tiers {
                plan: Box::new(score::as_of(plan, plan.settings.base_year)),
            })
        },
    );
    let tiers = use_memo(ready(&tier_work), |reply| match reply.as_deref() {
        Some(Reply::Tiers(found)) => Some(Rc::new(found.clone())),
        _ => None,
    });
    let open_tiers = tiers
        .as_ref()
        .as_ref()
        .map_or(0, |all| all.iter().filter(|t| t.tier.exact().is_none()).count());
    let base_year = plan.settings.base_year;
    let years = use_memo(
        (
            settings.framework.clone(),
            settings.subject.clone(),
            Same(Rc::clone(&plan)),
        ),
        |(framework, subject, plan)| {
            let of_framework = engine::frameworks::framework(world, plan, framework).ok();
            let ids: Vec<&str> = match subject {
                Subject::Indicator(id) => vec![id.as_str()],
                Subject::Node(_) | Subject::Tiers => of_framework
                    .iter()
                    .flat_map(|f| &f.leaves)
                    .filter(|l| l.role == indicators::Role::Outcome)
                    .map(|l| l.indicator.as_str())
                    .collect(),
            };
            shown::year_shares(world, &ids, FIRST_YEAR, base_year)
        },
    );
    let shown = {
        let scores = Rc::clone(&props.scores);
        let key = (
            settings.subject.clone(),
            settings.year,
            Same(Rc::clone(&scores)),
            Same(Rc::clone(&years)),
            ready(&tier_work),
        );
        let tiers = (*tiers).as_ref().map(|t| t.as_slice());
        use_memo(key, |_| {
            shown::shown(world, &plan, settings, &scores, &years, tiers)
        })
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
    let on_compare = use_callback(
        (store.dispatcher(), text.clone()),
        |economy: Iso3, (store, text)| match crate::screens::compare::aside::set(economy) {
            Some(route) => route.go(),
            None => {
                let name = world.atlas.get(economy).map_or("", |e| text.economy(e));
                let said = Toast::new("cmp-set-aside", vec![("economy", name.into())]);
                store.dispatch(Action::Say(said));
            }
        },
    );
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
                (*tiers).as_ref().map(|t| t.as_slice()),
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
                    &props.settings,
                    &props.scores,
                    &shown,
                    (*intervals).as_deref(),
                    &in_plan,
                    world,
                    &plan,
                    (*tiers).as_ref().map(|t| t.as_slice()),
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

    // Two releases: what the plan's own values change at this year is revision, not time.
    let revised = use_memo((Same(Rc::clone(&plan)), settings.clone()), |(plan, settings)| {
        if plan.own_values.is_empty() || !matches!(settings.subject, Subject::Node(_)) {
            return 0;
        }
        let mut published = Plan::clone(plan);
        published.own_values.clear();
        let before = score::scores(
            world,
            &published,
            &settings.framework,
            settings.view,
            settings.year,
        );
        let Some(before) = before else { return 0 };
        let node = settings.node(&before.frozen);
        let ranks = |of: &Scores| of.readiness.node_ranks(node);
        ranks(&before)
            .iter()
            .zip(ranks(&props.scores))
            .filter(|(a, b)| **a != *b)
            .count()
    });
    let revision = (*revised > 0).then(|| {
        let why = Route::to(Screen::Frameworks)
            .with("view", Some("changed".to_owned()))
            .with("id", Some(settings.framework.clone()))
            .with("from-year", Some(settings.year.to_string()))
            .with("year", Some(settings.year.to_string()));
        html! {
            <p class="note year-revision" data-testid="year-revision">{ text.tr("world-revision", &[("n", (*revised).into()), ("year", text.year(settings.year).into())]) }{ " " }
                <a class="inline-link" href={why.hash()}>{ text.t("changed-open") }</a></p>
        }
    });
    let revision = revision.unwrap_or_default();
    let name = picker::name(settings, &plan, world, &text);
    let classes = use_memo(Same(Rc::clone(&shown)), |_| {
        shown
            .values
            .iter()
            .map(|(e, value)| (*e, value.class))
            .collect::<map::Classes>()
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
                titles::map(settings, shown, &plan, world, text),
                titles::map_line(settings, shown, open_tiers, &plan, world, text),
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
    let on_city = use_callback((), {
        let city = city.clone();
        move |at: Option<usize>, ()| city.set(at)
    });
    let control = html! {
        <LayerControl {layers} facts={layer_facts.clone()} city={*city} {on_city} table={settings.table} />
    };
    // Listened to only while there are cities to point at.
    let onpointerover = layers.has(settings::Layer::Clouds).then(|| {
        let (stage, pointed) = (stage.clone(), pointed_city.clone());
        Callback::from(move |event: PointerEvent| {
            let found = pointer::attribute(&event, "data-cloud")
                .and_then(|at| at.parse().ok())
                .zip(pointer::share_of(&stage, &event));
            if found.map(|f| f.0) != pointed.map(|f| f.0) {
                pointed.set(found);
            }
        })
    });
    let tip = layer_facts
        .as_ref()
        .zip(*pointed_city)
        .and_then(|(facts, (at, place))| Some(layers::tip(facts.cities.get(at)?, place, world, &text)));
    let marks = layer_facts.as_ref().map(|facts| {
        html! {
            <LayerMarks {layers} facts={Rc::clone(facts)} land={Rc::clone(&land)} economy={hovered.or(selected)} city={*city} stage={stage.clone()} />
        }
    });
    let body = if settings.table {
        html! {
            <>
            { control }
            <table::WorldTable tiers={(*tiers).clone()} layer_facts={layer_facts.clone()} settings={settings.clone()} shown={Rc::clone(&shown)} intervals={(*intervals).clone()}
                name={AttrValue::from(name.to_string())} {selected} />
            </>
        }
    } else {
        html! {
            <figure class="map-frame">
                <div class="map-stage" ref={stage} {onpointerover}>
                    <map::WorldMap land={Rc::clone(&land)} classes={Rc::clone(&classes)} {only} in_plan={Rc::clone(&in_plan)}
                        hovered={*hovered} pinned={settings.pinned} leader={card.as_ref().and(at)} label={map_label}
                        on_hover={on_hover.clone()} {on_open} {on_compare} />
                    // Always one child: with a changing number of them the map would be made anew.
                    { card.unwrap_or_default() }
                    { marks.unwrap_or_default() }
                    { tip.unwrap_or_default() }
                </div>
                { control }
                <tiles::Tiles shown={Rc::clone(&shown)} {only} in_plan={Rc::clone(&in_plan)} on_hover={on_hover.clone()} />
                <p class="map-note note">
                    <i class="swatch plan"></i>{ " " }{ text.t("world-note-plan") }{ " · " }{ text.t("world-note-nodata") }
                    <br />{ text.t("world-note-boundaries") }
                    if layers.any() { <br />{ layers::note(layers, &text) } }
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
                        if settings.subject != Subject::Tiers { <count::Count view={settings.view} /> }
                        <Tabs label={text.t("world-view")} tabs={views} chosen={if settings.table { "table" } else { "map" }} on_choose={on_view} class="view" />
                    </div>
                    { body }
                    <div class="world-foot">
                        <legend::Legend values={Rc::clone(&values)} edges={shown.edges.clone()} tiers={settings.subject == Subject::Tiers} without={without as u32}
                            chosen={settings.class} on_choose={on_class} on_hover={on_class_hover} />
                        if settings.subject == Subject::Tiers { <p class="note">{ text.t("world-tier-year") }</p> } else { <year::YearHandle shares={Rc::clone(&shown.years)} year={settings.year} {on_year} />
                        { revision } }
                    </div>
                </section>
                <section class="world-list">
                    <ListHead intervals={(*intervals).clone()} shown={Rc::clone(&shown)} {selected} whole={settings.whole()} tiers={(settings.subject == Subject::Tiers).then_some(open_tiers)} />
                    { ranking(if settings.subject == Subject::Tiers { &tier_work } else { &ranks }, &text) }
                    <RankList rows={Rc::clone(&rows)} of={shown.scored} tiers={settings.subject == Subject::Tiers} value_head={value_head(settings, &text)} hovered={*hovered} {selected} on_hover={on_hover} />
                </section>
            </div>
            <PlanStrip {found} strip={(*strip).clone()} />
        </div>
    }
}

/// The reply of a job, as a key of a memo.
fn ready(work: &Work) -> Option<Same<Reply>> {
    match work {
        Work::Ready(reply) => Some(Same(Rc::clone(reply))),
        _ => None,
    }
}
