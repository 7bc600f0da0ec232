//! A flow of money through three layers: who pays, for what, where. Colour follows the payer to the
//! end, so that an economy's bar shows who stands behind it.
//!
//! Widths of one scale everywhere: a bar is as high as its money, and the ribbons on either side of
//! it fill it exactly. Left out: flows with loops, more than three layers.

use std::collections::BTreeMap;

use crate::frame::{Canvas, Inset, Label, Plot};
use crate::metrics;
use crate::{Anchor, Chart, Role, Table};

/// A bar of a layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// Name, as the reader sees it.
    pub name: String,
    /// The chosen one: accent.
    pub chosen: bool,
}

/// Money that goes one way through the layers; zero or more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thread {
    /// Position in each layer.
    pub at: [usize; 3],
    /// Amount, in the unit of the caller's subtitle.
    pub amount: f64,
}

/// State of the chart. Nodes are drawn from the top in the caller's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// The three layers: payers, purposes, places.
    pub layers: [Vec<Node>; 3],
    /// Colour of each payer.
    pub roles: Vec<Role>,
    /// Threads; those that name a node that does not exist are left out.
    pub threads: Vec<Thread>,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Heads of the table: the three layers and the amount.
    pub heads: [&'a str; 4],
    /// Writes an amount on the chart.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes an amount in the table, in full.
    pub full: &'a dyn Fn(f64) -> String,
    /// A sentence for the whole.
    pub description: String,
}

/// Where a node's label stands, in units of the scene, so that a control can be laid over it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Left end.
    pub x: f64,
    /// Upper end.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A drawn flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// The chart; the datum of a ribbon is its payer's position.
    pub chart: Chart,
    /// Places of the labels, as the nodes.
    pub labels: [Vec<Place>; 3],
}

const BAR: f64 = 8.0;
const LINE: f64 = 12.5;
const STEPS: usize = 18;
const TOP: f64 = 12.0;

