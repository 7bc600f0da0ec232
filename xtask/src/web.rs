//! The browser build: Trunk compiles and binds, wasm-opt shrinks, the packer packs.

use crate::pack::{self, Parts};
use crate::setup::{self, WebTools};
use crate::{console, paths};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The WebAssembly features that the compiler uses and all supported browsers have. Named one by
/// one: with --all-features wasm-opt writes what browsers refuse.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// The single file must stay below this, bytes.
const SINGLE_FILE_LIMIT: u64 = 6 * 1000 * 1000;

/// A finished build.
pub struct Built {
    /// The folder of the web version, with the single file in it.
    pub folder: PathBuf,
    /// The size of the single file, bytes.
    pub single: u64,
    /// The size of the app's WebAssembly, bytes.
    pub wasm: u64,
}

impl Built {
    /// Says what was built.
    pub fn report(&self) {
        console::say(&format!(
            "built {} ({:.2} MB; WebAssembly {:.2} MB) and the web version beside it",
            self.folder.join("groundwork.html").display(),
            self.single as f64 / 1e6,
            self.wasm as f64 / 1e6,
        ));
    }
}

/// Builds into dist/ with a cargo profile: `release`, or `fast` for a short link.
///
/// # Errors
/// What failed, in a sentence.
pub fn build(profile: &str) -> Result<Built, String> {
    build_into(profile, &paths::dist())
}

/// Builds into a folder of its own, so that a test build does not replace dist/.
///
/// # Errors
/// What failed, in a sentence.
pub fn build_into(profile: &str, folder: &Path) -> Result<Built, String> {
    let tools = setup::web_tools()?;
    fetch(&tools)?;
    let stage = paths::web_target().join(format!("trunk-{profile}"));
    let mut trunk = Command::new(&tools.trunk);
    trunk
        .current_dir(paths::root())
        .args(["build", "--offline", "--cargo-profile", profile, "--dist"])
        .arg(&stage)
        // Trunk takes the usual NO_COLOR=1 for a malformed option of its own.
        .env_remove("NO_COLOR")
        // Its own stack, after a compiler's message, helps nobody.
        .env_remove("RUST_BACKTRACE");
    tools.compiler.apply(&mut trunk, &tools.path()?)?;
    console::run("building the app for the browser", &mut trunk)?;

    let wasm = find(&stage, "_bg.wasm")?;
    let wasm = if profile == "fast" {
        wasm
    } else {
        optimised(&tools.npm, &wasm)?
    };
    let wasm_size = size(&wasm)?;
    let parts = Parts::gather(&stage, &wasm, &tools.npm, profile != "fast")?;
    pack::write(&parts, folder)?;

    let single = size(&folder.join("groundwork.html"))?;
    if profile == "release" && single > SINGLE_FILE_LIMIT {
        return Err(format!(
            "the single file has {single} bytes; {SINGLE_FILE_LIMIT} is the limit"
        ));
    }
    Ok(Built {
        folder: folder.to_path_buf(),
        single,
        wasm: wasm_size,
    })
}

/// Downloads the crates that Cargo.lock names and this machine lacks: Trunk's --offline, which keeps
/// it from downloading tools, goes on to cargo.
fn fetch(tools: &WebTools) -> Result<(), String> {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(paths::root())
        .args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]);
    tools.compiler.apply(&mut cargo, &tools.path()?)?;
    console::run("fetching crates that are missing", &mut cargo)
}

/// The one file in `folder` whose name ends with `end`.
///
/// # Errors
/// When there is none or more than one.
pub fn find(folder: &Path, end: &str) -> Result<PathBuf, String> {
    let files = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let found: Vec<PathBuf> = files
        .filter_map(Result::ok)
        .map(|file| file.path())
        .filter(|path| path.to_string_lossy().ends_with(end))
        .collect();
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => Err(format!(
            "{}: {} files end with {end}, not one",
            folder.display(),
            found.len()
        )),
    }
}

/// wasm-opt's output for `wasm`, kept from the last time if the input is the same.
fn optimised(npm: &Path, wasm: &Path) -> Result<PathBuf, String> {
    let read = |path: &Path| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let tool = npm.join("binaryen").join("bin").join("wasm-opt");
    let mut digest = Sha256::new();
    digest.update(read(wasm)?);
    for feature in FEATURES {
        digest.update(feature);
    }
    let name = data_encoding::HEXLOWER.encode(&digest.finalize());
    let folder = paths::web_target().join("wasm-opt");
    let made = folder.join(format!("{name}.wasm"));
    if made.is_file() {
        return Ok(made);
    }
    // Only the last result is kept.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let unfinished = folder.join("unfinished.wasm");
    console::run(
        "shrinking the WebAssembly",
        Command::new("node")
            .arg(tool)
            .arg(wasm)
            .arg("-o")
            .arg(&unfinished)
            .args(["-O2", "--strip-debug", "--strip-producers"])
            .args(FEATURES),
    )?;
    std::fs::rename(&unfinished, &made).map_err(|error| error.to_string())?;
    Ok(made)
}

fn size(file: &Path) -> Result<u64, String> {
    std::fs::metadata(file)
        .map(|data| data.len())
        .map_err(|error| format!("{}: {error}", file.display()))
}
