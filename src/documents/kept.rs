//! A finished document as texts that a file can keep, and back: what was signed is printed again as it was.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Block, Document, Page, Spreadsheet, Stage, Text};

/// What stands before the blocks.
#[derive(Serialize, Deserialize)]
struct Head {
    title: Text,
    subtitle: Option<Text>,
    date: String,
    signed_by: String,
    signed_on: String,
    landscape: bool,
}

impl Document {
    /// The document as signed by a person on a day: it is of that day, and says who signed.
    #[must_use]
    pub fn signed(self, by: &str, on: Date) -> Self {
        let subtitle = Some(Text::plain(format!("Signed by {by} on {on}")));
        Document { subtitle, date: on, stage: Some(Stage::Signed { by: by.to_owned(), on }), ..self }
    }

    /// The parts of a signed document as texts, a text each: the head, then the blocks. `None`: it is not signed.
    pub fn to_kept(&self) -> Option<Vec<String>> {
        let Some(Stage::Signed { by, on }) = &self.stage else { return None };
        let head = Head {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            date: self.date.to_string(),
            signed_by: by.clone(),
            signed_on: on.to_string(),
            landscape: self.page == Page::Landscape,
        };
        let head = serde_json::to_string(&head).ok()?;
        let blocks = self.blocks.iter().map(|block| serde_json::to_string(block).ok());
        std::iter::once(Some(head)).chain(blocks).collect()
    }

    /// The document that was kept as these texts; `None`: they are none.
    pub fn from_kept(kept: &[String]) -> Option<Self> {
        let (head, blocks) = kept.split_first()?;
        let head: Head = serde_json::from_str(head).ok()?;
        let day = |text: &str| text.parse::<Date>().ok();
        let blocks = blocks.iter().map(|block| serde_json::from_str::<Block>(block).ok());
        Some(Document {
            title: head.title,
            subtitle: head.subtitle,
            date: day(&head.date)?,
            stage: Some(Stage::Signed { by: head.signed_by, on: day(&head.signed_on)? }),
            page: if head.landscape { Page::Landscape } else { Page::Portrait },
            spreadsheet: Spreadsheet::None,
            blocks: blocks.collect::<Option<_>>()?,
        })
    }
}
