//! The floors of the house: modules import downward only.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms by floor, lowest first. A room may import from its own floor and those below.
const FLOORS: [&[&str]; 16] = [
    &[
        "span",
        "limits",
        "stack",
        "text",
        "dialect",
        "iso",
        "assumption",
    ],
    &["diagnostic", "time", "provisioning", "population"],
    &["error", "value", "regex", "standards"],
    &["syntax", "context", "failure", "input", "uses"],
    &["schema", "profile", "validate"],
    &["functions", "references"],
    &["check"],
    &["program"],
    &["eval"],
    &["analysis", "engine", "lint", "lines", "manual"],
    &["mapping"],
    &["sourcing"],
    &["apply"],
    &["provenance", "username", "union"],
    &["sync", "files"],
    &["push", "audit", "impact", "preset", "lib"],
];

fn floor(room: &str) -> usize {
    FLOORS
        .iter()
        .position(|rooms| rooms.contains(&room))
        .unwrap_or_else(|| panic!("`{room}` stands on no floor"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else {
            files.push(path);
        }
    }
    files
}

#[test]
fn modules_import_downward_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut upward = Vec::new();
    for file in sources(&src) {
        let inside = file.strip_prefix(&src).unwrap();
        let room = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_str()
            .unwrap();
        if room == "bin" || room == "lib.rs" {
            continue;
        }
        let here = floor(room.trim_end_matches(".rs"));
        let text = fs::read_to_string(&file).unwrap();
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            assert!(!line.contains("use crate::{"), "one import a line: {line}");
            for (at, _) in line.match_indices("crate::") {
                let imported: String = line[at + 7..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                if !imported.is_empty() && floor(&imported) > here {
                    upward.push(format!("{}: {}", inside.display(), line.trim()));
                }
            }
        }
    }
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

#[test]
fn files_can_be_read_in_one_sitting() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "tests", "benches", "examples"] {
        for file in sources(&root.join(folder)) {
            if file.extension().is_some_and(|extension| extension == "rs") {
                let lines = fs::read_to_string(&file).unwrap().lines().count();
                assert!(lines <= 400, "{} has {lines} lines", file.display());
            }
        }
    }
}
