//! What comes without a project, what a project changes, and how sure that is.
//!
//! What: baselines ([`baseline`]), the intervention catalogue ([`catalogue`]), effects ([`effect`])
//! and the Monte Carlo projection ([`projection`]). Equations: ARCHITECTURE.md, "The model".
//! Left out: which projects to choose (crate `portfolio`).

pub mod backtest;
pub mod baseline;
pub mod catalogue;
pub mod catalogue_csv;
pub mod draw;
pub mod effect;
pub mod gate;
pub mod projection;
pub mod risk;
pub mod rules;
pub mod safeguards;
pub mod sized;
pub mod sizing;

pub use baseline::Baselines;
pub use catalogue::{Archetype, Catalogue, CostBasis, DoseKind, Effect, Grade, Harm, Range};
pub use projection::{
    Chosen, Conditions, Context, ExpectedDose, ImpactRow, Projection, Quantity, Stopped, project,
};
pub use sized::{Dose, Scale, SizedProject, Timing};
