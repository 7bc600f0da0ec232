//! The committed pack with distances between capitals and cloud regions.

use std::collections::BTreeMap;
use std::path::PathBuf;

use atlas::{Atlas, CloudRegion, Iso3};
use foresight::{Catalogue, catalogue_csv};
use indicators::Pack;
use portfolio::candidates::{CloudLink, GenerateInput, Generated, Surroundings, generate, km_between};

pub struct World {
    pub atlas: Atlas,
    pub pack: Pack,
    pub catalogue: Catalogue,
    pub places: BTreeMap<Iso3, Surroundings>,
}

pub fn world() -> World {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let text = |name: &str| std::fs::read_to_string(data.join(name)).unwrap();
    let atlas = Atlas::new(indicators::read::economies(&text("economies.csv")).unwrap());
    let clouds = indicators::read::cloud_regions(&text("cloud_regions.csv")).unwrap();
    let pack = indicators::read::pack_from_dir(&data).unwrap();
    let catalogue = catalogue_csv::parse_for(
        &text("catalogue/archetypes.csv"),
        &text("catalogue/effects.csv"),
        &|id| pack.indicator(id).is_some(),
    )
    .unwrap();
    World {
        places: places(&atlas, &clouds),
        atlas,
        pack,
        catalogue,
    }
}

/// A few borders and coasts by hand, the nearest cloud region from the capital.
fn places(atlas: &Atlas, clouds: &[CloudRegion]) -> BTreeMap<Iso3, Surroundings> {
    let borders = [
        ("KEN", "UGA"),
        ("KEN", "TZA"),
        ("KEN", "ETH"),
        ("RWA", "UGA"),
        ("RWA", "TZA"),
        ("RWA", "BDI"),
        ("GHA", "TGO"),
        ("TGO", "BEN"),
        ("BEN", "NGA"),
        ("BOL", "PER"),
        ("COL", "ECU"),
    ];
    let landlocked = [
        "UGA", "RWA", "BDI", "ETH", "BOL", "NPL", "TCD", "MLI", "NER", "BFA", "LAO",
    ];
    let mut out = BTreeMap::new();
    for economy in atlas.economies() {
        let nearest = economy.capital.as_ref().and_then(|capital| {
            let km = clouds.iter().map(|c| (km_between(capital.at, c.at), c));
            km.min_by(|a, b| a.0.total_cmp(&b.0))
        });
        let code = economy.iso3.as_str();
        let neighbours = borders.iter().filter_map(|(a, b)| match code {
            c if c == *a => Iso3::new(b),
            c if c == *b => Iso3::new(a),
            _ => None,
        });
        out.insert(
            economy.iso3,
            Surroundings {
                coastal: Some(!landlocked.contains(&code)),
                neighbours: neighbours.collect(),
                area_km2: None,
                cloud: nearest.map(|(km, c)| CloudLink {
                    name: c.name.clone(),
                    provider: c.provider.clone(),
                    km,
                }),
                km_to_capital: Some(200.0),
            },
        );
    }
    out
}

impl World {
    pub fn generate(&self, economies: &[Iso3]) -> Generated {
        generate(&GenerateInput {
            atlas: &self.atlas,
            places: &self.places,
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
}
