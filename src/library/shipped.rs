//! The specs inside the program.

/// A file of `specs/`, as it was when the program was built.
#[derive(Debug)]
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

/// The shipped vocabulary: the words of the specifications, and those of people at work. A test holds this list against
/// the folder.
pub(super) const VOCABULARIES: &[Embedded] = &[embedded!("vocabulary.ron"), embedded!("field-words.ron")];

/// The shipped series. A test holds this list against the folder.
pub(super) const SERIES: &[Embedded] = &[
    embedded!("denver-utilization-management.ron"),
    embedded!("il-social-service-planner.ron"),
    embedded!("nm-community-social-service-specialist.ron"),
    embedded!("nm-cps-permanency-planning.ron"),
    embedded!("ui-medical-social-services.ron"),
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

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
        let mut shipped: Vec<&str> = SERIES.iter().chain(VOCABULARIES).map(|embedded| embedded.name).collect();
        shipped.sort_unstable();
        assert_eq!(shipped, on_disk);
    }
}
