//! A series that forks, as rungs and tracks: a card for each class, and what differs across the fork.

use rungs_domain::compare::{Across, Apart, FactorCell, Quotation, Track, TrackPlace, Tracks};
use rungs_domain::words::capitalized;

use super::step::{Quote, Told};
use crate::State;
use crate::tracks::{ComputedTracks, ForkTable};

/// Everything that is shown of the tracks.
#[derive(Debug)]
pub struct TracksData {
    /// What stands over the columns of cards: "Before the fork", "First rung".
    pub columns: Vec<String>,
    /// The classes before the fork.
    pub entry: Vec<ClassCard>,
    /// The tracks.
    pub tracks: Vec<TrackRow>,
    /// The classes behind the fork whose track is not printed.
    pub open: Vec<ClassCard>,
    /// The pairs across the fork.
    pub forks: Vec<AcrossFork>,
}

/// A track.
#[derive(Debug)]
pub struct TrackRow {
    /// Its name.
    pub name: String,
    /// The printed words that tell it; `None`: the titles alone do.
    pub says: Option<String>,
    /// Per rung the class that stands there.
    pub cards: Vec<Option<ClassCard>>,
}

/// A class.
#[derive(Debug)]
pub struct ClassCard {
    /// Its place among the levels shown.
    pub column: usize,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The code of the class that it is compared with.
    pub with: Option<String>,
    /// What sets it apart from that.
    pub rows: Vec<CardRow>,
    /// What a screen reader says of it.
    pub name: String,
}

/// A row of what sets a class apart; of a class that is compared with none, what it prints in one respect.
#[derive(Debug)]
pub struct CardRow {
    /// The dimension.
    pub dimension: String,
    /// Which way.
    pub told: Option<Told>,
    /// The words of the class; where it prints none, those of the class below.
    pub words: Quote,
    /// The words of the class below, where both print some.
    pub from: Option<Quote>,
}

/// Two classes across the fork.
#[derive(Debug)]
pub struct AcrossFork {
    /// "First rung".
    pub rung: String,
    /// Code and title of both.
    pub heads: [String; 2],
    /// What differs first, what is alike last.
    pub rows: Vec<AcrossRow>,
    /// What neither prints.
    pub neither: Option<String>,
}

/// A dimension across the fork.
#[derive(Debug)]
pub struct AcrossRow {
    /// The dimension.
    pub dimension: String,
    /// What is said of the two; `None`: their words are others, and no difference was found.
    pub across: Option<Across>,
    /// In words: "differs", "found only at 4546".
    pub told: String,
    /// What each prints.
    pub texts: [Option<String>; 2],
}

impl TracksData {
    /// The tracks of the series in view; `None`: it does not fork.
    pub fn new(state: &State) -> Option<Self> {
        let computed = state.computed.tracks.as_deref()?;
        let view = TracksView { state, computed };
        let tracks = &computed.tracks;
        let entry = view.cards(|place| place == TrackPlace::Entry);
        let rungs = tracks.rungs();
        let mut columns: Vec<String> = (!entry.is_empty()).then(|| "Before the fork".to_owned()).into_iter().collect();
        columns.extend((0..rungs).map(rung_name));
        let row = |(at, track): (usize, &Track)| TrackRow {
            name: track_name(tracks, at),
            says: track.evidence.as_ref().map(|said| format!("“{}”", said.text)),
            cards: (0..rungs)
                .map(|rung| view.cards(|place| place == TrackPlace::Rung { track: at, rung }).pop())
                .collect(),
        };
        let listed: Vec<TrackRow> = tracks.tracks.iter().enumerate().map(row).collect();
        Some(TracksData {
            columns,
            entry,
            tracks: listed,
            open: view.cards(|place| place == TrackPlace::Open),
            forks: computed.forks.iter().filter_map(|fork| view.across(fork)).collect(),
        })
    }
}

/// "First rung".
fn rung_name(rung: usize) -> String {
    const NAMES: [&str; 6] = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"];
    NAMES.get(rung).map_or_else(|| format!("Rung {}", rung + 1), |name| format!("{name} rung"))
}

fn track_name(tracks: &Tracks, at: usize) -> String {
    let name = tracks.tracks.get(at).and_then(|track| track.name.clone());
    name.unwrap_or_else(|| "Track without a name".to_owned())
}

/// What the cards are made of.
struct TracksView<'a> {
    state: &'a State,
    computed: &'a ComputedTracks,
}

