//! The payments of the portfolio taken apart, so that every total on screen is a sum of parts that
//! can be opened: project, funder, year and economy, to the cent.
//!
//! A payment for a project in several economies is divided so that funders and economies both keep
//! the totals of the money report: proportional parts rounded down, what is left filled in order.

use std::collections::BTreeMap;

use atlas::Iso3;
use ledger::{Cents, Prong, split};
use portfolio::{Outcome, Problem};

/// The smallest part of the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Atom {
    /// Position in the programme's projects.
    pub project: usize,
    /// Position in the programme's funders.
    pub funder: usize,
    /// Position in the programme's years.
    pub year: usize,
    /// Economy.
    pub economy: Iso3,
    /// Amount, never zero.
    pub amount: Cents,
}

/// What a total counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Everything.
    All,
    /// One funder, by position.
    Funder(usize),
    /// One group.
    Group(Prong),
    /// One theme.
    Theme(String),
    /// One economy.
    Economy(Iso3),
    /// One year.
    Year(i16),
}

impl Key {
    /// As the address writes it.
    pub fn write(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Funder(at) => format!("funder:{at}"),
            Self::Group(prong) => format!("group:{}", prong.as_str()),
            Self::Theme(theme) => format!("theme:{theme}"),
            Self::Economy(code) => format!("economy:{code}"),
            Self::Year(year) => format!("year:{year}"),
        }
    }

    /// Reads what [`Key::write`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        if text == "all" {
            return Some(Self::All);
        }
        let (kind, name) = text.split_once(':')?;
        match kind {
            "funder" => name.parse().ok().map(Self::Funder),
            "group" => Prong::ALL
                .into_iter()
                .find(|p| p.as_str() == name)
                .map(Self::Group),
            "theme" => Some(Self::Theme(name.to_owned())),
            "economy" => Iso3::new(name).map(Self::Economy),
            "year" => name.parse().ok().map(Self::Year),
            _ => None,
        }
    }

    /// Whether a part counts.
    pub fn holds(&self, atom: &Atom, problem: &Problem) -> bool {
        let project = problem.projects.get(atom.project);
        match self {
            Self::All => true,
            Self::Funder(at) => atom.funder == *at,
            Self::Group(prong) => project.is_some_and(|p| p.prong == *prong),
            Self::Theme(theme) => project.is_some_and(|p| p.theme == *theme),
            Self::Economy(code) => atom.economy == *code,
            Self::Year(year) => problem.years.get(atom.year) == Some(year),
        }
    }
}

/// Takes the payments apart. Payments for unknown projects, funders or years are left out, as in the
/// money report; the checker refuses such an outcome.
pub fn atoms(problem: &Problem, outcome: &Outcome) -> Vec<Atom> {
    let mut paid: BTreeMap<(usize, usize), Vec<Cents>> = BTreeMap::new();
    for payment in &outcome.payments {
        let project = problem.projects.iter().position(|p| p.id == payment.project);
        let year = problem.years.iter().position(|y| *y == payment.year);
        let funder = problem.funders.iter().position(|f| f.id == payment.funder);
        if let (Some(project), Some(year), Some(funder)) = (project, year, funder) {
            let row = paid
                .entry((project, year))
                .or_insert_with(|| vec![Cents::ZERO; problem.funders.len()]);
            if let Some(slot) = row.get_mut(funder) {
                *slot += payment.amount;
            }
        }
    }
    let mut atoms = Vec::new();
    for ((project, year), by_funder) in paid {
        let Some(of) = problem.projects.get(project) else {
            continue;
        };
        let weights: Vec<u64> = of.split.iter().map(|(_, share)| u64::from(share.0)).collect();
        for (funder, row) in table(&by_funder, &weights).into_iter().enumerate() {
            for ((economy, _), amount) in of.split.iter().zip(row) {
                if amount != Cents::ZERO {
                    atoms.push(Atom {
                        project,
                        funder,
                        year,
                        economy: *economy,
                        amount,
                    });
                }
            }
        }
    }
    atoms
}

