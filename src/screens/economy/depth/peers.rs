//! Economies with a similar profile, and those that once were here and climbed out.

use yew::prelude::*;

use super::names::Names;
use super::{DepthProps, Section};
use crate::route::{Route, Screen};
use crate::state::{use_store, use_text, use_world};

/// Climbers listed. An assumption about what is read.
const MOST: usize = 8;

/// The section.
#[component]
pub fn Peers(props: &DepthProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let Some(facts) = props.found.facts() else {
        return super::waiting("depth-peers", "depth-s-peers", &props.found, &text, 10);
    };
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let link = |code: atlas::Iso3| html! { <a class="inline-link" href={Route::to(Screen::Economy(code)).hash()}>{ names.economy(code) }</a> };
    let title = match (facts.peers.first(), facts.climbers.first()) {
        (Some(near), Some(up)) => text.tr(
            "depth-peers-title",
            &[
                ("near", names.economy(near.economy).into()),
                ("up", names.economy(up.economy).into()),
                ("rise", text.fixed(up.rise, 0).into()),
                ("year", text.year(up.year).into()),
            ],
        ),
        (Some(near), None) => text.tr(
            "depth-peers-near",
            &[("near", names.economy(near.economy).into())],
        ),
        _ => text.t("depth-peers-none"),
    };
    let near = facts.peers.iter().map(|p| {
        html! {
            <tr key={p.economy.to_string()}><th scope="row">{ link(p.economy) }</th>
                <td class="depth-bar"><span class="share"><i style={format!("--v:{:.1}", (1.0 - p.distance) * 100.0)}></i></span></td>
                <td class="num">{ text.fixed(p.distance * 100.0, 1) }</td><td class="num quieter">{ text.whole(f64::from(p.shared)) }</td><td class="num strong">{ text.fixed(p.score, 1) }</td></tr>
        }
    });
    let up = facts.climbers.iter().take(MOST).map(|c| {
        let through = c.through.iter().take(3).map(|(id, then, now)| {
            text.tr(
                "depth-through",
                &[("indicator", names.indicator(id).into()), ("then", text.fixed(*then, 0).into()), ("now", text.fixed(*now, 0).into())],
            )
            .to_string()
        }).collect::<Vec<_>>();
        html! {
            <tr key={c.economy.to_string()}><th scope="row">{ link(c.economy) }</th>
                <td>{ text.year(c.year) }</td>
                <td class="num">{ text.fixed(c.score_then, 0) }<span class="quieter">{ " → " }</span>{ text.fixed(c.score_now, 0) }</td>
                <td class="num strong">{ text.signed(c.rise, 1) }</td>
                <td class="climb">{ text.list(&through) }</td></tr>
        }
    });
    html! {
        <Section id="depth-peers" title={title.html()} note={text.t("depth-peers-note").html()}>
            <div class="depth-peers">
                <table class="depth-table near">
                    <thead><tr><th scope="col">{ text.t("depth-col-near") }</th><th scope="col"></th><th scope="col" class="num">{ text.t("depth-col-apart") }</th><th scope="col" class="num">{ text.t("depth-col-shared") }</th><th scope="col" class="num">{ text.t("depth-col-score") }</th></tr></thead>
                    <tbody>{ for near }</tbody>
                </table>
                <table class="depth-table climbers">
                    <thead><tr><th scope="col">{ text.t("depth-col-climbed") }</th><th scope="col">{ text.t("depth-col-was-here") }</th><th scope="col" class="num">{ text.t("depth-col-then-now") }</th><th scope="col" class="num">{ text.t("depth-col-rise") }</th><th scope="col">{ text.t("depth-col-through") }</th></tr></thead>
                    <tbody>{ for up }</tbody>
                </table>
            </div>
        </Section>
    }
}