impl Flow {
    fn sound(&self) -> impl Iterator<Item = Thread> + '_ {
        self.threads.iter().copied().filter(|t| {
            t.amount > 0.0
                && t.amount.is_finite()
                && t.amount < 1e15
                && t.at.iter().zip(&self.layers).all(|(i, layer)| *i < layer.len())
        })
    }

    /// Money through a node, by its layer and position.
    pub fn through(&self, layer: usize, node: usize) -> f64 {
        self.sound()
            .filter(|t| t.at.get(layer) == Some(&node))
            .fold(0.0, |sum, t| sum + t.amount)
    }

    /// Draws at a size in units.
    pub fn draw(&self, width: f64, height: f64, words: &Words<'_>) -> Drawn {
        let canvas = Canvas::new(width, height);
        let (width, height) = (width.clamp(1.0, 10_000.0), height.clamp(1.0, 10_000.0));
        let sums: Vec<Vec<f64>> = (0..3)
            .map(|l| (0..self.layers[l].len()).map(|n| self.through(l, n)).collect())
            .collect();
        let room = |layer: usize| {
            let widest = self.layers[layer]
                .iter()
                .zip(&sums[layer])
                .map(|(node, sum)| label_width(&node.name, &(words.value)(*sum)) + 14.0)
                .fold(14.0, f64::max);
            widest.min(width * 0.34)
        };
        let xs = {
            let (left, right) = (room(0), width - room(2));
            [left, ((left + right) / 2.0).max(left), right.max(left)]
        };
        let bars = bars(&sums, height);
        let mut plot = canvas.plot((0.0, width), (0.0, height), Inset::default());
        self.ribbons(&mut plot, &bars, &xs, height);
        let mut labels: [Vec<Place>; 3] = Default::default();
        for (l, layer) in self.layers.iter().enumerate() {
            for (n, node) in layer.iter().enumerate() {
                let Some((top, size)) = bars.spans[l].get(n).copied() else {
                    continue;
                };
                if size > 0.0 {
                    let role = if node.chosen { Role::Accent } else { Role::Ink };
                    plot.block(
                        (xs[l] - BAR / 2.0, height - top),
                        (xs[l] + BAR / 2.0, height - top - size.max(0.75)),
                        role,
                    );
                }
            }
            let middles = spread(&bars.spans[l], l == 1, height);
            for (n, node) in layer.iter().enumerate() {
                let (Some(middle), Some(sum)) = (middles.get(n), sums[l].get(n)) else {
                    continue;
                };
                labels[l].push(write(
                    &plot,
                    l,
                    xs[l],
                    *middle,
                    height,
                    node,
                    &(words.value)(*sum),
                ));
            }
        }
        drop(plot);
        Drawn {
            chart: Chart {
                scene: canvas.finish(),
                description: words.description.clone(),
                table: self.table(words),
            },
            labels,
        }
    }

    fn ribbons(&self, plot: &mut Plot<'_>, bars: &Bars, xs: &[f64; 3], height: f64) {
        // Payer to purpose, then purpose to place with the payer's colour kept.
        let mut first: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        let mut second: BTreeMap<(usize, usize, usize), f64> = BTreeMap::new();
        for t in self.sound() {
            let [a, b, c] = t.at;
            *first.entry((a, b)).or_default() += t.amount;
            *second.entry((b, c, a)).or_default() += t.amount;
        }
        let tops = |layer: usize| -> Vec<f64> { bars.spans[layer].iter().map(|(top, _)| *top).collect() };
        let take = |from: &mut Vec<f64>, at: usize, size: f64| -> f64 {
            from.get_mut(at).map_or(0.0, |top| {
                let here = *top;
                *top += size;
                here
            })
        };
        // Where each ribbon leaves: in the order of where it goes. Where it arrives: of where it came from.
        let (mut leave, mut arrive) = (tops(0), tops(1));
        let mut out = BTreeMap::new();
        for ((a, b), amount) in &first {
            out.insert((*a, *b), take(&mut leave, *a, amount * bars.scale));
        }
        let mut by_purpose: Vec<_> = first.iter().map(|((a, b), amount)| (*b, *a, *amount)).collect();
        by_purpose.sort_by_key(|(b, a, _)| (*b, *a));
        for (b, a, amount) in by_purpose {
            let size = amount * bars.scale;
            let to = take(&mut arrive, b, size);
            let from = out.get(&(a, b)).copied().unwrap_or_default();
            self.ribbon(
                plot,
                a,
                (xs[0] + BAR / 2.0, from),
                (xs[1] - BAR / 2.0, to),
                size,
                height,
            );
        }
        let (mut leave, mut arrive) = (tops(1), tops(2));
        let mut out = BTreeMap::new();
        for ((b, c, a), amount) in &second {
            out.insert((*b, *c, *a), take(&mut leave, *b, amount * bars.scale));
        }
        let mut by_place: Vec<_> = second
            .iter()
            .map(|((b, c, a), amount)| (*c, *b, *a, *amount))
            .collect();
        by_place.sort_by_key(|(c, b, a, _)| (*c, *b, *a));
        for (c, b, a, amount) in by_place {
            let size = amount * bars.scale;
            let to = take(&mut arrive, c, size);
            let from = out.get(&(b, c, a)).copied().unwrap_or_default();
            self.ribbon(
                plot,
                a,
                (xs[1] + BAR / 2.0, from),
                (xs[2] - BAR / 2.0, to),
                size,
                height,
            );
        }
        plot.datum(None);
    }

    fn ribbon(
        &self,
        plot: &mut Plot<'_>,
        payer: usize,
        from: (f64, f64),
        to: (f64, f64),
        size: f64,
        height: f64,
    ) {
        let role = self
            .roles
            .get(payer)
            .copied()
            .unwrap_or_else(|| Role::funder(payer));
        plot.datum(u32::try_from(payer).ok());
        let along = |i: usize, shift: f64| {
            let t = i as f64 / STEPS as f64;
            let s = t * t * (3.0 - 2.0 * t);
            (
                from.0 + (to.0 - from.0) * t,
                height - (from.1 + (to.1 - from.1) * s + shift),
            )
        };
        let size = size.max(0.5);
        let upper = (0..=STEPS).map(|i| along(i, 0.0));
        let lower = (0..=STEPS).rev().map(|i| along(i, size));
        plot.area(upper.chain(lower), role, 0.82);
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let mut sums: BTreeMap<[usize; 3], f64> = BTreeMap::new();
        for t in self.sound() {
            *sums.entry(t.at).or_default() += t.amount;
        }
        let name = |layer: usize, at: usize| {
            self.layers[layer]
                .get(at)
                .map(|n| n.name.clone())
                .unwrap_or_default()
        };
        Table {
            columns: words.heads.map(str::to_owned).to_vec(),
            rows: sums
                .iter()
                .map(|(at, amount)| {
                    vec![
                        name(0, at[0]),
                        name(1, at[1]),
                        name(2, at[2]),
                        (words.full)(*amount),
                    ]
                })
                .collect(),
        }
    }
}