/// Divides each funder's payment over the economies. Rows sum to the payments, columns to the split
/// of their sum by largest remainder.
fn table(payments: &[Cents], weights: &[u64]) -> Vec<Vec<Cents>> {
    let whole: u64 = weights.iter().sum();
    let total: Cents = payments.iter().copied().sum();
    let mut rest_of_column = split(total, weights);
    let mut rest_of_row = payments.to_vec();
    let mut cells: Vec<Vec<Cents>> = payments
        .iter()
        .zip(&mut rest_of_row)
        .map(|(payment, rest)| {
            weights
                .iter()
                .zip(&mut rest_of_column)
                .map(|(weight, column)| {
                    let part = i128::from(payment.0) * i128::from(*weight) / i128::from(whole.max(1));
                    let part = Cents(i64::try_from(part).unwrap_or(0));
                    *rest -= part;
                    *column -= part;
                    part
                })
                .collect()
        })
        .collect();
    // What rounding left over is non-negative in every row and column, and sums to the same.
    for (row, rest) in cells.iter_mut().zip(&mut rest_of_row) {
        for (cell, column) in row.iter_mut().zip(&mut rest_of_column) {
            let more = Cents(rest.0.min(column.0).max(0));
            *cell += more;
            *rest -= more;
            *column -= more;
        }
    }
    cells
}

/// A project's part of a total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Position in the programme's projects.
    pub project: usize,
    /// What counts here.
    pub amount: Cents,
    /// Share of the project's whole funded cost that this is, 0..1.
    pub share: f64,
}

/// Sum of what counts.
pub fn total(atoms: &[Atom], problem: &Problem, key: &Key) -> Cents {
    atoms
        .iter()
        .filter(|a| key.holds(a, problem))
        .map(|a| a.amount)
        .sum()
}

/// Parts of a total by project, the largest first.
pub fn parts(atoms: &[Atom], problem: &Problem, key: &Key) -> Vec<Part> {
    let mut by: BTreeMap<usize, (Cents, Cents)> = BTreeMap::new();
    for atom in atoms {
        let (here, whole) = by.entry(atom.project).or_default();
        *whole += atom.amount;
        if key.holds(atom, problem) {
            *here += atom.amount;
        }
    }
    let mut parts: Vec<Part> = by
        .into_iter()
        .filter(|(_, (here, _))| *here != Cents::ZERO)
        .map(|(project, (amount, whole))| Part {
            project,
            amount,
            share: amount.0 as f64 / (whole.0 as f64).max(1.0),
        })
        .collect();
    parts.sort_by_key(|p| (std::cmp::Reverse(p.amount), p.project));
    parts
}

/// The total by funder, in the programme's order; funders that pay nothing are left out.
pub fn payers(atoms: &[Atom], problem: &Problem, key: &Key) -> Vec<(usize, Cents)> {
    let mut by: BTreeMap<usize, Cents> = BTreeMap::new();
    for atom in atoms.iter().filter(|a| key.holds(a, problem)) {
        *by.entry(atom.funder).or_default() += atom.amount;
    }
    by.into_iter().collect()
}

/// How the table and the columns group the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// By funder.
    Funder,
    /// By group.
    Group,
    /// By theme.
    Theme,
    /// By economy.
    Economy,
}

impl Grouping {
    /// All, in the order of the tabs, with their names in the address.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Funder, "funder"),
        (Self::Group, "group"),
        (Self::Theme, "theme"),
        (Self::Economy, "economy"),
    ];

    /// The key of the total a part belongs to.
    pub fn key(self, atom: &Atom, problem: &Problem) -> Option<Key> {
        let project = problem.projects.get(atom.project)?;
        Some(match self {
            Self::Funder => Key::Funder(atom.funder),
            Self::Group => Key::Group(project.prong),
            Self::Theme => Key::Theme(project.theme.clone()),
            Self::Economy => Key::Economy(atom.economy),
        })
    }
}

