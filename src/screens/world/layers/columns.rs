//! The layers as columns of the table.

use atlas::Iso3;
use engine::World;
use yew::prelude::*;

use super::super::settings::{Layer, Layers};
use super::{Facts, providers};
use crate::text::Text;
use crate::widgets::table::{Cell, Column};

/// Heads of the layers that are on.
pub fn heads(layers: Layers, text: &Text) -> Vec<Column> {
    let mut heads = Vec::new();
    if layers.has(Layer::Clouds) {
        heads.push(Column::text(text.t("world-layer-clouds")));
        heads.push(Column::numeric(text.t("world-col-cloud-km")));
    }
    if layers.has(Layer::Coast) {
        heads.push(Column::text(text.t("world-layer-coast")));
    }
    if layers.has(Layer::Neighbours) {
        heads.push(Column::text(text.t("world-layer-neighbours")));
    }
    heads
}

/// Cells of one economy, in the order of [`heads`].
pub fn cells(economy: Iso3, layers: Layers, facts: Option<&Facts>, world: &World, text: &Text) -> Vec<Cell> {
    let none = || Cell::missing(html! {});
    let found = facts.and_then(|f| f.geography.of(economy));
    let mut cells = Vec::new();
    if layers.has(Layer::Clouds) {
        let here: Vec<String> = facts
            .into_iter()
            .flat_map(|f| &f.cities)
            .filter(|c| c.economy == economy)
            .map(|c| {
                let args = [
                    ("city", c.name.as_str().into()),
                    ("providers", providers(c, text).into()),
                ];
                text.tr("world-layer-city-short", &args).to_string()
            })
            .collect();
        cells.push(if here.is_empty() {
            none()
        } else {
            Cell::text(here.join("; "))
        });
        let km = found.and_then(|f| f.nearest_cloud.as_ref()).map(|l| l.km);
        cells.push(km.map_or_else(none, |km| Cell::number(km, text.whole(km))));
    }
    if layers.has(Layer::Coast) {
        cells.push(found.map_or_else(none, |f| {
            Cell::text(
                text.t(if f.coastal {
                    "world-layer-has-coast"
                } else {
                    "world-layer-landlocked"
                })
                .to_string(),
            )
        }));
    }
    if layers.has(Layer::Neighbours) {
        let name = |code: &Iso3| {
            world
                .atlas
                .get(*code)
                .map_or_else(|| code.to_string(), |e| text.economy(e).to_owned())
        };
        cells.push(found.map_or_else(none, |f| {
            let names: Vec<String> = f.neighbours.iter().map(name).collect();
            if names.is_empty() {
                none()
            } else {
                Cell::text(text.list(&names))
            }
        }));
    }
    cells
}
