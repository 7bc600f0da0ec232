//! The four groups of the memo that run through readiness, projects and money.

use serde::{Deserialize, Serialize};

/// A group. Readiness uses them as pillars, the catalogue as an archetype's declared prong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Prong {
    /// Foundations: power, connectivity, compute, skills.
    Enable,
    /// Shared research, builders, trade.
    Network,
    /// Institutions, security, trustworthy data.
    Defend,
    /// Inclusive growth, rights and norms.
    Project,
}

impl Prong {
    /// All four, in display order.
    pub const ALL: [Self; 4] = [Self::Enable, Self::Network, Self::Defend, Self::Project];

    /// The name as the pack writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enable => "Enable",
            Self::Network => "Network",
            Self::Defend => "Defend",
            Self::Project => "Project",
        }
    }

    /// The glyph that always goes with its colour: ■ ● ◆ ▲.
    pub fn glyph(self) -> char {
        match self {
            Self::Enable => '■',
            Self::Network => '●',
            Self::Defend => '◆',
            Self::Project => '▲',
        }
    }
}
