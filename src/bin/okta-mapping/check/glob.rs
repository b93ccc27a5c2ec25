//! Patterns of paths: `*` and `?` within a folder, `**` over folders.

/// Whether the pattern matches the whole path.
pub fn is_match(pattern: &str, path: &str) -> bool {
    let pattern: Vec<&str> = pattern.split('/').collect();
    let path: Vec<&str> = path.split('/').collect();
    matches(
        &pattern,
        &path,
        |part| *part == "**",
        |part, name| {
            let (part, name): (Vec<char>, Vec<char>) =
                (part.chars().collect(), name.chars().collect());
            matches(
                &part,
                &name,
                |c| *c == '*',
                |c, other| *c == '?' || c == other,
            )
        },
    )
}

/// Whether the items match: one that `is_any` stands for any number of items.
fn matches<T>(
    pattern: &[T],
    items: &[T],
    is_any: impl Fn(&T) -> bool,
    is_same: impl Fn(&T, &T) -> bool,
) -> bool {
    let (mut at, mut next) = (0, 0);
    // Where to go on when what follows the last wildcard does not match: it takes one item more.
    let mut again: Option<(usize, usize)> = None;
    while let Some(item) = items.get(next) {
        match pattern.get(at) {
            Some(part) if is_any(part) => {
                at += 1;
                again = Some((at, next));
            }
            Some(part) if is_same(part, item) => {
                at += 1;
                next += 1;
            }
            _ => match again {
                Some((after, taken)) => {
                    at = after;
                    next = taken + 1;
                    again = Some((after, next));
                }
                None => return false,
            },
        }
    }
    pattern.iter().skip(at).all(is_any)
}

#[cfg(test)]
mod tests {
    use super::is_match;

    #[test]
    fn wildcards_stay_within_their_folder() {
        for (pattern, path) in [
            ("a.txt", "a.txt"),
            ("*.txt", "a.txt"),
            ("?.txt", "é.txt"),
            ("rules/*.txt", "rules/a.b.txt"),
            ("**", "a/b"),
            ("**/*.txt", "a.txt"),
            ("**/*.txt", "x/y/a.txt"),
            ("x/**/a.txt", "x/y/z/a.txt"),
            ("*a*b", "aab"),
        ] {
            assert!(is_match(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("*.txt", "rules/a.txt"),
            ("rules/*.txt", "a.txt"),
            ("?.txt", "ab.txt"),
            ("a", "ab"),
            ("x/**/a.txt", "y/a.txt"),
            ("*a*b", "aba"),
        ] {
            assert!(!is_match(pattern, path), "{pattern} {path}");
        }
    }
}
