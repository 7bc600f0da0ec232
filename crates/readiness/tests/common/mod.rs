//! Fixtures shared by the tests: the committed pack and a small framework.
#![allow(dead_code, reason = "each test binary uses a part")]

use std::path::PathBuf;
use std::sync::OnceLock;

use atlas::Atlas;
use indicators::{Direction, Framework, Leaf, Pack, Role, Transform};

pub fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

pub fn text(path: &str) -> String {
    std::fs::read_to_string(data().join(path)).unwrap()
}

pub fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| indicators::read::pack_from_dir(&data()).unwrap())
}

pub fn atlas() -> Atlas {
    Atlas::new(indicators::read::economies(&text("economies.csv")).unwrap())
}

pub fn framework(id: &str) -> Framework {
    let all = Framework::parse_csv(&text("frameworks.csv")).unwrap();
    all.into_iter().find(|f| f.id == id).unwrap()
}

pub fn leaf(node: &str, path: &[&str], low: f64, high: f64) -> Leaf {
    Leaf {
        node: node.to_owned(),
        path: path.iter().map(|p| (*p).to_owned()).collect(),
        indicator: node.to_owned(),
        role: Role::Outcome,
        direction: Direction::Higher,
        transform: Transform::Identity,
        goal_low: low,
        goal_high: high,
        weight: 1.0,
        denominator: None,
    }
}

/// Two pillars, one with a group of two leaves beside a leaf, one with two leaves and a milestone.
pub fn small() -> Framework {
    let mut lower = leaf("outages", &["Enable", "Power"], 0.0, 50.0);
    lower.direction = Direction::Lower;
    let mut logged = leaf("servers", &["Network"], 0.0, 999.0);
    logged.transform = Transform::Log1p;
    let mut milestone = leaf("strategy", &["Network"], 0.0, 1.0);
    milestone.role = Role::Milestone;
    milestone.weight = 0.5;
    Framework {
        id: "small".into(),
        leaves: vec![
            leaf("electricity", &["Enable", "Power"], 0.0, 100.0),
            lower,
            leaf("internet", &["Enable"], 0.0, 200.0),
            logged,
            leaf("schooling", &["Network"], 4.0, 14.0),
            milestone,
        ],
        groups: Vec::new(),
    }
}
