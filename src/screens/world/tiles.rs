//! Small economies as tiles: islands and city states that a world map cannot show.

use std::collections::BTreeSet;
use std::rc::Rc;

use atlas::{Economy, Iso3};
use engine::World;
use yew::prelude::*;

use super::shown::Shown;
use crate::route::{Route, Screen};
use crate::state::{use_text, use_world};

/// Area under which an island state gets a tile, km². An assumption about what the eye finds.
const ISLANDS: f64 = 35_000.0;
/// Area under which any economy with a value gets a tile, km².
const CITIES: f64 = 1_000.0;

fn small(economy: &Economy, shown: &Shown) -> bool {
    let valued = shown.values.contains_key(&economy.iso3);
    let Some(area) = economy.area_km2 else {
        return economy.sids && economy.oda;
    };
    (economy.sids && area < ISLANDS && (valued || economy.oda)) || (area < CITIES && valued)
}

/// Small economies, by code.
pub fn economies(world: &World, shown: &Shown) -> Vec<Iso3> {
    world
        .atlas
        .economies()
        .iter()
        .filter(|e| small(e, shown))
        .map(|e| e.iso3)
        .collect()
}

/// Properties of [`Tiles`].
#[derive(Properties)]
pub struct TilesProps {
    /// What is shown.
    pub shown: Rc<Shown>,
    /// Only this class stands out.
    pub only: Option<u8>,
    /// Economies of the portfolio.
    pub in_plan: Rc<BTreeSet<Iso3>>,
    /// Another is pointed at.
    pub on_hover: Callback<Option<Iso3>>,
}

impl PartialEq for TilesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shown, &other.shown)
            && self.only == other.only
            && self.in_plan == other.in_plan
            && self.on_hover == other.on_hover
    }
}

/// Tiles with codes; links to the profile, named in full for a screen reader.
#[component]
pub fn Tiles(props: &TilesProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let tiles = economies(world, &props.shown).into_iter().filter_map(|code| {
        let economy = world.atlas.get(code)?;
        let class = props.shown.class(code);
        let name = text.economy(economy).to_owned();
        let enter = {
            let on = props.on_hover.clone();
            Callback::from(move |_: PointerEvent| on.emit(Some(code)))
        };
        let leave = {
            let on = props.on_hover.clone();
            Callback::from(move |_: PointerEvent| on.emit(None))
        };
        let classes = classes!(
            format!("t{class}"),
            props.in_plan.contains(&code).then_some("in-plan"),
            props.only.is_some_and(|only| only != class).then_some("faded"),
        );
        Some(html! {
            <a class={classes} href={Route::to(Screen::Economy(code)).hash()} title={name.clone()}
                onpointerenter={enter} onpointerleave={leave}>{ code.to_string() }<span class="visually-hidden">{ " " }{ name }</span></a>
        })
    });
    html! {
        <div class="tiles">
            <span class="note">{ text.t("world-small") }</span>
            <div class="tiles-grid">{ for tiles }</div>
        </div>
    }
}
