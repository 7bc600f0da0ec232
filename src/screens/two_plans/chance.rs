//! How often one plan gains more than the other, draw by draw.

use std::rc::Rc;

use charts::intervals::{self, Intervals, Row, Span};
use engine::job::PlanPair;
use engine::{Job, Reply};
use yew::prelude::*;

use super::side::SEED;
use super::{PairProps, words};
use crate::screens::impact::names;
use crate::screens::impact::width::use_width;
use crate::state::{Same, Work, use_job_of, use_text, use_world};
use crate::widgets::chart::ChartView;
use crate::widgets::work::WorkView;

/// Draws of the comparison (model, section 4).
const DRAWS: u32 = 2_000;

/// The paired comparison: the share of the draws, the difference with its range, by economy.
#[component]
pub fn Chance(props: &PairProps) -> Html {
    let text = use_text();
    let [a, b] = &props.pair.sides;
    let names = [words::name(a, &text), words::name(b, &text)];
    let work = use_job_of((a.clone(), b.clone()), |(a, b)| {
        Some(Job::Pair {
            a: Box::new(a.funded()),
            b: Box::new(b.funded()),
            draws: DRAWS,
            seed: SEED,
        })
    });
    let busy = matches!(work, Work::Running { .. });
    let ready = Callback::from(move |reply: Rc<Reply>| match &*reply {
        Reply::Pair(found) => {
            html! { <Told found={Same(Rc::new((**found).clone()))} a={names[0].clone()} b={names[1].clone()} /> }
        }
        _ => html! {},
    });
    html! {
        <section class="two-chance" data-testid="two-chance" aria-busy={busy.then_some("true")}>
            <WorkView {work} lines={4} {ready} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ToldProps {
    found: Same<PlanPair>,
    a: String,
    b: String,
}

#[component]
fn Told(props: &ToldProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 760.0);
    let found = &props.found;
    let points = |v: f64| text.signed(v, 2);
    let (paired, difference) = (&found.paired, &found.paired.difference);
    let title = text
        .tr(
            "two-chance",
            &[
                ("share", text.percent(paired.a_better.share, 0).into()),
                ("a", props.a.as_str().into()),
                ("b", props.b.as_str().into()),
                ("difference", points(difference.p50).into()),
                ("low", points(difference.p10).into()),
                ("high", points(difference.p90).into()),
            ],
        )
        .to_string();
    let span = |d: &foresight::risk::Spread| {
        Some(Span {
            low: d.p10,
            mid: d.p50,
            high: d.p90,
        })
    };
    let mut economies = found.economies.clone();
    economies.sort_by(|x, y| {
        let size = |p: &foresight::risk::Paired| p.difference.p50.abs();
        size(&y.1).total_cmp(&size(&x.1)).then(x.0.cmp(&y.0))
    });
    let mut rows = vec![Row {
        name: text.t("risk-region").into(),
        without: None,
        with: span(difference),
        end: text.percent(paired.a_better.share, 0).into(),
    }];
    rows.extend(economies.iter().map(|(code, p)| Row {
        name: names::economy(world, &text, *code),
        without: None,
        with: span(&p.difference),
        end: text.percent(p.a_better.share, 0).into(),
    }));
    let state = Intervals {
        rows,
        from_zero: true,
        alone: true,
        ..Intervals::default()
    };
    let heads = [10, 50, 90].map(|p| text.percent(f64::from(p) / 100.0, 0).to_string());
    let (name, end) = (
        text.t("impact-col-economy").to_string(),
        text.t("two-better").to_string(),
    );
    let chart = state.draw(
        width,
        &intervals::Words {
            name: &name,
            end: &end,
            heads: ["", "", "", &heads[0], &heads[1], &heads[2]],
            value: &points,
            full: &|v| text.full_to(v, 4),
            description: title.clone(),
        },
    );
    html! {
        <>
            <h2 data-testid="two-better" data-value={paired.a_better.share.to_string()}>{ title.clone() }</h2>
            <p class="note">{ text.tr("two-chance-sub", &[("draws", f64::from(found.draws).into())]) }</p>
            <div ref={frame}><ChartView chart={Rc::new(chart)} {title} file="groundwork-two-plans-chance" mirror=true /></div>
        </>
    }
}
