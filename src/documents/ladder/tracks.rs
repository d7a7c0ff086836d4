//! The tracks of a series that forks: which classes are parallel, and the printed words that say so.

use rungs_domain::compare::{Track, Tracks};
use rungs_domain::spec::Series;

use super::SideBySide;
use crate::citing::CitedLevel;
use crate::{Block, Document, Fact, Text};

/// Adds what stands before the fork, and a line for each track.
pub(super) fn facts(document: &mut Document, given: &SideBySide<'_>) {
    let (Some(tracks), Some(cited)) = (given.tracks, given.levels.first()) else { return };
    let series = cited.series;
    let entry = tracks.entry();
    let mut facts = Vec::new();
    if !entry.is_empty() {
        facts.push(Fact::new("Before the fork", codes(series, &entry)));
    }
    facts.extend(tracks.tracks.iter().enumerate().map(|(at, track)| fact(tracks, at, track, cited)));
    document.push(Block::Facts(facts));
}

fn fact(tracks: &Tracks, at: usize, track: &Track, cited: &CitedLevel<'_>) -> Fact {
    let name = track.name.as_deref().map_or_else(|| "Track without a name".to_owned(), |name| format!("Track {name}"));
    let text = Text::plain(codes(cited.series, &tracks.levels_of(at)));
    let said = track.evidence.as_ref().and_then(|said| Some((said, cited.series.levels.get(said.level)?)));
    Fact::new(
        name,
        match said {
            Some((said, level)) => {
                let place = CitedLevel { level, ..*cited }.place(&said.locator);
                text.and(format!(": “{}”", said.text)).faint(format!(" [{place}]"))
            }
            None => text.faint(": by the titles"),
        },
    )
}

fn codes(series: &Series, levels: &[usize]) -> String {
    levels.iter().map(|level| series.code_at(*level)).collect::<Vec<_>>().join(", ")
}
