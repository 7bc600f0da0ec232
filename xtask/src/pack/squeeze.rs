//! Bytes that may stand in a page: gzip, because every browser can open it without help, as they are.
//!
//! The single file declares windows-1252, in which every byte is a character of its own. So a script
//! element can hold bytes almost as they are: only four need an escape, 1.6 hundredths of the whole,
//! where base64 takes a third and base91 23 hundredths. static/boot.js turns the characters back into
//! bytes. The release is packed by Zopfli: the same gzip, two to four hundredths smaller, a few
//! seconds slower to write.

use std::io::Write;
use std::num::NonZeroU64;

use flate2::{Compression, write::GzEncoder};

/// Stands before a byte that a page cannot hold, which is written [`SHIFT`] higher.
const ESCAPE: u8 = 1;
/// See [`ESCAPE`].
const SHIFT: u8 = 64;
/// What an HTML parser would change or react to: NUL, carriage return, `<`; and the escape itself.
const ESCAPED: [u8; 4] = [0, b'\r', b'<', ESCAPE];

/// Gzip for a script element; every character, U+0000 to U+00FF, stands for one byte of the file.
/// `tight` takes the time to make it as small as gzip gets.
///
/// # Errors
/// What the packer said.
pub fn squeezed(bytes: &[u8], tight: bool) -> Result<String, String> {
    let packed = if tight { zopfli(bytes) } else { gzip(bytes) };
    let packed = packed.map_err(|error| error.to_string())?;
    let mut text = String::with_capacity(packed.len() * 3 / 2);
    for byte in packed {
        if ESCAPED.contains(&byte) {
            text.push(char::from(ESCAPE));
            text.push(char::from(byte + SHIFT));
        } else {
            text.push(char::from(byte));
        }
    }
    Ok(text)
}

/// The bytes of a page that holds [`squeezed`] parts.
///
/// # Errors
/// When a character is none of the 256.
pub fn bytes(page: &str) -> Result<Vec<u8>, String> {
    page.chars()
        .map(|letter| u8::try_from(letter).map_err(|_| format!("the page holds {letter:?} outside a part")))
        .collect()
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// One round: the second saves a thousandth.
fn zopfli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let options = zopfli::Options {
        iteration_count: NonZeroU64::MIN,
        ..zopfli::Options::default()
    };
    let mut packed = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn opened(text: &str) -> Vec<u8> {
        let mut packed = Vec::new();
        let written = super::bytes(text).unwrap();
        let mut rest = written.iter();
        while let Some(byte) = rest.next() {
            packed.push(if *byte == ESCAPE {
                rest.next().unwrap() - SHIFT
            } else {
                *byte
            });
        }
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_end(&mut bytes)
            .unwrap();
        bytes
    }

    #[test]
    fn what_is_squeezed_comes_back_and_can_stand_in_a_script() {
        // Hard to pack, so that the packed bytes take every value.
        let mut state = 1u32;
        let bytes: Vec<u8> = (0..60_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        for tight in [false, true] {
            let text = squeezed(&bytes, tight).unwrap();
            assert_eq!(opened(&text), bytes);
            assert!(!text.contains(['<', '\0', '\r']));
            assert!(text.chars().collect::<std::collections::BTreeSet<_>>().len() > 240);
        }
    }

    #[test]
    fn a_page_with_other_letters_is_refused() {
        assert!(bytes("a\u{ff}").is_ok());
        assert!(bytes("→").is_err());
    }
}
