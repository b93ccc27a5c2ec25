//! "Did you mean".

/// The candidate nearest to `name`, if one is near enough to be a slip of it: the same but for letter case,
/// or at most a third of its letters away.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn distance(name: &str, candidate: &str) -> usize {
    if name.eq_ignore_ascii_case(candidate) {
        0
    } else {
        strsim::osa_distance(name, candidate)
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn letter_case_counts_least() {
        let names = ["substring", "substringBefore", "length"];
        assert_eq!(nearest("Length", names), Some("length"));
        assert_eq!(nearest("subString", names), Some("substring"));
        assert_eq!(nearest("lenght", names), Some("length"));
        assert_eq!(nearest("x", names), None);
    }
}
