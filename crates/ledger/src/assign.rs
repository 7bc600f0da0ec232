//! Few funders a project: who pays for what, once it is chosen, so that no project has more funders
//! than it can serve and no funder a ticket too small to be worth its paperwork.
//!
//! A transportation problem from pots and years to projects and years in whole cents, solved by
//! shortest augmenting paths (Edmonds and Karp 1972), then repaired for lumpiness project by project,
//! the largest first: its payments are withdrawn and routed anew from one funder, else from two with
//! a ticket each, while the others are rerouted so that every project stays paid. The first way that
//! works is kept and not touched again. At every step everything is paid for, so the repair can only
//! help; what it cannot reach is named. It is a heuristic: a lead funder as a binary of the programme
//! would destroy its bound (model, section 5).

use std::collections::BTreeMap;
use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::{Cents, Pot};

/// A project to be paid for.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Project id.
    pub project: String,
    /// Positions of the pots that may pay for it.
    pub pots: Vec<usize>,
    /// What it needs in each year.
    pub years: Vec<Cents>,
}

/// What is asked of every project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// At most this many funders, one or two.
    pub most_funders: usize,
    /// Each pays at least this over all years, or the whole project where that is smaller.
    pub ticket: Cents,
}

/// Why a project does not meet the terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unmet {
    /// It needs this many funders: no fewer can pay for it beside the others.
    Funders(usize),
    /// This funder's ticket is smaller.
    Ticket(String, Cents),
}

/// A payment: position of the pot, position of the need, position of the year, amount.
pub type Paid = (usize, usize, usize, Cents);

/// Who pays what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assigned {
    /// Payments above zero, by pot, need and year.
    pub payments: Vec<Paid>,
    /// Needs (by position) that do not meet the terms, and why.
    pub unmet: Vec<(usize, Unmet)>,
}

/// A need that cannot be paid whoever pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// Position of the need.
    pub need: usize,
    /// Position of the year.
    pub year: usize,
    /// What is missing at least.
    pub missing: Cents,
}

/// A node on the way from a need back to new money.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Node {
    Pot(usize, usize),
    Need(usize, usize),
}

struct Net<'a> {
    pots: &'a [Pot],
    needs: &'a [Need],
    years: usize,
}

/// Flows. Cloning is the roll-back.
#[derive(Clone)]
struct Flow {
    /// New money taken, by pot and year.
    taken: Vec<Vec<i64>>,
    /// Money carried into the next year, by pot and year.
    carried: Vec<Vec<i64>>,
    /// Payments by need, year and pot.
    paid: Vec<Vec<Vec<i64>>>,
    /// Funders a need may be paid by; `None` for any.
    only: Vec<Option<Vec<usize>>>,
    /// Needs that are settled.
    fixed: Vec<bool>,
}

