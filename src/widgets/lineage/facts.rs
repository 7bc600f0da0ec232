//! What is known about a number: where it was published, what was done to it, what it weighs.

use engine::lineage::{Capped, Leaf, Lineage, Steps};
use indicators::{Cell, Direction, Nature, Origin, Role, Transform};
use yew::prelude::*;

use crate::screens::world::card::reason_words;
use crate::text::Text;

fn fact(term: Html, value: Html) -> Html {
    html! { <><dt>{ term }</dt><dd>{ value }</dd></> }
}

/// The list, source first.
pub fn facts(found: &Lineage, plan: &plan::Plan, world: &engine::World, text: &Text) -> Html {
    let say = |key: &str, value: Html| fact(text.t(key).html(), value);
    let weights = html! {
        <>
            if found.parent.is_some() {
                { say("lin-weight", text.percent(found.share, 1).html()) }
                { say("lin-full", text.percent(found.full, 2).html()) }
                { say("lin-effective", found.effective.map_or_else(|| text.t("lin-unscored").html(), |w| text.percent(w, 2).html())) }
            }
            { for found.earned.map(|e| say("lin-earned", html! { <span data-testid="lineage-earned" data-value={e.to_string()}>{ text.fixed(e, 2) }</span> })) }
        </>
    };
    match &found.steps {
        Steps::Leaf(leaf) => {
            html! { <>{ published(leaf, plan, world, text) }{ treatment(leaf, text) }{ weights }</> }
        }
        Steps::Group { .. } => weights,
    }
}

/// Where it comes from.
fn published(leaf: &Leaf, plan: &plan::Plan, world: &engine::World, text: &Text) -> Html {
    let say = |key: &str, value: Html| fact(text.t(key).html(), value);
    let english = |words: &str| html! { <span lang="en" dir="ltr">{ words.to_owned() }</span> };
    let numerator = leaf
        .ratio
        .as_ref()
        .map_or(leaf.indicator.as_str(), |r| r.0.as_str());
    let indicator = world.pack.indicator(numerator);
    let source = indicator.and_then(|i| world.pack.source(&i.source));
    let own = match &leaf.used {
        Cell::Observed(o) => match &o.origin {
            Origin::Own(source) => Some(say(
                "lin-own-source",
                html! { <span class="isolate">{ source.clone() }</span> },
            )),
            Origin::Answer => Some(say("import-source", text.t("lin-answer").html())),
            Origin::Assumed => Some(say("import-source", text.t("lin-assumed").html())),
            Origin::Imputed => Some(say("import-source", text.t("lin-imputed").html())),
            Origin::Published(_) => None,
        },
        Cell::Missing(_) => None,
    };
    let beside = match &leaf.published {
        Cell::Observed(o) => html! { <>{ text.full(o.value) }{ " · " }{ text.year(o.year) }</> },
        Cell::Missing(reason) => reason_words(*reason, text).html(),
    };
    let nature = leaf.nature.map(|n| match n {
        Nature::Measured => "lin-measured",
        Nature::Modelled => "depth-rel-modelled",
        Nature::Perception => "depth-rel-perception",
    });
    let own_series = plan.own_indicator(numerator);
    html! {
        <>
            { for own }
            if leaf.role == Role::Outcome { { say("lin-published", html! { <span data-testid="lineage-published">{ beside }</span> }) } }
            { for nature.map(|n| say("lin-nature", text.t(n).html())) }
            { for own_series.map(|i| say("import-source", html! { <span class="isolate">{ i.source.clone() }</span> })) }
            { for source.map(|s| html! {
                <>
                    { say("import-source", english(&format!("{}, {}", s.title, s.publisher))) }
                    { say("lineage-code", html! { <span class="ltr">{ indicator.map(|i| i.source_code.clone()).unwrap_or_default() }</span> }) }
                    { say("lineage-vintage", english(&s.vintage)) }
                    { say("lineage-licence", english(&s.licence)) }
                    { say("lineage-attribution", english(&s.attribution)) }
                </>
            }) }
            { for indicator.map(|i| i.definition.as_str()).filter(|d| !d.is_empty()).map(|d| say("lin-definition", english(d))) }
        </>
    }
}

/// What is done to it.
fn treatment(leaf: &Leaf, text: &Text) -> Html {
    let say = |key: &str, value: Html| fact(text.t(key).html(), value);
    let (low, high) = leaf.goalposts;
    let transform = text.t(match leaf.transform {
        Transform::Identity => "lin-identity",
        Transform::Log => "lin-log",
        Transform::Log1p => "lin-log1p",
    });
    let direction = text.t(match leaf.direction {
        Direction::Higher => "lin-higher",
        Direction::Lower => "lin-lower",
        Direction::Neutral => "lin-neutral",
    });
    let capped = leaf.scaled.map(|s| match s.capped {
        None => text.t("lin-not-capped"),
        Some(Capped::Low) => text.tr("lin-capped", &[("at", text.short(low).into())]),
        Some(Capped::High) => text.tr("lin-capped", &[("at", text.short(high).into())]),
    });
    html! {
        <>
            { say("lin-transform", transform.html()) }
            { say("lineage-goalposts", text.range(&text.short(low), &text.short(high)).html()) }
            { for capped.map(|c| say("lin-cap", c.html())) }
            { say("lin-direction", direction.html()) }
            { for leaf.scaled.map(|s| say("lin-points", html! { <span data-testid="lineage-points" data-value={s.points.to_string()}>{ text.fixed(s.points, 1) }</span> })) }
        </>
    }
}
