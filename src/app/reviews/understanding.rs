//! Understanding: what it goes by, and what comes of it.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use rungs_import::{Characters, Correction, Draft, Manuscript, Profile, ReviewPoint, understand_corrected};
use rungs_library::Library;

use super::super::State;

/// What was understood of a document.
#[derive(Debug, Clone)]
pub struct Understood {
    /// Rises with every new value; panels keep view data by it.
    pub revision: u64,
    /// From this text.
    pub manuscript: Arc<Manuscript>,
    /// From these rulings. While the form holds others, a newer answer is on its way.
    pub rulings: Arc<Vec<Correction>>,
    /// By which words: the number of [`UnderstoodBy`].
    pub given: u64,
    /// The draft.
    pub draft: Arc<Draft>,
    /// What a person should look at, in the order of the source.
    pub points: Arc<Vec<ReviewPoint>>,
    /// What became of each character.
    pub characters: Characters,
}

/// What all documents are understood by: the words of headings, and the vocabulary of requirements.
#[derive(Debug, Clone)]
pub struct UnderstoodBy {
    /// Rises with every change of them.
    pub number: u64,
    /// Profiles in use, to be laid over the shipped one in this order.
    profiles: Vec<Arc<Profile>>,
    /// Has the vocabulary.
    pub library: Arc<Library>,
}

/// The shipped profile, read once.
fn shipped() -> &'static Profile {
    static SHIPPED: OnceLock<Profile> = OnceLock::new();
    SHIPPED.get_or_init(Profile::shipped)
}

impl UnderstoodBy {
    /// What is in use now.
    pub fn of(state: &State) -> Self {
        let reviews = &state.reviews;
        let profiles = reviews.profiles.iter().rev().map(|one| one.profile.clone()).collect();
        UnderstoodBy { number: reviews.given, profiles, library: state.library.clone() }
    }

    /// The words by which a document is understood: the shipped ones, with the profiles over them that are for it.
    pub fn profile(&self, manuscript: &Manuscript) -> Cow<'static, Profile> {
        let for_it = self.profiles.iter().filter(|profile| profile.is_for(manuscript));
        for_it.fold(Cow::Borrowed(shipped()), |all, one| Cow::Owned(all.with(one)))
    }

    /// Understands a document.
    ///
    /// # Errors
    /// The program is at fault and says so; the document and its rulings stay as they are.
    pub fn understand(
        &self,
        manuscript: &Arc<Manuscript>,
        rulings: Arc<Vec<Correction>>,
    ) -> Result<Understood, String> {
        let understanding =
            || understand_corrected(manuscript, &self.profile(manuscript), &self.library.vocabulary, &rulings);
        // Nothing outlives a panic here but the question, which nobody changes.
        let draft = catch_unwind(AssertUnwindSafe(understanding))
            .map_err(|_| "Rungs stumbled over it, which is a mistake of the program".to_owned())?;
        Ok(Understood {
            revision: 0,
            manuscript: manuscript.clone(),
            given: self.number,
            characters: Characters::of(manuscript, &draft),
            points: Arc::new(draft.points()),
            draft: Arc::new(draft),
            rulings,
        })
    }
}
