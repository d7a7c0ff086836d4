//! Comparing levels: the one way in.

use std::ops::Range;
use std::sync::OnceLock;

use super::apart::Cues;
use super::classify::Order;
use super::criteria::CriteriaPhrases;
use super::items::{Item, items};
use super::lexicon::{Lexicon, SUPERVISION_RECEIVED};
use super::links::{Links, Sides};
use super::notions::Notions;
use super::settings::{Limits, Settings};
use super::terms::Terms;
use super::texts::TextRows;
use super::threads::Weaver;
use super::tracks::Forks;
use super::{Against, Ladder, Link, TextRow};
use crate::spec::{
    Code, ConfirmedLink, FactorKind, ItemKind, Level, LevelRef, Series, SpecPart, Status, TrackWords, Vocabulary,
    bare_heading,
};

/// A level together with the series it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct LevelView<'a> {
    /// The series.
    pub series: &'a Series,
    /// The level, one of the series' own.
    pub level: &'a Level,
}

impl<'a> LevelView<'a> {
    /// The level with `code` of `series`.
    pub fn of(series: &'a Series, code: &Code) -> Option<Self> {
        Some(LevelView { series, level: series.level(code)? })
    }

    /// Its name in the library.
    pub fn reference(&self) -> LevelRef {
        LevelRef { series: self.series.id.clone(), code: self.level.code.clone() }
    }
}

/// Two levels, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The lower level.
    pub lower: LevelRef,
    /// The upper level.
    pub upper: LevelRef,
    /// Whether the two are parallel classes of one series, on two tracks.
    pub parallel: bool,
    /// Every duty of both levels, at least once.
    pub duties: Vec<Link>,
    /// Every KSA of both levels, at least once.
    pub ksas: Vec<Link>,
    /// Class concept: allocating text.
    pub concept: Vec<TextRow>,
    /// Factors and classes distinguished: allocating text.
    pub factors: Vec<TextRow>,
    /// Qualifications by tier.
    pub qualifications: Vec<TextRow>,
    /// Pay, status, probation, demands, environment, other printed facts.
    pub facts: Vec<TextRow>,
    /// Where what distinguishes the levels is printed, if not in text of its own. In words for the user.
    pub allocating_elsewhere: Option<String>,
    /// What the program left out to stay within its limits, in words for the user.
    pub fallbacks: Vec<String>,
    /// What is odd about the question: a level compared with itself, or with one below it; what both levels have from
    /// their series. In words for the user.
    pub remarks: Vec<String>,
}

impl Comparison {
    /// Whether the levels are of two series, or on two tracks of one: nobody can say then which of them stands above.
    pub fn across(&self) -> bool {
        self.beside().is_some()
    }

    /// What the two levels are called beside one another, if neither stands above the other.
    pub fn beside(&self) -> Option<(&str, &str)> {
        beside(&self.lower, &self.upper, self.parallel)
    }
}

/// What two levels of two series, or on two tracks, are called; `None` for levels of which one stands above the other.
pub(super) fn beside<'a>(one: &'a LevelRef, other: &'a LevelRef, parallel: bool) -> Option<(&'a str, &'a str)> {
    let by_code = (one.code.as_str(), other.code.as_str());
    let names = if by_code.0 == by_code.1 { (one.series.as_str(), other.series.as_str()) } else { by_code };
    (parallel || one.series != other.series).then_some(names)
}

/// Compares levels by a vocabulary. Made once, used for any number of comparisons.
#[derive(Debug, Clone)]
pub struct Comparer {
    lexicon: Lexicon,
    /// What the phrases are made of by which texts speak of what sets levels apart.
    telling: Vocabulary,
    /// These phrases. Most questions do without them.
    cues: OnceLock<Cues>,
    /// What parallel classes are called.
    tracks: Vec<TrackWords>,
    /// What the notions are made of.
    plain: Vocabulary,
    /// What plain words stand for. It takes longer to make than most comparisons, which do without it.
    notions: OnceLock<Notions>,
    /// How documents print what decides an allocation.
    criteria: CriteriaPhrases,
    limits: Limits,
    settings: Settings,
}

