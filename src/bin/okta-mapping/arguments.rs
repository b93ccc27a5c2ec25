//! What can be typed: subcommands, options and their help.

mod impact;
mod organisation;
mod words;

pub use impact::Impact;
pub use organisation::{Organisation, Source, Sync};
pub use words::{dialect, place};
use words::{direction, present, preset};

use std::ffi::OsString;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use okta_mapping::mapping::Direction;
use okta_mapping::{Dialect, Preset, Use, ZonedDateTime};

use crate::check::arguments as check;
use crate::input::Origin;

/// The whole command line.
#[derive(Parser)]
#[command(
    name = "okta-mapping",
    bin_name = "okta-mapping",
    version,
    about = "Evaluates Okta expressions exactly as Okta would, without a network",
    after_help = EXIT_STATUS,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// Whether to colour diagnostics
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Subcommand)]
pub enum Command {
    /// Evaluate an expression and print its value
    #[command(
        long_about = "Evaluates an expression and prints its value: a text as it is, anything else \
            as JSON. What is wrong is shown on standard error.",
        override_usage = EVAL_USAGE,
        after_help = EVAL_EXAMPLES
    )]
    Eval(Eval),
    /// Apply a profile mapping to people, and tell what becomes of each attribute
    #[command(
        long_about = "Applies a profile mapping to a person and prints the profile that the target would get, then what became \
            of each attribute and why.",
        override_usage = APPLY_USAGE,
        after_help = APPLY_EXAMPLES
    )]
    Apply(Apply),
    /// Check profiles against their schema, and foretell the errors of pushing them
    #[command(
        long_about = "Checks users, app users, plain profiles or evaluation contexts against their schemas, one by one and \
            as a population, and foretells what a service would say of a push.",
        after_help = VALIDATE_EXAMPLES
    )]
    Validate(Validate),
    /// Compare two mappings, sets of group rules or schemas over everyone: who changes, from what to what
    #[command(after_help = impact::EXAMPLES)]
    Impact(Impact),
    /// Check the expressions of mappings, group rules, Terraform and other files
    #[command(after_help = check::EXAMPLES)]
    Check(check::Check),
    /// Look up functions and methods
    #[command(
        long_about = "Prints the reference of functions and methods: all of them, or those whose name contains NAME.",
        after_help = FUNCTIONS_EXAMPLES
    )]
    Functions(Functions),
    /// Show, compare and draft schemas of profiles
    #[command(subcommand, after_help = SCHEMA_EXAMPLES)]
    Schema(Schema),
    /// Explain a code of a diagnostic: why it is wrong, and what to write instead
    #[command(
        long_about = "Prints the documentation of a code, such as null-concatenation; without one a line for each.",
        after_help = EXPLAIN_CODE_EXAMPLES
    )]
    ExplainCode {
        /// The code
        #[arg(value_name = "CODE")]
        code: Option<String>,
    },
    /// Show what is known of apps before any data: mappings, schemas, rules
    #[command(subcommand, after_help = PRESET_EXAMPLES)]
    Preset(Presets),
    /// Run the founding example: a phone service's people into Okta, and back, on data of its own
    Demo,
    /// Tell who sources each attribute of a person, why, and why the others do not
    #[command(after_help = organisation::SOURCE_EXAMPLES)]
    Source(Source),
    /// Simulate imports and pushes of a person until they settle, and tell what never does
    #[command(after_help = organisation::SYNC_EXAMPLES)]
    Sync(Sync),
    /// Print a shell's completion script
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell that reads the script
        shell: Shell,
    },
}

/// The options of `eval`.
#[derive(Args)]
pub struct Eval {
    /// The expression; `-` reads it from standard input
    #[arg(
        value_name = "EXPR",
        required_unless_present_any = ["file", "jsonl"],
        conflicts_with_all = ["file", "jsonl"],
        allow_negative_numbers = true
    )]
    pub expression: Option<OsString>,
    /// Read the expression, or with --jsonl the lines, from a file; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Option<Origin>,
    /// The JSON that the expression sees, such as {"user": {"profile": {...}}}; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub context: Option<Origin>,
    /// The dialect of the expression, with --jsonl of the lines that name none
    #[arg(
        long,
        value_name = "DIALECT",
        default_value = Dialect::Classic.as_str(),
        value_parser = dialect()
    )]
    pub dialect: Dialect,
    /// The place where the expression is to stand, such as group-rule: what it forbids is an error
    #[arg(
        long = "use",
        value_name = "USE",
        value_parser = place()
    )]
    pub place: Option<Use>,
    /// The present: an ISO 8601 time, or `system`; wins over the `now` of --context
    #[arg(long, value_name = "TIME", value_parser = present)]
    pub now: Option<ZonedDateTime>,
    /// Print one line of JSON, be it the value or the error
    #[arg(long)]
    pub json: bool,
    /// Answer lines {"expr", "dialect"?, "use"?, "context"?, "now"?} with one line of JSON each
    #[arg(long)]
    pub jsonl: bool,
}

