//! Recovery files as they are kept by this program, and as earlier versions left them.

use std::fs;

use jiff::civil::date;
use rungs_domain::allocate::{DutyMatch, Gate};
use rungs_domain::qualify::{RecordedJudgement, Schooling, Ternary, Verdict};
use rungs_domain::spec::{Code, ConfirmedLink, Decision, DutyScope, FactorKind, ItemKind, LevelRef, SeriesId};
use rungs_library::manuscripts::Reading;

use super::*;
use crate::applicants::{HoldingDraft, JobDraft, StudyDraft};
use crate::positions::{AuthorityDraft, DutyDraft, FactorDraft, PostingDraft, RulingDraft, SignedDraft};
use crate::reviews::{Correction, DraftField, Reason, ReviewDraft, Source};

fn named(name: &str) -> Kept<Draft> {
    Kept { draft: Draft { name: name.to_owned(), ..Draft::default() }.into(), path: None, on_disk: None }
}

fn keep_names(home: &Home, names: &[&str]) {
    let kept: Vec<Kept<Draft>> = names.iter().map(|name| named(name)).collect();
    keep(home, &kept).unwrap();
}

/// Whom a window with this home is offered.
fn offered(home: &Home) -> Vec<String> {
    let found = read(home, &mut Reading::Here.reader());
    found.applicants.iter().map(|kept| kept.draft.name.clone()).collect()
}

#[test]
fn two_windows_keep_apart_and_a_later_start_is_offered_what_both_left() {
    let folder = tempfile::tempdir().unwrap();
    let home = || Home::new(Some(folder.path().to_owned()));
    let (one, other) = (home(), home());
    keep_names(&one, &["Ann"]);
    keep_names(&other, &["Ben", "Cid"]);
    keep_names(&one, &["Ann", "Ann's sister"]);
    assert_eq!(offered(&home()), Vec::<String>::new(), "what living windows keep is theirs");
    // One saves everything: what the other keeps stays.
    keep_names(&one, &[]);
    drop((one, other));
    assert_eq!(offered(&home()), ["Ben", "Cid"]);
}

#[test]
fn what_was_put_off_is_offered_again_and_what_was_kept_anew_is_not_offered_twice() {
    let folder = tempfile::tempdir().unwrap();
    let home = || Home::new(Some(folder.path().to_owned()));
    let killed = home();
    keep_names(&killed, &["Ann"]);
    drop(killed);
    let next = home();
    assert_eq!(offered(&next), ["Ann"]);
    drop(next);
    let after = home();
    assert_eq!(offered(&after), ["Ann"], "put off is not given up");
    keep_names(&after, &["Ann", "Ben"]);
    drop(after);
    assert_eq!(offered(&home()), ["Ann", "Ben"]);
}

#[test]
fn what_an_earlier_version_kept_is_offered_and_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("unsaved-applicants.json");
    fs::write(&old, r#"[{"path": null, "on_disk": null, "name": "Ann"}]"#).unwrap();
    let home = Home::new(Some(folder.path().to_owned()));
    assert_eq!(offered(&home), ["Ann"]);
    keep_names(&home, &["Ann"]);
    assert!(!old.exists());
    drop(home);
    assert_eq!(offered(&Home::new(Some(folder.path().to_owned()))), ["Ann"]);
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let home = Home::new(Some(folder.path().to_owned()));
    keep_names(&home, &["Ann"]);
    let own = home.own().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let file = own.join("unsaved-applicants.json");
    assert_eq!([mode(&file), mode(&own), mode(own.parent().unwrap())], [0o600, 0o700, 0o700]);
}

