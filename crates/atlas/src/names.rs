//! Lookup of economies by what people write.
//!
//! Names in five languages, alpha-2, alpha-3 and numeric codes, former codes and aliases, without regard to
//! case, accents and punctuation. A code is found before a name (`NA` is Namibia, never *not available*),
//! an aggregate such as `WLD` is told apart from an unknown word, and a name that means several economies
//! gives all of them. Left out: guessing at misspellings; a join must not guess.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::{Atlas, Economy, Iso3};

/// What a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Find {
    /// One economy.
    Economy(Iso3),
    /// A group such as the world: never an economy.
    Aggregate,
    /// A name of several economies, sorted.
    Ambiguous(Vec<Iso3>),
    /// Nothing known.
    Unknown,
}

/// An economy found by [`Atlas::search`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The economy.
    pub economy: Iso3,
    /// The name, code or alias that matched.
    pub matched: String,
}

/// Lower case without accents and punctuation; words parted by one space. `&` reads "and", `St.` "saint", a
/// leading "the" is dropped.
pub(crate) fn fold(text: &str) -> String {
    let mut flat = String::new();
    for c in text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        match c {
            '&' => flat.push_str(" and "),
            // Letters that do not decompose.
            'ø' => flat.push('o'),
            'ł' => flat.push('l'),
            'ı' => flat.push('i'),
            'æ' => flat.push_str("ae"),
            'œ' => flat.push_str("oe"),
            'ß' => flat.push_str("ss"),
            // An apostrophe stands inside a word; an Arabic stretch is only drawn.
            '\'' | '’' | '‘' | 'ʻ' | 'ـ' => {}
            c if c.is_alphanumeric() => flat.push(c),
            _ => flat.push(' '),
        }
    }
    let words = flat
        .split_whitespace()
        .map(|w| if w == "st" { "saint" } else { w });
    let words: Vec<&str> = words.collect();
    let skip = usize::from(words.len() > 1 && words.first() == Some(&"the"));
    words.get(skip..).unwrap_or_default().join(" ")
}

fn codes(economy: &Economy) -> [&str; 3] {
    [economy.iso3.as_str(), &economy.iso2, &economy.numeric]
}

impl Atlas {
    /// As [`Atlas::new`], with other codes and names: what each stands for, `None` for an aggregate.
    pub fn with_aliases(
        economies: Vec<Economy>,
        aliases: impl IntoIterator<Item = (String, Option<Iso3>)>,
    ) -> Self {
        let mut atlas = Self::new(economies);
        atlas.aliases = aliases.into_iter().collect();
        atlas
    }

    /// What a code or name means.
    ///
    /// ```
    /// use atlas::{Atlas, names::Find};
    /// let nobody = Atlas::default();
    /// assert_eq!(nobody.find("Kenya"), Find::Unknown);
    /// ```
    pub fn find(&self, text: &str) -> Find {
        let wanted = fold(text);
        if wanted.is_empty() {
            return Find::Unknown;
        }
        // A numeric code may have lost its zeros in a spreadsheet.
        let number = wanted.parse::<u16>().ok().map(|n| format!("{n:03}"));
        let is_code = |code: &str| {
            !code.is_empty() && (code.to_lowercase() == wanted || Some(code) == number.as_deref())
        };
        if let Some(economy) = self
            .economies()
            .iter()
            .find(|e| codes(e).into_iter().any(is_code))
        {
            return Find::Economy(economy.iso3);
        }
        let named = |e: &&Economy| e.names.iter().any(|name| fold(name) == wanted);
        let mut found: Vec<Iso3> = self.economies().iter().filter(named).map(|e| e.iso3).collect();
        if found.is_empty() {
            let meant: Vec<Option<Iso3>> = self
                .aliases
                .iter()
                .filter(|(alias, _)| fold(alias) == wanted)
                .map(|(_, target)| *target)
                .collect();
            if !meant.is_empty() && meant.iter().all(Option::is_none) {
                return Find::Aggregate;
            }
            found = meant.into_iter().flatten().collect();
            found.sort_unstable();
            found.dedup();
        }
        match found.as_slice() {
            [] => Find::Unknown,
            [one] => Find::Economy(*one),
            _ => Find::Ambiguous(found),
        }
    }

    /// Economies for a palette, at most `limit`, best first: exact code or name, name that starts with the
    /// text, word that does, then the text anywhere; equals by the English name's length, then by code.
    pub fn search(&self, text: &str, limit: usize) -> Vec<Hit> {
        let wanted = fold(text);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut ranked: Vec<(u8, usize, Iso3, &str)> = Vec::new();
        for economy in self.economies() {
            let own = codes(economy).into_iter().map(|code| (code, true));
            let names = economy.names.iter().map(|name| (name.as_str(), false));
            let meant = |(alias, target): &'_ &(String, Option<Iso3>)| {
                *target == Some(economy.iso3) && !alias.is_empty()
            };
            let aliases = self
                .aliases
                .iter()
                .filter(meant)
                .map(|(alias, _)| (alias.as_str(), false));
            let matches = own
                .chain(names)
                .chain(aliases)
                .filter_map(|(word, code)| Some((rank(word, code, &wanted)?, word)));
            if let Some((rank, word)) = matches.min_by_key(|(rank, _)| *rank) {
                let length = economy.names.first().map_or(0, |name| name.chars().count());
                ranked.push((rank, length, economy.iso3, word));
            }
        }
        ranked.sort_unstable();
        let hits = ranked.into_iter().take(limit);
        hits.map(|(.., economy, matched)| Hit {
            economy,
            matched: matched.to_owned(),
        })
        .collect()
    }
}

/// How well a word matches, 0 best.
fn rank(word: &str, code: bool, wanted: &str) -> Option<u8> {
    let word = fold(word);
    if word == wanted {
        Some(0)
    } else if word.starts_with(wanted) {
        Some(if code { 3 } else { 1 })
    } else if code {
        None
    } else if word.split(' ').any(|part| part.starts_with(wanted)) {
        Some(2)
    } else {
        word.contains(wanted).then_some(4)
    }
}
