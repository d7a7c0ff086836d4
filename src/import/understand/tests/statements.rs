//! The statements of qualifications as they come to the grammar: all that is printed as such, and nothing else.

use rungs_domain::spec::{TierKind, Vocabulary};

use crate::{Draft, Profile, read, understand};

fn draft(name: &str, source: &str) -> Draft {
    let manuscript = read(name, source.as_bytes()).unwrap();
    let draft = understand(&manuscript, &Profile::shipped(), &Vocabulary::default());
    assert_eq!(draft.unplaced, [], "every word is placed");
    draft
}

/// The statements of a tier of the first level, each behind its heading where it has one.
fn statements(draft: &Draft, kind: TierKind) -> Vec<String> {
    let tiers = draft.series.levels.iter().take(1).flat_map(|level| &level.qualifications);
    let printed = tiers.filter(|tier| tier.tier == kind).flat_map(|tier| &tier.printed);
    printed
        .map(|one| match &one.heading {
            Some(heading) => format!("{heading} | {}", one.text),
            None => one.text.clone(),
        })
        .collect()
}

fn minimum(name: &str, source: &str) -> Vec<String> {
    statements(&draft(name, source), TierKind::Minimum)
}

fn page(qualifications: &str) -> String {
    format!(
        "<h1>Kiln Warden</h1><h2>Typical Tasks</h2><p>Tends the kilns; stacks the ware.</p>\
         <h2>Minimum Qualifications</h2>{qualifications}<h2>Knowledge and Abilities</h2><p>Knowledge of: Clay.</p>"
    )
}

#[test]
fn a_heading_that_is_glued_to_its_text_is_cut_from_it() {
    let source = page(
        "<h3>Either Itwo Years of Experience in the Service of Varnsey As</h3><p> </p>\
         <p>a potter at any works. Or IIExperience: Four years of experience as a tile setter. and</p>\
         <p>Education: Equivalent to completion of the tenth grade.</p>",
    );
    assert_eq!(
        minimum("kiln.html", &source),
        [
            "Either I | two Years of Experience in the Service of Varnsey As a potter at any works.",
            "Or II",
            "Experience: | Four years of experience as a tile setter. and",
            "Education: | Equivalent to completion of the tenth grade.",
        ]
    );
    let inspectors = page("<p>A valid kiln pass.</p><h3>Or IIInspectors of Kilns with two years of service</h3>");
    assert_eq!(
        minimum("kiln.html", &inspectors),
        ["A valid kiln pass.", "Or II | Inspectors of Kilns with two years of service"]
    );
}

#[test]
fn patterns_that_begin_within_a_paragraph_stand_under_their_headings() {
    let source = page(
        "<p>Possession of a valid kiln pass. (Applicants without it will be admitted to the examination, but must \
         have it to be appointed.) and Either I One year of experience as a Kiln Helper II.</p>\
         <h3>Or II</h3><p>Three years of experience in firing. Either I or my deputy decides.</p>",
    );
    assert_eq!(
        minimum("kiln.html", &source),
        [
            "Possession of a valid kiln pass. (Applicants without it will be admitted to the examination, but must \
             have it to be appointed.) and",
            "Either I | One year of experience as a Kiln Helper II.",
            "Or II | Three years of experience in firing. Either I or my deputy decides.",
        ]
    );
}

#[test]
fn the_end_of_a_sentence_that_is_set_as_a_heading_goes_back_to_it() {
    let source = page(
        "<h3>Either I</h3><p>One year of experience performing the duties of a Glazer (Bench) or a Kiln Helper</p>\
         <h2>Ii.</h2><h3>Or II</h3><p>Two years of increasingly responsible experience in the firing</p>\
         <h3>Or Glazing of Ware.</h3>",
    );
    assert_eq!(
        minimum("kiln.html", &source),
        [
            "Either I | One year of experience performing the duties of a Glazer (Bench) or a Kiln Helper Ii.",
            "Or II | Two years of increasingly responsible experience in the firing Or Glazing of Ware.",
        ]
    );
}

const POSTING: &str = "=== POST DETAILS ===

Title: Ferry Desk Lead
Location: Lower Quays
Job Number: QRSA-2031B
Opening Date: 02/09/2031

=== POST DESCRIPTION ===

You will typically:

Sell tickets

License Required:
Candidates must possess a valid operator's license of Ormedale. Licenses of other places will be accepted during the application process.

Education:
Possession of a high school diploma, G. E. D. equivalency, or a certificate of the U.S. Coast School.

Experience:
Two (2) years of full-time experience at a ticket desk.

Substitution :
Completion of 30 semester units in commerce may be substituted for one (1) year of the required experience.