/// Applicants as an earlier version kept them, in `tests/cases/recovery/unsaved-applicants.json`.
fn applicants_of_an_earlier_version() -> Vec<Kept<Draft>> {
    let study = |degree, accredited| StudyDraft {
        degree,
        years: "2.".into(),
        field: "planning".into(),
        accredited,
        conferred: "2015-0".into(),
    };
    let judged = |decision, level| RecordedJudgement {
        what: "Is the work comparable?".into(),
        level,
        decision,
        by: "A. Analyst".into(),
        on: date(2025, 6, 1),
        why: "Same \"duties\".".into(),
    };
    let some_college = Some(Schooling::SomeCollege { years: 1 });
    let degrees = [None, Some(Schooling::HighSchool), Some(Schooling::Ged), some_college, Some(Schooling::Doctorate)];
    let known = [Ternary::Unknown, Ternary::Yes, Ternary::No, Ternary::Yes, Ternary::No];
    let full = Draft {
        name: "Ann Zoë".into(),
        education: degrees.into_iter().zip(known).map(|(degree, known)| study(degree, known)).collect(),
        experience: vec![
            JobDraft {
                title: "Caseworker".into(),
                from: "2018-03-01".into(),
                to: "2020-13".into(),
                hours: "37,".into(),
                kinds: vec!["social casework".into()],
                comparable_to: vec!["41312".into(), "no code!".into()],
                progressive: Ternary::No,
                relevant: "80".into(),
                ..JobDraft::default()
            },
            JobDraft::default(),
        ]
        .into(),
        credentials: vec![HoldingDraft { kind: "license".into(), from: "2020".into(), expires: String::new() }].into(),
        judgements: vec![
            judged(Verdict::Yes, None),
            judged(Verdict::No, Code::new("41312").ok()),
            judged(Verdict::Substituted, None),
            judged(Verdict::Waived, None),
        ],
        ..Draft::default()
    };
    let named = |name: &str| Draft { name: name.into(), ..Draft::default() };
    let of_file = |path: &str, on_disk: &str| (Some(path.into()), Some(on_disk.as_bytes().to_vec().into()));
    let (path, on_disk) = of_file("/a/ann.ron", "Applicant(name: \"Ann\")");
    vec![Kept { draft: full.into(), path, on_disk }, Kept { draft: named("Ben").into(), path: None, on_disk: None }]
}

/// Positions as an earlier version kept them, in `tests/cases/recovery/unsaved-positions.json`.
fn positions_of_an_earlier_version() -> Vec<Kept<PositionDraft>> {
    let matched = |level: &str, duty, on| DutyMatch {
        level: Code::new(level).unwrap(),
        duty,
        cited: Some("Words.".into()),
        by: Some("A. Analyst".into()),
        on,
        why: None,
    };
    let signed = SignedDraft {
        by: "B. Boss".into(),
        on: "2025-07-01".into(),
        mark: "abc".into(),
        copy: vec!["One".into(), "Two".into()].into(),
    };
    let held = PositionDraft {
        title: "Pla".into(),
        incumbent: "R. Example".into(),
        series: SeriesId::new("il-social-service-planner").ok(),
        revision: Some("0123".into()),
        kept: true,
        current: "41311".into(),
        requested: "413".into(),
        requested_on: "2025-05".into(),
        as_of: "2025-0".into(),
        policy: "share".into(),
        policy_by: "C. Chief".into(),
        policy_on: "soon".into(),
        policy_why: "Rule 7".into(),
        gate: Some(Gate { months: Some(6), days: None, source: "Rule".into() }),
        duties: vec![
            DutyDraft {
                text: "Plans".into(),
                percent: "12.".into(),
                since: "2023".into(),
                lead: Ternary::No,
                matched: Some(vec![matched("41312", None, Some(date(2025, 5, 1))), matched("41311", Some(3), None)]),
                ..DutyDraft::numbered(7)
            },
            DutyDraft { scope: DutyScope::LowerLevels, matched: Some(vec![]), ..DutyDraft::numbered(9) },
            DutyDraft { scope: DutyScope::OtherAsAssigned, lead: Ternary::Yes, ..DutyDraft::numbered(10) },
        ]
        .into(),
        factors: vec![
            FactorDraft { kind: FactorKind::Contacts, text: "With".into(), ..FactorDraft::default() },
            FactorDraft { kind: FactorKind::Other, level: "41".into(), by: "A".into(), ..FactorDraft::default() },
        ]
        .into(),
        authorities: vec![AuthorityDraft { id: "hires".into(), held: Ternary::Yes, evidence: "F".into() }].into(),
        lead_classes: Some(vec![Code::new("41313").unwrap()]),
        notes: vec!["Note".into()],
        ruling: RulingDraft { steps: "One\nTwo".into(), signed: Some(signed), ..RulingDraft::default() },
        ..PositionDraft::default()
    };
    let planned = PositionDraft {
        title: "Planned".into(),
        planned: true,
        posting: PostingDraft { closes: "soon".into(), ..PostingDraft::default() },
        ..PositionDraft::default()
    };
    let kept = |draft: PositionDraft| Kept { draft: draft.into(), path: None, on_disk: None };
    vec![kept(held), kept(planned)]
}

