//! A strip of peers: every peer a faint dot, the median a tick, this economy the accent dot.

use crate::frame::{Canvas, Inset};
use crate::{Role, Scene};

/// State of one strip. Positions run from worst to best, 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// Peers, 0..1.
    pub peers: Vec<f64>,
    /// Median of the peers, where there are any.
    pub median: Option<f64>,
    /// This economy, where it has a value.
    pub own: Option<f64>,
}

impl Strip {
    /// Draws at a size in units.
    pub fn draw(&self, width: f64, height: f64) -> Scene {
        let canvas = Canvas::new(width, height);
        let inset = Inset {
            right: 5.0,
            left: 5.0,
            ..Inset::default()
        };
        let mut plot = canvas.plot((0.0, 1.0), (0.0, 1.0), inset);
        plot.line([(0.0, 0.5), (1.0, 0.5)], Role::Rule2, 0.7);
        for peer in &self.peers {
            plot.dot((*peer, 0.5), 1.9, Role::Ink2, 0.26);
        }
        if let Some(median) = self.median {
            plot.tick((median, 0.5), height * 0.38, Role::Ink, 1.6);
        }
        if let Some(own) = self.own {
            plot.dot((own, 0.5), 4.4, Role::Paper, 1.0);
            plot.dot((own, 0.5), 3.4, Role::Accent, 1.0);
        }
        drop(plot);
        canvas.finish()
    }
}

/// Median of values, `None` where there are none.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    let upper = sorted.get(half).copied()?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted.get(half.checked_sub(1)?).copied()?;
    Some(lower + (upper - lower) / 2.0)
}
