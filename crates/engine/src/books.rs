//! The ledger beside the programme: what commitments leave, who funds what, who pays after the end,
//! and what somebody else already builds.
//!
//! A commitment that names a candidate takes the candidate and its variants out of the choice, meets
//! the prerequisites it would meet, and closes its part of the gap: with a dose D₀ on the way, the
//! gain of a further D is e^−D₀ (1 − e^−D), so the weight of the target falls by e^−D₀ (model,
//! sections 3 and 5). A commitment that names none comes off the envelope and the money that is
//! needed in its sector and place, not off the readiness gap: its effect is not known.

use std::collections::{BTreeMap, BTreeSet};

use atlas::Iso3;
use atlas::names::Find;
use exchange::commitments::{Import, Lookup};
use exchange::table::{Out, csv};
use foresight::projection::ExpectedDose;
use ledger::assign::{Need, Terms, Unmet, assign};
use ledger::claims::Claims;
use ledger::matrix::{Planned, Row, Stake, matrix};
use ledger::measure::{Budget, Commitment, Disbursement, Envelope, Money, PlannedDisbursement};
use ledger::total::{Ready, Reason, Select, Total};
use ledger::{Cents, Funder, Measure, Payer, Prices, Prong, split};
use plan::{Command, Plan};
use portfolio::committed::{by_year, open_money};
use portfolio::{Candidate, Committed, Payment, Problem};
use serde::{Deserialize, Serialize};

use crate::basis::{Basis, Refusal};
use crate::job::Reply;
use crate::{World, programme};

/// Sums of one year, each of its own measure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearMoney {
    /// Year.
    pub year: i16,
    /// New money of the plan's funders.
    pub envelope: Money<Envelope>,
    /// Commitments of the ledger.
    pub committed: Money<Commitment>,
    /// Payments of the plan's portfolio.
    pub planned: Money<PlannedDisbursement>,
    /// Planned disbursements of the ledger.
    pub announced: Money<PlannedDisbursement>,
    /// Disbursements of the ledger.
    pub paid: Money<Disbursement>,
}

/// What a chosen project costs after its end, and who pays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AfterEnd {
    /// Project.
    pub project: String,
    /// First year.
    pub from: i16,
    /// Cost a year.
    pub yearly: Cents,
    /// Payer; `None` where the plan does not say and its share of maintenance counts.
    pub payer: Option<Payer>,
}

/// The ledger, counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LedgerReport {
    /// Years of the plan.
    pub years: Vec<i16>,
    /// All commitments.
    pub commitments: Total<Commitment>,
    /// All budgets.
    pub budgets: Total<Budget>,
    /// All planned disbursements of the ledger.
    pub announced: Total<PlannedDisbursement>,
    /// All disbursements.
    pub paid: Total<Disbursement>,
    /// What commitments leave of the envelopes.
    pub claims: Claims,
    /// Who funds what.
    pub rows: Vec<Row>,
    /// Plan against actual.
    pub by_year: Vec<YearMoney>,
    /// Cost after the end of the chosen projects, the largest first.
    pub after: Vec<AfterEnd>,
    /// Years of the plan and its base year that the price index does not name.
    pub without_index: Vec<i16>,
}

/// Who pays for the chosen projects, with few funders each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    /// Payments, sorted.
    pub payments: Vec<Payment>,
    /// Projects that do not meet the terms, and why.
    pub unmet: Vec<(String, Unmet)>,
    /// Projects.
    pub projects: usize,
    /// Projects with more funders than asked for, before.
    pub crowded: usize,
    /// Projects whose payments change.
    pub changed: usize,
}

/// The plan's funders with what the plan itself says is promised taken off.
fn open_funders(plan: &Plan) -> Vec<Funder> {
    let mut funders = plan.funders.clone();
    for f in &mut funders {
        let taken = by_year(&plan.committed, &f.id, &plan.settings.years);
        f.envelopes = open_money(&f.envelopes, &taken, f.carry_over).0;
    }
    funders
}

