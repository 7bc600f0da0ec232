//! Profile of an economy: where it stands, why, beside whom, and what would move it.
//!
//! Head with score and rank interval; contributions and weights; every indicator with its year,
//! source and peers; milestones; trend, neighbours in rank, geography. While a weight is dragged
//! everything is repainted from the same engine; the change is one command on release. Below the
//! first screenful stand the sections of [`depth`]. Left out: the comparison of several economies.

mod aside;
pub mod depth;
pub mod facts;
mod geography;
mod head;
mod indicators_table;
mod lineage;
mod milestones;
mod own_value;
mod weights;
mod why;

use std::rc::Rc;

use atlas::Iso3;
use engine::job::RankInterval;
use engine::{Job, Reply};
use indicators::View;
use plan::{Command, Plan};
use readiness::EconomyReadiness;
use yew::prelude::*;

use self::facts::Part;
use crate::route::{Place, Screen};
use crate::state::readiness::{self as score, Scores};
use crate::state::{Same, Work, use_job, use_store, use_text, use_world};
use crate::widgets::work::Failure;

/// Draws behind the intervals on screen.
const DRAWS: u32 = 1_000;
/// Draws while a weight is dragged: half, so that a frame holds them.
const DRAWS_LIVE: u32 = 500;
/// Seed of the draws: the same as on the World screen, so that both show the same intervals.
const SEED: u64 = 1;

/// Names of the settings in the address; the first two are the World screen's.
mod names {
    /// Framework.
    pub const FRAMEWORK: &str = "framework";
    /// `milestones` for the view with milestones.
    pub const COUNT: &str = "count";
    /// `region` for peers of the region instead of the income group.
    pub const PEERS: &str = "peers";
    /// `pillar` for the framework's order instead of the largest gap first.
    pub const ORDER: &str = "order";
}

/// Whom an economy is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeerGroup {
    /// The same World Bank income group.
    Income,
    /// The same UN sub-region.
    Region,
}

/// Settings of the screen, from the address.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Framework id.
    pub framework: String,
    /// Which leaves count.
    pub view: View,
    /// Peers.
    pub peers: PeerGroup,
    /// Largest gap first.
    pub gap_first: bool,
}

impl Settings {
    fn read(place: &Place, world: &engine::World, plan: &Plan) -> Self {
        let get = |name: &str| place.route.get(name);
        let framework = get(names::FRAMEWORK)
            .filter(|id| world.framework(id).is_some() || plan.framework(id).is_some())
            .unwrap_or(&plan.settings.framework)
            .to_owned();
        Self {
            framework,
            view: if get(names::COUNT) == Some("milestones") {
                View::Milestones
            } else {
                View::Outcomes
            },
            peers: if get(names::PEERS) == Some("region") {
                PeerGroup::Region
            } else {
                PeerGroup::Income
            },
            gap_first: get(names::ORDER) != Some("pillar"),
        }
    }
}

/// Everything the parts of the screen draw from.
#[derive(Clone)]
pub struct Profile {
    /// Economy.
    pub code: Iso3,
    /// Plan, for the names of its own indicators.
    pub plan: Rc<Plan>,
    /// Settings.
    pub settings: Settings,
    /// Index and scores, under the weight being dragged where one is.
    pub scores: Rc<Scores>,
    /// Rank intervals of every scored economy, once drawn.
    pub intervals: Option<Rc<Vec<RankInterval>>>,
    /// Draws behind them.
    pub draws: u32,
    /// Codes of the peers that are scored, without the economy itself.
    pub peers: Rc<Vec<Iso3>>,
    /// The parts of the score.
    pub parts: Rc<Vec<Part>>,
}

impl PartialEq for Profile {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.intervals, &other.intervals) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        same && self.code == other.code
            && self.settings == other.settings
            && Rc::ptr_eq(&self.scores, &other.scores)
    }
}

impl Profile {
    /// The economy's row.
    pub fn row(&self) -> Option<&EconomyReadiness> {
        self.scores.readiness.get(self.code)
    }

