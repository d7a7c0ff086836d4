//! The library: files found, read, merged, kept and saved, whatever state they are in.

mod limits;
mod loading;
mod saving;
mod searching;
mod watching;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rungs_domain::spec::SeriesId;
use rungs_library::disk::SystemDisk;
use rungs_library::{Library, Request};

/// A small specification with the given id and one level a code, each with duties 1 and 2.
fn small_spec(id: &str, codes: &[&str]) -> String {
    let level = |code: &&str| {
        format!(
            "(code: {code:?}, title: \"Clerk {code}\", duties: (items: [\
             (number: 1, text: \"Files records.\"), (number: 2, text: \"Answers letters.\")]))"
        )
    };
    let levels: Vec<String> = codes.iter().map(level).collect();
    format!(
        "#![enable(implicit_some)]\nSeries(\n    schema: 1,\n    id: {id:?},\n    title: \"Clerk Series\",\n    \
         authority: (name: \"County\"),\n    source: (document: \"Class Specification\"),\n    status: Adopted,\n    \
         levels: [{}],\n)\n",
        levels.join(", ")
    )
}

fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path
}

/// Loads `paths` alone, without the shipped series and without the user's own folder.
fn load(paths: &[PathBuf]) -> Library {
    let request = Request { shipped: false, paths: paths.to_vec(), data_dir: None };
    load_request(request)
}

fn load_request(request: Request) -> Library {
    Library::load_request(request, &SystemDisk, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn ids(library: &Library) -> Vec<&str> {
    library.series.iter().map(|loaded| loaded.series.id.as_str()).collect()
}

fn problems(library: &Library) -> Vec<&'static str> {
    library.problems.iter().map(|problem| problem.id).collect()
}

fn id(text: &str) -> SeriesId {
    SeriesId::new(text).unwrap()
}