/// Commitments by funder and year as the programme takes them: those of the plan and of its ledger.
pub(crate) fn committed(plan: &Plan) -> Vec<Committed> {
    let s = &plan.settings;
    let known = |c: &&Committed| plan.funders.iter().any(|f| f.id == c.funder) && s.years.contains(&c.year);
    let mut all: Vec<Committed> = plan.committed.iter().filter(known).cloned().collect();
    let ready = Ready::new(&plan.ledger, plan.ledger.prices(s.base_year));
    for row in Claims::of(&ready, &open_funders(plan), &s.years).rows {
        if row.committed != Money::ZERO {
            all.push(Committed {
                funder: row.funder,
                year: row.year,
                amount: row.committed.cents(),
            });
        }
    }
    all.sort();
    all
}

/// Who pays after the end decides whether the effect of a project fades.
pub(crate) fn maintain(plan: &Plan, candidates: &mut [Candidate]) {
    for c in candidates.iter_mut().filter(|c| c.recurrent > Cents::ZERO) {
        if let Some(payer) = payer(plan, &c.sized.id) {
            c.sized.timing.maintained = if *payer == Payer::Nobody { 0.0 } else { 1.0 };
        }
    }
}

fn payer<'a>(plan: &'a Plan, project: &str) -> Option<&'a Payer> {
    let found = plan.ledger.upkeep.iter().find(|u| u.project == project)?;
    Some(&found.payer)
}

/// What somebody else already builds.
#[derive(Debug, Default)]
pub(crate) struct Covered {
    /// Candidates that commitments name.
    pub named: Vec<String>,
    /// These and their variants: none of them can be chosen.
    pub taken: BTreeSet<String>,
    doses: BTreeMap<(Iso3, String), f64>,
}

impl Covered {
    /// Of a plan, its candidates, their doses and their starts with φ.
    pub fn of(
        plan: &Plan,
        candidates: &[Candidate],
        doses: &[Vec<ExpectedDose>],
        starts: &[(Vec<i16>, Vec<f64>)],
    ) -> Self {
        let mut covered = Self::default();
        if plan.ledger.entries.iter().all(|e| e.covers.is_empty()) {
            return covered;
        }
        let ready = Ready::new(&plan.ledger, Prices::Current);
        let mut first: BTreeMap<&str, i16> = BTreeMap::new();
        for (e, worth) in plan.ledger.entries.iter().zip(&ready.worth) {
            let counts = !matches!(
                worth,
                Err(Reason::Cancelled | Reason::Pipeline | Reason::SplitNotWhole)
            );
            if counts && !e.covers.is_empty() {
                let year = first.entry(&e.covers).or_insert(e.year);
                *year = e.year.min(*year);
            }
        }
        let mut groups: BTreeSet<&str> = BTreeSet::new();
        for (at, c) in candidates.iter().enumerate() {
            let Some(year) = first.get(c.sized.id.as_str()) else {
                continue;
            };
            covered.named.push(c.sized.id.clone());
            // Two variants of one group are one project: the first named counts.
            if !groups.insert(&c.group) {
                continue;
            }
            let phi = starts.get(at).map_or(0.0, |(years, phis)| {
                let near = years
                    .iter()
                    .zip(phis)
                    .min_by_key(|(y, _)| (i32::from(**y) - i32::from(*year)).abs());
                near.map_or(0.0, |(_, phi)| *phi)
            });
            for d in doses.get(at).into_iter().flatten() {
                *covered.doses.entry((d.economy, d.indicator.clone())).or_default() += d.dose * phi;
            }
        }
        let variants = candidates.iter().filter(|c| groups.contains(c.group.as_str()));
        covered.taken = variants.map(|c| c.sized.id.clone()).collect();
        covered
    }

    /// Nothing is covered.
    pub fn is_empty(&self) -> bool {
        self.taken.is_empty()
    }

    /// The part of a gap that is still open, 0..1.
    pub fn left(&self, economy: Iso3, indicator: &str) -> f64 {
        match self.doses.get(&(economy, indicator.to_owned())) {
            Some(dose) => libm::exp(-dose),
            None => 1.0,
        }
    }
}

