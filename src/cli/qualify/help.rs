//! What `rungs qualify --help` says of batches: the columns come from the table by which they are read.

use rungs_files::csv::{Need, Table};

const EXAMPLES: &str = "\
Examples:
  rungs qualify applicant.ron
  rungs qualify a.ron b.json --level CA2459 --as-of 2025-06-30
  rungs qualify a.ron --policy calendar-40 --policy sucss-7 --explain
  rungs qualify people.csv --level SPCP23
  rungs qualify applicants.csv education.csv experience.csv --format json

A CSV file is a batch of any length. Its first row names the columns:
";

const RULES: &str = "
Groups of columns are numbered 1, 2 and so on; those with * must be there in a group, and one of those with +.

Lists may stand in files of their own, joined by the column `id`, in the order of the applicants: their columns are \
the fields of an applicant file, such as id, degree, field, accredited and conferred.

Values are written as in an applicant file, days as 2015-05-09, lists with `;` between. A row with a mistake is told \
and left out; the exit status is then 1. Trace and ledgers of a batch are given with --explain. specs/batch.md \
describes every column, with examples.";

/// What stands below the options.
pub(in crate::cli) fn help() -> String {
    let columns = |table: Table| {
        let columns = table.columns().iter().map(|column| match (table, column.need) {
            (Table::Applicants, _) => format!("  {}\n", column.beside),
            (_, Need::Required) => format!("  {}_1*\n", column.beside),
            (_, Need::OneOf) => format!("  {}_1+\n", column.beside),
            (_, Need::Optional) => format!("  {}_1\n", column.beside),
        });
        columns.collect::<String>()
    };
    let all: String = Table::ALL.into_iter().map(columns).collect();
    format!("{EXAMPLES}{all}{RULES}")
}
