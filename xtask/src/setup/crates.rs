//! Programs that cargo installs: Trunk and the wasm-bindgen of the lock file.

use crate::console::{output, run, succeeds};
use crate::paths;
use std::path::{Path, PathBuf};
use std::process::Command;

/// 0.22 wants a newer Rust than the stable one this project is built with.
const TRUNK: &str = "0.21.14";

/// Installs Trunk and wasm-bindgen where the right version is not there. Returns their folder.
///
/// # Errors
/// When cargo cannot install them, or the lock file names no wasm-bindgen.
pub fn installed() -> Result<PathBuf, String> {
    let bin = paths::tools()?.join("bin");
    let bindgen = locked_version("wasm-bindgen")?;
    if !is_version(&bin.join("trunk"), TRUNK) {
        let version = ["trunk", "--version", TRUNK, "--locked", "--no-default-features"];
        install(
            "installing Trunk, which builds the app (some minutes, once)",
            &version,
        )?;
    }
    if !is_version(&bin.join("wasm-bindgen"), &bindgen) {
        // Not --locked: its own lock file names a version that is no longer there.
        let version = ["wasm-bindgen-cli", "--version", &bindgen];
        install(
            "installing the wasm-bindgen that Cargo.lock names (some minutes, once)",
            &version,
        )?;
    }
    Ok(bin)
}

/// Installs the test runner if it is not there.
///
/// # Errors
/// When cargo cannot install it.
pub fn nextest() -> Result<PathBuf, String> {
    if succeeds("cargo-nextest", &["nextest", "--version"]) {
        return Ok(PathBuf::from("cargo-nextest"));
    }
    let own = paths::tools()?.join("bin").join("cargo-nextest");
    if !succeeds(&own, &["nextest", "--version"]) {
        let words = [
            "cargo-nextest",
            "--locked",
            "--no-default-features",
            "--features",
            "default-no-update",
        ];
        install("installing the test runner (some minutes, once)", &words)?;
    }
    Ok(own)
}

/// `cargo install` into the cache, compiled for a short build: these tools run for seconds.
fn install(why: &str, words: &[&str]) -> Result<(), String> {
    let tools = paths::tools()?;
    std::fs::create_dir_all(&tools).map_err(|error| format!("{}: {error}", tools.display()))?;
    let built = run(
        why,
        Command::new("cargo")
            .arg("install")
            .args(words)
            .arg("--force")
            .arg("--root")
            .arg(&tools)
            // Not in the tree: its .cargo/config.toml is for the project.
            .current_dir(&tools)
            .env_remove("RUSTC")
            .env("CARGO_TARGET_DIR", tools.join("target"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "false")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    );
    // Half a gigabyte that is not needed again.
    let _ = std::fs::remove_dir_all(tools.join("target"));
    built
}

fn is_version(program: &Path, version: &str) -> bool {
    output(Command::new(program).arg("--version"))
        .is_ok_and(|text| text.split_whitespace().nth(1) == Some(version))
}

/// The version of `package` in Cargo.lock.
fn locked_version(package: &str) -> Result<String, String> {
    let lock = std::fs::read_to_string(paths::root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock: {error}"))?;
    version_in(&lock, package).ok_or_else(|| format!("Cargo.lock names no {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_lock_files_version_is_of_the_package_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "yew"), None);
    }
}
