//! Laws of the style sheets: mirrored by logical properties, one meaning in both themes, legible.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn sheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/css");
    let mut all: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .filter(|(name, _)| name.ends_with(".css"))
        .collect();
    all.sort();
    all
}

/// A rule without its comments, split into declarations `property: value`.
fn declarations(line: &str) -> Vec<(String, String)> {
    let body = line.rsplit('{').next().unwrap_or(line);
    body.split(';')
        .filter_map(|d| d.split_once(':'))
        .map(|(p, v)| {
            (
                p.trim().to_owned(),
                v.trim().trim_end_matches('}').trim().to_owned(),
            )
        })
        .collect()
}

/// Properties and values that do not mirror. `top`, `bottom`, `width` and `height` mirror in no
/// language we speak, but a vertical script would turn them, so they are asked for too.
const PHYSICAL: [&str; 18] = [
    "left",
    "right",
    "top",
    "bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "margin-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "padding-bottom",
    "border-left",
    "border-right",
    "border-top-left-radius",
    "border-bottom-right-radius",
    "width",
    "height",
];

#[test]
fn only_what_is_pinned_to_geography_has_physical_offsets() {
    let mut found = Vec::new();
    for (name, sheet) in sheets() {
        for (i, line) in sheet.lines().enumerate() {
            if line.contains("/* geography */") || line.trim_start().starts_with("@media") {
                continue;
            }
            for (property, value) in declarations(line) {
                let physical = PHYSICAL.contains(&property.as_str());
                let sided = ["text-align", "float", "clear", "caption-side"].contains(&property.as_str())
                    && (value.contains("left") || value.contains("right"));
                if physical || sided {
                    found.push(format!("{name}:{}: {property}: {value}", i + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Custom properties of the block that starts after a line.
fn tokens(sheet: &str, after: &str) -> BTreeMap<String, String> {
    let from = sheet.find(after).unwrap() + after.len();
    let block: String = sheet[from..].chars().take_while(|c| *c != '}').collect();
    // Every comment ends with its own mark; what stands before the first one is none.
    let plain: String = block
        .split("/*")
        .enumerate()
        .map(|(i, part)| {
            if i == 0 {
                part
            } else {
                part.split_once("*/").map_or("", |(_, rest)| rest)
            }
        })
        .collect();
    declarations(&plain)
        .into_iter()
        .filter(|(p, _)| p.starts_with("--"))
        .collect()
}

fn sheet() -> String {
    let all = sheets();
    all.into_iter().find(|(name, _)| name == "tokens.css").unwrap().1
}

#[test]
fn the_dark_theme_is_the_same_whether_chosen_or_the_systems() {
    let sheet = sheet();
    let chosen = tokens(&sheet, ":root[data-theme=\"dark\"] {");
    let system = tokens(&sheet, ":root:not([data-theme]) {");
    assert_eq!(chosen, system);
    assert!(chosen.len() > 40);
}

fn channel(hex: &str, at: usize) -> f64 {
    let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

/// Relative luminance (WCAG 2.2).
fn luminance(hex: &str) -> f64 {
    0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_reaches_four_and_a_half_to_one_and_marks_three() {
    let sheet = sheet();
    let light = tokens(&sheet, ":root {");
    let mut dark = light.clone();
    dark.extend(tokens(&sheet, ":root[data-theme=\"dark\"] {"));
    let mut poor = Vec::new();
    for (theme, of) in [("light", &light), ("dark", &dark)] {
        let mut need = |front: &str, back: &str, least: f64| {
            let found = contrast(&of[front], &of[back]);
            if found < least {
                poor.push(format!(
                    "{theme}: {front} on {back} has {found:.2}, needs {least}"
                ));
            }
        };
        for ground in ["--paper", "--paper-2", "--float"] {
            for ink in [
                "--ink", "--ink-2", "--ink-3", "--accent", "--warn", "--bad", "--ok",
            ] {
                need(ink, ground, 4.5);
            }
            for mark in [
                "--g-enable",
                "--g-network",
                "--g-defend",
                "--g-project",
                "--rule-2",
                "--focus-c",
            ] {
                need(mark, ground, 3.0);
            }
        }
        need("--on-accent", "--accent", 4.5);
        need("--accent", "--accent-wash", 4.5);
        need("--warn", "--warn-wash", 4.5);
        need("--bad", "--bad-wash", 4.5);
        for class in 1..=7 {
            need(&format!("--seq-on-{class}"), &format!("--seq-{class}"), 4.5);
        }
        for funder in 1..=8 {
            need("--on-f", &format!("--f-{funder}"), 4.5);
        }
    }
    assert!(poor.is_empty(), "{poor:#?}");
}

#[test]
fn the_ramp_is_monotone_in_lightness_in_both_themes() {
    let sheet = sheet();
    let steps = |of: &BTreeMap<String, String>| -> Vec<f64> {
        (1..=7).map(|i| luminance(&of[&format!("--seq-{i}")])).collect()
    };
    let light = steps(&tokens(&sheet, ":root {"));
    let dark = steps(&tokens(&sheet, ":root[data-theme=\"dark\"] {"));
    assert!(light.windows(2).all(|w| w[0] > w[1]), "more is darker on paper");
    assert!(
        dark.windows(2).all(|w| w[0] < w[1]),
        "more is lighter in the dark"
    );
}

#[test]
fn every_colour_is_a_token() {
    let mut found = Vec::new();
    for (name, sheet) in sheets() {
        // Tokens define colours; print sets black and white.
        if name == "tokens.css" || name == "print.css" {
            continue;
        }
        let mut print = false;
        for (i, line) in sheet.lines().enumerate() {
            print = print || line.starts_with("@media print");
            for (property, value) in declarations(line) {
                let raw = value.contains("rgb(")
                    || value
                        .split_whitespace()
                        .any(|w| w.starts_with('#') && w.len() >= 4);
                if raw && !print && !property.starts_with("--") {
                    found.push(format!("{name}:{}: {property}: {value}", i + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
