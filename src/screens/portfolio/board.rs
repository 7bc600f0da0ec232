//! What the screen shows, computed from the programme, the outcome and the candidates: rows with
//! their marginal contribution, money by year, rules with what is used.

use std::collections::{BTreeMap, BTreeSet};

use atlas::Iso3;

use engine::job::CandidateSet;
use foresight::sized::Scale;
use foresight::{Catalogue, Grade};
use ledger::{BasisPoints, Cents, Prong};
use portfolio::evaluate::objective;
use portfolio::{Candidate, Choice, CostRange, Outcome, Problem, ProblemProject, Verdict};

/// Why a project is in: the strongest thing that can be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// So many chosen projects cannot start without it.
    Unlocks(usize),
    /// No other adds as many points.
    LargestGain,
    /// No other adds as many points per dollar.
    BestValue,
    /// Paid from an earmark that holds money for nothing else: its name.
    Earmark(String),
    /// Holds the floor for least developed countries, which binds.
    LdcFloor,
    /// Nothing beyond its value.
    Value,
}

/// A chosen project.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Id.
    pub id: String,
    /// Archetype.
    pub archetype: String,
    /// Scale variant, where the candidate is known.
    pub scale: Option<Scale>,
    /// Economies with the split.
    pub split: Vec<(Iso3, BasisPoints)>,
    /// Group.
    pub prong: Prong,
    /// Theme.
    pub theme: String,
    /// Low, mid, high; all mid where the candidate is not known.
    pub cost: CostRange,
    /// What funders pay.
    pub paid: Cents,
    /// Objective with it less objective without it.
    pub points: f64,
    /// First year of work.
    pub start: i16,
    /// Years of work.
    pub duration: u8,
    /// Years from completion to the first effect.
    pub lag: u8,
    /// Grades of cost and effect.
    pub grades: Option<(Grade, Grade)>,
    /// Why it is in.
    pub why: Why,
    /// Requirements that nobody has verified.
    pub open: usize,
    /// Paid by funder and year: funder id, earmark id, year, amount.
    pub payments: Vec<(String, String, i16, Cents)>,
    /// Position among the candidates.
    pub candidate: Option<usize>,
}

impl Line {
    /// Points per million dollars of the funders' money.
    pub fn rate(&self) -> f64 {
        let millions = self.paid.dollars() / 1e6;
        if millions > 0.0 {
            self.points / millions
        } else {
            0.0
        }
    }
}

/// What a rule asks and what the portfolio does.
#[derive(Clone, Debug, PartialEq)]
pub struct Used {
    /// At least this share.
    pub floor: Option<BasisPoints>,
    /// At most this share.
    pub cap: Option<BasisPoints>,
    /// Share reached, 0..1.
    pub share: f64,
    /// What reaches it: the economy with most money, for the cap of one economy.
    pub economy: Option<Iso3>,
}

/// A share this close to its limit cannot move: the smallest project of the example is about 1 % of
/// the money. An assumption about the word *binds*.
const CLOSE: f64 = 0.01;

impl Used {
    /// The portfolio stands at the limit.
    pub fn binds(&self) -> bool {
        let near =
            |limit: Option<BasisPoints>| limit.is_some_and(|l| (self.share - l.fraction()).abs() < CLOSE);
        near(self.floor) || near(self.cap)
    }
}

/// Money of one funder in one year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Year {
    /// New money.
    pub new: Cents,
    /// What is available: new, and what was left where it carries over.
    pub available: Cents,
    /// Paid.
    pub paid: Cents,
}

/// One earmark.
#[derive(Clone, Debug, PartialEq)]
pub struct EarmarkUse {
    /// Name as the user wrote it.
    pub name: String,
    /// Reserved share.
    pub share: BasisPoints,
    /// Reserved over all years.
    pub reserved: Cents,
    /// Paid from it.
    pub paid: Cents,
}

