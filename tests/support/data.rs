//! The sample files that several tests read.

use std::fs;
use std::path::Path;

use serde_json::Value as Json;

/// The JSON of a file of `tests/data`.
pub fn data(path: &str) -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(path);
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}
