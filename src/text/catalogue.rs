//! The catalogues: which languages there are, and the Fluent messages of each.

use std::cell::OnceCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::Value;
use super::format;

type Messages = FluentBundle<FluentResource>;

/// The messages of a language: those of the first screen, and the others, which are read when a key
/// is first looked for among them. No message refers to another, so they need not stand together.
pub struct Bundle {
    language: Language,
    first: Messages,
    others: OnceCell<Messages>,
}

/// How many files of a catalogue the first screen needs: they stand first.
const FIRST_FILES: usize = 5;

impl Bundle {
    /// Of a language. A file that does not parse in full gives what did parse; a test forbids it.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            first: messages(language, language.files().iter().take(FIRST_FILES)),
            others: OnceCell::new(),
        }
    }

    /// The messages that hold a key.
    fn holding(&self, key: &str) -> Option<&Messages> {
        if self.first.has_message(key) {
            return Some(&self.first);
        }
        let others = self
            .others
            .get_or_init(|| messages(self.language, self.language.files().iter().skip(FIRST_FILES)));
        others.has_message(key).then_some(others)
    }
}

/// A language the app speaks. Spanish and Portuguese follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Language {
    /// English, complete, the fallback of all others.
    #[default]
    En,
    /// French, complete.
    Fr,
    /// Arabic, started.
    Ar,
}

macro_rules! catalogue {
    ($dir:literal) => {
        &[
            include_str!(concat!($dir, "/shell.ftl")),
            include_str!(concat!($dir, "/widgets.ftl")),
            include_str!(concat!($dir, "/errors.ftl")),
            include_str!(concat!($dir, "/names.ftl")),
            include_str!(concat!($dir, "/world.ftl")),
            include_str!(concat!($dir, "/impact.ftl")),
            include_str!(concat!($dir, "/drawer.ftl")),
            include_str!(concat!($dir, "/frameworks.ftl")),
            include_str!(concat!($dir, "/economy.ftl")),
            include_str!(concat!($dir, "/lineage.ftl")),
            include_str!(concat!($dir, "/coherence.ftl")),
            include_str!(concat!($dir, "/compare.ftl")),
            include_str!(concat!($dir, "/what-if.ftl")),
            include_str!(concat!($dir, "/catalogue.ftl")),
            include_str!(concat!($dir, "/help.ftl")),
            include_str!(concat!($dir, "/sources.ftl")),
            include_str!(concat!($dir, "/portfolio.ftl")),
            include_str!(concat!($dir, "/ledger.ftl")),
            include_str!(concat!($dir, "/prioritise.ftl")),
            include_str!(concat!($dir, "/recipe.ftl")),
            include_str!(concat!($dir, "/outcome.ftl")),
            include_str!(concat!($dir, "/two-plans.ftl")),
            include_str!(concat!($dir, "/risk.ftl")),
            include_str!(concat!($dir, "/backtest.ftl")),
        ]
    };
}

const EN: &[&str] = catalogue!("en");
const FR: &[&str] = catalogue!("fr");
const AR: &[&str] = catalogue!("ar");

impl Language {
    /// All languages, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::Ar];

    /// BCP 47 code, as in `lang`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ar => "ar",
        }
    }

    /// The locale given to Intl: Arabic writes its own digits.
    pub fn locale(self) -> &'static str {
        match self {
            Self::En => "en-GB",
            Self::Fr => "fr",
            Self::Ar => "ar-u-nu-arab",
        }
    }

    /// Its own name, never translated.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ar => "العربية",
        }
    }

    /// Written from right to left.
    pub fn rtl(self) -> bool {
        self == Self::Ar
    }

    /// `ltr` or `rtl`.
    pub fn dir(self) -> &'static str {
        if self.rtl() { "rtl" } else { "ltr" }
    }

    /// The pack's column of economy names.
    pub fn names(self) -> atlas::Lang {
        match self {
            Self::En => atlas::Lang::En,
            Self::Fr => atlas::Lang::Fr,
            Self::Ar => atlas::Lang::Ar,
        }
    }

    /// The language of a BCP 47 tag such as `fr-CA`.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.to_lowercase();
        Self::ALL.into_iter().find(|l| l.code() == primary)
    }

    /// The catalogue's files as text.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Self::En => EN,
            Self::Fr => FR,
            Self::Ar => AR,
        }
    }
}

fn messages<'a>(language: Language, files: impl Iterator<Item = &'a &'static str>) -> Messages {
    let id = language.code().parse().unwrap_or_default();
    let mut bundle = Messages::new(vec![id]);
    // Marks of isolation only where two directions are likely to meet.
    bundle.set_use_isolating(language.rtl());
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(n) => Some(format::fluent_number(n)),
        _ => None,
    }));
    // The only error is a second function of that name.
    let _ = bundle.add_builtins();
    for file in files {
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // A key given twice is refused and the first kept; a test forbids it.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// Formats a message, or `None` where the bundle has none. With `wrap`, text of the other
/// direction is isolated (in a bundle that isolates everything anyway it is not needed).
pub fn format(bundle: &Bundle, key: &str, args: &[(&str, Value)], wrap: bool) -> Option<String> {
    let messages = bundle.holding(key)?;
    let pattern = messages.get_message(key)?.value()?;
    let mut fluent = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        match value {
            Value::Number(n) => fluent.set(*name, *n),
            Value::Text(text) if wrap && text.chars().any(is_rtl) => {
                fluent.set(*name, format!("\u{2068}{text}\u{2069}"));
            }
            Value::Text(text) => fluent.set(*name, text.clone()),
        }
    }
    let mut errors = Vec::new();
    Some(
        messages
            .format_pattern(pattern, Some(&fluent), &mut errors)
            .into_owned(),
    )
}

/// Hebrew, Arabic and their presentation forms.
fn is_rtl(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF)
}
