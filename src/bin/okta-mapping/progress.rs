//! How far a long run is, on a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Time between two reports.
const PAUSE: Duration = Duration::from_millis(200);

/// A line on standard error that counts; nothing where that is no terminal.
pub struct Progress {
    what: &'static str,
    count: u64,
    shown: Option<Instant>,
    begun: Instant,
}

impl Progress {
    /// Counts from nought.
    pub fn new(what: &'static str) -> Progress {
        let begun = Instant::now();
        Progress {
            what,
            count: 0,
            shown: io::stderr().is_terminal().then_some(begun),
            begun,
        }
    }

    /// One more.
    pub fn step(&mut self) {
        self.count += 1;
        let Some(shown) = self.shown.filter(|shown| shown.elapsed() >= PAUSE) else {
            return;
        };
        self.shown = Some(shown + shown.elapsed());
        let rate = self.count as f64 / self.begun.elapsed().as_secs_f64();
        // A terminal that can not be written is no reason to stop.
        let _ = write!(
            io::stderr(),
            "\r{}: {} people, {rate:.0} a second",
            self.what,
            self.count
        );
    }
}

/// Removes the line.
impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some_and(|shown| shown != self.begun) {
            let _ = write!(io::stderr(), "\r\x1B[K");
        }
    }
}
