//! The options of `okta-mapping check`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};
use okta_mapping::{Dialect, Use, codes};

use crate::arguments::{dialect, place};
use crate::input::Origin;

/// The options of `check`.
#[derive(Args)]
pub struct Check {
    /// Mappings, group rules and other JSON of Okta's APIs, Terraform, plain text with one expression, or folders, whose
    /// .json and .tf files are checked; `-` is standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::AnyPath)]
    pub files: Vec<Origin>,
    /// The place where the expression of a plain text file is to stand, such as group-rule
    #[arg(long = "use", value_name = "USE", value_parser = place())]
    pub place: Option<Use>,
    /// The dialect of the expression of a plain text file
    #[arg(long, value_name = "DIALECT", value_parser = dialect())]
    pub dialect: Option<Dialect>,
    /// The schema of what expressions read: of a mapping's source, of the user elsewhere
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub source_schema: Option<Origin>,
    /// The schema of a mapping's target
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub target_schema: Option<Origin>,
    /// An app that is a profile source; apps that are not named are none. Can be repeated
    #[arg(long = "profile-source", value_name = "APP")]
    pub profile_sources: Vec<String>,
    /// How findings are printed
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub format: Format,
    /// Say nothing of this code; can be repeated
    #[arg(long, value_name = "CODE", value_parser = code(), hide_possible_values = true)]
    pub allow: Vec<&'static str>,
    /// Make this code an error; can be repeated
    #[arg(long, value_name = "CODE", value_parser = code(), hide_possible_values = true)]
    pub deny: Vec<&'static str>,
    /// Make warnings errors
    #[arg(long)]
    pub deny_warnings: bool,
    /// Apply what fixes there are to the files
    #[arg(long, conflicts_with = "diff")]
    pub fix: bool,
    /// Show what --fix would change, in place of what is found
    #[arg(long)]
    pub diff: bool,
    /// The settings; without it, `okta-mapping.toml` in the folder of a file or above it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the lines of the file, with a pointer
    Human,
    /// One line of JSON a finding
    Json,
    /// SARIF 2.1, for code scanning
    Sarif,
    /// Annotations of GitHub's workflows
    Github,
}

/// Reads a code by its word.
fn code() -> impl TypedValueParser<Value = &'static str> {
    let names = || codes::all().map(|code| code.name);
    PossibleValuesParser::new(names())
        .try_map(move |word| names().find(|name| *name == word).ok_or("no such code"))
}

/// What stands beneath the help.
pub const EXAMPLES: &str = "\
Examples:
  okta-mapping check mapping.json
  okta-mapping check --source-schema app.json --target-schema user.json mapping.json
  okta-mapping check --format sarif infrastructure/ > findings.sarif
  okta-mapping check --use group-rule rule.txt
  okta-mapping check --diff main.tf

In Terraform files a comment `# okta-mapping: allow(CODE)`, on the line of a finding or alone on
the line before, silences it. `okta-mapping.toml` holds settings for a project:

  profile-sources = [\"crm\"]
  [schemas]
  user = \"schemas/user.json\"
  apps.crm = \"schemas/crm.json\"
  [uses]
  \"rules/*.txt\" = \"group-rule\"
  [levels]
  null-concatenation = \"error\"    # or warning, note, allow

Exit status: 0 without errors, 1 with one, 2 on bad usage or where a file can not be read.";
