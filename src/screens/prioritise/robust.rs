//! What stays chosen whatever turns out: always, depends, never; regret; what a promise keeps.

use portfolio::robust::{CoreLine, Robust, Verdict};
use portfolio::study::{Report, Spec};
use yew::prelude::*;

use super::{Runner, base, hashed, use_study};
use crate::screens::portfolio::words;
use crate::state::{Same, Shown, use_text, use_world};
use crate::text::Text;

/// Properties of [`RobustPart`].
#[derive(Properties, PartialEq)]
pub struct RobustProps {
    /// The portfolio on show.
    pub shown: Same<Shown>,
}

/// The part.
#[component]
pub fn RobustPart(props: &RobustProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let shown = &props.shown;
    let (run, report) = use_study("robust", &shown.hash);
    let spec = {
        let shown = shown.clone();
        Callback::from(move |()| Spec::Robust {
            draws: 20,
            fresh: 500,
            seed: 1,
            base: base(&shown),
        })
    };
    let robust = match report.as_deref() {
        Some(Report::Robust(robust)) => Some(robust),
        _ => None,
    };
    let list = |robust: &Robust, verdict: Verdict, key: &'static str| {
        let mut lines: Vec<&CoreLine> = robust.core.iter().filter(|l| l.verdict == verdict).collect();
        lines.sort_by(|a, b| b.share.total_cmp(&a.share));
        html! {
            <section>
                <h3>{ text.tr(key, &[("n", lines.len().into())]) }</h3>
                <ul data-testid={key}>{ for lines.into_iter().map(|l| html! {
                    <li>{ words::project_id(world, &text, &l.project) }
                        if verdict == Verdict::Depends { { " " }<span class="quieter">{ text.percent(l.share, 0) }</span> }</li>
                }) }</ul>
            </section>
        }
    };
    html! {
        <section>
            <h2>{ text.t("prioritise-robust-title") }</h2>
            <Runner name="robust" label="prioritise-run-robust" note="prioritise-note-robust" hashed={hashed(shown)} {spec} {run} />
            if let Some(robust) = robust.filter(|r| !r.core.is_empty()) {
                { promise(robust, &text) }
                <div class="findings">
                    { list(robust, Verdict::Always, "prioritise-always") }
                    { list(robust, Verdict::Depends, "prioritise-depends") }
                    { list(robust, Verdict::Never, "prioritise-never") }
                </div>
                <h3>{ text.t("prioritise-regret-title") }</h3>
                <table data-testid="regret">
                    <caption class="note">{ text.t("prioritise-regret-note") }</caption>
                    <thead><tr><th scope="col">{ text.t("prioritise-col-portfolio") }</th><th scope="col" class="num">{ text.t("prioritise-col-largest") }</th>
                        <th scope="col" class="num">{ text.t("prioritise-col-mean") }</th><th scope="col" class="num">{ text.t("prioritise-col-payable") }</th></tr></thead>
                    <tbody>{ for robust.portfolios.iter().enumerate().map(|(i, p)| html! {
                        <tr><th scope="row">{ if p.base { text.t("prioritise-portfolio-plan") } else { text.tr("prioritise-portfolio-n", &[("n", (i + 1).into())]) } }
                            if robust.minimax == Some(i) { { " " }<span class="tag">{ text.t("prioritise-minimax") }</span> }</th>
                            <td class="num strong">{ text.percent(p.largest(), 1) }</td><td class="num">{ text.percent(p.mean(), 1) }</td><td class="num">{ text.percent(p.payable, 0) }</td></tr>
                    }) }</tbody>
                </table>
            }
        </section>
    }
}

fn promise(robust: &Robust, text: &Text) -> Html {
    let line = |key: &'static str, p: &portfolio::robust::Promise| {
        let args = [
            ("promised", text.fixed(p.promised, 2).into()),
            ("mean", text.fixed(p.mean, 2).into()),
            ("low", text.fixed(p.p05, 2).into()),
            ("high", text.fixed(p.p95, 2).into()),
        ];
        html! { <p>{ text.tr(key, &args) }</p> }
    };
    html! {
        <>
            { for robust.promise.iter().map(|p| line("prioritise-promise", p)) }
            { for robust.curse.iter().map(|p| line("prioritise-curse", p)) }
        </>
    }
}
