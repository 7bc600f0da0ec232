//! Beside the score and never in it: published indices, what a partner survey found, the
//! compatibility lens.

use yew::prelude::*;

use super::lens::LensView;
use super::names::Names;
use super::survey::Survey;
use super::{DepthProps, Section};
use crate::state::{use_store, use_text, use_world};
use crate::text::Text;
use crate::widgets::interval::{self, Span};

/// The section.
#[component]
pub fn Beside(props: &DepthProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let Some(facts) = props.found.facts() else {
        return super::waiting("depth-beside", "depth-s-beside", &props.found, &text, 6);
    };
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let published = &facts.published;
    let title = match published.spread {
        Some(spread) if published.disagree => text.tr(
            "depth-indices-disagree",
            &[("spread", text.fixed(spread, 0).into())],
        ),
        Some(spread) => text.tr("depth-indices-agree", &[("spread", text.fixed(spread, 0).into())]),
        None => text.t("depth-indices-none"),
    };
    let point = |standing: f64| {
        interval::bar(
            Some(Span {
                low: standing,
                mid: standing,
                high: standing,
            }),
            false,
        )
    };
    let own = published.own.map(|standing| {
        html! { <tr class="selected"><th scope="row">{ text.t("depth-own-index") }</th><td class="depth-bar">{ point(standing) }</td><td class="num strong">{ text.fixed(standing, 0) }</td><td class="num"></td></tr> }
    });
    let rows = published.places.iter().map(|p| {
        html! {
            <tr key={p.index.clone()}><th scope="row">{ names.indicator(&p.index) }{ " " }<span class="quieter">{ text.year(p.year) }</span></th>
                <td class="depth-bar">{ point(p.standing) }</td><td class="num strong">{ text.fixed(p.standing, 0) }</td>
                <td class="num quieter">{ text.tr("depth-rank-of", &[("rank", p.rank.into()), ("of", p.of.into())]) }</td></tr>
        }
    });
    html! {
        <Section id="depth-beside" title={title.html()} note={text.t("depth-beside-note").html()}>
            <div class="depth-three beside">
                <div class="stack tight">
                    <h3>{ text.t("depth-indices") }</h3>
                    <table class="depth-table indices">
                        <thead><tr><th scope="col">{ text.t("depth-col-index") }</th><th scope="col"><span class="axis-ends"><span>{ text.t("depth-last") }</span><span>{ text.t("depth-best") }</span></span></th><th scope="col" class="num">{ text.t("depth-col-standing") }</th><th scope="col" class="num">{ text.t("world-col-rank") }</th></tr></thead>
                        <tbody>{ for own }{ for rows }</tbody>
                    </table>
                </div>
                <Survey profile={props.profile.clone()} found={props.found.clone()} place={props.place.clone()} />
                <LensView profile={props.profile.clone()} found={props.found.clone()} place={props.place.clone()} />
            </div>
        </Section>
    }
}

/// The chip that says that published indices disagree; nothing where they agree.
pub fn chip(props: &super::found::Found, text: &Text) -> Html {
    let Some(spread) = props
        .facts()
        .and_then(|f| f.published.spread.filter(|_| f.published.disagree))
    else {
        return html! {};
    };
    let go = Callback::from(|_: MouseEvent| crate::platform::focus::section("depth-beside"));
    html! { <button class="tag warn chip" onclick={go}>{ text.tr("depth-chip", &[("spread", text.fixed(spread, 0).into())]) }</button> }
}
