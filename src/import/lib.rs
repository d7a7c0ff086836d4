//! From real documents to specifications: a class specification as text, web page, Word file or PDF becomes a draft.
//!
//! ```text
//! bytes --reader--> Manuscript --understand--> Draft: Series, and where each of its texts stands in the source
//! ```
//!
//! A reader knows one format and nothing of class specifications; what understands a manuscript knows no format.
//! Nothing is lost: every character of the manuscript is placed in the draft, known as furniture with a reason, or
//! listed as unplaced. Nothing is invented: each text of the draft points to where it stands.

mod contacts;
mod correction;
mod draft;
mod english;
mod manuscript;
mod oddities;
mod read;
mod report;
pub mod requirement;
mod shapes;
mod titles;
mod understand;

pub use correction::{Correction, DraftField, Interpretation, ReviewBlock, ReviewPoint, ReviewPointKind};
pub use draft::{Draft, Furniture, Provenance, Reason, Warning};
pub use manuscript::{Cell, LeftOut, Line, LineKind, Manuscript, Place, Style};
pub use oddities::{Oddity, OddityKind, oddities};
pub use read::{Fault, MAX_BYTES, Unread, read};
pub use report::{Characters, report_json};
pub use shapes::{ReadCorrections, corrections_from_ron, corrections_to_ron};
pub(crate) use understand::{AsideWords, FactWords, HeadingWords, KindWords, comparable};
pub use understand::{DateOrder, FactKind, Profile, Role, understand, understand_corrected};
