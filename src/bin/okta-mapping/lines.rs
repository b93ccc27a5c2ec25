//! `okta-mapping eval --jsonl`: a stream of lines, an answer to each.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;

use okta_mapping::Lines;

use crate::arguments::Eval;
use crate::failure::Failure;
use crate::input::{self, Origin};
use crate::output::unless_closed;

/// Bytes that are read and written at once.
const CHUNK: usize = 64 * 1024;

/// Room for a line that is kept for the next one.
const KEPT: usize = 1024 * 1024;

/// Answers every line, as it comes.
pub fn run(asked: &Eval) -> Result<ExitCode, Failure> {
    let origin = asked.file.as_ref().unwrap_or(&Origin::StandardInput);
    if asked.context.as_ref() == Some(origin) && *origin == Origin::StandardInput {
        return Err(input::twice("the lines"));
    }
    let mut lines = Lines::default();
    lines.engine = input::engine(asked);
    lines.context = input::context(asked.context.as_ref(), asked.now.as_ref())?;
    lines.now = asked.now.clone();
    let reader = BufReader::with_capacity(CHUNK, origin.open()?);
    let writer = BufWriter::with_capacity(CHUNK, io::stdout().lock());
    answer_all(&lines, origin, reader, writer)?;
    Ok(ExitCode::SUCCESS)
}

/// Answers until the end of the input, or until nobody reads the answers any more.
fn answer_all(
    lines: &Lines,
    origin: &Origin,
    mut reader: BufReader<impl Read>,
    mut writer: impl Write,
) -> Result<(), Failure> {
    let mut line = Vec::new();
    let mut first = true;
    loop {
        // Whoever writes the next line only after the answer to this one must not wait for ever.
        if !reader.buffer().contains(&b'\n')
            && let closed @ Err(_) = writer.flush()
        {
            return unless_closed(closed);
        }
        line.clear();
        line.shrink_to(KEPT);
        match reader.read_until(b'\n', &mut line) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(origin.unreadable(&error)),
        }
        let text = match std::mem::take(&mut first) {
            true => input::without_byte_order_mark(&line),
            false => &line,
        };
        let mut answer = lines.answer(input::without_line_end(text));
        answer.push('\n');
        if let closed @ Err(_) = writer.write_all(answer.as_bytes()) {
            return unless_closed(closed);
        }
    }
}