/// What the catalogue finds to do, by theme and economy: the largest variant of each group at mid cost.
fn needs(candidates: &[Candidate]) -> BTreeMap<(String, Iso3), Cents> {
    let mut largest: BTreeMap<&str, &Candidate> = BTreeMap::new();
    for c in candidates {
        let slot = largest.entry(&c.group).or_insert(c);
        if c.cost.mid > slot.cost.mid {
            *slot = c;
        }
    }
    let mut needs: BTreeMap<(String, Iso3), Cents> = BTreeMap::new();
    for c in largest.values() {
        let weights: Vec<u64> = c.sized.split.iter().map(|(_, s)| u64::from(s.0)).collect();
        for ((economy, _), part) in c.sized.split.iter().zip(split(c.cost.mid, &weights)) {
            *needs.entry((c.theme.clone(), *economy)).or_default() += part;
        }
    }
    needs
}

fn planned(problem: &Problem, payments: &[Payment]) -> Vec<Planned> {
    let mut all = Vec::new();
    for p in payments {
        let Some(project) = problem.project(&p.project) else {
            continue;
        };
        let weights: Vec<u64> = project.split.iter().map(|(_, s)| u64::from(s.0)).collect();
        for ((economy, _), amount) in project.split.iter().zip(split(p.amount, &weights)) {
            if amount != Cents::ZERO {
                all.push(Planned {
                    sector: project.theme.clone(),
                    economy: *economy,
                    year: p.year,
                    stake: Stake {
                        funder: p.funder.clone(),
                        project: p.project.clone(),
                        planned: true,
                        amount,
                    },
                });
            }
        }
    }
    all
}

fn after(plan: &Plan, problem: &Problem) -> Vec<AfterEnd> {
    let chosen = plan.accepted.iter().flat_map(|a| &a.outcome.chosen);
    let mut all: Vec<AfterEnd> = chosen
        .filter_map(|c| {
            let project = problem.project(&c.project)?;
            (project.recurrent > Cents::ZERO).then(|| AfterEnd {
                project: c.project.clone(),
                from: project.completed(c.start),
                yearly: project.recurrent,
                payer: payer(plan, &c.project).cloned(),
            })
        })
        .collect();
    all.sort_by(|a, b| b.yearly.cmp(&a.yearly).then(a.project.cmp(&b.project)));
    all
}

/// See [`crate::Job::Ledger`].
pub(crate) fn report(world: &World, plan: &Plan) -> Result<Reply, Refusal> {
    let basis = Basis::new(world, plan)?;
    let problem = programme::problem(&basis, plan)?;
    let generated = programme::generated(&basis, plan)?;
    let s = &plan.settings;
    let ready = Ready::new(&plan.ledger, plan.ledger.prices(s.base_year));
    let payments = plan.accepted.as_ref().map_or(&[][..], |a| &a.outcome.payments);
    let mut years: BTreeSet<i16> = s.years.iter().copied().collect();
    years.extend(ready.live().map(|(e, _)| e.year));
    let by_year = years
        .iter()
        .map(|year| {
            let select = Select {
                year: Some(*year),
                ..Select::default()
            };
            let at = s.years.iter().position(|y| y == year);
            let envelopes = plan.funders.iter().filter_map(|f| f.envelopes.get(at?).copied());
            YearMoney {
                year: *year,
                envelope: Money::new(envelopes.sum()),
                committed: ready.total::<Commitment>(&select).amount,
                planned: Money::new(
                    payments
                        .iter()
                        .filter(|p| p.year == *year)
                        .map(|p| p.amount)
                        .sum(),
                ),
                announced: ready.total::<PlannedDisbursement>(&select).amount,
                paid: ready.total::<Disbursement>(&select).amount,
            }
        })
        .collect();
    let all = Select::default();
    let indexed = |y: &i16| plan.ledger.deflator(*y).is_none();
    Ok(Reply::Ledger(Box::new(LedgerReport {
        years: s.years.clone(),
        commitments: ready.total(&all),
        budgets: ready.total(&all),
        announced: ready.total(&all),
        paid: ready.total(&all),
        claims: Claims::of(&ready, &open_funders(plan), &s.years),
        rows: matrix(
            &ready,
            &planned(&problem, payments),
            &needs(&generated.candidates),
            &s.years,
        ),
        by_year,
        after: after(plan, &problem),
        without_index: std::iter::once(s.base_year)
            .chain(s.years.iter().copied())
            .filter(indexed)
            .collect(),
    })))
}

