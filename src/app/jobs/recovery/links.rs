//! Links that no side file holds yet, in the shape of a side file.

use std::io;
use std::path::Path;
use std::sync::Arc;

use rungs_domain::spec::Vocabulary;
use rungs_files::ron::{self, File};
use rungs_library::manuscripts::Reader;

use super::Recoverable;
use crate::documents::Kept;
use crate::links::LinkDraft;

impl Recoverable for LinkDraft {
    const FILE: &'static str = "unsaved.links.ron";

    /// About a pair on which an earlier session decided, too, the later decision counts.
    fn to_file(kept: &[Kept<Self>]) -> io::Result<Vec<u8>> {
        let all = kept.iter().fold(LinkDraft::default(), |all, kept| all.with(&kept.draft));
        Ok(ron::write_links(&all.0).into_bytes())
    }

    fn from_file(bytes: &[u8], _: &Path, _: &mut Reader) -> Vec<Kept<Self>> {
        match ron::read(Self::FILE, bytes, &Vocabulary::default()).file {
            Some(File::Links(links)) => vec![Kept { draft: Arc::new(LinkDraft(links)), path: None, on_disk: None }],
            _ => Vec::new(),
        }
    }
}
