//! Rows of what is printed once for a whole series.

use std::ops::Range;
use std::sync::Arc;

use rungs_domain::compare::Ladder;
use rungs_domain::spec::LevelRef;
use rungs_library::Library;

use super::titles::sentence_case;
use crate::cells;
use crate::view::ladder::{CellData, Content, RowData};

/// Adjacent columns of one series, from left to right.
pub fn runs(ladder: &Ladder) -> Vec<Range<usize>> {
    let mut start = 0;
    let series = ladder.levels.chunk_by(|one, next| one.series == next.series);
    let run = |levels: &[LevelRef]| {
        let run = start..start + levels.len();
        start = run.end;
        run
    };
    series.map(run).collect()
}

/// A row a passage: its text at every level of its series, nothing at the others. Nothing is compared, so that no
/// cell has a step.
pub fn rows(library: &Library, ladder: &Ladder) -> Vec<RowData> {
    let rows = cells::series_rows(library, ladder).into_iter();
    rows.map(|(loaded, passage)| {
        let text: Arc<str> = Arc::from(passage.text);
        let content = |level: &LevelRef| match level.series == loaded.series.id {
            true => Content::Text(text.clone()),
            false => Content::Empty,
        };
        let cell = |level: &LevelRef| CellData { content: content(level), number: None, step: None };
        RowData {
            label: Some(sentence_case(&passage.label)),
            administrative: false,
            cells: ladder.levels.iter().map(cell).collect(),
        }
    })
    .collect()
}
