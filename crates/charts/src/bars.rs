//! A contribution bar: outline what is available, fill what is obtained, tick the peers' median.

use crate::frame::{Canvas, Inset};
use crate::{Role, Scene};

/// State of one bar; the bars of a set share `scale`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// Points that could be had.
    pub available: f64,
    /// Points obtained, 0 to `available`.
    pub obtained: f64,
    /// Median of the peers, where there are any.
    pub peers: Option<f64>,
    /// Points over the whole width, the same for all bars of a set.
    pub scale: f64,
    /// Colour of the fill.
    pub role: Role,
}

impl Contribution {
    /// Draws one bar at a size in units.
    pub fn draw(&self, width: f64, height: f64) -> Scene {
        let canvas = Canvas::new(width, height);
        let inset = Inset {
            right: 1.5,
            left: 1.5,
            ..Inset::default()
        };
        let scale = if self.scale > 0.0 { self.scale } else { 1.0 };
        let mut plot = canvas.plot((0.0, scale), (0.0, 1.0), inset);
        plot.block((0.0, 0.14), (self.obtained.clamp(0.0, scale), 0.86), self.role);
        plot.outline(
            (0.0, 0.14),
            (self.available.clamp(0.0, scale), 0.86),
            Role::Rule2,
            1.0,
        );
        if let Some(median) = self.peers {
            plot.tick((median, 0.5), height / 2.0, Role::Ink, 2.0);
        }
        drop(plot);
        canvas.finish()
    }
}
