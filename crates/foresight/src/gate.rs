//! Which chosen projects may start: prerequisites are hard (model, section 3).
//!
//! A project whose prerequisite is neither met by the baseline nor completed by another chosen project
//! cannot start, and neither can what depends on it: a cycle of prerequisites supports nobody. What is
//! only *not verified* does not close the gate; it reduces the effect by a declared factor. The
//! portfolio's rules see to it when a choice is made; this holds for any choice, such as one that was
//! accepted before the plan changed. Left out: which clause means what (crate `portfolio`).

/// A clause: met by the baseline, or by any of these projects once completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause<'a> {
    /// The baseline meets it, or nobody can say.
    pub met: bool,
    /// Ids of projects that meet it once completed.
    pub any_of: &'a [String],
}

/// A chosen project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gated<'a> {
    /// Id.
    pub id: &'a str,
    /// First year of work.
    pub start: i16,
    /// Years of work.
    pub duration: u8,
    /// Clauses joined by AND.
    pub clauses: Vec<Clause<'a>>,
}

/// For each project the first clause that keeps it from starting; `None` where it may start.
///
/// ```
/// use foresight::gate::{Clause, Gated, blocked};
/// let power = ["power".to_owned()];
/// let project = |id, start, any_of| Gated { id, start, duration: 2, clauses: vec![Clause { met: false, any_of }] };
/// let tower = |start| project("tower", start, &power[..]);
/// let grid = Gated { id: "power", start: 2026, duration: 2, clauses: vec![] };
/// assert_eq!(blocked(&[tower(2028), grid.clone()]), [None, None]);
/// assert_eq!(blocked(&[tower(2027), grid]), [Some(0), None]);
/// assert_eq!(blocked(&[tower(2028)]), [Some(0)]);
/// ```
pub fn blocked(projects: &[Gated<'_>]) -> Vec<Option<usize>> {
    let mut open = vec![false; projects.len()];
    let first_shut = |project: &Gated<'_>, open: &[bool]| {
        project.clauses.iter().position(|clause| {
            let completed = |(other, works): (&Gated<'_>, &bool)| {
                let ready = other.start.saturating_add(i16::from(other.duration));
                *works && ready <= project.start && clause.any_of.iter().any(|id| id == other.id)
            };
            !clause.met && !projects.iter().zip(open).any(completed)
        })
    };
    // The least set that supports itself: each round opens what the last one supports.
    loop {
        let next: Vec<bool> = projects.iter().map(|p| first_shut(p, &open).is_none()).collect();
        if next == open {
            return projects.iter().map(|p| first_shut(p, &open)).collect();
        }
        open = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_of_prerequisites_supports_nobody_and_the_rest_goes_on() {
        let (a, b) = (["a".to_owned()], ["b".to_owned()]);
        let project = |id, any_of| Gated {
            id,
            start: 2026,
            duration: 0,
            clauses: vec![Clause { met: false, any_of }],
        };
        let free = Gated {
            id: "free",
            start: 2026,
            duration: 1,
            clauses: vec![Clause {
                met: true,
                any_of: &[],
            }],
        };
        assert_eq!(
            blocked(&[project("a", &b), project("b", &a), free]),
            [Some(0), Some(0), None]
        );
    }

    #[test]
    fn what_depends_on_a_blocked_project_is_blocked_too() {
        let (a, none) = (["a".to_owned()], ["missing".to_owned()]);
        let project = |id, start, any_of| Gated {
            id,
            start,
            duration: 1,
            clauses: vec![Clause { met: false, any_of }],
        };
        assert_eq!(
            blocked(&[project("b", 2030, &a), project("a", 2026, &none)]),
            [Some(0), Some(0)]
        );
    }
}
