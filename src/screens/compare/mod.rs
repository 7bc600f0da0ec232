//! Compare and sensitivity: two to six economies side by side, how sure their order is, and which
//! choice it hangs on.
//!
//! Rank intervals and chances first; every indicator in its own unit; weights whose dragging repaints
//! the intervals and whose release is a command; the waterfall from one score to another; which choice
//! matters most, and other methods beside this one. All of it from the engine's worker. Left out: the
//! framework's own edits (their screen), targets (what-if).

pub mod aside;
mod chooser;
mod dots;
mod matters;
mod methods;
mod ranks;
mod settings;
mod weights;
mod why;
pub(crate) mod words;

use std::collections::BTreeSet;
use std::rc::Rc;

use atlas::Iso3;
use engine::job::{Comparison, OrderHolds, Sensitivity};
use engine::{Job, Reply};
use plan::{Command, Plan};
use yew::prelude::*;

use crate::platform::page;
use crate::route::Place;
use crate::screens::portfolio::edit::use_editor;
use crate::state::live::use_live;
use crate::state::readiness::{self as score, Scores};
use crate::state::{Same, Work, use_job_of, use_store, use_text, use_world};
use crate::text::Text;
use crate::widgets::work::{Failure, WorkView};
pub use settings::Settings;
use settings::{FEWEST, names};

/// Draws behind the intervals on screen.
const DRAWS: u32 = 10_000;
/// Draws while a weight is dragged.
const DRAWS_LIVE: u32 = 500;
/// Draws where the framework ranks by Copeland's rule, of which every fourth is a contest of all with
/// all; an assumption about patience.
const DRAWS_CONTEST: u32 = 400;
/// Seed of all draws: the same as on the other screens.
const SEED: u64 = 1;
/// Rows of the Sobol design: with five choices 7,168 draws, and intervals of a few percent.
const ROWS: u32 = 1024;
/// The same where Copeland's rule is among the aggregations.
const ROWS_CONTEST: u32 = 32;
/// Bootstrap resamples.
const BOOTSTRAP: u32 = 500;

/// Everything the parts of the screen draw from.
#[derive(Clone)]
pub struct Compared {
    /// Settings.
    pub settings: Rc<Settings>,
    /// Index and scores, under the weight being dragged where one is.
    pub scores: Rc<Scores>,
    /// Ranks over the draws, once drawn.
    pub told: Option<Rc<Comparison>>,
    /// Over which weights the order holds, once computed.
    pub holds: Option<Rc<OrderHolds>>,
    /// The two the screen explains, the one that more often ranks above the other first.
    pub pair: Option<(Iso3, Iso3)>,
    /// Plan, for the names of its own indicators.
    pub plan: Rc<Plan>,
    /// Source line of exported charts.
    pub source: AttrValue,
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        fn same<T>(a: &Option<Rc<T>>, b: &Option<Rc<T>>) -> bool {
            match (a, b) {
                (Some(a), Some(b)) => Rc::ptr_eq(a, b),
                (None, None) => true,
                _ => false,
            }
        }
        self.settings == other.settings
            && Rc::ptr_eq(&self.scores, &other.scores)
            && same(&self.told, &other.told)
            && same(&self.holds, &other.holds)
            && self.pair == other.pair
            && self.source == other.source
    }
}

impl Compared {
    /// Rank of an economy with the weights and by the method as set: of the draws' base, and by the
    /// framework's own method until there are draws.
    pub fn rank(&self, economy: Iso3) -> Option<u32> {
        match &self.told {
            Some(told) => told.of(economy)?.base,
            None => self.scores.readiness.get(economy)?.rank,
        }
    }

    /// The set from the best median rank over the draws (the rank as set until there are draws) to the
    /// last; those without a score at the end.
    pub fn ranked(&self) -> Vec<Iso3> {
        let mut set = self.settings.set.clone();
        let median = |e: Iso3| self.told.as_ref().and_then(|t| Some(t.of(e)?.median));
        let by = |e: Iso3| median(e).unwrap_or_else(|| self.rank(e).map_or(f64::INFINITY, f64::from));
        set.sort_by(|a, b| by(*a).total_cmp(&by(*b)).then(a.cmp(b)));
        set
    }

