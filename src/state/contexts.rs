//! What every component can ask for: the world, the store, the words, the preferences.

use engine::World;
use yew::prelude::*;

use super::StoreHandle;
use crate::text::{Language, Text};

/// What the reader prefers; kept in the browser, not in the plan.
#[derive(Clone, PartialEq)]
pub struct Preferences {
    /// Language.
    pub language: Language,
    /// `None` follows the system.
    pub theme: Option<Theme>,
    /// Changes the language.
    pub set_language: Callback<Language>,
    /// Changes the theme.
    pub set_theme: Callback<Option<Theme>>,
}

/// A theme the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The value of `data-theme`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The store. Only below the app's root, which provides it.
#[hook]
#[allow(
    clippy::expect_used,
    reason = "a component outside of the app's root is a mistake of ours, not of a user"
)]
pub fn use_store() -> StoreHandle {
    use_context::<StoreHandle>().expect("inside the app's root")
}

/// Everything shipped.
#[hook]
pub fn use_world() -> &'static World {
    use_store().world
}

/// The words of the reader's language.
#[hook]
pub fn use_text() -> Text {
    use_context::<Text>().unwrap_or_else(|| Text::new(Language::En))
}

/// The reader's preferences. Only below the app's root, which provides them.
#[hook]
#[allow(clippy::expect_used, reason = "as for the store")]
pub fn use_preferences() -> Preferences {
    use_context::<Preferences>().expect("inside the app's root")
}
