//! Times of work that are in addition to one another.

use super::Requirement;

/// More times than this that share no month are not weighed against one another.
pub const MOST_APART: usize = 6;

/// Of the parts of a node of which all are needed, the times of work that share no month with one another: sets of two
/// or more, by their places. Each time names by their printed sentences those to which it is in addition.
pub fn in_addition(parts: &[Requirement]) -> Vec<Vec<usize>> {
    let times: Vec<(usize, &str, &[String])> = parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| part.time_cited().map(|(cite, others)| (at, cite, others)))
        .collect();
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for (at, _, others) in &times {
        let named = |(other, cite, _): &(usize, &str, &[String])| {
            (other != at && others.iter().any(|words| words == cite)).then_some(*other)
        };
        let mut joined: Vec<usize> = times.iter().filter_map(named).collect();
        if joined.is_empty() {
            continue;
        }
        joined.push(*at);
        sets.retain(|set| {
            let apart = !set.iter().any(|one| joined.contains(one));
            if !apart {
                joined.extend(set);
            }
            apart
        });
        joined.sort_unstable();
        joined.dedup();
        sets.push(joined);
    }
    sets
}
