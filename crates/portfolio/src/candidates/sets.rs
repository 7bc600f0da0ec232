//! Which economies share a project: disjoint sets of neighbours.

use std::collections::BTreeMap;

use atlas::Iso3;
use atlas::sphere::km_between;
use foresight::Archetype;

use super::GenerateInput;
use super::assess::Assessed;

/// At most this many economies share one project. **Assumption**: joint programmes of more partners rarely
/// start together.
pub const MOST_TOGETHER: usize = 3;
/// At most this many landings in one cable project. **Assumption**: keeps one cable within one project's size.
pub const MOST_LANDINGS_TOGETHER: usize = 2;
/// Islands count as neighbours up to this distance between capitals. **Assumption**: about the reach of one
/// branch of a regional cable.
pub const ISLAND_REACH_KM: f64 = 1_500.0;

/// Economies of one project and its one-per-group group.
pub(super) struct Set {
    pub(super) members: Vec<Iso3>,
    pub(super) group: String,
}

/// The sets an archetype is built for. Sets of one archetype share a group exactly where they overlap.
pub(super) fn sets(
    archetype: &Archetype,
    here: &BTreeMap<Iso3, Assessed<'_>>,
    input: &GenerateInput<'_>,
) -> Vec<Set> {
    let id = |members: &[Iso3]| {
        let codes: Vec<&str> = members.iter().map(Iso3::as_str).collect();
        format!("{}:{}", archetype.id, codes.join("+"))
    };
    let one_each = archetype.cap_units < 2.0;
    let parts = if archetype.shared {
        let most = if one_each {
            MOST_LANDINGS_TOGETHER
        } else {
            MOST_TOGETHER
        };
        partition(here, input, most)
    } else {
        here.keys().map(|e| vec![*e]).collect()
    };
    let mut out = Vec::new();
    for members in parts {
        let group = id(&members);
        if one_each && members.len() > 1 {
            out.extend(members.iter().map(|e| Set {
                members: vec![*e],
                group: group.clone(),
            }));
        }
        out.push(Set { members, group });
    }
    out
}

/// Joins nearest neighbours first (as Kruskal's algorithm does) while a set stays within `most`.
fn partition(here: &BTreeMap<Iso3, Assessed<'_>>, input: &GenerateInput<'_>, most: usize) -> Vec<Vec<Iso3>> {
    let economies: Vec<Iso3> = here.keys().copied().collect();
    let mut edges: Vec<(f64, usize, usize)> = Vec::new();
    for (i, a) in economies.iter().enumerate() {
        for (j, b) in economies.iter().enumerate().skip(i + 1) {
            if let Some(km) = near(*a, *b, input) {
                edges.push((km, i, j));
            }
        }
    }
    edges.sort_by(|x, y| x.0.total_cmp(&y.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut set: Vec<usize> = (0..economies.len()).collect();
    for (_, i, j) in edges {
        let (Some(a), Some(b)) = (set.get(i).copied(), set.get(j).copied()) else {
            continue;
        };
        let size = set.iter().filter(|s| **s == a || **s == b).count();
        if a != b && size <= most {
            set.iter_mut().filter(|s| **s == b).for_each(|s| *s = a);
        }
    }
    let mut parts: BTreeMap<usize, Vec<Iso3>> = BTreeMap::new();
    for (economy, at) in economies.iter().zip(&set) {
        parts.entry(*at).or_default().push(*economy);
    }
    let mut parts: Vec<Vec<Iso3>> = parts.into_values().collect();
    parts.sort();
    parts
}

/// Kilometres between the capitals of two neighbours: land neighbours, or two economies without any land
/// neighbour within [`ISLAND_REACH_KM`]. `None` where they are no neighbours.
fn near(a: Iso3, b: Iso3, input: &GenerateInput<'_>) -> Option<f64> {
    let (place_a, place_b) = (input.places.get(&a)?, input.places.get(&b)?);
    let capital = |e: Iso3| input.atlas.get(e)?.capital.as_ref().map(|c| c.at);
    let km = match (capital(a), capital(b)) {
        (Some(a), Some(b)) => Some(km_between(a, b)),
        _ => None,
    };
    if place_a.neighbours.contains(&b) || place_b.neighbours.contains(&a) {
        return Some(km.unwrap_or(f64::MAX));
    }
    let islands = place_a.neighbours.is_empty() && place_b.neighbours.is_empty();
    km.filter(|km| islands && *km <= ISLAND_REACH_KM)
}
