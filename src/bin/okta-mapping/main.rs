//! The command line `okta-mapping`.
#![forbid(unsafe_code)]

mod apply;
mod arguments;
mod check;
mod demo;
mod eval;
mod explain_code;
mod failure;
mod functions;
mod impact;
mod input;
mod lines;
mod mapping;
mod organisation;
mod output;
mod people;
mod pipeline;
mod preset;
mod progress;
mod schema;
mod source;
mod sync;
mod validate;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use clap_complete::Shell;

use arguments::{Arguments, Command};
use failure::Failure;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(shown) => {
            // Nobody is left to tell where help or a usage error can not be written.
            let _ = shown.print();
            return ExitCode::from(u8::try_from(shown.exit_code()).unwrap_or(failure::USAGE));
        }
    };
    let result = match &arguments.command {
        Command::Eval(asked) if asked.jsonl => lines::run(asked),
        Command::Eval(asked) => eval::run(asked),
        Command::Apply(asked) => apply::run(asked, arguments.color),
        Command::Validate(asked) => validate::run(asked),
        Command::Check(asked) => check::run(asked, arguments.color),
        Command::Impact(asked) => impact::run(asked, arguments.color),
        Command::Functions(asked) => functions::run(asked),
        Command::Schema(asked) => schema::run(asked),
        Command::ExplainCode { code } => explain_code::run(code.as_deref()),
        Command::Preset(asked) => preset::run(asked),
        Command::Demo => demo::run(),
        Command::Source(asked) => source::run(asked),
        Command::Sync(asked) => sync::run(asked),
        Command::Completions { shell } => complete(*shell),
    };
    match result {
        Ok(status) => status,
        Err(failure) => {
            output::report(&failure, arguments.color);
            ExitCode::from(failure.status())
        }
    }
}

/// Prints the shell's completion script.
fn complete(shell: Shell) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    clap_complete::generate(shell, &mut command, name, &mut script);
    output::print(&script)?;
    Ok(ExitCode::SUCCESS)
}
