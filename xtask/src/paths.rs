//! Where things are: the tree, the web build, the cache of tools.

use std::path::PathBuf;

/// The root of the tree: of the one cargo was called in, which need not be the one this program was
/// compiled in when checkouts share a target folder.
pub fn root() -> PathBuf {
    let called = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = called.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    here.parent().unwrap_or(&here).to_path_buf()
}

/// The finished build: the web version and the single file.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The target folder of browser builds: apart, so that they and native builds do not wait for each
/// other's lock.
pub fn web_target() -> PathBuf {
    root().join("target").join("web")
}

/// Tools and npm parts: outside the tree, so that a clean checkout finds them again.
///
/// # Errors
/// When neither `GROUNDWORK_CACHE` nor a home folder is known.
pub fn cache() -> Result<PathBuf, String> {
    if let Some(folder) = std::env::var_os("GROUNDWORK_CACHE").filter(|name| !name.is_empty()) {
        return std::path::absolute(PathBuf::from(folder)).map_err(|error| error.to_string());
    }
    std::env::home_dir()
        .filter(|home| !home.as_os_str().is_empty())
        .map(|home| home.join(".cache").join("groundwork"))
        .ok_or_else(|| "no home folder: set GROUNDWORK_CACHE to a folder for tools".into())
}

/// Programs installed by the set-up.
///
/// # Errors
/// As [`cache`].
pub fn tools() -> Result<PathBuf, String> {
    Ok(cache()?.join("tools"))
}
