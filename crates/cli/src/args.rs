//! The command line's arguments: `--name value` options and what stands between them.

use crate::error::CliError;

/// Parsed arguments. Options that nobody asked for are an error, so that a typo is never ignored.
pub struct Args {
    free: Vec<String>,
    options: Vec<(String, String)>,
}

impl Args {
    /// Splits arguments into free ones and `--name value` pairs; `known` names the options allowed.
    ///
    /// # Errors
    /// An unknown option, one without a value, or one given twice.
    pub fn parse(args: &[String], known: &[&str]) -> Result<Self, CliError> {
        let (mut free, mut options) = (Vec::new(), Vec::<(String, String)>::new());
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            let Some(name) = arg.strip_prefix("--") else {
                free.push(arg.clone());
                continue;
            };
            if !known.contains(&name) {
                return Err(CliError::Usage(format!(
                    "found --{name}, expected one of --{}",
                    known.join(", --")
                )));
            }
            if options.iter().any(|(n, _)| n == name) {
                return Err(CliError::Usage(format!("found --{name} twice, expected it once")));
            }
            let value = rest
                .next()
                .ok_or_else(|| CliError::Usage(format!("found --{name} without a value, expected one")))?;
            options.push((name.to_owned(), value.clone()));
        }
        Ok(Self { free, options })
    }

    /// Free arguments, in order.
    pub fn free(&self) -> &[String] {
        &self.free
    }

    /// An option's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.options
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// An option that must be there.
    ///
    /// # Errors
    /// A usage error that names it.
    pub fn need(&self, name: &str) -> Result<&str, CliError> {
        self.get(name)
            .ok_or_else(|| CliError::Usage(format!("expected --{name}")))
    }

    /// An option parsed, or a default.
    ///
    /// # Errors
    /// A usage error that names the option and the text.
    pub fn parsed<T: std::str::FromStr>(&self, name: &str, default: T) -> Result<T, CliError> {
        match self.get(name) {
            None => Ok(default),
            Some(text) => text
                .parse()
                .map_err(|_| CliError::Usage(format!("--{name}: found {text:?}, expected a number"))),
        }
    }
}
