//! Widths of text without a browser.
//!
//! Advance widths of a common sans serif face (Noto Sans Regular, in thousandths of the type size)
//! for ASCII; other letters take the average of their class. Labels are placed by these numbers on
//! every platform alike; the browser's own font may differ by a few percent, which the gaps allow.

/// Advance widths of U+0020 to U+007E, thousandths of the size.
const ASCII: [u16; 95] = [
    260, 268, 408, 646, 572, 832, 733, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572,
    572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 898, 639, 650, 632, 729, 556, 519, 728, 741, 340,
    273, 619, 521, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572,
    444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 525, 258, 935, 618, 605, 615, 615, 413, 479,
    361, 618, 508, 786, 529, 510, 470, 381, 551, 381, 572,
];

/// Width of a text in units, at a size in units.
pub fn width(text: &str, size: f64, strong: bool) -> f64 {
    let thousandths: f64 = text.chars().map(|c| f64::from(advance(c))).sum();
    // Semibold figures and letters run about six percent wider.
    let weight = if strong { 1.06 } else { 1.0 };
    thousandths / 1000.0 * size * weight
}

fn advance(c: char) -> u16 {
    let code = u32::from(c);
    match code {
        0x20..=0x7e => ASCII[(code - 0x20) as usize],
        // Marks of direction, joiners and combining marks take no room.
        0x200b..=0x200f | 0x202a..=0x202e | 0x2066..=0x2069 | 0x0300..=0x036f | 0x064b..=0x0652 => 0,
        0xa0 | 0x2009 | 0x202f => 260,
        0x2013 | 0x2212 => 572,
        0x2014 => 1000,
        0x00c0..=0x00de => 660,
        0x00df..=0x024f => 560,
        0x0600..=0x06ff => 540,
        0x0370..=0x05ff => 590,
        0x25a0..=0x25ff => 800,
        // Ideographs and everything wide.
        0x1100..=0x11ff | 0x2e80..=0xa4cf | 0xac00..=0xd7af | 0xf900..=0xfaff => 1000,
        _ => 600,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_are_tabular() {
        let one = width("1", 10.0, false);
        for digit in '0'..='9' {
            assert!((width(&digit.to_string(), 10.0, false) - one).abs() < 1e-12);
        }
    }

    proptest! {
        #[test]
        fn a_longer_text_is_never_narrower(a in "\\PC{0,20}", b in "\\PC{0,20}") {
            let both = format!("{a}{b}");
            prop_assert!(width(&both, 11.0, false) + 1e-9 >= width(&a, 11.0, false));
        }

        #[test]
        fn width_grows_with_size(text in "\\PC{1,20}") {
            prop_assert!(width(&text, 22.0, false) >= width(&text, 11.0, false));
        }
    }
}
