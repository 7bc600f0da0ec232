//! Beyond one optimum: impact over money, impact against equity and downside, least money for a goal,
//! and allocation formulas beside the optimum (model, section 5).

pub mod curve;
pub mod formulas;
pub mod least;
pub mod measures;
pub mod surface;
