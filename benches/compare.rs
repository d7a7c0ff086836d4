//! Comparing levels: real ones, and lists far longer than any document has.
//!
//! `cargo bench --bench compare`. To hold on two cores: two real levels in 1 ms, 2,000 duties against 2,000 in 2 s.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measuring program")]

use divan::Bencher;
use jiff::civil::date;
use rungs_documents::ladder::Compared;
use rungs_documents::terminal;
use rungs_domain::compare::{Against, Comparer, LevelView, Limits, word_diff};
use rungs_domain::spec::{Code, Duty, DutyScope, LevelRef, Series};
use rungs_library::{Library, LinkUse};

fn main() {
    divan::main();
}

fn comparer(library: &Library) -> Comparer {
    Comparer::new(&library.vocabulary, Limits::default())
}

fn illinois(library: &Library) -> &Series {
    &library.series.iter().find(|loaded| loaded.series.id.as_str() == "il-social-service-planner").unwrap().series
}

fn views(series: &Series) -> Vec<LevelView<'_>> {
    series.levels.iter().map(|level| LevelView { series, level }).collect()
}

/// The series with `duties` duties at every level, made of its own words in another order at each.
fn generated(series: &Series, duties: u32) -> Series {
    let words: Vec<String> = series
        .levels
        .iter()
        .flat_map(|level| &level.duties.items)
        .map(|duty| duty.text.as_str())
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect();
    let mut series = series.clone();
    let mut state = 1_u64;
    let mut next = move || {
        // Knuth's MMIX generator: the same words on every machine.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap()
    };
    for level in &mut series.levels {
        level.duties.items = (1..=duties)
            .map(|number| {
                let text: Vec<&str> = (0..30).map(|_| words[next() % words.len()].as_str()).collect();
                Duty { number, text: text.join(" "), scope: DutyScope::Own, note: None }
            })
            .collect();
    }
    series
}

#[divan::bench]
fn two_real_levels(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let (comparer, series) = (comparer(&library), illinois(&library));
    let views = views(series);
    bencher.bench(|| comparer.compare(views[2], views[3], &[]));
}

/// The comparison as a document, its words marked, and as text for a terminal.
#[divan::bench]
fn two_real_levels_as_text(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let level = |code| LevelRef { series: illinois(&library).id.clone(), code: Code::new(code).unwrap() };
    let pair = library.compare(&level("41312"), &level("41313"), LinkUse::Confirmed).unwrap();
    bencher.bench(|| {
        let document = library.comparison_document(Compared::Pair(&pair), date(2025, 6, 30)).unwrap();
        terminal::render(&document, 100)
    });
}

/// What sets two neighboring levels apart, the phrases of the vocabulary ready.
#[divan::bench]
fn what_sets_two_real_levels_apart(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let (comparer, series) = (comparer(&library), illinois(&library));
    let views = views(series);
    comparer.apart(views[2], views[3]);
    bencher.bench(|| comparer.apart(views[2], views[3]));
}

/// The factor table of five levels.
#[divan::bench]
fn factor_table_of_five_real_levels(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let (comparer, series) = (comparer(&library), illinois(&library));
    let views = views(series);
    bencher.bench(|| comparer.factor_table(&views, Against::LevelBelow));
}

/// The neighboring levels with the most text.
#[divan::bench]
fn two_longest_real_levels(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let comparer = comparer(&library);
    let is_longest = |series: &&Series| series.id.as_str() == "denver-utilization-management";
    let series = library.series.iter().map(|loaded| &loaded.series).find(is_longest).unwrap();
    let views = views(series);
    bencher.bench(|| comparer.compare(views[0], views[1], &[]));
}

/// All neighboring levels of the five series, twelve pairs in one turn.
#[divan::bench]
fn twelve_neighbouring_pairs(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let comparer = comparer(&library);
    let series: Vec<Vec<LevelView<'_>>> = library.series.iter().map(|loaded| views(&loaded.series)).collect();
    bencher.bench(|| {
        for pair in series.iter().flat_map(|levels| levels.windows(2)) {
            divan::black_box(comparer.compare(pair[0], pair[1], &[]));
        }
    });
}

#[divan::bench]
fn ladder_of_five_real_levels(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let (comparer, series) = (comparer(&library), illinois(&library));
    let views = views(series);
    bencher.bench(|| comparer.ladder(&views, Against::LevelBelow, &[]));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn two_levels_of_2000_duties(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let (comparer, series) = (comparer(&library), generated(illinois(&library), 2_000));
    let views = views(&series);
    bencher.bench(|| comparer.compare(views[0], views[1], &[]));
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn ladder_of_five_levels_of_2000_duties(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let (comparer, series) = (comparer(&library), generated(illinois(&library), 2_000));
    let views = views(&series);
    bencher.bench(|| comparer.ladder(&views, Against::LevelBelow, &[]));
}

#[divan::bench(args = [100, 10_000])]
fn words_of_two_texts(bencher: Bencher<'_, '_>, words: u32) {
    let text = |step: u32| (0..words).map(|at| format!("w{} ", at * step % 997)).collect::<String>();
    let (lower, upper) = (text(7), text(11));
    bencher.bench(|| word_diff(&lower, &upper));
}
