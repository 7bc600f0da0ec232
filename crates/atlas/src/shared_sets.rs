//! Which economies can share a project.
//!
//! [`connected`]: sets of land neighbours, for terrestrial links and shared facilities. [`coastal_chains`]:
//! coastal economies in the order a subsea cable could land, for shared cables. Fellowships and shared
//! computing need no border: their set is the whole region ([`Atlas::regions`](crate::Atlas::regions)).

use std::collections::{BTreeMap, BTreeSet};

use crate::boundary::Topology;
use crate::coast::Coast;
use crate::geography::thinned;
use crate::sphere::{Unit, km_between};
use crate::{Geography, Iso3, LonLat};

/// Coast points nearer than this to the one before are skipped, in degrees: an error of some 20 km, little
/// beside a cable's length.
const COAST_STEP: f64 = 0.25;

/// Splits members into sets in which each can be reached from each through land neighbours that are
/// members too. Sets and their members are sorted.
pub fn connected(geography: &Geography, members: &[Iso3]) -> Vec<Vec<Iso3>> {
    let mut left: BTreeSet<Iso3> = members.iter().copied().collect();
    let mut sets = Vec::new();
    while let Some(first) = left.pop_first() {
        let mut set = BTreeSet::from([first]);
        let mut open = vec![first];
        while let Some(economy) = open.pop() {
            for next in geography
                .of(economy)
                .map(|f| f.neighbours.as_slice())
                .unwrap_or_default()
            {
                if left.remove(next) {
                    set.insert(*next);
                    open.push(*next);
                }
            }
        }
        sets.push(set.into_iter().collect());
    }
    sets
}

/// Economies in the order of landings, with the distance from coast to coast between one and the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// At least one economy.
    pub economies: Vec<Iso3>,
    /// Kilometres between neighbours in the list, one fewer than economies; 0 where they share a border.
    pub legs_km: Vec<f64>,
}

/// Joins coastal members to chains, nearest coasts first, no leg longer than `longest_km`; each coastal
/// member is in exactly one chain, members without coast in none. (Kruskal's order with at most two legs
/// an economy: a greedy path cover, not the shortest one.)
pub fn coastal_chains(topology: &Topology, coast: &Coast, members: &[Iso3], longest_km: f64) -> Vec<Chain> {
    let mut shores: BTreeMap<Iso3, Vec<LonLat>> = BTreeMap::new();
    for (arc, owner) in &coast.arcs {
        if let Some(owner) = owner.filter(|o| members.contains(o)) {
            shores
                .entry(owner)
                .or_default()
                .extend(thinned(topology, *arc, COAST_STEP));
        }
    }
    let economies: Vec<Iso3> = shores.keys().copied().collect();
    let points: Vec<(&Vec<LonLat>, Vec<Unit>)> = shores
        .values()
        .map(|p| (p, p.iter().map(|at| Unit::of(*at)).collect()))
        .collect();
    let mut legs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, a) in points.iter().enumerate() {
        for (j, b) in points.iter().enumerate().skip(i + 1) {
            legs.extend(between(a, b).filter(|km| *km <= longest_km).map(|km| (km, i, j)));
        }
    }
    legs.sort_by(|x, y| x.0.total_cmp(&y.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    join(&economies, &legs)
}

fn between(a: &(&Vec<LonLat>, Vec<Unit>), b: &(&Vec<LonLat>, Vec<Unit>)) -> Option<f64> {
    let mut best: Option<(f64, LonLat, LonLat)> = None;
    for (p, u) in a.0.iter().zip(&a.1) {
        for (q, v) in b.0.iter().zip(&b.1) {
            let dot = u.dot(*v);
            if best.is_none_or(|(found, ..)| dot > found) {
                best = Some((dot, *p, *q));
            }
        }
    }
    best.map(|(_, p, q)| km_between(p, q))
}

fn join(economies: &[Iso3], legs: &[(f64, usize, usize)]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = economies
        .iter()
        .map(|e| Chain {
            economies: vec![*e],
            legs_km: Vec::new(),
        })
        .collect();
    for (km, i, j) in legs {
        let (Some(a), Some(b)) = (economies.get(*i), economies.get(*j)) else {
            continue;
        };
        let at_end =
            |chain: &Chain, e: &Iso3| chain.economies.first() == Some(e) || chain.economies.last() == Some(e);
        let find = |e: &Iso3| chains.iter().position(|c| at_end(c, e));
        let (Some(x), Some(y)) = (find(a), find(b)) else {
            continue;
        };
        if x == y {
            continue;
        }
        let mut second = chains.remove(x.max(y));
        let Some(first) = chains.get_mut(x.min(y)) else {
            continue;
        };
        let (end, start) = if x < y { (a, b) } else { (b, a) };
        if first.economies.last() != Some(end) {
            reverse(first);
        }
        if second.economies.first() != Some(start) {
            reverse(&mut second);
        }
        first.legs_km.push(*km);
        first.legs_km.extend(second.legs_km);
        first.economies.extend(second.economies);
    }
    chains
}

fn reverse(chain: &mut Chain) {
    chain.economies.reverse();
    chain.legs_km.reverse();
}
