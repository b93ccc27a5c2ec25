//! Reading people: JSON Lines as they come, an array, or one person.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::ops::ControlFlow;

use okta_mapping::{Error, ReadError, read_json};
use serde::Serialize;
use serde_json::Value as Json;

use crate::failure::Failure;
use crate::input::{Origin, without_byte_order_mark, without_line_end};
use crate::{output, pipeline};

/// Bytes of a person that is spread over several lines.
const LONGEST_PERSON: u64 = 16 * 1024 * 1024;

/// A file of people, which can be read more than once.
pub struct People {
    origin: Origin,
    file: File,
    whole: Option<Vec<Json>>,
}

impl People {
    /// Opens a file; what can be read only once is kept in a temporary file.
    pub fn open(origin: &Origin) -> Result<People, Failure> {
        let unreadable = |error: io::Error| origin.unreadable(&error);
        let mut file = match origin {
            Origin::File(path) => File::open(path).map_err(unreadable)?,
            Origin::StandardInput => tempfile::tempfile().map_err(unreadable)?,
        };
        if *origin == Origin::StandardInput {
            io::copy(&mut io::stdin().lock(), &mut file).map_err(unreadable)?;
        } else if file.stream_position().is_err() {
            let mut kept = tempfile::tempfile().map_err(unreadable)?;
            io::copy(&mut file, &mut kept).map_err(unreadable)?;
            file = kept;
        }
        let mut people = People {
            origin: origin.clone(),
            file,
            whole: None,
        };
        people.whole = people.read_whole()?;
        Ok(people)
    }

    /// The name in messages.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The people of an array, or the one that is spread over several lines. Nothing where these are JSON Lines.
    fn read_whole(&mut self) -> Result<Option<Vec<Json>>, Failure> {
        let mut reader = self.reader()?;
        let mut first = Vec::new();
        while first.trim_ascii().is_empty() {
            first.clear();
            match reader.read_until(b'\n', &mut first) {
                Ok(0) => return Ok(None),
                Ok(_) => {}
                Err(error) => return Err(self.origin.unreadable(&error)),
            }
        }
        let line = without_byte_order_mark(&first).trim_ascii();
        let is_object = line.starts_with(b"{");
        if is_object && read_json(line).is_ok() || !is_object && !line.starts_with(b"[") {
            return Ok(None);
        }
        let mut bytes = line.to_vec();
        // One person is not longer; a file that begins with a bad line may be.
        let mut rest = reader.take(if is_object { LONGEST_PERSON } else { u64::MAX });
        rest.read_to_end(&mut bytes)
            .map_err(|error| self.origin.unreadable(&error))?;
        match read_json(&bytes) {
            Ok(Json::Array(people)) => Ok(Some(people)),
            Ok(person) => Ok(Some(vec![person])),
            Err(_) => Ok(None),
        }
    }

    fn reader(&mut self) -> Result<BufReader<&File>, Failure> {
        self.file
            .rewind()
            .map_err(|error| self.origin.unreadable(&error))?;
        Ok(BufReader::with_capacity(64 * 1024, &self.file))
    }

    /// Shows every person with the line, or the place in the array, from 1, until told to stop. Blank lines are skipped.
    pub fn each(
        &mut self,
        mut show: impl FnMut(u64, Result<Json, Error>) -> Result<ControlFlow<()>, Failure>,
    ) -> Result<(), Failure> {
        if let Some(people) = &self.whole {
            for (place, person) in (1..).zip(people) {
                if show(place, Ok(person.clone()))?.is_break() {
                    break;
                }
            }
            return Ok(());
        }
        let origin = self.origin.clone();
        let mut reader = self.reader()?;
        let mut line = Vec::new();
        for place in 1.. {
            line.clear();
            match reader.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => return Err(origin.unreadable(&error)),
            }
            let text = match place {
                1 => without_byte_order_mark(&line),
                _ => &line,
            };
            let text = without_line_end(text);
            if !text.trim_ascii().is_empty() && show(place, read_json(text))?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The same on all cores: what is made of a person is added to a part of what is kept, and what is told is printed in
    /// order. The parts are taken in order. Gives the last place.
    pub fn fold<P: Default + Send>(
        &mut self,
        what: &'static str,
        show: impl Fn(u64, Result<Json, Error>, &mut P, &mut String) + Sync,
        mut take: impl FnMut(P) + Send,
    ) -> Result<u64, Failure> {
        if let Some(people) = &self.whole {
            let (mut part, mut text) = (P::default(), String::new());
            for (place, person) in (1..).zip(people) {
                show(place, Ok(person.clone()), &mut part, &mut text);
            }
            output::print(text.as_bytes())?;
            take(part);
            return Ok(people.len() as u64);
        }
        let origin = self.origin.clone();
        let reader = self.reader()?;
        let show_line = |line, text: &[u8], part: &mut P, told: &mut String| {
            if !text.trim_ascii().is_empty() {
                show(line, read_json(text), part, told);
            }
        };
        pipeline::fold_all(&origin, reader, what, show_line, take)
    }
}

/// Why a line holds nobody.
#[derive(Serialize)]
pub struct Unreadable {
    /// The stable word.
    pub code: String,
    /// What is wrong.
    pub message: String,
}

impl Unreadable {
    /// What people read of the line of this name.
    pub fn paragraph(&self, line: &str) -> String {
        let Unreadable { code, message } = self;
        format!("line {line}: skipped, it can not be read\n  error[{code}]: {message}\n\n")
    }
}

impl From<Error> for Unreadable {
    fn from(error: Error) -> Unreadable {
        Unreadable {
            code: error.code().to_owned(),
            message: error.to_string(),
        }
    }
}

impl From<ReadError> for Unreadable {
    fn from(error: ReadError) -> Unreadable {
        Unreadable {
            code: "invalid-profile".to_owned(),
            message: error.to_string(),
        }
    }
}

/// Places over all files, and which line of which file each is.
#[derive(Default)]
pub struct Places {
    /// The name and the place before the first of each file.
    files: Vec<(String, u64)>,
    last: u64,
}

impl Places {
    /// Begins a file; gives the place before its first.
    pub fn begin(&mut self, origin: &Origin) -> u64 {
        self.files.push((origin.to_string(), self.last));
        self.last
    }

    /// Has come to a place.
    pub fn reach(&mut self, place: u64) {
        self.last = place;
    }

    /// The name of a file, from 0; none where it is the only one.
    pub fn file(&self, file: usize) -> Option<&str> {
        match self.files.as_slice() {
            [_] => None,
            files => files.get(file).map(|(name, _)| name.as_str()),
        }
    }

    /// Whether there are several files.
    pub fn are_several(&self) -> bool {
        self.files.len() > 1
    }

    /// The line, with the file where there are several.
    pub fn name(&self, file: usize, line: u64) -> String {
        match self.file(file) {
            Some(name) => format!("{name}:{line}"),
            None => line.to_string(),
        }
    }

    /// The file, from 0, and the line of a place.
    pub fn find(&self, place: u64) -> (usize, u64) {
        let after = self.files.partition_point(|(_, start)| *start < place);
        let file = after.saturating_sub(1);
        let start = self.files.get(file).map_or(0, |(_, start)| *start);
        (file, place - start)
    }

    /// The name of a place.
    pub fn of(&self, place: u64) -> String {
        let (file, line) = self.find(place);
        self.name(file, line)
    }
}
