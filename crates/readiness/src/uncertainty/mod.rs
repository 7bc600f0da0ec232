//! How sure a ranking is: draws over every choice of a recipe, and which choice matters.
//!
//! What: an [`Ensemble`] prepares each combination of imputation, treatment, normalisation and
//! aggregation once, for a user's table or a frozen framework alike; then
//! - [`Ensemble::draws`] varies the choices and the weights together: rank mean, median, 5–95 %,
//!   probability of the top k, rank acceptability, how often a pair keeps its order;
//! - [`Ensemble::sobol`] says how much of the variation each choice explains (first and total
//!   order, with bootstrap intervals);
//! - [`Ensemble::drops`], [`Ensemble::switches`], [`Ensemble::methods`] drop each indicator, switch
//!   each option, and lay several methods side by side;
//! - [`Ensemble::pair_stability`] and [`Ensemble::unit_stability`] give the interval of one weight
//!   over which an order, a rank or a place in the top k holds.
//!
//! Why one ensemble: preparing is slow and does not depend on weights, so a dragged weight only
//! costs the draws. Model, section 1, step 8 (the OECD/JRC handbook's uncertainty and sensitivity
//! analysis). A draw depends on the seed, the choice or node, and its number alone (module
//! [`crate::draw`]), so common random numbers hold between any two runs.
//!
//! Left out: scores over draws. Scores of different normalisations have no common unit; ranks do.
//! Where only weights vary, [`crate::intervals`] gives intervals of scores.

mod among;
mod ensemble;
mod kernel;
mod layout;
mod lift;
mod prepare;
mod result;
mod sensitivity;
mod sinks;
pub mod sobol;
mod stability;
mod tree;
mod variation;

pub use among::Among;
pub use ensemble::{Draws, Ensemble, MAX_UNITS};
pub use lift::LIFT;
pub use prepare::frozen_recipe;
pub use result::{Uncertainty, UnitRanks};
pub use sensitivity::{DropEffect, Explained, Method, Methods, Output, SobolDraws, SwitchEffect};
pub use stability::{Hold, Question};
pub use tree::Tree;
pub use variation::{Factor, Scaled, Variation, WeightDraw, Z_SCALE};
