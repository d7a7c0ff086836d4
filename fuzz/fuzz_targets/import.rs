//! A document: read without flaws, or refused with a hint.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rungs_import::read;

fuzz_target!(|bytes: &[u8]| {
    match read("a", bytes) {
        Ok(manuscript) => assert_eq!(manuscript.flaw(), None),
        Err(unread) => assert!(!unread.fault.hint().is_empty()),
    }
});
