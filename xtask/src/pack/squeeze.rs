//! Bytes that may stand in a page: gzip, because every browser can open it without help, as they are
//! but for a shift.
//!
//! The single file declares windows-1252, in which every byte is one character. Some bytes must not
//! occur in a script element, and those from 128 to 159 mean characters beyond U+00FF, for which a
//! browser widens the whole text (measured: the map came 0.3 s later at six times slowdown). So each
//! block of bytes is shifted by the number that leaves fewest of them, which stands before the block;
//! the few that remain are escaped. That adds 3 hundredths, where base64 adds a third and base91 23
//! hundredths. static/boot.js shifts them back. The release is packed by Zopfli: the same gzip, two to
//! four hundredths smaller, a few seconds slower to write.

use std::io::Write;
use std::num::NonZeroU64;

use flate2::{Compression, write::GzEncoder};

/// Bytes in a block: at this size the shift's own byte and the escapes left together weigh least.
const BLOCK: usize = 48;
/// Stands before a byte that a page cannot hold, which is written [`LIFT`] higher.
const ESCAPE: u8 = 1;
/// See [`ESCAPE`]: takes all of them to letters that are none of them.
const LIFT: u8 = 64;

/// Whether a byte needs an escape: what an HTML parser would change or react to (NUL, carriage return,
/// `<`), what is a character beyond U+00FF, and the escape itself.
const fn escaped(byte: u8) -> bool {
    matches!(byte, 0 | b'\r' | b'<' | ESCAPE | 0x80..=0x9f)
}

/// Gzip for a script element; every character, U+0000 to U+00FF, stands for one byte of the file.
/// `tight` takes the time to make it as small as gzip gets.
///
/// # Errors
/// What the packer said.
pub fn squeezed(bytes: &[u8], tight: bool) -> Result<String, String> {
    let packed = if tight { zopfli(bytes) } else { gzip(bytes) };
    let packed = packed.map_err(|error| error.to_string())?;
    let mut text = String::with_capacity(packed.len() * 3 / 2);
    for block in packed.chunks(BLOCK) {
        let left = |shift: u8| block.iter().filter(|b| escaped(b.wrapping_add(shift))).count();
        let shift = (0..=u8::MAX)
            .filter(|shift| !escaped(*shift))
            .min_by_key(|shift| left(*shift))
            .unwrap_or(b' ');
        text.push(char::from(shift));
        for byte in block.iter().map(|b| b.wrapping_add(shift)) {
            if escaped(byte) {
                text.push(char::from(ESCAPE));
                text.push(char::from(byte.wrapping_add(LIFT)));
            } else {
                text.push(char::from(byte));
            }
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
        let mut at = 0;
        let mut shift = 0;
        while let Some(byte) = rest.next() {
            if at % (BLOCK + 1) == 0 {
                shift = *byte;
            } else {
                let byte = if *byte == ESCAPE {
                    rest.next().unwrap().wrapping_sub(LIFT)
                } else {
                    *byte
                };
                packed.push(byte.wrapping_sub(shift));
            }
            at += 1;
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
            assert!(text.chars().all(|c| !('\u{80}'..='\u{9f}').contains(&c)));
            assert!(
                text.chars().count() < 61_500 * 105 / 100,
                "{}",
                text.chars().count()
            );
        }
    }

    #[test]
    fn a_page_with_other_letters_is_refused() {
        assert!(bytes("a\u{ff}").is_ok());
        assert!(bytes("→").is_err());
    }
}
