//! Text whose bytes mean the same in every character set: what is not ASCII is written as the escape
//! of the language it stands in.
//!
//! The single file is declared windows-1252, in which every byte is one character, so that its binary
//! parts can stand in it as they are (see `squeeze`); its words must not depend on that.

use std::fmt::Write;

/// A script with `\uXXXX` for what is not ASCII. In JavaScript such letters occur in strings,
/// patterns and comments, where the escape means the letter (not in `String.raw`, which none of the
/// scripts uses).
pub fn script(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    let mut units = [0; 2];
    for letter in source.chars() {
        if letter.is_ascii() {
            text.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut units) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    text
}

/// A page without scripts: character references, and inside style elements the escapes of CSS.
pub fn html(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, from)) = rest.split_once("<style>") {
        references(&mut text, before);
        let (style, after) = from.split_once("</style>").unwrap_or((from, ""));
        text.push_str("<style>");
        escapes(&mut text, style);
        text.push_str("</style>");
        rest = after;
    }
    references(&mut text, rest);
    text
}

fn references(text: &mut String, source: &str) {
    for letter in source.chars() {
        if letter.is_ascii() {
            text.push(letter);
        } else {
            let _ = write!(text, "&#{};", u32::from(letter));
        }
    }
}

fn escapes(text: &mut String, source: &str) {
    for letter in source.chars() {
        if letter.is_ascii() {
            text.push(letter);
        } else {
            let _ = write!(text, "\\{:x} ", u32::from(letter));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_own_escape() {
        assert_eq!(script("a\"é😀\""), "a\"\\u00e9\\ud83d\\ude00\"");
        assert_eq!(
            html("é<style>a{content:\"→\"}</style>→"),
            "&#233;<style>a{content:\"\\2192 \"}</style>&#8594;"
        );
    }
}
