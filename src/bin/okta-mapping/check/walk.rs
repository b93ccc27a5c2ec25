//! The files that are meant: those that were named, and those in folders that were named.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::failure::Failure;
use crate::input::Origin;

/// A file to check.
pub struct Input {
    /// The file.
    pub origin: Origin,
    /// Whether it was named itself. Of a file in a folder nobody said that it holds expressions.
    pub is_named: bool,
}

impl Input {
    /// The path, where it is no standard input.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) => Some(path),
            Origin::StandardInput => None,
        }
    }

    /// The folder of the file.
    pub fn folder(&self) -> &Path {
        let folder = self.path().and_then(Path::parent);
        folder.unwrap_or(Path::new(""))
    }
}

/// The files that were named, in their order, folders walked in the order of names.
pub fn inputs(named: &[Origin]) -> Result<Vec<Input>, Failure> {
    let mut inputs = Vec::new();
    for origin in named {
        match origin {
            Origin::File(folder) if folder.is_dir() => {
                let files = files(&plain(folder), &["json", "tf"], true)?;
                inputs.extend(files.into_iter().map(|file| Input {
                    origin: Origin::File(file),
                    is_named: false,
                }));
            }
            Origin::File(file) => inputs.push(Input {
                origin: Origin::File(plain(file)),
                is_named: true,
            }),
            Origin::StandardInput => inputs.push(Input {
                origin: Origin::StandardInput,
                is_named: true,
            }),
        }
    }
    Ok(inputs)
}

/// The path without `./`: sites that read findings know files by their paths in the repository.
fn plain(path: &Path) -> PathBuf {
    path.components()
        .filter(|part| *part != Component::CurDir)
        .collect()
}

/// The files in a folder with one of these extensions. Hidden folders are passed over, and links to folders not
/// followed.
pub fn files(folder: &Path, extensions: &[&str], deep: bool) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Origin::File(folder.to_owned()).unreadable(&error);
    let listed = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let mut entries = Vec::new();
    for entry in fs::read_dir(listed).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let kind = entry.file_type().map_err(unreadable)?;
        entries.push((folder.join(entry.file_name()), kind.is_dir()));
    }
    entries.sort();
    let mut found = Vec::new();
    for (path, is_folder) in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if is_folder {
            if deep && !name.starts_with('.') {
                found.extend(files(&path, extensions, deep)?);
            }
        } else if extension.is_some_and(|extension| extensions.contains(&extension))
            && path.is_file()
        {
            found.push(path);
        }
    }
    Ok(found)
}
