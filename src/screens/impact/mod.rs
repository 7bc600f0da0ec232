//! Money and impact: who pays what, when and where, and what the same index engine says it changes.
//!
//! Three parts, the answer first: the result with its money, how it comes about (the results chain of
//! one economy), and how sure it is. Two plans are compared on a screen of their own.
//!
//! The portfolio is the one on show everywhere ([`use_shown_portfolio`]); its money and projection
//! are computed by the engine's worker, with the seed that the command line takes by default, so that
//! `impact.csv` is the same file. Every total is a button: the drawer lists its parts.

mod chain;
mod change;
mod controls;
mod drawer;
mod fade;
mod fan_words;
mod fans;
mod money;
pub mod names;
mod notes;
pub mod outcome;
mod parts;
mod ranks;
mod risk;
mod sure;
mod tier_table;
mod trial;
pub mod width;

use std::rc::Rc;

use atlas::Iso3;
use engine::job::Impact;
use engine::{Job, Reply};
use foresight::Quantity;
use indicators::View;
use plan::Plan;
use yew::prelude::*;

use crate::platform::page;
use crate::route::{Place, Route, Screen};
use crate::state::live::use_live;
use crate::state::portfolio::{Shown, ShownPortfolio, programme_of, use_shown_portfolio};
use crate::state::readiness::{self as score, Scores};
use crate::state::{Same, Work, use_job, use_job_of, use_text, use_world};
use crate::text::Text;
use crate::widgets::export;
use crate::widgets::tabs::{Tab, Tabs};
use crate::widgets::work::{Failure, Progress, WorkView};

use controls::Controls;
use drawer::Drawer;
use fans::view_id;
use money::{ColumnsView, FlowView, MoneyTable};
use names::Books;
pub use notes::method_name;
use outcome::{Scope, Subject, apart, at_horizon};
use parts::{Grouping, Key};
use ranks::{People, Ranks};
use sure::Sure;
use tier_table::TierTable;

/// Draws when a tried budget is let go (model, section 4).
const TRIAL_DRAWS: u32 = 2_000;
/// Draws of the projection and while a budget is dragged: the command line's default.
const DRAWS: u32 = 500;
/// Seed of the projection: the command line's default.
const SEED: u64 = 1;

/// Names of the settings in the address.
mod settings {
    /// Grouping of the money: `funder` (default), `group`, `theme`, `economy`.
    pub const BY: &str = "by";
    /// `outcomes` or `milestones`; the plan's by default.
    pub const COUNT: &str = "count";
    /// Leaf that the fans show; the score by default.
    pub const LEAF: &str = "leaf";
    /// The total that is open.
    pub const OPEN: &str = "open";
    /// `chain` or `sure`; the result by default.
    pub const PART: &str = "part";
    /// The economy whose fan is large and whose chain is shown.
    pub const ECONOMY: &str = "economy";
    /// `total` for totals instead of rates.
    pub const MEASURE: &str = "measure";
}

/// A part of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// What comes of it, and the money.
    Result,
    /// Through whom.
    Chain,
    /// How sure it is.
    Sure,
}

impl Part {
    const ALL: [Self; 3] = [Self::Result, Self::Chain, Self::Sure];

    fn id(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Chain => "chain",
            Self::Sure => "sure",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Result => "outcome-part-result",
            Self::Chain => "outcome-part-chain",
            Self::Sure => "outcome-part-sure",
        }
    }

    fn read(setting: Option<&str>) -> Self {
        Self::ALL
            .into_iter()
            .find(|p| Some(p.id()) == setting)
            .unwrap_or(Self::Result)
    }
}

/// The screen.
#[component]
pub fn ImpactScreen() -> Html {
    let text = use_text();
    match use_shown_portfolio() {
        ShownPortfolio::Ready(shown) => html! { <Funded {shown} /> },
        ShownPortfolio::Working(work) => {
            let nothing = Callback::from(|_: Rc<Reply>| html! {});
            html! {
                <div class="page impact"><div class="impact-page">
                    <header class="page-head strong-rule"><div><h1>{ text.t("impact-waiting") }</h1></div></header>
                    <WorkView {work} lines={12} ready={nothing} />
                </div></div>
            }
        }
    }
}

/// Properties of [`Funded`].
#[derive(Properties, PartialEq)]
struct FundedProps {
    shown: Same<Shown>,
}

