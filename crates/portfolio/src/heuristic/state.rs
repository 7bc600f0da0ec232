//! What the heuristic knows: tables that never change, and a portfolio in the making.

use std::collections::BTreeMap;

use super::limits::Totals;
use crate::evaluate::{doses, gain, value};
use crate::limits::{ShareLimit, YearLimit, partner_total, share_limits, split_in, year_limits};
use crate::payments::{Need, Network, Shape, needs};
use crate::programme::reach::{by_id, earliest_starts};
use crate::{Problem, programme};

/// A project with a start, both by position.
pub(super) type Move = (usize, usize);

/// Projects of which one has to be chosen with another.
pub(super) struct Needed {
    /// Positions.
    pub any_of: Vec<usize>,
    /// It has to be completed when the other starts.
    pub completed: bool,
}

/// Everything that does not change while searching.
pub(super) struct Tables<'a> {
    pub problem: &'a Problem,
    pub shape: Shape,
    /// Funders' cost of each project.
    pub cost: Vec<i128>,
    /// Group number of each project.
    pub group: Vec<usize>,
    /// What each project waits for or goes with.
    pub clauses: Vec<Vec<Needed>>,
    /// Either/or: members, at least, at most.
    pub counts: Vec<(Vec<usize>, usize, usize)>,
    /// Either/or rules of each project.
    pub counted: Vec<Vec<usize>>,
    /// Whether a start may be used at all.
    pub open: Vec<Vec<bool>>,
    /// Money needs by project and start.
    pub needs: Vec<Vec<Vec<Need>>>,
    /// What partners pay of each project.
    pub partner: Vec<i128>,
    /// Floors and caps.
    pub limits: Vec<ShareLimit>,
    /// What each project counts under them: (position, cents × basis points).
    pub parts: Vec<Vec<(usize, i128)>>,
    /// Yearly caps.
    pub year_limits: Vec<YearLimit>,
    /// Which of them a project falls under, with its basis points there.
    pub capped: Vec<Vec<(usize, i128)>>,
    pub must: Vec<usize>,
}

impl<'a> Tables<'a> {
    pub fn new(problem: &'a Problem) -> Self {
        let shape = Shape::new(problem);
        let index = by_id(problem);
        let earliest = earliest_starts(problem);
        let limits = share_limits(problem);
        let year_limits = year_limits(problem);
        let members = |ids: &[String]| -> Vec<usize> {
            let mut all: Vec<usize> = ids
                .iter()
                .filter_map(|id| index.get(id.as_str()).copied())
                .collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let counts: Vec<(Vec<usize>, usize, usize)> = problem
            .rules
            .counts
            .iter()
            .map(|c| (members(&c.projects), c.at_least as usize, c.at_most as usize))
            .collect();
        let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
        let mut tables = Self {
            problem,
            shape,
            cost: Vec::new(),
            group: Vec::new(),
            clauses: Vec::new(),
            open: Vec::new(),
            needs: Vec::new(),
            partner: Vec::new(),
            parts: Vec::new(),
            capped: Vec::new(),
            counted: Vec::new(),
            must: problem
                .rules
                .must
                .iter()
                .filter_map(|id| index.get(id.as_str()).copied())
                .collect(),
            limits,
            year_limits,
            counts,
        };
        for (p, project) in problem.projects.iter().enumerate() {
            let key = if project.group.is_empty() {
                project.id.as_str()
            } else {
                project.group.as_str()
            };
            let next = groups.len();
            tables.group.push(*groups.entry(key).or_insert(next));
            tables.cost.push(i128::from(project.funded_total().0));
            let waits = project.prerequisites.iter().filter(|c| !c.met).map(|c| Needed {
                any_of: members(&c.any_of),
                completed: true,
            });
            let with = problem.rules.joint.iter().filter(|j| j.project == project.id);
            let goes = with.map(|j| Needed {
                any_of: members(&j.with),
                completed: false,
            });
            tables.clauses.push(waits.chain(goes).collect());
            tables.partner.push(i128::from(partner_total(project).0));
            let own = tables.limits.iter().enumerate();
            let own = own
                .map(|(l, limit)| (l, limit.weight[p]))
                .filter(|(_, w)| *w != 0);
            tables.parts.push(own.collect());
            let capped = tables.year_limits.iter().enumerate();
            let capped = capped.map(|(l, limit)| (l, split_in(project, limit.economy)));
            tables
                .capped
                .push(capped.filter(|(_, points)| *points != 0).collect());
            let counted = tables.counts.iter().enumerate();
            let counted = counted.filter(|(_, (all, _, _))| all.binary_search(&p).is_ok());
            tables.counted.push(counted.map(|(c, _)| c).collect());
            tables.open.push(
                project
                    .starts
                    .iter()
                    .map(|s| {
                        earliest.get(p).copied().flatten().is_some_and(|e| *s >= e)
                            && problem.may_start(project, *s)
                    })
                    .collect(),
            );
            tables
                .needs
                .push((0..project.starts.len()).map(|s| needs(problem, p, s)).collect());
        }
        tables
    }

    pub fn start(&self, (p, s): Move) -> i16 {
        self.problem.projects[p].starts[s]
    }

    pub fn completed(&self, m: Move) -> i16 {
        self.problem.projects[m.0].completed(self.start(m))
    }

    /// Every start that may be used.
    pub fn moves(&self) -> impl Iterator<Item = Move> + '_ {
        self.open.iter().enumerate().flat_map(|(p, starts)| {
            starts
                .iter()
                .enumerate()
                .filter(|(_, open)| **open)
                .map(move |(s, _)| (p, s))
        })
    }

    pub fn has_share_rules(&self) -> bool {
        !self.limits.is_empty()
    }

