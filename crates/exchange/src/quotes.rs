//! Finds an unterminated quote before the CSV reader swallows the rest of the file as one cell.

/// The line (from 1) on which a quoted field opens that never closes; `None` when all are closed.
///
/// A quote opens a field only at its start, and a doubled quote inside stands for itself (RFC 4180).
///
/// ```
/// use exchange::quotes::unterminated;
/// assert_eq!(unterminated("a,b\n1,\"two\nthree\"\n", b','), None);
/// assert_eq!(unterminated("a,b\n1,\"two\n3,4\n", b','), Some(2));
/// ```
pub fn unterminated(text: &str, delimiter: u8) -> Option<usize> {
    let (mut line, mut opened, mut inside, mut at_start) = (1, 1, false, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if inside {
            match byte {
                b'"' if bytes.peek() == Some(&b'"') => {
                    bytes.next();
                }
                b'"' => inside = false,
                b'\n' => line += 1,
                _ => {}
            }
        } else if byte == b'"' && at_start {
            inside = true;
            opened = line;
            at_start = false;
        } else {
            if byte == b'\n' {
                line += 1;
            }
            at_start = byte == delimiter || byte == b'\n' || byte == b'\r';
        }
    }
    inside.then_some(opened)
}