/// One funder.
#[derive(Clone, Debug, PartialEq)]
pub struct FunderUse {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Unused money moves on.
    pub carry_over: bool,
    /// Years.
    pub years: Vec<Year>,
    /// Earmarks.
    pub earmarks: Vec<EarmarkUse>,
}

impl FunderUse {
    /// New money and what is paid, over all years.
    pub fn totals(&self) -> (Cents, Cents) {
        (
            self.years.iter().map(|y| y.new).sum(),
            self.years.iter().map(|y| y.paid).sum(),
        )
    }
}

/// Everything on the screen that is computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Chosen projects, in the outcome's order.
    pub lines: Vec<Line>,
    /// Years of the plan.
    pub years: Vec<i16>,
    /// Paid by year.
    pub paid: Vec<Cents>,
    /// New money by year, all funders.
    pub envelope: Vec<Cents>,
    /// Paid in all.
    pub total: Cents,
    /// Funders.
    pub funders: Vec<FunderUse>,
    /// Least developed countries.
    pub ldc: Used,
    /// The economy with most money.
    pub economy: Used,
    /// Groups, in the order of [`Prong::ALL`].
    pub prongs: Vec<(Prong, Used)>,
    /// The year and economy that come closest to what can be absorbed in a year: share of the limit.
    pub absorbed: Option<(Iso3, i16, f64)>,
    /// Economies reached.
    pub reached: BTreeSet<Iso3>,
}

fn sum<'a>(outcome: &'a Outcome, of: impl Fn(&portfolio::Payment) -> bool + 'a) -> Cents {
    outcome.payments.iter().filter(|p| of(p)).map(|p| p.amount).sum()
}

fn share(part: Cents, whole: Cents) -> f64 {
    if whole.0 > 0 {
        part.0 as f64 / whole.0 as f64
    } else {
        0.0
    }
}

impl Board {
    /// Computes the board. `candidates` may still be under way.
    pub fn new(
        catalogue: &Catalogue,
        problem: &Problem,
        outcome: &Outcome,
        candidates: Option<&CandidateSet>,
    ) -> Self {
        let total = sum(outcome, |_| true);
        let by_id: BTreeMap<&str, &ProblemProject> =
            problem.projects.iter().map(|p| (p.id.as_str(), p)).collect();
        let project_of = |id: &str| by_id.get(id).copied();
        let known: BTreeMap<&str, usize> = candidates
            .map(|set| {
                set.generated
                    .candidates
                    .iter()
                    .enumerate()
                    .map(|(i, c)| (c.sized.id.as_str(), i))
                    .collect()
            })
            .unwrap_or_default();
        let funders = funders(problem, outcome);
        let ldc_paid = sum(outcome, |p| project_of(&p.project).is_some_and(|q| q.ldc));
        let ldc = Used {
            floor: problem.rules.ldc_floor,
            cap: None,
            share: share(ldc_paid, total),
            economy: None,
        };
        let of_list =
            |list: &[(Prong, BasisPoints)], prong| list.iter().find(|(p, _)| *p == prong).map(|(_, s)| *s);
        let prongs = Prong::ALL.map(|prong| {
            let paid = sum(outcome, |p| {
                project_of(&p.project).is_some_and(|q| q.prong == prong)
            });
            let used = Used {
                floor: of_list(&problem.rules.prong_floor, prong),
                cap: of_list(&problem.rules.prong_cap, prong),
                share: share(paid, total),
                economy: None,
            };
            (prong, used)
        });
        let by_economy = portfolio::money::report(problem, outcome).by_economy;
        let most = by_economy
            .iter()
            .map(|(e, paid)| (*e, paid.iter().copied().sum::<Cents>()))
            .max_by_key(|(e, paid)| (*paid, std::cmp::Reverse(*e)));
        let economy = Used {
            floor: None,
            cap: problem.rules.economy_cap,
            share: most.map_or(0.0, |(_, paid)| share(paid, total)),
            economy: most.map(|(e, _)| e),
        };
        let mut lines: Vec<Line> = outcome
            .chosen
            .iter()
            .filter_map(|choice| {
                let project = project_of(&choice.project)?;
                let at = known.get(choice.project.as_str()).copied();
                let candidate = at.and_then(|i| candidates?.generated.candidates.get(i));
                Some(line(
                    catalogue,
                    problem,
                    outcome,
                    choice,
                    project,
                    candidate.zip(at),
                ))
            })
            .collect();
        say_why(&mut lines, problem, ldc.binds(), &funders);
        Self {
            reached: lines
                .iter()
                .flat_map(|l| l.split.iter().map(|(e, _)| *e))
                .collect(),
            lines,
            years: problem.years.clone(),
            paid: problem
                .years
                .iter()
                .map(|y| sum(outcome, |p| p.year == *y))
                .collect(),
            envelope: (0..problem.years.len())
                .map(|y| {
                    problem
                        .funders
                        .iter()
                        .filter_map(|f| f.envelopes.get(y))
                        .copied()
                        .sum()
                })
                .collect(),
            total,
            funders,
            ldc,
            economy,
            prongs: prongs.to_vec(),
            absorbed: absorbed(problem, outcome),
        }
    }

