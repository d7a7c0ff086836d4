//! What can be typed. Help, completions and the man page come from these definitions.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

/// Levels of public jobs side by side: what differs between the classes of a series.
///
/// Without a command, opens the window on the shipped series and on the files and folders named.
#[derive(Debug, Parser)]
#[command(name = "rungs", version, after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Specification files, or folders of them, to open in the window
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    #[command(flatten)]
    pub common: Common,
}

const EXAMPLES: &str = "\
Examples:
  rungs                         the window, with the shipped series
  rungs county-specs/           the window, with your own specifications beside them
  rungs compare 41311 41312     what a Planner II does that a Planner I does not

Exit status: 0 done; 1 done, and `check` found errors or a batch held bad rows; 2 wrong use or unreadable input.";

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// Read specifications from this folder or file instead of the shipped series; may be repeated
    #[arg(long, value_name = "DIR", global = true)]
    pub library: Vec<PathBuf>,

    /// Text for people, or JSON for programs
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text, global = true)]
    pub format: Format,
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the series of the library and their levels
    #[command(after_help = "Examples:\n  rungs list\n  rungs list --library county-specs/ --format json")]
    List,

    /// Check specification, vocabulary, link, policy, applicant and position files
    ///
    /// Shows every mistake with its file, line and column, the line itself and a hint. The exit status is 1 if there
    /// is any error.
    #[command(after_help = "Examples:\n  rungs check county-specs/\n  rungs check clerk.ron --format json")]
    Check {
        /// Files, or folders with all below them
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },

    /// Show everything that one level or one series prints
    #[command(after_help = "Examples:\n  rungs show 41312\n  rungs show denver-utilization-management/CA2460\n  \
                            rungs show nm-cps-permanency-planning --format json")]
    Show {
        /// A class code, SERIES/CODE where codes repeat, or the id of a series
        #[arg(value_name = "CODE|SERIES")]
        name: String,
    },

    /// Set levels side by side and name what became of each duty and KSA
    ///
    /// Two levels give a comparison, more a ladder; the lower level comes first. The id of a series stands for all
    /// its levels.
    #[command(after_help = "Examples:\n  rungs compare 41311 41312\n  rungs compare CA2460 3730\n  \
                            rungs compare il-social-service-planner --against 41311")]
    Compare(CompareArgs),

    /// Hold applicants' records against levels: met, not met, or a judgment is missing
    ///
    /// Says what is short, which questions are open, the nearest path, and when a level would be met. Without
    /// --level and --series it answers for every level of the library. CSV files are batches of any length.
    #[command(after_help = super::qualify::help())]
    Qualify(QualifyArgs),

    /// Judge where a position belongs: its duties with percent of time against the levels of its series
    ///
    /// Counts the time by level and lets published policies judge it. The rule of the authority decides, which the series
    /// names; where it names none, the one that is chosen in the file or here, and else none. The answer comes first, then
    /// how many points of time would change it, and what to look at before it is signed. Where the specification has changed since
    /// the position was judged, that comes first. For a planned vacancy every level is shown with its pay.
    #[command(after_help = "Examples:\n  rungs allocate position.ron\n  rungs allocate position.ron --policy \
                            grade-controlling --as-of 2025-06-30\n  rungs allocate \
                            vacancy.ron --applicants kim.ron lee.ron")]
    Allocate(AllocateArgs),

    /// Draft specifications from documents: text, web pages, Word files, PDF with a text layer
    ///
    /// Says what was found, how many characters were placed, and which were not. With -o every draft is written as
    /// a RON file that `rungs check` and the window read. A draft is for a person to compare with its document.
    #[command(after_help = "Examples:\n  rungs import planner.html\n  rungs import specs/*.docx -o drafts/\n  \
                            rungs import series.pdf --format json\n  rungs import second.html --profile learned.ron")]
    Import(ImportArgs),

    /// Write an answer as a document for people: .html, .docx, .pdf or .md
    ///
    /// The ending of the file named with -o decides the format. A file that is there already is kept, unless --force
    /// is added.
    #[command(
        subcommand,
        after_help = "Examples:\n  rungs export qualify applicant.ron --level CA2459 --as-of \
                            2025-06-30 -o result.html"
    )]
    Export(super::export::ExportCommand),

    /// Rule that two kinds of work are the same, for the whole library, or list such rulings
    ///
    /// A ruling is written into vocabulary.ron in the folder named with --library, or in your own folder, and holds for
    /// every specification of the library. A kind is named by its name in files or by its printed words.
    #[command(after_help = "Examples:\n  rungs same-work\n  rungs same-work \"in pruning roses\" horticulture --by \
                            \"A. Person\" --why \"roses are plants\" --library drafts/\n  rungs same-work \
                            in_pruning_roses horticulture --take-back --library drafts/")]
    SameWork(SameWorkArgs),

    /// Write a completion script for a shell to standard output
    #[command(after_help = "Example:\n  rungs completions bash > ~/.local/share/bash-completion/completions/rungs")]
    Completions {
        /// The shell
        shell: Shell,
    },

    /// Read documents that come on standard input, for another process of this program
    #[command(hide = true)]
    ReadDocuments {
        /// The most memory, in MiB
        memory: u64,
        /// The most time of work on one document, in seconds
        work: u64,
    },

    /// Write the manual page to standard output
    #[command(after_help = "Example:\n  rungs man > ~/.local/share/man/man1/rungs.1")]
    Man,
}

