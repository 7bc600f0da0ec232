use super::*;
use proptest::prelude::*;

fn pot(funder: usize, new_money: &[i64], carry_over: bool) -> Pot {
    Pot {
        funder,
        funder_id: format!("f{funder}"),
        earmark: String::new(),
        scopes: vec![],
        new_money: new_money.iter().map(|c| Cents(*c)).collect(),
        carry_over,
    }
}

fn need(project: &str, pots: &[usize], years: &[i64]) -> Need {
    Need {
        project: project.into(),
        pots: pots.to_vec(),
        years: years.iter().map(|c| Cents(*c)).collect(),
    }
}

const NONE: Terms = Terms {
    most_funders: 2,
    ticket: Cents(0),
};

/// What each funder pays for each need.
fn tickets(pots: &[Pot], found: &Assigned, need: usize) -> BTreeMap<usize, i64> {
    let mut by = BTreeMap::new();
    for (p, _, _, amount) in found.payments.iter().filter(|p| p.1 == need) {
        *by.entry(pots[*p].funder).or_insert(0) += amount.0;
    }
    by
}

fn sound(pots: &[Pot], needs: &[Need], found: &Assigned, terms: Terms) {
    for (n, need) in needs.iter().enumerate() {
        for (y, due) in need.years.iter().enumerate() {
            let paid: Cents = found
                .payments
                .iter()
                .filter(|p| p.1 == n && p.2 == y)
                .map(|p| p.3)
                .sum();
            assert_eq!(paid, *due, "need {n} in year {y}");
        }
    }
    for (p, pot) in pots.iter().enumerate() {
        let mut purse = Cents::ZERO;
        for (y, new) in pot.new_money.iter().enumerate() {
            purse = if pot.carry_over { purse + *new } else { *new };
            purse -= found
                .payments
                .iter()
                .filter(|x| x.0 == p && x.2 == y)
                .map(|x| x.3)
                .sum::<Cents>();
            assert!(!purse.is_negative(), "pot {p} in year {y}");
        }
    }
    assert!(
        found
            .payments
            .iter()
            .all(|(p, n, _, _)| needs[*n].pots.contains(p))
    );
    for (n, need) in needs.iter().enumerate() {
        let by = tickets(pots, found, n);
        let whole: i64 = need.years.iter().map(|c| c.0).sum();
        let meets = by.len() <= terms.most_funders
            && (by.len() < 2 || by.values().all(|t| *t >= terms.ticket.0.min(whole)));
        let named = found.unmet.iter().any(|(at, _)| *at == n);
        assert_eq!(meets, !named, "need {n}: {by:?} {:?}", found.unmet);
    }
}

prop_compose! {
    fn case()(
        money in proptest::collection::vec((proptest::collection::vec(0i64..200, 2), any::<bool>()), 2..5),
        asked in proptest::collection::vec((1u8..31, proptest::collection::vec(0i64..60, 2)), 1..6),
        ticket in 0i64..30,
    ) -> (Vec<Pot>, Vec<Need>, Terms) {
        let pots: Vec<Pot> = money.iter().enumerate().map(|(i, (m, carry))| pot(i, m, *carry)).collect();
        let needs = asked.iter().enumerate().map(|(i, (mask, years))| {
            let may: Vec<usize> = (0..pots.len()).filter(|p| mask >> p & 1 == 1).collect();
            need(&format!("p{i}"), &may, years)
        }).collect();
        (pots, needs, Terms { most_funders: 2, ticket: Cents(ticket) })
    }
}

proptest! {
    #[test]
    fn everything_is_paid_from_money_that_is_there_and_what_misses_the_terms_is_named((pots, needs, terms) in case()) {
        if let Ok(found) = assign(&pots, &needs, terms) {
            sound(&pots, &needs, &found, terms);
        }
    }

    #[test]
    fn one_project_alone_gets_two_funders_whenever_any_two_can_pay((pots, needs, _) in case()) {
        let one = &needs[..1];
        let Ok(found) = assign(&pots, one, NONE) else { return Ok(()) };
        // The slow way: every pair by itself.
        let pair = one[0].pots.iter().any(|a| one[0].pots.iter().any(|b| {
            assign(&pots, &[need("p", &[*a, *b], &one[0].years.iter().map(|c| c.0).collect::<Vec<_>>())], Terms { most_funders: 9, ticket: Cents(0) }).is_ok()
        }));
        prop_assert_eq!(found.unmet.is_empty(), pair || one[0].years.iter().all(|c| *c == Cents::ZERO));
    }
}

#[test]
fn a_project_of_three_funders_is_given_to_one_that_can_pay_all() {
    let pots = [pot(0, &[30], false), pot(1, &[30], false), pot(2, &[100], false)];
    let needs = [need("a", &[0, 1, 2], &[90]), need("b", &[0, 1, 2], &[60])];
    let found = assign(&pots, &needs, NONE).unwrap();
    sound(&pots, &needs, &found, NONE);
    assert!(found.unmet.is_empty());
}

#[test]
fn a_ticket_too_small_is_mended_by_moving_money_between_the_two() {
    let pots = [pot(0, &[95, 95], false), pot(1, &[40, 40], false)];
    let needs = [need("a", &[0, 1], &[100, 100])];
    let terms = Terms {
        most_funders: 2,
        ticket: Cents(50),
    };
    let found = assign(&pots, &needs, terms).unwrap();
    sound(&pots, &needs, &found, terms);
    assert!(found.unmet.is_empty(), "{:?}", tickets(&pots, &found, 0));
}

#[test]
fn where_three_must_pay_it_says_so() {
    let pots = [pot(0, &[30], false), pot(1, &[30], false), pot(2, &[30], false)];
    let needs = [need("a", &[0, 1, 2], &[90])];
    let found = assign(&pots, &needs, NONE).unwrap();
    assert_eq!(found.unmet, [(0, Unmet::Funders(3))]);
}

#[test]
fn where_the_ticket_cannot_be_reached_it_says_whose() {
    let pots = [pot(0, &[95], false), pot(1, &[10], false)];
    let needs = [need("a", &[0, 1], &[100])];
    let terms = Terms {
        most_funders: 2,
        ticket: Cents(20),
    };
    let found = assign(&pots, &needs, terms).unwrap();
    assert_eq!(found.unmet, [(0, Unmet::Ticket("f1".into(), Cents(10)))]);
}

#[test]
fn money_that_is_not_there_is_named() {
    let pots = [pot(0, &[10, 10], true)];
    let short = assign(&pots, &[need("a", &[0], &[5, 20])], NONE).unwrap_err();
    assert_eq!(
        short,
        Short {
            need: 0,
            year: 1,
            missing: Cents(5)
        }
    );
}
