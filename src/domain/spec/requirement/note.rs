//! Printed sentences that belong to a node and satisfy nothing: who may sit an examination before it is met, how it is
//! proven, who may waive it.

use crate::words::word_table;

/// A sentence beside a node. It never counts for or against anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The sentence, as printed.
    pub printed: String,
    /// By when the node must be met, where the sentence puts it off.
    pub due: Option<Due>,
}

/// By when a requirement must be met that need not be met at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Due {
    /// When the application is filed.
    Filing,
    /// At the examination.
    Examination,
    /// Before appointment.
    Appointment,
    /// By the end of probation.
    Probation,
}

word_table! {
    Due {
        /// The word in output.
        word -> &'static str,
        /// By when, in words.
        words -> &'static str,
    }
    Self::Filing => ["filing", "must be met when the application is filed"],
    Self::Examination => ["examination", "must be met at the examination"],
    Self::Appointment => ["appointment", "must be met before appointment"],
    Self::Probation => ["probation", "must be met by the end of probation"],
}

impl Note {
    /// The sentence, and by when the node must be met.
    ///
    /// ```
    /// use rungs_domain::spec::{Due, Note};
    /// let note = Note { printed: "Seniors may sit the examination.".to_owned(), due: Some(Due::Appointment) };
    /// assert_eq!(note.words(), "“Seniors may sit the examination.” (must be met before appointment)");
    /// ```
    pub fn words(&self) -> String {
        let due = self.due.map_or_else(String::new, |due| format!(" ({})", due.words()));
        format!("“{}”{due}", self.printed)
    }
}
