//! The choropleth: which mark each shape gets, the same for the app and for the first paint.
//!
//! The build draws the default map into the page so that it is seen before the engine has started;
//! the app takes that drawing over, or makes the same marks. Left out: projection
//! and path data (crate `atlas`), pointing and zoom (the app).

use std::fmt::Write as _;

use crate::svg::number;

/// Radius of the dot that stands for a shape too small to see, in units of the view.
pub const DOT: f64 = 2.6;
/// Shapes under this area in square units of the view get a dot besides: about 8,000 km².
pub const TINY: f64 = 4.0;

/// A projected shape, as plain data.
#[derive(Clone, Copy, Debug)]
pub struct Land<'a> {
    /// ISO3 code, where the shape belongs to an economy.
    pub economy: Option<&'a str>,
    /// Path data.
    pub d: &'a str,
    /// A point inside the largest part.
    pub label: (f64, f64),
    /// Area in square units of the view.
    pub area: f64,
    /// Drawn with a dashed line.
    pub disputed: bool,
    /// Class of the ramp, 1 to 7; 0 for no data.
    pub class: u8,
}

/// Style classes of a shape of a class; `only` fades every other class.
pub fn class_of(class: u8, only: Option<u8>) -> String {
    let faded = if only.is_some_and(|only| only != class) {
        " faded"
    } else {
        ""
    };
    format!("economy s{class}{faded}")
}

/// Whether a shape is too small to see and gets a dot besides.
pub fn tiny(land: &Land<'_>) -> bool {
    land.area < TINY
}

/// Whether a disputed outline is large enough to draw.
pub fn outlined(land: &Land<'_>) -> bool {
    land.disputed && land.area >= TINY
}

/// The whole map as markup; the app finds what it takes over by the group's id, `land`. Codes are
/// capitals and path data is numbers, so nothing needs escaping; a shape whose data holds anything
/// else is left out.
pub fn markup(lands: &[Land<'_>], graticule: &str, (width, height): (f64, f64)) -> String {
    let plain = |text: &str| !text.contains(['<', '>', '&', '"', '\'']);
    let mut out = format!(
        "<svg class=\"map\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"xMidYMin meet\"><defs><pattern id=\"hatch\" \
         width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect \
         class=\"hatch-ground\" width=\"4\" height=\"4\"/><path class=\"hatch-line\" d=\"M1 0V4\"/></pattern></defs>\
         <g id=\"land\"><path class=\"graticule\" d=\"{graticule}\"/><g>",
        number(width),
        number(height)
    );
    // Writing to a string cannot fail.
    for land in lands {
        if !plain(land.d) || !land.economy.is_none_or(plain) {
            continue;
        }
        let class = class_of(land.class, None);
        let economy = land
            .economy
            .map(|e| format!(" data-economy=\"{e}\""))
            .unwrap_or_default();
        let _ = write!(out, "<path class=\"{class}\"{economy} d=\"{}\"/>", land.d);
        if tiny(land) {
            let (x, y) = land.label;
            let (x, y, r) = (number(x), number(y), number(DOT));
            let _ = write!(
                out,
                "<circle class=\"{class}\"{economy} cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"
            );
        }
    }
    out.push_str("</g><g>");
    for land in lands.iter().filter(|l| outlined(l) && plain(l.d)) {
        let _ = write!(out, "<path class=\"disputed\" d=\"{}\"/>", land.d);
    }
    out.push_str("</g></g></svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn land(economy: Option<&'static str>, area: f64, class: u8) -> Land<'static> {
        Land {
            economy,
            d: "M0 0h1v1z",
            label: (1.0, 2.0),
            area,
            disputed: economy.is_none(),
            class,
        }
    }

    #[test]
    fn a_tiny_economy_gets_a_dot_and_a_filtered_class_stands_out() {
        let (large, small) = (land(Some("KEN"), 50.0, 3), land(Some("TUV"), 0.1, 2));
        assert!(!tiny(&large) && tiny(&small));
        assert_eq!(class_of(large.class, Some(3)), "economy s3");
        assert_eq!(class_of(small.class, Some(3)), "economy s2 faded");
        let drawn = markup(&[large, small], "", (1.0, 1.0));
        assert_eq!(
            drawn
                .matches("<circle class=\"economy s2\" data-economy=\"TUV\"")
                .count(),
            1
        );
        assert_eq!(drawn.matches("<circle").count(), 1);
    }

    #[test]
    fn markup_carries_codes_and_dashes_disputed_shapes() {
        let text = markup(
            &[land(Some("KEN"), 50.0, 3), land(None, 9.0, 0)],
            "M0 0",
            (900.0, 386.0),
        );
        assert!(text.contains("data-economy=\"KEN\"") && text.contains("class=\"disputed\""));
        assert_eq!(text.matches("<path").count(), 5);
    }

    #[test]
    fn a_shape_that_is_not_path_data_is_left_out_of_the_page() {
        let hostile = Land {
            d: "\"><script>",
            ..land(Some("KEN"), 50.0, 1)
        };
        assert!(!markup(&[hostile], "", (1.0, 1.0)).contains("script"));
    }
}
