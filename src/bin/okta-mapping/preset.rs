//! `okta-mapping preset`: what is known of apps.

use std::process::ExitCode;

use okta_mapping::mapping::{Direction, Mapping};
use okta_mapping::preset::{Preset, Section};
use okta_mapping::schema::Master;
use serde_json::json;

use crate::arguments::Presets;
use crate::failure::{Failure, to_json};
use crate::output;
use crate::schema::table;

/// Does what is asked for.
pub fn run(asked: &Presets) -> Result<ExitCode, Failure> {
    let text = match asked {
        Presets::List { json } => {
            let presets = Preset::all().iter();
            presets
                .map(|preset| if *json { line(preset) } else { entry(preset) } + "\n")
                .collect()
        }
        Presets::Show { preset, json: true } => format!("{:#}\n", preset.to_json()),
        Presets::Show {
            preset,
            json: false,
        } => show(preset),
    };
    output::print(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn line(preset: &Preset) -> String {
    to_json(&json!({"name": preset.name(), "title": preset.title()}))
}

fn entry(preset: &Preset) -> String {
    format!("{}  {}", preset.name(), preset.title())
}

fn show(preset: &Preset) -> String {
    let mut text = entry(preset) + "\n" + &rules(preset, Section::Features);
    for (direction, section) in [
        (Direction::ToOkta, Section::ToOkta),
        (Direction::ToApp, Section::ToApp),
    ] {
        text += &heading(&format!("Mapping, {direction}"));
        text += &expressions(preset.mapping(direction));
        text += &rules(preset, section);
    }
    text += &heading("Schema of the app's users");
    text += &table(preset.app_schema());
    text += &rules(preset, Section::AppSchema);
    text += &heading("Schema of Okta's users: the base attributes, one sourced from the app");
    text += &listed(preset.user_schema().attributes().filter_map(|attribute| {
        let Master::Override(priority) = attribute.master() else {
            return None;
        };
        let apps: Vec<&str> = priority.iter().map(|app| app.value.as_str()).collect();
        Some((attribute.name(), apps.join(", ")))
    }));
    text += &rules(preset, Section::UserSchema);
    if let Some(combination) = preset.combination() {
        text += &heading(&format!("`{}` combined, and back", combination.attribute()));
        let whole = [
            ("as mapped", Some(combination.expression())),
            ("null-safe", combination.null_safe()),
        ];
        let whole = whole
            .into_iter()
            .filter_map(|(name, expression)| Some((name, expression?)));
        text += &listed(whole.chain(combination.parts()));
        text += &rules(preset, Section::Combination);
    }
    text += &heading("Errors of the service");
    text += &listed(
        preset
            .errors()
            .iter()
            .map(|kind| (kind.name(), kind.template().replace("{}", "P"))),
    );
    text + &rules(preset, Section::Errors)
}

fn heading(title: &str) -> String {
    format!("\n{title}\n")
}

fn expressions(mapping: &Mapping) -> String {
    listed(
        mapping
            .properties()
            .map(|(name, property)| (name, property.expression())),
    )
}

/// Names and what belongs to each.
fn listed<'a, T: Into<String>>(rows: impl Iterator<Item = (&'a str, T)>) -> String {
    let rows: Vec<[String; 2]> = rows
        .map(|(name, text)| [name.to_owned(), text.into()])
        .collect();
    output::table(&rows)
}

/// The rules of a section, each with how sure it is.
fn rules(preset: &Preset, section: Section) -> String {
    let rules = preset.rules().iter().filter(|rule| rule.section == section);
    rules
        .map(|rule| format!("- {} ({})\n", rule.text, rule.authority.word()))
        .collect()
}
