//! From degrees to pixels.

use serde::{Deserialize, Serialize};

use super::Tenths;
use crate::{LonLat, equal_earth};

/// Northern edge of the drawn world in degrees: the northern tip of Greenland.
const NORTH: f64 = 83.65;
/// Southern edge in degrees: Cape Horn. Antarctica is not drawn.
const SOUTH: f64 = -56.0;

/// Size of the map in pixels (or any unit of an SVG `viewBox`).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Viewport {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Free space on every side.
    pub margin: f64,
}

impl Default for Viewport {
    /// The world screen's 900 × 386.
    fn default() -> Self {
        Self {
            width: 900.0,
            height: 386.0,
            margin: 0.0,
        }
    }
}

impl Viewport {
    /// Pixels a unit of the projection: the largest at which all inhabited land fits.
    pub fn scale(&self) -> f64 {
        let width = (self.width - 2.0 * self.margin).max(1.0) / (2.0 * equal_earth::HALF_WIDTH);
        let tall = projected_height(NORTH) - projected_height(SOUTH);
        width.min((self.height - 2.0 * self.margin).max(1.0) / tall)
    }

    /// Pixels of a position, y downwards.
    pub fn project(&self, at: LonLat) -> (f64, f64) {
        self.frame().project(at)
    }

    /// The viewport with what is the same for all points computed.
    pub(crate) fn frame(&self) -> Frame {
        Frame {
            scale: self.scale(),
            middle: self.width / 2.0,
            top: self.margin + self.scale() * projected_height(NORTH),
        }
    }

    /// The position drawn at a pixel; `None` off the sphere.
    pub fn unproject(&self, x: f64, y: f64) -> Option<LonLat> {
        let frame = self.frame();
        equal_earth::inverse((x - frame.middle) / frame.scale, (frame.top - y) / frame.scale)
    }

    /// Square kilometres of a square pixel.
    pub fn km2_per_px(&self) -> f64 {
        let km = crate::sphere::EARTH_RADIUS_KM / self.scale();
        km * km
    }
}

/// A viewport ready for many points.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    /// Pixels a projected unit.
    pub(crate) scale: f64,
    /// Pixel column of the central meridian.
    pub(crate) middle: f64,
    /// Pixel row of the equator.
    top: f64,
}

impl Frame {
    pub(crate) fn project(&self, at: LonLat) -> (f64, f64) {
        let (x, y) = equal_earth::project(at);
        (self.middle + self.scale * x, self.top - self.scale * y)
    }
}

fn projected_height(lat: f64) -> f64 {
    equal_earth::project(LonLat { lon: 0.0, lat }).1
}

pub(crate) fn tenths((x, y): (f64, f64)) -> Tenths {
    (libm::round(x * 10.0) as i32, libm::round(y * 10.0) as i32)
}

pub(crate) fn pixels((x, y): Tenths) -> (f64, f64) {
    (f64::from(x) / 10.0, f64::from(y) / 10.0)
}
