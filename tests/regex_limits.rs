//! No pattern and no text makes `Regex` run without bound, or panic.

use std::error::Error;
use std::thread;

use okta_mapping::regex::{PatternError, Regex, StepLimit};

const MAX_STEPS: usize = 10_000;

/// A small stack, as threads of a server may have.
const STACK: usize = 512 << 10;

fn on_a_small_stack(
    run: impl FnOnce() -> Result<(), PatternError> + Send + 'static,
) -> Result<(), Box<dyn Error>> {
    let thread = thread::Builder::new().stack_size(STACK).spawn(run)?;
    Ok(thread.join().map_err(|_| "the thread panicked")??)
}

#[test]
fn bombs_end_at_the_step_limit() -> Result<(), Box<dyn Error>> {
    on_a_small_stack(|| {
        let text = format!("{}b", "a".repeat(30));
        for pattern in [
            r"(x?)(?:\1a|a)+$",
            r"(?:(?=a)a+)+$",
            r"(?!c)(?:a|a)*$",
            r"(?:(?:a|aa)(?!c))+$",
        ] {
            let regex = Regex::new(pattern, MAX_STEPS)?;
            assert_eq!(regex.is_full_match(&text), Err(StepLimit), "{pattern}");
            assert_eq!(regex.is_found(&text), Err(StepLimit), "{pattern}");
        }
        Ok(())
    })
}

#[test]
fn bombs_without_look_around_need_no_steps() -> Result<(), Box<dyn Error>> {
    on_a_small_stack(|| {
        let text = format!("{}b", "a".repeat(10_000));
        for pattern in ["^(a+)+$", "(a|a)*", "(?:a|aa)+", "(.*)*c"] {
            let regex = Regex::new(pattern, MAX_STEPS)?;
            assert_eq!(regex.is_full_match(&text), Ok(false), "{pattern}");
        }
        Ok(())
    })
}

#[test]
fn hostile_patterns_are_refused() -> Result<(), Box<dyn Error>> {
    on_a_small_stack(|| {
        for pattern in [
            "(".repeat(1_000),
            "[".repeat(1_000),
            "\\".repeat(999),
            "(?i".repeat(333),
            "(?:".repeat(333),
            "(?<=".repeat(250),
            format!("{}{}", "(".repeat(500), ")".repeat(500)),
            format!("{}{}", "[a".repeat(333), "]".repeat(333)),
            format!("[{}b]", "a&&".repeat(300)),
            format!("{}a{}", "(?=".repeat(24), ")".repeat(24)),
            format!("{}a{}", "(?:b|".repeat(24), ")*".repeat(24)),
            "(?:(?:a{1000}){1000}){1000}".to_owned(),
            "((a{1,100}){1,100}){1,100}".to_owned(),
            "(?:(?:(?:(?:){1000}){1000}){1000}){1000}".to_owned(),
            "a{999999999}".to_owned(),
            "a{99999999999999999999}".to_owned(),
            r"\p{L}{1000}".repeat(80),
            r"(?<=\p{L}{1,900})a".to_owned(),
            r"\b".repeat(500),
        ] {
            assert!(Regex::new(&pattern, MAX_STEPS).is_err(), "{pattern}");
        }
        Ok(())
    })
}

#[test]
fn long_and_deep_patterns_run() -> Result<(), Box<dyn Error>> {
    on_a_small_stack(|| {
        for pattern in [
            format!("{}a{}", "(".repeat(19), ")".repeat(19)),
            format!("{}a{}", "(?=".repeat(19), ")".repeat(19)),
            format!("{}a{}", "(?>".repeat(19), ")".repeat(19)),
            format!("{}a{}", "(?<=".repeat(19), ")".repeat(19)),
            format!("{}a{}", "(?:".repeat(19), ")*".repeat(19)),
            format!("{}a{}", "(?:b|".repeat(9), ")*".repeat(9)),
            format!("{}a{}", "(?:ab".repeat(9), "c)+?".repeat(9)),
            format!("{}a{}", "(?=b|".repeat(9), "|c)".repeat(9)),
            format!("{}a{}", "(?:a|".repeat(4), ")++".repeat(4)),
            format!("{}a{}", "[a".repeat(25), "]".repeat(25)),
            "a?".repeat(500),
            "(a*)*".repeat(200),
            "|".repeat(1_000),
            "(a)".repeat(333),
            r"(a)\1".repeat(200),
            "(?=a*)".repeat(160),
            r"\p{L}".repeat(100),
            "(?iu)é".repeat(160),
            r"[^\p{L}\p{N}]".repeat(70),
            "a{1000}{1000}{1000}".to_owned(),
            "\u{10FFFF}".repeat(500),
        ] {
            let regex = Regex::new(&pattern, MAX_STEPS)
                .inspect_err(|error| eprintln!("{pattern}: {error}"))?;
            for text in ["", "a", &"é\n".repeat(200), &"a".repeat(2_000)] {
                // Either answer will do, and the step limit too.
                let _ = (regex.is_full_match(text), regex.is_found(text));
            }
        }
        Ok(())
    })
}