Desirable Qualifications:

Fluency in Welsh
A first aid certificate

Application Filing: All applicants must apply online by the final filing date.
Oral Exam Interviews: Week of August 23rd
Departmental Interviews: Week of September 27th

CONVICTION HISTORY
After a conditional offer you will be fingerprinted.
";

#[test]
fn license_education_and_experience_one_below_the_other_are_qualifications_without_a_heading() {
    let draft = draft("posting.txt", POSTING);
    assert_eq!(draft.series.levels.len(), 1, "a week is no class");
    assert_eq!(draft.series.levels[0].title, "Ferry Desk Lead");
    assert_eq!(
        statements(&draft, TierKind::Minimum),
        [
            "License Required: | Candidates must possess a valid operator's license of Ormedale. Licenses of other \
             places will be accepted during the application process.",
            "Education: | Possession of a high school diploma, G. E. D. equivalency, or a certificate of the U.S. \
             Coast School.",
            "Experience: | Two (2) years of full-time experience at a ticket desk.",
            "Substitution : | Completion of 30 semester units in commerce may be substituted for one (1) year of the \
             required experience.",
        ]
    );
    assert_eq!(statements(&draft, TierKind::Desirable), ["Fluency in Welsh", "A first aid certificate"]);
}

#[test]
fn how_people_are_chosen_ends_qualifications_without_a_heading() {
    let source = "Ferry Desk Lead\n\nDUTIES\n\nSells tickets.\n\nMINIMUM QUALIFICATIONS\n\nTwo years at a ticket \
                  desk.\n\n1. Interview: The best will be invited to the next phase of the recruitment process.\n\n2. \
                  Hiring: With the captain.\n";
    assert_eq!(minimum("ferry.txt", source), ["Two years at a ticket desk."]);
}

#[test]
fn qualifications_whose_heading_was_lost_begin_with_a_degree() {
    let source = "Ferry Desk Lead\n\nSells tickets at the quay, and reports what was sold to the harbor \
                  office.\n\nBachelor's degree in commerce, foreign trade or \nnavigation from a college and two years of \
                  experience; or\n\nAssociate degree in commerce and four years of experience.\n\nDo you have two \
                  years of experience?\n\nYes\n\nNo\n";
    assert_eq!(
        minimum("ferry.txt", source),
        [
            "Bachelor's degree in commerce, foreign trade or navigation from a college and two years of experience; or",
            "Associate degree in commerce and four years of experience.",
        ]
    );
    let headed = source.replace("Sells tickets", "REQUIREMENTS\n\nA ferry pass.\n\nDUTIES\n\nSells tickets");
    assert_eq!(minimum("ferry.txt", &headed), ["A ferry pass."], "a degree among the duties is none of them");
}

#[test]
fn a_sentence_that_all_qualifications_must_be_met_stands_above_them() {
    let source = "Ferry Desk Lead\n\nMajor Duties\n\nSells tickets.\n\nCandidates must meet all qualifications prior \
                  to the closing date of this announcement.\n\nCandidates must hold a ferry pass.\n\nTECHNICAL \
                  COMPETENCIES\n\nKnowledge of tides.\n";
    assert_eq!(minimum("ferry.txt", source), ["Candidates must hold a ferry pass."]);
}

const BULLETIN: &str = "PIER RIGGER

Class Code: 7741

DUTIES

Rigs the piers of the harbor.

REQUIREMENT/MIMINIMUM QUALIFICATION

1. Two years of full-time paid experience as a rigger; or

2. One year of full-time paid experience in any of the following:

a. rigging of masts; or

b. rope work.

PROCESS NOTES

1. Applicants must attach a copy of their pass to the application. A pass that is attached late will not be credited, must be renewed, and a fee is required.

2. Applicants who lack six months or less of the required experience may file for this examination. However, they cannot be appointed until the full requirement is met.

3. Some positions may require a valid driver's license.

4. Training at a rope school may be substituted for a maximum of six months of the required experience.

5. Candidates must possess a valid harbor pass prior to appointment, and one of the following:

a. a letter of the harbor master; or

b. a seaman's book.

6. Experience as a tight-rope walker is excluded.

7. Experience with cranes is highly desired.

8. Some positions abroad need the following:

a. a valid passport.

WHERE TO APPLY

Applications will only be accepted on-line.

THIS EXAMINATION IS TO BE GIVEN ONLY
ON AN OPEN COMPETITIVE BASIS

The City of Varnsey does not discriminate.
";