impl Net<'_> {
    fn empty(&self) -> Flow {
        let rows = |n: usize| vec![vec![0i64; self.years]; n];
        Flow {
            taken: rows(self.pots.len()),
            carried: rows(self.pots.len()),
            paid: vec![vec![vec![0i64; self.pots.len()]; self.years]; self.needs.len()],
            only: vec![None; self.needs.len()],
            fixed: vec![false; self.needs.len()],
        }
    }

    fn new_money(&self, pot: usize, year: usize) -> i64 {
        let pot = self.pots.get(pot);
        pot.and_then(|p| p.new_money.get(year)).map_or(0, |c| c.0.max(0))
    }

    fn carries(&self, pot: usize) -> bool {
        self.pots.get(pot).is_some_and(|p| p.carry_over)
    }

    fn funder(&self, pot: usize) -> usize {
        self.pots.get(pot).map_or(usize::MAX, |p| p.funder)
    }

    /// Pays up to `amount` of a need in a year; returns what could not be paid.
    fn pay(&self, flow: &mut Flow, need: usize, year: usize, amount: i64) -> i64 {
        let mut left = amount;
        while left > 0 {
            let Some(path) = self.path(flow, need, year) else {
                break;
            };
            let room = path
                .windows(2)
                .map(|w| self.room(flow, w[0], w[1]))
                .min()
                .unwrap_or(0);
            let end = path.last().copied();
            let spare = match end {
                Some(Node::Pot(p, y)) => self.new_money(p, y) - flow.taken[p][y],
                _ => 0,
            };
            let push = left.min(room).min(spare);
            if push <= 0 {
                break;
            }
            for w in path.windows(2) {
                shift(flow, w[0], w[1], push);
            }
            if let Some(Node::Pot(p, y)) = end {
                flow.taken[p][y] += push;
            }
            left -= push;
        }
        left
    }

    /// How much can be moved so that `to` bears what `from` lacks.
    fn room(&self, flow: &Flow, from: Node, to: Node) -> i64 {
        match (from, to) {
            (Node::Pot(p, y), Node::Need(n, _)) => flow.paid[n][y][p],
            (Node::Pot(p, y), Node::Pot(_, z)) if z > y => flow.carried[p][y],
            _ => i64::MAX,
        }
    }

    /// The shortest way from a need back to a pot-year with new money to spare, the need first.
    fn path(&self, flow: &Flow, need: usize, year: usize) -> Option<Vec<Node>> {
        let (pots, years) = (self.pots.len(), self.years);
        let index = |node: Node| match node {
            Node::Pot(p, y) => p * years + y,
            Node::Need(n, y) => (pots + n) * years + y,
        };
        let root = Node::Need(need, year);
        let mut via: Vec<Option<Node>> = vec![None; (pots + self.needs.len()) * years];
        via[index(root)] = Some(root);
        let mut queue = VecDeque::from([root]);
        while let Some(node) = queue.pop_front() {
            let mut reach = |next: Node, queue: &mut VecDeque<Node>| {
                if via[index(next)].is_none() {
                    via[index(next)] = Some(node);
                    queue.push_back(next);
                }
            };
            match node {
                Node::Need(n, y) => {
                    for &p in self.needs.get(n).map_or(&[][..], |d| &d.pots) {
                        let free = flow.only[n].as_ref().is_none_or(|f| f.contains(&self.funder(p)));
                        if p < pots && free {
                            reach(Node::Pot(p, y), &mut queue);
                        }
                    }
                }
                Node::Pot(p, y) => {
                    if flow.taken[p][y] < self.new_money(p, y) {
                        let mut path = vec![node];
                        let mut at = node;
                        while at != root {
                            at = via[index(at)]?;
                            path.push(at);
                        }
                        path.reverse();
                        return Some(path);
                    }
                    if y > 0 && self.carries(p) {
                        reach(Node::Pot(p, y - 1), &mut queue);
                    }
                    if y + 1 < years && flow.carried[p][y] > 0 {
                        reach(Node::Pot(p, y + 1), &mut queue);
                    }
                    for (n, paid) in flow.paid.iter().enumerate() {
                        if !flow.fixed[n] && paid[y][p] > 0 {
                            reach(Node::Need(n, y), &mut queue);
                        }
                    }
                }
            }
        }
        None
    }

    /// Takes every payment of a need back.
    fn withdraw(&self, flow: &mut Flow, need: usize) {
        for year in 0..self.years {
            for pot in 0..self.pots.len() {
                let mut amount = std::mem::take(&mut flow.paid[need][year][pot]);
                let mut y = year;
                while amount > 0 {
                    let own = amount.min(flow.taken[pot][y]);
                    // Carried money goes back first: what is left is then the year's own.
                    let back = if y > 0 {
                        amount.min(flow.carried[pot][y - 1])
                    } else {
                        0
                    };
                    let stays = own.min(amount - back);
                    flow.taken[pot][y] -= stays;
                    if back == 0 {
                        break;
                    }
                    flow.carried[pot][y - 1] -= back;
                    amount = back;
                    y -= 1;
                }
            }
        }
    }

    /// What each funder pays for a need, in order of the funders.
    fn tickets(&self, flow: &Flow, need: usize) -> BTreeMap<usize, i64> {
        let mut by = BTreeMap::new();
        for (p, amount) in flow.paid[need].iter().flat_map(|row| row.iter().enumerate()) {
            if *amount > 0 {
                *by.entry(self.funder(p)).or_insert(0) += *amount;
            }
        }
        by
    }

    /// Pays a need from some funders only, the first for at least `ticket` where it can.
    fn only(&self, flow: &Flow, need: usize, funders: &[usize], ticket: i64) -> Option<Flow> {
        let mut next = flow.clone();
        self.withdraw(&mut next, need);
        let due: Vec<i64> = (0..self.years).map(|y| self.due(need, y)).collect();
        let mut open = due.clone();
        if let (Some(first), true) = (funders.first(), funders.len() > 1) {
            next.only[need] = Some(vec![*first]);
            let mut wanted = ticket.min(due.iter().sum());
            for (y, open) in open.iter_mut().enumerate() {
                let ask = wanted.min(*open);
                let paid = ask - self.pay(&mut next, need, y, ask);
                *open -= paid;
                wanted -= paid;
            }
        }
        next.only[need] = Some(funders.to_vec());
        let paid = open
            .iter()
            .enumerate()
            .all(|(y, due)| self.pay(&mut next, need, y, *due) == 0);
        paid.then_some(next)
    }

    fn due(&self, need: usize, year: usize) -> i64 {
        let need = self.needs.get(need);
        need.and_then(|n| n.years.get(year)).map_or(0, |c| c.0.max(0))
    }
}

