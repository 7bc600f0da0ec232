//! Who pays for what: an exact integer flow from pots to projects, in cents.
//!
//! Network: new money of a pot in a year → the pot in that year → (where it carries over) the pot in
//! the next year; a pot in a year → what projects of a signature need in that year, if the pot may
//! pay for them. A choice can be paid for exactly when the maximum flow meets every need. Flows are
//! found by shortest augmenting paths (Edmonds and Karp 1972) from the need back to new money, so
//! earmarked money is used before free money and this year's before carried money. The network is
//! incremental: the heuristic adds one project at a time and rolls back what does not fit.
//!
//! Left out: rounding. Every amount is an integer; nothing is nudged to make a choice fit.

use ledger::{Cents, Pot};

use crate::programme::{signature, year_index};
use crate::{Payment, Problem};

/// Money that no pot can pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// Year.
    pub year: i16,
    /// Pots that may pay for the projects concerned, as `funder` or `funder/earmark`.
    pub pots: Vec<String>,
    /// What is missing at least.
    pub missing: Cents,
}

/// A need: project, position of year, cents.
pub(crate) type Need = (usize, usize, i64);

/// The flow network of a problem. Cloning it is the roll-back.
#[derive(Clone)]
pub(crate) struct Network {
    /// Residual capacity of every arc; arc `a` and its reverse are `a` and `a ^ 1`.
    residual: Vec<i64>,
}

/// The part of the network that never changes.
pub(crate) struct Shape {
    pub(crate) pots: Vec<Pot>,
    /// Signature of every project, and the pots of every signature.
    project_signature: Vec<usize>,
    signatures: Vec<Vec<usize>>,
    years: usize,
    /// Arcs by node that lead *into* it, as arc positions; node order: source, pots × years,
    /// signatures × years.
    into: Vec<Vec<usize>>,
    from: Vec<usize>,
    to: Vec<usize>,
    /// Arc from pot-year to signature-year, by signature-year: (pot, arc).
    paying: Vec<Vec<(usize, usize)>>,
    start: Vec<i64>,
}

const SOURCE: usize = 0;

impl Shape {
    pub(crate) fn new(problem: &Problem) -> Self {
        let pots = problem.pots();
        let years = problem.years.len();
        let mut signatures: Vec<Vec<usize>> = Vec::new();
        let mut project_signature = Vec::with_capacity(problem.projects.len());
        for project in &problem.projects {
            let s = signature(project, &pots);
            let at = signatures
                .iter()
                .position(|t| *t == s)
                .unwrap_or(signatures.len());
            if at == signatures.len() {
                signatures.push(s);
            }
            project_signature.push(at);
        }
        let nodes = 1 + (pots.len() + signatures.len()) * years;
        let mut shape = Self {
            into: vec![Vec::new(); nodes],
            from: Vec::new(),
            to: Vec::new(),
            paying: vec![Vec::new(); signatures.len() * years],
            start: Vec::new(),
            pots,
            project_signature,
            signatures,
            years,
        };
        // Order of arcs is order of search: new money first, then what was carried.
        for p in 0..shape.pots.len() {
            for y in 0..years {
                let new = shape.pots[p].new_money.get(y).map_or(0, |m| m.0.max(0));
                shape.arc(SOURCE, shape.pot_node(p, y), new);
            }
        }
        for p in 0..shape.pots.len() {
            for y in 1..years {
                if shape.pots[p].carry_over {
                    shape.arc(shape.pot_node(p, y - 1), shape.pot_node(p, y), i64::MAX / 4);
                }
            }
        }
        for s in 0..shape.signatures.len() {
            for y in 0..years {
                for p in shape.signatures[s].clone() {
                    let arc = shape.arc(shape.pot_node(p, y), shape.need_node(s, y), i64::MAX / 4);
                    shape.paying[s * years + y].push((p, arc));
                }
            }
        }
        shape
    }

    fn pot_node(&self, pot: usize, year: usize) -> usize {
        1 + pot * self.years + year
    }

    fn need_node(&self, signature: usize, year: usize) -> usize {
        1 + (self.pots.len() + signature) * self.years + year
    }

    fn arc(&mut self, from: usize, to: usize, capacity: i64) -> usize {
        let arc = self.from.len();
        self.from.extend([from, to]);
        self.to.extend([to, from]);
        self.start.extend([capacity, 0]);
        self.into[to].push(arc);
        self.into[from].push(arc + 1);
        arc
    }

    /// A network in which nothing is paid yet.
    pub(crate) fn network(&self) -> Network {
        Network {
            residual: self.start.clone(),
        }
    }