/// See [`crate::Job::Assign`].
pub(crate) fn assigned(world: &World, plan: &Plan, terms: Terms) -> Result<Reply, Refusal> {
    let problem = programme::problem(&Basis::new(world, plan)?, plan)?;
    let accepted = plan
        .accepted
        .as_ref()
        .ok_or_else(|| Refusal::new("error-no-portfolio", "no accepted portfolio"))?;
    let outcome = &accepted.outcome;
    let pots = problem.pots();
    let mut needs: Vec<Need> = Vec::with_capacity(outcome.chosen.len());
    for choice in &outcome.chosen {
        let Some(project) = problem.project(&choice.project) else {
            continue;
        };
        let economies = project.economies();
        let mut years = vec![Cents::ZERO; problem.years.len()];
        for p in outcome.payments.iter().filter(|p| p.project == choice.project) {
            if let Some(slot) = problem
                .years
                .iter()
                .position(|y| *y == p.year)
                .and_then(|y| years.get_mut(y))
            {
                *slot += p.amount;
            }
        }
        needs.push(Need {
            project: choice.project.clone(),
            pots: (0..pots.len())
                .filter(|p| {
                    pots.get(*p)
                        .is_some_and(|pot| pot.allows(&project.facts(&economies)))
                })
                .collect(),
            years,
        });
    }
    let found = assign(&pots, &needs, terms).map_err(|short| {
        let at = problem.years.get(short.year).copied().unwrap_or_default();
        Refusal::new("error-assign-short", format!("{at}: {} missing", short.missing))
    })?;
    let mut payments: Vec<Payment> = found
        .payments
        .iter()
        .filter_map(|(p, n, y, amount)| {
            let pot = pots.get(*p)?;
            Some(Payment {
                funder: pot.funder_id.clone(),
                earmark: pot.earmark.clone(),
                year: *problem.years.get(*y)?,
                project: needs.get(*n)?.project.clone(),
                amount: *amount,
            })
        })
        .collect();
    payments.sort();
    let of = |list: &[Payment], id: &str| -> Vec<Payment> {
        list.iter().filter(|p| p.project == id).cloned().collect()
    };
    let funders = |list: &[Payment]| list.iter().map(|p| &p.funder).collect::<BTreeSet<_>>().len();
    let crowded = |n: &&Need| funders(&of(&outcome.payments, &n.project)) > terms.most_funders;
    let changed = |n: &&Need| of(&outcome.payments, &n.project) != of(&payments, &n.project);
    Ok(Reply::Assigned(Box::new(Assignment {
        crowded: needs.iter().filter(crowded).count(),
        changed: needs.iter().filter(changed).count(),
        unmet: found
            .unmet
            .into_iter()
            .filter_map(|(n, why)| Some((needs.get(n)?.project.clone(), why)))
            .collect(),
        projects: needs.len(),
        payments,
    })))
}

/// Reads a table of a ledger beside a plan and the pack.
pub fn import(world: &World, plan: &Plan, file: &str, bytes: &[u8]) -> Import {
    let economy = |text: &str| match world.atlas.find(text) {
        Find::Economy(code) => Ok(code),
        Find::Aggregate => Err("a single economy; this is a group".to_owned()),
        Find::Ambiguous(codes) => {
            let codes: Vec<&str> = codes.iter().map(Iso3::as_str).collect();
            Err(format!("one of {}", codes.join(", ")))
        }
        Find::Unknown => Err("an ISO3 code or a name of an economy".to_owned()),
    };
    let funder = |text: &str| {
        let found = plan
            .funders
            .iter()
            .find(|f| f.id == text || f.name.eq_ignore_ascii_case(text));
        found.map_or_else(|| text.to_owned(), |f| f.id.clone())
    };
    let sector = |text: &str| {
        let theme = world
            .catalogue()
            .archetypes
            .iter()
            .map(|a| &a.theme)
            .find(|t| t.eq_ignore_ascii_case(text));
        let group = || {
            Prong::ALL
                .into_iter()
                .find(|p| p.as_str().eq_ignore_ascii_case(text))
        };
        theme.cloned().or_else(|| group().map(|p| p.as_str().to_owned()))
    };
    let lookup = Lookup {
        economy: &economy,
        funder: &funder,
        sector: &sector,
    };
    exchange::commitments::read(file, bytes, &lookup)
}

