//! What a command reports when it does not succeed, and the exit status that goes with it.

use std::fmt;
use std::process::ExitCode;

/// A command that did not succeed.
#[derive(Debug)]
pub enum CliError {
    /// The call itself is wrong: exit status 2, with a hint.
    Usage(String),
    /// The input has faults, one a line, each `file:row:column: found …, expected …`: exit status 1.
    Input(Vec<String>),
    /// A file could not be read or written: exit status 1.
    File(String, std::io::Error),
}

impl CliError {
    /// One fault.
    pub fn input(fault: impl Into<String>) -> Self {
        Self::Input(vec![fault.into()])
    }

    /// The exit status.
    pub fn code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Input(_) | Self::File(..) => ExitCode::from(1),
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(hint) => write!(f, "{hint}\nSee: groundwork help"),
            Self::Input(faults) => f.write_str(&faults.join("\n")),
            Self::File(path, e) => write!(f, "{path}: {e}"),
        }
    }
}

/// Reads a whole file.
///
/// # Errors
/// [`CliError::File`] with the path.
pub fn read(path: &str) -> Result<Vec<u8>, CliError> {
    std::fs::read(path).map_err(|e| CliError::File(path.to_owned(), e))
}

/// Writes a whole file.
///
/// # Errors
/// [`CliError::File`] with the path.
pub fn write(path: &str, text: &str) -> Result<(), CliError> {
    std::fs::write(path, text).map_err(|e| CliError::File(path.to_owned(), e))
}
