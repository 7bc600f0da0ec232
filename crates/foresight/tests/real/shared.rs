//! The committed pack, and a small plan on it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use atlas::{Atlas, Iso3};
use foresight::baseline::Baselines;
use foresight::projection::{Conditions, Context};
use foresight::{Dose, DoseKind, Grade, Range, Scale, SizedProject, Timing};
use indicators::{Framework, Pack, View};
use ledger::BasisPoints;
use readiness::{Frozen, Overrides, Readiness, score_all};

pub const BASE: i16 = 2025;
pub const HORIZON: i16 = 2035;
pub const OLDEST: i16 = 2014;

pub struct World {
    pub atlas: Atlas,
    pub pack: Pack,
    pub framework: Framework,
}

pub fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

pub fn world() -> World {
    let text = |name: &str| std::fs::read_to_string(data().join(name)).unwrap();
    let atlas = Atlas::new(indicators::read::economies(&text("economies.csv")).unwrap());
    let pack = indicators::read::pack_from_dir(&data()).unwrap();
    let mut frameworks = Framework::parse_csv(&text("frameworks.csv")).unwrap();
    frameworks.retain(|f| f.id == "prongs");
    World {
        atlas,
        pack,
        framework: frameworks.remove(0),
    }
}

/// Everything a context borrows.
pub struct Fitted {
    pub baselines: Baselines,
    pub outcomes: Frozen,
    pub milestones: Frozen,
    pub readiness: Readiness,
    pub conditions: BTreeMap<Iso3, Conditions>,
}

impl World {
    pub fn fit(&self) -> Fitted {
        let ids: Vec<&str> = self
            .framework
            .leaves
            .iter()
            .map(|l| l.indicator.as_str())
            .collect();
        let milestones = Frozen::new(&self.framework, View::Milestones, &[]).unwrap();
        Fitted {
            baselines: Baselines::fit(&self.pack, &self.atlas, &ids, BASE, HORIZON),
            outcomes: Frozen::new(&self.framework, View::Outcomes, &[]).unwrap(),
            readiness: score_all(
                &milestones,
                &self.atlas,
                &self.pack,
                &Overrides::default(),
                BASE,
                OLDEST,
            ),
            milestones,
            conditions: Conditions::read(&self.pack, &self.atlas, BASE, OLDEST),
        }
    }
}

impl Fitted {
    pub fn context<'a>(&'a self, world: &World) -> Context<'a> {
        Context::new(
            &world.atlas,
            &self.baselines,
            &self.outcomes,
            &self.milestones,
            &self.readiness,
            self.conditions.clone(),
        )
    }
}

pub fn eastern_africa(atlas: &Atlas) -> Vec<Iso3> {
    atlas
        .economies()
        .iter()
        .filter(|e| e.un_intermediate == "Eastern Africa")
        .map(|e| e.iso3)
        .collect()
}

pub fn around(mid: f64) -> Range {
    Range {
        low: 0.5 * mid,
        mid,
        high: 1.5 * mid,
    }
}

pub fn project(archetype: &str, economy: Iso3, doses: &[(&str, DoseKind, f64)]) -> SizedProject {
    SizedProject {
        id: format!("{archetype}:{economy}:medium"),
        archetype: archetype.to_owned(),
        scale: Scale::Medium,
        split: vec![(economy, BasisPoints::WHOLE)],
        units: 100.0,
        timing: Timing {
            duration: 2,
            lag: 1,
            tau: 1.5,
            decay: 0.1,
            maintained: 1.0,
        },
        unit_cost: foresight::Range::ONE,
        is_it: false,
        delivery: [0.55, 0.35, 0.10],
        unverified_factor: 1.0,
        doses: doses
            .iter()
            .map(|(indicator, kind, mid)| Dose {
                economy,
                indicator: (*indicator).to_owned(),
                kind: *kind,
                size: around(*mid),
                deadweight: true,
                people: 200_000.0,
                grade: Grade::C,
            })
            .collect(),
    }
}
