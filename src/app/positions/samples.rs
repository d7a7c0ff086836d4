//! The sample positions inside the program: invented, two held and one planned.

use rungs_domain::allocate::Position;
use rungs_domain::spec::Vocabulary;
use rungs_files::ron::{self, File};

const FILES: [(&str, &[u8]); 3] = [
    ("sample-position-1.ron", include_bytes!("../../../assets/samples/sample-position-1.ron")),
    ("sample-position-2.ron", include_bytes!("../../../assets/samples/sample-position-2.ron")),
    ("sample-position-3.ron", include_bytes!("../../../assets/samples/sample-position-3.ron")),
];

/// The samples, in their order.
pub fn all(vocabulary: &Vocabulary) -> Vec<Position> {
    let read = FILES.iter().map(|(name, bytes)| ron::read(name, bytes, vocabulary).file);
    read.filter_map(|file| match file {
        Some(File::Position(position)) => Some(*position),
        _ => None,
    })
    .collect()
}
