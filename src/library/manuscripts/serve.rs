//! The other side: reads documents for the process that started this one, until that asks for no more.

use std::io::{self, BufReader, BufWriter};
use std::panic;

use super::exchange;
use super::limits::Limits;

/// Answers all questions of standard input on standard output.
///
/// # Errors
/// The other side is gone, or says what it never says.
pub fn serve(limits: Limits) -> io::Result<()> {
    // Nobody sees it: the other side is told by the answer.
    panic::set_hook(Box::new(|_| ()));
    limits.hold_memory();
    let (mut from, mut to) = (BufReader::new(io::stdin().lock()), BufWriter::new(io::stdout().lock()));
    while let Some((name, bytes)) = exchange::question(&mut from)? {
        limits.hold_work();
        exchange::tell(&mut to, &exchange::answer(&name, &bytes))?;
    }
    Ok(())
}
