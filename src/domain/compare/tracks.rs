//! Tracks: parallel classes of one series, such as specialists beside supervisors, or one specialty beside another.
//!
//! A document prints its classes one below the other. Where two of them have one title but for what stands in brackets,
//! neither is above the other: the series forks there, and each bracket is a track. A class without a bracket stands
//! before the fork, or on the track that its title or its own text names.

mod titles;

use std::collections::{BTreeMap, BTreeSet};

use super::classify::Order;
use super::comparer::LevelView;
use super::criteria::CriteriaPhrases;
use super::ladder::Lowers;
use super::lexicon::{Lexicon, Mark};
use super::links::order;
use super::terms::Terms;
use super::{Against, Comparer};
use crate::spec::{Level, LineMark, Locator, PassageRole, Scale, ScaleStep, Series, SeriesId, TrackWords, Vocabulary};
use titles::ClassTitle;

/// The most tracks of a series; one with more is a list of classes, and no fork.
const MOST_TRACKS: usize = 24;

/// The tracks of a series that forks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracks {
    /// The tracks, in the order in which they are first printed; at least two.
    pub tracks: Vec<Track>,
    /// Per level of the series, where it stands.
    pub places: Vec<TrackPlace>,
    /// Per level of the series, the rung below it.
    lowers: Vec<Option<usize>>,
}

/// A line of classes, each the rung below the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// What it is called: "Specialist"; `None`: the classes without a bracket beside those that have one.
    pub name: Option<String>,
    /// The printed words that say so, beside the titles.
    pub evidence: Option<TrackEvidence>,
}

/// Printed words that tell a track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackEvidence {
    /// The level that prints them, by its place in the series.
    pub level: usize,
    /// The words.
    pub text: String,
    /// The passage.
    pub locator: Locator,
}

/// Where a class stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrackPlace {
    /// Before the fork.
    Entry,
    /// On a track.
    Rung {
        /// The track, by its place in [`Tracks::tracks`].
        track: usize,
        /// The rung behind the fork, from 0. Classes of one title have one rung.
        rung: usize,
    },
    /// Behind the fork, and nothing printed names its track.
    Open,
}

impl Tracks {
    /// The class that a level is compared with: the rung below on its own track, by its place in the series.
    pub fn lower_of(&self, level: usize) -> Option<usize> {
        self.lowers.get(level).copied().flatten()
    }

    /// The track of a level.
    pub fn track_of(&self, level: usize) -> Option<usize> {
        match self.places.get(level)? {
            TrackPlace::Rung { track, .. } => Some(*track),
            TrackPlace::Entry | TrackPlace::Open => None,
        }
    }

    /// The levels of a track, lowest first, by their place in the series.
    pub fn levels_of(&self, track: usize) -> Vec<usize> {
        let rung = |level: &usize| match self.places.get(*level) {
            Some(TrackPlace::Rung { track: own, rung }) if *own == track => Some(*rung),
            _ => None,
        };
        let mut levels: Vec<usize> = (0..self.places.len()).filter(|level| rung(level).is_some()).collect();
        levels.sort_by_key(rung);
        levels
    }

    /// The levels before the fork, by their place in the series.
    pub fn entry(&self) -> Vec<usize> {
        let places = self.places.iter().enumerate();
        places.filter(|(_, place)| **place == TrackPlace::Entry).map(|(level, _)| level).collect()
    }

    /// How many rungs there are behind the fork.
    pub fn rungs(&self) -> usize {
        let rung = |place: &TrackPlace| match place {
            TrackPlace::Rung { rung, .. } => Some(rung + 1),
            TrackPlace::Entry | TrackPlace::Open => None,
        };
        self.places.iter().filter_map(rung).max().unwrap_or(0)
    }
}

impl Comparer {
    /// The tracks of a series; `None`: it does not fork.
    pub fn tracks(&self, series: &Series) -> Option<Tracks> {
        let words = self.track_words();
        let titles: Vec<ClassTitle> = series.levels.iter().map(|level| ClassTitle::read(&level.title, words)).collect();
        let fork = Fork::of(&titles)?;
        let reader = LabelReader::new(&fork, words, self.criteria_words());
        Some(fork.tracks(&series.levels, &titles, &reader))
    }