/// Everything an import took, as one step.
pub fn command(import: &Import) -> Command {
    let entries = import.entries.iter().map(|(_, e)| Command::SetEntry {
        id: e.id.clone(),
        entry: Some(Box::new(e.clone())),
    });
    let rates = import.rates.iter().map(|r| Command::SetRate {
        currency: r.currency.clone(),
        date: r.date.clone(),
        rate: Some(r.clone()),
    });
    let deflators = import.deflators.iter().map(|d| Command::SetDeflator {
        year: d.year,
        deflator: Some(d.clone()),
    });
    Command::Batch {
        commands: entries.chain(rates).chain(deflators).collect(),
    }
}

/// A code of a reason, for files.
pub fn reason(why: &Reason) -> String {
    match why {
        Reason::Cancelled => "cancelled".into(),
        Reason::Pipeline => "pipeline".into(),
        Reason::Twin(id) => format!("twin of {id}"),
        Reason::FundersCounted => "its funders are counted".into(),
        Reason::PartsCounted(parts) => format!("its parts are counted: {}", parts.join(", ")),
        Reason::OtherMeasure(m) => format!("{m} is another measure"),
        Reason::NoRate(code) => format!("no rate of {code}"),
        Reason::NoDeflator(year) => format!("no price index of {year}"),
        Reason::SplitNotWhole => "its split is not 100 %".into(),
        Reason::OtherYears => "not in the plan's years".into(),
        Reason::OtherFunder => "no funder of the plan".into(),
        Reason::TooLarge => "too large".into(),
    }
}

/// Every amount a plan knows, one a row: envelopes, commitments and other measures of the ledger with
/// why they count or not, payments of the portfolio. Rows of different `measure` are never to be added.
pub fn money_csv(plan: &Plan, problem: &Problem) -> String {
    let head = [
        "measure", "project", "funder", "sector", "economy", "year", "usd", "counts", "why_not",
    ];
    let s = &plan.settings;
    let mut rows: Vec<Vec<Out>> = Vec::new();
    let mut push = |measure: &str, texts: [&str; 4], year: i16, amount: Option<Cents>, why: &str| {
        let mut row: Vec<Out> = vec![measure.into()];
        row.extend(texts.map(Out::from));
        row.push(i64::from(year).into());
        row.push(amount.map_or(Out::Empty, Out::from));
        row.push(if why.is_empty() { "yes" } else { "no" }.into());
        row.push(why.into());
        rows.push(row);
    };
    for f in &plan.funders {
        for (year, amount) in s.years.iter().zip(&f.envelopes) {
            push(
                Measure::Envelope.as_str(),
                ["", &f.id, "", ""],
                *year,
                Some(*amount),
                "",
            );
        }
    }
    let ready = Ready::new(&plan.ledger, plan.ledger.prices(s.base_year));
    for (e, worth) in plan.ledger.entries.iter().zip(&ready.worth) {
        let (amount, why) = match worth {
            Ok(amount) => (Some(*amount), String::new()),
            Err(why) => (plan.ledger.value(e, ready.prices).ok(), reason(why)),
        };
        let parts: Vec<Option<Cents>> = match amount {
            Some(a) => ledger::total::by_economy(e, a)
                .map(|(_, part)| Some(part))
                .collect(),
            None => vec![None; e.split.len()],
        };
        for ((economy, _), part) in e.split.iter().zip(parts) {
            let texts = [e.project.as_str(), &e.funder, &e.sector, economy.as_str()];
            push(e.measure.as_str(), texts, e.year, part, &why);
        }
    }
    let payments = plan.accepted.as_ref().map_or(&[][..], |a| &a.outcome.payments);
    for p in planned(problem, payments) {
        let texts = [
            p.stake.project.as_str(),
            &p.stake.funder,
            &p.sector,
            p.economy.as_str(),
        ];
        push(
            Measure::PlannedDisbursement.as_str(),
            texts,
            p.year,
            Some(p.stake.amount),
            "",
        );
    }
    csv(&head, &rows)
}