    /// Somewhere yearly spending stands at what can be absorbed.
    pub fn absorption_binds(&self) -> bool {
        self.absorbed.is_some_and(|(.., share)| share > 1.0 - CLOSE)
    }

    /// Rules that stand at their limit.
    pub fn binding(&self) -> usize {
        [&self.ldc, &self.economy]
            .into_iter()
            .chain(self.prongs.iter().map(|(_, u)| u))
            .filter(|u| u.binds())
            .count()
            + usize::from(self.absorption_binds())
    }
}

/// Flows of all sources by economy and year against the rule's limit; the highest share.
fn absorbed(problem: &Problem, outcome: &Outcome) -> Option<(Iso3, i16, f64)> {
    let mut flows: BTreeMap<(Iso3, i16), f64> = BTreeMap::new();
    for choice in &outcome.chosen {
        let Some(project) = problem.project(&choice.project) else {
            continue;
        };
        for (year, cost) in (choice.start..).zip(&project.yearly) {
            for (economy, share) in &project.split {
                *flows.entry((*economy, year)).or_default() += cost.dollars() * share.fraction();
            }
        }
    }
    let of_limit = flows.into_iter().filter_map(|((economy, year), flow)| {
        let (_, cap) = problem.rules.absorption.iter().find(|(e, _)| *e == economy)?;
        (cap.0 > 0).then(|| (economy, year, flow / cap.dollars()))
    });
    of_limit.max_by(|a, b| a.2.total_cmp(&b.2))
}

fn line(
    catalogue: &Catalogue,
    problem: &Problem,
    outcome: &Outcome,
    choice: &Choice,
    project: &ProblemProject,
    candidate: Option<(&Candidate, usize)>,
) -> Line {
    let without: Vec<Choice> = outcome.chosen.iter().filter(|c| *c != choice).cloned().collect();
    let mid: Cents = project.yearly.iter().copied().sum();
    let archetype = catalogue.get(&project.archetype);
    let open = candidate.map_or(0, |(c, _)| {
        let all = c.eligibility.iter().chain(&c.prerequisites);
        all.filter(|r| matches!(r.verdict, Verdict::NotVerified(_)))
            .count()
    });
    Line {
        id: project.id.clone(),
        archetype: project.archetype.clone(),
        scale: candidate.map(|(c, _)| c.sized.scale),
        split: project.split.clone(),
        prong: project.prong,
        theme: project.theme.clone(),
        cost: candidate.map_or(
            CostRange {
                low: mid,
                mid,
                high: mid,
            },
            |(c, _)| c.cost,
        ),
        paid: sum(outcome, |p| p.project == project.id),
        points: outcome.objective - objective(problem, &without),
        start: choice.start,
        duration: project.duration,
        lag: archetype.map_or(0, |a| a.lag),
        grades: archetype.map(|a| (a.cost_grade, a.effect_grade)),
        why: Why::Value,
        open,
        payments: outcome
            .payments
            .iter()
            .filter(|p| p.project == project.id)
            .map(|p| (p.funder.clone(), p.earmark.clone(), p.year, p.amount))
            .collect(),
        candidate: candidate.map(|(_, at)| at),
    }
}

