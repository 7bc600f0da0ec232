//! Coherence of a framework under a plan's weights and values.

use indicators::View;
use plan::Plan;

use crate::World;
use crate::basis::{Refusal, frozen, readiness};
use crate::job::Reply;

/// See [`crate::Job::Coherence`].
pub fn coherence(world: &World, plan: &Plan, framework: &str, view: View) -> Result<Reply, Refusal> {
    let index = frozen(world, plan, framework, view)?;
    let scored = readiness(world, plan, &index);
    Ok(Reply::Coherence(Box::new(readiness::coherence::coherence(
        &index, &scored,
    ))))
}