impl TracksView<'_> {
    /// The classes that stand in a place, in printed order.
    fn cards(&self, wanted: impl Fn(TrackPlace) -> bool) -> Vec<ClassCard> {
        let places = self.computed.places.iter().enumerate();
        let here = places.filter(|(_, place)| self.computed.tracks.places.get(**place).is_some_and(|own| wanted(*own)));
        here.filter_map(|(column, _)| self.card(column)).collect()
    }

    fn head(&self, column: usize) -> Option<(String, String)> {
        let ladder = self.state.computed.ladder.as_deref()?;
        let level = self.state.library.level(ladder.levels.get(column)?)?.level;
        Some((level.code.to_string(), level.title.clone()))
    }

    fn card(&self, column: usize) -> Option<ClassCard> {
        let (code, title) = self.head(column)?;
        let step = self.computed.steps.iter().find(|step| step.upper == column);
        let with = step.and_then(|step| Some(self.head(step.lower)?.0));
        let rows: Vec<CardRow> = match step {
            Some(step) => {
                let across = self.state.computed.ladder.as_ref().is_some_and(|one| one.across(step.lower, column));
                step.rows.iter().filter_map(|row| card_row(row, across)).collect()
            }
            None => self.printed(column),
        };
        let beside = with.as_ref().map(|with| format!(", compared with {with}")).unwrap_or_default();
        let told = |row: &CardRow| row.told.map(|told| format!(" {}", told.word)).unwrap_or_default();
        let said = rows.iter().map(|row| format!("{}{}: {}", row.dimension, told(row), row.words.text));
        let said: Vec<String> = said.collect();
        let name = format!("{code} {title}{beside}. {}", said.join("; "));
        Some(ClassCard { column, code, title, with, rows, name })
    }

    /// What a class prints that is compared with none.
    fn printed(&self, column: usize) -> Vec<CardRow> {
        let rows = self.state.computed.factors.rows.iter();
        let printed = rows.filter_map(|row| {
            let words = Quote::of(row.cells.get(column)?.says.as_ref()?, None);
            Some(CardRow { dimension: capitalized(row.dimension.words()), told: None, words, from: None })
        });
        printed.collect()
    }

    fn across(&self, fork: &ForkTable) -> Option<AcrossFork> {
        let ((one, one_title), (other, other_title)) = (self.head(fork.one)?, self.head(fork.other)?);
        let codes = [one.as_str(), other.as_str()];
        let mut rows: Vec<AcrossRow> = fork
            .table
            .rows
            .iter()
            .filter_map(|row| {
                across_row(capitalized(row.dimension.words()), row.cells.first()?, row.cells.get(1)?, codes)
            })
            .collect();
        // What differs decides; what only one prints comes next, and what is alike is last.
        rows.sort_by_key(|row| match row.across {
            Some(Across::Differs) => 0,
            Some(Across::OnlyHere | Across::OnlyThere) => 1,
            None => 2,
            Some(Across::Alike) => 3,
        });
        let silent: Vec<&str> = fork.table.not_printed.iter().map(|dimension| dimension.words()).collect();
        Some(AcrossFork {
            rung: rung_name(fork.rung),
            heads: [format!("{one} {one_title}"), format!("{other} {other_title}")],
            rows,
            neither: (!silent.is_empty()).then(|| format!("No known phrase at either: {}", silent.join(", "))),
        })
    }
}

fn card_row(row: &Apart, across: bool) -> Option<CardRow> {
    let words = Quote::of(row.upper.as_ref().or(row.lower.as_ref())?, None);
    let from = row.upper.as_ref().and(row.lower.as_ref()).map(|lower| Quote::of(lower, None));
    Some(CardRow { dimension: capitalized(row.dimension.words()), told: Some(Told::of(row.turn, across)), words, from })
}

/// A dimension of two parallel classes, in words that put neither above the other.
fn across_row(dimension: String, one: &FactorCell, other: &FactorCell, codes: [&str; 2]) -> Option<AcrossRow> {
    let text = |quotation: Option<&Quotation>| quotation.map(|quotation| quotation.text.clone());
    let texts = match &other.step {
        Some(step) => {
            let lower = step.lower.as_ref().or(one.says.as_ref());
            [text(lower), text(step.upper.as_ref().or(other.says.as_ref()))]
        }
        None => [text(one.says.as_ref()), text(other.says.as_ref())],
    };
    let across = match (&texts, &other.step) {
        ([None, None], _) => return None,
        ([Some(_), None], _) => Some(Across::OnlyThere),
        ([None, Some(_)], _) => Some(Across::OnlyHere),
        ([Some(_), Some(_)], Some(_)) => Some(Across::Differs),
        ([Some(_), Some(_)], None) => other.same.then_some(Across::Alike),
    };
    let [code, other_code] = codes;
    let told = match across {
        Some(Across::OnlyThere) => format!("found only at {code}"),
        Some(Across::OnlyHere) => format!("found only at {other_code}"),
        Some(same @ (Across::Alike | Across::Differs)) => same.word().to_owned(),
        None => "no difference was found".to_owned(),
    };
    Some(AcrossRow { dimension, across, told, texts })
}
