//! Computing what sets the classes of a series that forks apart, along its tracks and across them.

use rungs_domain::compare::{Against, Comparer, LevelView, StepApart, TrackPlace};

use crate::tracks::{ComputedTracks, ForkTable};

/// The answer for some levels and their steps; `None` where they are not of one series, or it does not fork.
pub(super) fn computed(comparer: &Comparer, views: &[LevelView<'_>], steps: Vec<StepApart>) -> Option<ComputedTracks> {
    let tracks = comparer.tracks_shown(views)?;
    let series = views.first()?.series;
    let place = |view: &LevelView<'_>| series.levels.iter().position(|level| level.code == view.level.code);
    let places = views.iter().map(place).collect::<Option<Vec<usize>>>()?;
    let on_rung = |(column, place): (usize, &usize)| match tracks.places.get(*place)? {
        TrackPlace::Rung { track, rung } => Some((*rung, *track, column)),
        TrackPlace::Entry | TrackPlace::Open => None,
    };
    let mut on_rungs: Vec<(usize, usize, usize)> = places.iter().enumerate().filter_map(on_rung).collect();
    on_rungs.sort_unstable();
    // Each class beside the one on the next track of its rung.
    let beside = on_rungs.iter().zip(on_rungs.iter().skip(1)).filter(|(one, other)| one.0 == other.0);
    let fork = |(&(rung, _, one), &(_, _, other)): (&(usize, usize, usize), &(usize, usize, usize))| {
        let table = comparer.factor_table(&[*views.get(one)?, *views.get(other)?], Against::LevelBelow);
        Some(ForkTable { rung, one, other, table })
    };
    let forks = beside.filter_map(fork).collect();
    Some(ComputedTracks { tracks, places, steps, forks })
}
