//! Tables that screen and command line write alike.

use foresight::projection::ImpactRow;
use indicators::View;

/// `impact.csv`: one row a line, numbers in the shortest form that reads back to the same value.
pub fn impact(rows: &[ImpactRow]) -> String {
    let mut text = String::from("economy,node,quantity,year,view,without,with,p10,p50,p90\n");
    for r in rows {
        let view = match r.view {
            View::Outcomes => "outcomes",
            View::Milestones => "milestones",
        };
        text.push_str(&format!(
            "{},{},{},{},{view},{},{},{},{},{}\n",
            r.economy,
            r.node,
            r.quantity.as_str(),
            r.year,
            r.without,
            r.with,
            r.p10,
            r.p50,
            r.p90
        ));
    }
    text
}
