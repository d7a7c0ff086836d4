//! From single texts to one library: which file's word counts for each series, and which links belong to it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rungs_domain::allocate::AllocationPolicy;
use rungs_domain::compare::{Comparer, Limits};
use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::qualify::CreditPolicy;
use rungs_domain::spec::{ConfirmedLink, Series, SeriesId, Vocabulary, validate_links};
use rungs_files::ron::File;

use super::links::{self, SideFile};
use super::load::{ReadText, Request};
use super::rulings::LoadedRuling;
use super::{Library, LoadedApplicant, LoadedPosition, LoadedSeries, Origin, policies, shipped};

/// Makes a library of what was read. `last` is the library that it takes the place of, for series whose file has
/// turned bad.
pub(super) fn assemble(
    reads: Vec<ReadText>,
    vocabulary: Vocabulary,
    problems: Vec<Diagnostic>,
    request: Request,
    last: Option<&Library>,
) -> Library {
    let files = reads.iter().filter(|read| read.path().is_some()).count();
    let mut gathered = Gathered { problems, ..Gathered::default() };
    let paths: BTreeSet<PathBuf> = reads.iter().filter_map(|read| Some(read.path()?.to_owned())).collect();
    for read in reads {
        gathered.take(read, last);
    }
    let data_dir = request.data_dir.as_deref();
    gathered.attach_links(data_dir);
    gathered.name_stale_links();
    gathered.name_orphans(&paths, data_dir);
    let series = gathered.in_order();
    let policies = policies::with_shipped(std::mem::take(&mut gathered.policies), &mut gathered.problems);
    let judging = std::mem::take(&mut gathered.allocation_policies);
    let allocation_policies = policies::with_shipped(judging, &mut gathered.problems);
    gathered.problems.sort();
    Library {
        series,
        comparer: Arc::new(Comparer::new(&vocabulary, Limits::default())),
        vocabulary,
        rulings: gathered.rulings,
        policies,
        allocation_policies,
        applicants: gathered.applicants,
        positions: gathered.positions,
        problems: gathered.problems,
        files,
        request,
    }
}

/// Makes a library of shipped series alone, without policies.
pub(super) fn excerpt(
    reads: Vec<ReadText>,
    vocabulary: Vocabulary,
    problems: Vec<Diagnostic>,
    request: Request,
) -> Library {
    let mut gathered = Gathered { problems, ..Gathered::default() };
    reads.into_iter().for_each(|read| gathered.take(read, None));
    gathered.attach_links(None);
    Library {
        series: gathered.in_order(),
        comparer: Arc::new(Comparer::new(&vocabulary, Limits::default())),
        vocabulary,
        problems: gathered.problems,
        request,
        ..Library::default()
    }
}

/// The mark of a series that is known before it is asked for.
fn known_mark(origin: &Origin) -> OnceLock<Cow<'static, str>> {
    match origin {
        Origin::Shipped(name) => shipped::revision(name).map_or_else(OnceLock::new, |mark| Cow::Borrowed(mark).into()),
        Origin::File(_) => OnceLock::new(),
    }
}

fn order(series: &Series) -> (&str, &str, &SeriesId) {
    (&series.authority.name, &series.title, &series.id)
}

#[derive(Debug, Default)]
struct Gathered {
    series: BTreeMap<SeriesId, LoadedSeries>,
    sides: BTreeMap<PathBuf, ReadSide>,
    policies: Vec<(PathBuf, Arc<CreditPolicy>)>,
    allocation_policies: Vec<(PathBuf, Arc<AllocationPolicy>)>,
    applicants: Vec<LoadedApplicant>,
    positions: Vec<LoadedPosition>,
    rulings: Vec<LoadedRuling>,
    problems: Vec<Diagnostic>,
}

/// A side file as read.
#[derive(Debug, Default)]
struct ReadSide {
    /// `None`: they could not be read.
    links: Option<Vec<ConfirmedLink>>,
    bytes: Option<Vec<u8>>,
}

impl Gathered {
    /// Takes the series out, in their order.
    fn in_order(&mut self) -> Vec<Arc<LoadedSeries>> {
        let mut series: Vec<_> = std::mem::take(&mut self.series).into_values().map(Arc::new).collect();
        series.sort_by(|a, b| order(&a.series).cmp(&order(&b.series)));
        series
    }

    fn take(&mut self, read: ReadText, last: Option<&Library>) {
        self.problems.extend(read.problems);
        match (read.file, read.origin) {
            (Some(File::Series(series)), origin) => self.take_series(LoadedSeries {
                series: *series,
                mark: known_mark(&origin),
                sum: read.sum,
                origin,
                given: Vec::new(),
                links: Vec::new(),
                side: SideFile::default(),
                outdated: false,
            }),
            (Some(File::Links(links)), Origin::File(path)) => {
                self.sides.insert(path, ReadSide { links: Some(links), bytes: read.bytes });
            }
            (Some(File::CreditPolicy(policy)), Origin::File(path)) => self.policies.push((path, Arc::new(*policy))),
            (Some(File::AllocationPolicy(policy)), Origin::File(path)) => {
                self.allocation_policies.push((path, Arc::new(*policy)));
            }
            (Some(File::Position(position)), Origin::File(path)) => self.positions.push(LoadedPosition {
                path,
                position: Arc::new(*position),
                bytes: read.bytes.unwrap_or_default().into(),
            }),
            (Some(File::Applicant(applicant)), Origin::File(path)) => self.applicants.push(LoadedApplicant {
                path,
                applicant: Arc::new(*applicant),
                bytes: read.bytes.unwrap_or_default().into(),
            }),
            (Some(File::Vocabulary(vocabulary)), Origin::File(path)) => {
                let ruling = |ruling| LoadedRuling { ruling, path: path.clone() };
                self.rulings.extend(vocabulary.same_work.into_iter().map(ruling));
            }
            (None, Origin::File(path)) if links::is_side_path(&path) => {
                self.sides.insert(path, ReadSide { links: None, bytes: read.bytes });
            }
            (None, origin) => self.keep_last_good(&origin, last),
            _ => {}
        }
    }

