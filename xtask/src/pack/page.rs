//! One page: the shell with its policy, its parts and the scripts that start it.

use super::parts::Parts;
use super::sha256;
use super::squeeze::{bytes, squeezed};
use data_encoding::BASE64;
use serde_json::{Value, json};

/// Which of the two versions a page is for.
pub enum Kind {
    /// Everything inside: opens from a folder.
    File,
    /// Parts as files beside the page, by their names.
    Web {
        /// Part name to file name, as static/boot.js looks them up.
        files: Vec<(&'static str, String)>,
    },
}

/// The script that follows the early parts.
const PREPARE: &str = "groundwork.prepare()";
/// The script that follows the app's parts.
const START: &str = "groundwork.start()";

/// How index.html declares its characters.
const CHARSET: &str = "<meta charset=\"utf-8\">";
/// What the single file declares instead: every byte is a character (see `squeeze`).
const BYTES: &str = "<meta charset=\"windows-1252\">";

/// The finished page. All its words are ASCII; the parts of the single file are bytes.
///
/// # Errors
/// When index.html lacks one of the places that are filled here, or a part cannot stand in a page.
pub fn page(parts: &Parts, kind: &Kind) -> Result<Vec<u8>, String> {
    let lower = parts.first_paint.to_ascii_lowercase();
    if lower.contains("<script") || lower.contains("javascript:") {
        return Err("the first paint holds a script".into());
    }
    let mut page = parts.html.clone();
    fill(&mut page, "head", &head(parts, kind))?;
    fill(&mut page, "boot", &format!("<script>{}</script>", parts.boot))?;
    fill(&mut page, "first-paint", &parts.first_paint)?;
    fill(&mut page, "early", &early_parts(parts, kind))?;
    fill(&mut page, "parts", &inert_parts(parts, kind)?)?;
    let policy = policy(parts, kind, &page);
    fill(
        &mut page,
        "policy",
        &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
    )?;
    if matches!(kind, Kind::File) {
        if page.matches(CHARSET).count() != 1 {
            return Err(format!("index.html must hold {CHARSET} once"));
        }
        page = page.replacen(CHARSET, BYTES, 1);
    }
    bytes(&page)
}

/// Puts `content` in the place `<!-- pack:NAME -->`, which must occur once.
fn fill(page: &mut String, name: &str, content: &str) -> Result<(), String> {
    let place = format!("<!-- pack:{name} -->");
    if page.matches(&place).count() != 1 {
        return Err(format!("index.html must hold {place} once"));
    }
    *page = page.replace(&place, content);
    Ok(())
}

fn head(parts: &Parts, kind: &Kind) -> String {
    match kind {
        Kind::File => format!(
            "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{}\">",
            BASE64.encode(parts.icon.as_bytes())
        ),
        Kind::Web { files } => {
            let app = files.iter().find(|(name, _)| *name == "app");
            let preload = app.map_or_else(String::new, |(_, file)| {
                format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{file}\">\n")
            });
            format!(
                "{preload}<link rel=\"manifest\" href=\"manifest.webmanifest\">\n\
                 <link rel=\"icon\" type=\"image/svg+xml\" href=\"icons/icon.svg\">\n\
                 <link rel=\"apple-touch-icon\" href=\"icons/icon-192.png\">"
            )
        }
    }
}

/// What the boot script needs before the app's part is read: what this build is, and, in the single
/// file, the source of the worker, which starts beside the reading.
fn early_parts(parts: &Parts, kind: &Kind) -> String {
    let (name, files) = match kind {
        Kind::File => ("file", Value::Null),
        Kind::Web { files } => {
            let map = files.iter().map(|(part, file)| ((*part).to_owned(), json!(file)));
            ("web", Value::Object(map.collect()))
        }
    };
    let build = json!({ "kind": name, "version": parts.version, "hash": parts.hash, "files": files });
    let mut text = format!("<script type=\"application/json\" id=\"part-build\">{build}</script>\n");
    if matches!(kind, Kind::File) {
        text.push_str(&inert("glue", "text/plain", &parts.glue));
        text.push_str(&format!("<script>{PREPARE}</script>\n"));
    }
    text
}

