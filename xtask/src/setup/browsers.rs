//! The browsers that the end-to-end tests drive.

use super::apt;
use crate::console::which;
use std::path::{Path, PathBuf};

/// Paths of the two browsers.
pub struct Browsers {
    /// Chromium, Chrome or Edge.
    pub chromium: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
}

const CHROMIUM: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];
const FIREFOX: [&str; 4] = [
    "firefox-esr",
    "firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
];

/// Finds the browsers (`CHROMIUM` and `FIREFOX` name others), installing Debian's where they are
/// missing.
///
/// # Errors
/// When one is missing and cannot be installed here.
pub fn browsers() -> Result<Browsers, String> {
    Ok(Browsers {
        chromium: browser("CHROMIUM", &CHROMIUM, "chromium")?,
        firefox: browser("FIREFOX", &FIREFOX, "firefox-esr")?,
    })
}

fn browser(variable: &str, names: &[&str], package: &str) -> Result<PathBuf, String> {
    if let Some(path) = std::env::var_os(variable).filter(|path| !path.is_empty()) {
        return Ok(PathBuf::from(path));
    }
    let find = || {
        names.iter().find_map(|name| {
            let path = Path::new(name);
            if path.is_absolute() {
                path.is_file().then(|| path.to_path_buf())
            } else {
                which(name)
            }
        })
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    if apt::here() {
        apt::install(
            "installing a browser for the end-to-end tests",
            &[package.to_owned()],
        )?;
    }
    find().ok_or_else(|| format!("{package} is missing: please install it, or name it in {variable}"))
}
