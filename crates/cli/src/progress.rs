//! Progress on stderr: a line every tenth, nothing when the work is short.

/// A callback that tells a share of the work done, at most ten times, and never stops it.
pub fn bar(what: &str) -> impl FnMut(f64) -> bool {
    let what = what.to_owned();
    let mut told = 0;
    move |share| {
        let tenth = (share.clamp(0.0, 1.0) * 10.0) as u32;
        if tenth > told {
            told = tenth;
            eprintln!("{what}: {} %", tenth * 10);
        }
        true
    }
}
