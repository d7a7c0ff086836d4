//! The sample applicants inside the program: invented people.

use rungs_domain::qualify::Applicant;
use rungs_domain::spec::Vocabulary;
use rungs_files::ron::{self, File};

const FILES: [(&str, &[u8]); 3] = [
    ("sample-applicant-a.ron", include_bytes!("../../../assets/samples/sample-applicant-a.ron")),
    ("sample-applicant-b.ron", include_bytes!("../../../assets/samples/sample-applicant-b.ron")),
    ("sample-applicant-c.ron", include_bytes!("../../../assets/samples/sample-applicant-c.ron")),
];

/// The series for which they were made.
pub const SERIES: [&str; 2] = ["denver-utilization-management", "ui-medical-social-services"];

/// The samples, in their order.
pub fn all(vocabulary: &Vocabulary) -> Vec<Applicant> {
    let read = FILES.iter().map(|(name, bytes)| ron::read(name, bytes, vocabulary).file);
    read.filter_map(|file| match file {
        Some(File::Applicant(applicant)) => Some(*applicant),
        _ => None,
    })
    .collect()
}
