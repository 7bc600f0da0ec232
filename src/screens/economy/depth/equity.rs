//! The equity lens: women, rural, poorest. What the data have, and what they have not.

use readiness::profile::equity::{EquityGap, Group};
use yew::prelude::*;

use super::names::Names;
use super::{DepthProps, Section};
use crate::state::{use_store, use_text, use_world};
use crate::text::Text;

const GROUPS: [(Group, &str); 3] = [
    (Group::Women, "depth-women"),
    (Group::Rural, "depth-rural-people"),
    (Group::Poorest, "depth-poorest"),
];

/// The section.
#[component]
pub fn Lens(props: &DepthProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let Some(facts) = props.found.facts() else {
        return super::waiting("depth-equity", "depth-s-equity", &props.found, &text, 6);
    };
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let equity = &facts.equity;
    let worst = equity
        .gaps
        .iter()
        .filter(|g| g.group == Group::Rural || g.against.is_some())
        .filter_map(|g| Some((g, g.gap.filter(|v| *v > 0.0)?)))
        .filter(|(g, _)| g.people.is_some())
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let title = match worst.and_then(|(g, _)| Some((g, g.people?))) {
        Some((g, people)) => text.tr(
            "depth-equity-title",
            &[
                ("n", names.count(people).into()),
                ("indicator", names.indicator(&g.indicator).into()),
            ],
        ),
        None => text.t("depth-equity-plain"),
    };
    let columns = GROUPS.iter().map(|(group, key)| {
        let rows = equity.gaps.iter().filter(|g| g.group == *group).map(|g| line(g, &names, &text));
        let absent: Vec<String> = equity
            .absent
            .iter()
            .filter(|a| a.group == *group)
            .map(|a| names.indicator(&a.indicator).to_string())
            .collect();
        html! {
            <div class="stack tight equity-group">
                <h3>{ text.t(key) }</h3>
                <ul>{ for rows }</ul>
                if !absent.is_empty() { <p class="note equity-absent">{ text.tr("depth-equity-absent", &[("list", text.list(&absent).into())]) }</p> }
            </div>
        }
    });
    html! {
        <Section id="depth-equity" title={title.html()} note={text.t("depth-equity-note").html()}>
            <div class="depth-three">{ for columns }</div>
        </Section>
    }
}

fn line(g: &EquityGap, names: &Names<'_>, text: &Text) -> Html {
    let Some((value, year)) = g.value else {
        return html! { <li class="equity-line"><span>{ names.indicator(&g.indicator) }</span><span class="num quieter">{ text.t("missing-short") }</span></li> };
    };
    let mut parts: Vec<String> = Vec::new();
    if let Some((average, of)) = g.average {
        let gap = g.gap.unwrap_or_default();
        let key = if gap > 0.0 {
            "depth-behind-average"
        } else {
            "depth-not-behind-average"
        };
        parts.push(
            text.tr(
                key,
                &[
                    ("average", text.short(average).into()),
                    ("year", text.year(of).into()),
                    ("gap", text.short(gap.abs()).into()),
                ],
            )
            .into(),
        );
    }
    if let Some(people) = g.people {
        parts.push(
            text.tr("depth-people", &[("n", names.count(people).into())])
                .into(),
        );
    }
    if let Some((worse, of)) = g.worse {
        parts.push(
            text.tr("depth-worse", &[("n", worse.into()), ("of", of.into())])
                .into(),
        );
    }
    html! {
        <li class="equity-line">
            <span>{ names.indicator(&g.indicator) }</span>
            <span class="num"><b>{ text.short(value) }</b>{ " " }<span class="quieter">{ names.unit(&g.indicator) }{ ", " }{ text.year(year) }</span></span>
            <span class="note">{ for parts.iter().enumerate().map(|(i, p)| html! { <>{ if i > 0 { " · " } else { "" } }{ p.clone() }</> }) }</span>
        </li>
    }
}
