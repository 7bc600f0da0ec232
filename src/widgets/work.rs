//! The async view: a flat skeleton, then real units, time left and Cancel; what was refused and how
//! to go on; or the result.

use engine::Reply;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::platform::clock;
use crate::state::{Work, use_text};

/// Properties of [`WorkView`].
#[derive(Properties)]
pub struct WorkProps {
    /// The job.
    pub work: Work,
    /// Units of the whole job, in words from the share done: "184 of 300 draws".
    #[prop_or_default]
    pub units: Option<Callback<f64, String>>,
    /// Lines of the skeleton.
    #[prop_or(4)]
    pub lines: usize,
    /// Draws the reply.
    pub ready: Callback<std::rc::Rc<Reply>, Html>,
}

impl PartialEq for WorkProps {
    fn eq(&self, _: &Self) -> bool {
        // A work has no cheap equality, and a view is cheap to draw.
        false
    }
}

/// Milliseconds before progress is shown: what is quicker only flickers.
const QUIET: f64 = 2_000.0;

/// Shows a job in whichever state it is.
#[component]
pub fn WorkView(props: &WorkProps) -> Html {
    let lines = (0..props.lines).map(|i| {
        let width = format!("inline-size:{}%", 92 - (i * 17) % 45);
        html! { <i style={width}></i> }
    });
    match &props.work {
        Work::Idle => html! {},
        Work::Ready(reply) => props.ready.emit(std::rc::Rc::clone(reply)),
        Work::Running { share, since, cancel } => html! {
            <div aria-busy="true">
                <Progress share={*share} since={*since} cancel={cancel.clone()} units={props.units.clone()} />
                <div class="skeleton-lines" aria-hidden="true">{ for lines }</div>
            </div>
        },
        Work::Failed { key, detail, retry } => html! {
            <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} />
        },
    }
}

/// Properties of [`Progress`].
#[derive(Properties, PartialEq)]
pub struct ProgressProps {
    /// Share done, 0..1.
    pub share: f64,
    /// When it began, milliseconds on the page's clock.
    pub since: f64,
    /// Ends it.
    pub cancel: Callback<()>,
    /// Units in words.
    #[prop_or_default]
    pub units: Option<Callback<f64, String>>,
}

/// Progress in real units with the time left; silent for the first two seconds.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let text = use_text();
    let tick = use_force_update();
    use_effect_with((), move |()| {
        let clock = Interval::new(500, move || tick.force_update());
        move || drop(clock)
    });
    let passed = clock::since_start() - props.since;
    if passed < QUIET {
        return html! {};
    }
    let done = match &props.units {
        Some(units) => units.emit(props.share),
        None => text
            .tr(
                "work-done-share",
                &[("share", text.percent(props.share, 0).into())],
            )
            .into(),
    };
    let left = (props.share > 0.02).then(|| {
        let seconds = (passed / props.share * (1.0 - props.share) / 1000.0).ceil();
        text.tr("work-left", &[("seconds", seconds.into())])
    });
    let cancel = {
        let cancel = props.cancel.clone();
        Callback::from(move |_: MouseEvent| cancel.emit(()))
    };
    html! {
        <div class="progress" role="status">
            <div class="between">
                <span>{ done }{ for left.into_iter().map(|l| html! { <>{ ", " }{ l }</> }) }</span>
                <button class="link" onclick={cancel}>{ text.t("work-cancel") }</button>
            </div>
            <div class="progress-bar"><i style={format!("--v:{:.1}", props.share * 100.0)}></i></div>
        </div>
    }
}

/// Properties of [`Failure`].
#[derive(Properties, PartialEq)]
pub struct FailureProps {
    /// Message key.
    pub message: String,
    /// Technical detail in English.
    #[prop_or_default]
    pub detail: String,
    /// Asks again.
    #[prop_or_default]
    pub retry: Option<Callback<()>>,
}

/// What was refused, and how to go on.
#[component]
pub fn Failure(props: &FailureProps) -> Html {
    let text = use_text();
    let sentence = text
        .find(&props.message, &[])
        .unwrap_or_else(|| text.t("error-refused"));
    let again = props.retry.clone().map(|retry| {
        let onclick = Callback::from(move |_: MouseEvent| retry.emit(()));
        html! { <button class="btn" {onclick}>{ text.t("state-try-again") }</button> }
    });
    html! {
        <div class="state error" role="alert">
            <p class="lead">{ sentence }</p>
            if !props.detail.is_empty() { <p class="note" lang="en" dir="ltr">{ props.detail.clone() }</p> }
            { again }
        </div>
    }
}
