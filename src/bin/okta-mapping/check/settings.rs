//! The settings of a project: `okta-mapping.toml`.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use glob::{MatchOptions, Pattern};
use okta_mapping::files::Checker;
use okta_mapping::{Level, Use, codes};
use serde::Deserialize;

use super::arguments::Check;
use crate::failure::Failure;
use crate::input::{self, Origin};

/// The name of the file.
const NAME: &str = "okta-mapping.toml";

/// Wildcards stay within their folder, but for `**`.
const WITHIN_FOLDERS: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

/// What the file holds.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    #[serde(default)]
    profile_sources: Vec<String>,
    #[serde(default)]
    schemas: Schemas,
    #[serde(default)]
    uses: BTreeMap<String, String>,
    #[serde(default)]
    levels: BTreeMap<String, Weight>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Schemas {
    user: Option<PathBuf>,
    #[serde(default)]
    apps: BTreeMap<String, PathBuf>,
}

/// The weight of a code.
#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Weight {
    Error,
    Warning,
    Note,
    Allow,
}

/// What a file is checked with.
pub struct Settings {
    folder: PathBuf,
    uses: Vec<(Pattern, Use)>,
    weights: HashMap<&'static str, Weight>,
    deny_warnings: bool,
    checker: Checker,
}

impl Settings {
    /// The checker of a file.
    pub fn checker(&self, asked: &Check, path: Option<&Path>) -> Checker {
        let checker = self.checker.clone();
        if asked.place.is_some() {
            return checker;
        }
        let path =
            path.and_then(|path| absolute(path).strip_prefix(&self.folder).ok().map(slashed));
        let mut uses = self.uses.iter();
        let is_meant = |pattern: &Pattern| {
            let path = path.as_ref();
            path.is_some_and(|path| pattern.matches_with(path, WITHIN_FOLDERS))
        };
        match uses.find(|(pattern, _)| is_meant(pattern)) {
            Some((_, place)) => checker.with_use(*place),
            None => checker,
        }
    }

    /// The weight of a finding; none where it is allowed.
    pub fn level(&self, code: &str, level: Level) -> Option<Level> {
        let level = match self.weights.get(code) {
            Some(Weight::Allow) => return None,
            Some(Weight::Error) => Level::Error,
            Some(Weight::Warning) => Level::Warning,
            Some(Weight::Note) => Level::Note,
            None => level,
        };
        match level {
            Level::Warning if self.deny_warnings => Some(Level::Error),
            level => Some(level),
        }
    }
}

/// The path with `/` between its parts.
fn slashed(path: &Path) -> String {
    let parts = path.components();
    let parts: Vec<_> = parts
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Finds and reads settings, each file once.
pub struct Finder<'a> {
    asked: &'a Check,
    /// A checker with what was typed.
    typed: Checker,
    by_folder: HashMap<PathBuf, Arc<Settings>>,
    by_file: HashMap<Option<PathBuf>, Arc<Settings>>,
}

impl<'a> Finder<'a> {
    /// Reads the schemas that were typed, and no settings yet.
    pub fn new(asked: &'a Check) -> Result<Finder<'a>, Failure> {
        Ok(Finder {
            asked,
            typed: typed(asked)?,
            by_folder: HashMap::new(),
            by_file: HashMap::new(),
        })
    }

    /// The settings of the files in a folder.
    pub fn of(&mut self, folder: &Path) -> Result<Arc<Settings>, Failure> {
        let folder = absolute(folder);
        if let Some(settings) = self.by_folder.get(&folder) {
            return Ok(Arc::clone(settings));
        }
        let file = match &self.asked.config {
            Some(file) => Some(absolute(file)),
            None => folder
                .ancestors()
                .map(|folder| folder.join(NAME))
                .find(|file| file.is_file()),
        };
        let settings = match self.by_file.get(&file) {
            Some(settings) => Arc::clone(settings),
            None => {
                let settings = Arc::new(self.read(file.as_deref())?);
                self.by_file.insert(file, Arc::clone(&settings));
                settings
            }
        };
        self.by_folder.insert(folder, Arc::clone(&settings));
        Ok(settings)
    }

    /// Reads settings; what was typed wins over them.
    fn read(&self, path: Option<&Path>) -> Result<Settings, Failure> {
        let asked = self.asked;
        let bad = |why: &dyn std::fmt::Display| {
            let path = path.unwrap_or(Path::new(NAME)).display();
            Failure::Usage(format!("`{path}`: {why}"))
        };
        let file: File = match path {
            None => File::default(),
            Some(path) => {
                let text = fs::read_to_string(path).map_err(|error| bad(&error))?;
                toml::from_str(&text).map_err(|error| bad(&error.to_string().trim_end()))?
            }
        };
        let folder = path.and_then(Path::parent).unwrap_or(Path::new(""));
        let mut checker = self.typed.clone();
        for app in &file.profile_sources {
            checker = checker.with_profile_source(app);
        }
        let schema = |path: &Path| input::schema(&Origin::File(folder.join(path)));
        if let Some(path) = &file.schemas.user {
            checker = checker.with_user_schema(schema(path)?);
        }
        for (app, path) in &file.schemas.apps {
            checker = checker.with_app_schema(app, schema(path)?);
        }
        let mut uses = Vec::new();
        for (glob, word) in file.uses {
            let pattern = Pattern::new(&glob);
            let pattern = pattern.map_err(|error| bad(&format!("`{glob}`: {error}")))?;
            uses.push((pattern, word.parse().map_err(|error| bad(&error))?));
        }
        let mut weights = HashMap::new();
        for (word, weight) in file.levels {
            let code = codes::find(&word);
            let code = code.ok_or_else(|| bad(&format!("there is no code `{word}`")))?;
            weights.insert(code.name, weight);
        }
        weights.extend(asked.allow.iter().map(|code| (*code, Weight::Allow)));
        weights.extend(asked.deny.iter().map(|code| (*code, Weight::Error)));
        Ok(Settings {
            folder: folder.to_owned(),
            uses,
            weights,
            deny_warnings: asked.deny_warnings,
            checker,
        })
    }
}

/// The checker with what was typed.
fn typed(asked: &Check) -> Result<Checker, Failure> {
    let mut checker = Checker::default();
    for app in &asked.profile_sources {
        checker = checker.with_profile_source(app);
    }
    if let Some(origin) = &asked.source_schema {
        checker = checker.with_source_schema(input::schema(origin)?);
    }
    if let Some(origin) = &asked.target_schema {
        checker = checker.with_target_schema(input::schema(origin)?);
    }
    if let Some(place) = asked.place {
        checker = checker.with_use(place);
    }
    if let Some(dialect) = asked.dialect {
        checker = checker.with_dialect(dialect);
    }
    Ok(checker)
}
