//! A message on its way to the screen.

use yew::html::IntoPropValue;
use yew::prelude::*;

use super::Language;

/// A formatted message that knows whether English stood in for a missing translation. As a child
/// it becomes text, or a `span` with the right `lang` and `dir` where English stood in.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    text: AttrValue,
    borrowed: bool,
}

impl Phrase {
    /// `english` is true where the words are English whatever the language is.
    pub(super) fn new(text: String, language: Language, english: bool) -> Self {
        Self {
            text: text.into(),
            borrowed: english && language != Language::En,
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The words as a node, marked as English where they are borrowed.
    pub fn html(&self) -> Html {
        if self.borrowed {
            html! { <span lang="en" dir="ltr">{ self.text.clone() }</span> }
        } else {
            html! { { self.text.clone() } }
        }
    }
}

impl std::fmt::Display for Phrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> Self {
        phrase.text.to_string()
    }
}

impl IntoPropValue<Html> for Phrase {
    fn into_prop_value(self) -> Html {
        self.html()
    }
}

impl IntoPropValue<Html> for &Phrase {
    fn into_prop_value(self) -> Html {
        self.html()
    }
}

impl IntoPropValue<AttrValue> for Phrase {
    fn into_prop_value(self) -> AttrValue {
        self.text
    }
}

impl IntoPropValue<Option<AttrValue>> for Phrase {
    fn into_prop_value(self) -> Option<AttrValue> {
        Some(self.text)
    }
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Chooses the plural and is written by Intl.
    Number(f64),
    /// Stands as it is.
    Text(String),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<Phrase> for Value {
    fn from(phrase: Phrase) -> Self {
        Self::Text(phrase.text.to_string())
    }
}
impl From<&Phrase> for Value {
    fn from(phrase: &Phrase) -> Self {
        Self::Text(phrase.text.to_string())
    }
}
impl From<f64> for Value {
    fn from(n: f64) -> Self {
        Self::Number(n)
    }
}
impl From<i32> for Value {
    fn from(n: i32) -> Self {
        Self::Number(f64::from(n))
    }
}
impl From<u32> for Value {
    fn from(n: u32) -> Self {
        Self::Number(f64::from(n))
    }
}
impl From<usize> for Value {
    fn from(n: usize) -> Self {
        Self::Number(n as f64)
    }
}