/// The options of `apply`.
#[derive(Args)]
pub struct Apply {
    /// The mapping, JSON of the Profile Mappings API, or a list of them
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, required_unless_present = "preset")]
    pub mapping: Option<Origin>,
    /// An app that is known, such as ringcentral-att: its schemas, and its mapping where --mapping gives none
    #[arg(long, value_name = "NAME", value_parser = preset())]
    pub preset: Option<&'static Preset>,
    /// The person: JSON such as {"user": {"profile": {...}}, "appuser": {...}}; `-` is standard input
    #[arg(
        long,
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        required_unless_present = "jsonl",
        conflicts_with = "jsonl"
    )]
    pub context: Option<Origin>,
    /// The current profile of the target, or an API object with one; without it the profile is created
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "jsonl")]
    pub target: Option<Origin>,
    /// The schema of the source: where an attribute is single, the first of several values counts
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub source_schema: Option<Origin>,
    /// The schema of the target: its defaults, its constraints, and who sources each attribute
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub target_schema: Option<Origin>,
    /// Which way it leads, where there are mappings both ways; of a preset to-okta unless told
    #[arg(long, value_name = "DIRECTION", value_parser = direction())]
    pub direction: Option<Direction>,
    /// The present: an ISO 8601 time, or `system`; wins over the `now` of --context
    #[arg(long, value_name = "TIME", value_parser = present)]
    pub now: Option<ZonedDateTime>,
    /// Explain this attribute, or all of them: what was read, what that gave, whose it is
    #[arg(long, value_name = "ATTR", num_args = 0..=1, conflicts_with = "jsonl")]
    pub explain: Option<Option<String>>,
    /// Print one line of JSON
    #[arg(long)]
    pub json: bool,
    /// Answer lines, each a context with an optional key `target`, with one line of JSON each
    #[arg(long)]
    pub jsonl: bool,
    /// Read the lines of --jsonl from a file; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "context")]
    pub file: Option<Origin>,
}

/// The options of `validate`.
#[derive(Args)]
pub struct Validate {
    /// People: JSON Lines, an array, or one person; users, app users, profiles or contexts; `-` is standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    pub files: Vec<Origin>,
    /// The schema of the users, or of plain profiles
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub schema: Origin,
    /// The schema of the app users
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub app_schema: Option<Origin>,
    /// The mapping from Okta to the app: what the service would say of pushing each person is foretold
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub push_mapping: Option<Origin>,
    /// One more attribute of users that no two may share; can be repeated
    #[arg(long, value_name = "ATTR")]
    pub unique: Vec<String>,
    /// Extension numbers that others have at the service, one a line
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub taken_extensions: Option<Origin>,
    /// Repair countries, states and phone numbers that have one certain answer, report it, and check the result
    #[arg(long)]
    pub normalise: bool,
    /// Print one line of JSON for each person with findings
    #[arg(long)]
    pub json: bool,
}

/// The options of `functions`.
#[derive(Args)]
pub struct Functions {
    /// A part of the name, such as substring
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Only those of this dialect
    #[arg(long, value_name = "DIALECT", value_parser = dialect())]
    pub dialect: Option<Dialect>,
    /// Only those that may stand in this place, such as group-rule
    #[arg(long = "use", value_name = "USE", value_parser = place())]
    pub place: Option<Use>,
    /// Print one line of JSON for each
    #[arg(long)]
    pub json: bool,
}

/// The subcommands of `schema`.
#[derive(Subcommand)]
pub enum Schema {
    /// Show the attributes of a schema, and what is doubtful in it
    Show {
        /// The schema, JSON of the Schemas API; `-` is standard input
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: Origin,
        /// Print JSON: the schema and what is doubtful in it
        #[arg(long)]
        json: bool,
    },
    /// Show what differs between two schemas; the exit status is 1 where existing values may break
    Diff {
        /// The old schema
        #[arg(value_name = "BEFORE", value_hint = ValueHint::FilePath)]
        before: Origin,
        /// The new schema
        #[arg(value_name = "AFTER", value_hint = ValueHint::FilePath)]
        after: Origin,
        /// Print one line of JSON for each difference
        #[arg(long)]
        json: bool,
    },
    /// Draft an app user's schema from samples: app users or plain profiles
    Infer {
        /// JSON, a list, or JSON Lines; `-` is standard input
        #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
        files: Vec<Origin>,
    },
}

