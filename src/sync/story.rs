//! A report as people read it.

use std::fmt::{self, Display, Formatter};

use serde_json::Value as Json;

use super::repetition::{Behaviour, Repetition, Swing};
use super::report::{SyncReport, Verdict, Write};
use crate::validate::shown;

/// Rounds whose writes are told one by one; the others are counted.
const TOLD: u32 = 3;

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
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
            if let Some(help) = &finding.help {
                writeln!(f, "  help: {help}")?;
            }
        }
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