impl Comparer {
    /// A comparer with the words of `vocabulary`.
    pub fn new(vocabulary: &Vocabulary, limits: Limits) -> Self {
        let lexicon = Lexicon::new(vocabulary);
        let (telling, plain) = (Cues::sources(vocabulary), Notions::sources(vocabulary));
        let (cues, notions) = (OnceLock::new(), OnceLock::new());
        Comparer {
            lexicon,
            telling,
            cues,
            tracks: vocabulary.tracks.clone(),
            plain,
            notions,
            criteria: CriteriaPhrases::new(vocabulary),
            limits,
            settings: Settings::default(),
        }
    }

    /// The same with other numbers for linking and naming, to measure what they do.
    #[must_use]
    pub fn with_settings(self, settings: Settings) -> Self {
        Comparer { settings, ..self }
    }

    /// The bounds it works under.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    pub(super) fn settings(&self) -> Settings {
        self.settings
    }

    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    pub(super) fn criteria_words(&self) -> &CriteriaPhrases {
        &self.criteria
    }

    pub(super) fn track_words(&self) -> &[TrackWords] {
        &self.tracks
    }

    pub(super) fn cues(&self) -> &Cues {
        self.cues.get_or_init(|| Cues::new(&self.telling))
    }

    pub(super) fn notions(&self) -> &Notions {
        self.notions.get_or_init(|| Notions::new(&self.plain))
    }

    /// Sets two levels side by side. `confirmed` may hold links about other levels too; they are passed over.
    ///
    /// The answer depends on the two levels and their series alone, not on what else is loaded. Swapping the levels
    /// swaps `added` with `dropped` or `carried` and `raised` with `lowered`, and keeps the links.
    pub fn compare(&self, lower: LevelView<'_>, upper: LevelView<'_>, confirmed: &[ConfirmedLink]) -> Comparison {
        let levels = [lower, upper];
        let terms = Terms::new(&self.lexicon);
        let forks = Forks::of(self, &levels);
        let prepared = [prepare(lower, &terms), prepare(upper, &terms)];
        let [low, up] = &prepared;
        let mut fallbacks = Vec::new();
        let mut list = |list| {
            let found = self.links((lower, low), (upper, up), list, (&terms, &forks), confirmed);
            fallbacks.extend(found.notes);
            found.links
        };
        let (duties, ksas) = (list(ItemKind::Duty), list(ItemKind::Ksa));
        let rows = self.text_rows(&levels, (Against::LevelBelow, &forks), &terms);
        Comparison {
            lower: lower.reference(),
            upper: upper.reference(),
            parallel: forks.parallel(lower, upper),
            duties,
            ksas,
            concept: rows.rows(SpecPart::Concept),
            factors: rows.rows(SpecPart::Factors),
            qualifications: rows.rows(SpecPart::Qualifications),
            facts: rows.rows(SpecPart::Facts),
            fallbacks,
            allocating_elsewhere: self.allocating_elsewhere(&levels),
            remarks: remark(lower, upper, &forks)
                .map(|(_, words)| words)
                .into_iter()
                .chain(of_series(&levels))
                .collect(),
        }
    }

    /// Sets any number of levels side by side, in the order given.
    pub fn ladder(&self, levels: &[LevelView<'_>], against: Against, confirmed: &[ConfirmedLink]) -> Ladder {
        let terms = Terms::new(&self.lexicon);
        let (against, forks) = self.forked(levels, against);
        let prepared: Vec<Prepared> = levels.iter().map(|level| prepare(*level, &terms)).collect();
        let mut fallbacks = Vec::new();
        let mut threads = |list| {
            let side = |at: usize| Some((*levels.get(at)?, prepared.get(at)?));
            let mut pair = |low: usize, up: usize| {
                let (Some(lower), Some(upper)) = (side(low), side(up)) else { return Vec::new() };
                let found = self.links(lower, upper, list, (&terms, &forks), confirmed);
                fallbacks.extend(found.notes);
                found.links
            };
            let mut gap = |low: usize, up: usize, (gone, new): (&[usize], &[usize])| {
                let (Some(lower), Some(upper)) = (side(low), side(up)) else { return Vec::new() };
                self.sides(lower, upper, list, (&terms, &forks)).across_gap(gone, new, confirmed)
            };
            let sizes = prepared.iter().map(|one| one.list(list).len()).collect();
            Weaver::new(levels, (Some(list), sizes), against, &forks).weave(&mut pair, &mut gap)
        };
        let (duties, ksas) = (threads(ItemKind::Duty), threads(ItemKind::Ksa));
        fallbacks.sort();
        fallbacks.dedup();
        let rows = self.text_rows(levels, (against, &forks), &terms);
        Ladder {
            levels: levels.iter().map(LevelView::reference).collect(),
            tracks: levels.iter().map(|view| forks.track_of(*view)).collect(),
            against,
            concept: rows.rows(SpecPart::Concept),
            factors: rows.rows(SpecPart::Factors),
            duties,
            ksas,
            qualifications: rows.rows(SpecPart::Qualifications),
            facts: rows.rows(SpecPart::Facts),
            fallbacks,
            allocating_elsewhere: self.allocating_elsewhere(levels),
            remarks: remarks(levels, against, &forks).into_iter().chain(of_series(levels)).collect(),
        }
    }

    /// Where levels without a class concept print what distinguishes them: as their duties, under a heading that says so.
    fn allocating_elsewhere(&self, levels: &[LevelView<'_>]) -> Option<String> {
        let mut codes: Vec<&str> = Vec::new();
        let mut headings: Vec<&str> = Vec::new();
        for level in levels.iter().map(|view| view.level) {
            let heading = level.duties.heading.as_deref().map(bare_heading);
            let heading = heading.filter(|heading| self.lexicon.is_allocating(heading));
            let (Some(heading), true) = (heading, level.concept.is_empty() && level.factors.is_empty()) else {
                continue;
            };
            codes.push(level.code.as_str());
            if !headings.contains(&heading) {
                headings.push(heading);
            }
        }
        (!codes.is_empty()).then(|| {
            let (codes, headings) = (codes.join(", "), headings.join("” and “"));
            format!("{codes}: printed as the duties below, under the heading “{headings}”.")
        })
    }

    /// The phrase that says how the level is supervised ("Under general supervision"), found by the vocabulary's
    /// supervision scale in its class concept or factors.
    pub fn supervision_phrase<'a>(&self, level: &'a Level) -> Option<&'a str> {
        let received = |kind| kind == FactorKind::SupervisionReceived;
        let factors = level.factors.iter().filter(|factor| received(factor.kind)).flat_map(|factor| &factor.text);
        let concept = level.concept.iter().flat_map(|section| &section.text);
        concept.chain(factors).find_map(|text| text.get(self.supervision_range(text)?))
    }

    /// The bytes of the phrase of a text that says how the work is supervised ("Under general supervision"), by the
    /// vocabulary's supervision scale.
    pub fn supervision_range(&self, text: &str) -> Option<Range<usize>> {
        let scale = self.lexicon.scale_named(SUPERVISION_RECEIVED)?;
        let marks = self.lexicon.marks(&Terms::new(&self.lexicon).words(text));
        marks.into_iter().find(|mark| mark.scale == scale).map(|mark| mark.range)
    }

    fn links(
        &self,
        lower: (LevelView<'_>, &Prepared),
        upper: (LevelView<'_>, &Prepared),
        list: ItemKind,
        words: (&Terms<'_>, &Forks),
        confirmed: &[ConfirmedLink],
    ) -> Links {
        self.sides(lower, upper, list, words).links(confirmed)
    }

    fn sides<'a>(
        &self,
        (lower, low): (LevelView<'a>, &'a Prepared),
        (upper, up): (LevelView<'a>, &'a Prepared),
        list: ItemKind,
        (terms, forks): (&'a Terms<'a>, &Forks),
    ) -> Sides<'a> {
        Sides {
            lower,
            upper,
            list: Some(list),
            lower_items: low.list(list),
            upper_items: up.list(list),
            order: forks.order(lower, upper),
            terms,
            settings: self.settings,
            limits: self.limits,
            kin: None,
        }
    }

    fn text_rows<'a>(
        &self,
        levels: &'a [LevelView<'a>],
        against: (Against, &'a Forks),
        terms: &'a Terms<'a>,
    ) -> TextRows<'a> {
        TextRows::new(levels, against, terms, self.settings)
    }
}