/// The subcommands of `preset`.
#[derive(Subcommand)]
pub enum Presets {
    /// List the presets
    List {
        /// Print one line of JSON for each
        #[arg(long)]
        json: bool,
    },
    /// Show a preset: its mappings both ways, its schemas, and its rules with how sure each is
    Show {
        /// The name, such as ringcentral-att
        #[arg(value_name = "NAME", value_parser = preset())]
        preset: &'static Preset,
        /// Print JSON: mappings and schemas in the shape of Okta's API
        #[arg(long)]
        json: bool,
    },
}

const EXIT_STATUS: &str = "\
Exit status: 0 where all went well, 1 where the expression or its input has an error, 2 on bad usage.";

const EVAL_USAGE: &str = "\
okta-mapping eval [OPTIONS] <EXPR>
       okta-mapping eval [OPTIONS] --file <FILE>
       okta-mapping eval [OPTIONS] --jsonl [--file <FILE>]";

const EVAL_EXAMPLES: &str = r#"Examples:
  okta-mapping eval '1 + 2'
  okta-mapping eval --context jane.json 'user.firstName + " " + user.lastName'
  okta-mapping eval --dialect identity-engine --context jane.json 'user.profile.login.length()'
  okta-mapping eval --use group-rule --context jane.json --file rule.txt
  okta-mapping eval -- '-user.age'
  okta-mapping eval --jsonl --context jane.json < lines.jsonl

Exit status: 0 with a value, 1 where the expression or its input has an error, 2 on bad usage.
With --jsonl a bad line is answered as any other, and the exit status is 0."#;

const APPLY_USAGE: &str = "\
okta-mapping apply [OPTIONS] --mapping <FILE> --context <FILE>
       okta-mapping apply [OPTIONS] --preset <NAME> [--direction <DIRECTION>] --context <FILE>
       okta-mapping apply [OPTIONS] <--mapping <FILE>|--preset <NAME>> --jsonl [--file <FILE>]";

const APPLY_EXAMPLES: &str = "\
Examples:
  okta-mapping apply --mapping app-to-okta.json --context jane.json
  okta-mapping apply --mapping app-to-okta.json --context jane.json --target jane-in-okta.json --target-schema user.json
  okta-mapping apply --preset ringcentral-att --direction to-app --context jane.json
  okta-mapping apply --preset ringcentral-att --context jane.json --explain primaryPhone
  okta-mapping apply --mapping okta-to-app.json --jsonl < people.jsonl > applied.jsonl

Exit status: 0 where all went well, 1 where an attribute failed or the target's schema is violated, 2 on bad usage.
With --jsonl a bad line is answered as any other, and the exit status is 0.";

const VALIDATE_EXAMPLES: &str = "\
Examples:
  okta-mapping validate --schema user.json people.jsonl
  okta-mapping validate --schema user.json --app-schema app.json --push-mapping okta-to-app.json people.jsonl
  okta-mapping validate --schema user.json --unique employeeNumber --normalise --json people.jsonl

A line that can not be read is reported and skipped. An app user is judged by what it holds; what --push-mapping
sets is judged as it would be sent.

Exit status: 0 where nobody would be refused, 1 where somebody would or a line can not be read, 2 on bad usage.";

const FUNCTIONS_EXAMPLES: &str = "\
Examples:
  okta-mapping functions substring
  okta-mapping functions --dialect identity-engine
  okta-mapping functions --use group-rule --json

Exit status: 0 where a function was found, 1 where none was, 2 on bad usage.";

const SCHEMA_EXAMPLES: &str = "\
Examples:
  okta-mapping schema show user.json
  okta-mapping schema diff before.json after.json
  okta-mapping schema infer app-users.json > draft.json

Exit status: 0 where all went well, 1 where a difference may break existing values, 2 on bad usage or input.";

const EXPLAIN_CODE_EXAMPLES: &str = "\
Examples:
  okta-mapping explain-code comparison-chain
  okta-mapping explain-code

Exit status: 0 where there is such a code, 1 where there is none, 2 on bad usage.";
const PRESET_EXAMPLES: &str = "\
Examples:
  okta-mapping preset list
  okta-mapping preset show ringcentral-att
  okta-mapping preset show ringcentral-att --json

Exit status: 0 where all went well, 2 on bad usage.";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  okta-mapping completions bash > ~/.local/share/bash-completion/completions/okta-mapping
  okta-mapping completions fish > ~/.config/fish/completions/okta-mapping.fish";