    /// The peers' rows.
    pub fn peer_rows(&self) -> Vec<&EconomyReadiness> {
        self.peers
            .iter()
            .filter_map(|p| self.scores.readiness.get(*p))
            .collect()
    }

    /// The economy's interval.
    pub fn interval(&self) -> Option<&RankInterval> {
        self.intervals.as_ref()?.iter().find(|i| i.economy == self.code)
    }

    /// Scored economies.
    pub fn of(&self) -> usize {
        self.scores.readiness.scored().count()
    }
}

/// Properties of the parts of the screen.
#[derive(Properties, PartialEq)]
pub struct ProfileProps {
    /// The profile.
    pub profile: Profile,
}

/// The screen.
#[component]
pub fn EconomyScreen() -> Html {
    let (text, world) = (use_text(), use_world());
    let Some(place) = use_context::<Place>() else {
        return html! {};
    };
    let Screen::Economy(code) = place.route.screen else {
        return html! {};
    };
    if world.atlas.get(code).is_none() {
        let detail = code.to_string();
        return html! { <div class="page"><Failure message="error-unknown-economy" {detail} /></div> };
    }
    html! { <Known key={text.language().code()} {code} {place} /> }
}

/// Properties of [`Known`].
#[derive(Properties, PartialEq)]
struct KnownProps {
    code: Iso3,
    place: Place,
}

/// A plan under a trial weight.
fn trial(plan: &Plan, framework: &str, dragged: &Option<(String, f64)>) -> Plan {
    let mut plan = plan.clone();
    if let Some((node, weight)) = dragged {
        // The example may be tried out too; nothing of a trial is kept.
        plan.example = false;
        let command = Command::SetWeight {
            framework: framework.to_owned(),
            node: node.clone(),
            weight: Some(*weight),
        };
        // A weight from a slider is within the document's bounds.
        let _ = command.apply(&mut plan);
    }
    plan
}

