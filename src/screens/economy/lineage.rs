//! Where a value comes from, with its series and the reader's own values beside it.

use std::rc::Rc;

use charts::spark::{Spark, Words};
use plan::Command;
use yew::prelude::*;

use super::Profile;
use super::indicators_table::leaf_name;
use super::own_value::OwnValueForm;
use super::why::short_hash;
use crate::state::{Action, Toast, use_store, use_text, use_world};
use crate::widgets::chart::ChartView;
use crate::widgets::lineage::{LineageDrawer, Subject};

/// Properties of [`Lineage`].
#[derive(Properties, PartialEq)]
pub struct LineageProps {
    /// Profile.
    pub profile: Profile,
    /// Position of the leaf.
    pub leaf: usize,
    /// The reader is done.
    pub on_close: Callback<()>,
}

/// The drawer of one value.
#[component]
pub fn Lineage(props: &LineageProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let profile = &props.profile;
    let frozen = &profile.scores.frozen;
    let Some(leaf) = frozen.leaves().get(props.leaf) else {
        return html! {};
    };
    let name = leaf_name(profile, props.leaf, world, &text);
    let indicator = world.pack.indicator(&leaf.indicator);
    let unit = indicator.map_or("", |i| i.unit.as_str());
    let source = indicator.and_then(|i| world.pack.source(&i.source));
    let series = world.pack.points(&leaf.indicator, profile.code);
    let spark = (series.len() > 1).then(|| {
        let words = Words {
            year: &text.t("world-col-year").to_string(),
            name: &name.to_string(),
            peers: "",
            value: &|v| text.short(v),
            write_year: &|y| text.year(y),
            description: text.tr("lineage-series", &[("indicator", (&name).into()), ("n", series.len().into())]).into(),
        };
        let spark = Spark {
            points: series.iter().map(|p| (p.year, p.value)).collect(),
            peers: Vec::new(),
            chosen: true,
        };
        let origin = source.map_or_else(String::new, |s| format!("{} ({})", s.title, s.vintage));
        let caption = text.tr("chart-source", &[("source", origin.into()), ("hash", short_hash(&store.plan).into())]);
        html! { <ChartView chart={Rc::new(spark.draw(360.0, 96.0, &words))} title={name.clone()} subtitle={text.unit(unit).to_string()} source={caption} file={format!("{}-{}", profile.code, leaf.indicator)} /> }
    });
    let owns = store.plan.own_values.iter().filter(|o| o.economy == profile.code && o.indicator == leaf.indicator).map(|own| {
        let remove = {
            let (store, own) = (store.clone(), own.clone());
            Callback::from(move |_: MouseEvent| {
                store.dispatch(Action::Run(Box::new(Command::SetOwnValue {
                    economy: own.economy,
                    indicator: own.indicator.clone(),
                    year: own.year,
                    value: None,
                })));
                store.dispatch(Action::Say(Toast::undoable("value-removed", Vec::new())));
            })
        };
        html! {
            <li class="between"><span><b>{ text.full(own.value) }</b>{ " · " }{ text.year(own.year) }{ " · " }<span class="isolate">{ own.source.clone() }</span></span>
                <button class="link" onclick={remove}>{ text.t("value-remove") }</button></li>
        }
    });
    let of = Subject {
        economy: profile.code,
        node: leaf.node.clone().into(),
        framework: profile.settings.framework.clone().into(),
        view: profile.settings.view,
        year: None,
    };
    html! {
        <LineageDrawer {of} on_close={props.on_close.clone()}>
            { for spark }
            <section class="stack no-print">
                <h3>{ text.t("lineage-own") }</h3>
                <p class="note">{ text.t("drawer-values-note") }</p>
                <ul>{ for owns }</ul>
                <OwnValueForm profile={profile.clone()} indicator={Some(leaf.indicator.clone())} />
            </section>
        </LineageDrawer>
    }
}
