//! What must hold whatever the table and the recipe are.

use super::*;

const METHODS: [Normalise; 9] = [
    Normalise::MinMax,
    Normalise::ZScore,
    Normalise::Rank,
    Normalise::Percentile,
    Normalise::Borda,
    Normalise::Goalposts,
    Normalise::Target,
    Normalise::Reference,
    Normalise::Frontier,
];

const WEIGHTS: [Weighting; 7] = [
    Weighting::Given,
    Weighting::Equal,
    Weighting::PcaFirst,
    Weighting::PcaFactors,
    Weighting::Entropy,
    Weighting::Critic,
    Weighting::Optimised,
];

fn columns() -> impl Strategy<Value = Columns> {
    let column = || prop::collection::vec(prop::option::weighted(0.9, (0i32..1000).prop_map(f64::from)), 6);
    prop::array::uniform4(column())
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let aggregate = prop::sample::select(vec![
        Aggregate::Arithmetic,
        Aggregate::Geometric,
        Aggregate::Harmonic,
        Aggregate::Generalised(-2.5),
        Aggregate::Copeland,
    ]);
    let impute = prop::sample::select(vec![Impute::None, Impute::Nearest]);
    let treat = prop::sample::select(vec![
        Treat::None,
        Treat::WinsoriseLog { reflect: false },
        Treat::WinsoriseLog { reflect: true },
        Treat::BoxCox { lambda: None },
    ]);
    (
        impute,
        treat,
        prop::sample::select(METHODS.to_vec()),
        prop::sample::select(WEIGHTS.to_vec()),
        aggregate.clone(),
        prop::option::of(aggregate),
    )
        .prop_map(|(impute, treat, normalise, weights, aggregate, top)| {
            let mut recipe = Recipe {
                impute,
                treat,
                normalise,
                weights,
                aggregate,
                scale: (1.0, 100.0),
                reference: Some("B".into()),
                ..Recipe::default()
            };
            recipe.aggregate_by_level.extend(top.map(|t| (3, t)));
            recipe
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn siblings_weights_sum_to_one_and_so_does_every_level(x in columns(), recipe in recipe()) {
        if let Ok(scores) = run(&x, &recipe) {
            let tree = structure();
            let shares = tree.shares(&scores.weights);
            for at in 0..tree.nodes().len() {
                let children = tree.children(at);
                let sum: f64 = children.iter().map(|c| shares[*c]).sum();
                prop_assert!(children.is_empty() || (sum - 1.0).abs() < 1e-12);
            }
            let effective = tree.effective(&scores.weights);
            for nodes in tree.levels().values() {
                let sum: f64 = nodes.iter().map(|n| effective[*n]).sum();
                prop_assert!((sum - 1.0).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_order_of_the_units_does_not_matter(x in columns(), recipe in recipe(), turn in 1usize..6) {
        // Equal distances to peers are settled by order, which is the one thing that may matter.
        prop_assume!(recipe.impute == Impute::None);
        let mut rows = Vec::new();
        for k in 0..6 {
            let at = (k + turn) % 6;
            for (name, column) in ["w", "x", "y", "z"].into_iter().zip(&x) {
                rows.push((UNITS[at], name, column[at]));
            }
        }
        let turned = compute(&Table::from_rows(rows).unwrap(), &structure(), &Aside::default(), &recipe);
        match (run(&x, &recipe), turned) {
            (Ok(a), Ok(b)) => for k in 0..6 {
                let (p, q) = (a.scores[6][(k + turn) % 6], b.scores[6][k]);
                match (p, q) {
                    // Copeland may count a tie that rounding breaks; all others agree.
                    (Some(p), Some(q)) => prop_assert!(
                        (p - q).abs() < 1e-5 * p.abs().max(1.0) || recipe.aggregate == Aggregate::Copeland
                            || recipe.aggregate_by_level.get(&3) == Some(&Aggregate::Copeland)
                            || recipe.weights == Weighting::Optimised, "{} {}", p, q),
                    (p, q) => prop_assert_eq!(p, q),
                }
            },
            (a, b) => prop_assert_eq!(a.is_ok(), b.is_ok()),
        }
    }

    #[test]
    fn units_of_measurement_and_a_turned_direction_do_not_matter(
        x in columns(), by in 1u8..50, normalise in prop::sample::select(METHODS.to_vec())
    ) {
        let recipe = Recipe { normalise, reference: Some("B".into()), ..Recipe::default() };
        let factor = f64::from(by);
        // The same indicator w, the other way round and in other units.
        let mut turned = x.clone();
        for v in &mut turned[0] { *v = v.map(|v| -factor * v); }
        let mut all = nodes();
        all[0].direction = Direction::Lower;
        all[0].low = Some(-100.0 * factor);
        all[0].high = Some(0.0);
        all[0].target = Some(-1000.0 * factor);
        let tree = Structure::new(all).unwrap();
        let other = compute(&table(&turned), &tree, &Aside::default(), &recipe);
        match (run(&x, &recipe), other) {
            (Ok(a), Ok(b)) => for (p, q) in a.scores[6].iter().zip(&b.scores[6]) {
                match (p, q) {
                    (Some(p), Some(q)) => prop_assert!((p - q).abs() < 1e-9, "{} {}", p, q),
                    (p, q) => prop_assert_eq!(p, q),
                }
            },
            (a, b) => prop_assert_eq!(a.is_ok(), b.is_ok()),
        }
    }

    #[test]
    fn a_better_value_never_gives_a_worse_score(
        x in columns(), unit in 0usize..6, indicator in 0usize..4, more in 1i32..500,
        aggregate in prop::sample::select(vec![Aggregate::Arithmetic, Aggregate::Geometric, Aggregate::Harmonic]),
        normalise in prop::sample::select(vec![Normalise::MinMax, Normalise::Percentile, Normalise::Goalposts, Normalise::Frontier])
    ) {
        let recipe = Recipe { normalise, aggregate, scale: (1.0, 1000.0), ..Recipe::default() };
        let mut better = x.clone();
        let Some(value) = better[indicator][unit].as_mut() else { return Ok(()) };
        *value += f64::from(more);
        let mut all = nodes();
        for node in all.iter_mut().filter(|n| n.level == 1) { node.high = Some(2000.0); }
        let tree = Structure::new(all).unwrap();
        let of = |c: &Columns| compute(&table(c), &tree, &Aside::default(), &recipe);
        if let (Ok(a), Ok(b)) = (of(&x), of(&better)) {
            let (p, q) = (a.scores[6][unit].unwrap(), b.scores[6][unit].unwrap());
            prop_assert!(q >= p - 1e-9 * p.abs(), "{} became {}", p, q);
        }
    }

    #[test]
    fn contributions_add_up_to_the_score_and_lineage_ends_where_the_score_is(x in columns(), recipe in recipe()) {
        let Ok(scores) = run(&x, &recipe) else { return Ok(()) };
        let tree = structure();
        for unit in 0..6 {
            let mut sum = 0.0;
            let mut additive = true;
            for at in 0..tree.nodes().len() {
                let line = lineage(&scores, &tree, unit, at);
                prop_assert_eq!(line.score, scores.scores[at][unit]);
                for step in &line.steps {
                    match step {
                        Step::Normalised { after, .. } => prop_assert_eq!(Some(*after), line.score),
                        Step::Aggregated { by: Aggregate::Arithmetic, score: Some(score), parts } => {
                            let parts: f64 = parts.iter().filter_map(|p| p.contribution).sum();
                            prop_assert!((parts - score).abs() < 1e-9 * score.abs().max(1.0));
                        }
                        Step::Weighed { contribution, .. } if tree.nodes()[at].level == 1 && line.score.is_some() => {
                            additive &= contribution.is_some();
                            sum += contribution.unwrap_or(0.0);
                        }
                        _ => {}
                    }
                }
            }
            if let (Some(root), true) = (scores.scores[6][unit], additive) {
                prop_assert!((sum - root).abs() < 1e-9 * root.abs().max(1.0), "{} {}", sum, root);
            }
        }
    }

    #[test]
    fn garbage_is_named_and_never_panics(
        rows in prop::collection::vec((0u8..8, 0u8..5, prop::option::of(any::<f64>())), 0..40),
        tree in prop::collection::vec((0u8..9, prop::option::of(0u8..9), 0u32..5, -1i8..2, any::<f64>(), prop::option::of((any::<f64>(), any::<f64>()))), 0..9),
        tame: bool,
        recipe in recipe(),
        scale in (any::<f64>(), any::<f64>()),
    ) {
        let codes = ["w", "x", "y", "z", "left", "right", "index", "NA", ""];
        let cells: Vec<_> = rows.iter().map(|(u, c, v)| (codes[*u as usize % 9], codes[*c as usize], *v)).collect();
        let nodes: Vec<Node> = tree.iter().map(|(code, parent, level, direction, weight, posts)| Node {
            low: posts.map(|p| p.0),
            high: posts.map(|p| p.1),
            target: posts.map(|p| p.0),
            ..Node::new(codes[*code as usize], parent.map(|p| codes[p as usize]), *level,
                match direction { 1 => Direction::Higher, 0 => Direction::Neutral, _ => Direction::Lower }, *weight)
        }).collect();
        let structure = if tame { Ok(structure()) } else { Structure::new(nodes) };
        let recipe = Recipe { scale: if tame { recipe.scale } else { scale }, ..recipe };
        match (Table::from_rows(cells), structure) {
            (Ok(table), Ok(structure)) => match compute(&table, &structure, &Aside::default(), &recipe) {
                Ok(scores) => prop_assert!(scores.scores.iter().flatten().flatten().all(|v| v.is_finite())),
                Err(faults) => prop_assert!(!faults.is_empty()),
            },
            (_, Err(faults)) => prop_assert!(!faults.is_empty()),
            (Err(_), _) => {}
        }
    }
}
