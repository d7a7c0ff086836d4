//! Words as data: kinds of experience, credentials, degree words and harmless slips.

use jiff::civil::Date;

use super::DimensionWords;

/// What the specifications' words mean, each entry with its source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Kinds of experience.
    pub kinds: Vec<ExperienceKind>,
    /// Which kinds of experience a person has ruled to be the same work, for the whole library.
    pub same_work: Vec<SameWork>,
    /// What needs are called in sentences.
    pub needs: Vec<NeedWords>,
    /// Kinds of credentials.
    pub credentials: Vec<CredentialKind>,
    /// Fields of study that are plainly remote from every open clause.
    pub remote_fields: Option<RemoteFields>,
    /// Other ways to write the name of a field of study.
    pub field_names: Option<FieldNames>,
    /// Ordered scales of degree words.
    pub scales: Vec<Scale>,
    /// The phrases by which texts speak of what sets levels apart.
    pub dimensions: Vec<DimensionWords>,
    /// What parallel classes are called in titles and texts.
    pub tracks: Vec<TrackWords>,
    /// Groups of forms whose exchange is a slip, not a change ("e.g." and "i.e.").
    pub slips: Vec<Slip>,
    /// Groups of words that stand for the same thing in the field ("record" and "document").
    pub synonyms: Vec<Synonyms>,
    /// Words that carry no meaning of their own when texts are compared.
    pub stop_words: Vec<String>,
    /// What printed duties and people at work call the same things. Duties of positions are matched with them; levels
    /// are compared without.
    pub notions: Vec<Notion>,
    /// What part somebody takes in the work, by the verbs with which a duty begins, the least part first.
    pub parts: Option<Scale>,
    /// Words of everyday speech that do not tell what a duty is about. Like the notions, they serve matching alone.
    pub fillers: Vec<String>,
    /// Phrases that say how far the work reaches or whose it is, not what it is: "of the team". One of stop words alone,
    /// "from", says so of all words behind it. They weigh less when a duty looks for its item.
    pub extents: Vec<String>,
    /// How a duty says of the work only that there is more of it.
    pub catch_all: Option<CatchAll>,
    /// Words that begin what only explains, limits or permits: "which may require overnight stays". Words set into a
    /// text behind one of them are no further demand.
    pub asides: Vec<String>,
    /// Verbs that fit any work and tell nothing of it: "coordinate". Two duties that share no more than one are not alike.
    pub general_verbs: Vec<String>,
    /// Phrases of a sentence that says what may stand in for something else that is asked for: "may be substituted".
    /// Such a sentence is compared with its like alone, never with what is asked for in the first place.
    pub stand_ins: Vec<String>,
    /// Headings of text that decides the level, as documents print them, in lower case. Where nothing but duties stands
    /// under one, the duties are what distinguishes the level.
    pub allocating_headings: Vec<String>,
    /// How documents print what decides an allocation.
    pub criteria: Option<CriteriaWords>,
}

impl Vocabulary {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Vocabulary::default()
    }

    /// Adds the kinds, needs and credentials of `more` whose names are not here yet.
    pub fn add(&mut self, more: &Vocabulary) {
        add_new(&mut self.kinds, &more.kinds, |kind| &kind.id);
        add_new(&mut self.needs, &more.needs, |need| &need.id);
        add_new(&mut self.credentials, &more.credentials, |kind| &kind.id);
    }
}

impl Vocabulary {
    /// A kind of experience in words: of one that nobody has settled the printed words whole, else its name.
    pub fn kind_words(&self, id: &str) -> String {
        let known = self.kinds.iter().find(|kind| kind.id == id);
        known.map_or_else(|| id.replace('_', " "), ExperienceKind::words)
    }

