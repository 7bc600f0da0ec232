//! Instances for tests and benchmarks, made from a seed. Nothing here describes a real project.
//!
//! Shape: envelopes of 25–40 % of total cost, about four projects in ten with prerequisites,
//! exclusivity groups of up to three, earmarks whose scopes overlap, carry-over for some funders, an
//! LDC floor, an economy cap. Every number is from splitmix64 (Steele, Lea and Flood 2014), so a seed
//! is an instance on every machine.

use atlas::Iso3;
use ledger::{BasisPoints, Cents, Earmark, Funder, Prong, Scope};

use crate::programme::pieces;
use crate::{Clause, Problem, ProblemProject, Rules, Target};

/// Size and character of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Projects.
    pub projects: usize,
    /// Years.
    pub years: usize,
    /// Funders.
    pub funders: usize,
    /// Rounded costs and doses: many ties, harder to prove.
    pub ties: bool,
}

/// A deterministic stream of numbers.
#[derive(Clone, Debug)]
pub struct Numbers(u64);

impl Numbers {
    /// A stream of its own for every seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Evenly from 0 (included) to 1 (excluded).
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A whole number below `n`; 0 for `n` = 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((self.unit() * n as f64) as usize).min(n.saturating_sub(1))
    }

    /// Evenly between two numbers.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }
}

const THEMES: [&str; 5] = ["power", "connectivity", "compute", "skills", "cyber"];
const FIRST_YEAR: i16 = 2026;

fn code(i: usize) -> Iso3 {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    // Codes starting with X are free for users in ISO 3166: no real economy is meant.
    let text: String = ['X', letter(i / 26), letter(i)].iter().collect();
    match Iso3::new(&text) {
        Some(iso3) => iso3,
        None => unreachable!("three capitals are a code"),
    }
}

/// The instance of a seed.
///
/// ```
/// use portfolio::{diagnose::errors, generate::{Size, generate}};
/// let problem = generate(7, Size { projects: 60, years: 5, funders: 3, ties: false });
/// assert_eq!(problem.projects.len(), 60);
/// assert!(errors(&problem).is_empty());
/// ```
pub fn generate(seed: u64, size: Size) -> Problem {
    let mut numbers = Numbers::new(seed);
    let economies: Vec<Iso3> = (0..(size.projects / 8).clamp(2, 40)).map(code).collect();
    let ldc: Vec<bool> = economies.iter().map(|_| numbers.unit() < 0.45).collect();
    let years: Vec<i16> = (0..size.years)
        .filter_map(|y| Some(FIRST_YEAR + i16::try_from(y).ok()?))
        .collect();
    let targets_per_economy = 6;
    let mut projects: Vec<ProblemProject> = Vec::with_capacity(size.projects);
    for i in 0..size.projects {
        let project = project(
            i,
            &size,
            &economies,
            &ldc,
            &years,
            targets_per_economy,
            &projects,
            &mut numbers,
        );
        projects.push(project);
    }
    let total: Cents = projects.iter().map(|p| p.funded_total()).sum();
    let funders = funders(&size, total, &economies, &mut numbers);
    let targets = targets(&economies, targets_per_economy, &projects, &mut numbers);
    Problem {
        format: Problem::FORMAT.into(),
        version: Problem::VERSION,
        objective: "generated for tests".into(),
        years,
        horizon: FIRST_YEAR + 14,
        funders,
        committed: Vec::new(),
        projects,
        targets,
        rules: Rules {
            ldc_floor: ldc.iter().any(|l| *l).then_some(BasisPoints(3_500)),
            economy_cap: (economies.len() >= 5).then_some(BasisPoints(3_000)),
            ..Rules::default()
        },
    }
}

