//! A file of any kind, specifications, vocabularies, links, positions, policies and profiles among them: read or refused;
//! what reads is written and reads back equal.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rungs_domain::spec::Vocabulary;
use rungs_files::ron::{
    File, read, write_allocation_policy, write_applicant, write_credit_policy, write_links, write_position,
    write_series, write_vocabulary,
};
use rungs_import::Profile;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    match read("v.ron", include_bytes!("../../specs/vocabulary.ron"), &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => *vocabulary,
        _ => unreachable!("the shipped vocabulary"),
    }
});

fuzz_target!(|bytes: &[u8]| {
    let Some(file) = read("a.ron", bytes, &VOCABULARY).file else { return };
    let written = match &file {
        File::Series(series) => write_series(series),
        File::Vocabulary(vocabulary) => write_vocabulary(vocabulary),
        File::Links(links) => write_links(links),
        File::CreditPolicy(policy) => write_credit_policy(policy),
        File::AllocationPolicy(policy) => write_allocation_policy(policy),
        File::Applicant(applicant) => write_applicant(applicant),
        File::Position(position) => write_position(position),
        File::Profile => {
            let Ok(profile) = Profile::read("a.ron", bytes) else { return };
            assert_eq!(Profile::read("a.ron", profile.to_ron().as_bytes()), Ok(profile));
            return;
        }
    };
    assert_eq!(read("a.ron", written.as_bytes(), &VOCABULARY).file, Some(file));
});
