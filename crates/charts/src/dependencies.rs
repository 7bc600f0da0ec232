//! What stands on what: stages from left to right, in each the projects, lines from a project to those
//! that need it, and a mark that says whether it can start.
//!
//! Time and stages are never mirrored. Lines lie under the boxes. What carries several stages (skills,
//! rules) stands in a row below, in the order given. Left out: projects nothing stands on and that
//! stand on nothing below the stages; the caller leaves them to the table.

use crate::metrics;
use crate::{Anchor, Chart, Mark, Role, Scene, Shape, Table};

/// Whether a project can start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It can.
    Ready,
    /// A question is open.
    Open,
    /// It waits for another project.
    Waits,
    /// Nothing can meet what it needs.
    Blocked,
    /// It is not needed or not eligible.
    Out,
}

/// A project.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Name.
    pub name: String,
    /// Column; past the last stage it stands in the row below.
    pub stage: usize,
    /// State.
    pub state: State,
    /// Positions of the projects it needs, and whether it waits for that one.
    pub needs: Vec<(usize, bool)>,
    /// Cells of its row in the table: stage, what it needs, state, reason.
    pub cells: [String; 4],
}

/// Words of the caller.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Heads of the stages, then of the row below.
    pub stages: Vec<String>,
    /// Heads of the table: project, stage, needs, state, reason.
    pub columns: [String; 5],
    /// A sentence for the whole.
    pub description: String,
}

/// Room for the heads, in units.
const HEAD: f64 = 26.0;
/// Height of a box, and between boxes.
const BOX: f64 = 31.0;
const BETWEEN: f64 = 9.0;
/// Share of a column that is box; the rest is for the lines.
const FILL: f64 = 0.8;
/// Size of the names.
const SIZE: f64 = 10.5;
/// Room for the mark of the state.
const MARK: f64 = 19.0;
/// Boxes of the row below that stand beside one another.
const BESIDE: usize = 6;

struct Place {
    x: f64,
    y: f64,
    width: f64,
}

/// Draws the graph at a width in units.
pub fn draw(nodes: &[Node], words: &Words, width: f64) -> Chart {
    let stages = words.stages.len().saturating_sub(1).max(1);
    let column = width / stages as f64;
    let mut filled = vec![0usize; stages];
    let mut below = 0usize;
    let rows = (0..stages)
        .map(|s| nodes.iter().filter(|n| n.stage == s).count())
        .max()
        .unwrap_or(0);
    let base = HEAD + rows as f64 * (BOX + BETWEEN);
    let beside = nodes.iter().filter(|n| n.stage >= stages).count();
    let places: Vec<Place> = nodes
        .iter()
        .map(|n| match filled.get_mut(n.stage) {
            Some(at) => {
                let y = HEAD + *at as f64 * (BOX + BETWEEN);
                *at += 1;
                Place {
                    x: n.stage as f64 * column,
                    y,
                    width: column * FILL,
                }
            }
            None => {
                let (x, row) = (below % BESIDE, below / BESIDE);
                below += 1;
                let step = width / BESIDE as f64;
                Place {
                    x: x as f64 * step,
                    y: base + HEAD + 12.0 + row as f64 * (BOX + BETWEEN),
                    width: step * FILL,
                }
            }
        })
        .collect();
    let lower = beside.div_ceil(BESIDE);
    let height = if beside == 0 {
        base
    } else {
        base + HEAD + 12.0 + lower as f64 * (BOX + BETWEEN)
    };
    let mut scene = Scene {
        width,
        height,
        marks: Vec::new(),
    };
    heads(&mut scene, words, stages, column, base, beside > 0);
    // Lines that wait on top of the others, boxes on top of all.
    for waiting in [false, true] {
        for (at, node) in nodes.iter().enumerate() {
            for (from, _) in node.needs.iter().filter(|(_, w)| *w == waiting) {
                if let (Some(a), Some(b)) = (places.get(*from), places.get(at)) {
                    edge(&mut scene, a, b, waiting, u32::try_from(at).ok());
                }
            }
        }
    }
    for (at, (node, place)) in nodes.iter().zip(&places).enumerate() {
        boxed(&mut scene, node, place, u32::try_from(at).ok());
    }
    Chart {
        scene,
        description: words.description.clone(),
        table: Table {
            columns: words.columns.to_vec(),
            rows: nodes
                .iter()
                .map(|n| std::iter::once(&n.name).chain(&n.cells).cloned().collect())
                .collect(),
        },
    }
}

fn plain(shape: Shape, fill: Option<Role>, stroke: Option<Role>, width: f64) -> Mark {
    Mark {
        shape,
        fill,
        stroke,
        width,
        dash: 0.0,
        opacity: 1.0,
        datum: None,
    }
}

fn text(at: (f64, f64), text: String, size: f64, strong: bool, role: Role) -> Mark {
    let shape = Shape::Text {
        at,
        text,
        anchor: Anchor::Start,
        size,
        strong,
        halo: false,
    };
    plain(shape, Some(role), None, 0.0)
}