/// The screen of an economy that the atlas knows.
#[component]
fn Known(props: &KnownProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let code = props.code;
    let base = store.plan.settings.base_year;
    let settings = Settings::read(&props.place, world, &store.plan);
    let dragged = use_state(|| None::<(String, f64)>);
    let plan = use_memo(
        (
            Rc::clone(&store.plan),
            settings.framework.clone(),
            (*dragged).clone(),
        ),
        |(plan, framework, dragged)| trial(plan, framework, dragged),
    );
    let scores = use_memo(
        (Rc::clone(&plan), settings.framework.clone(), settings.view),
        |(plan, framework, view)| score::scores(world, plan, framework, *view, base),
    );
    let job = |plan: &Plan, draws: u32| Job::Ranks {
        plan: Box::new(score::as_of(plan, base)),
        framework: settings.framework.clone(),
        view: settings.view,
        year: None,
        draws,
        seed: SEED,
    };
    let live = use_memo(
        (Rc::clone(&plan), dragged.is_some(), settings.clone()),
        |(plan, dragging, _)| {
            if !dragging {
                return None;
            }
            match engine::run(world, &job(plan, DRAWS_LIVE), &mut |_| true) {
                Reply::Ranks(ranks) => Some(Rc::new(ranks)),
                _ => None,
            }
        },
    );
    let work = use_job(dragged.is_none().then(|| job(&store.plan, DRAWS)));
    let reply = match &work {
        Work::Ready(reply) => Some(Same(Rc::clone(reply))),
        _ => None,
    };
    let drawn = use_memo(reply, |reply| match reply.as_deref() {
        Some(Reply::Ranks(ranks)) => Some(Rc::new(ranks.clone())),
        _ => None,
    });
    // Between the release of a weight and its thousand draws the last intervals stay.
    let found = depth::found::use_found(Rc::clone(&store.plan), settings.framework.clone(), code);
    let last = use_mut_ref(|| None::<(Settings, Rc<Vec<RankInterval>>)>);
    let intervals = (*live).clone().or_else(|| (*drawn).clone());
    if let Some(found) = &intervals {
        last.replace(Some((settings.clone(), Rc::clone(found))));
    }
    let intervals = intervals.or_else(|| {
        let kept = last.borrow();
        kept.as_ref()
            .filter(|(of, _)| of.framework == settings.framework && of.view == settings.view)
            .map(|(_, i)| Rc::clone(i))
    });
    let Some(scores) = &*scores else {
        let why = score::refused(world, &store.plan, &settings.framework, settings.view);
        let (message, detail) = why.map_or(("error-weights", String::new()), |w| (w.key, w.detail));
        return html! { <div class="page"><Failure {message} {detail} /></div> };
    };
    let peers = Rc::new(peers(world, &scores.readiness, code, settings.peers));
    let Some(row) = scores.readiness.get(code) else {
        return html! { <div class="page"><Failure message="error-unknown-economy" detail={code.to_string()} /></div> };
    };
    let peer_rows: Vec<&EconomyReadiness> = peers.iter().filter_map(|p| scores.readiness.get(*p)).collect();
    let parts = Rc::new(facts::parts(&scores.frozen, row, &peer_rows));
    let profile = Profile {
        code,
        plan: Rc::clone(&store.plan),
        settings,
        scores: Rc::clone(scores),
        intervals,
        draws: engine::recipe::draws(&scores.frozen, if dragged.is_some() { DRAWS_LIVE } else { DRAWS }),
        peers,
        parts,
    };
    let on_drag = {
        let dragged = dragged.clone();
        Callback::from(move |to: Option<(String, f64)>| dragged.set(to))
    };
    html! {
        <div class="page economy" lang={text.language().code()}>
            <head::Head profile={profile.clone()} place={props.place.clone()} work={work} found={found.clone()} />
            <depth::Contents />
            <div class="eco-body">
                <div class="eco-col eco-why">
                    <why::Why profile={profile.clone()} />
                    <weights::Weights profile={profile.clone()} {on_drag} />
                    <why::Moves profile={profile.clone()} found={found.clone()} />
                </div>
                <div class="eco-col eco-table">
                    <indicators_table::Indicators profile={profile.clone()} place={props.place.clone()} found={found.clone()} />
                    <milestones::Milestones profile={profile.clone()} />
                </div>
                <div class="eco-col eco-aside">
                    <depth::tier::TierAside profile={profile.clone()} found={found.clone()} place={props.place.clone()} />
                    <aside::Trend profile={profile.clone()} />
                    <aside::Nearest profile={profile.clone()} />
                    <geography::Geography {code} />
                </div>
            </div>
            <depth::Depth profile={profile.clone()} {found} place={props.place.clone()} />
        </div>
    }
}

/// Scored economies of the same group, by code, without the economy itself.
fn peers(world: &engine::World, readiness: &readiness::Readiness, code: Iso3, group: PeerGroup) -> Vec<Iso3> {
    let Some(own) = world.atlas.get(code) else {
        return Vec::new();
    };
    let same = |other: &atlas::Economy| match group {
        PeerGroup::Income => other.income == own.income,
        PeerGroup::Region => other.un_subregion == own.un_subregion,
    };
    readiness
        .scored()
        .map(|(e, _)| e.economy)
        .filter(|other| *other != code && world.atlas.get(*other).is_some_and(same))
        .collect()
}

/// Name of the peers: *lower middle income*, *Sub-Saharan Africa*.
pub fn peers_name(world: &engine::World, profile: &Profile, text: &crate::text::Text) -> crate::text::Phrase {
    match (world.atlas.get(profile.code), profile.settings.peers) {
        (Some(own), PeerGroup::Region) => text.region(&own.un_subregion),
        (Some(own), PeerGroup::Income) => text.t(crate::screens::world::card::income_key(own.income)),
        (None, _) => text.t("eco-peers"),
    }
}

/// Glyph and role of a framework's first level: the four pillars have their own, others none.
pub fn pillar_mark(pillar: &str) -> Option<(ledger::Prong, charts::Role)> {
    match pillar {
        "Enable" => Some((ledger::Prong::Enable, charts::Role::Enable)),
        "Network" => Some((ledger::Prong::Network, charts::Role::Network)),
        "Defend" => Some((ledger::Prong::Defend, charts::Role::Defend)),
        "Project" => Some((ledger::Prong::Project, charts::Role::Project)),
        _ => None,
    }
}
