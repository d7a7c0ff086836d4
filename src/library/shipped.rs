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

/// The shipped vocabulary.
pub(super) const VOCABULARY: Embedded = embedded!("vocabulary.ron");

/// The shipped series. A test holds this list against the folder.
pub(super) const SERIES: &[Embedded] = &[
    embedded!("denver-utilization-management.ron"),
    embedded!("il-social-service-planner.ron"),
    embedded!("nm-community-social-service-specialist.ron"),
    embedded!("nm-cps-permanency-planning.ron"),
    embedded!("ui-medical-social-services.ron"),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_specs_is_shipped() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
        let mut on_disk: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".ron"))
            .collect();
        on_disk.sort();
        let mut shipped: Vec<&str> = SERIES.iter().map(|embedded| embedded.name).collect();
        shipped.push(VOCABULARY.name);
        shipped.sort_unstable();
        assert_eq!(shipped, on_disk);
    }
}
