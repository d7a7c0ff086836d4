//! Something asked of a view, to be done once.

/// What is asked, with a number that rises each time. A view remembers the number that it followed last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<T> {
    what: Option<T>,
    number: u64,
}

impl<T> Default for Request<T> {
    fn default() -> Self {
        Request { what: None, number: 0 }
    }
}

impl<T: Copy> Request<T> {
    /// Asks for `what`, in place of what was asked before.
    pub fn ask(&mut self, what: T) {
        self.what = Some(what);
        self.number += 1;
    }

    /// Withdraws what is asked and was not followed yet.
    pub fn withdraw(&mut self) {
        self.what = None;
    }

    /// What is asked, whether it was followed or not.
    pub fn what(&self) -> Option<T> {
        self.what
    }

    /// What is asked and was not followed yet; from now on it is.
    pub fn take(&self, seen: &mut u64) -> Option<T> {
        self.what.filter(|_| std::mem::replace(seen, self.number) != self.number)
    }
}
