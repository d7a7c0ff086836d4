//! The specs inside the program.

use memchr::memmem;
use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::ConfirmedLink;
use rungs_files::ron::{self, File};

/// A file of `specs/`, as it was when the program was built.
#[derive(Debug, Clone, Copy)]
pub(super) struct Embedded {
    /// Its name under `specs/`.
    pub name: &'static str,
    /// What it holds.
    pub bytes: &'static [u8],
}

/// Embeds a file of `specs/`.
macro_rules! embedded {
    ($name:literal) => {
        Embedded { name: $name, bytes: include_bytes!(concat!("../../specs/", $name)) }
    };
}

/// The words of the specifications.
pub(super) const VOCABULARY: Embedded = embedded!("vocabulary.ron");

/// The words of people at work, by which duties of positions are matched.
pub(super) const FIELD_WORDS: Embedded = embedded!("field-words.ron");

/// The shipped series. A test holds this list against the folder.
pub(super) const SERIES: &[Embedded] = &[
    embedded!("denver-utilization-management.ron"),
    embedded!("il-social-service-planner.ron"),
    embedded!("nm-community-social-service-specialist.ron"),
    embedded!("nm-cps-permanency-planning.ron"),
    embedded!("ui-medical-social-services.ron"),
];

/// Links and changes that were confirmed by reading the shipped series, each beside the series of its lower levels. A
/// test holds this list against the folder.
const LINKS: &[Embedded] = &[
    embedded!("denver-utilization-management.links.ron"),
    embedded!("il-social-service-planner.links.ron"),
    embedded!("nm-community-social-service-specialist.links.ron"),
    embedded!("nm-cps-permanency-planning.links.ron"),
    embedded!("ui-medical-social-services.links.ron"),
];

/// The links shipped beside the series in the file `name`, and what is wrong with them.
pub(super) fn links(name: &str) -> (Vec<ConfirmedLink>, Vec<Diagnostic>) {
    let of_series = |side: &&Embedded| side.name.strip_suffix(".links.ron") == name.strip_suffix(".ron");
    let Some(side) = LINKS.iter().find(of_series) else { return (Vec::new(), Vec::new()) };
    let read = ron::read_sound(side.name, side.bytes);
    let links = if let Some(File::Links(links)) = read.file { links } else { Vec::new() };
    (links, read.diagnostics)
}

/// The mark of the text of a shipped series, which every citation has: a test holds it against the text, so that no
/// command need make it.
pub(super) fn revision(name: &str) -> Option<&'static str> {
    REVISIONS.iter().find(|(file, _)| *file == name).map(|(_, mark)| *mark)
}

const REVISIONS: &[(&str, &str)] = &[
    ("denver-utilization-management.ron", "fefa607fe441"),
    ("il-social-service-planner.ron", "37d7919c8b52"),
    ("nm-community-social-service-specialist.ron", "20b28e3439de"),
    ("nm-cps-permanency-planning.ron", "2e853f25581d"),
    ("ui-medical-social-services.ron", "fb1bc1cd5e03"),
];

/// The shipped policies by which time of work is credited, the default one first. A test holds this list against the
/// folder.
pub(super) const CREDIT_POLICIES: &[Embedded] = &[
    embedded!("policies/credit/calendar-40.ron"),
    embedded!("policies/credit/ca-ccr-171.ron"),
    embedded!("policies/credit/federal-opm.ron"),
    embedded!("policies/credit/nm-spo.ron"),
    embedded!("policies/credit/sucss-7.ron"),
];

/// The shipped policies by which positions are judged, in the order in which they are told. A test holds this list against the
/// folder.
pub(super) const ALLOCATION_POLICIES: &[Embedded] = &[
    embedded!("policies/allocation/majority.ron"),
    embedded!("policies/allocation/grade-controlling.ron"),
    embedded!("policies/allocation/lead-gate.ron"),
    embedded!("policies/allocation/essential-duties.ron"),
    embedded!("policies/allocation/best-fit.ron"),
    embedded!("policies/allocation/nm-best-fit.ron"),
    embedded!("policies/allocation/ui-majority.ron"),
];