    /// Two economies, the one that more often ranks above the other first.
    fn oriented(&self, (a, b): (Iso3, Iso3)) -> (Iso3, Iso3) {
        let chance = |a, b| self.told.as_ref().and_then(|t| t.above(a, b));
        match (chance(a, b), chance(b, a)) {
            (Some(ab), Some(ba)) if ab < ba => (b, a),
            _ => (a, b),
        }
    }

    /// Every pair of the set, each oriented, the best ranked first.
    pub fn pairs(&self) -> Vec<(Iso3, Iso3)> {
        let ranked = self.ranked();
        let after = |i: usize| ranked.iter().skip(i + 1);
        let all = ranked.iter().enumerate();
        all.flat_map(|(i, a)| after(i).map(|b| self.oriented((*a, *b))))
            .collect()
    }

    /// Scored economies.
    pub fn of(&self) -> u32 {
        match &self.told {
            Some(told) => told.scored,
            None => u32::try_from(self.scores.readiness.scored().count()).unwrap_or(u32::MAX),
        }
    }
}

/// Properties of the parts of the screen.
#[derive(Properties, PartialEq)]
pub struct ComparedProps {
    /// What is compared.
    pub compared: Compared,
    /// Address.
    pub place: Place,
}

/// Name of an economy in the reader's language.
pub fn economy_name(world: &engine::World, text: &Text, code: Iso3) -> String {
    world
        .atlas
        .get(code)
        .map_or_else(|| code.to_string(), |e| text.economy(e).to_owned())
}

/// A plan under a weight that is tried out; nothing of it is kept, so the example may be tried too.
fn trial(plan: &Plan, framework: &str, dragged: &Option<(String, f64)>) -> Plan {
    let mut plan = plan.clone();
    if let Some((node, weight)) = dragged {
        plan.example = false;
        let command = Command::SetWeight {
            framework: framework.to_owned(),
            node: node.clone(),
            weight: Some(*weight),
        };
        // A weight that cannot stand leaves the last good one in sight.
        let _ = command.apply(&mut plan);
    }
    plan
}

/// The last value there was for the same key: what is under way keeps what it replaces in sight.
#[hook]
fn use_last<T: 'static, K: PartialEq + 'static>(now: Option<Rc<T>>, key: K) -> Option<Rc<T>> {
    let kept = use_mut_ref(|| None::<(K, Rc<T>)>);
    if let Some(now) = now {
        kept.replace(Some((key, Rc::clone(&now))));
        return Some(now);
    }
    let kept = kept.borrow();
    kept.as_ref()
        .filter(|(of, _)| *of == key)
        .map(|(_, v)| Rc::clone(v))
}

fn reply(work: &Work) -> Option<Same<Reply>> {
    match work {
        Work::Ready(reply) => Some(Same(Rc::clone(reply))),
        _ => None,
    }
}

/// The screen.
#[component]
pub fn CompareScreen() -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let Some(place) = use_context::<Place>() else {
        return html! {};
    };
    let settings = Rc::new(Settings::read(&place, world, &store.plan));
    if settings.set.len() < FEWEST {
        return html! {
            <div class="page compare">
                <header class="page-head strong-rule"><div><h1>{ text.t("cmp-choose-title") }</h1><p class="sub">{ text.t("cmp-choose-note") }</p></div></header>
                <div class="cmp-first"><chooser::Chooser settings={Rc::clone(&settings)} {place} /></div>
            </div>
        };
    }
    html! { <Sides key={text.language().code()} {settings} {place} /> }
}

/// Properties of [`Sides`].
#[derive(Properties, PartialEq)]
struct SidesProps {
    settings: Rc<Settings>,
    place: Place,
}

