//! Promotion: "holds a permanent competitive appointment, or appears on a Preferred List, for the title of Clerk, and has
//! served permanently in such title for a period of not less than one year".

use rungs_domain::spec::{Credential, Requirement, Service};

use super::described::describes;
use super::experience::SeriesContext;
use super::needs::{Link, need};
use super::node::{Need, Topic, all, any, has_judgement, not_understood, source};
use super::phrases::PHRASES;
use super::pieces::{is_marked, marked_items};
use super::quantity::{leading_quantity, quantity};
use super::service::{employer_name, titles_at};
use super::token::{Cursor, Slice};

/// What a sentence asks of those who are to be promoted; `None` where it is of another form.
pub(super) fn promotion(sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Need> {
    let sentence = sentence.trimmed();
    let (employer, rest) = opened(&sentence);
    let mut read = Reader { known, employer, titles: Vec::new() };
    let mut of = Vec::new();
    for clause in clauses(&rest) {
        of.extend(read.clause(&clause)?);
    }
    let asks = of.iter().any(|node: &Requirement| !matches!(node, Requirement::Judgement(_)));
    asks.then(|| Need::new(all(source(&sentence), of), Topic::Experience))
}

/// "Current employment with the City of Los Angeles as an Office Trainee, with at least two years of experience in typing":
/// present service, and what else is asked for behind "with".
pub(super) fn employment(sentence: &Slice<'_>, known: &SeriesContext<'_>) -> Option<Need> {
    let sentence = sentence.trimmed();
    let mut read = Cursor::new(&sentence, PHRASES.employed_now.at(&sentence, 0)?);
    let (mut employer, mut classes, mut doing) = (None, Vec::new(), None);
    loop {
        if let Some(titles) =
            read.take_with(|words, at| titles_at(words, at + PHRASES.class_leads.at(words, at)?, known))
        {
            classes = titles;
        } else if let Some(name) = read.take_with(|words, at| {
            let from = at + 1;
            employer_name(words, from).filter(|_| words.is(at, &["with", "by", "in"]))
        }) {
            employer = Some(name);
        } else {
            break;
        }
    }
    let rest = read.rest().trimmed();
    let behind = usize::from(rest.is(0, &["with", "and"]));
    let time = leading_quantity(&rest.from(behind)).filter(|_| behind > 0).is_some();
    let mut of = Vec::new();
    if time {
        let more = need(&rest.from(behind), known);
        of.push(Some(more.node).filter(|node| !has_judgement(node))?);
    } else if PHRASES.positions.at(&rest, 0).is_some() && describes(&rest) {
        doing = Some(rest.printed().to_owned());
    } else if !rest.is_empty() {
        return None;
    }
    if employer.is_none() && classes.is_empty() {
        return None;
    }
    let service = Service {
        source: source(&sentence),
        need: Service::SERVICE.to_owned(),
        classes,
        employer,
        doing,
        ..Service::default()
    };
    of.insert(0, Requirement::Service(service));
    Some(Need::new(all(source(&sentence), of), Topic::Experience))
}

/// Whether words begin as such a sentence does.
pub(super) fn begins_promotion(words: &Slice<'_>) -> bool {
    let lists = [&PHRASES.appointed, &PHRASES.served];
    let asks = lists.iter().any(|list| list.at(words, 0).is_some()) || opens(words).is_some();
    asks || PHRASES.employed_now.at(words, 0).is_some()
}

/// Where "open to each employee of" ends with which a sentence begins: few words name the examination before it.
fn opens(words: &Slice<'_>) -> Option<usize> {
    let (at, taken) = PHRASES.open_to.find(words)?;
    let named = ["this", "the", "examination", "is", "promotion", "only", "a", "promotional", "application"];
    (0..at).all(|at| words.is(at, &named)).then_some(at + taken)
}

/// The employer of those to whom an examination is open, and what is asked of them.
fn opened<'t>(sentence: &Slice<'t>) -> (Option<String>, Slice<'t>) {
    let whole = || (None, *sentence);
    let Some(from) = opens(sentence) else { return whole() };
    let Some((name, end)) = employer_name(sentence, from) else { return whole() };
    // "who, on the first date of the multiple-choice test:"
    let who = end + usize::from(sentence.is(end, &[","]));
    if !sentence.is(who, &["who"]) {
        return whole();
    }
    let rest = sentence.from(who + 1);
    let begins = |at: usize| is_marked(&rest, at) || asks_at(&rest, at);
    let Some(at) = (0..rest.len()).find(|at| begins(*at)) else { return whole() };
    let when = rest.part(0..at);
    let plain = when.find(&["must", "not", "unless", "or", "and"]).is_none();
    if plain { (Some(name), rest.from(at)) } else { whole() }
}

