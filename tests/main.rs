//! The integration tests: one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod allocate;
mod apart;
mod architecture;
mod changes;
mod clauses;
mod cli;
mod crash;
mod desk;
mod determining;
mod exporting;
mod hostile;
mod levels;
mod library;
mod linking;
mod one_wording;
mod printed;
mod qualify;
mod reading;
mod shipped_specs;
mod window_audit;
mod window_files;
mod window_find;
mod window_flow;
mod window_focus;
mod window_forms;
mod window_import;
mod window_keys;
mod window_kit;
mod window_ladder;
mod window_ladder_table;
mod window_library;
mod window_links;
mod window_lists;
mod window_qualify;
mod window_qualify_rungs;
mod window_reader;
mod window_reading;
mod window_requirement;
mod window_shell;
mod window_step;
mod window_tracks;
mod window_vacancy;
