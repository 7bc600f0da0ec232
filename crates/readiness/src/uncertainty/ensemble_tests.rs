use super::*;
use crate::draw::Stream;
use crate::structure::Node;
use indicators::Direction;

#[test]
fn draws_shared_out_among_threads_are_those_of_one() {
    let names = ["a", "b", "c", "d"];
    let units: Vec<String> = (0..40).map(|u| format!("u{u}")).collect();
    let value = |unit: &str, column: &str| {
        let stream = Stream::new(1, column, unit);
        (stream.uniform(1) > 0.1).then(|| 1.0 + 9.0 * stream.uniform(0))
    };
    let cells = units
        .iter()
        .flat_map(|u| names.map(|c| (u.as_str(), c, value(u, c))));
    let table = Table::from_rows(cells).unwrap();
    let mut nodes: Vec<Node> = names
        .iter()
        .map(|c| Node::new(c, Some("index"), 1, Direction::Higher, 1.0))
        .collect();
    nodes.push(Node::new("index", None, 2, Direction::Higher, 1.0));
    let structure = Structure::new(nodes).unwrap();
    let recipe = Recipe::default();
    let variation = Variation::around(&recipe, &Factor::ALL, WeightDraw::Uniform(0.25), false);
    let of = Ensemble::of_table(&table, &structure, &Aside::default(), &recipe, &variation).unwrap();
    let how = Draws {
        draws: 1_503,
        seed: 7,
        pairs: false,
    };
    let n = units.len();
    let empty = || Histogram {
        n,
        counts: vec![0; n * n],
    };
    let layouts = of.layouts(of.weights());
    let (mut many, mut one) = (empty(), empty());
    of.run_draws(of.weights(), how, &layouts, &mut many, &mut |_| true)
        .unwrap();
    let drawn = Weights::new(&of.tree, of.weights(), variation.weights, how.seed);
    of.run(&layouts, &of.specs(how), &drawn, &mut one, &mut |_| true)
        .unwrap();
    assert_eq!(many.counts, one.counts);
    assert!(
        of.run_draws(of.weights(), how, &layouts, &mut many, &mut |_| false)
            .is_none()
    );
}
