//! Where a value comes from, and how it becomes points: source, year, licence, formula.

use std::rc::Rc;

use charts::spark::{Spark, Words};
use indicators::{Cell, Direction, Origin, Transform};
use plan::Command;
use yew::prelude::*;

use super::Profile;
use super::indicators_table::{beside, leaf_name};
use super::own_value::OwnValueForm;
use super::why::short_hash;
use crate::screens::world::card::reason_words;
use crate::state::{Action, Toast, use_store, use_text, use_world};
use crate::widgets::chart::ChartView;
use crate::widgets::dialog::Dialog;

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
    let (Some(leaf), Some(row)) = (frozen.leaves().get(props.leaf), profile.row()) else {
        return html! {};
    };
    let Some(cell) = row.cells.get(props.leaf) else {
        return html! {};
    };
    let name = leaf_name(profile, props.leaf, world, &text);
    let indicator = world.pack.indicator(&leaf.indicator);
    let unit = indicator.map_or("", |i| i.unit.as_str());
    let source = indicator.and_then(|i| world.pack.source(&i.source));
    let figure = match &cell.used {
        Cell::Observed(o) => {
            let own = matches!(o.origin, Origin::Own(_));
            html! {
                <p><span class="drawer-figure">{ text.full(o.value) }</span>{ " " }<span class="sub">{ text.unit(unit) }</span>{ " · " }{ text.year(o.year) }
                    if own { { " " }<span class="tag example">{ text.t("eco-own") }</span>{ beside(&cell.published, &text) } }</p>
            }
        }
        Cell::Missing(reason) => {
            html! { <p class="lead">{ text.tr("world-card-nodata", &[("reason", reason_words(*reason, &text).into())]) }</p> }
        }
    };
    // The formula with its numbers (model, section 1).
    let value = cell.used.value();
    let formula = value.zip(cell.points).map(|(value, points)| {
        let weight = row.scored.as_ref().and_then(|s| s.nodes.get(leaf.at)).map(|n| (n.available, n.earned));
        let of = |v: f64| match leaf.transform {
            Transform::Identity => text.short(v),
            Transform::Log => format!("ln {}", text.short(v)),
            Transform::Log1p => format!("ln(1 + {})", text.short(v)),
        };
        let (low, high) = (of(leaf.low), of(leaf.high));
        let share = format!("100 × ({} − {low}) ÷ ({high} − {low})", of(value.clamp(leaf.low.min(leaf.high), leaf.high.max(leaf.low))));
        let points_line = match leaf.direction {
            Direction::Lower => format!("100 − {share} = {}", text.fixed(points, 1)),
            _ => format!("{share} = {}", text.fixed(points, 1)),
        };
        html! {
            <>
                <dt>{ text.t("lineage-points") }</dt><dd><code class="ltr formula">{ points_line }</code></dd>
                { for weight.map(|(available, earned)| html! {
                    <><dt>{ text.t("lineage-weight") }</dt><dd><code class="ltr formula">{ format!("{} × {} % = {}", text.fixed(points, 1), text.fixed(available, 2), text.fixed(earned, 2)) }</code></dd></>
                }) }
            </>
        }
    });
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
    let close = {
        let on = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on.emit(()))
    };
    let definition = indicator.map(|i| i.definition.clone()).filter(|d| !d.is_empty());
    html! {
        <Dialog label={name.clone()} on_close={props.on_close.clone()} class="plan-drawer">
            <div class="drawer-body" data-testid="lineage">
                <header class="drawer-head">
                    <div class="stack tight"><p class="eyebrow">{ text.t("lineage-title") }</p><h2>{ name.html() }</h2></div>
                    <button class="link" onclick={close}>{ text.t("close") }</button>
                </header>
                { figure }
                { for definition.map(|d| html! { <p class="sub" lang="en" dir="ltr">{ d }</p> }) }
                <dl class="facts lineage-facts">
                    { for formula }
                    <dt>{ text.t("lineage-goalposts") }</dt><dd>{ text.range(&text.short(leaf.low), &text.short(leaf.high)) }</dd>
                    { for source.map(|s| html! {
                        <>
                            <dt>{ text.t("import-source") }</dt><dd lang="en" dir="ltr">{ s.title.clone() }{ ", " }{ s.publisher.clone() }</dd>
                            <dt>{ text.t("lineage-code") }</dt><dd class="ltr">{ indicator.map(|i| i.source_code.clone()).unwrap_or_default() }</dd>
                            <dt>{ text.t("lineage-vintage") }</dt><dd lang="en" dir="ltr">{ s.vintage.clone() }</dd>
                            <dt>{ text.t("lineage-licence") }</dt><dd lang="en" dir="ltr">{ s.licence.clone() }</dd>
                            <dt>{ text.t("lineage-attribution") }</dt><dd lang="en" dir="ltr">{ s.attribution.clone() }</dd>
                        </>
                    }) }
                </dl>
                { for spark }
                <section class="stack">
                    <h3>{ text.t("lineage-own") }</h3>
                    <p class="note">{ text.t("drawer-values-note") }</p>
                    <ul>{ for owns }</ul>
                    <OwnValueForm profile={profile.clone()} indicator={Some(leaf.indicator.clone())} />
                </section>
            </div>
        </Dialog>
    }
}
