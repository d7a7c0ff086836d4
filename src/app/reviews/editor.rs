//! The requirement editor: the node in focus, what is typed in its fields, and what became of the last change.
//!
//! Every change is a ruling at once, and the document is understood anew. What is half typed and cannot be taken stays
//! in its field with the reason.

use std::collections::BTreeMap;

use rungs_domain::qualify::RequirementKind;
use rungs_domain::revise::{Change, Destination, Lack, Refusal, begin, revise};
use rungs_domain::spec::{NodePath, NodeStep, Requirement, RequirementSource, Vocabulary};

use super::{EditedTier, ReviewCommand};

/// The state of the editor of one tier.
#[derive(Debug, Default)]
pub struct RequirementEditor {
    /// The node in focus.
    pub focus: NodePath,
    /// Whether its fields are open.
    pub open: bool,
    /// What the node is to be turned into once a person has said more.
    pub turning: Option<(RequirementKind, Lack)>,
    /// Why the last change was not made.
    pub refused: Option<String>,
    /// The tree that the last change made: another one was not made here.
    made: Option<Requirement>,
    /// What is typed and does not stand in the tree so.
    typed: BTreeMap<(NodePath, &'static str), Typed>,
    /// The field that made the last change: more typing in it is the same step of undo.
    typing: Option<(NodePath, &'static str)>,
    /// Kinds and credentials taken over from words that were read anew here.
    words: Vocabulary,
}

/// What is typed in a field.
#[derive(Debug)]
struct Typed {
    text: String,
    /// Why it cannot be taken.
    why: Option<String>,
}

/// What came of an edit of a field.
#[derive(Debug, PartialEq)]
pub enum FieldEdit {
    /// Nothing was typed.
    Unchanged,
    /// What was typed cannot be read yet; it stays, with the reason.
    Unreadable,
    /// It makes this change.
    Change(Change),
}

impl RequirementEditor {
    /// Follows the tree as it stands: what was typed about one that was not made here is forgotten.
    pub fn follow(&mut self, requires: Option<&Requirement>) {
        if requires != self.made.as_ref() {
            self.typed.clear();
            self.typing = None;
            self.turning = None;
            self.refused = None;
            self.made = requires.cloned();
        }
    }

    /// The words in which a requirement can be said: these, and those taken over from what was read anew here.
    pub fn vocabulary(&self, mut known: Vocabulary) -> Vocabulary {
        known.add(&self.words);
        known
    }

    /// Puts a node into focus.
    pub fn go(&mut self, path: &[NodeStep], open: bool) {
        if self.focus != path {
            self.turning = None;
            self.refused = None;
        }
        self.focus = path.to_vec();
        self.open = open;
    }

    /// What stands in a field: what is typed, else `now`, which the tree says.
    pub fn text(&self, field: &'static str, now: &str) -> String {
        self.typed_in(field).map_or_else(|| now.to_owned(), |typed| typed.text.clone())
    }

    /// The fields of the node in focus that cannot be taken, each with the reason.
    pub fn problems(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let of_node = self.typed.iter().filter(|((path, _), _)| *path == self.focus);
        of_node.filter_map(|((_, field), typed)| Some((*field, typed.why.as_deref()?)))
    }

    fn typed_in(&self, field: &'static str) -> Option<&Typed> {
        self.typed.get(&(self.focus.clone(), field))
    }

    /// Takes up the text of a field; `read` makes a change of it, or says what is wrong with it. A field that was `left`
    /// shows again what the tree says.
    pub fn edit(
        &mut self,
        (field, now): (&'static str, &str),
        text: String,
        left: bool,
        read: impl FnOnce(&str) -> Result<Change, String>,
    ) -> FieldEdit {
        let (key, known) = ((self.focus.clone(), field), self.typed_in(field));
        if text == known.map_or(now, |typed| typed.text.as_str()) {
            if left && known.is_none_or(|typed| typed.why.is_none()) {
                self.typed.remove(&key);
                self.typing.take_if(|typing| *typing == key);
            }
            return FieldEdit::Unchanged;
        }
        let read = read(&text);
        let why = read.as_ref().err().cloned();
        self.typed.insert(key, Typed { text, why });
        read.map_or(FieldEdit::Unreadable, FieldEdit::Change)
    }

    /// The same for a field whose text counts only when it is `done`.
    pub fn edit_until_done(
        &mut self,
        field: &'static str,
        text: String,
        done: bool,
        read: impl FnOnce(&str) -> Result<Change, String>,
    ) -> FieldEdit {
        let known = self.typed_in(field);
        let mut why = known.filter(|typed| typed.text == text).and_then(|typed| typed.why.clone());
        let mut edit = FieldEdit::Unchanged;
        if done && !text.is_empty() {
            edit = match read(&text) {
                Ok(change) => FieldEdit::Change(change),
                Err(words) => {
                    why = Some(words);
                    FieldEdit::Unreadable
                }
            };
        }
        self.typed.insert((self.focus.clone(), field), Typed { text, why });
        edit
    }

    /// The change by which the node in focus says what its printed words ask if they are read by themselves.
    pub fn read_anew(
        &mut self,
        edited: &EditedTier<'_>,
        source: &RequirementSource,
        vocabulary: &Vocabulary,
    ) -> Change {
        let (said, words) = edited.read(&source.cite, vocabulary);
        self.words.add(&words);
        Change::Put(Box::new(said))
    }

    /// The same with each of its sentences read by itself.
    pub fn read_each(
        &mut self,
        edited: &EditedTier<'_>,
        source: &RequirementSource,
        vocabulary: &Vocabulary,
    ) -> Change {
        let sentences = self.sentences(edited, source);
        let (said, words) = edited.read_each(&sentences, source, vocabulary);
        self.words.add(&words);
        Change::Put(Box::new(said))
    }

    /// The printed sentences of the node in focus, whose source is given.
    pub fn sentences<'t>(&self, edited: &'t EditedTier<'_>, source: &'t RequirementSource) -> Vec<&'t str> {
        edited.sentences(self.focus.is_empty(), source)
    }

    /// Makes a change of the node in focus, typed in `field`; the ruling that says so. Where it is not made, the reason is
    /// kept.
    pub fn carry_out(
        &mut self,
        edited: &EditedTier<'_>,
        vocabulary: &Vocabulary,
        change: Change,
        field: Option<&'static str>,
    ) -> Option<ReviewCommand> {
        let Some(tree) = edited.requires else { return self.begin(edited) };
        let turns = if let Change::Turn { into, .. } = change { Some(into) } else { None };
        let moves = matches!(change, Change::Up | Change::Down | Change::Out | Change::Into | Change::Move(_));
        self.refused = None;
        let vocabulary = self.vocabulary(vocabulary.clone());
        match revise(tree, &self.focus, change, edited.ground(&vocabulary)) {
            Ok(revised) if revised.tree.as_ref() == Some(tree) => self.turning = None,
            Ok(revised) => {
                let at = field.map(|field| (self.focus.clone(), field));
                let goes_on = at.is_some() && self.typing == at;
                let ruling = edited.ruling(revised.tree.clone());
                self.typing = at;
                self.made = revised.tree;
                if field.is_none() {
                    self.typed.clear();
                    self.turning = None;
                }
                if revised.at != self.focus {
                    self.go(&revised.at, self.open || !moves);
                }
                return Some(if goes_on { ReviewCommand::GoOn(ruling) } else { ReviewCommand::Rule(ruling) });
            }
            Err(Refusal::Lacks(lack)) => self.turning = turns.map(|into| (into, lack)),
            Err(refusal) => self.refuse(field, why_refused(refusal)),
        }
        None
    }

    /// Whether a part can be moved to another place.
    ///
    /// # Errors
    /// It cannot; why.
    pub fn can_move(
        &self,
        edited: &EditedTier<'_>,
        vocabulary: &Vocabulary,
        from: &[NodeStep],
        to: &Destination,
    ) -> Result<(), String> {
        let Some(tree) = edited.requires else { return Err("the tree is not there any more".to_owned()) };
        revise(tree, from, Change::Move(to.clone()), edited.ground(vocabulary)).map(drop).map_err(why_refused)
    }

    /// A tier without a tree begins with its first words, left to a person.
    fn begin(&mut self, edited: &EditedTier<'_>) -> Option<ReviewCommand> {
        let mut printed = edited.tier.printed.iter().map(|one| one.text.trim());
        let made = begin(printed.find(|text| !text.is_empty())?);
        self.made = Some(made.clone());
        self.go(&[], true);
        Some(ReviewCommand::Rule(edited.ruling(Some(made))))
    }

    /// Keeps why a change was not made: at the field in which it was typed, else below the node.
    fn refuse(&mut self, field: Option<&'static str>, words: String) {
        let typed = field.and_then(|field| self.typed.get_mut(&(self.focus.clone(), field)));
        match typed {
            Some(typed) => typed.why = Some(words),
            None => self.refused = Some(words),
        }
    }
}

/// Why a change is not made, in words.
fn why_refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::Rule(words) | Refusal::Broken { message: words, hint: None } => words,
        Refusal::Broken { message, hint: Some(hint) } => format!("{message}: {hint}"),
        Refusal::Lacks(_) => "something has to be said first".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rungs_domain::revise::TurnedInto;
    use rungs_library::Library;

