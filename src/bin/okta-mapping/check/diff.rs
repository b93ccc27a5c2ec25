//! Differences of two texts, as patches are written.

use std::fmt::Write;

/// Lines around a change.
const CONTEXT: usize = 3;

/// The differences, empty where there are none. Fixes keep most lines and their number, so lines are compared one by
/// one where both texts have as many, and as one block where not.
pub fn unified(name: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let mut text = format!("--- {name}\n+++ {name}\n");
    let mut shift = 0;
    for hunk in hunks(&changes(&old, &new)) {
        hunk.write(&old, &new, &mut shift, &mut text);
    }
    text
}

/// Lines that are replaced: from and to in the old text, and how many stand there in the new one.
#[derive(Clone, Copy)]
struct Change {
    start: usize,
    end: usize,
    added: usize,
}

fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    if old.len() == new.len() {
        let differing = (0..old.len()).filter(|line| old.get(*line) != new.get(*line));
        return differing
            .map(|line| Change {
                start: line,
                end: line + 1,
                added: 1,
            })
            .collect();
    }
    let same = |(a, b): &(&&str, &&str)| a == b;
    let start = old.iter().zip(new).take_while(same).count();
    let most = old.len().min(new.len()) - start;
    let tail = old.iter().rev().zip(new.iter().rev());
    let tail = tail.take(most).take_while(same).count();
    vec![Change {
        start,
        end: old.len() - tail,
        added: new.len() - tail - start,
    }]
}

/// Changes whose surroundings touch.
struct Hunk(Vec<Change>);

fn hunks(changes: &[Change]) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for change in changes {
        match hunks.last_mut() {
            Some(Hunk(before))
                if before
                    .last()
                    .is_some_and(|last| last.end + 2 * CONTEXT >= change.start) =>
            {
                before.push(*change);
            }
            _ => hunks.push(Hunk(vec![*change])),
        }
    }
    hunks
}

impl Hunk {
    /// Writes the hunk. `shift` is how many lines the new text has more so far.
    fn write(&self, old: &[&str], new: &[&str], shift: &mut isize, text: &mut String) {
        let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else {
            return;
        };
        let start = first.start.saturating_sub(CONTEXT);
        let end = (last.end + CONTEXT).min(old.len());
        let removed: usize = self.0.iter().map(|change| change.end - change.start).sum();
        let added: usize = self.0.iter().map(|change| change.added).sum();
        let count = end - start;
        let new_start = start.saturating_add_signed(*shift);
        // Writing to a text does not fail.
        let _ = writeln!(
            text,
            "@@ -{},{count} +{},{} @@",
            start + 1,
            new_start + 1,
            count + added - removed
        );
        let mut at = start;
        for change in &self.0 {
            lines(' ', &old[at..change.start], text);
            lines('-', &old[change.start..change.end], text);
            let from = change.start.saturating_add_signed(*shift);
            lines('+', &new[from..from + change.added], text);
            *shift += change.added as isize - (change.end - change.start) as isize;
            at = change.end;
        }
        lines(' ', &old[at..end], text);
    }
}

fn lines(mark: char, lines: &[&str], text: &mut String) {
    for line in lines {
        text.push(mark);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}
