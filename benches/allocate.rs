//! Judging positions: a real one against the Illinois series, and one with as many duties as a position may have.
//!
//! `cargo bench --bench allocate`. To hold on two cores: a real position within a frame of 16 ms, 200 duties in 0.2 s.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measuring program")]

use divan::Bencher;
use rungs_app::positions::samples;
use rungs_domain::allocate::{Allocator, MAX_DUTIES, Position};
use rungs_library::Library;

fn main() {
    divan::main();
}

/// The planner among the samples: nine duties, two of which nobody has decided.
fn planner(library: &Library) -> Position {
    samples::all(&library.vocabulary).swap_remove(0)
}

/// The worksheet, all policies, what each level needs: what the window asks for after every key.
fn judge(bencher: Bencher<'_, '_>, position: impl Fn(&Library) -> Position) {
    let library = Library::shipped();
    let position = position(&library);
    let policies = library.policies_for(&position).unwrap();
    bencher.bench_local(|| library.allocate(&position, position.as_of.unwrap(), &policies).unwrap());
}

#[divan::bench]
fn a_real_position_with_all_policies_and_needs(bencher: Bencher<'_, '_>) {
    judge(bencher, planner);
}

#[divan::bench]
fn two_hundred_duties_that_nobody_has_decided(bencher: Bencher<'_, '_>) {
    judge(bencher, |library| {
        let mut position = planner(library);
        let real = position.duties.clone();
        position.duties = real.into_iter().cycle().take(MAX_DUTIES).collect();
        for (number, duty) in (1..).zip(&mut position.duties) {
            (duty.number, duty.matched) = (number, None);
            duty.text.push_str(&format!(" Unit {number}."));
        }
        position
    });
}

/// A series made ready to be judged against: once for all positions of the window that name it.
#[divan::bench]
fn the_series_made_ready(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let loaded = library.find(&planner(&library).spec.series).unwrap();
    bencher.bench_local(|| {
        drop(Allocator::new(&library.comparer, &loaded.series, &loaded.links, loaded.revision()));
    });
}
