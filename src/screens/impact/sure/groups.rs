//! On what the gain hangs: the tornado (fixed and chosen again), Sobol indices of the groups, and which
//! study would change the decision. Each is computed when it is asked for.

use std::rc::Rc;

use charts::intervals::{self, Intervals, Row as Bar, Span};
use charts::sensitivity::{self as sobol, Share};
use engine::job::{Drivers, Information, Tornado};
use engine::{Job, Reply};
use foresight::risk::Group;
use plan::Plan;
use yew::prelude::*;

use crate::screens::impact::width::use_width;
use crate::state::{Same, Work, use_job_of, use_text};
use crate::text::{Phrase, Text};
use crate::widgets::chart::ChartView;
use crate::widgets::work::WorkView;

/// Draws of each end of the tornado (the job's documentation: 200 serve).
const TORNADO_DRAWS: u32 = 200;
/// Rows of the Sobol design.
const ROWS: u32 = 256;
/// Bootstrap resamples.
const BOOTSTRAP: u32 = 200;
/// States of what a study would settle, and of the rest for each.
const STATES: u32 = 32;
/// Seed: that of the other jobs of this screen.
const SEED: u64 = 1;

/// Name of a group of what is not known.
pub fn name(group: Group, text: &Text) -> Phrase {
    text.t(match group {
        Group::Baseline => "sure-group-baseline",
        Group::DeliveryCommon => "sure-group-delivery-common",
        Group::DeliveryOwn => "sure-group-delivery-own",
        Group::Overrun => "sure-group-overrun",
        Group::UnitCost => "sure-group-unit-cost",
        Group::Deadweight => "sure-group-deadweight",
        Group::EffectDefend => "sure-group-effect-defend",
        Group::EffectNetwork => "sure-group-effect-network",
        Group::EffectProject => "sure-group-effect-project",
        Group::EffectEnable => "sure-group-effect-enable",
        Group::Upkeep => "sure-group-upkeep",
        Group::Absorption => "sure-group-absorption",
    })
}

/// Which question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What moves the gain most, one at a time.
    Tornado,
    /// Shares of the variation.
    Drivers,
    /// What a study would be worth.
    Information,
}

impl Question {
    fn keys(self) -> [&'static str; 3] {
        match self {
            Self::Tornado => ["sure-tornado", "sure-tornado-sub", "tornado"],
            Self::Drivers => ["sure-drivers", "sure-drivers-sub", "drivers"],
            Self::Information => ["sure-study", "sure-study-sub", "study"],
        }
    }

    fn job(self, plan: &Plan) -> Job {
        let plan = Box::new(plan.clone());
        match self {
            Self::Tornado => Job::Tornado {
                plan,
                again: true,
                draws: TORNADO_DRAWS,
                seed: SEED,
            },
            Self::Drivers => Job::Drivers {
                plan,
                rows: ROWS,
                bootstrap: BOOTSTRAP,
                seed: SEED,
            },
            Self::Information => Job::Information {
                plan,
                outer: STATES,
                inner: STATES,
                seed: SEED,
            },
        }
    }
}

/// Properties of [`Asked`].
#[derive(Properties, PartialEq)]
pub struct AskedProps {
    /// The plan with its portfolio.
    pub plan: Same<Plan>,
    /// Which question.
    pub question: Question,
    /// Source line of the exported picture.
    pub source: AttrValue,
}

