//! Studies with microlp on small instances: what they report is what solving again, or looking at
//! every choice, gives.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::convert::Infallible;

use common::{by_enumeration, every_choice, small};
use ledger::{BasisPoints, Cents};
use portfolio::explain::rule::problem_without;
use portfolio::explain::{relax::Relaxation, rules};
use portfolio::frontier::curve::{total, with_budget};
use portfolio::frontier::measures::{attainable, shares};
use portfolio::programme::Programme;
use portfolio::solve::{Options, settle};
use portfolio::study::{self, Found, Goal, Report, Spec, Study, economies};
use portfolio::{Problem, check, diagnose};

const EXACT: Options = Options {
    gap: 0.0,
    node_limit: Some(20_000),
};

fn study(spec: Spec) -> Study {
    Study { spec, options: EXACT }
}

fn run(problem: &Problem, study: &Study) -> Vec<Found> {
    let solved: Result<Vec<Found>, Infallible> =
        study::run(problem, study, &mut |ask, _| Ok(ask.microlp()), &mut |_, _, _| {
            true
        });
    solved.unwrap()
}

/// Sound instances with at least one rule and a portfolio that meets them.
fn instances(n: usize) -> impl Iterator<Item = Problem> {
    (3_000..)
        .map(small)
        .filter(|p| diagnose::errors(p).is_empty() && !rules(&p.rules).is_empty())
        .filter(|p| by_enumeration(p).is_some_and(|o| !o.chosen.is_empty()))
        .take(n)
}

#[test]
fn the_price_of_every_rule_is_what_enumeration_gains_without_it() {
    for problem in instances(8) {
        let study = study(Spec::Prices { base: None });
        let found = run(&problem, &study);
        let Report::Prices(prices) = study::report(&problem, &study, &found) else {
            panic!("prices")
        };
        let best = by_enumeration(&problem).unwrap().objective;
        assert!((prices.base.unwrap().objective - best).abs() <= 1e-7 * best.max(1.0));
        assert_eq!(prices.rules.len(), rules(&problem.rules).len());
        for rule in prices.rules {
            let without = by_enumeration(&problem_without(&problem, &rule.rule)).unwrap();
            let price = without.objective - best;
            let told = rule.price.unwrap();
            assert!(
                (told - price).abs() <= 1e-6 * best.max(1.0),
                "{:?}: {told} {price}",
                rule.rule
            );
            assert!(rule.low.unwrap() <= told + 1e-9 && told <= rule.high.unwrap() + 1e-9);
        }
    }
}

fn relaxation(problem: &Problem) -> Relaxation {
    let study = study(Spec::Relax);
    let found = run(problem, &study);
    match study::report(problem, &study, &found) {
        Report::Relax(relaxation) => relaxation,
        _ => panic!("relaxation"),
    }
}

#[test]
fn a_planted_pair_of_rules_that_contradict_each_other_is_named_and_one_of_them_is_enough() {
    let mut tried = 0;
    for mut problem in (3_000..).map(small).filter(|p| diagnose::errors(p).is_empty()) {
        // A project that must be in, and the same project never: nothing else can help.
        problem.rules = portfolio::Rules::default();
        let Some(best) = by_enumeration(&problem).filter(|o| !o.chosen.is_empty()) else {
            continue;
        };
        let planted = best.chosen[0].project.clone();
        problem.rules.must.push(planted.clone());
        problem.rules.never.push(planted.clone());
        assert!(by_enumeration(&problem).is_none());
        let relaxation = relaxation(&problem);
        assert!(relaxation.done && relaxation.smallest);
        assert_eq!(relaxation.give.len(), 1, "{:?}", relaxation.give);
        let rule = relaxation.give[0].rule.as_ref().unwrap();
        assert!(rule.field == "must" || rule.field == "never");
        assert!(rule.value.contains(&planted));
        let mut relaxed = problem.clone();
        relaxed.rules = relaxation.rules.unwrap();
        assert!(check(&relaxed, &relaxation.outcome.unwrap()).is_empty());
        tried += 1;
        if tried == 6 {
            break;
        }
    }
}

#[test]
fn a_must_that_nobody_can_pay_for_gives_money_or_the_must_and_the_result_passes_the_checker() {
    let mut tried = 0;
    for mut problem in (4_000..).map(small).filter(|p| diagnose::errors(p).is_empty()) {
        problem.rules = portfolio::Rules::default();
        // What is promised elsewhere would take the little that is left.
        problem.committed.clear();
        let Some(best) = by_enumeration(&problem).filter(|o| !o.chosen.is_empty()) else {
            continue;
        };
        problem.rules.must.push(best.chosen[0].project.clone());
        for envelope in problem.funders.iter_mut().flat_map(|f| &mut f.envelopes) {
            *envelope = Cents::from_dollars(10);
        }
        let relaxation = relaxation(&problem);
        assert_eq!(relaxation.give.len(), 1, "{:?}", relaxation.give);
        let give = &relaxation.give[0];
        let mut relaxed = problem.clone();
        relaxed.rules = relaxation.rules.clone().unwrap();
        for (funder, year, more) in &give.money {
            let y = problem.years.iter().position(|y| y == year).unwrap();
            let f = relaxed.funders.iter_mut().find(|f| f.id == *funder).unwrap();
            f.envelopes[y] += *more;
        }
        let outcome = relaxation.outcome.expect("a portfolio");
        assert!(
            check(&relaxed, &outcome).is_empty(),
            "{:?}",
            check(&relaxed, &outcome)
        );
        tried += 1;
        if tried == 6 {
            break;
        }
    }
}

