//! What can be typed behind `rungs export`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use rungs_documents::Format;
use rungs_documents::{Paper, ladder, qualification, specification};

use crate::cli::args::{Against, CompareArgs, PositionArgs};

/// Which answer is written.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ExportCommand {
    /// The qualification result of one applicant: outcome, trace, ledger and method, with every sentence cited
    #[command(after_help = "Examples:\n  rungs export qualify applicant.ron --level CA2459 --as-of 2025-06-30 -o \
                            result.pdf\n  rungs export qualify a.json --series ui-medical-social-services --policy \
                            sucss-7 -o result.docx --force")]
    Qualify(QualifyDocument),

    /// The determination about a position: decision, why the class fits, why others do not, what would change it
    #[command(after_help = "Examples:\n  rungs export determination position.ron -o determination.docx\n  rungs \
                            export determination position.ron --policy majority --as-of 2025-06-30 -o \
                            determination.pdf --force")]
    Determination(PositionDocument),

    /// The worksheet of a position: duties and matches, time by level, policies, factor statements
    #[command(alias = "allocate", after_help = "Example:\n  rungs export worksheet position.ron -o worksheet.docx")]
    Worksheet(PositionDocument),

    /// The posting of a vacancy: what the public may read, and nothing else; a draft as long as something is open
    #[command(after_help = "Example:\n  rungs export posting vacancy.ron -o posting.docx")]
    Posting(PositionDocument),

    /// The staffing memo of a vacancy, for its manager alone: policies, levels beside it, underfill, applicants
    #[command(after_help = "Examples:\n  rungs export staffing vacancy.ron -o memo.docx\n  rungs export staffing \
                            vacancy.ron --applicants a.ron b.ron -o memo.pdf")]
    Staffing {
        #[command(flatten)]
        document: PositionDocument,

        /// Applicants' files: who of them qualifies, and who would be an underfill
        #[arg(long, value_name = "FILE", num_args = 1..)]
        applicants: Vec<PathBuf>,

        /// How applicants' time of work is credited: the id of a policy, or a policy file
        #[arg(long, value_name = "NAME", default_value = "calendar-40")]
        credit: String,
    },

    /// Everything that one level or one series prints
    #[command(after_help = "Examples:\n  rungs export show 41312 -o planner-2.docx\n  rungs export show \
                            nm-cps-permanency-planning -o series.pdf")]
    Show {
        /// A class code, SERIES/CODE where codes repeat, or the id of a series
        #[arg(value_name = "CODE|SERIES")]
        name: String,

        #[command(flatten)]
        target: Target,
    },

    /// Levels side by side: duties, knowledge and skills, qualifications and pay, with what became of each
    #[command(after_help = "Examples:\n  rungs export compare 41311 41312 -o planners.docx\n  rungs export compare \
                            il-social-service-planner -o ladder.pdf\n  rungs export compare CA2460 3730 -o rows.xlsx")]
    Compare {
        #[command(flatten)]
        compared: CompareArgs,

        #[command(flatten)]
        target: Target,
    },
}

impl ExportCommand {
    pub fn target(&self) -> &Target {
        match self {
            ExportCommand::Qualify(asked) => &asked.target,
            ExportCommand::Determination(document)
            | ExportCommand::Worksheet(document)
            | ExportCommand::Posting(document)
            | ExportCommand::Staffing { document, .. } => &document.target,
            ExportCommand::Show { target, .. } | ExportCommand::Compare { target, .. } => target,
        }
    }

    /// In what the document can be written.
    pub fn formats(&self) -> &'static [Format] {
        match self {
            ExportCommand::Qualify(_) => qualification::FORMATS,
            ExportCommand::Determination(_) => Paper::Determination.formats(),
            ExportCommand::Worksheet(_) => Paper::Worksheet.formats(),
            ExportCommand::Posting(_) => Paper::Posting.formats(),
            ExportCommand::Staffing { .. } => Paper::Staffing.formats(),
            ExportCommand::Show { .. } => specification::FORMATS,
            ExportCommand::Compare { .. } => ladder::FORMATS,
        }
    }
}

/// Where the document goes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Target {
    /// The file to write; its ending decides the format: .html, .docx, .pdf or .md, and of `compare` and `worksheet` also .csv or .xlsx
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// Replace the file if it is there already
    #[arg(long)]
    pub force: bool,

    /// The day that the document bears, today if it is not named
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
}

/// Whose result.
#[derive(Debug, Args)]
pub(in crate::cli) struct QualifyDocument {
    /// The applicant's file, RON or JSON
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    #[command(flatten)]
    pub against: Against,

    /// How time of work is credited: the id of a shipped policy, or a policy file
    #[arg(long, value_name = "NAME", default_value = "calendar-40")]
    pub policy: String,

    #[command(flatten)]
    pub target: Target,
}

/// Which position, and where the document goes.
#[derive(Debug, Args)]
pub(in crate::cli) struct PositionDocument {
    #[command(flatten)]
    pub position: PositionArgs,

    #[command(flatten)]
    pub target: Target,
}
