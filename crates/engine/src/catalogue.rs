//! The catalogue a plan means, what no project moves, and what a project waits for.
//!
//! Every job that needs an archetype takes it from [`of`]: the shipped catalogue with the plan's own
//! versions and additions, without what is faulty. Left out: the do-no-harm screen
//! ([`crate::safeguards`]).

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use atlas::Iso3;
use foresight::Archetype;
use foresight::catalogue::{Item, Resolved, Worked, resolve, unmoved, worked};
use plan::Plan;
use portfolio::candidates::{Excluded, Why};
use portfolio::{Requirement, Verdict};
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::Refusal;
use crate::frameworks;
use crate::programme::generated_in;

/// The resolved catalogue of a plan. The last one is kept: screens ask for it at every name.
pub fn of(world: &World, plan: &Plan) -> Arc<Resolved> {
    type Kept = Option<(Vec<Archetype>, Vec<String>, Arc<Resolved>)>;
    static LAST: OnceLock<Mutex<Kept>> = OnceLock::new();
    let cell = LAST.get_or_init(|| Mutex::new(None));
    let mut last = cell.lock().unwrap_or_else(PoisonError::into_inner);
    // What is known depends on the plan's own indicators too.
    let own: Vec<String> = plan.own_indicators.iter().map(|i| i.id.clone()).collect();
    if let Some((edits, names, found)) = last.as_ref()
        && *edits == plan.catalogue
        && *names == own
    {
        return Arc::clone(found);
    }
    let known = |id: &str| frameworks::knows(world, plan, id);
    let found = Arc::new(resolve(world.catalogue(), &plan.catalogue, &known));
    *last = Some((plan.catalogue.clone(), own, Arc::clone(&found)));
    found
}

/// An archetype of the plan's catalogue, faulty or not.
pub fn item(world: &World, plan: &Plan, id: &str) -> Option<Item> {
    of(world, plan)
        .items
        .iter()
        .find(|i| i.archetype.id == id)
        .cloned()
}

/// The catalogue as a screen shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogueView {
    /// Every archetype, faulty or not.
    pub items: Vec<Item>,
    /// For each framework that can be chosen, its indicators and milestones that no used effect moves.
    pub unmoved: Vec<(String, Vec<String>)>,
    /// Three examples worked by hand under this catalogue.
    pub worked: Vec<Worked>,
}

/// See [`crate::Job::Catalogue`].
pub fn view(world: &World, plan: &Plan) -> CatalogueView {
    let resolved = of(world, plan);
    let lists = frameworks::all(world, plan).into_iter().filter_map(|(id, _)| {
        // One that cannot be computed on has no list; its own screen says why.
        let framework = frameworks::framework(world, plan, id).ok()?;
        let leaves = framework.leaves.iter().map(|l| l.indicator.as_str());
        let found = unmoved(&resolved.catalogue, leaves);
        Some((id.to_owned(), found.into_iter().map(str::to_owned).collect()))
    });
    CatalogueView {
        unmoved: lists.collect(),
        worked: worked(&resolved.catalogue),
        items: resolved.items.clone(),
    }
}

/// A stage of the chain on which services stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// Power.
    Power,
    /// Connectivity.
    Connectivity,
    /// Data.
    Data,
    /// Computing.
    Compute,
    /// Models.
    Models,
    /// Services.
    Services,
    /// Skills, rules, security and research: they carry every stage.
    Beside,
}

impl Stage {
    /// The stages in their order, [`Stage::Beside`] last.
    pub const ALL: [Self; 7] = [
        Self::Power,
        Self::Connectivity,
        Self::Data,
        Self::Compute,
        Self::Models,
        Self::Services,
        Self::Beside,
    ];

    /// The stage of a theme of the catalogue.
    pub fn of_theme(theme: &str) -> Self {
        match theme {
            "power" => Self::Power,
            "connectivity" => Self::Connectivity,
            "data" => Self::Data,
            "compute" => Self::Compute,
            "models" => Self::Models,
            "dpi" => Self::Services,
            _ => Self::Beside,
        }
    }

