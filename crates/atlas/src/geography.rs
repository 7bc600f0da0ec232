//! What geography decides about each economy: coast, neighbours, area, and how far its people live
//! from the capital and from a public cloud.
//!
//! Distances are means over the economy's towns weighted by their population, because a project serves
//! people, not centroids. Towns under an area without a code belong to no economy. A town without a population
//! is left out; where no town of an economy has one, all its towns count alike; without any town the
//! capital stands in ([`Facts::towns_used`] is 0).
//!
//! Cloud regions counted: in service (`ga`) and open to the public (`commercial`); regions of the kind
//! `china` serve towns in China only, where a separate account and licence are needed; government and
//! sovereign regions count for nobody. Those of the large providers are preferred: as long as one
//! of them is in service the others are not looked at, because catalogue costs assume their services.

use std::collections::BTreeMap;

use geo::Area;
use serde::{Deserialize, Serialize};

use crate::boundary::{ShapeRings, Topology};
use crate::coast::{Coast, coast};
use crate::map::label_point;
use crate::neighbours::neighbours;
use crate::sphere::{EARTH_RADIUS_KM, Unit, km_between, nearest};
use crate::{Atlas, CloudRegion, Economy, Iso3, LonLat, Place, equal_earth};

/// Coast points nearer than this to the last one are skipped when the nearest coast is looked for, in degrees:
/// an error of some kilometres.
const COAST_STEP: f64 = 0.1;

/// The cloud region that serves an economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Name of the region that is nearest for most of the people in the towns.
    pub name: String,
    /// Its provider.
    pub provider: String,
    /// Economy it stands in.
    pub economy: Iso3,
    /// Position of its city.
    pub at: LonLat,
    /// Mean distance in kilometres of the towns to the region nearest to each, weighted by population; so it can
    /// be less than the distance to the region named.
    pub km: f64,
}

/// Geography of one economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Has ocean coast.
    pub coastal: bool,
    /// Land neighbours, sorted.
    pub neighbours: Vec<Iso3>,
    /// Area of the shape in square kilometres, inland waters included.
    pub area_km2: f64,
    /// A point inside the largest part.
    pub label: LonLat,
    /// Nearest public cloud; `None` without towns and capital, or without any region.
    pub nearest_cloud: Option<Link>,
    /// Mean distance of the towns from the capital in kilometres, weighted by population; `None` without a
    /// capital.
    pub km_to_capital: Option<f64>,
    /// Towns behind the two distances.
    pub towns_used: usize,
    /// Kilometres from the capital (else the label) to the nearest ocean coast of any economy, within some
    /// kilometres.
    pub nearest_coast_km: Option<f64>,
}

/// Geography of every economy that has a shape.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Geography {
    facts: BTreeMap<Iso3, Facts>,
}

impl Geography {
    /// The facts of an economy; `None` where the boundary file has no shape of it.
    pub fn of(&self, economy: Iso3) -> Option<&Facts> {
        self.facts.get(&economy)
    }

    /// All facts by code.
    pub fn iter(&self) -> impl Iterator<Item = (Iso3, &Facts)> {
        self.facts.iter().map(|(economy, facts)| (*economy, facts))
    }
}

/// Derives all facts. The same input gives the same bytes on every machine.
pub fn derive(atlas: &Atlas, topology: &Topology, towns: &[Place], clouds: &[CloudRegion]) -> Geography {
    let coast = coast(topology);
    let shore = shore_points(topology, &coast);
    let mut near = neighbours(topology);
    let clouds = Clouds::usable(clouds);
    let mut by_economy: BTreeMap<Iso3, Vec<&Place>> = BTreeMap::new();
    for town in towns {
        if let Some(economy) = town.economy {
            by_economy.entry(economy).or_default().push(town);
        }
    }
    let mut facts = BTreeMap::new();
    for shape in &topology.shapes {
        let Some(economy) = shape.economy else {
            continue;
        };
        let Some((area_km2, label)) = extent(topology, shape) else {
            continue;
        };
        let towns = by_economy.get(&economy).map(Vec::as_slice).unwrap_or_default();
        let capital = capital(atlas.get(economy), towns);
        let (people, towns_used) = people(towns, capital);
        let from = capital.unwrap_or(label);
        let shore_km = nearest(Unit::of(from), &shore.units).and_then(|i| shore.points.get(i));
        facts.insert(
            economy,
            Facts {
                coastal: coast.has(economy),
                neighbours: near.remove(&economy).unwrap_or_default(),
                area_km2,
                label,
                nearest_cloud: clouds.link(economy, &people),
                km_to_capital: capital
                    .and_then(|capital| mean(people.iter().map(|p| (km_between(p.0, capital), p.1)))),
                towns_used,
                nearest_coast_km: shore_km.map(|point| km_between(from, *point)),
            },
        );
    }
    Geography { facts }
}

/// Area in km² and a point inside the largest polygon. Equal Earth keeps areas, so the planar area is the
/// area on the sphere.
fn extent(topology: &Topology, shape: &ShapeRings) -> Option<(f64, LonLat)> {
    let polygons = topology.projected(shape);
    let area: f64 = polygons.iter().map(Area::unsigned_area).sum();
    let largest = polygons
        .iter()
        .max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    let (x, y) = label_point(largest)?;
    // A polygon over ±180° continues beside the map; bring its point back.
    let at = inverse_unwrapped(x, y)?;
    Some((area * EARTH_RADIUS_KM * EARTH_RADIUS_KM, at))
}