/// What static/boot.js finds by id, and the script that starts it once the app's part is read.
fn inert_parts(parts: &Parts, kind: &Kind) -> Result<String, String> {
    let mut text = String::new();
    if matches!(kind, Kind::File) {
        text.push_str(&inert("app", PACKED, &squeezed(&parts.app, parts.tight)?));
    }
    text.push_str(&format!("<script>{START}</script>\n"));
    if matches!(kind, Kind::File) {
        // After the start: the solver is not needed for it.
        text.push_str(&inert("solver-worker", "text/plain", &parts.solver_worker));
        text.push_str(&inert(
            "highs",
            PACKED,
            &squeezed(parts.highs.as_bytes(), parts.tight)?,
        ));
        text.push_str(&inert(
            "highs-wasm",
            PACKED,
            &squeezed(&parts.highs_wasm, parts.tight)?,
        ));
    }
    Ok(text)
}

/// The type of scripts that hold gzip (see [`squeezed`]). Any type that no browser runs would do.
const PACKED: &str = "application/gzip";

fn inert(name: &str, kind: &str, content: &str) -> String {
    format!("<script type=\"{kind}\" id=\"part-{name}\">{content}</script>\n")
}

/// The Content-Security-Policy of a finished page: nothing but the scripts and style sheets in it.
///
/// In the single file no connection is allowed at all; the web version may fetch its own files.
/// Style attributes are allowed because the app sets lengths and positions through them; style
/// elements are not, beyond the page's own. Workers are made from Blobs in both.
fn policy(parts: &Parts, kind: &Kind, page: &str) -> String {
    let source = |text: &str| format!("'sha256-{}'", BASE64.encode(&sha256(text.as_bytes())));
    let scripts = [parts.boot.as_str(), PREPARE, START, parts.glue.as_str()]
        .map(source)
        .join(" ");
    let styles: Vec<String> = page
        .split("<style>")
        .skip(1)
        .filter_map(|from| from.split_once("</style>"))
        .map(|(style, _)| source(style))
        .collect();
    let own = match kind {
        Kind::File => "connect-src 'none'; img-src data: blob:; worker-src blob:",
        Kind::Web { .. } => {
            "connect-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; manifest-src 'self'"
        }
    };
    format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {}; \
         style-src-attr 'unsafe-inline'; {own}; base-uri 'none'; form-action 'none'",
        styles.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            html: "<meta charset=\"utf-8\"><!-- pack:policy --><!-- pack:head --><style>a{}</style><!-- pack:boot -->\
                   <!-- pack:early --><!-- pack:first-paint --><!-- pack:parts -->"
                .into(),
            boot: "boot".into(),
            glue: "glue".into(),
            app: vec![0, 97],
            highs: "highs".into(),
            highs_wasm: vec![0, 98],
            solver_worker: "solver".into(),
            first_paint: "<svg></svg>".into(),
            icon: "<svg/>".into(),
            version: "1".into(),
            hash: "2".into(),
            tight: false,
        }
    }

    #[test]
    fn the_single_file_allows_no_connection_and_names_every_script_by_its_hash() {
        let made = String::from_utf8_lossy(&page(&parts(), &Kind::File).unwrap()).into_owned();
        assert!(made.starts_with(BYTES));
        assert!(made.contains("connect-src 'none'"));
        for text in ["boot", "glue", PREPARE, START, "a{}"] {
            let hash = format!("'sha256-{}'", BASE64.encode(&sha256(text.as_bytes())));
            assert!(made.contains(&hash), "{text}");
        }
        assert!(!made.contains("script-src 'unsafe-inline'"));
    }

    #[test]
    fn a_place_that_is_missing_is_an_error() {
        let mut lacking = parts();
        lacking.html = lacking.html.replace("<!-- pack:boot -->", "");
        assert!(page(&lacking, &Kind::File).is_err());
    }

    #[test]
    fn a_first_paint_with_a_script_is_refused() {
        let mut hostile = parts();
        hostile.first_paint = "<svg><SCRIPT>1</SCRIPT></svg>".into();
        assert!(page(&hostile, &Kind::File).is_err());
    }
}
