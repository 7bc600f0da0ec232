//! Everything a machine needs beyond rustup's Rust and Node, each step only when a check says so.

mod apt;
mod browsers;
mod crates;
mod npm;
mod wasm;

pub use browsers::{Browsers, browsers};
pub use crates::nextest;
pub use npm::parts;
pub use wasm::{Compiler, compiler, debian_clippy};

use std::ffi::OsString;
use std::path::PathBuf;

/// What building for the browser needs.
pub struct WebTools {
    /// The compiler that has a standard library for wasm32.
    pub compiler: Compiler,
    /// Trunk.
    pub trunk: PathBuf,
    /// The folder of Trunk and wasm-bindgen, to be put on PATH.
    pub bin: PathBuf,
    /// The `node_modules` folder with HiGHS and wasm-opt.
    pub npm: PathBuf,
}

impl WebTools {
    /// PATH with the installed tools first.
    ///
    /// # Errors
    /// When a folder's name cannot be part of PATH.
    pub fn path(&self) -> Result<OsString, String> {
        joined_path([self.bin.clone()])
    }
}

/// PATH with `first` in front.
///
/// # Errors
/// When a folder's name cannot be part of PATH.
pub fn joined_path(first: impl IntoIterator<Item = PathBuf>) -> Result<OsString, String> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = first.into_iter().chain(std::env::split_paths(&old));
    std::env::join_paths(all).map_err(|error| error.to_string())
}

/// Installs what browser builds need.
///
/// # Errors
/// A sentence that says what is missing and, where this program may not install it, the command
/// that does.
pub fn web_tools() -> Result<WebTools, String> {
    let compiler = compiler()?;
    let bin = crates::installed()?;
    Ok(WebTools {
        compiler,
        trunk: bin.join(format!("trunk{}", std::env::consts::EXE_SUFFIX)),
        bin,
        npm: parts()?,
    })
}

/// `cargo xtask setup`: all of it, the browsers for the tests too.
///
/// # Errors
/// As [`web_tools`].
pub fn everything() -> Result<(WebTools, Browsers), String> {
    let tools = web_tools()?;
    nextest()?;
    let browsers = browsers()?;
    crate::console::say("everything needed is installed");
    Ok((tools, browsers))
}
