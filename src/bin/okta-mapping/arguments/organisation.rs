//! The options that describe an organisation, and the subcommand that asks who sources what.

use clap::{Args, ValueHint};

use crate::input::Origin;

/// Mappings, schemas, profile sources, and which apps are pushed to.
#[derive(Args)]
pub struct Organisation {
    /// A profile mapping, or a list of them; can be repeated
    #[arg(long = "mapping", value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    pub mappings: Vec<Origin>,
    /// The schema of Okta's users or of an app's; can be repeated
    #[arg(long = "schema", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub schemas: Vec<Origin>,
    /// An app that is a profile source, by name or id; can be repeated, the first one first
    #[arg(long = "profile-source", value_name = "APP")]
    pub profile_sources: Vec<String>,
    /// An app that updates are pushed to, by name or id; can be repeated [default: every app that is mapped to]
    #[arg(long = "push", value_name = "APP")]
    pub push: Vec<String>,
    /// Profile sources are pushed to as well: the feature flags for both at once are on
    #[arg(long)]
    pub flag_both: bool,
}

/// The options of `source`.
#[derive(Args)]
pub struct Source {
    /// People: evaluation contexts, JSON Lines, an array, or one of them; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Origin,
    /// The attributes of Okta's profile that are asked for [default: all]
    #[arg(value_name = "ATTR")]
    pub attributes: Vec<String>,
    /// The organisation.
    #[command(flatten)]
    pub organisation: Organisation,
    /// Print one line of JSON for each person
    #[arg(long)]
    pub json: bool,
}

/// The options of `sync`.
#[derive(Args)]
pub struct Sync {
    /// People: evaluation contexts, JSON Lines, an array, or one of them; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Origin,
    /// The organisation.
    #[command(flatten)]
    pub organisation: Organisation,
    /// Try every order of up to 4 apps, and tell what depends on it
    #[arg(long)]
    pub permute: bool,
    /// Rounds until a run is called diverging
    #[arg(long, value_name = "NUMBER", default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub rounds: u32,
    /// Print one line of JSON for each person
    #[arg(long)]
    pub json: bool,
}

pub(super) const SYNC_EXAMPLES: &str = "\
Examples:
  okta-mapping sync --mapping app-to-okta.json --mapping okta-to-app.json --schema user.json \\
      --schema app.json --profile-source phone --flag-both jane.json
  okta-mapping sync --mapping mappings.json --profile-source hr --permute --json people.jsonl

`user` is what Okta holds, `appuser` and `appUsers` what the services hold. A round imports from
every profile source and pushes to every app; rounds go on until one changes nothing, a state comes
back, or there were too many.

Exit status: 0 where everybody settled without an error, 1 where somebody did not or can not be
read, 2 on bad usage.";

pub(super) const SOURCE_EXAMPLES: &str = "\
Examples:
  okta-mapping source --mapping hr-to-okta.json --profile-source hr jane.json
  okta-mapping source --mapping hr-to-okta.json --mapping ad-to-okta.json --schema user.json \\
      --profile-source hr --profile-source ad people.jsonl title department

A person is assigned to the apps that stand in `appUsers`; `appuser` is the user of the app that
`app` names, else of the first mapped app that `appUsers` does not have.

Exit status: 0 where all went well, 1 where the sourcing has an error or a person can not be read,
2 on bad usage.";
