//! What a study says, from as many findings as there are.

use serde::{Deserialize, Serialize};

use super::{Found, Spec, Study};
use crate::{Problem, explain, frontier, robust};

/// The answer to a [`Spec`]; variants as there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::large_enum_variant, reason = "one is made for a study of many solves")]
pub enum Report {
    /// See [`Spec::Prices`].
    Prices(explain::prices::Prices),
    /// See [`Spec::Why`].
    Why(explain::why::Why),
    /// See [`Spec::Relax`].
    Relax(explain::relax::Relaxation),
    /// See [`Spec::Curve`].
    Curve(frontier::curve::Curve),
    /// See [`Spec::Surface`].
    Surface(frontier::surface::Surface),
    /// See [`Spec::Least`].
    Least(frontier::least::Least),
    /// See [`Spec::Formulas`].
    Formulas(frontier::formulas::Formulas),
    /// See [`Spec::Robust`].
    Robust(robust::Robust),
}

/// The report of what has been found so far.
pub fn report(problem: &Problem, study: &Study, found: &[Found]) -> Report {
    match &study.spec {
        Spec::Prices { base } => Report::Prices(explain::prices::report(problem, base.as_ref(), found)),
        Spec::Why { project, base } => {
            Report::Why(explain::why::report(problem, project, base.as_ref(), found))
        }
        Spec::Relax => Report::Relax(explain::relax::report(problem, found)),
        Spec::Curve { budgets } => Report::Curve(frontier::curve::report(problem, budgets, found)),
        Spec::Surface { scenarios, seed, .. } => {
            Report::Surface(frontier::surface::report(problem, (*scenarios, *seed), found))
        }
        Spec::Least { goals } => Report::Least(frontier::least::report(problem, goals, found)),
        Spec::Formulas { formulas, base } => Report::Formulas(frontier::formulas::report(
            problem,
            formulas,
            base.as_ref(),
            found,
        )),
        Spec::Robust {
            draws,
            fresh,
            seed,
            base,
        } => Report::Robust(robust::report(
            problem,
            (*draws, *fresh, *seed),
            base.as_ref(),
            found,
        )),
    }
}