#[allow(clippy::too_many_arguments)]
fn project(
    i: usize,
    size: &Size,
    economies: &[Iso3],
    ldc: &[bool],
    years: &[i16],
    targets_per_economy: usize,
    earlier: &[ProblemProject],
    numbers: &mut Numbers,
) -> ProblemProject {
    let home = numbers.below(economies.len());
    let mut split = vec![(economies[home], BasisPoints::WHOLE)];
    let mut all_ldc = ldc[home];
    if numbers.unit() < 0.1 {
        let other = (home + 1 + numbers.below(economies.len() - 1)) % economies.len();
        split = vec![
            (economies[home], BasisPoints(6_000)),
            (economies[other], BasisPoints(4_000)),
        ];
        all_ldc &= ldc[other];
    }
    // Scale variants share the group of the project before them.
    let group = match earlier.last() {
        Some(last) if !i.is_multiple_of(3) && numbers.unit() < 0.5 => last.group.clone(),
        _ => format!("group-{i}"),
    };
    let duration = 1 + numbers.below(3.min(size.years));
    let millions = libm::exp(numbers.between(0.0, 4.0));
    let cost = if size.ties {
        (millions.round().max(1.0)) * 1e6
    } else {
        millions * 1e6
    };
    let total = Cents::from_f64(cost).unwrap_or_default();
    let yearly = ledger::split(total, &vec![1; duration]);
    let starts: Vec<i16> = years.iter().copied().take(size.years + 1 - duration).collect();
    let mut prerequisites = Vec::new();
    if !earlier.is_empty() && numbers.unit() < 0.4 {
        let members = 1 + numbers.below(2);
        let any_of = (0..members)
            .map(|_| earlier[numbers.below(earlier.len())].id.clone())
            .collect();
        prerequisites.push(Clause { met: false, any_of });
    }
    let phi = starts
        .iter()
        .map(|s| {
            let active = f64::from(14 - (s - FIRST_YEAR)) - duration as f64;
            (active.max(0.0) / 14.0 * 0.9).min(1.0)
        })
        .collect();
    let mut doses = Vec::new();
    for (economy, _) in &split {
        let e = economies.iter().position(|c| c == economy).unwrap_or(0);
        for t in 0..targets_per_economy {
            if numbers.unit() < 0.35 {
                let dose = millions / 40.0 * numbers.between(0.3, 1.7);
                doses.push((
                    e * targets_per_economy + t,
                    if size.ties {
                        (dose * 10.0).round() / 10.0
                    } else {
                        dose
                    },
                ));
            }
        }
    }
    ProblemProject {
        id: format!("p{i:04}"),
        split,
        archetype: format!("type{}", numbers.below(12)),
        prong: Prong::ALL[numbers.below(4)],
        theme: THEMES[numbers.below(THEMES.len())].into(),
        group,
        starts,
        duration: u8::try_from(duration).unwrap_or(1),
        delay: 0,
        yearly,
        recurrent: Cents(total.0 / 50),
        cofinance: BasisPoints(if numbers.unit() < 0.3 { 1_000 } else { 0 }),
        prerequisites,
        ldc: all_ldc,
        doses,
        phi,
    }
}

fn funders(size: &Size, total: Cents, economies: &[Iso3], numbers: &mut Numbers) -> Vec<Funder> {
    let share = numbers.between(0.25, 0.40);
    let money = Cents::from_f64(total.dollars() * share).unwrap_or_default();
    let weights: Vec<u64> = (0..size.funders)
        .map(|_| 50 + numbers.below(100) as u64)
        .collect();
    let mut all = Vec::with_capacity(size.funders);
    for (f, part) in ledger::split(money, &weights).into_iter().enumerate() {
        let envelopes = ledger::split(part, &vec![1; size.years]);
        // The first funder is open; the others overlap in economies, groups or themes.
        let scope = match f % 3 {
            1 => Scope {
                economies: economies
                    .iter()
                    .copied()
                    .filter(|_| numbers.unit() < 0.7)
                    .collect(),
                ..Scope::default()
            },
            2 => Scope {
                prongs: vec![Prong::ALL[numbers.below(4)], Prong::ALL[numbers.below(4)]],
                ..Scope::default()
            },
            _ => Scope::default(),
        };
        let mark = |id: &str, share: u32, scope: Scope| Earmark {
            id: id.into(),
            name: id.into(),
            share: BasisPoints(share),
            scope,
        };
        let themes: Vec<String> = (0..2)
            .map(|_| THEMES[numbers.below(THEMES.len())].to_owned())
            .collect();
        all.push(Funder {
            id: format!("f{f}"),
            name: format!("Example funder {f}"),
            envelopes,
            carry_over: numbers.unit() < 0.6,
            scope,
            earmarks: vec![
                mark(
                    "themes",
                    2_000,
                    Scope {
                        themes,
                        ..Scope::default()
                    },
                ),
                mark(
                    "ldc",
                    1_500,
                    Scope {
                        ldc_only: true,
                        ..Scope::default()
                    },
                ),
            ],
        });
    }
    all
}

fn targets(
    economies: &[Iso3],
    per: usize,
    projects: &[ProblemProject],
    numbers: &mut Numbers,
) -> Vec<Target> {
    let mut reach = vec![0.0; economies.len() * per];
    for p in projects {
        let phi = p.phi.iter().copied().fold(0.0, f64::max);
        for (t, dose) in &p.doses {
            reach[*t] += dose * phi;
        }
    }
    let mut all = Vec::with_capacity(reach.len());
    for economy in economies {
        let people = numbers.between(0.5, 12.0);
        for t in 0..per {
            let weight = people * numbers.between(1.0, 6.0);
            let reach = reach[all.len()];
            all.push(Target {
                economy: *economy,
                indicator: format!("indicator{t}"),
                weight,
                pieces: pieces(reach),
            });
        }
    }
    all
}