/// A document under review as an earlier version kept it, in `tests/cases/recovery/unsaved-reviews.json` and beside it.
fn reviews_of_an_earlier_version() -> Vec<Kept<ReviewDraft>> {
    let bytes = b"Clerk\nFiles records.\n";
    let manuscript = rungs_import::read("/gone/clerk.txt", bytes).unwrap();
    let source = Source { path: "/gone/clerk.txt".into(), bytes: bytes.to_vec().into(), manuscript: manuscript.into() };
    let rulings = vec![
        Correction::Aside { at: 0..6, reason: Reason::RunningHead },
        Correction::Field { field: DraftField::Title, text: "Clerk \"I\"".into() },
    ];
    let draft = ReviewDraft { source: Some(source.into()), rulings: rulings.into() };
    vec![Kept { draft: draft.into(), path: Some("/a/b.ron".into()), on_disk: Some(b"Series(".to_vec().into()) }]
}

/// Links as an earlier version kept them, in `tests/cases/recovery/unsaved.links.ron`.
fn links_of_an_earlier_version() -> Vec<ConfirmedLink> {
    let level =
        |code| LevelRef { series: SeriesId::new("il-social-service-planner").unwrap(), code: Code::new(code).unwrap() };
    let link = |item, lower_number, decision, by: Option<&str>| ConfirmedLink {
        lower: level("41311"),
        upper: level("41312"),
        item,
        lower_number,
        upper_number: 2,
        decision,
        change: None,
        why: None,
        by: by.map(str::to_owned),
        on: Some(date(2025, 6, 30)),
        reading: false,
    };
    vec![
        link(ItemKind::Duty, 1, Decision::Linked, Some("A. Analyst")),
        link(ItemKind::Ksa, 3, Decision::Unlinked, None),
    ]
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let copy = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &copy);
        } else {
            fs::copy(entry.path(), copy).unwrap();
        }
    }
}

#[test]
fn everything_in_the_files_of_an_earlier_version_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/recovery"), folder.path());
    let found = read(&Home::new(Some(folder.path().to_owned())), &mut Reading::Here.reader());
    assert_eq!(found.applicants, applicants_of_an_earlier_version());
    assert_eq!(found.positions, positions_of_an_earlier_version());
    assert_eq!(found.reviews, reviews_of_an_earlier_version());
    assert_eq!(found.links.iter().map(|kept| &kept.draft.0).collect::<Vec<_>>(), [&links_of_an_earlier_version()]);
}

#[test]
fn what_is_kept_is_read_as_it_was_typed() {
    fn round_trip<D: Recoverable>(kept: &[Kept<D>]) {
        let folder = tempfile::tempdir().unwrap();
        let home = || Home::new(Some(folder.path().to_owned()));
        let mut reader = Reading::Here.reader();
        keep(&home(), kept).unwrap();
        assert_eq!(read_documents::<D>(&home(), &mut reader), kept);
        keep::<D>(&home(), &[]).unwrap();
        assert_eq!(read_documents::<D>(&home(), &mut reader), []);
    }
    round_trip(&applicants_of_an_earlier_version());
    round_trip(&positions_of_an_earlier_version());
}