/// Money by group of a grouping and year. Funders and groups keep their order, themes and economies
/// come with the largest first.
pub fn grouped(atoms: &[Atom], problem: &Problem, grouping: Grouping) -> Vec<(Key, Vec<Cents>)> {
    let mut by: BTreeMap<Key, Vec<Cents>> = BTreeMap::new();
    for atom in atoms {
        if let Some(key) = grouping.key(atom, problem) {
            let row = by
                .entry(key)
                .or_insert_with(|| vec![Cents::ZERO; problem.years.len()]);
            if let Some(slot) = row.get_mut(atom.year) {
                *slot += atom.amount;
            }
        }
    }
    let mut rows: Vec<(Key, Vec<Cents>)> = by.into_iter().collect();
    if matches!(grouping, Grouping::Theme | Grouping::Economy) {
        rows.sort_by_key(|(key, row)| (std::cmp::Reverse(row.iter().copied().sum::<Cents>()), key.clone()));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::{Job, Reply, World};

    fn example() -> (Problem, Outcome) {
        let world = World::load().unwrap();
        let plan = engine::example(world).unwrap();
        let Reply::Problem(problem) = engine::run(world, &Job::Problem(Box::new(plan)), &mut |_| true) else {
            panic!("no programme");
        };
        let Reply::Outcome(outcome) = engine::run(world, &Job::Heuristic(problem.clone()), &mut |_| true)
        else {
            panic!("no portfolio");
        };
        (*problem, *outcome)
    }

    #[test]
    fn every_grouping_has_the_totals_of_the_money_report_to_the_cent() {
        let (problem, outcome) = example();
        let report = portfolio::money::report(&problem, &outcome);
        let atoms = atoms(&problem, &outcome);
        assert!(!atoms.is_empty());
        assert_eq!(total(&atoms, &problem, &Key::All), report.total);
        for (key, row) in grouped(&atoms, &problem, Grouping::Economy) {
            let Key::Economy(code) = key else { panic!() };
            let of_report = report.by_economy.iter().find(|(e, _)| *e == code).unwrap();
            assert_eq!(row, of_report.1, "{code}");
        }
        for (key, row) in grouped(&atoms, &problem, Grouping::Funder) {
            let Key::Funder(at) = key else { panic!() };
            assert_eq!(row, report.by_funder[at].1);
        }
        for (key, row) in grouped(&atoms, &problem, Grouping::Group) {
            let Key::Group(prong) = key else { panic!() };
            assert_eq!(row, report.by_prong.iter().find(|(p, _)| *p == prong).unwrap().1);
        }
        for year in &problem.years {
            let key = Key::Year(*year);
            let parts: Cents = parts(&atoms, &problem, &key).iter().map(|p| p.amount).sum();
            assert_eq!(parts, total(&atoms, &problem, &key));
        }
    }

    #[test]
    fn a_shared_payment_keeps_the_sums_of_funders_and_of_economies() {
        let payments = [Cents(101), Cents(1), Cents(0), Cents(33)];
        let weights = [3_333, 3_333, 3_334];
        let cells = table(&payments, &weights);
        for (row, payment) in cells.iter().zip(payments) {
            assert_eq!(row.iter().copied().sum::<Cents>(), payment);
            assert!(row.iter().all(|c| !c.is_negative()));
        }
        for (at, column) in split(Cents(135), &weights).into_iter().enumerate() {
            assert_eq!(cells.iter().map(|row| row[at]).sum::<Cents>(), column);
        }
    }

    #[test]
    fn a_key_reads_back_from_the_address() {
        let keys = [
            Key::All,
            Key::Funder(2),
            Key::Group(Prong::Network),
            Key::Theme("power".into()),
            Key::Economy(Iso3::new("KEN").unwrap()),
            Key::Year(2027),
        ];
        for key in keys {
            assert_eq!(Key::read(&key.write()), Some(key));
        }
        assert_eq!(Key::read("economy:<b>"), None);
    }
}
