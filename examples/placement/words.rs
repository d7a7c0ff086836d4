//! Every printed text that a spec holds, in the forms in which a document prints it.

use rungs_domain::spec::{
    DutyList, Fact, Flsa, FlsaStatus, Ksa, KsaList, Level, Numbering, Section, Series, Statement, Status,
};

/// A text to be found.
pub struct Needle {
    /// How it may be printed; the first that is found counts.
    pub forms: Vec<String>,
    /// True for titles, which documents print in capitals.
    pub any_case: bool,
    /// True for what a document prints again and again: titles, codes, what holds for all classes.
    pub repeats: bool,
}

/// All texts of a series, longest first.
pub fn of_series(series: &Series) -> Vec<Needle> {
    let mut words = Words::default();
    words.series(series);
    words.found.sort_by_key(|needle| std::cmp::Reverse(needle.forms.iter().map(String::len).max()));
    words.found
}

#[derive(Default)]
struct Words {
    found: Vec<Needle>,
}

impl Words {
    fn text(&mut self, text: &str) {
        self.forms(vec![text.to_owned()]);
    }

    fn forms(&mut self, forms: Vec<String>) {
        self.found.push(Needle { forms, any_case: false, repeats: false });
    }

    fn identity(&mut self, text: &str) {
        self.found.push(Needle { forms: vec![text.to_owned()], any_case: true, repeats: true });
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn series(&mut self, series: &Series) {
        self.identity(&series.title);
        if !series.authority.inferred {
            self.identity(&series.authority.name);
        }
        self.identity(&series.source.document);
        if let Status::Proposed { notice, hearing, effective_rule, .. } = &series.status {
            self.texts(notice.iter().chain(hearing).chain(effective_rule));
        }
        series.sections.iter().for_each(|section| self.section(section));
        if let Some(list) = &series.vocabulary {
            self.texts(&list.heading);
            list.terms.iter().for_each(|term| self.text(&format!("{}: {}", term.term, term.definition)));
        }
        for statement in series.cumulative.iter().chain(&series.allocation_rule) {
            self.texts(&statement.heading);
            self.found.push(Needle { forms: vec![statement.text.clone()], any_case: false, repeats: true });
        }
        series.ksas.iter().for_each(|list| self.ksas(list));
        series.conditions_of_employment.iter().chain(&series.bargaining_unit).for_each(|section| self.section(section));
        series.facts.iter().for_each(|fact| self.fact(fact));
        series.levels.iter().for_each(|level| self.level(level));
    }

    fn level(&mut self, level: &Level) {
        self.identity(level.code.as_str());
        self.identity(&level.title);
        if let Some(rank) = &level.rank {
            let forms = vec![format!("{rank}: {}", level.title), rank.clone()];
            self.found.push(Needle { forms, any_case: true, repeats: true });
        }
        level.pay.iter().for_each(|pay| self.identity(&pay.grade));
        level.flsa.iter().for_each(|flsa| self.flsa(flsa));
        level.concept.iter().for_each(|section| self.section(section));
        for factor in &level.factors {
            self.text(&factor.heading);
            self.texts(&factor.text);
        }
        level.distinguished_from.iter().for_each(|distinction| self.text(&distinction.text));
        self.duties(&level.duties);
        self.ksas(&level.ksas);
        for tier in &level.qualifications {
            self.text(&tier.heading);
            tier.printed.iter().for_each(|statement| self.statement(statement));
        }
        level.licences.iter().chain(&level.history).for_each(|statement| self.statement(statement));
        level.physical_demands.iter().chain(&level.working_environment).for_each(|section| self.section(section));
        level.facts.iter().for_each(|fact| self.fact(fact));
    }

    fn duties(&mut self, list: &DutyList) {
        self.texts(list.heading.iter().chain(&list.lead_in));
        for duty in &list.items {
            self.text(&numbered(list.numbering, duty.number, &duty.text));
        }
    }

    fn ksas(&mut self, list: &KsaList) {
        self.texts(list.heading.iter().chain(&list.lead_in));
        for ksa in &list.items {
            let forms = named(ksa).into_iter().map(|text| numbered(list.numbering, ksa.number, &text));
            self.forms(forms.collect());
        }
    }

    fn section(&mut self, section: &Section) {
        self.texts(&section.heading);
        self.texts(&section.text);
    }

    fn statement(&mut self, statement: &Statement) {
        self.texts(&statement.heading);
        self.text(&statement.text);
    }

    fn fact(&mut self, fact: &Fact) {
        match &fact.text {
            Some(text) => self.forms(vec![format!("{}: {text}", fact.label), text.clone()]),
            None => self.forms(vec![format!("{}:", fact.label), fact.label.clone()]),
        }
    }

    fn flsa(&mut self, flsa: &Flsa) {
        let status = match flsa.status {
            FlsaStatus::Exempt => "Exempt",
            FlsaStatus::NonExempt => "Non-Exempt",
        };
        let note = flsa.note.iter().map(|note| format!(". {note}"));
        self.text(&format!("{}: {status}{}", flsa.label, note.collect::<String>()));
    }
}

fn numbered(numbering: Numbering, number: u32, text: &str) -> String {
    match numbering {
        Numbering::Printed => format!("{number}. {text}"),
        Numbering::Counted => text.to_owned(),
    }
}

/// The name may stand before an en dash or an em dash.
fn named(ksa: &Ksa) -> Vec<String> {
    match &ksa.name {
        Some(name) => vec![format!("{name} – {}", ksa.text), format!("{name} — {}", ksa.text)],
        None => vec![ksa.text.clone()],
    }
}
