//! Land neighbours.

use std::collections::{BTreeMap, BTreeSet};

use crate::Iso3;
use crate::boundary::{Topology, arc_of};

/// The land neighbours of every economy with a shape, sorted. Two economies are neighbours when they share a
/// piece of border (an arc); meeting in a single point is not enough. Areas without a code are
/// nobody's neighbour.
pub fn neighbours(topology: &Topology) -> BTreeMap<Iso3, Vec<Iso3>> {
    let mut owners: Vec<BTreeSet<Iso3>> = vec![BTreeSet::new(); topology.arcs.len()];
    let mut found: BTreeMap<Iso3, BTreeSet<Iso3>> = BTreeMap::new();
    for shape in &topology.shapes {
        let Some(economy) = shape.economy else {
            continue;
        };
        found.entry(economy).or_default();
        for named in shape.polygons.iter().flatten().flatten() {
            if let Some(owner) = owners.get_mut(arc_of(*named).0) {
                owner.insert(economy);
            }
        }
    }
    for sharing in &owners {
        for one in sharing {
            let others = sharing.iter().filter(|other| *other != one);
            found.entry(*one).or_default().extend(others);
        }
    }
    found
        .into_iter()
        .map(|(economy, set)| (economy, set.into_iter().collect()))
        .collect()
}
