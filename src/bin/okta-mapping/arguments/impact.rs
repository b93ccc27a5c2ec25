//! The options of `impact`.

use std::str::FromStr;

use clap::{Args, ValueHint};
use okta_mapping::ZonedDateTime;
use okta_mapping::mapping::Direction;

use super::{direction, present};
use crate::input::Origin;

/// What is compared, over whom, and how it is told.
#[derive(Args)]
pub struct Impact {
    /// People: JSON Lines, an array, or one person; users, app users, profiles or contexts; `-` is standard input
    #[arg(value_name = "PEOPLE", required = true, value_hint = ValueHint::FilePath)]
    pub files: Vec<Origin>,
    /// The old mapping, group rules or schema
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub before: Origin,
    /// The new one, of the same kind
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub after: Origin,
    /// Which way the mappings lead, where a file holds mappings both ways
    #[arg(long, value_name = "DIRECTION", value_parser = direction())]
    pub direction: Option<Direction>,
    /// With mappings: the schema of the source
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub source_schema: Option<Origin>,
    /// With mappings: the schema of the target
    #[arg(
        long,
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        conflicts_with_all = ["schema_before", "schema_after"]
    )]
    pub target_schema: Option<Origin>,
    /// With mappings: the old schema of the target or the source, where it changes too
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "schema_after")]
    pub schema_before: Option<Origin>,
    /// With mappings: the new schema of the same end
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "schema_before")]
    pub schema_after: Option<Origin>,
    /// With schemas: a mapping, or a list of them, that reads what they describe; can be repeated
    #[arg(long = "mapping", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub mappings: Vec<Origin>,
    /// The present: an ISO 8601 time, or `system`, for people who bring none
    #[arg(long, value_name = "TIME", value_parser = present)]
    pub now: Option<ZonedDateTime>,
    /// Fail where more people are affected than this number, or this share, such as 0 or 2.5%
    #[arg(long, value_name = "N|N%")]
    pub fail_over: Option<Threshold>,
    /// Print all changes as comma-separated values, one line each
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// Print all changes as JSON, one line each
    #[arg(long)]
    pub json: bool,
}

/// How many people may be affected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Threshold {
    /// So many.
    People(u64),
    /// So many of a hundred.
    Percent(f64),
}

impl Threshold {
    /// Whether more are affected.
    pub fn is_exceeded(self, affected: u64, people: u64) -> bool {
        match self {
            Threshold::People(most) => affected > most,
            Threshold::Percent(most) => affected as f64 * 100.0 > most * people as f64,
        }
    }
}

/// As it is typed: `12`, `2.5%`.
impl FromStr for Threshold {
    type Err = &'static str;

    fn from_str(typed: &str) -> Result<Threshold, &'static str> {
        let read = match typed.strip_suffix('%') {
            Some(percent) => percent
                .parse()
                .ok()
                .filter(|percent| (0.0..=100.0).contains(percent))
                .map(Threshold::Percent),
            None => typed.parse().ok().map(Threshold::People),
        };
        read.ok_or("a number of people is asked for, or a share from 0% to 100%")
    }
}

/// `12`, `2.5%`.
impl std::fmt::Display for Threshold {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Threshold::People(most) => write!(f, "{most}"),
            Threshold::Percent(most) => write!(f, "{most}%"),
        }
    }
}

pub(super) const EXAMPLES: &str = "\
Examples:
  okta-mapping impact --before old.json --after new.json --target-schema user.json people.jsonl
  okta-mapping impact --before old.json --after new.json --fail-over 2% --csv people.jsonl > changes.csv
  okta-mapping impact --before old-rules.json --after new-rules.json people.jsonl
  okta-mapping impact --before old-schema.json --after new-schema.json --mapping mappings.json people.jsonl

What a person has at the target is the key `target` of a context, else what the context holds of
that end. Of group rules, those that are ACTIVE count.

Exit status: 0 where all went well, 1 where more people are affected than --fail-over allows, a
person can not be read, or a mapping reads an attribute that is removed, 2 on bad usage.";
