//! The parts of a build, read once.

use super::{ascii, first_paint, sha256};
use crate::paths;
use std::path::{Path, PathBuf};

/// Everything that goes into a page.
pub struct Parts {
    /// index.html after Trunk, with the style sheets put in and Trunk's leftovers taken out.
    pub html: String,
    /// static/boot.js.
    pub boot: String,
    /// wasm-bindgen's JavaScript, to be run as a classic script.
    pub glue: String,
    /// The app.
    pub app: Vec<u8>,
    /// HiGHS: the JavaScript around it.
    pub highs: String,
    /// HiGHS itself.
    pub highs_wasm: Vec<u8>,
    /// static/solver-worker.js.
    pub solver_worker: String,
    /// The default map, drawn by the engine; empty while the command line cannot draw it.
    pub first_paint: String,
    /// The icon as SVG.
    pub icon: String,
    /// The version in Cargo.toml.
    pub version: String,
    /// Twelve hexadecimal digits that change whenever a part does.
    pub hash: String,
    /// Packed as small as it gets, which takes seconds.
    pub tight: bool,
}

impl Parts {
    /// Reads the parts: `stage` is Trunk's output, `wasm` the finished module, `npm` a node_modules
    /// folder; `tight` packs them as small as it gets.
    ///
    /// # Errors
    /// When a part cannot be read.
    pub fn gather(stage: &Path, wasm: &Path, npm: &Path, tight: bool) -> Result<Self, String> {
        let fixed = paths::root().join("static");
        let highs = npm.join("highs").join("build");
        let mut parts = Self {
            html: ascii::html(&page_source(stage)?),
            boot: script(&fixed.join("boot.js"))?,
            glue: script(&stage.join("app.js"))?,
            app: bytes(wasm)?,
            highs: text(&highs.join("highs.js"))?,
            highs_wasm: bytes(&highs.join("highs.wasm"))?,
            solver_worker: script(&fixed.join("solver-worker.js"))?,
            first_paint: ascii::html(&first_paint::first_paint()?),
            icon: text(&fixed.join("icons").join("icon.svg"))?,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            hash: String::new(),
            tight,
        };
        let all: [&[u8]; 9] = [
            parts.html.as_bytes(),
            parts.boot.as_bytes(),
            parts.glue.as_bytes(),
            &parts.app,
            parts.highs.as_bytes(),
            &parts.highs_wasm,
            parts.solver_worker.as_bytes(),
            parts.first_paint.as_bytes(),
            parts.icon.as_bytes(),
        ];
        let digests: Vec<u8> = all.iter().flat_map(|part| sha256(part)).collect();
        parts.hash = short_hash(&digests);
        Ok(parts)
    }
}

/// Twelve hexadecimal digits of the content's SHA-256.
pub fn short_hash(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&sha256(bytes))[..12].to_owned()
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A text with the line ends that an HTML parser makes of it, so that hashes agree.
fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path)
        .map(|text| text.replace("\r\n", "\n"))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// A script that can stand inside a script element of a page in any character set.
fn script(path: &Path) -> Result<String, String> {
    text(path).map(|text| ascii::script(&embeddable(&text)))
}

/// `script` without the two sequences that an HTML parser reacts to inside a script element. In
/// JavaScript both occur only in strings, patterns and comments, where the backslash changes
/// nothing.
fn embeddable(script: &str) -> String {
    let mut safe = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        safe.push_str(before);
        safe.push('<');
        let after = &from[1..];
        let closes = after
            .get(..7)
            .is_some_and(|word| word.eq_ignore_ascii_case("/script"));
        if closes || after.starts_with("!--") {
            safe.push('\\');
        }
        rest = after;
    }
    safe.push_str(rest);
    safe
}

/// Trunk's index.html with its style sheets inside and without what was meant for Trunk.
fn page_source(stage: &Path) -> Result<String, String> {
    let html = text(&stage.join("index.html"))?;
    let mut page = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some(at) = rest.find("<link ") {
        let (before, from) = rest.split_at(at);
        let end = from.find('>').ok_or("index.html: a link without an end")? + 1;
        let (link, after) = from.split_at(end);
        page.push_str(before);
        rest = after;
        if link.contains("data-trunk") {
            continue;
        }
        if attribute(link, "rel") == Some("stylesheet") {
            let file: PathBuf = attribute(link, "href")
                .map(|name| stage.join(name.trim_start_matches("./")))
                .ok_or("index.html: a style sheet without an address")?;
            let style = text(&file)?;
            if style.to_ascii_lowercase().contains("</style") {
                return Err(format!("{}: holds </style", file.display()));
            }
            page.push_str("<style>");
            page.push_str(&style);
            page.push_str("</style>");
        } else {
            page.push_str(link);
        }
    }
    page.push_str(rest);
    let sheets = paths::root().join("static").join("css");
    let files = std::fs::read_dir(&sheets).map_err(|error| format!("{}: {error}", sheets.display()))?;
    for name in files
        .filter_map(Result::ok)
        .map(|file| file.file_name().to_string_lossy().into_owned())
    {
        if name.ends_with(".css") && !stage.join(&name).is_file() {
            return Err(format!("static/css/{name} is not linked: add it to index.html"));
        }
    }
    Ok(page)
}

/// The value of a quoted attribute.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.split_once(&format!("{name}=\""))?.1;
    from.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_cannot_end_the_element_it_stands_in() {
        assert_eq!(embeddable("a</SCRIPT>b<!--c"), "a<\\/SCRIPT>b<\\!--c");
        assert_eq!(embeddable("1<2 </style>"), "1<2 </style>");
        assert_eq!(embeddable("é<"), "é<");
    }

    #[test]
    fn an_attribute_is_found_by_its_name() {
        assert_eq!(
            attribute("<link rel=\"stylesheet\" href=\"./a.css\"/>", "href"),
            Some("./a.css")
        );
        assert_eq!(attribute("<link rel=\"icon\"/>", "href"), None);
    }
}