#[test]
fn where_every_rule_can_be_met_nothing_is_given_up() {
    for problem in instances(4) {
        assert!(relaxation(&problem).give.is_empty());
    }
}

#[test]
fn the_curve_is_the_optimum_of_every_budget_and_every_point_passes_the_checker() {
    for problem in instances(4) {
        let budgets = study::usual_budgets(total(&problem));
        let study = study(Spec::Curve { budgets });
        let found = run(&problem, &study);
        let Report::Curve(curve) = study::report(&problem, &study, &found) else {
            panic!("curve")
        };
        assert!(curve.points.len() + curve.infeasible.len() >= 7);
        for point in curve.points {
            let at = with_budget(&problem, point.budget);
            let best = by_enumeration(&at).unwrap();
            assert!((best.objective - point.impact).abs() <= 1e-7 * best.objective.max(1.0));
            let outcome = settle(&at, &point.chosen, "test", "", None).unwrap();
            assert!(check(&at, &outcome).is_empty());
        }
    }
}

#[test]
fn points_of_the_frontier_do_not_dominate_each_other_and_each_passes_the_checker() {
    for problem in instances(3) {
        let study = study(Spec::Surface {
            equity: 3,
            downside: 3,
            scenarios: 4,
            seed: 7,
        });
        let found = run(&problem, &study);
        let Report::Surface(surface) = study::report(&problem, &study, &found) else {
            panic!("surface")
        };
        assert!(!surface.points.is_empty());
        for (i, a) in surface.points.iter().enumerate() {
            let outcome = settle(&problem, &a.chosen, "test", "", None).unwrap();
            assert!(check(&problem, &outcome).is_empty());
            assert!((outcome.objective - a.measured.impact).abs() < 1e-12);
            for (j, b) in surface.points.iter().enumerate().filter(|(j, _)| *j != i) {
                let all = a.measured.impact >= b.measured.impact
                    && a.measured.equity >= b.measured.equity
                    && a.measured.downside >= b.measured.downside;
                assert!(!all, "{i} is at least as good as {j} in all");
            }
        }
        let best = by_enumeration(&problem).unwrap().objective;
        assert!((surface.points[0].measured.impact - best).abs() <= 2e-3 * best.max(1.0));
    }
}

#[test]
fn least_money_reaches_its_share_and_nothing_cheaper_does() {
    let mut compared = 0;
    for problem in instances(4) {
        let economy = economies(&problem)[0];
        let goal = Goal {
            economy,
            doses: Vec::new(),
            share: 0.4,
        };
        let study = study(Spec::Least { goals: vec![goal] });
        let found = run(&problem, &study);
        let Report::Least(least) = study::report(&problem, &study, &found) else {
            panic!("least")
        };
        let cost = &least.economies[0];
        let Some(money) = cost.money else { continue };
        assert!(cost.at_least.unwrap() <= money.dollars() + 1.0);
        // Every choice that is cheaper gains a smaller share there.
        let mut free = problem.clone();
        free.rules = portfolio::Rules::default();
        let all: Cents = free.projects.iter().map(|p| p.funded_total()).sum();
        free.funders.truncate(1);
        free.funders[0].scope = ledger::Scope::default();
        free.funders[0].earmarks.clear();
        free.funders[0].envelopes = vec![all; free.years.len()];
        let most = attainable(&free, &Programme::build(&free));
        let share = |chosen: &[portfolio::Choice]| -> f64 {
            let all = shares(&free, &most, chosen);
            all.iter().find(|(e, _)| *e == economy).map_or(0.0, |(_, s)| *s)
        };
        assert!(share(&cost.chosen) >= 0.4 - 1e-9);
        for chosen in every_choice(&free) {
            let paid: Cents = chosen
                .iter()
                .map(|c| free.project(&c.project).unwrap().funded_total())
                .sum();
            let cheaper = paid.0 < money.0 - 1;
            if cheaper && share(&chosen) >= 0.4 + 1e-9 {
                let broken = settle(&free, &chosen, "test", "", None);
                assert!(broken.is_err(), "{paid} is less than {money}: {chosen:?}");
            }
        }
        compared += 1;
    }
    assert!(compared > 0);
}