/// What is odd about each comparison of a ladder, each said once.
fn remarks(levels: &[LevelView<'_>], against: Against, forks: &Forks) -> Vec<String> {
    let pair = |(at, upper): (usize, &LevelView<'_>)| remark(*levels.get(against.lower_of(at)?)?, *upper, forks);
    let mut told: Vec<String> = Vec::new();
    for (kind, words) in levels.iter().enumerate().filter_map(pair) {
        // Against a baseline, a level below it is what was asked for.
        let is_wanted = kind == RemarkKind::Falling && against != Against::LevelBelow;
        if !is_wanted && !told.contains(&words) {
            told.push(words);
        }
    }
    told
}

/// Which levels have their knowledge, skills and abilities from what is printed for their series.
fn of_series(levels: &[LevelView<'_>]) -> Option<String> {
    let has = |view: &&LevelView<'_>| view.series.ksas.as_ref().is_some_and(|list| !list.items.is_empty());
    let mut codes: Vec<&str> = levels.iter().filter(has).map(|view| view.level.code.as_str()).collect();
    codes.dedup();
    (!codes.is_empty()).then(|| {
        format!(
            "Knowledge, skills and abilities of {} are printed for all classes of the series at once.",
            codes.join(", ")
        )
    })
}

/// What can be odd about comparing two levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RemarkKind {
    /// The two are one level.
    Itself,
    /// They have one code.
    SameCode,
    /// The lower one stands above the upper one.
    Falling,
}

/// What is odd about comparing two levels, in words for the user.
fn remark(lower: LevelView<'_>, upper: LevelView<'_>, forks: &Forks) -> Option<(RemarkKind, String)> {
    let (one, other) = (&lower.level.code, &upper.level.code);
    if lower.reference() == upper.reference() {
        return Some((RemarkKind::Itself, format!("{one} is compared with itself.")));
    }
    if one == other {
        return Some((RemarkKind::SameCode, same_code(lower, upper)));
    }
    (forks.order(lower, upper) == Order::Falling).then(|| {
        let words =
            format!("{one} stands above {other} in its series, and is shown as the lower one, as it was asked for.");
        (RemarkKind::Falling, words)
    })
}

/// Two texts under one code: two revisions by one authority, or classes of two.
fn same_code(lower: LevelView<'_>, upper: LevelView<'_>) -> String {
    let (code, issued, other) = (&lower.level.code, &lower.series.authority.name, &upper.series.authority.name);
    if issued != other {
        return format!("{code} is the code of two classes: of {issued} and of {other}.");
    }
    let dated = |view: LevelView<'_>| {
        let date = view.level.dates.effective.or(view.series.effective).or(view.series.source.date);
        let proposed = if matches!(view.series.status, Status::Proposed { .. }) { "proposed, " } else { "" };
        let on = date.map_or_else(|| "without a date".to_owned(), |date| format!("of {date}"));
        format!("{proposed}{on}")
    };
    format!("Two texts of {code} are compared, {} and {}: neither stands above the other.", dated(lower), dated(upper))
}

fn prepare(view: LevelView<'_>, terms: &Terms<'_>) -> Prepared {
    let list = |list| items(view, list, terms);
    Prepared { duties: list(ItemKind::Duty), ksas: list(ItemKind::Ksa) }
}

/// A level's items, cut into words.
struct Prepared {
    duties: Vec<Item>,
    ksas: Vec<Item>,
}

impl Prepared {
    fn list(&self, list: ItemKind) -> &[Item] {
        match list {
            ItemKind::Duty => &self.duties,
            ItemKind::Ksa => &self.ksas,
        }
    }
}
