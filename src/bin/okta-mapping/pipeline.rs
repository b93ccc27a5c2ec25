//! Lines in, lines out: answered on all cores, printed in the order of the input, with a bounded number of them in memory.

use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::failure::Failure;
use crate::input::{self, Origin};
use crate::output::unless_closed;
use crate::progress::Progress;

/// Bytes that are read at once; a block is the lines that end in them.
const CHUNK: usize = 128 * 1024;

/// Blocks that are under way for each worker, waiting, in work or waiting to be printed.
const BLOCKS_PER_WORKER: usize = 3;

/// Some lines, one after the other, and how many they are.
#[derive(Default)]
struct Block {
    /// The number of the first line, from 1.
    first: u64,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// A block with the place where its answers are waited for.
struct Job<P> {
    block: Block,
    answers: SyncSender<Answers<P>>,
}

/// The answers to a block, how many lines that were, and what is kept of them.
struct Answers<P> {
    text: String,
    count: usize,
    part: P,
}

/// Answers every line of an input, until its end or until nobody reads the answers any more. Whoever writes a line only
/// after the answer to the one before is served too.
pub fn answer_all(
    origin: &Origin,
    what: &'static str,
    answer: impl Fn(&[u8]) -> String + Sync,
) -> Result<(), Failure> {
    let answer = |_, line: &[u8], (): &mut (), text: &mut String| {
        *text += &answer(line);
        text.push('\n');
    };
    fold_all(origin, origin.open()?, what, answer, |()| {}).map(|_| ())
}

/// Shows every line of an input, with its number from 1, as [`answer_all`] does. An answer is written to the text, with its
/// line end, and something is kept of each part of the input, which is taken in order. Gives how many lines there are.
pub fn fold_all<P: Default + Send>(
    origin: &Origin,
    input: impl Read,
    what: &'static str,
    answer: impl Fn(u64, &[u8], &mut P, &mut String) + Sync,
    take: impl FnMut(P) + Send,
) -> Result<u64, Failure> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let reader = BufReader::with_capacity(CHUNK, input);
    let (job, jobs) = channel::<Job<P>>();
    let jobs = Mutex::new(jobs);
    let (order, orders) = sync_channel(workers * BLOCKS_PER_WORKER);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| work(&jobs, &answer));
        }
        let printer = scope.spawn(move || print(&orders, what, take));
        let read = read(reader, |block| {
            let (answers, answered) = sync_channel(1);
            // Waits where too many are under way; fails where nobody prints any more.
            let is_open = order.send(answered).is_ok();
            is_open && job.send(Job { block, answers }).is_ok()
        });
        drop((order, job));
        // A worker or printer that panics has told so; nothing is left to say.
        let printed = printer.join().unwrap_or(Ok(()));
        let lines = read.map_err(|error| origin.unreadable(&error))?;
        printed.map(|()| lines)
    })
}

/// Cuts an input into blocks, until its end or until they are not taken; gives how many lines it had.
fn read(mut reader: BufReader<impl Read>, mut take: impl FnMut(Block) -> bool) -> io::Result<u64> {
    let mut is_first = true;
    let mut lines = 0;
    loop {
        let mut block = Block {
            first: lines + 1,
            ..Block::default()
        };
        // All lines that are there: waiting for more could be waiting for ever.
        while block.ends.is_empty() || reader.buffer().contains(&b'\n') {
            if reader.read_until(b'\n', &mut block.bytes)? == 0 {
                break;
            }
            if std::mem::take(&mut is_first) {
                block.bytes = input::without_byte_order_mark(&block.bytes).to_vec();
            }
            block.ends.push(block.bytes.len());
        }
        lines += block.ends.len() as u64;
        if block.ends.is_empty() || !take(block) {
            return Ok(lines);
        }
    }
}

/// Answers blocks as they come.
fn work<P: Default>(
    jobs: &Mutex<Receiver<Job<P>>>,
    answer: &impl Fn(u64, &[u8], &mut P, &mut String),
) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { block, answers }) = job else {
            return;
        };
        let mut text = String::with_capacity(2 * block.bytes.len());
        let mut part = P::default();
        let mut start = 0;
        for (number, end) in (block.first..).zip(&block.ends) {
            let line = block.bytes.get(start..*end).unwrap_or_default();
            let line = input::without_line_end(line);
            answer(number, line, &mut part, &mut text);
            start = *end;
        }
        let count = block.ends.len();
        // Where nobody waits for it the output is closed.
        let _ = answers.send(Answers { text, count, part });
    }
}

/// Prints the answers in the order of their lines, and has what is kept of them taken.
fn print<P>(
    orders: &Receiver<Receiver<Answers<P>>>,
    what: &'static str,
    mut take: impl FnMut(P),
) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    let is_terminal = output.is_terminal();
    let mut progress = Progress::new(what);
    loop {
        let order = match orders.try_recv() {
            Err(TryRecvError::Empty) => {
                unless_closed(output.flush())?;
                orders.recv().ok()
            }
            order => order.ok(),
        };
        let answers = order.and_then(|answers| answers.recv().ok());
        let Some(Answers { text, count, part }) = answers else {
            return unless_closed(output.flush());
        };
        take(part);
        if let closed @ Err(_) = output.write_all(text.as_bytes()) {
            return unless_closed(closed);
        }
        // Answers that are seen tell how far it is.
        if !is_terminal || text.is_empty() {
            (0..count).for_each(|_| progress.step());
        }
    }
}
