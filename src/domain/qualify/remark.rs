//! What is said of a record wherever it carries an answer, whether or not that answer is *met*.

use super::question::study_name;
use super::search::Search;
use super::ways::Choice;
use super::{Known, Schooling, Study, TraceNode};

/// Something that a reader must know of what an answer rests on. It is neither short nor open: it changes no outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about, in a word: `accreditation`.
    pub about: &'static str,
    /// The sentence.
    pub text: String,
}

/// What is to be said of that by which a node is met.
pub(super) fn remarks(search: &Search<'_, '_>, choice: Choice) -> Vec<Remark> {
    let applicant = search.record.applicant();
    let found = match choice {
        Choice::Study(at) | Choice::Combined { study: Some(at), .. } => {
            applicant.education.get(at).and_then(not_evaluated)
        }
        _ => None,
    };
    found.into_iter().collect()
}

/// A college study of which the record does not say whether it is accredited: foreign, and not evaluated.
fn not_evaluated(study: &Study) -> Option<Remark> {
    let college = !matches!(study.degree, Schooling::HighSchool | Schooling::Ged);
    (college && study.accredited == Known::Unknown).then(|| {
        let what = study_name(study);
        let text = format!("the record does not say that the {what} is accredited or has been evaluated");
        Remark { about: "accreditation", text }
    })
}

/// The remarks of all nodes on which an answer rests, in printed order, each once.
pub(super) fn all(trace: &TraceNode) -> Vec<Remark> {
    let mut found = Vec::new();
    add(trace, &mut found);
    found
}

fn add(node: &TraceNode, found: &mut Vec<Remark>) {
    if node.used {
        for remark in &node.remarks {
            if !found.contains(remark) {
                found.push(remark.clone());
            }
        }
        node.parts.iter().for_each(|part| add(part, found));
    }
}