    /// Pays `amount` more for a signature in a year; returns what could not be paid.
    fn pay(&self, network: &mut Network, signature: usize, year: usize, amount: i64) -> i64 {
        let root = self.need_node(signature, year);
        let mut left = amount;
        let mut via = vec![usize::MAX; self.into.len()];
        let mut queue = Vec::with_capacity(self.into.len());
        while left > 0 {
            via.iter_mut().for_each(|v| *v = usize::MAX);
            queue.clear();
            queue.push(root);
            let mut head = 0;
            'search: while head < queue.len() {
                let node = queue[head];
                head += 1;
                for &arc in &self.into[node] {
                    let before = self.from[arc];
                    if network.residual[arc] > 0 && before != root && via[before] == usize::MAX {
                        via[before] = arc;
                        if before == SOURCE {
                            break 'search;
                        }
                        queue.push(before);
                    }
                }
            }
            if via[SOURCE] == usize::MAX {
                break;
            }
            let mut push = left;
            let mut node = SOURCE;
            while node != root {
                push = push.min(network.residual[via[node]]);
                node = self.to[via[node]];
            }
            node = SOURCE;
            while node != root {
                let arc = via[node];
                network.residual[arc] -= push;
                network.residual[arc ^ 1] += push;
                node = self.to[arc];
            }
            left -= push;
        }
        left
    }

    /// Pays for needs; false leaves the network in an unusable state (roll back to a clone).
    pub(crate) fn add(&self, network: &mut Network, needs: &[Need]) -> bool {
        needs.iter().all(|(p, y, cents)| {
            self.project_signature
                .get(*p)
                .is_some_and(|s| self.pay(network, *s, *y, *cents) == 0)
        })
    }

    /// Whether two projects could be paid from one pot.
    pub(crate) fn share_a_pot(&self, a: usize, b: usize) -> bool {
        let pots = |p: usize| {
            self.project_signature
                .get(p)
                .and_then(|s| self.signatures.get(*s))
        };
        match (pots(a), pots(b)) {
            (Some(a), Some(b)) => a.iter().any(|pot| b.contains(pot)),
            _ => false,
        }
    }

    /// A quick no: whether the money nobody has claimed yet covers an amount. New money that other
    /// projects hold in a shared pot may still be moved, so only the sum over all pots is a limit.
    pub(crate) fn may_fit(&self, network: &Network, project: usize, amount: i128) -> bool {
        if self.project_signature.get(project).is_none() {
            return false;
        }
        amount <= self.unspent(network)
    }

    /// New money that no project has claimed.
    pub(crate) fn unspent(&self, network: &Network) -> i128 {
        // Arcs from the source come first, pots × years of them, each followed by its reverse.
        (0..self.pots.len() * self.years)
            .map(|i| i128::from(network.residual[2 * i]))
            .sum()
    }

    fn pot_names(&self, signature: usize) -> Vec<String> {
        let name = |p: &Pot| match p.earmark.as_str() {
            "" => p.funder_id.clone(),
            mark => format!("{}/{mark}", p.funder_id),
        };
        self.signatures[signature]
            .iter()
            .map(|p| name(&self.pots[*p]))
            .collect()
    }
}

/// What a project needs from funders when it starts at a position of its starts.
pub(crate) fn needs(problem: &Problem, project: usize, start: usize) -> Vec<Need> {
    let Some(p) = problem.projects.get(project) else {
        return Vec::new();
    };
    let Some(first) = p.starts.get(start) else {
        return Vec::new();
    };
    (0..p.yearly.len())
        .filter_map(|k| {
            Some((
                project,
                year_index(problem, i64::from(*first) + k as i64)?,
                p.funded(k).0,
            ))
        })
        .filter(|(_, _, cents)| *cents > 0)
        .collect()
}

/// Assigns every payment of a choice (start by project position), sorted as [`crate::Outcome`] wants
/// them, or says what is missing.
pub(crate) fn assign(problem: &Problem, starts: &[Option<usize>]) -> Result<Vec<Payment>, Vec<Shortfall>> {
    let shape = Shape::new(problem);
    let mut network = shape.network();
    // All needs by signature and year, projects in order of id so that who pays does not depend on
    // the order of the file.
    let mut by_node: Vec<Vec<(usize, i64)>> = vec![Vec::new(); shape.signatures.len() * shape.years];
    let mut order: Vec<usize> = (0..problem.projects.len())
        .filter(|p| starts.get(*p).copied().flatten().is_some())
        .collect();
    order.sort_by(|a, b| problem.projects[*a].id.cmp(&problem.projects[*b].id));
    for p in order {
        let Some(start) = starts[p] else { continue };
        for (_, year, cents) in needs(problem, p, start) {
            by_node[shape.project_signature[p] * shape.years + year].push((p, cents));
        }
    }
    let mut short = Vec::new();
    for year in 0..shape.years {
        for s in 0..shape.signatures.len() {
            let amount = by_node[s * shape.years + year].iter().map(|(_, c)| c).sum();
            let missing = shape.pay(&mut network, s, year, amount);
            if missing > 0 {
                short.push(Shortfall {
                    year: problem.years[year],
                    pots: shape.pot_names(s),
                    missing: Cents(missing),
                });
            }
        }
    }
    if !short.is_empty() {
        return Err(short);
    }
    Ok(payments(problem, &shape, &network, &by_node))
}

/// Hands the flow of each signature and year to its projects, one after the other.
fn payments(
    problem: &Problem,
    shape: &Shape,
    network: &Network,
    by_node: &[Vec<(usize, i64)>],
) -> Vec<Payment> {
    let mut all = Vec::new();
    for (node, needs) in by_node.iter().enumerate() {
        let mut sources = shape.paying[node]
            .iter()
            .map(|(pot, arc)| (*pot, network.residual[arc ^ 1]));
        let (mut pot, mut left) = (0, 0);
        for (project, cents) in needs {
            let mut open = *cents;
            while open > 0 {
                if left == 0 {
                    match sources.next() {
                        Some(next) => (pot, left) = next,
                        None => break,
                    }
                    continue;
                }
                let amount = open.min(left);
                open -= amount;
                left -= amount;
                all.push(Payment {
                    funder: shape.pots[pot].funder_id.clone(),
                    earmark: shape.pots[pot].earmark.clone(),
                    year: problem.years[node % shape.years],
                    project: problem.projects[*project].id.clone(),
                    amount: Cents(amount),
                });
            }
        }
    }
    all.sort();
    all
}
