//! Numbers and dates as the reader's language writes them, by the browser's Intl.
//!
//! Outside a browser (unit tests) numbers are written the English way, so that tests of sentences
//! run natively.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// How many digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Digits {
    /// At least and at most so many decimals.
    Fraction(u8, u8),
    /// At most so many significant digits.
    Significant(u8),
    /// A whole number without grouping: years, codes.
    Plain,
}

#[cfg(target_arch = "wasm32")]
type Formatter = js_sys::Function;
#[cfg(not(target_arch = "wasm32"))]
type Formatter = ();

struct Locale {
    tag: &'static str,
    made: BTreeMap<Digits, Formatter>,
}

thread_local! {
    static LOCALE: RefCell<Locale> = const { RefCell::new(Locale { tag: "en-GB", made: BTreeMap::new() }) };
}

/// Sets the locale of everything written from now on.
pub fn set_locale(tag: &'static str) {
    LOCALE.with_borrow_mut(|locale| {
        if locale.tag != tag {
            locale.tag = tag;
            locale.made.clear();
        }
    });
}

/// Writes a number with a true minus sign. What is not finite is written as a dash: the domain
/// never shows one, so this is a last resort and not a value.
pub fn number(value: f64, digits: Digits) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    // A negative zero or a value that rounds to zero carries no sign.
    let value = match digits {
        Digits::Fraction(_, most) if value.abs() < 0.5 * 10f64.powi(-i32::from(most)) => 0.0,
        _ => value,
    };
    write(value, digits).replace('-', "\u{2212}")
}

#[cfg(target_arch = "wasm32")]
fn write(value: f64, digits: Digits) -> String {
    LOCALE.with_borrow_mut(|locale| {
        let tag = locale.tag;
        let format = locale.made.entry(digits).or_insert_with(|| make(tag, digits));
        format
            .call1(&wasm_bindgen::JsValue::UNDEFINED, &value.into())
            .ok()
            .and_then(|written| written.as_string())
            .unwrap_or_else(|| plain(value, digits))
    })
}

#[cfg(target_arch = "wasm32")]
fn make(tag: &str, digits: Digits) -> Formatter {
    let options = js_sys::Object::new();
    let set = |name: &str, value: wasm_bindgen::JsValue| {
        // Setting a property on a fresh plain object cannot fail.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value);
    };
    match digits {
        Digits::Fraction(least, most) => {
            set("minimumFractionDigits", least.into());
            set("maximumFractionDigits", most.into());
        }
        Digits::Significant(most) => set("maximumSignificantDigits", most.into()),
        Digits::Plain => {
            set("useGrouping", false.into());
            set("maximumFractionDigits", 0.into());
        }
    }
    let locales = js_sys::Array::of1(&tag.into());
    js_sys::Intl::NumberFormat::new(&locales, &options).format()
}

#[cfg(not(target_arch = "wasm32"))]
fn write(value: f64, digits: Digits) -> String {
    plain(value, digits)
}

/// The English way, without a browser.
fn plain(value: f64, digits: Digits) -> String {
    let (least, most) = match digits {
        Digits::Fraction(least, most) => (usize::from(least), usize::from(most)),
        Digits::Significant(n) => {
            let before = if value == 0.0 {
                1
            } else {
                value.abs().log10().floor() as i32 + 1
            };
            (0, usize::try_from(i32::from(n) - before).unwrap_or(0))
        }
        Digits::Plain => return format!("{value:.0}"),
    };
    let mut text = format!("{value:.most$}");
    if most > least && text.contains('.') {
        let keep = text.len() - (most - least);
        while text.len() > keep && text.ends_with('0') {
            text.pop();
        }
        if text.ends_with('.') {
            text.pop();
        }
    }
    let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |r| ("-", r));
    let (whole, tail) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
    let mut grouped = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(c);
    }
    format!("{sign}{grouped}{tail}")
}

/// A date and time in words, from milliseconds since 1970.
#[cfg(target_arch = "wasm32")]
pub fn date_time(milliseconds: f64) -> String {
    let tag = LOCALE.with_borrow(|l| l.tag);
    let date = js_sys::Date::new(&milliseconds.into());
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // Setting a property on a fresh plain object cannot fail.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    date.to_locale_string(tag, &options).into()
}

/// A date outside a browser: the number itself.
#[cfg(not(target_arch = "wasm32"))]
pub fn date_time(milliseconds: f64) -> String {
    format!("{milliseconds:.0}")
}

/// The hour and minute, from milliseconds since 1970.
#[cfg(target_arch = "wasm32")]
pub fn time(milliseconds: f64) -> String {
    let tag = LOCALE.with_borrow(|l| l.tag);
    let date = js_sys::Date::new(&milliseconds.into());
    let options = js_sys::Object::new();
    // Setting a property on a fresh plain object cannot fail.
    let _ = js_sys::Reflect::set(&options, &"timeStyle".into(), &"short".into());
    date.to_locale_time_string_with_options(tag, &options).into()
}

/// A time outside a browser: the number itself.
#[cfg(not(target_arch = "wasm32"))]
pub fn time(milliseconds: f64) -> String {
    format!("{milliseconds:.0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_true_minus_and_thousands() {
        assert_eq!(number(-1234.5, Digits::Fraction(1, 1)), "\u{2212}1,234.5");
        assert_eq!(number(2025.0, Digits::Plain), "2025");
        assert_eq!(number(-0.04, Digits::Fraction(1, 1)), "0.0");
    }

    #[test]
    fn three_significant_digits() {
        assert_eq!(number(31.74, Digits::Significant(3)), "31.7");
        assert_eq!(number(0.04216, Digits::Significant(3)), "0.0422");
        assert_eq!(number(5.0, Digits::Significant(3)), "5");
    }
}