    fn take_series(&mut self, loaded: LoadedSeries) {
        let Some(first) = self.series.get(&loaded.series.id) else {
            self.series.insert(loaded.series.id.clone(), loaded);
            return;
        };
        let id = &loaded.series.id;
        match (&first.origin, &loaded.origin) {
            (Origin::File(user), Origin::Shipped(_)) => {
                if first.series != loaded.series {
                    let told = format!("this file takes the place of the shipped series `{id}`");
                    let place = Place::whole(user.display().to_string());
                    let hint = "if that is not meant, give it an id of its own";
                    self.problems.push(Diagnostic::warning("replaces-shipped", place, told).with_hint(hint));
                }
            }
            (first, second) => {
                let told = format!("the series `{id}` stands in {} already; this file is left out", name(first));
                let place = Place::whole(name(second));
                let hint = "give one of the two another id, or open only one of them";
                self.problems.push(Diagnostic::error("duplicate-series", place, told).with_hint(hint));
            }
        }
    }

    fn keep_last_good(&mut self, origin: &Origin, last: Option<&Library>) {
        let Some(old) = last.and_then(|last| last.series.iter().find(|loaded| loaded.origin == *origin)) else {
            return;
        };
        if !self.series.contains_key(&old.series.id) {
            let kept = LoadedSeries { outdated: true, ..LoadedSeries::clone(old) };
            self.series.insert(old.series.id.clone(), kept);
        }
    }

    /// Gives each series the links of its side file.
    fn attach_links(&mut self, data_dir: Option<&Path>) {
        for loaded in self.series.values_mut() {
            let path = match &loaded.origin {
                Origin::File(path) => Some(links::side_path(path)),
                Origin::Shipped(_) => data_dir.and_then(|dir| links::shipped_side_path(dir, &loaded.series.id)),
            };
            let ReadSide { links: read, bytes } =
                path.as_ref().and_then(|path| self.sides.remove(path)).unwrap_or_default();
            let unreadable = bytes.is_some() && read.is_none();
            let (own, foreign): (Vec<_>, Vec<_>) =
                read.unwrap_or_default().into_iter().partition(|link| link.lower.series == loaded.series.id);
            let place = || Place::whole(path.as_deref().unwrap_or(Path::new("")).display().to_string());
            self.problems.extend(foreign.iter().map(|link| foreign_link(link, &loaded.series.id, place())));
            loaded.given = loaded.series.links.clone();
            if let Origin::Shipped(name) = loaded.origin {
                let (shipped, problems) = shipped::links(name);
                loaded.given = ConfirmedLink::overlaid(std::mem::take(&mut loaded.given), &shipped);
                self.problems.extend(problems);
            }
            loaded.links = ConfirmedLink::overlaid(loaded.given.clone(), &own);
            loaded.side = SideFile { path, links: own, as_read: bytes, unreadable };
        }
    }

    /// Names saved links that no longer fit the specifications. They are kept: the text may come back.
    fn name_stale_links(&mut self) {
        let mut stale = Vec::new();
        for loaded in self.series.values() {
            let side = loaded.side.path.as_deref().unwrap_or(Path::new("")).display().to_string();
            for problem in validate_links(&loaded.side.links, |id| Some(&self.series.get(id)?.series)) {
                let told = format!("a saved link has no effect: {}", problem.message);
                let told = Diagnostic::warning("stale-link", Place::whole(side.as_str()), told);
                stale.push(told.with_hint("the specification was changed since: decide the link anew"));
            }
        }
        self.problems.append(&mut stale);
    }

    /// Names the side files whose specification was not read. The user's own folder also holds links of shipped
    /// series that a file has taken the place of, or that are not asked for; those wait.
    fn name_orphans(&mut self, paths: &BTreeSet<PathBuf>, data_dir: Option<&Path>) {
        for side in self.sides.keys() {
            let spec = links::spec_path(side);
            if data_dir.is_some_and(|dir| side.starts_with(dir)) || paths.contains(&spec) {
                continue;
            }
            let told = format!("these links belong to {}, which is not loaded", spec.display());
            let place = Place::whole(side.display().to_string());
            let hint = "keep the file beside its specification, under the same name";
            self.problems.push(Diagnostic::warning("orphan-links", place, told).with_hint(hint));
        }
    }
}

fn foreign_link(link: &ConfirmedLink, id: &SeriesId, place: Place) -> Diagnostic {
    let told = format!("the link from {} does not belong beside the series `{id}`; it is left out", link.lower);
    Diagnostic::error("foreign-link", place, told)
        .with_hint("a link stands in the side file of its lower level's series")
}

fn name(origin: &Origin) -> String {
    match origin {
        Origin::Shipped(name) => (*name).to_owned(),
        Origin::File(path) => path.display().to_string(),
    }
}