/// The screen once there are two to compare.
#[component]
fn Sides(props: &SidesProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let (settings, place) = (&props.settings, &props.place);
    let base = store.plan.settings.base_year;
    let (editor, dialog) = use_editor();
    let dragged = use_state(|| None::<(String, f64)>);
    let dragging = dragged.is_some();

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
    // What the jobs depend on: not whom the screen explains, nor the k of top k.
    let asked = Rc::new(Settings {
        pair: None,
        explain_rank: false,
        top: 0,
        ..(**settings).clone()
    });
    let compare = move |plan: &Plan, of: &Settings, draws: u32| Job::Comparison {
        plan: Box::new(score::as_of(plan, base)),
        framework: of.framework.clone(),
        view: of.view,
        draws: if of.contests() {
            draws.min(DRAWS_CONTEST)
        } else {
            draws
        },
        seed: SEED,
        variation: of.variation(),
        set: of.set.clone(),
    };
    let live = use_live(
        (Rc::clone(&plan), Rc::clone(&asked), dragging),
        move |(plan, of, dragging)| dragging.then(|| compare(plan, of, DRAWS_LIVE)),
        |reply| match reply {
            Reply::Comparison(told) => Some(Rc::from(told)),
            _ => None,
        },
    );
    // Groups whose parts have their sliders on show.
    let opened = use_state(BTreeSet::<String>::new);
    let now = (Rc::clone(&store.plan), Rc::clone(&asked));
    let drawn = use_job_of((now.clone(), dragging), |((plan, of), dragging)| {
        (!dragging).then(|| compare(plan, of, DRAWS))
    });
    let nodes = (*scores)
        .as_ref()
        .map_or_else(Vec::new, |s| weights::on_show(&s.frozen, &opened));
    let order = use_job_of((now.clone(), nodes), |((plan, of), nodes)| {
        Some(Job::Order {
            plan: Box::new(score::as_of(plan, base)),
            framework: of.framework.clone(),
            view: of.view,
            variation: of.variation(),
            set: of.set.clone(),
            nodes: nodes.clone(),
        })
    });
    let known = use_memo(reply(&drawn), |reply| match reply.as_deref() {
        Some(Reply::Comparison(told)) => Some(Rc::new((**told).clone())),
        _ => None,
    });
    let held = use_memo(reply(&order), |reply| match reply.as_deref() {
        Some(Reply::Order(told)) => Some(Rc::new((**told).clone())),
        _ => None,
    });
    let told = use_last(
        live.or_else(|| (*known).clone()),
        (asked.set.clone(), asked.view, asked.framework.clone()),
    );
    let holds = use_last(
        (*held).clone(),
        (asked.set.clone(), asked.view, asked.framework.clone()),
    );

    let Some(scores) = &*scores else {
        let why = score::refused(world, &store.plan, &settings.framework, settings.view);
        let (message, detail) = why.map_or(("error-weights", String::new()), |w| (w.key, w.detail));
        return html! { <div class="page"><Failure {message} {detail} /></div> };
    };
    let source = use_memo((Rc::clone(&store.plan), text.clone()), |(plan, text)| {
        let hash: String = plan::file::hash(plan).chars().take(12).collect();
        let args = [("source", text.t("app-name").into()), ("hash", hash.into())];
        AttrValue::from(text.tr("chart-source", &args).to_string())
    });
    let mut compared = Compared {
        settings: Rc::clone(settings),
        scores: Rc::clone(scores),
        told,
        holds,
        pair: None,
        plan: Rc::clone(&store.plan),
        source: (*source).clone(),
    };
    let ranked = compared.ranked();
    compared.pair = settings
        .pair
        .or_else(|| Some((*ranked.first()?, *ranked.get(1)?)))
        .map(|pair| compared.oriented(pair));
    // What a weight does not change, or only says again, rests while one is dragged.
    let resting = use_mut_ref(|| None::<Compared>);
    if !dragging {
        resting.replace(Some(compared.clone()));
    }
    let rests = resting.borrow().clone().unwrap_or_else(|| compared.clone());
    let explain = compared.pair.filter(|_| settings.explain_rank).map(|p| p.0);
    let sensed = use_job_of(
        (now, explain, settings.vary.is_empty() || dragging),
        |((plan, of), economy, idle)| {
            (!idle).then(|| Job::Sensitivity {
                plan: Box::new(score::as_of(plan, base)),
                framework: of.framework.clone(),
                view: of.view,
                rows: if of.contests() { ROWS_CONTEST } else { ROWS },
                bootstrap: BOOTSTRAP,
                seed: SEED,
                variation: of.variation(),
                economy: *economy,
            })
        },
    );
    let sensed_now = use_memo(reply(&sensed), |reply| match reply.as_deref() {
        Some(Reply::Sensitivity(told)) => Some(Rc::new((**told).clone())),
        _ => None,
    });
    let sensitivity: Option<Rc<Sensitivity>> = use_last(
        (*sensed_now).clone(),
        (settings.framework.clone(), settings.view, explain),
    );
    let on_drag = {
        let dragged = dragged.clone();
        Callback::from(move |to: Option<(String, f64)>| dragged.set(to))
    };
    let on_open = {
        let opened = opened.clone();
        Callback::from(move |id: String| {
            let mut next = (*opened).clone();
            if !next.remove(&id) {
                next.insert(id);
            }
            opened.set(next);
        })
    };
    let matters = match (&sensitivity, &sensed) {
        (Some(sensitivity), _) => html! {
            <>
                <div class="cmp-row cmp-two">
                    <why::Why compared={compared.clone()} place={place.clone()} />
                    <matters::Matters compared={rests.clone()} sensitivity={Rc::clone(sensitivity)} place={place.clone()} />
                </div>
                <div class="cmp-row cmp-two">
                    <methods::Drops compared={rests.clone()} sensitivity={Rc::clone(sensitivity)} />
                    <methods::Agreement compared={rests.clone()} sensitivity={Rc::clone(sensitivity)} />
                </div>
            </>
        },
        (None, work) => html! {
            <div class="cmp-row cmp-two">
                <why::Why compared={compared.clone()} place={place.clone()} />
                <section class="cmp-wait">
                    <h2>{ text.t(if settings.vary.is_empty() { "cmp-nothing-varies" } else { "cmp-matters-plain" }) }</h2>
                    <WorkView work={work.clone()} lines={9} ready={Callback::from(|_: Rc<Reply>| html! {})} />
                </section>
            </div>
        },
    };
    html! {
        <div class="page compare" lang={text.language().code()}>
            { head(&compared, &store.plan, world, &text) }
            <chooser::Choices settings={Rc::clone(settings)} place={place.clone()} />
            <div class="cmp-row cmp-top" aria-busy={(compared.told.is_none() || (!dragging && matches!(drawn, Work::Running { .. }))).to_string()}>
                <ranks::Ranks compared={compared.clone()} place={place.clone()} work={drawn} />
                <ranks::Pairs compared={compared.clone()} place={place.clone()} />
                <weights::Weights compared={compared.clone()} {editor} opened={(*opened).clone()} {on_open} {on_drag} />
            </div>
            <dots::DotPlots compared={rests.clone()} />
            { matters }
            { dialog }
        </div>
    }
}

