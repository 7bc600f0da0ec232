//! A compiler for wasm32: rustup's where it has the standard library, else Debian's, which builds
//! the standard library from its own source package.

use super::apt;
use crate::console::{output, run_within, say, succeeds, which};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// How long `rustup target add` may take: a download of some 20 MB. Where it is not possible it
/// is often not refused but silent.
const RUSTUP_LIMIT: Duration = Duration::from_secs(90);

/// Which Rust compiles for the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compiler {
    /// The Rust in use has the wasm32 standard library.
    Rustup,
    /// Debian's compiler and this linker; the standard library is built from source.
    Debian {
        /// The name of the linker, such as `wasm-ld-22`.
        linker: String,
    },
}

impl Compiler {
    /// Sets a command (cargo, or Trunk, which calls cargo) up for this compiler. `path` is the PATH
    /// it is to see.
    ///
    /// # Errors
    /// When PATH cannot be put together.
    pub fn apply(&self, command: &mut Command, path: &std::ffi::OsStr) -> Result<(), String> {
        // What the cargo that runs this program has set for itself.
        for name in [
            "CARGO",
            "RUSTC",
            "RUSTUP_TOOLCHAIN",
            "LD_LIBRARY_PATH",
            "CARGO_TARGET_DIR",
        ] {
            command.env_remove(name);
        }
        match self {
            Self::Rustup => {
                if let Some(toolchain) = std::env::var_os("RUSTUP_TOOLCHAIN") {
                    command.env("RUSTUP_TOOLCHAIN", toolchain);
                }
                command.env("PATH", path);
            }
            Self::Debian { linker } => {
                let first = [PathBuf::from("/usr/bin")];
                let all = first.into_iter().chain(std::env::split_paths(path));
                command
                    .env("PATH", std::env::join_paths(all).map_err(|e| e.to_string())?)
                    .env("RUSTC", DEBIAN_RUSTC)
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                    .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                    .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
            }
        }
        command.env("CARGO_TARGET_DIR", crate::paths::web_target());
        Ok(())
    }
}

/// Finds or installs a compiler for wasm32. `GROUNDWORK_WASM=rustup` or `debian` chooses one.
///
/// # Errors
/// When neither way works; the message says what a person can do.
pub fn compiler() -> Result<Compiler, String> {
    let wanted = std::env::var("GROUNDWORK_WASM").unwrap_or_default();
    match wanted.as_str() {
        "rustup" => rustup(),
        "debian" => debian(),
        "" => {
            if has_target() {
                return Ok(Compiler::Rustup);
            }
            if let Some(found) = debian_installed() {
                return Ok(found);
            }
            rustup().or_else(|error| {
                if apt::here() {
                    say(&format!("{error}; using Debian's compiler instead"));
                    debian()
                } else {
                    Err(format!(
                        "{error}\nplease run `rustup target add {TARGET}` and start this again"
                    ))
                }
            })
        }
        other => Err(format!("GROUNDWORK_WASM={other}: rustup or debian")),
    }
}

/// Whether the Rust in use has the wasm32 standard library.
fn has_target() -> bool {
    let libraries = output(Command::new("rustc").args(["--print", "sysroot"]))
        .map(|root| {
            Path::new(root.trim())
                .join("lib/rustlib")
                .join(TARGET)
                .join("lib")
        })
        .and_then(|folder| std::fs::read_dir(folder).map_err(|error| error.to_string()));
    libraries.is_ok_and(|files| {
        files
            .filter_map(Result::ok)
            .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn rustup() -> Result<Compiler, String> {
    if has_target() {
        return Ok(Compiler::Rustup);
    }
    if which("rustup").is_none() {
        return Err("rustup is not installed".into());
    }
    run_within(
        RUSTUP_LIMIT,
        "adding the wasm32 standard library",
        Command::new("rustup").args(["target", "add", TARGET]),
    )?;
    if has_target() {
        Ok(Compiler::Rustup)
    } else {
        Err("rustup added the target, but the Rust in use does not have it".into())
    }
}

fn debian_installed() -> Option<Compiler> {
    let all = apt::here() && DEBIAN.iter().all(|package| apt::installed(package));
    let linker = all.then(llvm_of_rustc).flatten().and_then(linker)?;
    Some(Compiler::Debian { linker })
}

/// The newest installed `wasm-ld-N` that is not older than the compiler's LLVM.
fn linker(llvm: u32) -> Option<String> {
    // LLVM comes out twice a year: ten ahead is five years.
    (llvm..llvm + 10)
        .map(|major| format!("wasm-ld-{major}"))
        .find(|name| which(name).is_some())
}

fn debian() -> Result<Compiler, String> {
    if let Some(found) = debian_installed() {
        return Ok(found);
    }
    if !apt::here() {
        return Err("this is not Debian: please run `rustup target add wasm32-unknown-unknown`".into());
    }
    let mut packages: Vec<String> = DEBIAN.iter().map(ToString::to_string).collect();
    if !apt::offered("rustc-web") {
        return Err("Debian's package rustc-web is not offered by this machine's sources".into());
    }
    // One command where we can foresee the linker, so that a person without root runs one.
    if let Some(llvm) = llvm_of_package() {
        packages.push(lld(llvm));
    }
    apt::install(
        "installing Debian's compiler, which can build the wasm32 standard library",
        &packages,
    )?;
    if debian_installed().is_none()
        && let Some(llvm) = llvm_of_rustc()
    {
        apt::install("installing the linker of the compiler's LLVM", &[lld(llvm)])?;
    }
    debian_installed().ok_or_else(|| "Debian's compiler is installed, but no wasm-ld for its LLVM".into())
}

/// The package of the linker: the compiler's own LLVM where it is offered, else the newest.
fn lld(llvm: u32) -> String {
    let offered = apt::numbered("lld-");
    let best = offered
        .iter()
        .copied()
        .find(|number| *number == llvm)
        .or_else(|| offered.last().copied());
    format!("lld-{}", best.unwrap_or(llvm))
}

/// The LLVM major that Debian's installed compiler names.
fn llvm_of_rustc() -> Option<u32> {
    let text = output(Command::new(DEBIAN_RUSTC).arg("-vV")).ok()?;
    major(
        text.lines()
            .find_map(|line| line.strip_prefix("LLVM version: "))?,
    )
}

/// The LLVM major that Debian's offered compiler depends on.
fn llvm_of_package() -> Option<u32> {
    let text = output(Command::new("apt-cache").args(["depends", "rustc-web"])).ok()?;
    text.split("libllvm").skip(1).find_map(major)
}

fn major(text: &str) -> Option<u32> {
    let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Debian's clippy, for [`Compiler::Debian`]: installed if possible.
///
/// # Errors
/// As [`apt::install`].
pub fn debian_clippy() -> Result<(), String> {
    if succeeds("/usr/bin/cargo-clippy", &["--version"]) {
        return Ok(());
    }
    apt::install(
        "installing the linter of Debian's compiler",
        &["rust-web-clippy".into()],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_llvm_version_gives_its_major() {
        assert_eq!(major("22.1.8"), Some(22));
        assert_eq!(major("19\n  Depends: x"), Some(19));
        assert_eq!(major("c1"), None);
    }
}
