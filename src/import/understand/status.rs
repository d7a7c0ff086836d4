//! Whether a document is in force, or proposes: what it says before its first class.

use rungs_domain::spec::{Series, Status};

use super::block::Block;
use super::dates::day;
use super::limits::FIRST_PAGE;
use super::profile::Profile;
use super::provenance::ProvenanceLog;
use crate::english::{ENGLISH, holds};

/// Sets the status. Where nothing printed says that the text is in force, it is told.
pub(super) fn set_status(series: &mut Series, blocks: &[Block], profile: &Profile, log: &mut ProvenanceLog<'_>) {
    let about_level =
        |block: &&Block| !profile.role(block.text(), false).is_some_and(|known| known.role.is_about_level());
    let head: Vec<&Block> = blocks.iter().take(FIRST_PAGE).take_while(about_level).collect();
    let Some(proposes) = head.iter().find(|block| profile.proposes(block.text())) else {
        let dated = |level: &rungs_domain::spec::Level| {
            level.dates.effective.or(level.dates.established).or(level.dates.revised).is_some()
                || level.history.is_some()
        };
        let series_dated = series.effective.or(series.established).or(series.revised).is_some();
        if !series_dated && !series.levels.iter().any(dated) {
            log.warn(None, "nothing printed says whether this is in force: it is taken as adopted");
        }
        return;
    };
    let hearing = head.iter().find(|block| {
        let says = holds(&block.text().to_lowercase(), &ENGLISH.hearings);
        says && day(block.text(), None).is_some()
    });
    series.status = Status::Proposed {
        notice: Some(series.source.document.clone()),
        hearing: hearing
            .map(|block| block.labeled().map_or(block.passage.clone(), |(_, value)| value).text().to_owned()),
        hearing_date: hearing.and_then(|block| day(block.text(), None)).map(|day| day.date),
        effective_rule: None,
    };
    log.warn(Some(&proposes.passage), "this document proposes: it is not taken as in force");
}