fn ready(work: &Work) -> Option<Same<Reply>> {
    match work {
        Work::Ready(reply) => Some(Same(Rc::clone(reply))),
        _ => None,
    }
}

/// The screen once there is a portfolio.
#[component]
fn Funded(props: &FundedProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let place = use_context::<Place>();
    let setting = |name: &str| place.as_ref().and_then(|p| p.route.get(name)).map(str::to_owned);
    let shown = &props.shown;
    let plan = Rc::clone(&shown.plan);

    // The name of a plan decides nothing here, so renaming it computes nothing anew.
    let funded = use_memo(shown.clone(), |shown| Plan {
        accepted: shown.funded().accepted,
        ..programme_of(&shown.plan)
    });
    let money = use_job(Some(Job::Money(Box::new((*funded).clone()))));
    let candidates = use_job(Some(Job::Candidates(Box::new(programme_of(&plan)))));
    let project = use_job(Some(Job::Project {
        plan: Box::new((*funded).clone()),
        draws: DRAWS,
        seed: SEED,
    }));
    let atoms = use_memo(shown.clone(), |shown| {
        Same(Rc::new(parts::atoms(&shown.problem, &shown.outcome)))
    });
    let impact = use_memo(ready(&project), |reply| match reply.as_deref() {
        Some(Reply::Impact(impact)) => Some(Rc::new((**impact).clone())),
        _ => None,
    });
    let view = match setting(settings::COUNT).as_deref() {
        Some("outcomes") => View::Outcomes,
        Some("milestones") => View::Milestones,
        _ => plan.settings.view,
    };
    let scores = use_memo((Same(Rc::clone(&plan)), view), |(plan, view)| {
        score::scores(
            world,
            plan,
            &plan.settings.framework,
            *view,
            plan.settings.base_year,
        )
    });
    let grouping = setting(settings::BY)
        .and_then(|by| Grouping::ALL.into_iter().find(|(_, id)| *id == by))
        .map_or(Grouping::Funder, |(grouping, _)| grouping);
    let open = setting(settings::OPEN).and_then(|key| Key::read(&key));

    let set = {
        let place = place.clone();
        move |name: &str, value: Option<String>| {
            if let Some(place) = &place {
                place.set(name, value);
            }
        }
    };
    let on_open = {
        let set = set.clone();
        Callback::from(move |key: Key| set(settings::OPEN, Some(key.write())))
    };
    let on_close = {
        let set = set.clone();
        Callback::from(move |()| set(settings::OPEN, None))
    };
    let on_group = {
        let set = set.clone();
        Callback::from(move |id: AttrValue| set(settings::BY, (id != "funder").then(|| id.to_string())))
    };
    let on_subject = {
        let set = set.clone();
        Callback::from(move |node: String| set(settings::LEAF, (!node.is_empty()).then_some(node)))
    };
    let on_view = {
        let set = set.clone();
        let default = view_id(plan.settings.view);
        Callback::from(move |id: AttrValue| set(settings::COUNT, (id != default).then(|| id.to_string())))
    };
    let onkeydown = {
        let (on_close, is_open) = (on_close.clone(), open.is_some());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && is_open {
                event.stop_propagation();
                on_close.emit(());
            }
        })
    };

    let books = Books {
        shown: shown.clone(),
        atoms: (*atoms).clone(),
        candidates: ready(&candidates),
    };
    let source: AttrValue = {
        let hash: String = shown.hash.chars().take(8).collect();
        let origin = text.tr("impact-source", &[("label", shown.label(&text).into())]);
        text.tr(
            "chart-source",
            &[("source", origin.into()), ("hash", hash.into())],
        )
        .to_string()
        .into()
    };
    let part = Part::read(setting(settings::PART).as_deref());
    let one = setting(settings::ECONOMY)
        .and_then(|code| Iso3::new(&code))
        .filter(|code| plan.region.economies.contains(code));
    let subject = (*scores).as_ref().map_or(Subject::Score, |s| {
        Subject::read(setting(settings::LEAF).as_deref(), &s.frozen)
    });
    let go = {
        let place = place.clone();
        move |changes: &[(&str, Option<String>)]| {
            if let Some(place) = &place {
                let route = changes.iter().fold(place.route.clone(), |r, (name, value)| {
                    r.with(name, value.clone())
                });
                // A step of the browser's history: the reader goes back to where they were.
                route.go();
            }
        }
    };
    let on_part = {
        let set = set.clone();
        Callback::from(move |id: AttrValue| {
            set(settings::PART, (id != Part::Result.id()).then(|| id.to_string()));
        })
    };
    let on_scope = {
        let set = set.clone();
        Callback::from(move |code: Option<Iso3>| set(settings::ECONOMY, code.map(|c| c.to_string())))
    };
    let on_total = {
        let set = set.clone();
        Callback::from(move |total: bool| set(settings::MEASURE, total.then(|| "total".to_owned())))
    };
    let on_chain = {
        let go = go.clone();
        Callback::from(move |code: Iso3| {
            go(&[
                (settings::PART, Some(Part::Chain.id().to_owned())),
                (settings::ECONOMY, Some(code.to_string())),
            ]);
        })
    };
    let on_leaf = {
        let go = go.clone();
        Callback::from(move |node: String| go(&[(settings::PART, None), (settings::LEAF, Some(node))]))
    };
    let drawer = open
        .clone()
        .filter(|key| books.total(key) != ledger::Cents::ZERO)
        .map(|what| {
            let key = what.write();
            html! { <Drawer {key} books={books.clone()} {what} on_close={on_close.clone()} /> }
        });
    let money_reply = ready(&money);
    let problem_with_money = match &money {
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        _ => html! {},
    };
    let lever = use_state(|| None::<(trial::Lever, bool)>);
    let asked_trial = move |plan: &Plan, lever: &trial::Lever, draws: u32| Job::Trial {
        plan: Box::new(programme_of(plan)),
        funder: lever.funder.clone(),
        factor: lever.factor,
        draws,
        seed: SEED,
    };
    let now = (Same(Rc::clone(&plan)), (*lever).clone());
    let live = use_live(
        now.clone(),
        move |(plan, lever)| {
            let (lever, dragging) = lever.as_ref()?;
            dragging.then(|| asked_trial(plan, lever, DRAWS))
        },
        |reply| match reply {
            Reply::Trial(trial) => Some(Rc::from(trial)),
            _ => None,
        },
    );
    let released = use_job_of(now, move |(plan, lever)| {
        let (lever, dragging) = lever.as_ref()?;
        (!dragging).then(|| asked_trial(plan, lever, TRIAL_DRAWS))
    });
    let settled = use_memo(ready(&released), |reply| match reply.as_deref() {
        Some(Reply::Trial(trial)) => Some(Same(Rc::new((**trial).clone()))),
        _ => None,
    });
    let tried: Option<Same<engine::job::Trial>> = match &*lever {
        None => None,
        Some((_, true)) => live.map(Same),
        Some((_, false)) => (*settled).clone(),
    };
    let drawn = use_memo(tried.clone(), |tried| {
        tried.as_ref().map(|t| Rc::new(t.impact.clone()))
    });
    let on_drag = {
        let lever = lever.clone();
        Callback::from(move |to: trial::Lever| lever.set(Some((to, true))))
    };
    let on_set = {
        let lever = lever.clone();
        Callback::from(move |to: Option<trial::Lever>| lever.set(to.map(|l| (l, false))))
    };
    let trial_row = html! {
        <trial::BudgetTrial plan={Same(Rc::clone(&plan))} lever={(*lever).clone().map(|(l, _)| l)} found={tried}
            paid={books.total(&Key::All)} {on_drag} {on_set} />
    };
    let faded = use_memo(books.clone(), fade::fade);
    let inside = match (&*impact, &*scores) {
        (Some(impact), Some(scores)) => {
            let found = Found {
                books: &books,
                plan: Same(Rc::clone(&funded)),
                impact,
                scores,
                drawn: (*drawn).clone().unwrap_or_else(|| Rc::clone(impact)),
                source: source.clone(),
                on_chain: on_chain.clone(),
            };
            match part {
                Part::Result => result(
                    &found,
                    &Chosen {
                        subject,
                        scope: one.map_or(Scope::All, Scope::One),
                        total: setting(settings::MEASURE).as_deref() == Some("total"),
                        faded: *faded,
                        on_subject,
                        on_scope,
                        on_total,
                        on_view,
                    },
                    world,
                    &text,
                ),
                Part::Chain => {
                    let first = outcome::paths(world, &plan, &scores.frozen, impact, &Subject::Score)
                        .first()
                        .map(|p| p.economy);
                    match one.or(first) {
                        Some(economy) => html! {
                            <chain::ChainView books={books.clone()} plan={found.plan.clone()} impact={Same(Rc::clone(impact))}
                                scores={Same(Rc::clone(scores))} {economy} on_economy={on_chain} {on_leaf} source={source.clone()} />
                        },
                        None => html! { <p class="sub">{ text.t("chain-none") }</p> },
                    }
                }
                Part::Sure => html! {
                    <Sure books={books.clone()} plan={found.plan.clone()} impact={Same(Rc::clone(impact))} scores={Same(Rc::clone(scores))} source={source.clone()} />
                },
            }
        }
        _ => waiting(&project, &text),
    };
    let parts = Part::ALL
        .map(|p| Tab {
            id: p.id().into(),
            label: text.t(p.key()).html(),
        })
        .to_vec();
    let two_plans = Route::to(Screen::TwoPlans).hash();
    html! {
        <div class={classes!("page", "impact", drawer.is_some().then_some("with-drawer"))} {onkeydown}>
            <div class="impact-page">
                { head(&books, (*impact).as_ref(), view, &text) }
                <div class="impact-parts no-print">
                    <Tabs label={text.t("outcome-parts")} tabs={parts} chosen={part.id()} on_choose={on_part} />
                    <a class="link" href={two_plans} data-testid="to-two-plans">{ text.t("outcome-two-plans") }</a>
                </div>
                if part == Part::Result { { trial_row } }
                { inside }
                if part == Part::Result {
                    { problem_with_money }
                    <div class="impact-row">
                        <FlowView books={books.clone()} money={money_reply.clone()} {grouping} on_group={on_group.clone()}
                            open={open.clone()} on_open={on_open.clone()} source={source.clone()} />
                        <ColumnsView books={books.clone()} money={money_reply} {grouping} on_group={on_group.clone()}
                            open={open.clone()} on_open={on_open.clone()} {source} />
                    </div>
                    <MoneyTable books={books.clone()} {grouping} {on_group} {open} {on_open} />
                }
            </div>
            { drawer }
        </div>
    }
}

