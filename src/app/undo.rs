//! Undo and redo by keeping earlier values.

/// Earlier and later values of one thing, with names for what led to each.
#[derive(Debug, Clone)]
pub struct Undo<T> {
    past: Vec<(String, T)>,
    future: Vec<(String, T)>,
}

/// How many steps are kept.
const KEPT: usize = 500;

impl<T> Default for Undo<T> {
    fn default() -> Self {
        Undo { past: Vec::new(), future: Vec::new() }
    }
}

impl<T> Undo<T> {
    /// Keeps `before`, the value before an edit named `what`. Forgets what could be redone.
    pub fn keep(&mut self, what: impl Into<String>, before: T) {
        self.future.clear();
        self.past.push((what.into(), before));
        if self.past.len() > KEPT {
            self.past.remove(0);
        }
    }

    /// Changes all values kept: for what is no step of its own and must not be lost by one.
    pub fn revise(&mut self, mut change: impl FnMut(&mut T)) {
        self.past.iter_mut().chain(&mut self.future).for_each(|(_, value)| change(value));
    }

    /// Steps back: gives `now` away, and returns the edit's name and the value before it.
    pub fn back(&mut self, now: T) -> Result<(String, T), T> {
        let Some((what, before)) = self.past.pop() else { return Err(now) };
        self.future.push((what.clone(), now));
        Ok((what, before))
    }

    /// Steps forward again.
    pub fn forward(&mut self, now: T) -> Result<(String, T), T> {
        let Some((what, after)) = self.future.pop() else { return Err(now) };
        self.past.push((what.clone(), now));
        Ok((what, after))
    }
}

/// What could be undone and redone, whatever it is about.
pub trait Steps {
    /// The name of the edit that [`back`](Undo::back) would undo.
    fn next_back(&self) -> Option<&str>;

    /// The name of the edit that [`forward`](Undo::forward) would redo.
    fn next_forward(&self) -> Option<&str>;
}

impl<T> Steps for Undo<T> {
    fn next_back(&self) -> Option<&str> {
        self.past.last().map(|(what, _)| what.as_str())
    }

    fn next_forward(&self) -> Option<&str> {
        self.future.last().map(|(what, _)| what.as_str())
    }
}