    /// Message key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Power => "theme-power",
            Self::Connectivity => "theme-connectivity",
            Self::Data => "theme-data",
            Self::Compute => "theme-compute",
            Self::Models => "theme-models",
            Self::Services => "catalogue-stage-services",
            Self::Beside => "catalogue-stage-beside",
        }
    }
}

/// Whether a project of an archetype can start in an economy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Readiness {
    /// Nothing is in the way.
    Ready,
    /// A condition is not verified: a question is open.
    Open,
    /// It waits for another project that is a candidate there.
    Waits,
    /// A prerequisite does not hold and nothing there can meet it.
    Blocked,
    /// Not needed or not eligible there, or no size can be given.
    Out,
}

/// An archetype in the graph of one economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Archetype.
    pub archetype: String,
    /// Stage.
    pub stage: Stage,
    /// Whether it can start.
    pub state: Readiness,
    /// Archetypes named in its prerequisites, in their order, each once.
    pub needs: Vec<String>,
    /// Those of them that would meet a clause which the economy does not.
    pub waits_for: Vec<String>,
    /// Its prerequisites there; empty where it is out.
    pub clauses: Vec<Requirement>,
    /// Why it is no candidate there.
    pub excluded: Option<Excluded>,
}

/// What each project needs, and where one economy stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dependencies {
    /// Economy.
    pub economy: Iso3,
    /// Archetypes by stage, then in the order of the catalogue.
    pub nodes: Vec<Node>,
}

/// Archetypes that an archetype's prerequisites name, each once.
pub fn needs(archetype: &Archetype) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for clause in &archetype.prerequisites {
        let Ok(tree) = foresight::rules::parse(clause) else {
            continue;
        };
        for id in tree.references().projects {
            if !out.contains(&id) {
                out.push(id);
            }
        }
    }
    out
}

/// See [`crate::Job::Dependencies`].
///
/// # Errors
/// `error-unknown-economy`, or as [`generated_in`].
pub fn dependencies(world: &World, plan: &Plan, economy: Iso3) -> Result<Dependencies, Refusal> {
    if world.atlas.get(economy).is_none() {
        return Err(Refusal::new("error-unknown-economy", economy));
    }
    let resolved = of(world, plan);
    let generated = generated_in(world, plan, &[economy])?;
    let node = |a: &Archetype| -> Node {
        let candidate = generated.candidates.iter().find(|c| c.sized.archetype == a.id);
        let excluded = generated
            .excluded
            .iter()
            .find(|e| e.archetype == a.id || e.why == Why::NotOdaEligible);
        let clauses = candidate.map_or_else(Vec::new, |c| c.prerequisites.clone());
        let is = |of: fn(&Verdict) -> bool| clauses.iter().any(|c| of(&c.verdict));
        let state = match (candidate, excluded) {
            (None, Some(e)) if e.why == Why::PrerequisiteOutOfReach => Readiness::Blocked,
            (None, _) => Readiness::Out,
            (Some(_), _) if is(|v| *v == Verdict::Unmet) => Readiness::Waits,
            (Some(_), _) if is(|v| matches!(v, Verdict::NotVerified(_))) => Readiness::Open,
            (Some(_), _) => Readiness::Ready,
        };
        let mut waits_for: Vec<String> = Vec::new();
        for clause in clauses.iter().filter(|c| c.verdict == Verdict::Unmet) {
            for id in clause.by_projects.iter().filter_map(|id| id.split(':').next()) {
                if !waits_for.iter().any(|w| w == id) {
                    waits_for.push(id.to_owned());
                }
            }
        }
        Node {
            archetype: a.id.clone(),
            stage: Stage::of_theme(&a.theme),
            state,
            needs: needs(a),
            waits_for,
            clauses,
            excluded: excluded.filter(|_| candidate.is_none()).cloned(),
        }
    };
    let mut nodes: Vec<Node> = resolved.catalogue.archetypes.iter().map(node).collect();
    nodes.sort_by_key(|n| n.stage);
    Ok(Dependencies { economy, nodes })
}