#[test]
fn of_notes_on_the_procedure_those_about_the_requirements_stand_with_them() {
    let draft = draft("bulletin.txt", BULLETIN);
    assert_eq!(
        statements(&draft, TierKind::Minimum),
        [
            "1. Two years of full-time paid experience as a rigger; or",
            "2. One year of full-time paid experience in any of the following:",
            "a. rigging of masts; or",
            "b. rope work.",
            "PROCESS NOTES | 2. Applicants who lack six months or less of the required experience may file for this \
             examination. However, they cannot be appointed until the full requirement is met.",
            "4. Training at a rope school may be substituted for a maximum of six months of the required experience.",
            "5. Candidates must possess a valid harbor pass prior to appointment, and one of the following:",
            "a. a letter of the harbor master; or",
            "b. a seaman's book.",
            "6. Experience as a tight-rope walker is excluded.",
        ]
    );
    let notes = draft.series.levels[0].facts.iter().filter(|fact| fact.label == "PROCESS NOTES");
    let begin: Vec<&str> = notes.filter_map(|fact| fact.text.as_deref()?.split(' ').next()).collect();
    assert_eq!(begin, ["1.", "3.", "7.", "8.", "a."], "the others are kept as printed");
}

#[test]
fn labels_within_the_paragraph_of_a_title_part_what_stands_behind_them() {
    let source = "NET MENDER\nTitle Code No: 4410\n\nMinimum Qual Requirements\nQualification Requirements 1. Three \
                  years of mending nets; or 2. A certificate of the net school. Special Note: To be eligible for \
                  placement in Level II, individuals must have at least one year of experience in Level I. Medical \
                  Requirement: Candidates will be examined on land.\n\nPreferred Skills\nKnowledge of knots.\n";
    let draft = draft("net.txt", source);
    assert_eq!(draft.series.levels[0].code.as_str(), "4410");
    assert_eq!(
        statements(&draft, TierKind::Minimum),
        [
            "Qualification Requirements | 1. Three years of mending nets; or 2. A certificate of the net school.",
            "Special Note: | To be eligible for placement in Level II, individuals must have at least one year of \
             experience in Level I.",
        ]
    );
    assert_eq!(statements(&draft, TierKind::Desirable), ["Knowledge of knots."]);
    let facts: Vec<&str> = draft.series.levels[0].facts.iter().map(|fact| fact.label.as_str()).collect();
    assert!(facts.contains(&"Medical Requirement:"), "{facts:?}");
}

#[test]
fn sentences_that_are_set_in_the_style_of_a_heading_are_text() {
    let source = page(
        "<h1>1. Graduation from a school of pottery; and</h1><p>2. Two years at a kiln.</p>\
         <p>3. A license of the guild of kiln wardens, which is described under</p><h3>the heading of licenses.</h3>",
    );
    assert_eq!(
        minimum("kiln.html", &source),
        [
            "1. Graduation from a school of pottery; and",
            "2. Two years at a kiln.",
            "3. A license of the guild of kiln wardens, which is described under the heading of licenses.",
        ]
    );
}

#[test]
fn what_a_position_is_subject_to_is_no_qualification() {
    let source = "Kiln Warden\n\nDUTIES\n\nTends kilns.\n\nMINIMUM QUALIFICATIONS\n\nA valid kiln pass.\n\nThis \
                  position is subject to a probationary period of one year.\n";
    assert_eq!(minimum("kiln.txt", source), ["A valid kiln pass."]);
}

#[test]
fn notes_with_letters_at_the_top_are_judged_one_by_one() {
    let source = "PIER RIGGER\n\nClass Code: 7741\n\nDUTIES\n\nRigs the piers.\n\nMINIMUM QUALIFICATIONS\n\nTwo years of \
                  experience as a rigger.\n\nNOTES\n\na. Applicants must attach a copy of their pass.\n\nb. Training at a \
                  rope school may be substituted for six months of the required experience.\n\nc. Some positions may \
                  require a boat.\n";
    assert_eq!(
        minimum("rigger.txt", source),
        [
            "Two years of experience as a rigger.",
            "NOTES | b. Training at a rope school may be substituted for six months of the required experience.",
        ]
    );
}

#[test]
fn what_is_asked_for_ends_no_qualifications_whatever_words_it_has() {
    let source = "Ferry Desk Lead\n\nDUTIES\n\nSells tickets.\n\nMINIMUM QUALIFICATIONS\n\nTwo years of experience with \
                  the recruitment process of a harbor.\n\nOne year of experience as a clerk in the next phase of the \
                  examination of cargo.\n\nA ferry pass.\n";
    assert_eq!(
        minimum("ferry.txt", source),
        [
            "Two years of experience with the recruitment process of a harbor.",
            "One year of experience as a clerk in the next phase of the examination of cargo.",
            "A ferry pass.",
        ]
    );
}