fn heads(scene: &mut Scene, words: &Words, stages: usize, column: f64, base: f64, beside: bool) {
    for (at, head) in words.stages.iter().take(stages).enumerate() {
        let x = at as f64 * column;
        scene
            .marks
            .push(text((x, 11.0), head.clone(), 11.0, true, Role::Ink2));
        if at > 0 {
            // An arrow head between the stages.
            let tip = (x - column * (1.0 - FILL) * 0.35, 7.5);
            let back = (tip.0 - 7.0, tip.1);
            let line = |from, to| plain(Shape::Line { from, to }, None, Some(Role::Rule2), 1.0);
            scene.marks.push(line((back.0 - 6.0, back.1), tip));
            scene.marks.push(line((tip.0 - 3.5, tip.1 - 3.0), tip));
            scene.marks.push(line((tip.0 - 3.5, tip.1 + 3.0), tip));
        }
    }
    if beside {
        let y = base + 8.0;
        let from = (0.0, y);
        let to = (scene.width, y);
        scene
            .marks
            .push(plain(Shape::Line { from, to }, None, Some(Role::Rule), 1.0));
        let head = words.stages.last().cloned().unwrap_or_default();
        scene
            .marks
            .push(text((0.0, y + 19.0), head, 11.0, true, Role::Ink2));
    }
}

fn edge(scene: &mut Scene, a: &Place, b: &Place, waiting: bool, datum: Option<u32>) {
    let points = if a.x + a.width <= b.x + 0.5 {
        // From the right side to the left side.
        let (from, to) = ((a.x + a.width, a.y + BOX / 2.0), (b.x, b.y + BOX / 2.0));
        curve(
            from,
            ((from.0 + to.0) / 2.0, from.1),
            ((from.0 + to.0) / 2.0, to.1),
            to,
        )
    } else if (a.y - b.y).abs() > 0.5 {
        // Same column, or back from below: round the left edge.
        let (from, to) = ((a.x, a.y + BOX / 2.0), (b.x, b.y + BOX / 2.0));
        let out = from.0.min(to.0) - 12.0;
        curve(from, (out.max(1.0), from.1), (out.max(1.0), to.1), to)
    } else {
        let (from, to) = ((a.x + a.width / 2.0, a.y), (b.x + b.width / 2.0, b.y));
        curve(from, (from.0, from.1 - 14.0), (to.0, to.1 - 14.0), to)
    };
    let role = if waiting { Role::Accent } else { Role::Rule2 };
    scene.marks.push(Mark {
        datum,
        opacity: if waiting { 1.0 } else { 0.7 },
        ..plain(
            Shape::Path(points),
            None,
            Some(role),
            if waiting { 1.6 } else { 1.0 },
        )
    });
}

