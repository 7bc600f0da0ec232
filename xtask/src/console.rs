//! Running other programs with a line that says what and why.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Prints a progress line.
pub fn say(line: &str) {
    println!("\u{2192} {line}");
}

/// The value after `name` in `args`, if `name` is there.
///
/// # Errors
/// When `name` is the last word, or a word that is no option of ours was given.
pub fn option(args: &[String], name: &str) -> Result<Option<String>, String> {
    match args.iter().position(|word| word == name) {
        None => Ok(None),
        Some(at) => match args.get(at + 1) {
            Some(value) => Ok(Some(value.clone())),
            None => Err(format!("{name} wants a value after it")),
        },
    }
}

/// A command as a person would type it, for progress lines and error messages.
pub fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| {
            let word = word.to_string_lossy();
            if word.contains(' ') {
                format!("'{word}'")
            } else {
                word.into_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Says why, runs the command with its output passed through, and wants it to succeed.
///
/// # Errors
/// When the command cannot be started or does not exit with success.
pub fn run(why: &str, command: &mut Command) -> Result<(), String> {
    say(&format!("{why}: {}", shown(command)));
    let status = command
        .status()
        .map_err(|error| format!("{}: {error}", shown(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", shown(command)))
    }
}

/// Standard output of a command that must succeed; its errors are passed through only on failure.
///
/// # Errors
/// When the command cannot be started or fails; the message carries its standard error.
pub fn output(command: &mut Command) -> Result<String, String> {
    let made = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", shown(command)))?;
    if made.status.success() {
        Ok(String::from_utf8_lossy(&made.stdout).into_owned())
    } else {
        Err(format!(
            "{} ended with {}\n{}",
            shown(command),
            made.status,
            String::from_utf8_lossy(&made.stderr).trim_end()
        ))
    }
}

/// Whether the command succeeds; silent.
pub fn succeeds(program: impl AsRef<OsStr>, args: &[&str]) -> bool {
    Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Like [`run`], but ends the command after `limit`.
///
/// # Errors
/// As [`run`], and when the limit passed.
pub fn run_within(limit: Duration, why: &str, command: &mut Command) -> Result<(), String> {
    say(&format!("{why}: {}", shown(command)));
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .spawn()
        .map_err(|error| format!("{}: {error}", shown(command)))?;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("{} ended with {status}", shown(command))),
            Ok(None) if started.elapsed() < limit => {
                std::thread::sleep(Duration::from_millis(200));
            }
            Ok(None) => {
                // A child that is gone already is what is wanted.
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("{}: no end after {limit:?}", shown(command)));
            }
            Err(error) => return Err(format!("{}: {error}", shown(command))),
        }
    }
}

/// The path of a program on PATH (with the endings Windows adds).
pub fn which(name: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| ["", ".exe", ".cmd"].map(|end| folder.join(format!("{name}{end}"))))
        .find(|file| file.is_file())
}