    /// All envelopes together, or all that the groups could use if that is less.
    pub fn most_that_can_be_spent(&self) -> i128 {
        let money: i128 = self
            .shape
            .pots
            .iter()
            .flat_map(|p| &p.new_money)
            .map(|m| i128::from(m.0.max(0)))
            .sum();
        let mut by_group: BTreeMap<usize, i128> = BTreeMap::new();
        for (g, cost) in self.group.iter().zip(&self.cost) {
            let most = by_group.entry(*g).or_insert(0);
            *most = (*most).max(*cost);
        }
        money.min(by_group.values().sum())
    }

    /// Whether a project would be one too many of an either/or.
    pub fn one_too_many(&self, at: &[Option<usize>], p: usize) -> bool {
        self.counted[p].iter().any(|c| {
            let (all, _, most) = &self.counts[*c];
            all.iter().filter(|q| **q != p && at[**q].is_some()).count() >= *most
        })
    }

    /// Position of a calendar year.
    pub fn year(&self, year: i64) -> Option<usize> {
        programme::year_index(self.problem, year)
    }
}

/// A portfolio in the making; money and rules hold at every moment.
#[derive(Clone)]
pub(super) struct State {
    /// Start of each project.
    pub at: Vec<Option<usize>>,
    pub doses: Vec<f64>,
    pub value: f64,
    pub network: Network,
    pub totals: Totals,
}

impl State {
    pub fn empty(tables: &Tables<'_>) -> Self {
        let doses = vec![0.0; tables.problem.targets.len()];
        Self {
            at: vec![None; tables.problem.projects.len()],
            value: 0.0,
            doses,
            network: tables.shape.network(),
            totals: Totals::new(tables),
        }
    }

    /// The state of given starts, if groups, prerequisites and money allow it. Share rules are not
    /// looked at.
    pub fn of(tables: &Tables<'_>, at: &[Option<usize>]) -> Option<Self> {
        if !consistent(tables, at) {
            return None;
        }
        let mut state = Self::empty(tables);
        for m in chosen(at) {
            if !tables.shape.add(&mut state.network, &tables.needs[m.0][m.1]) {
                return None;
            }
            state.totals.add(tables, m);
        }
        state.at = at.to_vec();
        state.doses = doses(tables.problem, at);
        state.value = value(tables.problem, &state.doses);
        super::limits::absorption_holds(tables, &state.totals).then_some(state)
    }

    /// What a set of moves adds to the objective.
    pub fn added_value(&self, tables: &Tables<'_>, moves: &[Move]) -> f64 {
        let mut extra: BTreeMap<usize, f64> = BTreeMap::new();
        for (p, s) in moves {
            let project = &tables.problem.projects[*p];
            for (t, dose) in &project.doses {
                *extra.entry(*t).or_insert(0.0) += dose * project.phi[*s];
            }
        }
        extra
            .into_iter()
            .map(|(t, d)| {
                let target = &tables.problem.targets[t];
                target.weight
                    * (gain(&target.pieces, self.doses[t] + d) - gain(&target.pieces, self.doses[t]))
            })
            .sum()
    }

    /// What taking a chosen move away would lose.
    pub fn lost_value(&self, tables: &Tables<'_>, (p, s): Move) -> f64 {
        let project = &tables.problem.projects[p];
        project
            .doses
            .iter()
            .map(|(t, dose)| {
                let target = &tables.problem.targets[*t];
                let now = self.doses[*t];
                target.weight
                    * (gain(&target.pieces, now) - gain(&target.pieces, now - dose * project.phi[s]))
            })
            .sum()
    }

    /// Takes the moves up when money and `allowed` permit; else leaves everything as it was.
    pub fn take(&mut self, tables: &Tables<'_>, moves: &[Move], allowed: impl Fn(&Totals) -> bool) -> bool {
        let mut totals = self.totals.clone();
        for m in moves {
            totals.add(tables, *m);
        }
        if !allowed(&totals) {
            return false;
        }
        let before = self.network.clone();
        for (p, s) in moves {
            if !tables.shape.add(&mut self.network, &tables.needs[*p][*s]) {
                self.network = before;
                return false;
            }
        }
        self.totals = totals;
        for (p, s) in moves {
            self.at[*p] = Some(*s);
        }
        self.doses = doses(tables.problem, &self.at);
        self.value = value(tables.problem, &self.doses);
        true
    }
}

/// Chosen moves in order of project.
pub(super) fn chosen(at: &[Option<usize>]) -> impl Iterator<Item = Move> + '_ {
    at.iter().enumerate().filter_map(|(p, s)| s.map(|s| (p, s)))
}

/// Groups, prerequisites and open starts.
pub(super) fn consistent(tables: &Tables<'_>, at: &[Option<usize>]) -> bool {
    let mut groups: Vec<usize> = chosen(at).map(|(p, _)| tables.group[p]).collect();
    let count = groups.len();
    groups.sort_unstable();
    groups.dedup();
    groups.len() == count
        && tables.counts.iter().all(|(all, least, most)| {
            let n = all.iter().filter(|p| at[**p].is_some()).count();
            n >= *least && n <= *most
        })
        && chosen(at).all(|m| {
            tables.open[m.0][m.1]
                && tables.clauses[m.0]
                    .iter()
                    .all(|c| clause_met(tables, at, c, tables.start(m)))
        })
}

/// Whether some member is completed when a project starts or, of an *only with*, chosen at all.
pub(super) fn clause_met(tables: &Tables<'_>, at: &[Option<usize>], needed: &Needed, start: i16) -> bool {
    needed
        .any_of
        .iter()
        .any(|q| at[*q].is_some_and(|s| !needed.completed || tables.completed((*q, s)) <= start))
}