/// A question with its button, its progress, and its answer.
#[component]
pub fn Asked(props: &AskedProps) -> Html {
    let text = use_text();
    let asked = use_state(|| false);
    let question = props.question;
    let work = use_job_of(
        (props.plan.clone(), question, *asked),
        |(plan, question, asked)| asked.then(|| question.job(plan)),
    );
    let [title, sub, file] = question.keys();
    let ask = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(true))
    };
    let ready = {
        let (source, text) = (props.source.clone(), text.clone());
        Callback::from(move |reply: Rc<Reply>| {
            let picture = match &*reply {
                Reply::Tornado(t) => Picture::Tornado((**t).clone()),
                Reply::Drivers(d) => Picture::Drivers((**d).clone()),
                Reply::Information(i) => Picture::Information((**i).clone()),
                _ => return html! { <p class="note">{ text.t("work-cancelled") }</p> },
            };
            html! { <Answer picture={Same(Rc::new(picture))} source={source.clone()} {file} /> }
        })
    };
    let idle = matches!(work, Work::Idle);
    let busy = matches!(work, Work::Running { .. });
    html! {
        <section class="sure-asked" data-testid={format!("sure-{file}")} aria-busy={busy.then_some("true")}>
            if idle {
                <h2>{ text.t(title) }</h2>
                <p class="note">{ text.t(sub) }</p>
                <button class="btn" data-testid={format!("ask-{file}")} onclick={ask}>{ text.t("sure-compute") }</button>
            } else {
                <WorkView {work} lines={6} {ready} />
                <p class="note">{ text.t(sub) }</p>
            }
        </section>
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Picture {
    Tornado(Tornado),
    Drivers(Drivers),
    Information(Information),
}

#[derive(Properties, PartialEq)]
struct AnswerProps {
    picture: Same<Picture>,
    source: AttrValue,
    file: &'static str,
}

/// The answer: a finding, a chart with its table.
#[component]
fn Answer(props: &AnswerProps) -> Html {
    let text = use_text();
    let frame = use_node_ref();
    let width = use_width(&frame, 560.0);
    let (title, chart) = match &*props.picture.0 {
        Picture::Tornado(t) => tornado(t, width, &text),
        Picture::Drivers(d) => drivers(d, width, &text),
        Picture::Information(i) => information(i, width, &text),
    };
    html! {
        <>
            <h2>{ title.clone() }</h2>
            <div ref={frame}>
                <ChartView chart={Rc::new(chart)} {title} source={props.source.clone()} file={format!("groundwork-{}", props.file)} mirror=true />
            </div>
        </>
    }
}

fn tornado(of: &Tornado, width: f64, text: &Text) -> (String, charts::Chart) {
    let points = |v: f64| text.fixed(v, 2);
    let title: String = match of.bars.first() {
        Some(bar) => text
            .tr(
                "sure-tornado-finding",
                &[
                    ("name", name(bar.fixed.group, text).into()),
                    (
                        "range",
                        text.range(&points(bar.fixed.low), &points(bar.fixed.high)).into(),
                    ),
                ],
            )
            .into(),
        None => text.t("sure-tornado").into(),
    };
    let mid = of.gain.mean;
    let span = |a: f64, b: f64| {
        Some(Span {
            low: a.min(b),
            mid: mid.clamp(a.min(b), a.max(b)),
            high: a.max(b),
        })
    };
    let state = Intervals {
        rows: of
            .bars
            .iter()
            .map(|bar| Bar {
                name: name(bar.fixed.group, text).into(),
                without: bar.again.and_then(|(a, b)| span(a, b)),
                with: span(bar.fixed.low, bar.fixed.high),
                end: text.range(&points(bar.fixed.low), &points(bar.fixed.high)).into(),
            })
            .collect(),
        ..Intervals::default()
    };
    let heads = [
        "sure-again-low",
        "sure-mean",
        "sure-again-high",
        "sure-fixed-low",
        "sure-mean",
        "sure-fixed-high",
    ]
    .map(|k| text.t(k).to_string());
    let (group, end) = (text.t("sure-group").to_string(), text.t("sure-gain").to_string());
    let chart = state.draw(
        width,
        &intervals::Words {
            name: &group,
            end: &end,
            heads: heads.each_ref().map(String::as_str),
            value: &points,
            full: &|v| text.full_to(v, 4),
            description: title.clone(),
        },
    );
    (title, chart)
}

fn drivers(of: &Drivers, width: f64, text: &Text) -> (String, charts::Chart) {
    let bars: Vec<sobol::Bar> = of
        .drivers
        .iter()
        .filter_map(|d| {
            let i = d.indices.as_ref()?;
            let share = |(value, low, high): (f64, f64, f64)| Share { value, low, high };
            let (f, t) = (&i.first, &i.total);
            Some(sobol::Bar {
                name: name(d.group, text).into(),
                first: share((f.value, f.low, f.high)),
                total: share((t.value, t.low, t.high)),
            })
        })
        .collect();
    let title: String = match of
        .drivers
        .iter()
        .find_map(|d| Some((d.group, d.indices.as_ref()?.total.value)))
    {
        Some((group, share)) => text
            .tr(
                "sure-drivers-finding",
                &[
                    ("name", name(group, text).into()),
                    ("share", text.percent(share, 0).into()),
                ],
            )
            .into(),
        None => text.t("sure-drivers-none").into(),
    };
    let heads = ["sure-group", "sure-first", "sure-total"].map(|k| text.t(k).to_string());
    let chart = sobol::draw(
        &bars,
        width,
        &sobol::Words {
            choice: &heads[0],
            first: &heads[1],
            total: &heads[2],
            percent: &|v| text.percent(v, 0).into(),
            range: &|a, b| {
                text.range(text.percent(a, 0).as_str(), text.percent(b, 0).as_str())
                    .into()
            },
            description: title.clone(),
        },
    );
    (title, chart)
}

fn information(of: &Information, width: f64, text: &Text) -> (String, charts::Chart) {
    let points = |v: f64| text.fixed(v, 3);
    let best = of
        .studies
        .first()
        .filter(|s| s.partial.value > 2.0 * s.partial.se);
    let title: String = match best {
        Some(study) => text
            .tr(
                "sure-study-finding",
                &[
                    ("name", name(study.group, text).into()),
                    ("share", text.percent(study.partial.changes, 0).into()),
                    ("points", points(study.partial.value).into()),
                ],
            )
            .into(),
        None => text
            .tr("sure-study-none", &[("n", of.alternatives.len().into())])
            .into(),
    };
    let state = Intervals {
        rows: of
            .studies
            .iter()
            .map(|s| Bar {
                name: name(s.group, text).into(),
                without: None,
                with: Some(Span {
                    low: (s.partial.value - s.partial.se).max(0.0),
                    mid: s.partial.value,
                    high: s.partial.value + s.partial.se,
                }),
                end: text.percent(s.partial.changes, 0).into(),
            })
            .collect(),
        from_zero: true,
        alone: true,
        ..Intervals::default()
    };
    let heads = ["sure-minus-se", "sure-worth", "sure-plus-se"].map(|k| text.t(k).to_string());
    let (group, end) = (
        text.t("sure-group").to_string(),
        text.t("sure-changes").to_string(),
    );
    let chart = state.draw(
        width,
        &intervals::Words {
            name: &group,
            end: &end,
            heads: ["", "", "", &heads[0], &heads[1], &heads[2]],
            value: &points,
            full: &|v| text.full_to(v, 4),
            description: title.clone(),
        },
    );
    (title, chart)
}