    use super::*;
    use crate::reviews::Correction;
    use crate::typed;

    /// The editor of the first tier of a shipped level, whose tree is `tree`.
    struct Editing {
        library: Library,
        tree: Requirement,
        editor: RequirementEditor,
    }

    impl Editing {
        fn new(words: &str) -> Self {
            Editing { library: Library::shipped(), tree: begin(words), editor: RequirementEditor::default() }
        }

        /// Makes a change and takes up the ruling; whether it goes on with the one before, `None`: there is none.
        fn carry_out(&mut self, change: Change, field: Option<&'static str>) -> Option<bool> {
            let series = &self.library.series.iter().find(|one| one.series.id.as_str() == "il-social-service-planner");
            let series = &series.unwrap().series;
            let level = &series.levels[0];
            let (tier, requires) = (&level.qualifications[0], Some(&self.tree));
            let edited = EditedTier { series, level, found: &level.code, place: 0, tier, requires, ruled: false };
            let command = self.editor.carry_out(&edited, &self.library.vocabulary, change, field);
            let (goes_on, ruling) = match command? {
                ReviewCommand::Rule(ruling) => (false, ruling),
                ReviewCommand::GoOn(ruling) => (true, ruling),
                other => panic!("{other:?}"),
            };
            let Correction::Requires { requires: Some(tree), .. } = ruling else { panic!("{ruling:?}") };
            self.tree = *tree;
            self.editor.follow(Some(&self.tree));
            Some(goes_on)
        }

