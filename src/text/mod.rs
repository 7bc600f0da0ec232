//! Every word a user reads.
//!
//! What: [`Text`] (one language, with English behind it), [`Phrase`] (a word on its way to the
//! screen, which knows whether English stood in for it), the catalogues `en/`, `fr/`, `ar/`.
//! Why Fluent: plurals by CLDR rules and one message per thought, so that a translator can order
//! words as the language wants; `fluent-bundle` adds about 57 KB compressed of six megabytes and
//! reads the messages in a few milliseconds, so a catalogue compiler of our own is not worth its
//! upkeep. Numbers inside messages are written by the browser's Intl. Left out: names of economies
//! (the pack carries them) and technical details of errors (English, beside a translated sentence).

mod catalogue;
mod format;
mod phrase;

#[cfg(test)]
mod tests;

use std::rc::Rc;

pub use catalogue::Language;
pub use phrase::{Phrase, Value};

use catalogue::Bundle;

/// The messages of one language with English behind them, and how numbers are written in it.
///
/// ```text
/// let text = use_text();
/// html! { <h1>{ text.t("world-finding-none") }</h1> }
/// text.tr("world-ribbon", &[("n", 133.into())])
/// ```
#[derive(Clone)]
pub struct Text {
    language: Language,
    bundle: Rc<Bundle>,
    english: Rc<Bundle>,
    /// Names that the plan gives to archetypes: the reader's own words stand before the catalogue's.
    own: Rc<Vec<(String, String)>>,
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && self.own == other.own
    }
}

impl Text {
    /// Reads the catalogues of a language.
    pub fn new(language: Language) -> Self {
        let english = Rc::new(Bundle::new(Language::En));
        let bundle = match language {
            Language::En => Rc::clone(&english),
            other => Rc::new(Bundle::new(other)),
        };
        crate::platform::intl::set_locale(language.locale());
        Self {
            language,
            bundle,
            english,
            own: Rc::default(),
        }
    }

    /// The same words with the names that a plan gives to archetypes, by id.
    #[must_use]
    pub fn with_own(&self, own: Vec<(String, String)>) -> Self {
        Self {
            own: Rc::new(own),
            ..self.clone()
        }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without arguments. An unknown key is shown as it is: the tests forbid it.
    pub fn t(&self, key: &str) -> Phrase {
        self.tr(key, &[])
    }

    /// A message with arguments. Numbers choose the plural and are written by Intl; years and
    /// numbers that are already written go in as text.
    pub fn tr(&self, key: &str, args: &[(&str, Value)]) -> Phrase {
        match self.find(key, args) {
            Some(found) => found,
            None => Phrase::new(key.to_owned(), self.language, true),
        }
    }

    /// The message of a key put together at run time (`archetype-…`), if there is one.
    pub fn find(&self, key: &str, args: &[(&str, Value)]) -> Option<Phrase> {
        let wrap = !self.language.rtl();
        if let Some(text) = catalogue::format(&self.bundle, key, args, wrap) {
            return Some(Phrase::new(text, self.language, false));
        }
        catalogue::format(&self.english, key, args, true).map(|text| Phrase::new(text, self.language, true))
    }

    /// The name of an indicator or milestone; the pack's English name where the catalogue has none.
    pub fn indicator(&self, id: &str, english: &str) -> Phrase {
        self.find(&format!("indicator-{id}"), &[])
            .unwrap_or_else(|| Phrase::new(english.to_owned(), self.language, true))
    }

    /// The name of an archetype.
    pub fn archetype(&self, id: &str, english: &str) -> Phrase {
        if let Some((_, name)) = self.own.iter().find(|(of, _)| of == id) {
            return Phrase::new(name.clone(), self.language, false);
        }
        self.find(&format!("archetype-{id}"), &[])
            .unwrap_or_else(|| Phrase::new(english.to_owned(), self.language, true))
    }

    /// The name of a pillar or foundation: a word of a framework's path.
    pub fn pillar(&self, segment: &str) -> Phrase {
        let slug: String = segment
            .to_lowercase()
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .collect();
        self.find(&format!("pillar-{slug}"), &[])
            .unwrap_or_else(|| Phrase::new(segment.to_owned(), self.language, true))
    }

    /// The name of a region of the UN's M49 list.
    pub fn region(&self, name: &str) -> Phrase {
        let slug: String = name
            .to_lowercase()
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .collect();
        self.find(&format!("region-{slug}"), &[])
            .unwrap_or_else(|| Phrase::new(name.to_owned(), self.language, true))
    }

    /// The name of a group.
    pub fn prong(&self, prong: ledger::Prong) -> Phrase {
        self.t(match prong {
            ledger::Prong::Enable => "prong-enable",
            ledger::Prong::Network => "prong-network",
            ledger::Prong::Defend => "prong-defend",
            ledger::Prong::Project => "prong-project",
        })
    }

    /// A unit of an indicator or of a cost driver, short; the pack's own words where the catalogue has
    /// none.
    pub fn unit(&self, english: &str) -> Phrase {
        let slug: String = english
            .to_lowercase()
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .collect();
        self.find(&format!("unit-{slug}"), &[])
            .unwrap_or_else(|| Phrase::new(english.to_owned(), self.language, true))
    }

    /// What people call a source: `WDI`, `Gapminder`.
    pub fn source(&self, id: &str) -> Phrase {
        self.find(&format!("source-short-{id}"), &[])
            .unwrap_or_else(|| Phrase::new(id.replace('_', " ").to_uppercase(), self.language, true))
    }

    /// The proper name of a cloud provider; its short name where the catalogue has none.
    pub fn provider(&self, id: &str) -> Phrase {
        self.find(&format!("provider-{id}"), &[])
            .unwrap_or_else(|| Phrase::new(id.to_owned(), self.language, true))
    }

    /// Names one after the other.
    pub fn list(&self, names: &[String]) -> String {
        names.iter().fold(String::new(), |all, name| {
            if all.is_empty() {
                return name.clone();
            }
            self.tr(
                "list-comma",
                &[("a", all.as_str().into()), ("b", name.as_str().into())],
            )
            .to_string()
        })
    }

    /// The name of an economy.
    pub fn economy<'a>(&self, economy: &'a atlas::Economy) -> &'a str {
        economy.name(self.language.names())
    }
}
