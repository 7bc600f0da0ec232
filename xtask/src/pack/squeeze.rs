//! Bytes as text that may stand in a page: gzip, because every browser can open it without help,
//! then base91.
//!
//! Base91 carries 13 or 14 bits in two characters where base64 carries 12, which saves eight
//! hundredths of the single file; the page reads it in a plain loop (static/boot.js). The release is
//! packed by Zopfli: the same gzip, two to four hundredths smaller, a few seconds slower to write.

use std::io::Write;
use std::num::NonZeroU64;

use flate2::{Compression, write::GzEncoder};

/// Stands for `<`, which must not occur in a script; base91 itself never writes it.
const LESS: u8 = b'-';

/// Gzip in base91 without `<`; `tight` takes the time to make it as small as gzip gets.
///
/// # Errors
/// What the packer said.
pub fn squeezed(bytes: &[u8], tight: bool) -> Result<String, String> {
    let packed = if tight { zopfli(bytes) } else { gzip(bytes) };
    let packed = packed.map_err(|error| error.to_string())?;
    let mut text = base91::slice_encode(&packed);
    for letter in text.iter_mut().filter(|l| **l == b'<') {
        *letter = LESS;
    }
    String::from_utf8(text).map_err(|error| error.to_string())
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
        let back: Vec<u8> = text.bytes().map(|l| if l == LESS { b'<' } else { l }).collect();
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(&base91::slice_decode(&back)[..])
            .read_to_end(&mut bytes)
            .unwrap();
        bytes
    }

    #[test]
    fn what_is_squeezed_comes_back_and_can_stand_in_a_script() {
        // Every byte, unevenly often, so that both lengths of base91's groups occur.
        let bytes: Vec<u8> = (0..60_000u32).map(|i| (i * i / 7 % 251) as u8).collect();
        for tight in [false, true] {
            let text = squeezed(&bytes, tight).unwrap();
            assert_eq!(opened(&text), bytes);
            assert!(text.is_ascii() && !text.contains(['<', '\0', '\r', '\n']));
        }
    }
}
