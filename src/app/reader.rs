//! Fields of a form, read one by one; what cannot be read is noted at its field.

use jiff::civil::Date;
use rungs_domain::spec::Code;

use super::typed;
use crate::documents::Unreadable;

/// Reads the fields of a row, or of the whole form.
pub struct Reader<'a, F> {
    unreadable: &'a mut Vec<Unreadable<F>>,
    place: Box<dyn Fn(&'static str) -> F>,
    whole: bool,
}

impl<'a, F> Reader<'a, F> {
    /// Notes what cannot be read in `unreadable`, each at the place of its field's name.
    pub fn new(unreadable: &'a mut Vec<Unreadable<F>>, place: impl Fn(&'static str) -> F + 'static) -> Self {
        Reader { unreadable, place: Box::new(place), whole: true }
    }

    /// Whether all of it could be read so far.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// What was read of a field; `None`: it could not be, and that is noted.
    pub fn field<T>(&mut self, name: &'static str, read: Result<T, String>) -> Option<T> {
        read.map_err(|why| self.note(name, why)).ok()
    }

    /// A day that may be left out: `Some(None)` where nothing was written.
    pub fn day(&mut self, name: &'static str, text: &str) -> Option<Option<Date>> {
        if text.trim().is_empty() { Some(None) } else { self.field(name, typed::date(text)).map(Some) }
    }

    /// A day that is needed; `missing` says what to write.
    pub fn needed_day(&mut self, name: &'static str, text: &str, missing: &str) -> Option<Date> {
        if text.trim().is_empty() {
            self.note(name, format!("there is no date: {missing}, like 2015-05-09"));
            return None;
        }
        self.field(name, typed::date(text))
    }

    /// The code of a level that may be left out.
    pub fn code(&mut self, name: &'static str, text: &str) -> Option<Code> {
        self.field(name, typed::code(text)).flatten()
    }

    /// Words that may be left out.
    pub fn words(&mut self, name: &'static str, text: &str) -> Option<String> {
        self.field(name, typed::words(text)).flatten()
    }

    /// Words that are needed; `missing` says what to write.
    pub fn needed_words(&mut self, name: &'static str, text: &str, missing: &str) -> Option<String> {
        let words = self.field(name, typed::words(text))?;
        if words.is_none() {
            self.note(name, missing.to_owned());
        }
        words
    }

    /// Notes what is wrong with a field.
    pub fn note(&mut self, name: &'static str, why: String) {
        self.whole = false;
        self.unreadable.push(Unreadable { field: (self.place)(name), why });
    }
}
