//! What was worked out before, kept by the name that it was worked out from.

use std::collections::BTreeMap;
use std::sync::RwLock;

/// So many are kept; what more there are is worked out each time.
const MOST_KEPT: usize = 2_000;

/// Answers by name. A batch of applicants names the same fields of study again and again, and what follows from a name
/// takes longer to work out than the rest of the answer.
#[derive(Debug)]
pub(super) struct Memo<T>(RwLock<BTreeMap<String, T>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Memo(RwLock::default())
    }
}

impl<T> Clone for Memo<T> {
    /// An empty one: what it would hold can be worked out again.
    fn clone(&self) -> Self {
        Memo::default()
    }
}

impl<T: Clone> Memo<T> {
    /// What `work_out` gives for this name, which must always be the same.
    pub fn get(&self, name: &str, work_out: impl FnOnce() -> T) -> T {
        if let Some(known) = self.0.read().ok().and_then(|kept| kept.get(name).cloned()) {
            return known;
        }
        let made = work_out();
        if let Ok(mut kept) = self.0.write()
            && kept.len() < MOST_KEPT
        {
            kept.insert(name.to_owned(), made.clone());
        }
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_not_worked_out_again_and_no_more_is_kept_than_there_is_room_for() {
        let (memo, mut worked) = (Memo::default(), 0);
        for at in (0..MOST_KEPT + 10).chain(0..MOST_KEPT + 10) {
            let got = memo.get(&at.to_string(), || {
                worked += 1;
                at
            });
            assert_eq!(got, at);
        }
        assert_eq!(worked, MOST_KEPT + 20);
    }
}