/// Bars of the layers: top and size of each, and units for one of the amount.
struct Bars {
    spans: Vec<Vec<(f64, f64)>>,
    scale: f64,
}

fn bars(sums: &[Vec<f64>], height: f64) -> Bars {
    let most = sums
        .iter()
        .map(|l| l.iter().fold(0.0, |a, b| a + b))
        .fold(0.0, f64::max);
    let room = (height - TOP - 6.0).max(1.0);
    let busiest = sums.iter().map(Vec::len).max().unwrap_or(0).saturating_sub(1) as f64;
    // At most two fifths of the height are gaps.
    let gaps = (busiest * 14.0).min(room * 0.4);
    let scale = if most > 0.0 { (room - gaps) / most } else { 0.0 };
    let spans = sums
        .iter()
        .map(|layer| {
            let used = layer.iter().fold(0.0, |a, b| a + b) * scale;
            let steps = layer.len().saturating_sub(1) as f64;
            let (gap, mut top) = if steps > 0.0 {
                let gap = ((room - used) / steps).clamp(0.0, 46.0);
                (gap, TOP + (room - used - gap * steps).max(0.0) / 2.0)
            } else {
                (0.0, TOP + (room - used) / 2.0)
            };
            layer
                .iter()
                .map(|sum| {
                    let size = sum * scale;
                    let here = top;
                    top += size + gap;
                    (here, size)
                })
                .collect()
        })
        .collect();
    Bars { spans, scale }
}

/// Middles of the labels: at the bars (above them in the middle layer), a line apart.
fn spread(spans: &[(f64, f64)], above: bool, height: f64) -> Vec<f64> {
    let mut at: Vec<f64> = spans
        .iter()
        .map(|(top, size)| if above { top - 5.0 } else { top + size / 2.0 })
        .collect();
    let line = LINE.min(height / at.len().max(1) as f64);
    let mut floor = line / 2.0;
    for middle in &mut at {
        *middle = middle.max(floor);
        floor = *middle + line;
    }
    let mut ceiling = height - line / 2.0;
    for middle in at.iter_mut().rev() {
        *middle = middle.min(ceiling);
        ceiling = *middle - line;
    }
    at
}

fn label_width(name: &str, value: &str) -> f64 {
    metrics::width(name, 11.0, false) + 4.0 + metrics::width(value, 11.0, true)
}

/// Writes name and amount beside (or over) a bar; gives back their place.
fn write(plot: &Plot<'_>, layer: usize, x: f64, middle: f64, height: f64, node: &Node, value: &str) -> Place {
    let width = label_width(&node.name, value);
    let number = metrics::width(value, 11.0, true);
    let start = match layer {
        0 => x - BAR / 2.0 - 6.0 - width,
        1 => x - width / 2.0,
        _ => x + BAR / 2.0 + 6.0,
    };
    let role = if node.chosen { Role::Accent } else { Role::Ink };
    let name = Label {
        role,
        halo: layer == 1,
        ..Label::PLAIN
    };
    let strong = Label {
        role,
        halo: layer == 1,
        ..Label::STRONG
    };
    let at = |x: f64| (x, height - middle);
    // Ends are kept together where the browser's letters run wider or narrower than measured.
    if layer == 0 {
        plot.text(at(start + width), (0.0, 0.0), value, strong.at(Anchor::End));
        plot.text(
            at(start + width - number - 4.0),
            (0.0, 0.0),
            &node.name,
            name.at(Anchor::End),
        );
    } else {
        let split = start + width - number;
        plot.text(at(split - 4.0), (0.0, 0.0), &node.name, name.at(Anchor::End));
        plot.text(at(split), (0.0, 0.0), value, strong.at(Anchor::Start));
    }
    Place {
        x: start,
        y: middle - LINE / 2.0,
        width,
        height: LINE,
    }
}