    /// Against what each of `levels` is compared, and the tracks of their series: where they are of one series that
    /// forks, the rung below on its own track takes the place of the level shown before it.
    pub(super) fn forked(&self, levels: &[LevelView<'_>], against: Against) -> (Against, Forks) {
        let forks = Forks::of(self, levels);
        let resolved = match against {
            Against::LevelBelow if levels.len() >= 3 => forks.below(levels).unwrap_or(against),
            _ => against,
        };
        (resolved, forks)
    }

    /// The tracks of the series that all of `levels` are of.
    pub fn tracks_shown(&self, levels: &[LevelView<'_>]) -> Option<Tracks> {
        self.tracks(one_series(levels)?)
    }
}

/// The series that all of some levels are of.
fn one_series<'a>(levels: &[LevelView<'a>]) -> Option<&'a Series> {
    let series = levels.first()?.series;
    levels.iter().all(|view| view.series.id == series.id).then_some(series)
}

/// The tracks of the series of the levels that are compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Forks(Vec<(SeriesId, Tracks)>);

impl Forks {
    pub(super) fn of(comparer: &Comparer, levels: &[LevelView<'_>]) -> Self {
        let mut seen: BTreeSet<&SeriesId> = BTreeSet::new();
        let series = levels.iter().map(|view| view.series).filter(|series| seen.insert(&series.id));
        Forks(series.filter_map(|series| Some((series.id.clone(), comparer.tracks(series)?))).collect())
    }

    fn tracks_of(&self, series: &Series) -> Option<&Tracks> {
        self.0.iter().find(|(id, _)| *id == series.id).map(|(_, tracks)| tracks)
    }

    /// The rung below each of some levels of one series, on its own track.
    fn below(&self, levels: &[LevelView<'_>]) -> Option<Against> {
        let series = one_series(levels)?;
        let tracks = self.tracks_of(series)?;
        let shown: Vec<Option<usize>> = levels.iter().map(|view| place(series, view.level)).collect();
        let lower = |level: &Option<usize>| {
            // A rung that is not shown is stepped over.
            let below = std::iter::successors(tracks.lower_of((*level)?), |lower| tracks.lower_of(*lower));
            below.take(shown.len()).find_map(|lower| shown.iter().position(|own| *own == Some(lower)))
        };
        Lowers::new(shown.iter().map(lower)).map(Against::Each)
    }

    /// The track of a level, by its place in the tracks of its series.
    pub(super) fn track_of(&self, view: LevelView<'_>) -> Option<usize> {
        self.tracks_of(view.series)?.track_of(place(view.series, view.level)?)
    }

    /// Whether two levels are parallel classes of one series.
    pub(super) fn parallel(&self, one: LevelView<'_>, other: LevelView<'_>) -> bool {
        let tracks = || (self.track_of(one), self.track_of(other));
        let is_one_series = one.series.id == other.series.id && !self.0.is_empty();
        is_one_series && matches!(tracks(), (Some(one), Some(other)) if one != other)
    }

    /// Which of two levels stands higher: none of two parallel ones.
    pub(super) fn order(&self, lower: LevelView<'_>, upper: LevelView<'_>) -> Order {
        if self.parallel(lower, upper) { Order::None } else { order(lower, upper) }
    }
}

fn place(series: &Series, level: &Level) -> Option<usize> {
    series.levels.iter().position(|own| own.code == level.code)
}

/// What a class is called in brackets, folded; `None`: it has no bracket.
type Label = Option<String>;

/// Where a series forks: the titles that it has more than once, each with other brackets.
struct Fork {
    /// The titles without their brackets, folded.
    bases: BTreeSet<String>,
    /// The tracks: what stands in the brackets, in printed order.
    labels: Vec<Label>,
    /// The first level that is behind the fork.
    begins: usize,
}

impl Fork {
    fn of(titles: &[ClassTitle]) -> Option<Fork> {
        let mut labels_of: BTreeMap<&str, BTreeSet<&Label>> = BTreeMap::new();
        for title in titles {
            labels_of.entry(&title.base).or_default().insert(&title.label);
        }
        let forks = |title: &ClassTitle| labels_of.get(title.base.as_str()).is_some_and(|labels| labels.len() > 1);
        let begins = titles.iter().position(forks)?;
        let mut labels: Vec<Label> = Vec::new();
        for title in titles.iter().filter(|title| forks(title)) {
            if !labels.contains(&title.label) {
                labels.push(title.label.clone());
            }
            if labels.len() > MOST_TRACKS {
                return None;
            }
        }
        let bases = labels_of.into_iter().filter(|(_, labels)| labels.len() > 1);
        Some(Fork { bases: bases.map(|(base, _)| base.to_owned()).collect(), labels, begins })
    }

    fn tracks(&self, levels: &[Level], titles: &[ClassTitle], reader: &LabelReader<'_>) -> Tracks {
        let track_of = |(at, title): (usize, &ClassTitle)| match self.labels.iter().position(|own| *own == title.label)
        {
            Some(track) if title.label.is_some() || self.bases.contains(&title.base) => Some(track),
            _ if at < self.begins => None,
            unmarked => {
                reader.of_title(title).or_else(|| levels.get(at).and_then(|level| reader.of_text(level))).or(unmarked)
            }
        };
        let tracks: Vec<Option<usize>> = titles.iter().enumerate().map(track_of).collect();
        let (places, lowers) = self.places(titles, &tracks);
        let evidence = |track: usize| {
            let level = tracks.iter().position(|own| *own == Some(track))?;
            reader.evidence(track, level, levels.get(level)?)
        };
        let named = |(track, label): (usize, &Label)| Track {
            name: label.as_ref().map(|label| reader.name(label, titles)),
            evidence: evidence(track),
        };
        Tracks { tracks: self.labels.iter().enumerate().map(named).collect(), places, lowers }
    }

    /// Where each level stands, and which is the rung below it. Levels of one title stand on one rung, above all that
    /// went before on their tracks.
    fn places(&self, titles: &[ClassTitle], tracks: &[Option<usize>]) -> (Vec<TrackPlace>, Vec<Option<usize>>) {
        let mut places = vec![TrackPlace::Open; titles.len()];
        let mut lowers = vec![None; titles.len()];
        let mut last_entry = None;
        for at in (0..self.begins).filter(|at| tracks.get(*at) == Some(&None)) {
            set(&mut places, at, TrackPlace::Entry);
            set(&mut lowers, at, last_entry);
            last_entry = Some(at);
        }
        let mut top: Vec<Option<(usize, usize)>> = vec![None; self.labels.len()];
        for members in of_one_title(titles) {
            let on_track = |at: &usize| Some((*at, tracks.get(*at).copied().flatten()?));
            let here: Vec<(usize, usize)> = members.iter().filter_map(on_track).collect();
            let below = |track: usize| top.get(track).copied().flatten();
            let rung = here.iter().filter_map(|(_, track)| Some(below(*track)?.0 + 1)).max().unwrap_or(0);
            let mut now = top.clone();
            for (at, track) in here {
                let twice = now.get(track).copied().flatten().filter(|(height, _)| *height >= rung);
                // One title twice on one track: as printed, one behind the other.
                let (rung, lower) = match twice {
                    Some((height, lower)) => (height + 1, Some(lower)),
                    None => (rung, below(track).map(|(_, lower)| lower).or(last_entry)),
                };
                set(&mut places, at, TrackPlace::Rung { track, rung });
                set(&mut lowers, at, lower);
                set(&mut now, track, Some((rung, at)));
            }
            top = now;
            for at in members {
                if places.get(at) == Some(&TrackPlace::Open) {
                    set(&mut lowers, at, at.checked_sub(1));
                }
            }
        }
        (places, lowers)
    }
}

/// The levels by their titles without brackets, in the order in which these are first printed.
fn of_one_title(titles: &[ClassTitle]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, title) in titles.iter().enumerate() {
        let group = *group_of.entry(&title.base).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(members) => members.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

/// Reads titles and texts for what names a track.
struct LabelReader<'w> {
    /// Per track, its words in the vocabulary.
    known: Vec<Option<&'w TrackWords>>,
    /// The phrases of each track are a scale.
    lexicon: Lexicon,
    criteria: &'w CriteriaPhrases,
}

impl<'w> LabelReader<'w> {
    fn new(fork: &Fork, words: &'w [TrackWords], criteria: &'w CriteriaPhrases) -> Self {
        let known: Vec<Option<&TrackWords>> = fork
            .labels
            .iter()
            .map(|label| words.iter().find(|words| Some(&words.name.to_lowercase()) == label.as_ref()))
            .collect();
        let scale = |(label, known): (&Label, &Option<&TrackWords>)| {
            let phrases = match (known, label) {
                (Some(words), _) => words.phrases.clone(),
                (None, Some(label)) => vec![label.clone()],
                (None, None) => Vec::new(),
            };
            let steps = vec![ScaleStep { phrases, unmarked: false }];
            Scale { id: String::new(), meaning: String::new(), source: String::new(), steps, alone: false }
        };
        let scales = fork.labels.iter().zip(&known).map(scale).collect();
        LabelReader { known, lexicon: Lexicon::new(&Vocabulary { scales, ..Vocabulary::default() }), criteria }
    }

    /// The phrases of tracks in a text, but for those of a class with which it holds its own.
    fn marks(&self, text: &str, terms: &Terms<'_>) -> Vec<Mark> {
        let words = terms.words(text);
        let mut marks = self.lexicon.marks(&words);
        self.criteria.keep_own(&mut marks, &words, text);
        marks
    }

    /// The track that a title names without a bracket: "Supervising Engineer".
    fn of_title(&self, title: &ClassTitle) -> Option<usize> {
        let names = |words: &TrackWords| title.words().any(|word| words.titles.iter().any(|own| own == word));
        self.known.iter().position(|words| words.is_some_and(names))
    }

    /// The track that the text of a level names first.
    fn of_text(&self, level: &Level) -> Option<usize> {
        let terms = Terms::new(&self.lexicon);
        let is_known = |track: usize| self.known.get(track).is_some_and(Option::is_some);
        let marks = texts(level).into_iter().map(|(text, _)| self.marks(&text, &terms));
        marks.flatten().map(|mark| mark.scale).find(|track| is_known(*track))
    }

    /// What a track is called: as the vocabulary has it, else as its first title prints it.
    fn name(&self, label: &str, titles: &[ClassTitle]) -> String {
        let known = self.known.iter().flatten().find(|words| words.name.to_lowercase() == label);
        let printed = || titles.iter().find(|title| title.label.as_deref() == Some(label))?.printed.clone();
        known.map(|words| words.name.clone()).or_else(printed).unwrap_or_else(|| label.to_owned())
    }

    /// The words of a level that name its track.
    fn evidence(&self, track: usize, at: usize, level: &Level) -> Option<TrackEvidence> {
        let terms = Terms::new(&self.lexicon);
        texts(level).into_iter().find_map(|(text, locator)| {
            let mark = self.marks(&text, &terms).into_iter().find(|mark| mark.scale == track)?;
            Some(TrackEvidence { level: at, text: titles::clause_around(&text, mark.range).to_owned(), locator })
        })
    }
}

/// The texts of a level that say what it is.
fn texts(level: &Level) -> Vec<(String, Locator)> {
    let mut texts = Vec::new();
    for passage in level.passages() {
        let telling = match passage.role {
            PassageRole::Concept | PassageRole::Factor(_) => true,
            PassageRole::Duties => level.concept.is_empty(),
            _ => false,
        };
        for line in passage.lines().into_iter().filter(|_| telling) {
            let locator = match line.mark {
                LineMark::Number(kind, number) => Locator::Item(kind, number),
                _ => Locator::Under(passage.label().to_owned()),
            };
            texts.push((line.text.into_owned(), locator));
        }
    }
    texts
}
