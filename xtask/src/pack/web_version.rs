//! The installable web version: hashed names and a service worker with the exact list of files.

use super::page::{self, Kind};
use super::parts::{Parts, short_hash};
use crate::paths;
use std::path::Path;

/// Writes the web version into `folder`.
///
/// # Errors
/// When a file cannot be read or written, or the service worker's template lacks a place.
pub fn write(parts: &Parts, folder: &Path) -> Result<(), String> {
    let contents: [(&'static str, &str, &[u8]); 5] = [
        ("glue", "js", parts.glue.as_bytes()),
        ("app", "wasm", &parts.app),
        ("highs", "js", parts.highs.as_bytes()),
        ("highs-wasm", "wasm", &parts.highs_wasm),
        ("solver-worker", "js", parts.solver_worker.as_bytes()),
    ];
    let mut files = Vec::new();
    for (name, end, content) in contents {
        let file = format!("{name}-{}.{end}", short_hash(content));
        put(folder, &file, content)?;
        files.push((name, file));
    }
    let mut cached: Vec<String> = vec!["./".into(), "manifest.webmanifest".into()];
    cached.extend(files.iter().map(|(_, file)| file.clone()));

    let index = page::page(parts, &Kind::Web { files })?;
    put(folder, "index.html", &index)?;

    let fixed = paths::root().join("static");
    let read = |path: &Path| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    put(
        folder,
        "manifest.webmanifest",
        &read(&fixed.join("manifest.webmanifest"))?,
    )?;
    let icons = fixed.join("icons");
    let mut names: Vec<String> = std::fs::read_dir(&icons)
        .map_err(|error| format!("{}: {error}", icons.display()))?
        .filter_map(Result::ok)
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    for name in names {
        let file = format!("icons/{name}");
        put(folder, &file, &read(&icons.join(&name))?)?;
        cached.push(file);
    }

    let template = read(&fixed.join("service-worker.js"))?;
    let template = String::from_utf8(template).map_err(|error| error.to_string())?;
    let worker = service_worker(&template, &parts.hash, &cached)?;
    put(folder, "service-worker.js", worker.as_bytes())
}

/// The template with the build's name and list of files in it.
fn service_worker(template: &str, hash: &str, files: &[String]) -> Result<String, String> {
    let list = serde_json::to_string(files).map_err(|error| error.to_string())?;
    let mut worker = template.to_owned();
    for (place, value) in [("\"{{hash}}\"", format!("\"{hash}\"")), ("[\"{{files}}\"]", list)] {
        if worker.matches(place).count() != 1 {
            return Err(format!("static/service-worker.js must hold {place} once"));
        }
        worker = worker.replace(place, &value);
    }
    Ok(worker)
}

fn put(folder: &Path, name: &str, content: &[u8]) -> Result<(), String> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
    }
    std::fs::write(&path, content).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::service_worker;

    #[test]
    fn the_service_worker_holds_the_list_and_changes_with_the_build() {
        let template = "const BUILD = \"{{hash}}\"; const FILES = [\"{{files}}\"];";
        let made = service_worker(template, "abc", &["./".into(), "a.js".into()]).unwrap();
        assert_eq!(made, "const BUILD = \"abc\"; const FILES = [\"./\",\"a.js\"];");
        assert!(service_worker("const FILES = [];", "abc", &[]).is_err());
    }
}
