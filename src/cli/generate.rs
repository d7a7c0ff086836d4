//! Completions and the manual page, from the definitions of the arguments.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Arguments;
use super::{Answer, Failure};

pub(super) fn completions(shell: Shell) -> Result<Answer, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "rungs", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(Answer::Holds)
}

/// One page: what `rungs` takes, then each command with its own options and examples.
pub(super) fn man() -> Result<Answer, Failure> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help" && !sub.is_hide_set()) {
        let title = format!(".SH \"COMMAND {}\"\n", sub.get_name().to_uppercase());
        page.extend_from_slice(title.as_bytes());
        let part = clap_mangen::Man::new(sub.clone());
        part.render_synopsis_section(&mut page)?;
        part.render_description_section(&mut page)?;
        part.render_options_section(&mut page)?;
        part.render_extra_section(&mut page)?;
    }
    std::io::stdout().write_all(&page)?;
    Ok(Answer::Holds)
}
