//! Which economies have an ocean coast.
//!
//! An arc that one shape alone uses has land on one side and water on the other. Such arcs, each walked with
//! its land to the left, join to rings: a ring that runs counter-clockwise surrounds land, so ocean lies
//! outside it; one that runs clockwise is water inside land, a lake, and so are the shores of islands
//! in it. That keeps the Caspian from being a coast without a list of lakes. Left out: lakes the
//! boundary file does not cut out (they have no arcs) and navigable rivers.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Contains, Coord, LineString, Polygon};

use crate::Iso3;
use crate::boundary::Topology;

/// The ocean coast of a boundary file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coast {
    /// Economies with ocean coast.
    pub economies: BTreeSet<Iso3>,
    /// Arcs of ocean coast with the economy that owns each (`None`: an area without a code), by arc.
    pub arcs: Vec<(usize, Option<Iso3>)>,
}

impl Coast {
    /// Has the economy an ocean coast?
    pub fn has(&self, economy: Iso3) -> bool {
        self.economies.contains(&economy)
    }
}

/// Finds the ocean coast.
pub fn coast(topology: &Topology) -> Coast {
    let shores = shores(topology);
    let rings = chain(topology, &shores);
    let (mut lands, mut lakes) = (Vec::new(), Vec::new());
    for ring in rings {
        if topology.orientation(&ring) > 0.0 {
            lands.push(ring);
        } else {
            lakes.push(outline(topology, &ring));
        }
    }
    let mut found = Coast::default();
    for ring in lands {
        let start = topology.ring(&ring).first().copied().map(coord);
        if lakes
            .iter()
            .any(|lake| start.is_some_and(|point| lake.contains(&point)))
        {
            continue;
        }
        for named in ring {
            if let Some(owner) = shores.get(&named) {
                found.arcs.push((crate::boundary::arc_of(named).0, *owner));
                found.economies.extend(*owner);
            }
        }
    }
    found.arcs.sort_unstable();
    found
}

/// Arcs used once, named so that their land lies to the left, with their owner.
fn shores(topology: &Topology) -> BTreeMap<i32, Option<Iso3>> {
    let mut uses = vec![0u32; topology.arcs.len()];
    let mut all: Vec<(i32, Option<Iso3>)> = Vec::new();
    for shape in &topology.shapes {
        for (position, ring) in shape.polygons.iter().flat_map(|p| p.iter().enumerate()) {
            // The land of an outer ring is inside it, that of a hole outside.
            let land_left = (topology.orientation(ring) > 0.0) == (position == 0);
            for named in ring {
                if let Some(count) = uses.get_mut(crate::boundary::arc_of(*named).0) {
                    *count += 1;
                }
            }
            if land_left {
                all.extend(ring.iter().map(|named| (*named, shape.economy)));
            } else {
                all.extend(ring.iter().rev().map(|named| (!named, shape.economy)));
            }
        }
    }
    all.retain(|(named, _)| uses.get(crate::boundary::arc_of(*named).0) == Some(&1));
    all.into_iter().collect()
}

/// Joins arcs end to start until they close.
fn chain(topology: &Topology, shores: &BTreeMap<i32, Option<Iso3>>) -> Vec<Vec<i32>> {
    let ends = |named: i32| {
        let (index, backwards) = crate::boundary::arc_of(named);
        let arc = topology.arcs.get(index)?;
        let (first, last) = (*arc.first()?, *arc.last()?);
        Some(if backwards { (last, first) } else { (first, last) })
    };
    let mut from: BTreeMap<(i32, i32), Vec<i32>> = BTreeMap::new();
    for named in shores.keys() {
        if let Some((start, _)) = ends(*named) {
            from.entry(start).or_default().push(*named);
        }
    }
    let mut used: BTreeSet<i32> = BTreeSet::new();
    let mut rings = Vec::new();
    for first in shores.keys() {
        let mut ring = Vec::new();
        let mut next = Some(*first);
        while let Some(named) = next.filter(|named| used.insert(*named)) {
            ring.push(named);
            let free = |at| from.get(&at)?.iter().copied().find(|named| !used.contains(named));
            next = ends(named).and_then(|(_, end)| free(end));
        }
        if !ring.is_empty() {
            rings.push(ring);
        }
    }
    rings
}

fn coord((x, y): (i32, i32)) -> Coord<f64> {
    Coord {
        x: f64::from(x),
        y: f64::from(y),
    }
}

fn outline(topology: &Topology, ring: &[i32]) -> Polygon<f64> {
    Polygon::new(
        LineString::new(topology.ring(ring).into_iter().map(coord).collect()),
        Vec::new(),
    )
}
