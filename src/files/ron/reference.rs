//! The reference for people who write files, held against what the reader does.

use super::file::read_record;
use super::record::Record;

/// Where the section of a record in the reference differs from what its reader does; empty: nowhere.
///
/// The section is a heading of the second level with the record's name. Its table names each field, whether it is
/// `required` or `optional`, and an example. It must name the fields in their order, its examples must read without an
/// error, and every word of a choice must stand in it or in the section *Requirements*.
pub fn differences<T: Record>(reference: &str) -> Vec<String> {
    let Some(section) = section(reference, T::NAME) else { return vec![format!("there is no section {}", T::NAME)] };
    let requirements = self::section(reference, "Requirements").unwrap_or_default();
    let rows = rows(section);
    let mut differences = Vec::new();
    if !rows.iter().map(|row| row.field).eq(T::FIELDS.iter().copied()) {
        differences.push(format!("{} has the fields {:?}", T::NAME, T::FIELDS));
    }
    let missing = told_of::<T>("");
    for Row { field, need, example } in rows {
        let required = missing.iter().any(|told| told.message.ends_with(&format!("`{field}`")));
        if need != (if required { "required" } else { "optional" }) {
            differences.push(format!("{} {field} is not {need}", T::NAME));
        }
        let wrong = told_of::<T>(&format!("{field}: {example}"));
        let wrong = wrong.iter().filter(|told| told.id != "missing-field");
        differences.extend(wrong.map(|told| format!("{} {field}: {}", T::NAME, told.message)));
        let choice = told_of::<T>(&format!("{field}: Zzzzzzz"));
        for hint in choice.iter().filter(|told| told.id == "unknown-word").filter_map(|told| told.hint.as_deref()) {
            let words = hint.split('`').skip(1).step_by(2);
            let is_said = |word: &str| ["`", "("].iter().any(|end| section.contains(&format!("`{word}{end}")));
            let unsaid = words.filter(|word| !is_said(word) && !requirements.contains(word));
            differences.extend(unsaid.map(|word| format!("{} {field} may be {word}", T::NAME)));
        }
    }
    differences
}

fn told_of<T: Record>(fields: &str) -> Vec<rungs_domain::diagnostic::Diagnostic> {
    read_record::<T>("example", format!("{}({fields})", T::NAME).as_bytes(), |_| Vec::new()).1
}

fn section<'a>(reference: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = reference.split_once(&format!("\n## {name}\n"))?;
    Some(rest.split_once("\n## ").map_or(rest, |(section, _)| section))
}

/// A row of a section's table.
struct Row<'a> {
    field: &'a str,
    need: &'a str,
    example: &'a str,
}

fn rows(section: &str) -> Vec<Row<'_>> {
    section.lines().filter(|line| line.starts_with("| `")).filter_map(row).collect()
}

fn row(line: &str) -> Option<Row<'_>> {
    let mut cells = line.split(" | ");
    let field = cells.next()?.trim_start_matches("| ").trim_matches('`');
    Some(Row { field, need: cells.next()?, example: cells.next()?.trim_matches('`') })
}
