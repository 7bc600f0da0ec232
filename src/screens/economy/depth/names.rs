//! Names and counts that several sections write.

use charts::Role;
use engine::World;
use engine::job::Mover;
use foresight::Scale;
use ledger::Prong;
use readiness::Frozen;
use yew::prelude::*;

use super::super::pillar_mark;
use crate::screens::frameworks::words;
use crate::text::{Phrase, Text};
use crate::widgets::glyph;

/// What names need.
pub struct Names<'a> {
    /// Everything shipped.
    pub world: &'a World,
    /// Plan, for indicators of its own.
    pub plan: &'a plan::Plan,
    /// Words.
    pub text: &'a Text,
}

impl Names<'_> {
    /// An indicator or milestone.
    pub fn indicator(&self, id: &str) -> Phrase {
        words::indicator(self.plan, self.world, self.text, id)
    }

    /// The unit of an indicator in words.
    pub fn unit(&self, id: &str) -> Phrase {
        self.text.unit(&words::unit(self.plan, self.world, id))
    }

    /// A node of a framework: a group by the last part of its path, a leaf by its indicator.
    pub fn node(&self, node: &str, indicator: Option<&str>) -> Phrase {
        match indicator {
            Some(id) => self.indicator(id),
            None => self.text.pillar(node.rsplit('/').next().unwrap_or(node)),
        }
    }

    /// A project: its archetype and scale.
    pub fn project(&self, mover: &Mover) -> Phrase {
        let id = mover.archetype.as_str();
        let of = self.world.catalogue().archetypes.iter().find(|a| a.id == id);
        let name = self.text.archetype(id, of.map_or(id, |a| a.name.as_str()));
        self.text.tr(
            "depth-project",
            &[
                ("name", name.into()),
                ("scale", self.text.t(scale_key(mover.scale)).into()),
            ],
        )
    }

    /// A number of people or things in words: `33.1 m`, `820,090`.
    pub fn count(&self, n: f64) -> String {
        if n >= 1e6 {
            self.text
                .tr("depth-count-m", &[("n", self.text.short(n / 1e6).into())])
                .into()
        } else {
            self.text.whole(n)
        }
    }

    /// An economy.
    pub fn economy(&self, code: atlas::Iso3) -> String {
        let of = self.world.atlas.get(code);
        of.map_or_else(|| code.to_string(), |e| self.text.economy(e).to_owned())
    }
}

fn scale_key(scale: Scale) -> &'static str {
    match scale {
        Scale::Small => "scale-small",
        Scale::Medium => "scale-medium",
        Scale::Large => "scale-large",
    }
}

/// Glyph and colour of the pillar a node stands under, where the framework's first level has one.
pub fn mark(frozen: &Frozen, node: &str) -> Option<(Prong, Role)> {
    let nodes = frozen.nodes();
    let mut at = frozen.node(node)?;
    while let Some(parent) = nodes.get(at)?.parent {
        if parent == 0 {
            return pillar_mark(&nodes.get(at)?.id);
        }
        at = parent;
    }
    None
}

/// The glyph before a name.
pub fn glyph_of(frozen: &Frozen, node: &str) -> Html {
    mark(frozen, node).map_or_else(
        || html! {},
        |(prong, _)| html! { <>{ glyph::prong(prong) }{ " " }</> },
    )
}
