//! The packer: from one browser build to the single file and the installable web version.
//!
//! The single file opens by double click: everything is in it as inert scripts, started by
//! static/boot.js. The web version is the same page with those parts as files of their own, a
//! manifest and a service worker that holds the exact list of files.

mod ascii;
mod first_paint;
mod page;
mod parts;
mod squeeze;
mod web_version;

pub use parts::Parts;

use page::Kind;
use std::path::Path;

/// Writes both versions into `folder`, which is emptied first.
///
/// # Errors
/// When a part is malformed or cannot be written.
pub fn write(parts: &Parts, folder: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(failed)?;
    }
    std::fs::create_dir_all(folder).map_err(failed)?;
    let single = page::page(parts, &Kind::File)?;
    std::fs::write(folder.join("groundwork.html"), single).map_err(failed)?;
    web_version::write(parts, folder)
}

/// SHA-256 of `bytes`.
fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).into()
}
