//! Two maps of the same places, before and after, in the same classes: the change is written on the
//! second. Both are cut to the places' extent; what lies around them is land without a colour.
//!
//! Left out: projection (the caller's), hatching (a place without a value is an outline).

use crate::metrics;
use crate::{Anchor, Chart, Mark, Role, Scene, Shape, Table, ticks};

/// A closed line of a place, in the caller's projected units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ring {
    /// Points; the last joins the first.
    pub points: Vec<(f64, f64)>,
    /// Cut out of the place: water, or another place that is drawn after it.
    pub hole: bool,
}

/// A place: one of those compared, or land around them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Land {
    /// Closed lines.
    pub rings: Vec<Ring>,
    /// Position of the place among those compared; `None` for land around them.
    pub place: Option<usize>,
}

/// One of the places compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Name in the table.
    pub name: String,
    /// Short name on the first map, for example its code.
    pub short: String,
    /// A point inside its largest part.
    pub label: (f64, f64),
    /// Too small to see: a dot at the label.
    pub tiny: bool,
    /// Value before.
    pub before: Option<f64>,
    /// Value after, without what is compared.
    pub without: Option<f64>,
    /// Value after, with it.
    pub after: Option<f64>,
}

/// State of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeMap {
    /// Land, the largest first, so that small places lie on top.
    pub lands: Vec<Land>,
    /// Places compared.
    pub places: Vec<Place>,
    /// Upper edges of the classes.
    pub edges: Vec<f64>,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Heading of the first map.
    pub before: &'a str,
    /// Heading of the second.
    pub after: &'a str,
    /// Heads of the table: name, before, after without, after with, change, of which with.
    pub heads: [&'a str; 6],
    /// Writes a value.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a change, with its sign.
    pub change: &'a dyn Fn(f64) -> String,
    /// Writes a class from its lower and upper edge.
    pub class: &'a dyn Fn(Option<f64>, Option<f64>) -> String,
    /// A sentence for the whole.
    pub description: String,
}

/// Room for a map's heading and for the legend, units.
const HEAD: f64 = 20.0;
const FOOT: f64 = 34.0;
/// Between the maps.
const GAP: f64 = 16.0;
/// Around the places, as a share of their extent.
const PAD: f64 = 0.05;
/// Tallest map, as a share of its width.
const TALLEST: f64 = 1.05;
/// Letters on the map.
const SIZE: f64 = 10.0;

/// What part of the plane is drawn, and how large.
#[derive(Clone, Copy)]
struct Window {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    scale: f64,
}

impl Window {
    /// The extent of the places in so many units of width.
    fn of(state: &ChangeMap, width: f64) -> Option<Self> {
        let members = state.lands.iter().filter(|l| l.place.is_some());
        let rings = members.flat_map(|l| l.rings.iter().flat_map(|r| &r.points));
        let (mut left, mut top, mut right, mut bottom) = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
        let labels = state.places.iter().map(|p| &p.label);
        for (x, y) in rings.chain(labels).filter(|p| p.0.is_finite() && p.1.is_finite()) {
            (left, right) = (left.min(*x), right.max(*x));
            (top, bottom) = (top.min(*y), bottom.max(*y));
        }
        if left > right {
            return None;
        }
        let pad = PAD * (right - left).max(bottom - top).max(1e-6);
        let (across, down) = (right - left + 2.0 * pad, bottom - top + 2.0 * pad);
        // As wide as there is room for, unless that would be too tall.
        let across = across.max(down / TALLEST);
        let (x, y) = ((left + right) / 2.0, (top + bottom) / 2.0);
        let scale = width / across;
        Some(Self {
            left: x - across / 2.0,
            top: y - down / 2.0,
            width: across,
            height: down,
            scale,
        })
    }

    fn at(self, (x, y): (f64, f64), shift: f64) -> (f64, f64) {
        (
            (x - self.left) * self.scale + shift,
            (y - self.top) * self.scale + HEAD,
        )
    }
}

