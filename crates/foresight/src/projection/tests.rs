use super::*;

#[test]
fn quantiles_interpolate_between_order_statistics() {
    let close = |a: Option<f64>, b: f64| (a.unwrap() - b).abs() < 1e-12;
    assert!(close(quantile(&[1.0, 2.0, 3.0, 4.0], 0.5), 2.5));
    assert!(close(quantile(&[5.0], 0.9), 5.0));
    assert!(close(quantile(&[0.0, 10.0], 0.1), 1.0));
    assert_eq!(quantile(&[], 0.5), None);
}

#[test]
fn high_income_economies_look_at_their_own_group() {
    use atlas::IncomeGroup::*;
    assert_eq!(
        [Low, LowerMiddle, UpperMiddle, High, Unclassified].map(group_above),
        [LowerMiddle, UpperMiddle, High, High, UpperMiddle]
    );
}
