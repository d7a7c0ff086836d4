//! `rungs list`: the series of the library and their levels.

use rungs_domain::spec::{Level, Series, Status};
use rungs_domain::words::counted;
use rungs_library::{Library, LoadedSeries, Origin};
use serde::Serialize;

use super::args::Format;
use super::output::Output;
use super::text::{Column, Page, faint, plain, strong, width_of};
use super::{Answer, Failure};

pub(super) fn list(library: &Library, output: Output) -> Result<Answer, Failure> {
    match output.format {
        Format::Text => output.text(&text(library, output.width))?,
        Format::Json => output.json(&ListJson::new(library))?,
    }
    Ok(Answer::Holds)
}

fn text(library: &Library, width: usize) -> String {
    let mut page = Page::new(width);
    let mut authority = None;
    for loaded in &library.series {
        let series = &loaded.series;
        if authority != Some(&series.authority) {
            page.gap();
            page.paragraph(0, &[strong(series.authority.name.as_str())]);
            authority = Some(&series.authority);
        }
        series_text(&mut page, loaded);
    }
    let levels: usize = library.series.iter().map(|loaded| loaded.series.levels.len()).sum();
    page.gap();
    page.paragraph(0, &[faint(format!("{} series, {}", library.series.len(), counted(levels, "level")))]);
    page.finish()
}

fn series_text(page: &mut Page, loaded: &LoadedSeries) {
    let series = &loaded.series;
    let mut remarks = vec![standing(series)];
    if let Origin::File(path) = &loaded.origin {
        remarks.push(path.display().to_string());
    }
    let head =
        [plain(format!("{}  ", series.title)), strong(series.id.as_str()), faint(format!("  {}", remarks.join(" · ")))];
    page.paragraph(2, &head);
    let rows: Vec<[String; 4]> = series.levels.iter().map(cells).collect();
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| width_of(cell)).max();
    let widths: Vec<usize> = (0..4).map(|column| widest(column).unwrap_or(0)).collect();
    let rest: usize = widths.iter().skip(2).sum::<usize>() + widths.first().unwrap_or(&0) + 4 + 3 * 2;
    let title = widths.get(1).copied().unwrap_or(0).min(page.width.saturating_sub(rest).max(11));
    for [code, name, pay, counts] in rows {
        let width = |column: usize| widths.get(column).copied().unwrap_or(0);
        page.columns(
            4,
            &[
                Column { spans: vec![strong(code)], width: width(0) },
                Column { spans: vec![plain(name)], width: title },
                Column { spans: vec![plain(pay)], width: width(2) },
                Column { spans: vec![faint(counts)], width: width(3) },
            ],
        );
    }
}

/// Code, title, pay, and how many items.
fn cells(level: &Level) -> [String; 4] {
    let pay = level.pay.as_ref().map(|pay| format!("{} {}", pay.label.trim_end_matches(':'), pay.grade));
    let (duties, ksas) = (level.duties.items.len(), level.ksas.items.len());
    let counts = match ksas {
        0 => counted(duties, "duty"),
        _ => format!("{}, {}", counted(duties, "duty"), counted(ksas, "KSA")),
    };
    [level.code.to_string(), level.title.clone(), pay.unwrap_or_default(), counts]
}

/// Whether and since when a series holds.
pub(super) fn standing(series: &Series) -> String {
    let printed = |label: &str, date: Option<jiff::civil::Date>| date.map(|date| format!("{label} {date}"));
    match &series.status {
        Status::Proposed { .. } => printed("proposed", series.source.date).unwrap_or_else(|| "proposed".to_owned()),
        Status::Adopted => printed("effective", series.effective)
            .or_else(|| printed("revised", series.revised))
            .or_else(|| printed("established", series.established))
            .unwrap_or_else(|| "no date printed for the series".to_owned()),
    }
}

#[derive(Serialize)]
struct ListJson<'a> {
    series: Vec<SeriesJson<'a>>,
}

#[derive(Serialize)]
struct SeriesJson<'a> {
    id: &'a str,
    title: &'a str,
    authority: &'a str,
    status: &'static str,
    effective: Option<String>,
    /// The path of its file; `null` for a shipped series.
    file: Option<String>,
    revision: &'a str,
    levels: Vec<LevelJson<'a>>,
}

#[derive(Serialize)]
struct LevelJson<'a> {
    code: &'a str,
    title: &'a str,
    rank: Option<&'a str>,
    pay: Option<&'a str>,
    duties: usize,
    ksas: usize,
}

impl<'a> ListJson<'a> {
    fn new(library: &'a Library) -> Self {
        ListJson { series: library.series.iter().map(|loaded| SeriesJson::new(loaded)).collect() }
    }
}

impl<'a> SeriesJson<'a> {
    fn new(loaded: &'a LoadedSeries) -> Self {
        let series = &loaded.series;
        SeriesJson {
            id: series.id.as_str(),
            title: &series.title,
            authority: &series.authority.name,
            status: match series.status {
                Status::Adopted => "adopted",
                Status::Proposed { .. } => "proposed",
            },
            effective: series.effective.map(|date| date.to_string()),
            file: match &loaded.origin {
                Origin::Shipped(_) => None,
                Origin::File(path) => Some(path.display().to_string()),
            },
            revision: loaded.revision(),
            levels: series.levels.iter().map(LevelJson::new).collect(),
        }
    }
}

impl<'a> LevelJson<'a> {
    fn new(level: &'a Level) -> Self {
        LevelJson {
            code: level.code.as_str(),
            title: &level.title,
            rank: level.rank.as_deref(),
            pay: level.pay.as_ref().map(|pay| pay.grade.as_str()),
            duties: level.duties.items.len(),
            ksas: level.ksas.items.len(),
        }
    }
}
