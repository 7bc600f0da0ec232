//! Lists of records kept sorted by key: one place for "set or clear the record of this key".

use std::cmp::Ordering;

/// Puts (or, with `None`, takes away) a record and returns the one that was there. `place` compares
/// a record with the key sought. The list stays sorted, so that the same decisions give the same
/// file in whatever order they were made.
pub fn put<T>(list: &mut Vec<T>, place: impl Fn(&T) -> Ordering, new: Option<T>) -> Option<T> {
    match (list.binary_search_by(place), new) {
        (Ok(at), Some(new)) => Some(std::mem::replace(&mut list[at], new)),
        (Ok(at), None) => Some(list.remove(at)),
        (Err(at), Some(new)) => {
            list.insert(at, new);
            None
        }
        (Err(_), None) => None,
    }
}