#[test]
fn an_allocation_gives_no_economy_more_than_its_formula_and_never_beats_the_optimum() {
    for problem in instances(4) {
        let all = economies(&problem);
        let share = 1.0 / all.len() as f64;
        let formula = study::Formula {
            name: "equal".into(),
            shares: all.into_iter().map(|e| (e, share)).collect(),
        };
        let study = study(Spec::Formulas {
            formulas: vec![formula],
            base: None,
        });
        let found = run(&problem, &study);
        let Report::Formulas(formulas) = study::report(&problem, &study, &found) else {
            panic!("formulas")
        };
        let optimum = formulas.bought[0].impact;
        for bought in &formulas.bought[1..] {
            assert!(bought.impact <= optimum * (1.0 + 1e-9));
            for (economy, got) in &bought.gets {
                let may = bought
                    .may
                    .iter()
                    .find(|(e, _)| e == economy)
                    .map_or(Cents::ZERO, |m| m.1);
                assert!(*got <= may + Cents(1), "{economy} {got} {may}");
            }
        }
    }
}

#[test]
fn the_core_holds_what_every_draw_takes_and_regret_is_zero_where_a_portfolio_is_best() {
    let problem = instances(1).next().unwrap();
    let study = study(Spec::Robust {
        draws: 6,
        fresh: 50,
        seed: 5,
        base: None,
    });
    let found = run(&problem, &study);
    let Report::Robust(robust) = study::report(&problem, &study, &found) else {
        panic!("robust")
    };
    assert_eq!(robust.draws + robust.failed, 6);
    for line in &robust.core {
        let held = found
            .iter()
            .filter(|f| f.key == "draw" && f.checked)
            .filter(|f| f.chosen.iter().any(|c| c.project == line.project))
            .count();
        assert!((line.share - held as f64 / robust.draws as f64).abs() < 1e-12);
    }
    for draw in 0..robust.draws {
        let least = robust
            .portfolios
            .iter()
            .map(|p| p.regret[draw])
            .fold(1.0, f64::min);
        assert!(least.abs() < 1e-12);
    }
    let best = robust.minimax.unwrap();
    let most = |i: usize| robust.portfolios[i].largest();
    assert!((0..robust.portfolios.len()).all(|i| most(best) <= most(i)));
    let promise = robust.promise.unwrap();
    assert!(promise.p05 <= promise.mean && promise.mean <= promise.p95);
    // Choosing the best of a draw promises more than fresh draws keep.
    let curse = robust.curse.unwrap();
    assert!(curse.promised >= curse.mean * 0.98, "{curse:?}");
}

#[test]
fn stopping_early_keeps_what_was_found() {
    let problem = instances(1).next().unwrap();
    let study = study(Spec::Curve {
        budgets: study::usual_budgets(total(&problem)),
    });
    let mut steps = 0;
    let found: Result<Vec<Found>, Infallible> = study::run(
        &problem,
        &study,
        &mut |ask, _| Ok(ask.microlp()),
        &mut |_, _, _| {
            steps += 1;
            steps <= 3
        },
    );
    let found = found.unwrap();
    assert_eq!(found.len(), 3);
    let Report::Curve(curve) = study::report(&problem, &study, &found) else {
        panic!("curve")
    };
    assert_eq!(curve.points.len() + curve.infeasible.len(), 3);
}

#[test]
fn a_project_looked_at_closely_comes_in_at_the_cut_that_is_named() {
    for problem in instances(3) {
        let best = by_enumeration(&problem).unwrap();
        let out = problem
            .projects
            .iter()
            .find(|p| best.chosen.iter().all(|c| c.project != p.id));
        let Some(out) = out else { continue };
        let study = study(Spec::Why {
            project: out.id.clone(),
            base: None,
        });
        let found = run(&problem, &study);
        let Report::Why(why) = study::report(&problem, &study, &found) else {
            panic!("why")
        };
        assert!(!why.chosen);
        if let Some((_, does)) = why.cheaper {
            let mut cheaper = problem.clone();
            let project = cheaper.projects.iter_mut().find(|p| p.id == out.id).unwrap();
            for cost in &mut project.yearly {
                *cost = Cents::from_f64(cost.dollars() * (1.0 - does)).unwrap();
            }
            let again = by_enumeration(&cheaper).unwrap();
            assert!(again.objective >= best.objective - 1e-9);
        }
    }
}

#[test]
fn a_rule_of_every_kind_has_rows_in_algebra() {
    let mut problem = small(3_001);
    problem.rules.ldc_floor = Some(BasisPoints(1_000));
    problem.rules.economy_cap = Some(BasisPoints(9_000));
    for rule in rules(&problem.rules) {
        let (rows, n) = portfolio::explain::rule::algebra(&problem, &rule, 3);
        assert!(rows.len() <= 3 && rows.len() <= n);
        assert!(
            rows.iter()
                .all(|r| r.contains('≤') || r.contains('≥') || r.contains('='))
        );
    }
}
