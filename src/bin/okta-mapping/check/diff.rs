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

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn changes_that_are_far_apart_stand_in_hunks_of_their_own() {
        let lines = |changed: [usize; 2]| -> String {
            let line = |number| match changed.contains(&number) {
                true => format!("{number} new\n"),
                false => format!("{number}\n"),
            };
            (0..20).map(line).collect()
        };
        let before = lines([99, 99]);
        for (second, hunks) in [(1, 1), (7, 1), (8, 2), (19, 2)] {
            let patch = unified("x", &before, &lines([0, second]));
            assert_eq!(patch.matches("@@ -").count(), hunks, "{patch}");
            assert_eq!(patch.matches("\n-").count(), 2, "{patch}");
        }
    }

    #[test]
    fn another_number_of_lines_is_one_change() {
        for (before, after, hunk) in [
            (
                "1\n2\n3\n",
                "1\na\nb\n3\n",
                "@@ -1,3 +1,4 @@\n 1\n-2\n+a\n+b\n 3\n",
            ),
            (
                "1\n2\n3\n4\n",
                "a\n3\n4\n",
                "@@ -1,4 +1,3 @@\n-1\n-2\n+a\n 3\n 4\n",
            ),
            ("1\n1\n", "1\n", "@@ -1,2 +1,1 @@\n 1\n-1\n"),
            (
                "1",
                "2",
                "@@ -1,1 +1,1 @@\n-1\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n",
            ),
        ] {
            assert_eq!(unified("x", before, after), format!("--- x\n+++ x\n{hunk}"));
        }
        assert_eq!(unified("x", "1\n", "1\n"), "");
    }
}
