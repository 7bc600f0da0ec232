//! What comes from npm: HiGHS, wasm-opt, the browser drivers and axe.

use crate::console::{run, which};
use crate::paths;
use std::path::PathBuf;
use std::process::Command;

/// Installs the parts that xtask/npm's lock file names. Returns the `node_modules` folder.
///
/// # Errors
/// When Node or npm is missing, or npm fails.
pub fn parts() -> Result<PathBuf, String> {
    let source = paths::root().join("xtask").join("npm");
    let files = ["package.json", "package-lock.json", ".npmrc"];
    let mut wanted = String::new();
    for file in files {
        let text = std::fs::read_to_string(source.join(file)).map_err(|error| format!("{file}: {error}"))?;
        wanted.push_str(&text);
    }
    let folder = paths::cache()?.join("npm");
    let modules = folder.join("node_modules");
    // Written last: its text is what is installed.
    let stamp = folder.join("installed.txt");
    if std::fs::read_to_string(&stamp).is_ok_and(|text| text == wanted) && modules.is_dir() {
        return Ok(modules);
    }
    let npm = which("npm").ok_or("npm is missing: please install Node 20 or newer")?;
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    if stamp.exists() {
        std::fs::remove_file(&stamp).map_err(failed)?;
    }
    for file in files {
        std::fs::copy(source.join(file), folder.join(file)).map_err(failed)?;
    }
    run(
        "installing HiGHS, wasm-opt and the browser drivers from npm",
        Command::new(npm).arg("ci").current_dir(&folder),
    )?;
    std::fs::write(&stamp, wanted).map_err(failed)?;
    Ok(modules)
}