/// Title, what is shown, and the file of the whole projection.
fn head(books: &Books, impact: Option<&Rc<Impact>>, view: View, text: &Text) -> Html {
    let shown = &books.shown;
    let total = books.total(&Key::All);
    let amount = text.money(total);
    let title = match impact {
        Some(impact) => {
            let scores = at_horizon(impact, Quantity::Score, view);
            let lifted = scores.iter().filter(|r| r.with > r.without).count();
            let most = scores.iter().map(|r| r.with - r.without).fold(0.0, f64::max);
            let free = at_horizon(impact, Quantity::Rank, view)
                .iter()
                .filter(|r| apart(r))
                .count();
            text.tr(
                "impact-title",
                &[
                    ("money", amount.into()),
                    ("n", lifted.into()),
                    ("points", text.fixed(most, 1).into()),
                    ("free", free.into()),
                ],
            )
        }
        None => text.tr(
            "impact-title-money",
            &[("money", amount.into()), ("n", shown.outcome.chosen.len().into())],
        ),
    };
    let sub = text.tr(
        "impact-sub",
        &[("year", text.year(shown.plan.settings.base_year).into())],
    );
    let gone = impact.filter(|i| !i.gone.is_empty()).map(|i| {
        html! { <span class="tag warn">{ text.tr("impact-gone", &[("n", i.gone.len().into())]) }</span> }
    });
    let export = impact.map(|impact| {
        let impact = Rc::clone(impact);
        Callback::from(move |_: MouseEvent| {
            export::save(
                "impact.csv",
                "text/csv;charset=utf-8",
                &engine::tables::impact(&impact.projection.rows),
            );
        })
    });
    html! {
        <header class="page-head strong-rule">
            <div><h1 data-testid="impact-title">{ title }</h1><p class="sub">{ sub }</p></div>
            <div class="page-actions">
                if shown.plan.example { <span class="tag example">{ text.t("example-tag") }</span> }
                <span class="tag">{ shown.label(text) }</span>
                if shown.stale { <span class="tag warn">{ text.t("impact-stale") }</span> }
                { gone }
                <button class="btn" data-testid="impact-export" disabled={export.is_none()} onclick={export}
                    title={text.t("impact-export-note").to_string()}>{ text.t("impact-export") }</button>
                <button class="btn" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
            </div>
        </header>
    }
}

