//! Work in three steps that go on at once: blocks are made by one thread, answered by all processors, and written by one
//! more in the order in which they were made. What is written is the same on any number of processors.

use std::io;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

/// How many blocks are under way for each processor. So many are held at once, however many there are.
const UNDER_WAY: usize = 3;

/// Answers the blocks that `make` hands over, and gives the answers to `write` in the order of the blocks. Each
/// processor keeps a state of its own, which `begin` makes, from one block to the next.
///
/// `make` is told to stop where nothing more can be written.
///
/// # Errors
/// The first one of `write`; that the system gives no thread.
pub(super) fn in_order<B: Send, A: Send, S>(
    make: impl FnOnce(&mut dyn FnMut(B) -> ControlFlow<()>),
    begin: impl Fn() -> S + Sync,
    answer: impl Fn(B, &mut S) -> A + Sync,
    write: impl FnMut(A) -> io::Result<()> + Send,
) -> io::Result<()> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    on((processors, thread::Builder::new), make, begin, answer, write)
}

fn on<B: Send, A: Send, S>(
    (processors, thread): (usize, impl Fn() -> thread::Builder),
    make: impl FnOnce(&mut dyn FnMut(B) -> ControlFlow<()>),
    begin: impl Fn() -> S + Sync,
    answer: impl Fn(B, &mut S) -> A + Sync,
    write: impl FnMut(A) -> io::Result<()> + Send,
) -> io::Result<()> {
    // Whoever writes waits for the answer to each block in turn; the block goes to the first processor that is free.
    let (in_turn, answers) = mpsc::sync_channel(processors * UNDER_WAY);
    let (blocks, open) = mpsc::channel();
    let open = Mutex::new(open);
    thread::scope(|scope| {
        // Fewer threads only take longer; without one nothing would be answered.
        let mut none = None;
        let mut started = 0;
        for _ in 0..processors {
            match thread().spawn_scoped(scope, || answer_all(&open, begin(), &answer)) {
                Ok(_) => started += 1,
                Err(error) => none = Some(error),
            }
        }
        let writer = thread().spawn_scoped(scope, || write_all(answers, write));
        let writer = match (writer, none.filter(|_| started == 0)) {
            (Ok(writer), None) => writer,
            (Err(error), _) | (Ok(_), Some(error)) => {
                // Those that were started end with what they wait for.
                drop((in_turn, blocks));
                return Err(io::Error::new(error.kind(), format!("no thread can be started: {error}")));
            }
        };
        make(&mut |block| {
            let (done, promised) = mpsc::sync_channel(1);
            match in_turn.send(promised).is_ok() && blocks.send((block, done)).is_ok() {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        });
        drop((in_turn, blocks));
        writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn answer_all<B, A, S>(open: &Mutex<Receiver<(B, SyncSender<A>)>>, mut state: S, answer: &impl Fn(B, &mut S) -> A) {
    let next = || open.lock().ok()?.recv().ok();
    while let Some((block, done)) = next() {
        // Where nobody waits for it any more, writing has ended.
        let _ = done.send(answer(block, &mut state));
    }
}

fn write_all<A>(answers: Receiver<Receiver<A>>, mut write: impl FnMut(A) -> io::Result<()>) -> io::Result<()> {
    for promised in answers {
        // A processor that panicked answers nothing more; the scope passes its panic on.
        let Ok(answer) = promised.recv() else { break };
        write(answer)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written of the numbers from 0, each block answered after a time that is not in their order.
    fn written(processors: usize, blocks: u32, fails_at: Option<u32>) -> (Vec<u32>, io::Result<()>, u32) {
        let (mut written, mut made) = (Vec::new(), 0);
        let make = |hand_over: &mut dyn FnMut(u32) -> ControlFlow<()>| {
            made = (0..blocks).take_while(|at| hand_over(*at).is_continue()).count();
        };
        let answer = |at: u32, count: &mut u32| {
            *count += 1;
            (0..at * 7_919 % 101).for_each(|_| thread::yield_now());
            at * 2
        };
        let ended = on((processors, thread::Builder::new), make, u32::default, answer, |answer| {
            if fails_at == Some(answer) {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            written.push(answer);
            Ok(())
        });
        (written, ended, u32::try_from(made).unwrap())
    }

    #[test]
    fn answers_are_written_in_the_order_of_the_blocks_on_any_number_of_processors() {
        let in_order: Vec<u32> = (0..200).map(|at| at * 2).collect();
        for processors in [1, 2, 5] {
            let (written, ended, made) = written(processors, 200, None);
            assert_eq!((written, made), (in_order.clone(), 200));
            assert!(ended.is_ok());
        }
    }

    #[test]
    fn where_no_thread_can_be_started_that_is_the_error() {
        // No system has so much room for a stack.
        let thread = || thread::Builder::new().stack_size(1 << 60);
        let ended = on((2, thread), |_| panic!("nobody takes a block"), || (), |at: u32, (): &mut ()| at, |_| Ok(()));
        assert!(ended.unwrap_err().to_string().starts_with("no thread can be started: "));
    }

    #[test]
    fn nothing_more_is_made_where_nothing_more_can_be_written() {
        let (written, ended, made) = written(2, 1_000_000, Some(20));
        assert_eq!(written.len(), 10);
        assert_eq!(ended.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert!(made < 1_000, "{made}");
    }
}
