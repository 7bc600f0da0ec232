//! The ways a path can be drawn forward, and which of them compete.

use serde::{Deserialize, Serialize};

/// How an indicator's path is drawn forward.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The last value stays. It often wins.
    Persistence,
    /// The economy's own least-squares slope in the indicator's unit, from the last value on.
    Linear,
    /// Damped Holt, ETS(A,Ad,N) (Gardner & McKenzie 1985; Hyndman & Athanasopoulos, *Forecasting:
    /// Principles and Practice*, section 8.2), in the indicator's unit, each economy on its own.
    Holt,
    /// The shrunken slope in z, each year φ times the step before.
    Damped {
        /// φ.
        phi: f64,
    },
    /// Pooled S-curve: next year's step in z from level, last step and income group, one panel
    /// regression for all economies (model, section 2).
    SCurve,
    /// Pooled S-curve of paces: the mean pace of the next one to five years from level, pace so far and
    /// income group, a regression for each span. Steadier than [`Method::SCurve`] where single years
    /// are noisy.
    Paces,
    /// Median of Holt, the damped trend (φ = 0.9) and the S-curve of paces.
    Median,
    /// The last value moves at the mean yearly pace of its region. For comparison only.
    RegionalMean,
    /// Too short to test anything against persistence: held flat and marked. There is a band only
    /// where the series has several years after some origin.
    Untested,
    /// A milestone or an indicator unknown to the pack: held flat at its answer.
    Milestone,
}

/// φ of the damped trend inside the median.
pub(super) const MEDIAN_PHI: f64 = 0.9;

/// Methods that compete. Order breaks ties: the simpler first.
pub const CANDIDATES: [Method; 9] = [
    Method::Persistence,
    Method::Damped { phi: 0.75 },
    Method::Damped { phi: 0.9 },
    Method::Damped { phi: 0.98 },
    Method::Linear,
    Method::Holt,
    Method::SCurve,
    Method::Paces,
    Method::Median,
];

/// The four simple methods a chosen one is compared with.
pub const SIMPLE: [Method; 4] = [
    Method::Persistence,
    Method::Linear,
    Method::Holt,
    Method::RegionalMean,
];

impl Method {
    /// Stable name in tables: `persistence`, `linear`, `holt`, `damped-0.9`, `s_curve`, `s_curve-paces`, `median`,
    /// `regional_mean`, `untested`, `milestone`.
    pub fn name(self) -> String {
        match self {
            Self::Persistence => "persistence".into(),
            Self::Linear => "linear".into(),
            Self::Holt => "holt".into(),
            Self::Damped { phi } => format!("damped-{phi}"),
            Self::SCurve => "s_curve".into(),
            Self::Paces => "s_curve-paces".into(),
            Self::Median => "median".into(),
            Self::RegionalMean => "regional_mean".into(),
            Self::Untested => "untested".into(),
            Self::Milestone => "milestone".into(),
        }
    }

    /// The method of a name.
    ///
    /// ```
    /// use foresight::baseline::Method;
    /// assert_eq!(Method::named("damped-0.9"), Some(Method::Damped { phi: 0.9 }));
    /// assert_eq!(Method::named("oracle"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        CANDIDATES
            .into_iter()
            .chain([Self::RegionalMean, Self::Untested, Self::Milestone])
            .find(|m| m.name() == name)
    }

    /// Held at the last value: by choice, or because nothing could be tested.
    pub fn is_flat(self) -> bool {
        matches!(self, Self::Persistence | Self::Untested | Self::Milestone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_method() {
        for method in CANDIDATES.into_iter().chain(SIMPLE) {
            assert_eq!(Method::named(&method.name()), Some(method));
        }
    }
}
