//! The finding above the ranked list.

use std::rc::Rc;

use atlas::Iso3;
use engine::job::RankInterval;
use yew::prelude::*;

use super::rows::weak_from;
use super::shown::Shown;
use super::titles;
use crate::state::{use_text, use_world};

/// Properties of [`ListHead`].
#[derive(Properties)]
pub struct HeadProps {
    /// Rank intervals, once drawn.
    pub intervals: Option<Rc<Vec<RankInterval>>>,
    /// What is shown.
    pub shown: Rc<Shown>,
    /// The economy the finding is about.
    pub selected: Option<Iso3>,
    /// The whole index is shown.
    pub whole: bool,
    /// Tiers are shown: how many economies could stand higher.
    pub tiers: Option<usize>,
}

impl PartialEq for HeadProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shown, &other.shown)
            && self.selected == other.selected
            && self.intervals.is_some() == other.intervals.is_some()
            && self.whole == other.whole
            && self.tiers == other.tiers
    }
}

/// The finding of the list.
#[component]
pub fn ListHead(props: &HeadProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let name = |code: Iso3| {
        world
            .atlas
            .get(code)
            .map(|e| text.economy(e).to_owned())
            .unwrap_or_default()
    };
    if let Some(open) = props.tiers {
        return html! { <div class="world-head"><h2>{ text.tr("world-list-tiers", &[("n", open.into())]) }</h2><p class="sub">{ text.t("world-list-tiers-sub") }</p></div> };
    }
    let drawn = props.intervals.as_ref().zip(props.selected);
    let finding = match drawn {
        Some((intervals, selected)) => match intervals.iter().position(|i| i.economy == selected) {
            Some(at) => {
                let n = titles::overlapping(intervals, at);
                text.tr(
                    "world-list-finding",
                    &[("name", name(selected).into()), ("n", n.into())],
                )
            }
            None => text.t("world-list-finding-none"),
        },
        None => match props
            .selected
            .and_then(|s| Some((s, props.shown.values.get(&s)?)))
        {
            Some((code, value)) => {
                let args = [
                    ("name", name(code).into()),
                    ("rank", value.rank.into()),
                    ("of", props.shown.scored.into()),
                ];
                text.tr("world-list-finding-indicator", &args)
            }
            None => text.t("world-list-finding-none"),
        },
    };
    let line = if props.whole {
        let args = [
            ("of", props.shown.scored.into()),
            ("weak", weak_from(props.shown.leaves).into()),
            ("leaves", props.shown.leaves.into()),
        ];
        text.tr("world-list-sub", &args)
    } else {
        text.tr("world-list-sub-indicator", &[("of", props.shown.scored.into())])
    };
    html! { <div class="world-head"><h2>{ finding }</h2><p class="sub">{ line }</p></div> }
}
