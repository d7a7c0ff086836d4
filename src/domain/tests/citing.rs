//! Since when a text holds, as it is cited.

use jiff::civil::date;
use rungs_domain::spec::{Citation, Locator, Status};

use crate::made::{duties, level, series};

/// Each date that is printed is called what it is: a day of establishment is no revision.
#[test]
fn a_date_is_cited_as_what_it_is() {
    let mut one = series("made", false, vec![level("A1", duties(&["Plans work."]), &[])]);
    one.established = Some(date(2003, 2, 1));
    assert_eq!(one.dating(None), "established 2003-02-01");
    one.revised = Some(date(2011, 11, 15));
    assert_eq!(one.dating(None), "revised 2011-11-15");
    one.effective = Some(date(2012, 1, 1));
    assert_eq!(one.dating(None), "effective 2012-01-01");
    one.levels[0].dates.effective = Some(date(2014, 7, 1));
    assert_eq!(one.dating(Some(&one.levels[0])), "effective 2014-07-01");
    one.status = Status::Proposed { notice: None, hearing: None, hearing_date: None, effective_rule: None };
    one.source.date = Some(date(2020, 5, 5));
    assert_eq!(one.dating(Some(&one.levels[0])), "proposed 2020-05-05");
}

#[test]
fn a_citation_names_what_it_cites_from_the_whole_to_the_part() {
    let mut one = series("made", false, vec![level("A1", duties(&["Plans work."]), &[])]);
    one.established = Some(date(2003, 2, 1));
    let citation = Citation::new(&one, &one.levels[0], &Locator::Under("Duties:".to_owned()), "ba7816bf8f01");
    let expected = [
        one.authority.name.as_str(),
        &one.source.document,
        &one.title,
        "established 2003-02-01",
        &one.levels[0].code_and_title(),
        "Duties",
        "text revision ba7816bf8f01",
    ];
    assert_eq!(citation.to_string(), expected.join(", "));
}
