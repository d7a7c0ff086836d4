//! A document: read, understood, and its draft written and read back.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rungs_domain::spec::Vocabulary;
use rungs_import::{Characters, Profile, read, understand};
use rungs_files::ron::{self, File, write_series};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    match ron::read("v.ron", include_bytes!("../../specs/vocabulary.ron"), &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => *vocabulary,
        _ => unreachable!("the shipped vocabulary"),
    }
});

static PROFILE: LazyLock<Profile> = LazyLock::new(Profile::shipped);

fuzz_target!(|bytes: &[u8]| {
    let Ok(manuscript) = read("a", bytes) else { return };
    let draft = understand(&manuscript, &PROFILE, &VOCABULARY);
    let _ = Characters::of(&manuscript, &draft);
    let mut vocabulary = VOCABULARY.clone();
    vocabulary.add(&draft.words);
    // A draft may break a rule that a person is told of; what keeps all rules reads back equal.
    if let Some(File::Series(again)) = ron::read("a.ron", write_series(&draft.series).as_bytes(), &vocabulary).file {
        assert_eq!(*again, draft.series);
    }
});