fn inverse_unwrapped(x: f64, y: f64) -> Option<LonLat> {
    let edge = equal_earth::project(LonLat {
        lon: 180.0,
        lat: equal_earth::inverse(0.0, y)?.lat,
    })
    .0;
    let turns = if x > edge {
        -2.0
    } else if x < -edge {
        2.0
    } else {
        0.0
    };
    equal_earth::inverse(x + turns * edge, y)
}

/// The capital of the atlas, else the largest town marked as one.
fn capital(economy: Option<&Economy>, towns: &[&Place]) -> Option<LonLat> {
    let listed = economy.and_then(|e| e.capital.as_ref()).map(|c| c.at);
    let marked = || {
        towns
            .iter()
            .filter(|t| t.capital)
            .max_by_key(|t| t.population)
            .map(|t| t.at)
    };
    listed.or_else(marked)
}

/// Where people are, with weights, and how many towns that comes from.
fn people(towns: &[&Place], capital: Option<LonLat>) -> (Vec<(LonLat, f64)>, usize) {
    let counted: Vec<(LonLat, f64)> = towns
        .iter()
        .filter_map(|t| Some((t.at, f64::from(t.population.filter(|p| *p > 0)?))))
        .collect();
    if !counted.is_empty() {
        let used = counted.len();
        return (counted, used);
    }
    if !towns.is_empty() {
        return (towns.iter().map(|t| (t.at, 1.0)).collect(), towns.len());
    }
    (capital.map(|at| (at, 1.0)).into_iter().collect(), 0)
}

/// Weighted mean; `None` without weight.
fn mean(values: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (sum, weight) = values.fold((0.0, 0.0), |(sum, weight), (value, w)| {
        (sum + value * w, weight + w)
    });
    (weight > 0.0).then(|| sum / weight)
}

/// The cloud regions that count towards the distances of every economy (China counts its own besides),
/// by provider and code: in service, open to the public, of the large providers where there are any.
pub fn counted(clouds: &[CloudRegion]) -> Vec<&CloudRegion> {
    Clouds::usable(clouds).world
}

/// Regions that count, ordered by provider and code.
struct Clouds<'a> {
    world: Vec<&'a CloudRegion>,
    china: Vec<&'a CloudRegion>,
}

impl<'a> Clouds<'a> {
    fn usable(all: &'a [CloudRegion]) -> Self {
        let pick = |kinds: &[&str]| {
            let mut found: Vec<&CloudRegion> = all
                .iter()
                .filter(|r| r.status == "ga" && kinds.contains(&r.kind.as_str()))
                .collect();
            if found.iter().any(|r| r.hyperscaler) {
                found.retain(|r| r.hyperscaler);
            }
            found.sort_by(|a, b| (&a.provider, &a.code).cmp(&(&b.provider, &b.code)));
            found
        };
        Self {
            world: pick(&["commercial"]),
            china: pick(&["commercial", "china"]),
        }
    }

    fn link(&self, economy: Iso3, people: &[(LonLat, f64)]) -> Option<Link> {
        let regions = if economy.as_str() == "CHN" {
            &self.china
        } else {
            &self.world
        };
        let units: Vec<Unit> = regions.iter().map(|r| Unit::of(r.at)).collect();
        let mut served = vec![0.0; regions.len()];
        let mut distances = Vec::with_capacity(people.len());
        for (at, weight) in people {
            let index = nearest(Unit::of(*at), &units)?;
            *served.get_mut(index)? += weight;
            distances.push((km_between(*at, regions.get(index)?.at), *weight));
        }
        let km = mean(distances.into_iter())?;
        let mut most = 0;
        for (index, weight) in served.iter().enumerate() {
            if served.get(most).is_some_and(|found| weight > found) {
                most = index;
            }
        }
        let region = regions.get(most)?;
        Some(Link {
            name: region.name.clone(),
            provider: region.provider.clone(),
            economy: region.economy,
            at: region.at,
            km,
        })
    }
}

/// Thinned points of the ocean coast.
struct Shore {
    points: Vec<LonLat>,
    units: Vec<Unit>,
}

fn shore_points(topology: &Topology, coast: &Coast) -> Shore {
    let mut points: Vec<LonLat> = Vec::new();
    for (arc, _) in &coast.arcs {
        points.extend(thinned(topology, *arc, COAST_STEP));
    }
    let units = points.iter().map(|p| Unit::of(*p)).collect();
    Shore { points, units }
}

/// The points of an arc, the ends kept, others at least `step` degrees from the one before.
pub(crate) fn thinned(topology: &Topology, arc: usize, step: f64) -> Vec<LonLat> {
    let all: Vec<LonLat> = topology
        .arcs
        .get(arc)
        .into_iter()
        .flatten()
        .map(|p| topology.transform.degrees(*p))
        .collect();
    let mut out: Vec<LonLat> = Vec::new();
    for (index, at) in all.iter().enumerate() {
        let far = out
            .last()
            .is_none_or(|last| (at.lon - last.lon).abs().max((at.lat - last.lat).abs()) >= step);
        if far || index + 1 == all.len() {
            out.push(*at);
        }
    }
    out
}
