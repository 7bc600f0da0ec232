//! The committed pack with its own geography.

use std::collections::BTreeMap;
use std::path::PathBuf;

use atlas::boundary::Topology;
use atlas::{Atlas, CloudRegion, Iso3, Place, geography};
use foresight::{Catalogue, catalogue_csv};
use indicators::Pack;
use portfolio::candidates::{GenerateInput, Generated, generate, surroundings};

pub struct World {
    pub atlas: Atlas,
    pub pack: Pack,
    pub catalogue: Catalogue,
    pub shapes: Topology,
    pub towns: Vec<Place>,
    pub clouds: Vec<CloudRegion>,
}

pub fn world() -> World {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let text = |name: &str| std::fs::read_to_string(data.join(name)).unwrap();
    let pack = indicators::read::pack_from_dir(&data).unwrap();
    let catalogue = catalogue_csv::parse_for(
        &text("catalogue/archetypes.csv"),
        &text("catalogue/effects.csv"),
        &|id| pack.indicator(id).is_some(),
    )
    .unwrap();
    World {
        atlas: Atlas::new(indicators::read::economies(&text("economies.csv")).unwrap()),
        shapes: Topology::parse_topojson(&text("boundaries-50m.topojson")).unwrap(),
        towns: indicators::read::towns(&text("towns.csv")).unwrap(),
        clouds: indicators::read::cloud_regions(&text("cloud_regions.csv")).unwrap(),
        pack,
        catalogue,
    }
}

impl World {
    pub fn generate(&self, economies: &[Iso3]) -> Generated {
        let geography = geography::derive(&self.atlas, &self.shapes, &self.towns, &self.clouds);
        generate(&GenerateInput {
            atlas: &self.atlas,
            places: &surroundings(&geography),
            value: &|indicator, economy| self.pack.latest(indicator, economy, 2025, 2014),
            catalogue: &self.catalogue,
            economies,
            answers: &BTreeMap::new(),
            facts: &BTreeMap::new(),
            base_year: 2025,
            maintained: 0.5,
        })
        .unwrap()
    }

    pub fn everyone(&self) -> Vec<Iso3> {
        self.atlas.economies().iter().map(|e| e.iso3).collect()
    }

    /// UN M49 Eastern Africa, the shipped example's region.
    pub fn eastern_africa(&self) -> Vec<Iso3> {
        let here = self.atlas.economies().iter();
        here.filter(|e| e.un_intermediate == "Eastern Africa")
            .map(|e| e.iso3)
            .collect()
    }
}
