//! What the build script writes and [`super::World`] reads: one description for both sides.
//!
//! Plain `postcard` of these types; only what would be large is put into a tighter form first
//! (arcs as differences, towns as columns). Compression proper is the single file's.

use atlas::boundary::Topology;
use atlas::{CloudRegion, Economy, Iso3, LonLat, Place};
use indicators::Framework;
use indicators::read::Alias;
use serde::{Deserialize, Serialize};

/// Everything small.
#[derive(Serialize, Deserialize)]
pub struct Bundle {
    /// Economies.
    pub economies: Vec<Economy>,
    /// Other codes and names.
    pub aliases: Vec<Alias>,
    /// Shipped frameworks.
    pub frameworks: Vec<Framework>,
    /// Towns.
    pub towns: Towns,
    /// Cloud regions.
    pub cloud_regions: Vec<CloudRegion>,
    /// Files kept as text: (path below `data/`, content).
    pub texts: Vec<(String, String)>,
}

/// Towns as columns. Positions are whole ten-thousandths of a degree, which is how they are
/// published, so that nothing is lost.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Towns {
    names: String,
    economies: Vec<Option<Iso3>>,
    lons: Vec<i32>,
    lats: Vec<i32>,
    populations: Vec<Option<u32>>,
    capitals: Vec<bool>,
}

const PER_DEGREE: f64 = 10_000.0;

fn whole(degrees: f64) -> Option<i32> {
    let whole = (degrees * PER_DEGREE).round();
    // Exact both ways, or refused.
    ((whole / PER_DEGREE).to_bits() == degrees.to_bits()).then_some(whole as i32)
}

impl Towns {
    /// `None` when a position has more than four decimals or a name a line break.
    #[allow(dead_code, reason = "called by the build script, which includes this file")]
    pub fn pack(rows: &[Place]) -> Option<Self> {
        let mut towns = Self::default();
        for row in rows {
            if row.name.contains('\n') {
                return None;
            }
            towns.names.push_str(&row.name);
            towns.names.push('\n');
            towns.economies.push(row.economy);
            towns.lons.push(whole(row.at.lon)?);
            towns.lats.push(whole(row.at.lat)?);
            towns.populations.push(row.population);
            towns.capitals.push(row.capital);
        }
        Some(towns)
    }

    /// The rows; the shortest column says how many.
    #[allow(
        dead_code,
        reason = "not called by the build script, which includes this file"
    )]
    pub fn unpack(&self) -> Vec<Place> {
        let places = self.lons.iter().zip(&self.lats);
        let facts = self.economies.iter().zip(&self.populations).zip(&self.capitals);
        let degrees = |whole: i32| f64::from(whole) / PER_DEGREE;
        (self.names.lines().zip(places).zip(facts))
            .map(|((name, (lon, lat)), ((economy, population), capital))| Place {
                name: name.to_owned(),
                economy: *economy,
                at: LonLat {
                    lon: degrees(*lon),
                    lat: degrees(*lat),
                },
                population: *population,
                capital: *capital,
            })
            .collect()
    }
}

/// Boundaries with every arc as its first position and then differences, which are small.
#[derive(Serialize, Deserialize)]
pub struct Shapes(Topology);

impl Shapes {
    /// From absolute positions.
    #[allow(dead_code, reason = "called by the build script, which includes this file")]
    pub fn from_topology(mut topology: Topology) -> Self {
        for arc in &mut topology.arcs {
            let (mut x, mut y) = (0i32, 0i32);
            for point in arc {
                let at = *point;
                *point = (at.0.wrapping_sub(x), at.1.wrapping_sub(y));
                (x, y) = at;
            }
        }
        Self(topology)
    }

    /// With absolute positions.
    #[allow(
        dead_code,
        reason = "not called by the build script, which includes this file"
    )]
    pub fn into_topology(self) -> Topology {
        let mut topology = self.0;
        for arc in &mut topology.arcs {
            let (mut x, mut y) = (0i32, 0i32);
            for point in arc {
                x = x.wrapping_add(point.0);
                y = y.wrapping_add(point.1);
                *point = (x, y);
            }
        }
        topology
    }
}
