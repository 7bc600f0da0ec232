//! The default map, drawn beforehand by the same code that draws it in the browser.

use crate::{console, paths};
use std::process::Command;

/// The output of `groundwork first-paint`: markup for the page's place of that name. Empty while
/// the command line does not list such a command.
///
/// # Errors
/// When the command is listed and fails, or draws nothing.
pub fn first_paint() -> Result<String, String> {
    let groundwork = |word: &str| {
        let mut command = Command::new("cargo");
        command.current_dir(paths::root()).args([
            "run",
            "--quiet",
            "--package",
            "cli",
            "--bin",
            "groundwork",
            "--",
            word,
        ]);
        command
    };
    console::say("drawing the first paint with the command line");
    if !console::output(&mut groundwork("help"))?.contains("first-paint") {
        console::say("the command line has no first-paint command: the page starts without a map");
        return Ok(String::new());
    }
    let drawn = console::output(&mut groundwork("first-paint"))?;
    if drawn.trim().is_empty() {
        return Err("groundwork first-paint drew nothing".into());
    }
    Ok(drawn.replace("\r\n", "\n").trim().to_owned())
}
