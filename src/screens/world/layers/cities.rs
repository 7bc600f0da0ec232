//! Cities with public cloud regions: who is there, and whether it counts towards distances.

use std::collections::{BTreeMap, BTreeSet};

use atlas::{CloudRegion, Iso3, LonLat};

/// A city with at least one cloud region.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// Its name, as the providers write it.
    pub name: String,
    /// Economy.
    pub economy: Iso3,
    /// Position.
    pub at: LonLat,
    /// Providers, each once, by their short name.
    pub providers: Vec<String>,
    /// One of its regions counts towards the distances of projects.
    pub counted: bool,
}

/// The cities of all regions by name of economy and city. Regions planned but not in service, and
/// those of government, are on the map too: they are there, they only count for nobody.
pub fn cities(regions: &[CloudRegion]) -> Vec<City> {
    let counted: BTreeSet<(&str, &str)> = atlas::geography::counted(regions)
        .into_iter()
        .map(|r| (r.provider.as_str(), r.code.as_str()))
        .collect();
    let mut found: BTreeMap<(Iso3, &str), City> = BTreeMap::new();
    for region in regions {
        let city = found
            .entry((region.economy, region.city.as_str()))
            .or_insert_with(|| City {
                name: region.city.clone(),
                economy: region.economy,
                at: region.at,
                providers: Vec::new(),
                counted: false,
            });
        if !city.providers.contains(&region.provider) {
            city.providers.push(region.provider.clone());
        }
        city.counted |= counted.contains(&(region.provider.as_str(), region.code.as_str()));
    }
    let mut all: Vec<City> = found.into_values().collect();
    for city in &mut all {
        city.providers.sort();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::World;

    #[test]
    fn every_region_is_in_one_city_and_every_counted_one_in_a_counted_city() {
        let world = World::load().unwrap();
        let all = cities(&world.cloud_regions);
        for region in &world.cloud_regions {
            let of: Vec<&City> = all
                .iter()
                .filter(|c| c.economy == region.economy && c.name == region.city)
                .collect();
            assert_eq!(of.len(), 1, "{}", region.code);
            assert!(of[0].providers.contains(&region.provider));
        }
        for region in atlas::geography::counted(&world.cloud_regions) {
            assert!(
                all.iter()
                    .any(|c| c.counted && c.economy == region.economy && c.name == region.city)
            );
        }
        assert!(all.iter().any(|c| !c.counted), "small providers count for nobody");
    }

    #[test]
    fn a_city_without_a_region_in_service_is_there_but_does_not_count() {
        let world = World::load().unwrap();
        let mut regions = world.cloud_regions.clone();
        regions.truncate(1);
        regions[0].status = "preview".into();
        let all = cities(&regions);
        assert_eq!((all.len(), all[0].counted), (1, false));
    }
}
