//! A stable name for a problem: the result says which problem it answers.
//!
//! FNV-1a, 64 bit (Fowler, Noll, Vo; draft-eastlake-fnv), over the canonical JSON of the problem:
//! fields in declared order, no white space, shortest round-trip numbers. It detects a result that
//! belongs to another problem; it is no defence against someone who wants a collision.

use crate::Problem;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// FNV-1a 64 of bytes.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(OFFSET, |h, b| (h ^ u64::from(*b)).wrapping_mul(PRIME))
}

/// The hash of a problem, for example `fnv1a64:85944171f73967e8`. The same problem gives the same
/// text on every machine and in the browser.
pub fn hash(problem: &Problem) -> String {
    let text = serde_json::to_vec(problem).unwrap_or_default();
    format!("fnv1a64:{:016x}", fnv1a(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_test_vectors_hold() {
        // Test vectors of the FNV authors (isthe.com/chongo/tech/comp/fnv).
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