/// What was found, for every part.
struct Found<'a> {
    books: &'a Books,
    plan: Same<Plan>,
    impact: &'a Rc<Impact>,
    /// The same, or that of a budget that is tried.
    drawn: Rc<Impact>,
    scores: &'a Rc<Scores>,
    source: AttrValue,
    on_chain: Callback<Iso3>,
}

/// What the reader chose to see of the result.
struct Chosen {
    subject: Subject,
    scope: Scope,
    total: bool,
    faded: Option<fade::Fade>,
    on_subject: Callback<String>,
    on_scope: Callback<Option<Iso3>>,
    on_total: Callback<bool>,
    on_view: Callback<AttrValue>,
}

/// Choosers, fans, ranks, tiers, people, and the maps before and after.
fn result(of: &Found<'_>, chosen: &Chosen, world: &engine::World, text: &Text) -> Html {
    let plan = &of.books.shown.plan;
    let view = of.scores.frozen.view();
    let scored = of.scores.readiness.scored().count();
    let horizon = plan.settings.horizon;
    let (moved, _) = outcome::moved(of.impact, &of.scores.frozen);
    let leaves: Vec<(String, String)> = moved
        .iter()
        .map(|node| {
            (
                node.clone(),
                fans::leaf_name(node, plan, of.scores, text, world).into(),
            )
        })
        .collect();
    let total = fans::has_total(&chosen.subject, of.scores, world).then_some(chosen.total);
    let fade: Option<AttrValue> = chosen.faded.map(|f| f.words(horizon, text).to_string().into());
    html! {
        <>
        <Controls subject={chosen.subject.clone()} {leaves} scope={chosen.scope} economies={plan.region.economies.clone()} {total} {view}
            on_subject={chosen.on_subject.clone()} on_scope={chosen.on_scope.clone()} on_total={chosen.on_total.clone()} on_view={chosen.on_view.clone()} />
        <div class="impact-row">
            <fans::Fans plan={Rc::clone(plan)} impact={Rc::clone(&of.drawn)} scores={Rc::clone(of.scores)} subject={chosen.subject.clone()}
                scope={chosen.scope} total={total == Some(true)} last_payment={fade::last_payment(of.books)} {fade}
                on_scope={chosen.on_scope.clone()} on_chain={of.on_chain.clone()} source={of.source.clone()} />
            <div class="impact-side">
                <Ranks impact={Rc::clone(&of.drawn)} {view} {scored} {horizon} source={of.source.clone()} />
                <TierTable plan={of.plan.clone()} impact={Same(Rc::clone(of.impact))} scores={Same(Rc::clone(of.scores))} on_chain={of.on_chain.clone()} />
                <People impact={Rc::clone(&of.drawn)} {view} {scored} {horizon} source={of.source.clone()} />
            </div>
        </div>
        <risk::Outcomes plan={of.plan.clone()} impact={Same(Rc::clone(of.impact))} scores={Same(Rc::clone(of.scores))} source={of.source.clone()} />
        <change::Change impact={Rc::clone(&of.drawn)} scores={Rc::clone(of.scores)} base={plan.settings.base_year} {horizon}
            on_chain={of.on_chain.clone()} source={of.source.clone()} />
        </>
    }
}

/// The same place while the projection is drawn, or why it was not.
fn waiting(work: &Work, text: &Text) -> Html {
    let inner = match work {
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        Work::Running { share, since, cancel } => {
            let units = {
                let text = text.clone();
                Callback::from(move |share: f64| {
                    let args = [
                        ("share", text.percent(share, 0).into()),
                        ("draws", f64::from(DRAWS).into()),
                    ];
                    text.tr("impact-drawing", &args).to_string()
                })
            };
            html! {
                <>
                    <h2>{ text.t("impact-drawing-title") }</h2>
                    <Progress share={*share} since={*since} cancel={cancel.clone()} {units} />
                    <div class="skeleton impact-skeleton" aria-hidden="true"></div>
                </>
            }
        }
        Work::Idle | Work::Ready(_) => html! {},
    };
    html! {
        <div class="impact-row" aria-busy="true">
            <section class="impact-fans">{ inner }</section>
            <section class="impact-side"><div class="skeleton impact-skeleton" aria-hidden="true"></div></section>
        </div>
    }
}
