//! What this browser keeps: preferences and the journal of the plan. A full or forbidden storage is
//! reported, never hidden: the pill then says that nothing is kept.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What is kept under a key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text under a key; false where the browser refuses.
#[must_use]
pub fn set(key: &str, value: &str) -> bool {
    storage().is_some_and(|s| s.set_item(key, value).is_ok())
}

/// Forgets a key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // A key that is not there is already forgotten.
        let _ = storage.remove_item(key);
    }
}

/// The keys that begin with a prefix, sorted.
pub fn keys_of(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let mut keys: Vec<String> = (0..storage.length().unwrap_or(0))
        .filter_map(|i| storage.key(i).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect();
    keys.sort();
    keys
}

/// Keys shared with the boot script, which reads them before the app starts and after it dies.
pub mod keys {
    /// `light`, `dark`, or absent for the system's.
    pub const THEME: &str = "groundwork:theme";
    /// BCP 47 code.
    pub const LANGUAGE: &str = "groundwork:language";
    /// Key of the plan worked on last.
    pub const LAST: &str = "groundwork:last";
    /// Prefix of kept plans.
    pub const PLAN: &str = "groundwork:plan:";
    /// The four steps were hidden.
    pub const STEPS: &str = "groundwork:steps-hidden";
}
