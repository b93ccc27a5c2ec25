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
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// A block with the place where its answers are waited for.
struct Job {
    block: Block,
    answers: SyncSender<Answers>,
}

/// The answers to a block, each with a line end, and how many they are.
struct Answers {
    text: String,
    count: usize,
}

/// Answers every line of an input, until its end or until nobody reads the answers any more. Whoever writes a line only
/// after the answer to the one before is served too.
pub fn answer_all(
    origin: &Origin,
    what: &'static str,
    answer: impl Fn(&[u8]) -> String + Sync,
) -> Result<(), Failure> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let reader = BufReader::with_capacity(CHUNK, origin.open()?);
    let (job, jobs) = channel::<Job>();
    let jobs = Mutex::new(jobs);
    let (order, orders) = sync_channel(workers * BLOCKS_PER_WORKER);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| work(&jobs, &answer));
        }
        let printer = scope.spawn(move || print(&orders, what));
        let read = read(reader, |block| {
            let (answers, answered) = sync_channel(1);
            // Waits where too many are under way; fails where nobody prints any more.
            let is_open = order.send(answered).is_ok();
            is_open && job.send(Job { block, answers }).is_ok()
        });
        drop((order, job));
        // A worker or printer that panics has told so; nothing is left to say.
        let printed = printer.join().unwrap_or(Ok(()));
        read.map_err(|error| origin.unreadable(&error)).and(printed)
    })
}

/// Cuts an input into blocks, until its end or until they are not taken.
fn read(mut reader: BufReader<impl Read>, mut take: impl FnMut(Block) -> bool) -> io::Result<()> {
    let mut is_first = true;
    loop {
        let mut block = Block::default();
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
        if block.ends.is_empty() || !take(block) {
            return Ok(());
        }
    }
}

/// Answers blocks as they come.
fn work(jobs: &Mutex<Receiver<Job>>, answer: &impl Fn(&[u8]) -> String) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { block, answers }) = job else {
            return;
        };
        let mut text = String::with_capacity(2 * block.bytes.len());
        let mut start = 0;
        for end in &block.ends {
            let line = block.bytes.get(start..*end).unwrap_or_default();
            text += &answer(input::without_line_end(line));
            text.push('\n');
            start = *end;
        }
        let count = block.ends.len();
        // Where nobody waits for it the output is closed.
        let _ = answers.send(Answers { text, count });
    }
}

/// Prints the answers in the order of their lines.
fn print(orders: &Receiver<Receiver<Answers>>, what: &'static str) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    // Answers that are seen tell how far it is.
    let mut progress = (!output.is_terminal()).then(|| Progress::new(what));
    loop {
        let order = match orders.try_recv() {
            Err(TryRecvError::Empty) => {
                unless_closed(output.flush())?;
                orders.recv().ok()
            }
            order => order.ok(),
        };
        let Some(Answers { text, count }) = order.and_then(|answers| answers.recv().ok()) else {
            return unless_closed(output.flush());
        };
        if let closed @ Err(_) = output.write_all(text.as_bytes()) {
            return unless_closed(closed);
        }
        for progress in progress.iter_mut() {
            (0..count).for_each(|_| progress.step());
        }
    }
}
