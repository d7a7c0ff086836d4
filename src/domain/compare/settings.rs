//! The numbers by which items are linked and changes named, and the bounds on the work.

/// Bounds on the work of one comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most items a side for an optimal assignment; above it a stated fallback is used.
    pub assignment_items: usize,
    /// The most words of a text that are compared word by word.
    pub diff_words: usize,
}

impl Default for Limits {
    /// 200 items a side (the longest list of a real level seen has under 60), 20,000 words and marks a text.
    fn default() -> Self {
        Limits { assignment_items: 200, diff_words: 20_000 }
    }
}

/// The numbers by which items are linked and changes named. Shares and scores are thousandths.
///
/// The defaults stand in the middle of a broad plain: measured over all neighboring levels of the five shipped
/// series, and, with each series in turn left out of the choice, nearly the same numbers were chosen every time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Share of the words themselves, by their stems.
    pub stems: u32,
    /// Share of the words with synonyms taken for one.
    pub concepts: u32,
    /// Share of the runs of letters, which see through inflection.
    pub letters: u32,
    /// Share of clause against clause.
    pub clauses: u32,
    /// What the same relative place in the list adds to a pair's weight at most.
    pub place: u32,
    /// What remains of the likeness of two KSAs of different kinds.
    pub other_kind: u32,
    /// The weight from which two items are linked.
    pub link: u32,
    /// The likeness from which two items left over between sure neighbors are linked.
    pub between: u32,
    /// The likeness from which two clauses of class concepts are linked that are left over.
    pub left_over: u32,
    /// What counts as likeness of two such clauses that speak of one dimension.
    pub one_dimension: u32,
    /// The same where both have a phrase of one ladder.
    pub one_ladder: u32,
    /// The likeness from which two duties left over are linked whose heads share one word, and from which one goes on in
    /// another that has a counterpart already and shares its head.
    pub one_head: u32,
    /// The likeness from which two duties left over are linked whose heads share more.
    pub heads: u32,
    /// The likeness from which a duty left over goes on in one that has a counterpart already and takes in its clauses.
    pub part: u32,
    /// The likeness from which a clause has moved whose head shares several telling words with that of the other.
    pub moved_heads: u32,
    /// The likeness from which a clause has moved to an item other than its own item's partner.
    pub moved: u32,
    /// By how much the clause must be more like the other item than like its own partner.
    pub moved_lead: u32,
    /// The share of their meanings from which two clauses of linked texts are held against one another.
    pub clause_pair: u32,
    /// The share of their meanings from which two texts that show no direction are a rewording, not a change.
    pub reworded: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            stems: 100,
            concepts: 500,
            letters: 50,
            clauses: 250,
            place: 125,
            other_kind: 700,
            link: 350,
            between: 80,
            left_over: 130,
            one_dimension: 50,
            one_ladder: 150,
            one_head: 220,
            heads: 160,
            part: 195,
            moved_heads: 300,
            moved: 420,
            moved_lead: 150,
            clause_pair: 250,
            reworded: 600,
        }
    }
}
