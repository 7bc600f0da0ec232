//! Debian's packages: installed where we may, else the exact command is given.

use crate::console::{output, run, say, succeeds, which};
use std::process::Command;
use std::sync::Once;

/// Whether this machine has Debian's package manager.
pub fn here() -> bool {
    which("apt-get").is_some() && which("dpkg-query").is_some()
}

/// Whether `package` is installed.
pub fn installed(package: &str) -> bool {
    output(Command::new("dpkg-query").args(["-W", "-f", "${Status}", package]))
        .is_ok_and(|status| status.trim() == "install ok installed")
}

/// Whether some source offers `package` (package lists are refreshed once when it seems not).
pub fn offered(package: &str) -> bool {
    let ask = || {
        output(Command::new("apt-cache").args(["show", "--no-all-versions", package]))
            .is_ok_and(|text| !text.trim().is_empty())
    };
    ask() || {
        refresh();
        ask()
    }
}

/// The numbers N for which a package `{prefix}N` is offered, in rising order.
pub fn numbered(prefix: &str) -> Vec<u32> {
    let pattern = format!("^{prefix}[0-9]+$");
    let listed = output(Command::new("apt-cache").args(["search", "--names-only", &pattern]));
    let mut numbers: Vec<u32> = listed
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter_map(|name| name.strip_prefix(prefix)?.parse().ok())
        .collect();
    numbers.sort_unstable();
    numbers
}

/// Refreshes the package lists, once, where we may.
pub fn refresh() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        if let Some(prefix) = as_root() {
            // An unreachable source shows later, as the package that is missing.
            if let Err(error) = run(
                "refreshing Debian's package lists",
                &mut apt(&prefix, &["update", "-q"]),
            ) {
                say(&error);
            }
        }
    });
}

/// Installs the packages of `packages` that are missing.
///
/// # Errors
/// When we are neither root nor allowed to use sudo without a password: the message holds the exact
/// command. When apt-get fails.
pub fn install(why: &str, packages: &[String]) -> Result<(), String> {
    let missing: Vec<&str> = packages
        .iter()
        .map(String::as_str)
        .filter(|package| !installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!(
        "{why}: please run\n\n    sudo apt-get update && sudo apt-get install -y --no-install-recommends {}\n\nand start this again",
        missing.join(" ")
    );
    let Some(prefix) = as_root() else {
        return Err(by_hand);
    };
    refresh();
    let mut words = vec!["install", "-y", "-q", "--no-install-recommends"];
    words.extend(&missing);
    run(why, &mut apt(&prefix, &words)).map_err(|error| format!("{error}\n{by_hand}"))
}

/// The words before `apt-get` that make it run as root: none, or sudo. `None`: not allowed.
fn as_root() -> Option<Vec<&'static str>> {
    let id = output(Command::new("id").arg("-u")).unwrap_or_default();
    if id.trim() == "0" {
        Some(vec![])
    } else if succeeds("sudo", &["-n", "true"]) {
        Some(vec!["sudo", "-n"])
    } else {
        None
    }
}

fn apt(prefix: &[&str], words: &[&str]) -> Command {
    let all: Vec<&str> = prefix
        .iter()
        .copied()
        .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .chain(words.iter().copied())
        .collect();
    let mut command = Command::new(all.first().copied().unwrap_or("apt-get"));
    command.args(all.iter().skip(1));
    command
}
