//! The ocean coast as lines on the map.

use super::viewport::Viewport;
use super::{arcs, paths};
use crate::boundary::Topology;
use crate::coast::Coast;

/// SVG path data of the whole ocean coast, thinned as the shapes are, so that it lies exactly on
/// their edges. Antarctica, which the map leaves out, has none.
pub fn coast_path(topology: &Topology, coast: &Coast, viewport: &Viewport) -> String {
    let frame = viewport.frame();
    let antarctica = crate::Iso3::new("ATA");
    let mut d = String::new();
    for (index, owner) in &coast.arcs {
        if owner.is_some() && *owner == antarctica {
            continue;
        }
        let Some(arc) = topology.arcs.get(*index) else {
            continue;
        };
        for piece in arcs::draw(topology, arc, &frame) {
            if piece.len() > 1 {
                paths::write_line(&mut d, &piece, false);
            }
        }
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Iso3;

    #[test]
    fn only_arcs_of_the_coast_are_drawn_and_none_of_antarctica() {
        let mut topology = Topology::default();
        topology.transform.scale = (1.0, 1.0);
        topology.arcs = vec![
            vec![(0, 0), (10, 0), (10, 10)],
            vec![(0, 0), (0, 20)],
            vec![(0, -50), (30, -50)],
        ];
        let coast = Coast {
            arcs: vec![(0, Iso3::new("KEN")), (2, Iso3::new("ATA"))],
            ..Coast::default()
        };
        let d = coast_path(&topology, &coast, &Viewport::default());
        assert_eq!(d.matches('M').count(), 1, "{d}");
        assert!(!d.contains('z'));
        assert_eq!(coast_path(&topology, &Coast::default(), &Viewport::default()), "");
    }
}