/// Whom to hold against what.
#[derive(Debug, Args)]
pub(super) struct QualifyArgs {
    /// Applicant files, RON or JSON; CSV files with one row an applicant, or several joined by an id
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    #[command(flatten)]
    pub against: Against,

    /// How time of work is credited: the id of a policy, shipped or of --library, or a policy file; may be repeated
    #[arg(long, value_name = "NAME", default_value = "calendar-40")]
    pub policy: Vec<String>,

    /// Show the requirement with the outcome of each sentence, and the credit ledger
    #[arg(long)]
    pub explain: bool,
}

/// Against which levels, and as of which day.
#[derive(Debug, Args)]
pub(super) struct Against {
    /// A class code, SERIES/CODE where codes repeat; may be repeated
    #[arg(long, value_name = "CODE")]
    pub level: Vec<String>,

    /// All levels of a series; may be repeated
    #[arg(long, value_name = "ID")]
    pub series: Vec<String>,

    /// The day of judging, today if it is not named
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<Date>,
}

/// Which position to judge, and how it is told.
#[derive(Debug, Args)]
pub(super) struct AllocateArgs {
    #[command(flatten)]
    pub position: PositionArgs,

    /// Show what the level above and the level below would need; for a planned vacancy every level is always shown
    #[arg(long)]
    pub explain: bool,

    /// For a planned vacancy: applicant files, RON or JSON; says at every level who qualifies and who is an underfill
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub applicants: Vec<PathBuf>,

    /// How the applicants' time of work is credited: as --policy of `qualify`
    #[arg(long, value_name = "NAME", default_value = "calendar-40", requires = "applicants")]
    pub credit: String,
}

/// Which position to judge, and by what.
#[derive(Debug, Args)]
pub(super) struct PositionArgs {
    /// A position file, RON or JSON
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// How time is judged: the id of a policy, shipped or of --library, or a policy file; may be repeated. The one of the
    /// authority decides where it is among them, else the first. Without it all of the library
    #[arg(long, value_name = "NAME")]
    pub policy: Vec<String>,

    /// The day of judging; without it the day for which the position is described, or today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<Date>,
}

/// What to compare.
#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// Class codes, SERIES/CODE where codes repeat, or ids of series
    #[arg(required = true, value_name = "CODE")]
    pub levels: Vec<String>,

    /// Leave out the links that specialists confirmed, and show what is computed
    #[arg(long)]
    pub computed: bool,

    /// What each level is compared with: `below`, the level before it, or the code of one level
    #[arg(long, value_name = "CODE|below", default_value = "below")]
    pub against: String,
}

impl CompareArgs {
    /// All names of levels and series in it.
    pub fn names(&self) -> Vec<String> {
        let against = (self.against != "below").then_some(&self.against);
        self.levels.iter().chain(against).cloned().collect()
    }
}

/// Which documents become drafts, and where the drafts go.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The documents, or folders of them: txt, md, html, docx, pdf
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Write each draft into this folder, named by the id of its series; beside it a vocabulary of what it names and
    /// the vocabulary in use does not have
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,

    /// Replace drafts that are there already
    #[arg(long)]
    pub force: bool,

    /// Read documents with the words of this profile, too; one that names an authority is for its documents only
    #[arg(long = "profile", value_name = "PROFILE")]
    pub profiles: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct SameWorkArgs {
    /// The two kinds of work; none: the rulings of the library are listed
    #[arg(value_name = "KIND", num_args = 2)]
    pub kinds: Vec<String>,

    /// Who rules so
    #[arg(long, value_name = "NAME", requires = "kinds")]
    pub by: Option<String>,

    /// Why
    #[arg(long, value_name = "REASON", requires = "kinds")]
    pub why: Option<String>,

    /// Take the ruling about the two kinds back
    #[arg(long, requires = "kinds")]
    pub take_back: bool,
}