/// Moves a payment one step along a path.
fn shift(flow: &mut Flow, from: Node, to: Node, amount: i64) {
    match (from, to) {
        (Node::Need(n, y), Node::Pot(p, _)) => flow.paid[n][y][p] += amount,
        (Node::Pot(p, y), Node::Need(n, _)) => flow.paid[n][y][p] -= amount,
        (Node::Pot(p, y), Node::Pot(_, z)) if z < y => flow.carried[p][z] += amount,
        (Node::Pot(p, y), Node::Pot(..)) => flow.carried[p][y] -= amount,
        (Node::Need(..), Node::Need(..)) => {}
    }
}

/// Pays every need, with as few funders and as large tickets as the terms ask where that works.
///
/// # Errors
/// [`Short`] when the pots cannot pay for all needs, whoever pays.
pub fn assign(pots: &[Pot], needs: &[Need], terms: Terms) -> Result<Assigned, Short> {
    let years = needs
        .iter()
        .map(|n| n.years.len())
        .chain(pots.iter().map(|p| p.new_money.len()));
    let net = Net {
        pots,
        needs,
        years: years.max().unwrap_or(0),
    };
    let mut flow = net.empty();
    for year in 0..net.years {
        for need in 0..needs.len() {
            let missing = net.pay(&mut flow, need, year, net.due(need, year));
            if missing > 0 {
                return Err(Short {
                    need,
                    year,
                    missing: Cents(missing),
                });
            }
        }
    }
    let total = |n: usize| (0..net.years).map(|y| net.due(n, y)).sum::<i64>();
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by(|a, b| {
        total(*b)
            .cmp(&total(*a))
            .then(needs[*a].project.cmp(&needs[*b].project))
    });
    let mut unmet = Vec::new();
    for n in order {
        let ticket = terms.ticket.0.max(0).min(total(n));
        let (next, why) = settle(&net, &flow, n, terms.most_funders.max(1), ticket);
        flow = next;
        flow.fixed[n] = true;
        unmet.extend(why.map(|why| (n, why)));
    }
    unmet.sort_by_key(|(n, _)| *n);
    let mut payments: Vec<Paid> = Vec::new();
    for (n, rows) in flow.paid.iter().enumerate() {
        for (y, row) in rows.iter().enumerate() {
            for (p, amount) in row.iter().enumerate().filter(|(_, a)| **a > 0) {
                payments.push((p, n, y, Cents(*amount)));
            }
        }
    }
    payments.sort_unstable();
    Ok(Assigned { payments, unmet })
}

/// The first way to pay a need that meets the terms, else the best that does not, and why.
fn settle(net: &Net<'_>, flow: &Flow, need: usize, most: usize, ticket: i64) -> (Flow, Option<Unmet>) {
    let now = net.tickets(flow, need);
    let good = |tickets: &BTreeMap<usize, i64>| {
        tickets.len() <= most && (tickets.len() < 2 || tickets.values().all(|t| *t >= ticket))
    };
    if good(&now) {
        return (flow.clone(), None);
    }
    // Who pays most now is tried first.
    let mut funders: Vec<usize> = net
        .needs
        .get(need)
        .map_or(&[][..], |d| &d.pots)
        .iter()
        .map(|p| net.funder(*p))
        .collect();
    funders.sort_unstable();
    funders.dedup();
    funders.sort_by_key(|f| std::cmp::Reverse(now.get(f).copied().unwrap_or(0)));
    let singles = funders.iter().map(|f| vec![*f]);
    let pairs = funders.iter().enumerate().flat_map(|(i, a)| {
        // Both ways round: the first of the two is paid its ticket before the other is asked.
        funders
            .iter()
            .skip(i + 1)
            .flat_map(|b| [vec![*b, *a], vec![*a, *b]])
    });
    let mut second_best: Option<(Flow, usize, i64)> = None;
    for set in singles.chain(pairs.filter(|_| most > 1)) {
        let Some(next) = net.only(flow, need, &set, ticket) else {
            continue;
        };
        let tickets = net.tickets(&next, need);
        if good(&tickets) {
            return (next, None);
        }
        let least = tickets
            .iter()
            .min_by_key(|(f, t)| (**t, **f))
            .map_or((0, 0), |(f, t)| (*f, *t));
        if second_best.as_ref().is_none_or(|(_, _, t)| *t < least.1) {
            second_best = Some((next, least.0, least.1));
        }
    }
    let name = |f: usize| {
        net.pots
            .iter()
            .find(|p| p.funder == f)
            .map_or_else(String::new, |p| p.funder_id.clone())
    };
    match second_best {
        Some((next, funder, least)) => (next, Some(Unmet::Ticket(name(funder), Cents(least)))),
        None if now.len() > most => (flow.clone(), Some(Unmet::Funders(now.len()))),
        None => {
            let least = now
                .iter()
                .min_by_key(|(f, t)| (**t, **f))
                .map_or((0, 0), |(f, t)| (*f, *t));
            (flow.clone(), Some(Unmet::Ticket(name(least.0), Cents(least.1))))
        }
    }
}

#[cfg(test)]
#[path = "assign_tests.rs"]
mod tests;
