//! The candidates that enter the programme: whole groups, the best per dollar first, with what they need.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Candidate, Verdict};

/// Why a candidate does not enter the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftOut {
    /// No candidate of its group has a stand-alone value above zero, and no kept one needs it.
    NoValue,
    /// The limit was reached by groups of more value per dollar.
    Limit,
}

/// Positions of the candidates that are kept and left out, both ascending.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shortlist {
    /// Kept.
    pub kept: Vec<usize>,
    /// Left out, with the reason.
    pub left_out: Vec<(usize, LeftOut)>,
}

/// At most `limit` candidates: whole one-per-group groups, each together with the groups that provide what it
/// cannot start without. First the best group of each archetype, so that no kind of project is left out of the
/// comparison and money that is earmarked has something to buy; then the others. Both by falling stand-alone
/// value per dollar.
///
/// `value` is the stand-alone value of each candidate, in the order of `candidates` (missing, negative and
/// not finite count as 0). A provider for a clause that the baseline leaves unmet comes with its group's own
/// providers. A group that does not fit with them is left out and smaller ones after it may still fit. Ties
/// are broken by the group's name. Greedy: the programme, not this list, is what is optimised.
pub fn shortlist(candidates: &[Candidate], value: &[f64], limit: usize) -> Shortlist {
    shortlist_with(candidates, value, limit, &[])
}

/// As [`shortlist`], with the groups of the projects that must be in, and what they need, kept before all
/// others: what the user has decided is not dropped for its value, nor for the limit.
pub fn shortlist_with(candidates: &[Candidate], value: &[f64], limit: usize, must: &[String]) -> Shortlist {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut group_of: BTreeMap<&str, &str> = BTreeMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        groups.entry(&candidate.group).or_default().push(at);
        group_of.insert(&candidate.sized.id, &candidate.group);
    }
    let best: BTreeMap<&str, f64> = groups
        .iter()
        .map(|(group, members)| {
            let rate = members.iter().filter_map(|at| rate(candidates, value, *at));
            (*group, rate.fold(0.0, f64::max))
        })
        .collect();
    let rank = |group: &str| best.get(group).copied().unwrap_or(0.0);
    let mut order: Vec<&str> = groups.keys().copied().collect();
    order.sort_by(|a, b| rank(b).total_cmp(&rank(a)).then(a.cmp(b)));
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut turns: Vec<(bool, &str)> = Vec::with_capacity(order.len());
    for group in &order {
        let first = groups
            .get(group)
            .and_then(|members| candidates.get(*members.first()?));
        let another = !seen.insert(first.map_or("", |c| &c.sized.archetype));
        turns.push((another, group));
    }
    // Stable: the order by value per dollar stays.
    turns.sort_by_key(|(another, _)| *another);
    let needs = |group: &str| -> Vec<Vec<&str>> {
        let members = groups.get(group).map_or(&[][..], Vec::as_slice);
        let members = members.iter().filter_map(|at| candidates.get(*at));
        let clauses = members.flat_map(|c| &c.prerequisites);
        let unmet = clauses.filter(|r| r.verdict == Verdict::Unmet);
        let providers = |ids: &Vec<String>| -> Vec<&str> {
            ids.iter()
                .filter_map(|id| group_of.get(id.as_str()).copied())
                .collect()
        };
        unmet.map(|r| providers(&r.by_projects)).collect()
    };
    let mut kept: BTreeSet<&str> = BTreeSet::new();
    for group in must.iter().filter_map(|id| group_of.get(id.as_str())) {
        let added = closure(group, &kept, &needs, &rank);
        kept.extend(added);
    }
    let mut size: usize = kept.iter().map(|g| groups.get(g).map_or(0, Vec::len)).sum();
    for group in turns.iter().map(|(_, g)| *g).filter(|g| rank(g) > 0.0) {
        if kept.contains(group) {
            continue;
        }
        let added = closure(group, &kept, &needs, &rank);
        let more: usize = added.iter().map(|g| groups.get(g).map_or(0, Vec::len)).sum();
        if size + more <= limit {
            size += more;
            kept.extend(added);
        }
    }
    let mut list = Shortlist::default();
    for (at, candidate) in candidates.iter().enumerate() {
        let group = candidate.group.as_str();
        if kept.contains(group) {
            list.kept.push(at);
        } else if rank(group) > 0.0 {
            list.left_out.push((at, LeftOut::Limit));
        } else {
            list.left_out.push((at, LeftOut::NoValue));
        }
    }
    list
}

fn rate(candidates: &[Candidate], value: &[f64], at: usize) -> Option<f64> {
    let dollars = candidates.get(at)?.cost.mid.dollars();
    let value = value.get(at).copied()?;
    (value.is_finite() && value > 0.0).then(|| value / dollars.max(1.0))
}

/// The group and, for each clause without a kept provider, its best provider, and so on.
fn closure<'a>(
    group: &'a str,
    kept: &BTreeSet<&'a str>,
    needs: &dyn Fn(&str) -> Vec<Vec<&'a str>>,
    rank: &dyn Fn(&str) -> f64,
) -> BTreeSet<&'a str> {
    let mut added = BTreeSet::new();
    let mut open = vec![group];
    while let Some(group) = open.pop() {
        if kept.contains(group) || !added.insert(group) {
            continue;
        }
        for providers in needs(group) {
            let here = providers.iter().any(|p| kept.contains(p) || added.contains(p));
            let best = providers
                .iter()
                .max_by(|a, b| rank(a).total_cmp(&rank(b)).then(b.cmp(a)));
            match best {
                Some(best) if !here => open.push(best),
                _ => {}
            }
        }
    }
    added
}
