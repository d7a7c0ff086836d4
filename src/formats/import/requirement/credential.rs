//! Licences, certificates and completed programmes.

use rungs_domain::spec::{Credential, Requirement, Vocabulary};

use super::node::{all, judgement, source};
use super::phrases::PHRASES;
use super::tail::narrows;
use super::token::Slice;

/// A clause that asks for a credential which the vocabulary knows.
pub(super) fn credential(clause: &Slice<'_>, vocabulary: &Vocabulary) -> Option<Requirement> {
    let mut at = 0;
    let (any_of, end) = loop {
        if let Some(found) = credential_at(clause, at, vocabulary) {
            break found;
        }
        at += PHRASES.leads.at(clause, at).or_else(|| PHRASES.credential_leads.at(clause, at))?;
    };
    let end = PHRASES.credential_ends.skip_all(clause, end);
    let node = Requirement::Credential(Credential { source: source(clause), any_of: any_of.to_vec() });
    if end == clause.len() {
        return Some(node);
    }
    let tail = narrows(clause.from(end))?;
    Some(all(source(clause), vec![node, judgement(&tail, "Does the licence meet this")]))
}

/// The longest words for a credential at `at`, and the token behind them.
pub(super) fn credential_at<'p>(
    clause: &Slice<'_>,
    at: usize,
    vocabulary: &Vocabulary,
) -> Option<(&'p [String], usize)> {
    let known = |ids: &[String]| ids.iter().all(|id| vocabulary.credentials.iter().any(|kind| kind.id == *id));
    let words = PHRASES.credentials.iter().filter(|words| known(&words.any_of));
    let found = words.filter_map(|words| Some((words.any_of.as_slice(), at + words.phrases.at(clause, at)?)));
    found.max_by_key(|(_, end)| *end)
}
