//! A partner survey: which share of officials call the partner reliable. Entered by the user, weighted,
//! shown beside readiness and never mixed into it.

use plan::Command;
use plan::command::SurveyValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::DepthProps;
use crate::state::{Action, Toast, use_store, use_text};

/// What was found, and the form.
#[component]
pub fn Survey(props: &DepthProps) -> Html {
    let (text, store) = (use_text(), use_store());
    let economy = props.profile.code;
    let (share, asked, weight, source) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let fault = use_state(|| None::<&'static str>);
    let summary = props.found.facts().and_then(|f| f.survey.as_ref());
    let onsubmit = {
        let (store, fault) = (store.clone(), fault.clone());
        let (share, asked, weight, source) = (share.clone(), asked.clone(), weight.clone(), source.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let read = |node: &NodeRef| {
                node.cast::<HtmlInputElement>()
                    .map(|i| i.value())
                    .unwrap_or_default()
            };
            let words = read(&source).trim().to_owned();
            let value = read(&share)
                .parse::<f64>()
                .ok()
                .filter(|v| (0.0..=100.0).contains(v));
            let respondents = read(&asked).parse::<u32>().ok().filter(|n| *n > 0);
            let weight = read(&weight)
                .parse::<f64>()
                .ok()
                .filter(|w| (0.0..=1000.0).contains(w));
            match (value, respondents, weight) {
                (None, ..) => fault.set(Some("survey-fault-share")),
                (_, None, _) => fault.set(Some("survey-fault-asked")),
                (.., None) => fault.set(Some("survey-fault-weight")),
                _ if words.is_empty() => fault.set(Some("own-fault-source")),
                (Some(value), Some(respondents), Some(weight)) => {
                    fault.set(None);
                    let example = store.plan.example;
                    store.dispatch(Action::Run(Box::new(Command::SetSurvey {
                        economy,
                        source: words,
                        answer: Some(SurveyValue {
                            value,
                            respondents,
                            weight,
                        }),
                    })));
                    if !example {
                        store.dispatch(Action::Say(Toast::undoable("survey-added", Vec::new())));
                    }
                }
            }
        })
    };
    let finding = match summary {
        Some(s) => match s.mean {
            Some(mean) => text.tr(
                "survey-mean",
                &[
                    ("share", text.fixed(mean, 0).into()),
                    ("n", s.respondents.into()),
                    ("sources", s.answers.len().into()),
                ],
            ),
            None => text.t("survey-weightless"),
        },
        None => text.t("survey-none"),
    };
    let answers = summary.map(|s| s.answers.as_slice()).unwrap_or_default().iter().map(|a| {
        let remove = {
            let (store, source) = (store.clone(), a.source.clone());
            Callback::from(move |_: MouseEvent| {
                store.dispatch(Action::Run(Box::new(Command::SetSurvey {
                    economy,
                    source: source.clone(),
                    answer: None,
                })));
            })
        };
        html! {
            <li key={a.source.clone()} class="survey-line"><span class="isolate">{ a.source.clone() }</span>
                <span class="num"><b>{ text.percent(a.value / 100.0, 0) }</b>{ " " }<span class="quieter">{ text.tr("survey-of", &[("n", a.respondents.into()), ("weight", text.full_to(a.weight, 2).into())]) }</span></span>
                <button class="link no-print" onclick={remove}>{ text.t("survey-remove") }</button></li>
        }
    });
    let bad = |key: &str| ((*fault) == Some(key)).to_string();
    html! {
        <div class={classes!("stack", "tight", "survey", summary.is_none().then_some("no-print"))} data-testid="survey">
            <h3>{ text.t("survey-title") }</h3>
            <p class="sub">{ finding }</p>
            <ul>{ for answers }</ul>
            <details class="no-print">
                <summary class="link">{ text.t("survey-enter") }</summary>
                <form class="own-form" novalidate=true {onsubmit}>
                    <label><span>{ text.t("survey-share") }</span><input ref={share} class="input num" type="number" min="0" max="100" step="any" data-testid="survey-share" aria-invalid={bad("survey-fault-share")} /></label>
                    <label><span>{ text.t("survey-asked") }</span><input ref={asked} class="input num" type="number" min="1" step="1" data-testid="survey-asked" aria-invalid={bad("survey-fault-asked")} /></label>
                    <label class="own-wide"><span>{ text.t("import-source") }</span><input ref={source} class="input" type="text" maxlength="200" data-testid="survey-source" aria-invalid={bad("own-fault-source")} /></label>
                    <label><span>{ text.t("survey-weight") }</span><input ref={weight} class="input num" type="number" min="0" step="any" value="1" data-testid="survey-weight" aria-invalid={bad("survey-fault-weight")} /></label>
                    { for fault.map(|key| html! { <p class="own-wide tag bad" role="alert">{ text.t(key) }</p> }) }
                    <button class="btn" type="submit" data-testid="survey-add">{ text.t("survey-add") }</button>
                </form>
            </details>
            <p class="note">{ text.t("survey-note") }</p>
        </div>
    }
}