fn asks_at(words: &Slice<'_>, at: usize) -> bool {
    [&PHRASES.appointed, &PHRASES.served].iter().any(|list| list.at(words, at).is_some())
}

/// The clauses of "(1) ...; and (2) ...", or those that "and" joins.
fn clauses<'t>(words: &Slice<'t>) -> Vec<Slice<'t>> {
    if is_marked(words, 0) {
        return marked_items(words, "and");
    }
    let (mut found, mut from) = (Vec::new(), 0);
    for at in 0..words.len() {
        if Link::of(words.word(at)) == Some(Link::And) && asks_at(words, at + 1) {
            found.push(words.part(from..at).trimmed());
            from = at + 1;
        }
    }
    found.push(words.from(from).trimmed());
    found
}

struct Reader<'k, 'c> {
    known: &'k SeriesContext<'c>,
    employer: Option<String>,
    /// The titles to which "in such title" refers.
    titles: Vec<String>,
}

impl Reader<'_, '_> {
    /// What a clause asks for; nothing where it only shuts out who is shut out anyway.
    fn clause(&mut self, clause: &Slice<'_>) -> Option<Option<Requirement>> {
        if PHRASES.not_ineligible.is(clause) {
            return Some(None);
        }
        if let Some(taken) = PHRASES.appointed.at(clause, 0) {
            return self.appointed(clause, taken).map(Some);
        }
        if let Some(taken) = PHRASES.served.at(clause, 0) {
            return self.served(clause, taken).map(Some);
        }
        // "is not serving a probationary period in that title"
        clause.is(0, &["is", "has", "are", "have"]).then(|| Some(not_understood(clause)))
    }

    fn appointed(&mut self, clause: &Slice<'_>, from: usize) -> Option<Requirement> {
        let mut read = Cursor::new(clause, from);
        read.take_word(&[","]);
        let listed = read.at;
        let on_list = read.take(&PHRASES.preferred_list);
        skip_note(&mut read);
        read.take_word(&[","]);
        self.titles = self.named(&mut read)?;
        if !read.rest().trimmed().is_empty() {
            return None;
        }
        let held = self.service(clause, 0);
        if !on_list {
            return Some(held);
        }
        let list = clause.from(listed + 1).trimmed();
        let any_of = vec![self.known.new_terms.credential(&list)?];
        Some(any(source(clause), vec![held, Requirement::Credential(Credential { source: source(&list), any_of })]))
    }

    fn served(&mut self, clause: &Slice<'_>, from: usize) -> Option<Requirement> {
        let mut read = Cursor::new(clause, from);
        let named = self.named(&mut read)?;
        self.titles = named;
        read.take(&PHRASES.served_for);
        let months = read.take_with(quantity)?;
        read.rest().trimmed().is_empty().then(|| self.service(clause, months))
    }

    /// The titles that stand here, or those that stood before.
    fn named(&self, read: &mut Cursor<'_>) -> Option<Vec<String>> {
        if !read.take(&PHRASES.titled) {
            return None;
        }
        match read.take_with(|words, at| titles_at(words, at, self.known)) {
            Some(titles) => Some(titles),
            None => Some(self.titles.clone()).filter(|titles| !titles.is_empty()),
        }
    }

    fn service(&self, clause: &Slice<'_>, months: u32) -> Requirement {
        Requirement::Service(Service {
            source: source(clause),
            months,
            need: Service::SERVICE.to_owned(),
            classes: self.titles.clone(),
            employer: self.employer.clone(),
            ..Service::default()
        })
    }
}

/// "(see Note, below)"
fn skip_note(read: &mut Cursor<'_>) {
    let rest = read.rest();
    if let Some(end) = rest.find(&[")"]).filter(|_| rest.is(0, &["("])) {
        read.at += end + 1;
    }
}
