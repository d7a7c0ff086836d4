//! How long and how far: the figures by which lines are told apart, in one place.
//!
//! They are of real specifications: each is what the longest that was seen needs, with some to spare, and what is
//! longer or farther off was always something else. What a draft can hold at the most stands in [`super::bounds`].

/// The most bytes of a heading, a running head, or other words that stand alone in a line: two lines of print.
pub(super) const LONGEST_HEADING: usize = 110;

/// The most bytes of a label before a colon or in a cell: a line of print.
pub(super) const LONGEST_LABEL: usize = 70;

/// The most bytes of a title of a class or document, of the longest that was seen three times as many. What is longer is
/// none, whatever it is set as.
pub(crate) const LONGEST_TITLE: usize = 400;

/// The most bytes of words that a profile could know: to compare longer ones is work for nothing.
pub(super) const LONGEST_KNOWN: usize = 1000;

/// The most bytes of a line of the head; a longer one is a paragraph.
pub(super) const LONGEST_OF_HEAD: usize = 120;

/// The most bytes of the value in the line below its label; a longer one is text under a heading.
pub(super) const LONGEST_VALUE: usize = 60;

/// The most bytes of a cell of two lines that only stand side by side; longer ones are columns of text.
pub(super) const LONGEST_BESIDE: usize = 80;

/// The most bytes of a term before what it means; behind a later colon stands a sentence.
pub(super) const LONGEST_TERM: usize = 80;

/// The most bytes before the colon of a lead such as "Knowledge of:".
pub(super) const LONGEST_LEAD: usize = 60;

/// A paragraph of so few bytes that ends in no full stop may be a heading, and goes on nowhere.
pub(super) const SHORTEST_BROKEN: usize = 40;

/// The most bytes of a rank: "viii".
pub(super) const LONGEST_RANK: usize = 4;

/// The most words of a title; beside a code it has one word more.
pub(super) const TITLE_WORDS: usize = 9;

/// The most words of a line that is set as a heading.
pub(super) const HEADING_WORDS: usize = 12;

/// A line with a full stop and so many words is a sentence, whatever it is set as; behind a number fewer are enough.
pub(super) const SENTENCE_WORDS: usize = 8;
pub(super) const MARKED_WORDS: usize = 5;

/// The most words of a heading that only a colon tells from a sentence, and of a label that a correction teaches.
pub(super) const LABEL_WORDS: usize = 6;

/// The most words of a label that stands right before a code: "Class Code No. 51-330".
pub(super) const CODE_LABEL_WORDS: usize = 3;

/// The most words of a day with nothing beside it: what stands beside would be lost.
pub(super) const DAY_WORDS: usize = 3;

/// The most words of a name before a dash: "Teamwork – Encourages ...".
pub(super) const NAME_WORDS: usize = 6;

/// The most words of the name of a person.
pub(super) const PERSON_WORDS: usize = 4;

/// So many words of an entry say which kind it is: "Some working knowledge of".
pub(super) const KIND_WORDS: usize = 8;

/// So many words of a clause say so: it has no adjectives before.
pub(super) const CLAUSE_KIND_WORDS: usize = 3;

/// The most words of a duty that says nothing but "other duties as assigned".
pub(super) const OTHER_DUTY_WORDS: usize = 24;

/// The most words of a duty that says nothing but "the work of lower levels".
pub(super) const LOWER_LEVEL_WORDS: usize = 14;

/// How many blocks from the beginning can be the head of a document.
pub(super) const HEAD_BLOCKS: usize = 14;

/// How many of them can be so without being set as headings.
pub(super) const NEAR_BLOCKS: usize = 6;

/// How many blocks at the end can be the foot of a document.
pub(super) const FOOT_BLOCKS: usize = 4;

/// In so many lines or blocks from the beginning a document says who issued it and whether it is in force: a page.
pub(super) const FIRST_PAGE: usize = 60;

/// The title of a class stands at most so many blocks above its code.
pub(super) const TITLE_ABOVE: usize = 200;

/// A label of a title stands at most so many blocks before or behind that of its code.
pub(super) const TITLE_BESIDE: usize = 3;

/// A line that says the same at so many places is a running head: twice may be chance.
pub(super) const REPEATED: usize = 3;

/// A line that is each time so many lines from the number of a page is a running head, however it is set.
pub(super) const NEAR_NUMBER: usize = 3;

/// How many parts back, and how many entries of each, a footnote finds the sign that it is about: it stands near.
pub(super) const NOTED_PARTS: usize = 24;
pub(super) const NOTED_ENTRIES: usize = 60;

/// As many characters are shown of words that are left to a person.
pub(super) const MOST_SHOWN: usize = 100;