/// The part of a closed line inside a rectangle (Sutherland and Hodgman, 1974: one edge at a time).
fn clipped(points: &[(f64, f64)], window: Window) -> Vec<(f64, f64)> {
    let (right, bottom) = (window.left + window.width, window.top + window.height);
    type Side = (fn((f64, f64)) -> f64, f64, f64);
    let sides: [Side; 4] = [
        (|p| p.0, window.left, 1.0),
        (|p| p.0, right, -1.0),
        (|p| p.1, window.top, 1.0),
        (|p| p.1, bottom, -1.0),
    ];
    let mut kept = points.to_vec();
    for (axis, edge, sign) in sides {
        let inside = |p: (f64, f64)| (axis(p) - edge) * sign >= 0.0;
        let mut next = Vec::with_capacity(kept.len());
        let before = kept.last().copied();
        let mut last = before;
        for point in kept {
            if let Some(from) = last
                && inside(from) != inside(point)
            {
                let share = (edge - axis(from)) / (axis(point) - axis(from));
                next.push((
                    from.0 + share * (point.0 - from.0),
                    from.1 + share * (point.1 - from.1),
                ));
            }
            if inside(point) {
                next.push(point);
            }
            last = Some(point);
        }
        kept = next;
    }
    kept
}

fn mark(shape: Shape, fill: Option<Role>, stroke: Option<Role>, datum: Option<u32>) -> Mark {
    Mark {
        shape,
        fill,
        stroke,
        width: 0.8,
        dash: 0.0,
        opacity: 1.0,
        datum,
    }
}

fn words(
    at: (f64, f64),
    text: String,
    anchor: Anchor,
    (size, strong): (f64, bool),
    role: Role,
    halo: bool,
) -> Mark {
    let shape = Shape::Text {
        at,
        text,
        anchor,
        size,
        strong,
        halo,
    };
    mark(shape, Some(role), None, None)
}

impl ChangeMap {
    /// Draws at a width in units. Without a place the chart is empty.
    pub fn draw(&self, width: f64, of: &Words<'_>) -> Chart {
        let each = ((width - GAP) / 2.0).max(1.0);
        let mut scene = Scene::default();
        if let Some(window) = Window::of(self, each) {
            let bottom = HEAD + window.height * window.scale;
            scene.width = width;
            scene.height = bottom + FOOT;
            let second = each + GAP;
            self.map(&mut scene, window, 0.0, of.before, &|p| p.before);
            self.map(&mut scene, window, second, of.after, &|p| p.after);
            let first = |p: &Place| Some(format!("{} {}", p.short, (of.value)(p.before?)));
            self.letters(&mut scene, window, 0.0, Role::Ink, &first);
            let change = |p: &Place| Some((of.change)(p.after? - p.before?));
            self.letters(&mut scene, window, second, Role::Ink, &change);
            self.legend(&mut scene, bottom, of);
        }
        Chart {
            scene,
            description: of.description.clone(),
            table: self.table(of),
        }
    }

