//! `okta-mapping explain-code`: the documentation of codes.

use std::process::ExitCode;

use okta_mapping::codes;

use crate::failure::Failure;
use crate::output;

/// Prints the documentation of a code, or without one a line for each.
pub fn run(name: Option<&str>) -> Result<ExitCode, Failure> {
    let text = match name {
        Some(name) => codes::find(name).ok_or_else(|| unknown(name))?.to_string(),
        None => list(),
    };
    output::print(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn list() -> String {
    let width = codes::all().map(|code| code.name.len()).max().unwrap_or(0);
    codes::all()
        .map(|code| {
            let level = code.level.as_str();
            format!("{:width$}  {level:7}  {}\n", code.name, code.summary)
        })
        .collect()
}

fn unknown(name: &str) -> Failure {
    let near = codes::nearest_to(name)
        .map(|code| format!("; did you mean `{}`?", code.name))
        .unwrap_or_default();
    Failure::Nothing(format!("there is no code `{name}`{near}"))
}
