//! Reading a file the reader chose.

use web_sys::{File, HtmlInputElement};

/// The first chosen file of an input, whose choice is cleared so that the same file can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Reads a file whole and hands over its bytes, or the browser's words when it cannot be read.
/// Dropping the returned task stops the reading.
#[must_use]
pub fn read(
    file: &File,
    done: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) -> gloo::file::callbacks::FileReader {
    let blob = gloo::file::Blob::from(file.clone());
    gloo::file::callbacks::read_as_bytes(&blob, move |result| done(result.map_err(|e| e.to_string())))
}
