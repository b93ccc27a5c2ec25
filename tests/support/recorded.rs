//! The generated expressions with the recorded answers of the real engine.

use std::io::{BufRead, BufReader};

use flate2::read::GzDecoder;
use serde_json::Value as Json;

/// The lines `{"expr": ..., "result": ...}`.
pub fn cases() -> impl Iterator<Item = Json> {
    let compressed = include_bytes!("../vectors/spel-recorded.jsonl.gz");
    BufReader::new(GzDecoder::new(&compressed[..]))
        .lines()
        .map(|line| serde_json::from_str(&line.unwrap()).unwrap())
}
