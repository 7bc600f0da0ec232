//! A scene as a file of its own: colours resolved, source line and plan hash under the picture.

use std::fmt::Write as _;

use crate::{Role, Scene, Shape};

/// What stands around the picture in an exported file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// The finding.
    pub title: String,
    /// Unit, population, what the marks are.
    pub subtitle: String,
    /// Source, vintage and plan hash.
    pub source: String,
    /// Language of the words, BCP 47.
    pub lang: String,
    /// Description for readers who do not see the picture.
    pub description: String,
}

/// Text made safe for XML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Not allowed in XML 1.0 in any form.
            c if u32::from(c) < 0x20 && !matches!(c, '\t' | '\n' | '\r') => {}
            c => out.push(c),
        }
    }
    out
}

/// A coordinate with at most two decimals, no negative zero.
pub fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    format!("{rounded}")
}

/// The `d` of a path through points; closed for an area.
pub fn path(points: &[(f64, f64)], closed: bool) -> String {
    let mut d = String::new();
    for (i, (x, y)) in points.iter().enumerate() {
        let command = if i == 0 { 'M' } else { 'L' };
        // Writing to a string cannot fail.
        let _ = write!(d, "{command}{} {}", number(*x), number(*y));
    }
    if closed && !points.is_empty() {
        d.push('Z');
    }
    d
}

const SANS: &str = "'Segoe UI','Helvetica Neue',Roboto,'Noto Sans','DejaVu Sans',sans-serif";
const SERIF: &str = "Charter,'Source Serif 4',Cambria,Georgia,'Noto Serif',serif";

/// A standalone SVG document in the colours of the light theme.
pub fn document(scene: &Scene, caption: &Caption) -> String {
    const TOP: f64 = 44.0;
    const FOOT: f64 = 26.0;
    const SIDE: f64 = 12.0;
    let (width, height) = (scene.width + 2.0 * SIDE, scene.height + TOP + FOOT);
    let paper = Role::Paper.light();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\" \
         xml:lang=\"{lang}\" font-family=\"{SANS}\">\n<title>{title}</title>\n<desc>{desc}</desc>\n\
         <rect width=\"{w}\" height=\"{h}\" fill=\"{paper}\"/>\n\
         <text x=\"{SIDE}\" y=\"19\" font-family=\"{SERIF}\" font-size=\"15\" font-weight=\"600\" fill=\"{ink}\">{title}</text>\n\
         <text x=\"{SIDE}\" y=\"35\" font-size=\"11\" fill=\"{ink2}\">{subtitle}</text>\n\
         <g transform=\"translate({SIDE} {TOP})\">\n",
        w = number(width),
        h = number(height),
        lang = escape(&caption.lang),
        title = escape(&caption.title),
        subtitle = escape(&caption.subtitle),
        desc = escape(&caption.description),
        ink = Role::Ink.light(),
        ink2 = Role::Ink2.light(),
    );
    for mark in &scene.marks {
        out.push_str(&element(mark));
        out.push('\n');
    }
    let _ = write!(
        out,
        "</g>\n<text x=\"{SIDE}\" y=\"{y}\" font-size=\"10\" fill=\"{ink}\">{source}</text>\n</svg>\n",
        y = number(height - 9.0),
        ink = Role::Ink3.light(),
        source = escape(&caption.source),
    );
    out
}

fn paint(mark: &crate::Mark) -> String {
    let mut out = String::new();
    let fill = mark.fill.map_or("none", Role::light);
    let _ = write!(out, " fill=\"{fill}\"");
    if let Some(stroke) = mark.stroke {
        let _ = write!(
            out,
            " stroke=\"{}\" stroke-width=\"{}\"",
            stroke.light(),
            number(mark.width)
        );
        out.push_str(" stroke-linejoin=\"round\"");
        if mark.dash > 0.0 {
            let _ = write!(out, " stroke-dasharray=\"{0} {0}\"", number(mark.dash));
        }
    }
    if mark.opacity < 1.0 {
        let _ = write!(out, " opacity=\"{}\"", number(mark.opacity));
    }
    out
}

fn element(mark: &crate::Mark) -> String {
    let paint = paint(mark);
    match &mark.shape {
        Shape::Line { from, to } => format!("<path d=\"{}\"{paint}/>", path(&[*from, *to], false)),
        Shape::Rect { at, size } => format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{paint}/>",
            number(at.0),
            number(at.1),
            number(size.0),
            number(size.1)
        ),
        Shape::Circle { at, radius } => format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{paint}/>",
            number(at.0),
            number(at.1),
            number(*radius)
        ),
        Shape::Path(points) => format!("<path d=\"{}\"{paint}/>", path(points, false)),
        Shape::Area(points) => format!("<path d=\"{}\"{paint}/>", path(points, true)),
        Shape::Text {
            at,
            text,
            anchor,
            size,
            strong,
            halo,
        } => {
            let weight = if *strong { " font-weight=\"600\"" } else { "" };
            let halo = if *halo {
                format!(
                    " paint-order=\"stroke\" stroke=\"{}\" stroke-width=\"3.5\" stroke-linejoin=\"round\"",
                    Role::Paper.light()
                )
            } else {
                String::new()
            };
            format!(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\"{weight}{halo}{paint}>{}</text>",
                number(at.0),
                number(at.1),
                number(*size),
                anchor.as_str(),
                escape(text)
            )
        }
    }
}

impl Scene {
    /// The scene with its horizontal axis mirrored, for value axes in languages written from the
    /// right. Time axes and maps are never mirrored. Twice mirrored is the scene itself.
    pub fn mirrored(&self) -> Self {
        use crate::Anchor;
        let flip = |(x, y): (f64, f64)| (self.width - x, y);
        let mut scene = self.clone();
        for mark in &mut scene.marks {
            match &mut mark.shape {
                Shape::Line { from, to } => {
                    *from = flip(*from);
                    *to = flip(*to);
                }
                Shape::Rect { at, size } => at.0 = self.width - at.0 - size.0,
                Shape::Circle { at, .. } => *at = flip(*at),
                Shape::Path(points) | Shape::Area(points) => {
                    for p in points.iter_mut() {
                        *p = flip(*p);
                    }
                }
                Shape::Text { at, anchor, .. } => {
                    *at = flip(*at);
                    *anchor = match anchor {
                        Anchor::Start => Anchor::End,
                        Anchor::Middle => Anchor::Middle,
                        Anchor::End => Anchor::Start,
                    };
                }
            }
        }
        scene
    }
}