    fn map(
        &self,
        scene: &mut Scene,
        window: Window,
        shift: f64,
        head: &str,
        value: &dyn Fn(&Place) -> Option<f64>,
    ) {
        let width = window.width * window.scale;
        let rule = Shape::Line {
            from: (shift, 0.5),
            to: (shift + width, 0.5),
        };
        scene.marks.push(mark(rule, None, Some(Role::Ink), None));
        let place = (shift, 14.0);
        scene.marks.push(words(
            place,
            head.to_owned(),
            Anchor::Start,
            (11.0, true),
            Role::Ink,
            false,
        ));
        let fill = |place: &Place| value(place).map(|v| Role::class(ticks::class(v, &self.edges)));
        for land in &self.lands {
            let member = land.place.and_then(|i| self.places.get(i));
            let datum = land.place.and_then(|i| u32::try_from(i).ok());
            for ring in &land.rings {
                let points: Vec<(f64, f64)> = clipped(&ring.points, window)
                    .into_iter()
                    .map(|p| window.at(p, shift))
                    .collect();
                if points.len() < 3 {
                    continue;
                }
                let role = match (ring.hole, member) {
                    (true, _) => Role::Paper,
                    (false, Some(place)) => fill(place).unwrap_or(Role::Paper),
                    (false, None) => Role::Ground,
                };
                let stroke = if member.is_some() { Role::Ink3 } else { Role::Paper };
                let line: Vec<(f64, f64)> = points.iter().chain(points.first()).copied().collect();
                scene.marks.push(mark(
                    Shape::Area(points),
                    Some(role),
                    None,
                    datum.filter(|_| !ring.hole),
                ));
                scene
                    .marks
                    .push(mark(Shape::Path(line), None, Some(stroke), None));
            }
        }
        for (i, place) in self.places.iter().enumerate().filter(|(_, p)| p.tiny) {
            let dot = Shape::Circle {
                at: window.at(place.label, shift),
                radius: 3.2,
            };
            let role = fill(place).unwrap_or(Role::Paper);
            scene
                .marks
                .push(mark(dot, Some(role), Some(Role::Ink3), u32::try_from(i).ok()));
        }
    }

    /// Writes what there is room for, the largest change first; the rest is in the table.
    fn letters(
        &self,
        scene: &mut Scene,
        window: Window,
        shift: f64,
        role: Role,
        write: &dyn Fn(&Place) -> Option<String>,
    ) {
        let change = |p: &Place| p.after.zip(p.before).map_or(0.0, |(a, b)| (a - b).abs());
        let mut order: Vec<&Place> = self.places.iter().collect();
        order.sort_by(|a, b| change(b).total_cmp(&change(a)).then(a.short.cmp(&b.short)));
        let mut taken: Vec<(f64, f64, f64)> = Vec::new();
        let end = shift + window.width * window.scale;
        for place in order {
            let Some(text) = write(place) else {
                continue;
            };
            let half = metrics::width(&text, SIZE, true) / 2.0;
            let (x, y) = window.at(place.label, shift);
            let y = if place.tiny { y - 6.0 } else { y + SIZE * 0.36 };
            let x = x.min(end - half).max(shift + half);
            let free = taken
                .iter()
                .all(|(tx, ty, th)| (tx - x).abs() > th + half + 2.0 || (ty - y).abs() > SIZE + 1.0);
            if free {
                taken.push((x, y, half));
                scene
                    .marks
                    .push(words((x, y), text, Anchor::Middle, (SIZE, true), role, true));
            }
        }
    }

    fn legend(&self, scene: &mut Scene, top: f64, of: &Words<'_>) {
        let bins = self.edges.len() + 1;
        let step = (scene.width / bins as f64).min(64.0);
        for bin in 0..bins {
            let x = step * bin as f64;
            let box_of = Shape::Rect {
                at: (x, top + 8.0),
                size: (step - 1.0, 9.0),
            };
            let role = Role::class(ticks::spread(bin, self.edges.len()));
            scene.marks.push(mark(box_of, Some(role), None, None));
            let low = bin.checked_sub(1).and_then(|i| self.edges.get(i)).copied();
            let text = (of.class)(low, self.edges.get(bin).copied());
            let middle = (x + step / 2.0, top + 29.0);
            scene.marks.push(words(
                middle,
                text,
                Anchor::Middle,
                (SIZE, false),
                Role::Ink2,
                false,
            ));
        }
    }

    fn table(&self, of: &Words<'_>) -> Table {
        let value = |v: Option<f64>| v.map(|v| (of.value)(v)).unwrap_or_default();
        let change =
            |a: Option<f64>, b: Option<f64>| a.zip(b).map(|(a, b)| (of.change)(a - b)).unwrap_or_default();
        let rows = self.places.iter().map(|p| {
            vec![
                p.name.clone(),
                value(p.before),
                value(p.without),
                value(p.after),
                change(p.after, p.before),
                change(p.after, p.without),
            ]
        });
        Table {
            columns: of.heads.iter().map(|h| (*h).to_owned()).collect(),
            rows: rows.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn class(low: Option<f64>, high: Option<f64>) -> String {
        format!("{low:?}–{high:?}")
    }

    fn square(x: f64, y: f64, side: f64) -> Ring {
        Ring {
            points: vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side)],
            hole: false,
        }
    }