/// Title: how often the better of the two ranks above the other; under it, what that is out of.
fn head(compared: &Compared, plan: &Plan, world: &engine::World, text: &Text) -> Html {
    let settings = &compared.settings;
    let name = |code: Iso3| economy_name(world, text, code);
    let chance = compared
        .pair
        .and_then(|(a, b)| Some((a, b, compared.told.as_ref()?.above(a, b)?)));
    let title = match (chance, compared.pair) {
        (Some((a, b, share)), _) => text.tr(
            "cmp-title",
            &[
                ("a", name(a).into()),
                ("b", name(b).into()),
                ("share", words::percent(text, share).into()),
            ],
        ),
        (None, Some((a, b))) => text.tr("cmp-title-plain", &[("a", name(a).into()), ("b", name(b).into())]),
        (None, None) => text.t("cmp-choose-title"),
    };
    let framework = crate::screens::frameworks::words::framework(plan, text, &settings.framework);
    let sub = text.tr(
        "cmp-sub",
        &[
            ("of", compared.of().into()),
            ("framework", framework.into()),
            ("draws", compared.told.as_ref().map_or(DRAWS, |t| t.draws).into()),
            (
                "choices",
                words::choices(&settings.vary, settings.any, text).into(),
            ),
        ],
    );
    html! {
        <header class="page-head strong-rule">
            <div><h1 data-testid="compare-title">{ title.html() }</h1><p class="sub">{ sub.html() }</p></div>
            <div class="page-actions">
                <button class="btn" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
            </div>
        </header>
    }
}

/// Changes a setting: `None` returns it to its default.
pub fn set(place: &Place, name: &'static str) -> Callback<Option<String>> {
    let place = place.clone();
    Callback::from(move |value: Option<String>| place.set(name, value))
}

/// Explains another pair.
pub fn set_pair(place: &Place, a: Iso3, b: Iso3) -> Callback<MouseEvent> {
    let set = set(place, names::PAIR);
    Callback::from(move |_: MouseEvent| set.emit(Some(settings::list(&[a, b]))))
}