fn say_why(lines: &mut [Line], problem: &Problem, ldc_binds: bool, funders: &[FunderUse]) {
    let chosen: BTreeSet<String> = lines.iter().map(|l| l.id.clone()).collect();
    let needs: Vec<Vec<String>> = problem
        .projects
        .iter()
        .filter(|p| chosen.contains(&p.id))
        .map(|p| {
            let unmet = p.prerequisites.iter().filter(|c| !c.met);
            unmet
                .flat_map(|c| c.any_of.iter().filter(|id| chosen.contains(*id)).cloned())
                .collect()
        })
        .collect();
    let top = |f: &dyn Fn(&Line) -> f64| {
        let best = lines.iter().max_by(|a, b| f(a).total_cmp(&f(b)));
        best.map(|l| l.id.clone())
    };
    let (largest, best) = (top(&|l| l.points), top(&Line::rate));
    for line in lines.iter_mut() {
        let unlocks = needs.iter().filter(|n| n.contains(&line.id)).count();
        let earmark = line
            .payments
            .first()
            .map(|p| (&p.0, &p.1))
            .filter(|(_, e)| !e.is_empty());
        let earmark = earmark.filter(|(f, e)| line.payments.iter().all(|p| (&p.0, &p.1) == (*f, *e)));
        let named = earmark.and_then(|(funder, id)| {
            let at = problem.funders.iter().find(|f| f.id == *funder)?;
            let position = at.earmarks.iter().position(|e| e.id == *id)?;
            Some(
                funders
                    .iter()
                    .find(|f| f.id == *funder)?
                    .earmarks
                    .get(position)?
                    .name
                    .clone(),
            )
        });
        let ldc = ldc_binds && problem.project(&line.id).is_some_and(|p| p.ldc);
        line.why = if unlocks > 0 {
            Why::Unlocks(unlocks)
        } else if largest.as_ref() == Some(&line.id) {
            Why::LargestGain
        } else if best.as_ref() == Some(&line.id) {
            Why::BestValue
        } else if let Some(name) = named {
            Why::Earmark(name)
        } else if ldc {
            Why::LdcFloor
        } else {
            Why::Value
        };
    }
}

fn funders(problem: &Problem, outcome: &Outcome) -> Vec<FunderUse> {
    let pots = problem.pots();
    let all = problem.funders.iter().enumerate().map(|(at, funder)| {
        let mut left = Cents::ZERO;
        let years = problem.years.iter().zip(&funder.envelopes).map(|(year, new)| {
            let available = if funder.carry_over { left + *new } else { *new };
            let paid = sum(outcome, |p| p.funder == funder.id && p.year == *year);
            left = available - paid;
            Year {
                new: *new,
                available,
                paid,
            }
        });
        let earmarks = funder.earmarks.iter().map(|e| EarmarkUse {
            name: e.name.clone(),
            share: e.share,
            reserved: pots
                .iter()
                .filter(|p| p.funder == at && p.earmark == e.id)
                .flat_map(|p| p.new_money.iter().copied())
                .sum(),
            paid: sum(outcome, |p| p.funder == funder.id && p.earmark == e.id),
        });
        FunderUse {
            id: funder.id.clone(),
            name: funder.name.clone(),
            carry_over: funder.carry_over,
            years: years.collect(),
            earmarks: earmarks.collect(),
        }
    });
    all.collect()
}