        fn turn(&mut self, given: TurnedInto) -> Option<bool> {
            self.carry_out(Change::Turn { into: RequirementKind::Experience, given }, None)
        }

        /// Types into the field of months as the window does, letter by letter.
        fn type_months(&mut self, text: &str) -> Option<bool> {
            let read = |text: &str| Ok(Change::Reading(typed::months(text)?.to_string()));
            match self.editor.edit(("months", ""), text.to_owned(), false, read) {
                FieldEdit::Change(change) => self.carry_out(change, Some("months")),
                FieldEdit::Unchanged | FieldEdit::Unreadable => None,
            }
        }
    }

    #[test]
    fn a_turn_waits_for_what_a_person_has_to_say_first() {
        let mut editing = Editing::new("Requires two years of casework.");
        assert_eq!(editing.turn(TurnedInto::default()), None);
        assert_eq!(editing.editor.turning, Some((RequirementKind::Experience, Lack::Months)));
        assert_eq!(editing.turn(TurnedInto { months: Some(24), ..TurnedInto::default() }), Some(false));
        assert_eq!(editing.editor.turning, None);
        assert!(matches!(&editing.tree, Requirement::Experience(asked) if asked.months == 24), "{:?}", editing.tree);
    }

    #[test]
    fn what_cannot_be_read_stays_with_its_reason_and_rules_nothing() {
        let mut editing = Editing::new("Requires two years of casework.");
        assert_eq!(editing.type_months("2"), None);
        assert_eq!(editing.editor.text("months", ""), "2");
        let problems: Vec<&str> = editing.editor.problems().map(|(_, why)| why).collect();
        assert!(matches!(problems[..], [why] if why.starts_with("2 of what?")), "{problems:?}");
        // Left with its mistake it stays, mended it does not.
        let read = |_: &str| Err("not asked".to_owned());
        assert_eq!(editing.editor.edit(("months", ""), "2".to_owned(), true, read), FieldEdit::Unchanged);
        assert_eq!(editing.editor.text("months", ""), "2");
        assert_eq!(editing.type_months("2 years"), Some(false));
        assert_eq!(editing.editor.problems().count(), 0);
    }

    #[test]
    fn typing_in_one_field_goes_on_with_one_ruling_until_the_field_is_left() {
        let mut editing = Editing::new("Requires two years of casework.");
        assert_eq!(editing.type_months("2 years"), Some(false));
        assert_eq!(editing.type_months("3 years"), Some(true));
        let read = |_: &str| Err("not asked".to_owned());
        assert_eq!(editing.editor.edit(("months", ""), "3 years".to_owned(), true, read), FieldEdit::Unchanged);
        assert_eq!(editing.type_months("4 years"), Some(false));
    }

    #[test]
    fn a_tree_that_was_not_made_here_forgets_what_was_typed() {
        let mut editing = Editing::new("Requires two years of casework.");
        editing.type_months("2");
        editing.editor.follow(Some(&begin("Something else.")));
        assert_eq!(editing.editor.text("months", "now"), "now");
        assert_eq!(editing.editor.problems().count(), 0);
    }

    #[test]
    fn another_node_in_focus_forgets_why_the_last_change_was_refused() {
        let mut editing = Editing::new("Requires two years of casework.");
        assert_eq!(editing.carry_out(Change::Up, None), None);
        assert!(editing.editor.refused.is_some());
        editing.editor.go(&[NodeStep::Time], false);
        assert_eq!(editing.editor.refused, None);
    }
}
