//! A report as people read it.

use std::fmt::{self, Display, Formatter};

use indexmap::IndexMap;
use serde_json::Value as Json;

use super::finding::{Loss, SyncFinding};
use super::repetition::{Behaviour, Repetition, Swing};
use super::report::{SyncReport, Verdict, Write};
use crate::validate::shown;

/// Rounds whose writes are told one by one; the others are counted.
const TOLD: u32 = 3;

/// Examples of a finding that are told.
const EXAMPLES: usize = 3;

/// The account of a run: verdict, writes round by round, what does not come to rest, and findings.
impl Display for SyncReport {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let rounds = match self.rounds {
            1 => "1 round".to_owned(),
            rounds => format!("{rounds} rounds"),
        };
        match (self.verdict, self.period) {
            (Verdict::Settled, _) if self.rounds == 1 => {
                writeln!(f, "settled: nothing had to be written")?;
            }
            (Verdict::Settled, _) => {
                writeln!(
                    f,
                    "settled after {rounds}, the last of which changed nothing"
                )?;
            }
            (Verdict::Oscillating, Some(period)) => {
                writeln!(
                    f,
                    "oscillating: after {rounds} a state comes back, with period {period}"
                )?;
            }
            _ => writeln!(
                f,
                "{}: nothing settled within {rounds}",
                self.verdict.as_str()
            )?,
        }
        let mut round = 0;
        for write in self.writes.iter().filter(|write| write.round <= TOLD) {
            if write.round != round {
                round = write.round;
                writeln!(f, "round {round}")?;
            }
            writeln!(f, "  {write}")?;
        }
        let untold = self
            .writes
            .iter()
            .filter(|write| write.round > TOLD)
            .count();
        if untold > 0 {
            writeln!(
                f,
                "rounds {} to {}: {untold} more writes",
                TOLD + 1,
                self.rounds
            )?;
        }
        for repetition in &self.repetitions {
            write!(f, "{repetition}")?;
        }
        f.write_str(&account(&self.findings))?;
        Ok(())
    }
}

/// ``import  okta.city: `"Oslo"` -> `"OSLO"`  (ringcentral_att to Okta: String.toUpperCase(appuser.city))``
impl Display for Write {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (before, after) = (shown(&self.before), shown(&self.after));
        let Write {
            end,
            attribute,
            mapping,
            ..
        } = self;
        let step = self.step.as_str();
        write!(
            f,
            "{step:6}  {end}.{attribute}: {before} -> {after}  ({mapping}"
        )?;
        match &self.expression {
            Some(expression) => write!(f, ": {expression})"),
            None => write!(f, ", which does not map it)"),
        }
    }
}

/// The loop, spelled out.
impl Display for Repetition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let names = self
            .attributes
            .iter()
            .map(|swing| format!("{}.{}", swing.end, swing.attribute));
        writeln!(
            f,
            "never at rest: {}",
            names.collect::<Vec<String>>().join(", ")
        )?;
        for swing in &self.attributes {
            writeln!(f, "  {swing}")?;
        }
        let mut round = 0;
        for write in &self.writes {
            if write.round != round {
                round = write.round;
                writeln!(f, "  round {round}")?;
            }
            writeln!(f, "    {write}")?;
        }
        Ok(())
    }
}

/// ``okta.department swings, period 2: `"Sales"`, `"Marketing"` ``
impl Display for Swing {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{} ", self.end, self.attribute)?;
        match (self.behaviour, self.period) {
            (Behaviour::Swings, Some(period)) => write!(f, "swings with period {period}")?,
            (Behaviour::Swings, None) => f.write_str("swings")?,
            (Behaviour::Grows, _) => f.write_str("grows")?,
            (Behaviour::Changes, _) => f.write_str("changes")?,
        }
        let values: Vec<String> = self
            .values
            .iter()
            .map(|value: &Json| shown(value))
            .collect();
        write!(f, ": {}", values.join(", "))
    }
}

/// Findings as people read them: those that say the same of several attributes once, with help and first examples.
///
/// ```
/// use okta_mapping::mapping::{End, Mapping};
/// use okta_mapping::sourcing::Sourcing;
/// use okta_mapping::sync::{Sync, account};
/// use okta_mapping::Engine;
///
/// let phone = || End::app("phone");
/// let mappings = [
///     Mapping::between(phone(), End::okta("user"))?.with("city", "appuser.city").with("title", "appuser.city"),
///     Mapping::between(End::okta("user"), phone())?.with("city", "user.city").with("title", "user.title"),
/// ];
/// let sourcing = Sourcing::new(vec![phone()]).with_mappings(&mappings).with_flag_both(true);
/// let compiled = mappings.map(|mapping| mapping.compile(&Engine::default()));
/// assert_eq!(
///     account(&Sync::new(&sourcing, &compiled).findings()),
///     "note[two-way-attribute] phone, city: `phone` gives it from `city` and gets it back: it settles, and the last writer \
///      wins\nnote[two-way-attribute] phone, title: `phone` gives it from `city` and gets it as `title`: it settles, and the \
///      last writer wins\n"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn account(findings: &[SyncFinding]) -> String {
    let mut told: IndexMap<String, (SyncFinding, Vec<&str>)> = IndexMap::new();
    for finding in findings {
        let whole = SyncFinding {
            attribute: None,
            ..finding.clone()
        };
        let key = format!("{whole}{:?}{:?}", whole.help, whole.examples);
        let (_, attributes) = told.entry(key).or_insert((whole, Vec::new()));
        attributes.extend(finding.attribute.as_deref());
    }
    let mut lines: Vec<String> = Vec::new();
    for (whole, attributes) in told.into_values() {
        let attribute = (!attributes.is_empty()).then(|| attributes.join(", "));
        let finding = SyncFinding { attribute, ..whole };
        lines.push(finding.to_string());
        lines.extend(finding.help.iter().map(|help| format!("  help: {help}")));
        let examples = finding.examples.iter().take(EXAMPLES);
        lines.extend(examples.map(|Loss { before, after }| format!("  {before} gives {after}")));
        let untold = finding.examples.len().saturating_sub(EXAMPLES);
        if untold > 0 {
            lines.push(format!("  and {untold} more"));
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
