//! Numbered lists: duties, and knowledge, skills and abilities.

use rungs_domain::spec::{Duty, DutyList, Ksa, KsaKind, KsaList, PassageRole, own_marks};

use crate::{Block, Depth, Document, Item, Text};

pub(super) fn duties(document: &mut Document, list: &DutyList) {
    if list.items.is_empty() {
        return;
    }
    head(document, list.heading.as_deref().unwrap_or(PassageRole::Duties.words()), &list.lead_in);
    let item = |duty: &Duty| {
        let text = Text::plain(&duty.text).faint(own_marks::mark(duty.scope));
        Item { number: Some(duty.number), text: noted(text, duty.note.as_deref()) }
    };
    document.push(Block::List(list.items.iter().map(item).collect()));
}

pub(super) fn ksas(document: &mut Document, list: &KsaList) {
    if list.items.is_empty() {
        return;
    }
    head(document, list.heading.as_deref().unwrap_or(PassageRole::Ksas.words()), &list.lead_in);
    let item = |ksa: &Ksa| {
        let text = Text::plain(ksa.full_text().as_ref());
        Item { number: Some(ksa.number), text: noted(text, ksa.note.as_deref()) }
    };
    let is_headed = list.items.iter().any(needs_heading);
    for run in list.items.chunk_by(|one, next| !is_headed || one.kind == next.kind) {
        if let Some(first) = run.first().filter(|_| is_headed) {
            document.heading(Depth::Passage, first.kind.heading());
        }
        document.push(Block::List(run.iter().map(item).collect()));
    }
}

/// Whether an item does not say by itself what it is: it has a name, and competencies are not meant.
fn needs_heading(ksa: &Ksa) -> bool {
    ksa.name.is_some() && ksa.kind != KsaKind::Competency
}

fn head(document: &mut Document, heading: &str, lead_in: &Option<String>) {
    document.heading(Depth::Section, heading);
    lead_in.iter().for_each(|text| document.paragraph(text));
}

fn noted(text: Text, note: Option<&str>) -> Text {
    match note {
        Some(note) => text.faint(own_marks::note(note)),
        None => text,
    }
}