/// The series in which a name of a level or of a series, or its first part before a stroke, stands in quotes: those of
/// which it can be the name, and perhaps others.
pub(super) fn naming(name: &str) -> Vec<&'static Embedded> {
    let first = name.trim().split('/').next().unwrap_or_default();
    let quoted = format!("\"{first}\"");
    let stands_in = |embedded: &&Embedded| memmem::find(embedded.bytes, quoted.as_bytes()).is_some();
    SERIES.iter().filter(stands_in).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::civil::Date;
    use rungs_domain::spec::{Level, LevelRef, Vocabulary, validate_links};

    use super::*;
    use crate::select::{Selection, resolve};
    use crate::{Excerpt, Library};
    use crate::{LinkUse, Origin};

    #[test]
    fn no_shipped_file_breaks_a_rule() {
        let library = Library::shipped();
        let all = [&[VOCABULARY, FIELD_WORDS], SERIES, LINKS, CREDIT_POLICIES, ALLOCATION_POLICIES].concat();
        for Embedded { name, bytes } in all {
            let is_series = SERIES.iter().any(|one| one.name == name);
            let none = Vocabulary::default();
            let vocabulary = if is_series { &library.vocabulary } else { &none };
            let read = ron::read(name, bytes, vocabulary);
            assert_eq!(read.diagnostics, [], "{name}");
            assert_eq!(read, ron::read_sound(name, bytes), "{name}");
        }
    }

    #[test]
    fn every_shipped_decision_says_who_and_why_and_fits_its_series() {
        let library = Library::shipped();
        for loaded in &library.series {
            let Origin::Shipped(name) = loaded.origin else { panic!("{}", loaded.series.id) };
            let (links, problems) = links(name);
            assert_eq!(problems, [], "{name}");
            assert!(links.iter().all(|link| link.lower.series == loaded.series.id), "{name}");
            let unsaid = links.iter().find(|link| link.by.is_none() || link.why.is_none());
            assert_eq!(unsaid, None, "{name}");
            let series = |id: &_| library.find(id).map(|loaded| &loaded.series);
            assert_eq!(validate_links(&links, series), [], "{name}");
        }
    }

    #[test]
    fn the_marks_of_the_series_are_those_of_their_texts() {
        let library = Library::shipped();
        assert_eq!(library.series.len(), REVISIONS.len());
        for loaded in &library.series {
            let Origin::Shipped(name) = loaded.origin else { panic!("{}", loaded.series.id) };
            assert_eq!(revision(name), Some(ron::text_revision(&loaded.series).as_str()), "{name}");
        }
    }

    #[test]
    fn what_an_excerpt_shows_is_what_the_whole_library_shows() {
        let all = Library::shipped();
        let series = Library::excerpt_with(Excerpt::Series, None).unwrap();
        let texts = |library: &Library| -> Vec<_> {
            library.series.iter().map(|loaded| (loaded.series.clone(), loaded.revision().to_owned())).collect()
        };
        assert_eq!(texts(&series), texts(&all));
        for loaded in &all.series {
            let id = &loaded.series.id;
            let some = Library::excerpt_with(Excerpt::Levels(&[id.to_string()]), None).unwrap();
            let levels: Vec<_> = loaded
                .series
                .levels
                .iter()
                .map(|level| LevelRef { series: id.clone(), code: level.code.clone() })
                .collect();
            for (lower, upper) in levels.iter().zip(levels.iter().skip(1)) {
                let compared = |library: &Library| library.compare(lower, upper, LinkUse::Confirmed).unwrap();
                assert_eq!(compared(&some), compared(&all));
            }
            for level in levels {
                let shown =
                    |library: &Library| library.specification_document(&Selection::Level(level.clone()), Date::ZERO);
                assert_eq!(shown(&some), shown(&all));
            }
        }
    }

    #[test]
    fn a_name_means_the_same_where_only_the_series_that_name_it_are_loaded() {
        let all = Library::shipped();
        let levels = all.series.iter().flat_map(|loaded| {
            let id = &loaded.series.id;
            let names = |level: &Level| [level.code.to_string(), format!("{id}/{}", level.code)];
            loaded.series.levels.iter().flat_map(names).chain([id.to_string()]).collect::<Vec<_>>()
        });
        for name in levels {
            let named = naming(&name);
            assert!(!named.is_empty() && named.len() < SERIES.len(), "{name}");
            let some = Library::excerpt_with(Excerpt::Levels(std::slice::from_ref(&name)), None).unwrap();
            assert_eq!(resolve(&some, &name), resolve(&all, &name));
        }
        assert!(naming("41312x").is_empty());
    }

    fn on_disk(folder: &str) -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
        let mut on_disk: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".ron"))
            .collect();
        on_disk.sort();
        on_disk
    }

    #[test]
    fn every_policy_is_shipped() {
        let name = |embedded: &Embedded| embedded.name.rsplit('/').next().unwrap().to_owned();
        for (policies, folder) in [(CREDIT_POLICIES, "credit"), (ALLOCATION_POLICIES, "allocation")] {
            let mut shipped: Vec<String> = policies.iter().map(name).collect();
            shipped.sort();
            assert_eq!(shipped, on_disk(&format!("specs/policies/{folder}")));
        }
    }

    #[test]
    fn every_file_of_specs_is_shipped() {
        let on_disk = on_disk("specs");
        let mut shipped: Vec<&str> =
            SERIES.iter().chain(LINKS).chain([&VOCABULARY, &FIELD_WORDS]).map(|embedded| embedded.name).collect();
        shipped.sort_unstable();
        assert_eq!(shipped, on_disk);
    }
}