/// A cubic curve as a line of short pieces.
fn curve(a: (f64, f64), b: (f64, f64), c: (f64, f64), d: (f64, f64)) -> Vec<(f64, f64)> {
    const PIECES: u32 = 14;
    (0..=PIECES)
        .map(|i| {
            let t = f64::from(i) / f64::from(PIECES);
            let s = 1.0 - t;
            let mix = |p: f64, q: f64, r: f64, u: f64| {
                s * s * s * p + 3.0 * s * s * t * q + 3.0 * s * t * t * r + t * t * t * u
            };
            (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
        })
        .collect()
}

fn boxed(scene: &mut Scene, node: &Node, place: &Place, datum: Option<u32>) {
    let quiet = node.state == State::Out;
    let stroke = match node.state {
        State::Waits | State::Blocked => Role::Accent,
        State::Ready => Role::Ink2,
        State::Open => Role::Rule2,
        State::Out => Role::Rule,
    };
    let size = (place.width, BOX);
    let at = (place.x, place.y);
    scene.marks.push(Mark {
        datum,
        dash: if quiet { 2.0 } else { 0.0 },
        ..plain(Shape::Rect { at, size }, Some(Role::Paper), Some(stroke), 1.0)
    });
    let centre = (place.x + 9.5, place.y + BOX / 2.0);
    let circle = |fill, stroke, width| {
        plain(
            Shape::Circle {
                at: centre,
                radius: 3.6,
            },
            fill,
            stroke,
            width,
        )
    };
    let mark = match node.state {
        State::Ready => circle(Some(Role::Ink), None, 0.0),
        State::Open => circle(None, Some(Role::Ink2), 1.2),
        State::Waits => circle(Some(Role::Accent), None, 0.0),
        State::Blocked => plain(
            Shape::Rect {
                at: (centre.0 - 3.4, centre.1 - 3.4),
                size: (6.8, 6.8),
            },
            Some(Role::Accent),
            None,
            0.0,
        ),
        State::Out => plain(
            Shape::Line {
                from: (centre.0 - 3.5, centre.1),
                to: (centre.0 + 3.5, centre.1),
            },
            None,
            Some(Role::Ink3),
            1.2,
        ),
    };
    scene.marks.push(Mark { datum, ..mark });
    let lines = wrapped(&node.name, (place.width - MARK - 4.0) / 1.06);
    let role = if quiet { Role::Ink3 } else { Role::Ink };
    let first = place.y + if lines.len() > 1 { 13.0 } else { 19.0 };
    for (i, line) in lines.into_iter().enumerate() {
        let at = (place.x + MARK, first + i as f64 * 12.0);
        scene.marks.push(Mark {
            datum,
            ..text(at, line, SIZE, false, role)
        });
    }
}

/// A name in at most two lines of a width; what does not fit ends in an ellipsis.
fn wrapped(name: &str, width: f64) -> Vec<String> {
    let wide = |text: &str| metrics::width(text, SIZE, false) > width;
    let mut lines = vec![String::new()];
    for word in name.split_whitespace() {
        let full = lines.len();
        let Some(last) = lines.last_mut() else { break };
        let longer = if last.is_empty() {
            word.to_owned()
        } else {
            format!("{last} {word}")
        };
        if wide(&longer) && !last.is_empty() && full < 2 {
            lines.push(word.to_owned());
        } else {
            *last = longer;
        }
    }
    for line in &mut lines {
        if wide(line) {
            while wide(&format!("{line}…")) && line.pop().is_some() {}
            *line = format!("{}…", line.trim_end());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn node(name: &str, stage: usize, state: State, needs: &[(usize, bool)]) -> Node {
        Node {
            name: name.into(),
            stage,
            state,
            needs: needs.to_vec(),
            cells: ["stage", "needs", "state", "reason"].map(str::to_owned),
        }
    }

    fn words(stages: usize) -> Words {
        Words {
            stages: (0..=stages).map(|s| format!("stage {s}")).collect(),
            columns: ["project", "stage", "needs", "state", "reason"].map(str::to_owned),
            description: "what stands on what".into(),
        }
    }

    fn paths(chart: &Chart) -> Vec<&Mark> {
        let marks = chart.scene.marks.iter();
        marks.filter(|m| matches!(m.shape, Shape::Path(_))).collect()
    }

    #[test]
    fn a_line_runs_from_what_is_needed_to_what_needs_it_and_accents_what_is_waited_for() {
        let nodes = [
            node("Power", 0, State::Ready, &[]),
            node("Sites", 1, State::Waits, &[(0, true)]),
            node("Centre", 2, State::Open, &[(0, false), (1, false)]),
        ];
        let chart = draw(&nodes, &words(3), 600.0);
        let lines = paths(&chart);
        assert_eq!(lines.len(), 3);
        assert_eq!(lines.iter().filter(|m| m.stroke == Some(Role::Accent)).count(), 1);
        let Shape::Path(points) = &lines[2].shape else {
            panic!()
        };
        assert!(points[0].0 < points[14].0, "from left to right");
        assert_eq!(
            chart.table.rows[1],
            ["Sites", "stage", "needs", "state", "reason"]
        );
        assert_eq!(chart.table.columns.len(), chart.table.rows[0].len());
    }

    #[test]
    fn what_carries_several_stages_stands_below_them() {
        let nodes = [
            node("Power", 0, State::Ready, &[]),
            node("Law", 3, State::Ready, &[]),
        ];
        let chart = draw(&nodes, &words(3), 600.0);
        let tops: Vec<f64> = chart
            .scene
            .marks
            .iter()
            .filter_map(|m| match m.shape {
                Shape::Rect { at, size } if size.1 == BOX => Some(at.1),
                _ => None,
            })
            .collect();
        assert!(tops[1] > tops[0] + BOX);
        assert!(chart.scene.height >= tops[1] + BOX);
    }

    #[test]
    fn nothing_draws_only_the_heads() {
        let chart = draw(&[], &words(3), 600.0);
        assert!(chart.table.rows.is_empty() && paths(&chart).is_empty());
    }

    proptest! {
        #[test]
        fn every_box_and_word_stays_on_the_sheet(names in proptest::collection::vec("\\PC{0,60}", 0..20), stages in 1usize..7, width in 300.0f64..1200.0) {
            let nodes: Vec<Node> = names.iter().enumerate().map(|(i, n)| node(n, i % (stages + 1), State::Open, &[(i / 2, i % 2 == 0)])).collect();
            let chart = draw(&nodes, &words(stages), width);
            for m in &chart.scene.marks {
                if let Shape::Rect { at, size } = m.shape {
                    prop_assert!(at.0 >= 0.0 && at.1 >= 0.0);
                    prop_assert!(at.0 + size.0 <= width + 1e-6 && at.1 + size.1 <= chart.scene.height + 1e-6);
                }
                if let Shape::Text { at, text, size, strong, .. } = &m.shape
                    && *size == SIZE
                {
                    prop_assert!(at.0 + metrics::width(text, *size, *strong) <= width + 12.0);
                }
            }
        }
    }
}
