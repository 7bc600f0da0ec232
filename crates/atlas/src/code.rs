//! ISO 3166-1 alpha-3 codes as a small copyable type.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An ISO 3166-1 alpha-3 code (or `XKX`, the user-assigned code in general use for Kosovo).
///
/// ```
/// use atlas::Iso3;
/// let kenya: Iso3 = "KEN".parse().unwrap();
/// assert_eq!(kenya.as_str(), "KEN");
/// assert!(Iso3::new("KE").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iso3([u8; 3]);

impl Iso3 {
    /// Three ASCII capitals, else `None`.
    pub const fn new(text: &str) -> Option<Self> {
        match *text.as_bytes() {
            [a, b, c] if a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_uppercase() => {
                Some(Self([a, b, c]))
            }
            _ => None,
        }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Display for Iso3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Iso3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text is not three ASCII capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotACode(pub String);

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "found {:?}, expected an ISO 3166 alpha-3 code such as KEN",
            self.0
        )
    }
}

impl std::error::Error for NotACode {}

impl FromStr for Iso3 {
    type Err = NotACode;
    fn from_str(text: &str) -> Result<Self, NotACode> {
        Self::new(text).ok_or_else(|| NotACode(text.to_owned()))
    }
}

impl Serialize for Iso3 {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Iso3 {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = String::deserialize(input)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
