//! Which choice matters most: how much of the variation of ranks each choice explains.

use std::rc::Rc;

use charts::sensitivity::{Bar, Share, Words, draw};
use engine::job::Sensitivity;
use readiness::uncertainty::Output;
use readiness::uncertainty::sobol::{Estimate, Indices};
use yew::prelude::*;

use super::settings::names;
use super::{Compared, economy_name, set, words};
use crate::route::Place;
use crate::screens::impact::width::use_width;
use crate::state::{use_text, use_world};
use crate::widgets::chart::ChartView;
use crate::widgets::tabs::{Tab, Tabs};

/// Properties of [`Matters`].
#[derive(Properties)]
pub struct MattersProps {
    /// What is compared.
    pub compared: Compared,
    /// What moves the ranking.
    pub sensitivity: Rc<Sensitivity>,
    /// Address.
    pub place: Place,
}

impl PartialEq for MattersProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.sensitivity, &other.sensitivity)
            && self.compared == other.compared
            && self.place == other.place
    }
}

fn share(of: Estimate) -> Share {
    Share {
        value: of.value,
        low: of.low,
        high: of.high,
    }
}

/// Bars of first and total order, the most explaining first.
#[component]
pub fn Matters(props: &MattersProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 600.0);
    let compared = &props.compared;
    let by_rank = compared.settings.explain_rank;
    let wanted = |output: Output| matches!(output, Output::Rank(_)) == by_rank;
    let mut found: Vec<(String, Indices)> = props
        .sensitivity
        .explained
        .iter()
        .filter(|e| wanted(e.output))
        .filter_map(|e| Some((text.t(words::factor(e.factor)).to_string(), e.indices?)))
        .collect();
    found.sort_by(|a, b| b.1.total.value.total_cmp(&a.1.total.value));
    let subject = match compared.pair.filter(|_| by_rank) {
        Some((a, _)) => text.tr(
            "cmp-matters-rank",
            &[("economy", economy_name(world, &text, a).into())],
        ),
        None => text.t("cmp-matters-all"),
    };
    let title = match found.first() {
        Some((name, indices)) => text.tr(
            "cmp-matters-title",
            &[
                ("choice", name.as_str().into()),
                (
                    "share",
                    text.percent(indices.total.value.clamp(0.0, 1.0), 0).into(),
                ),
                ("subject", (&subject).into()),
            ],
        ),
        None => text.t("cmp-nothing-varies"),
    }
    .to_string();
    let tabs = compared.pair.map(|(a, _)| {
        let tabs = vec![
            Tab {
                id: "all".into(),
                label: text.t("cmp-explain-all").html(),
            },
            Tab {
                id: "rank".into(),
                label: html! { { economy_name(world, &text, a) } },
            },
        ];
        let choose = {
            let set = set(&props.place, names::EXPLAIN);
            Callback::from(move |id: AttrValue| set.emit((id == "rank").then(|| "rank".to_owned())))
        };
        html! { <Tabs label={text.t("cmp-explain-label")} {tabs} chosen={if by_rank { "rank" } else { "all" }} on_choose={choose} class="no-print" /> }
    });
    let bars: Vec<Bar> = found
        .into_iter()
        .map(|(name, i)| Bar {
            name,
            first: share(i.first),
            total: share(i.total),
        })
        .collect();
    let heads = ["cmp-col-choice", "cmp-first-order", "cmp-total-order"].map(|k| text.t(k).to_string());
    let percent = |v: f64| text.percent(v, 0).to_string();
    let chart = draw(
        &bars,
        width,
        &Words {
            choice: &heads[0],
            first: &heads[1],
            total: &heads[2],
            percent: &percent,
            range: &|low, high| text.range(&percent(low), &percent(high)).into(),
            description: title.clone(),
        },
    );
    let sub = text.t("cmp-matters-sub");
    html! {
        <section class="cmp-matters" aria-label={title.clone()}>
            <div class="between">
                <h2 data-testid="matters">{ title.clone() }</h2>
                { tabs }
            </div>
            <p class="note"><i class="swatch cmp-first-key"></i>{ " " }{ text.t("cmp-first-order") }{ "  " }<i class="swatch without"></i>{ " " }{ text.t("cmp-total-order") }{ ". " }{ sub.html() }</p>
            <div ref={frame}>
                <ChartView chart={Rc::new(chart)} {title} subtitle={sub.to_string()} source={compared.source.clone()} file="compare-choices" mirror=true />
            </div>
            <p class="sub cmp-compensate">{ text.t("cmp-compensate") }</p>
        </section>
    }
}