    /// The kinds that rulings make the same work as this one, by however many steps; itself is not among them.
    pub fn same_work_as(&self, id: &str) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let mut open = vec![id.to_owned()];
        while let Some(kind) = open.pop() {
            for other in self.same_work.iter().filter_map(|ruling| ruling.other(&kind)) {
                if other != id && !found.contains(&other) {
                    found.push(other);
                    open.push(other.to_owned());
                }
            }
        }
        found
    }

    /// Whether a ruling makes a kind the same work as one that somebody has settled.
    pub fn is_settled_by_ruling(&self, id: &str) -> bool {
        let settled = |other: &&str| self.kinds.iter().any(|kind| kind.id == **other && !kind.unsettled);
        !self.same_work.is_empty() && self.same_work_as(id).iter().any(settled)
    }
}

fn add_new<T: Clone>(known: &mut Vec<T>, more: &[T], id: impl Fn(&T) -> &String) {
    for entry in more {
        if known.iter().all(|other| id(other) != id(entry)) {
            known.push(entry.clone());
        }
    }
}

/// A kind of experience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExperienceKind {
    /// Its name in files: `social_casework`.
    pub id: String,
    /// What it means.
    pub meaning: String,
    /// Where it comes from.
    pub source: String,
    /// Kinds that it also is, directly.
    pub implies: Vec<String>,
    /// True where time lived in a place counts, too: it is entered with the hours of a full week.
    pub residency: bool,
    /// True while nobody has settled which work is of this kind, as where an import took it over from printed words:
    /// whether work that is not marked with it is of it, is a question to a person.
    pub unsettled: bool,
}

impl ExperienceKind {
    /// It in words: where nobody has settled it the printed words whole, else its name.
    pub fn words(&self) -> String {
        if self.unsettled { self.meaning.clone() } else { self.id.replace('_', " ") }
    }
}

/// A ruling that two kinds of experience are the same work: that of one is that of the other, wherever either is asked
/// for. A kind that nobody has settled is settled by one that somebody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameWork {
    /// One kind: `in_pruning_roses`, as an import takes it over from printed words.
    pub kind: String,
    /// The other one: `horticulture`.
    pub same_as: String,
    /// Who ruled so.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Why.
    pub why: Option<String>,
}

impl SameWork {
    /// Whether it is about these two kinds, in either order.
    pub fn is_about(&self, one: &str, other: &str) -> bool {
        (self.kind == one && self.same_as == other) || (self.kind == other && self.same_as == one)
    }

    /// The kind that is the same work as this one; `None`: the ruling is not about it.
    pub fn other(&self, kind: &str) -> Option<&str> {
        match kind {
            kind if self.kind == kind => Some(&self.same_as),
            kind if self.same_as == kind => Some(&self.kind),
            _ => None,
        }
    }

    /// Who ruled so, and when: "ruled by A. Person on 2026-12-01".
    pub fn ruled(&self) -> String {
        let by = self.by.as_deref().map_or_else(|| "ruled".to_owned(), |by| format!("ruled by {by}"));
        self.on.map_or_else(|| by.clone(), |on| format!("{by} on {on}"))
    }

    /// The whole ruling in words, each kind by what the vocabulary says of it.
    pub fn words(&self, vocabulary: &Vocabulary) -> String {
        let [one, other] = [&self.kind, &self.same_as].map(|kind| vocabulary.kind_words(kind));
        let why = self.why.as_ref().map_or_else(String::new, |why| format!(": {why}"));
        format!("“{one}” is the same work as “{other}”, {}{why}", self.ruled())
    }
}

/// What a need is called in a sentence about an applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedWords {
    /// The need: `social_casework`.
    pub id: String,
    /// The words behind "12 months of": "professional social case work".
    pub words: String,
    /// Where they come from.
    pub source: String,
}

/// A kind of credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialKind {
    /// Its name in files: `drivers_license`.
    pub id: String,
    /// What it means.
    pub meaning: String,
    /// Where it comes from.
    pub source: String,
    /// True while nobody has settled which records show it: whether an applicant whose record does not name it holds
    /// it, is a question to a person.
    pub unsettled: bool,
    /// True for what does not lapse once it is there, as a completed program.
    pub lasting: bool,
}

