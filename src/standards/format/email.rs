//! E-mail addresses: atoms before the `@`, a domain after it.

use crate::standards::{Judgement, Remark};

use super::violation;

/// The most octets before the `@`.
const LONGEST_LOCAL_PART: usize = 64;

pub(super) fn judge(text: &str) -> Judgement {
    judge_with(text, |character| character.is_ascii())
}

/// Judges a login that must have the form of an e-mail address: as [`Format::Email`], but characters outside ASCII pass
/// (documented, by reference to RFC 6531).
///
/// Blanks and control characters outside ASCII do not (assumption). The 64 octets before the `@` are of UTF-8.
///
/// [`Format::Email`]: super::Format::Email
///
/// ```
/// use okta_mapping::standards::Judgement;
/// use okta_mapping::standards::format::{Format, judge_login_email};
///
/// assert_eq!(judge_login_email("jörg@example.com"), Judgement::Valid);
/// assert!(matches!(Format::Email.judge("jörg@example.com"), Judgement::Violation(_)));
/// ```
pub fn judge_login_email(text: &str) -> Judgement {
    judge_with(text, |character| {
        !character.is_whitespace() && !character.is_control()
    })
}

fn judge_with(text: &str, in_repertoire: impl Fn(char) -> bool) -> Judgement {
    match problem(text, in_repertoire) {
        Some(problem) => {
            let remark = violation(format!("no e-mail address: {problem}"));
            Judgement::Violation(remark.with_help("the form is `name@example.com`"))
        }
        None if !domain(text).contains('.') => Judgement::Warning(
            Remark::new(
                "dotless-domain",
                "the domain of the e-mail address has no dot",
            )
            .with_help("write the whole domain, such as `example.com`"),
        ),
        None => Judgement::Valid,
    }
}

fn domain(text: &str) -> &str {
    text.rsplit('@').next().unwrap_or_default()
}

fn problem(text: &str, in_repertoire: impl Fn(char) -> bool) -> Option<String> {
    let Some((local, domain)) = text.split_once('@') else {
        return Some("it has no `@`".to_owned());
    };
    if domain.contains('@') {
        return Some("it has more than one `@`".to_owned());
    }
    if local.len() > LONGEST_LOCAL_PART {
        return Some(format!(
            "{} octets stand before the `@`, {LONGEST_LOCAL_PART} may",
            local.len()
        ));
    }
    let in_local = |c: char| in_repertoire(c) && (!c.is_ascii() || is_atom_text(c));
    let in_domain =
        |c: char| in_repertoire(c) && (!c.is_ascii() || c.is_ascii_alphanumeric() || c == '-');
    part_problem(local, in_local, "before").or_else(|| part_problem(domain, in_domain, "after"))
}

/// What is wrong with a part that is made of pieces with dots between them.
fn part_problem(part: &str, allowed: impl Fn(char) -> bool, side: &str) -> Option<String> {
    if part.is_empty() {
        return Some(format!("nothing stands {side} the `@`"));
    }
    if let Some(wrong) = part.chars().find(|&c| c != '.' && !allowed(c)) {
        return Some(format!("{wrong:?} can not stand {side} the `@`"));
    }
    if part.split('.').any(str::is_empty) {
        return Some(format!(
            "{side} the `@`, a dot stands first, last or beside another dot"
        ));
    }
    None
}

/// `atext` of RFC 5322 section 3.2.3.
fn is_atom_text(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(character)
}