    fn state() -> ChangeMap {
        ChangeMap {
            lands: vec![
                Land {
                    rings: vec![square(-500.0, -500.0, 1000.0)],
                    place: None,
                },
                Land {
                    rings: vec![square(0.0, 0.0, 10.0)],
                    place: Some(0),
                },
            ],
            places: vec![Place {
                name: "Kenya".into(),
                short: "KEN".into(),
                label: (5.0, 5.0),
                before: Some(38.0),
                without: Some(40.0),
                after: Some(44.5),
                ..Place::default()
            }],
            edges: ticks::tens(),
        }
    }

    fn drawn(state: &ChangeMap) -> Chart {
        state.draw(
            616.0,
            &Words {
                before: "2025",
                after: "2035",
                heads: ["Economy", "2025", "without", "with", "change", "portfolio"],
                value: &|v| format!("{v:.1}"),
                change: &|v| format!("{v:+.1}"),
                class: &class,
                description: "d".into(),
            },
        )
    }

    #[test]
    fn both_maps_take_the_colour_of_their_own_value_from_one_legend() {
        let chart = drawn(&state());
        let fills: Vec<Role> = chart
            .scene
            .marks
            .iter()
            .filter(|m| m.datum == Some(0))
            .filter_map(|m| m.fill)
            .collect();
        assert_eq!(fills, [Role::Seq3, Role::Seq4]);
        let legend = chart
            .scene
            .marks
            .iter()
            .filter(|m| matches!(m.shape, Shape::Rect { .. }));
        assert_eq!(legend.count(), 7);
    }

    #[test]
    fn the_change_is_written_on_the_second_map_and_stands_in_the_table() {
        let chart = drawn(&state());
        let text = |m: &Mark| match &m.shape {
            Shape::Text { text, at, .. } => Some((text.clone(), at.0)),
            _ => None,
        };
        let found: Vec<(String, f64)> = chart.scene.marks.iter().filter_map(text).collect();
        assert!(
            found.iter().any(|(t, x)| t == "KEN 38.0" && *x < 300.0),
            "{found:?}"
        );
        assert!(found.iter().any(|(t, x)| t == "+6.5" && *x > 316.0), "{found:?}");
        assert_eq!(
            chart.table.rows[0],
            ["Kenya", "38.0", "40.0", "44.5", "+6.5", "+4.5"]
        );
    }

    #[test]
    fn without_a_place_the_picture_is_empty_and_nothing_panics() {
        let chart = drawn(&ChangeMap::default());
        assert!(chart.scene.marks.is_empty() && chart.table.rows.is_empty());
    }

    proptest! {
        #[test]
        fn nothing_is_drawn_outside_of_its_own_map(
            points in proptest::collection::vec((-60.0..60.0f64, -60.0..60.0f64), 3..30),
        ) {
            let mut state = state();
            state.lands.push(Land { rings: vec![Ring { points, hole: false }], place: None });
            let chart = drawn(&state);
            for mark in &chart.scene.marks {
                if let Shape::Area(points) = &mark.shape {
                    let first = points.iter().all(|p| p.0 >= -1e-6 && p.0 <= 300.0 + 1e-6);
                    let second = points.iter().all(|p| p.0 >= 316.0 - 1e-6 && p.0 <= 616.0 + 1e-6);
                    prop_assert!(first || second);
                    prop_assert!(points.iter().all(|p| p.1 >= HEAD - 1e-6 && p.1 <= chart.scene.height - FOOT + 1e-6));
                }
            }
        }
    }
}