/// Fields of study that no reviewer would call closely related.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteFields {
    /// Why these.
    pub source: String,
    /// Names or parts of names of fields.
    pub fields: Vec<String>,
    /// Parts of names that leave a doubt in spite of them: "Health" in "Health Information Systems".
    pub unless: Vec<String>,
}

/// How names of fields of study are written in records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldNames {
    /// Abbreviations and other spellings that mean the same.
    pub same: Vec<FieldName>,
    /// Words beside a name that name no field: "major", "bachelor of arts".
    pub passed_over: Vec<String>,
}

/// Forms that stand for words in the name of a field of study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldName {
    /// The forms, lower case, without dots: "bsw" is "B.S.W.", too.
    pub forms: Vec<String>,
    /// What they stand for: "Social Work".
    pub means: String,
    /// Where that comes from.
    pub source: String,
}

/// Phrases in rising order: a later step asks for more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Its name: `knowledge`, `supervision-received`.
    pub id: String,
    /// What rises along it.
    pub meaning: String,
    /// Where the order comes from.
    pub source: String,
    /// The steps, lowest first; at least two.
    pub steps: Vec<ScaleStep>,
    /// True where a phrase counts although nothing stands in its place in the other text, for it names an authority, a
    /// rank or a freedom of its own: "first supervisory level" that came, or a review that is gone.
    pub alone: bool,
}

/// Phrases of one height.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleStep {
    /// Words or phrases, lower case; "…" in one stands for up to seven words.
    pub phrases: Vec<String>,
    /// True where a text without any phrase of the scale stands ("develops" against "assists in developing");
    /// on at most one step. On a scale without such a step, a silent text says nothing.
    pub unmarked: bool,
}

/// What parallel classes of one kind are called: "(Specialist)" in titles, "nonsupervisory" in texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackWords {
    /// What the track is called: "Specialist".
    pub name: String,
    /// Words that name it in a title, in brackets or without, in lower case and without signs; the name among them.
    pub titles: Vec<String>,
    /// Phrases of text that say of a class that it stands there, in lower case.
    pub phrases: Vec<String>,
    /// Where they were seen.
    pub source: String,
}

/// Forms that stand for one another without a change of demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Two or more forms, lower case.
    pub forms: Vec<String>,
    /// Where the pair was seen.
    pub source: String,
}

/// Words that name the same thing. Weaker than a slip: they link items, but an exchange is still a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonyms {
    /// Two or more words, lower case, in every form in which they occur.
    pub forms: Vec<String>,
    /// Why they are one group, or where they were seen side by side.
    pub source: String,
}

/// Words of a duty that tells no work: "other duties as assigned".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatchAll {
    /// Words and phrases for work that is not told: "other duties", in lower case and in any one form. A duty has at
    /// least one of them.
    pub names: Vec<String>,
    /// What may stand beside them and tells no work either: "perform", "as required". A duty with any other word that is
    /// no filler and no stop word tells what is done.
    pub beside: Vec<String>,
    /// Where they were seen, or that they are common usage.
    pub source: String,
}

/// How documents print what decides an allocation. All in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CriteriaWords {
    /// Headings of text that is nothing but criteria: "factors affecting position allocation".
    pub headings: Vec<String>,
    /// Phrases of a sentence that puts positions elsewhere: "should be allocated to".
    pub exclusions: Vec<String>,
    /// Phrases of a sentence that tells a class from another one: "is distinguished from".
    pub distinctions: Vec<String>,
    /// Phrases behind which a clause says with what its class is level, not what it does: "comparable to".
    pub equals: Vec<String>,
    /// Where they were seen, or that they are common usage.
    pub source: String,
}

/// A thing of the field, and what it is called: in print, at work, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notion {
    /// Two or more words or phrases for it, in lower case and in any one form: inflected ones are found by their stems.
    /// In capitals, an abbreviation, which is meant only where it is written so.
    pub words: Vec<String>,
    /// Words that have to do with it.
    pub near: Vec<String>,
    /// Where they were seen, or that they are common usage.
    pub source: String,
}
