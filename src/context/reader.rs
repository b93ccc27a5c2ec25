//! A context from JSON text, of which only what is read is taken.

use std::cell::OnceCell;

use serde_json::Value as Json;

use super::scanner::Scanner;
use super::{Context, Part, Read, Source};
use crate::error::Error;
use crate::input::read_json;
use crate::time::ZonedDateTime;
use crate::value::{Value, is_key};

/// Reads contexts from JSON text for programs that are known: only the attributes that they read are taken out of the
/// text, borrowed where nothing is escaped; everything else is skipped. Where a program asks for something else the
/// text is read in full, so every program gives on the text what it gives on a [`Context`] of it.
///
/// ```
/// use okta_mapping::{Engine, JsonReader};
///
/// let engine = Engine::default();
/// let programs = [engine.compile("user.firstName + '.' + user.lastName")?, engine.compile("user.city")?];
/// let reader = JsonReader::new(&programs);
/// for line in [r#"{"user": {"id": "1", "profile": {"lastName": "Doe", "firstName": "Jane", "city": "Oslo"}}}"#] {
///     let context = reader.read(line.as_bytes())?;
///     assert_eq!(programs[0].eval(&context)?.as_str(), Some("Jane.Doe"));
///     assert_eq!(programs[1].eval(&context)?.as_str(), Some("Oslo"));
/// }
/// # Ok::<(), okta_mapping::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct JsonReader {
    parts: Vec<Wanted>,
    /// How many attributes are taken.
    count: usize,
    /// A key beside those of a context, whose value is read too.
    beside: Option<&'static str>,
}

/// What is taken of a part.
#[derive(Clone, Debug)]
struct Wanted {
    part: Part,
    /// Of its profile and of itself: the names, with their places among all that is taken.
    profile: Vec<(Box<str>, usize)>,
    fields: Vec<(Box<str>, usize)>,
}

/// Where an attribute stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// In the profile of its part.
    Profile,
    /// In the part.
    Field,
}

impl JsonReader {
    /// A reader that takes these attributes.
    pub(crate) fn taking<'n>(
        attributes: impl IntoIterator<Item = (Part, Level, &'n str)>,
    ) -> JsonReader {
        let mut reader = JsonReader::default();
        for (part, level, name) in attributes {
            // A profile as a whole is no attribute.
            if level == Level::Profile || name != "profile" {
                reader.take(part, level, name);
            }
        }
        reader
    }

    /// The same reader, which also reads what stands at this key beside the context.
    pub(crate) fn with_beside(self, key: &'static str) -> JsonReader {
        JsonReader {
            beside: Some(key),
            ..self
        }
    }

    fn take(&mut self, part: Part, level: Level, name: &str) {
        let position = self.parts.iter().position(|wanted| wanted.part == part);
        let position = position.unwrap_or_else(|| {
            self.parts.push(Wanted {
                part,
                profile: Vec::new(),
                fields: Vec::new(),
            });
            self.parts.len() - 1
        });
        let count = self.count;
        if let Some(wanted) = self.parts.get_mut(position) {
            let names = match level {
                Level::Profile => &mut wanted.profile,
                Level::Field => &mut wanted.fields,
            };
            if place(names, name).is_none() {
                names.push((name.into(), count));
                self.count += 1;
            }
        }
    }

    /// Reads a context.
    ///
    /// # Errors
    ///
    /// `invalid-json` where the text is no JSON, and those of [`Context::from_json`].
    pub fn read<'t>(&'t self, text: &'t [u8]) -> Result<JsonContext<'t>, Error> {
        if let Some(context) = self.extract(text) {
            return Ok(context);
        }
        let json = read_json(text)?;
        Context::from_json(&json)?;
        Ok(JsonContext {
            reader: self,
            text,
            taken: None,
            whole: OnceCell::from(json),
            now: None,
        })
    }

    /// Takes what is wanted, if everything about the text is usual.
    fn extract<'t>(&'t self, text: &'t [u8]) -> Option<JsonContext<'t>> {
        let mut taken = Taken {
            values: vec![Value::Null; self.count],
            seen: 0,
            objects: 0,
            profiles: 0,
            beside: Json::Null,
        };
        let mut scanner = Scanner::new(std::str::from_utf8(text).ok()?);
        scanner.object(|scanner, key| {
            if key.has_escapes {
                return None;
            }
            match Part::of_key(key.inside) {
                None if self.beside == Some(key.inside) => {
                    taken.beside = serde_json::from_str(scanner.value()?).ok()?;
                    Some(())
                }
                None => scanner.skip(1),
                Some(part) => self.part(part, scanner, &mut taken),
            }
        })?;
        scanner.end()?;
        Some(JsonContext {
            reader: self,
            text,
            taken: Some(taken),
            whole: OnceCell::new(),
            now: None,
        })
    }

    /// Takes what is wanted of a part.
    fn part<'t>(&self, part: Part, scanner: &mut Scanner<'t>, taken: &mut Taken<'t>) -> Option<()> {
        if taken.seen & bit(part) != 0 {
            return None;
        }
        taken.seen |= bit(part);
        let first = scanner.next_byte()?;
        match part {
            Part::Now | Part::Variables => return None,
            Part::Groups if first == b'[' => {
                return scanner.array(|scanner| match scanner.next_byte()? {
                    b'{' => scanner.skip(2),
                    _ => None,
                });
            }
            Part::Groups if first == b'{' => return None,
            _ if first == b'n' => return scanner.skip(1),
            _ => {}
        }
        taken.objects |= bit(part);
        let wanted = self.parts.iter().find(|wanted| wanted.part == part);
        scanner.object(|scanner, key| match wanted {
            Some(_) if key.has_escapes => None,
            Some(wanted) if key.inside == "profile" => {
                if taken.profiles & bit(part) != 0 {
                    return None;
                }
                if scanner.next_byte()? != b'{' {
                    return scanner.skip(2);
                }
                taken.profiles |= bit(part);
                scanner.object(|scanner, key| {
                    if key.has_escapes {
                        return None;
                    }
                    taken.member(&wanted.profile, key.inside, scanner, 3)
                })
            }
            Some(wanted) => taken.member(&wanted.fields, key.inside, scanner, 2),
            None => scanner.skip(2),
        })
    }

    /// The place of an attribute among all that is taken.
    fn place(&self, part: Part, level: Level, name: &str) -> Option<usize> {
        let wanted = self.parts.iter().find(|wanted| wanted.part == part)?;
        match level {
            Level::Profile => place(&wanted.profile, name),
            Level::Field => place(&wanted.fields, name),
        }
    }
}

fn place(names: &[(Box<str>, usize)], name: &str) -> Option<usize> {
    let mut names = names.iter();
    names
        .find(|(wanted, _)| is_key(wanted, name))
        .map(|(_, place)| *place)
}

fn bit(part: Part) -> u32 {
    1 << part.index()
}

/// What was taken out of a text.
#[derive(Clone, Debug)]
struct Taken<'t> {
    values: Vec<Value<'t>>,
    /// The parts that the text has; those that are objects; those whose profiles are.
    seen: u32,
    objects: u32,
    profiles: u32,
    /// What stands beside the context.
    beside: Json,
}

impl<'t> Taken<'t> {
    /// Takes a member if it is wanted; of two with one name the later.
    fn member(
        &mut self,
        names: &[(Box<str>, usize)],
        name: &str,
        scanner: &mut Scanner<'t>,
        depth: usize,
    ) -> Option<()> {
        let place = place(names, name).and_then(|place| self.values.get_mut(place));
        match place {
            Some(place) => *place = value(scanner)?,
            None => scanner.skip(depth)?,
        }
        Some(())
    }
}

/// The value that stands here.
fn value<'t>(scanner: &mut Scanner<'t>) -> Option<Value<'t>> {
    if scanner.next_byte()? == b'"' {
        let start = scanner.rest();
        let quoted = scanner.quoted()?;
        if !quoted.has_escapes {
            return Some(Value::from(quoted.inside));
        }
        let text = start.get(..quoted.inside.len() + 2)?;
        return serde_json::from_str::<String>(text).ok().map(Value::from);
    }
    match scanner.value()? {
        "null" => Some(Value::Null),
        "true" => Some(Value::Boolean(true)),
        "false" => Some(Value::Boolean(false)),
        text => {
            let json: Json = serde_json::from_str(text).ok()?;
            Some(Value::from(&json).into_owned())
        }
    }
}

/// A context of JSON text, as a [`JsonReader`] reads it.
#[derive(Clone, Debug)]
pub struct JsonContext<'t> {
    reader: &'t JsonReader,
    text: &'t [u8],
    /// What the reader took; none where the text was read in full.
    taken: Option<Taken<'t>>,
    whole: OnceCell<Json>,
    /// The present, where the text has none.
    now: Option<ZonedDateTime>,
}

impl<'t> JsonContext<'t> {
    /// The same context, at this present where the text has none.
    pub fn or_now(self, now: &ZonedDateTime) -> JsonContext<'t> {
        JsonContext {
            now: Some(now.clone()),
            ..self
        }
    }

    /// The context of the parsed text, where it had to be read in full.
    pub(crate) fn parsed(&self) -> Option<Context<'_>> {
        match self.taken {
            Some(_) => None,
            None => Some(match &self.now {
                Some(now) => self.context().or_now(now),
                None => self.context(),
            }),
        }
    }

    /// What stands at the reader's key beside the context; null where nothing does.
    pub(crate) fn beside(&self) -> &Json {
        match &self.taken {
            Some(taken) => &taken.beside,
            None => self.member_beside().unwrap_or(&Json::Null),
        }
    }

    fn member_beside(&self) -> Option<&Json> {
        self.whole.get()?.get(self.reader.beside?)
    }

    /// The text as a whole.
    fn context(&self) -> Context<'_> {
        let json = self
            .whole
            .get_or_init(|| read_json(self.text).unwrap_or_default());
        Context::from_json(json).unwrap_or_default()
    }

    /// An attribute, if it was taken.
    fn taken(&self, part: Part, level: Level, name: &str) -> Option<Value<'_>> {
        let taken = self.taken.as_ref()?;
        let owners = match level {
            Level::Profile => taken.profiles,
            Level::Field => taken.objects,
        };
        if owners & bit(part) == 0 {
            return None;
        }
        let place = self.reader.place(part, level, name)?;
        taken.values.get(place).map(|value| value.borrowed())
    }

    /// Whether the text has no such part.
    fn lacks(&self, part: Part) -> bool {
        let taken = self.taken.as_ref();
        taken.is_some_and(|taken| taken.seen & bit(part) == 0)
    }
}

impl Source for JsonContext<'_> {
    fn has_part(&self, part: Part) -> bool {
        match &self.taken {
            Some(taken) => taken.seen & bit(part) != 0,
            None => self.context().has_part(part),
        }
    }

    fn part(&self, part: Part) -> Read<'_> {
        match self.lacks(part) {
            true => Read::NotSupplied,
            false => self.context().read_part(part),
        }
    }

    fn attribute(&self, part: Part, name: &str) -> Read<'_> {
        match self.taken(part, Level::Profile, name) {
            Some(value) => Read::Value(value),
            None if self.lacks(part) => Read::NotSupplied,
            None => self.context().read_attribute(part, name),
        }
    }

    fn field(&self, part: Part, name: &str) -> Read<'_> {
        match self.taken(part, Level::Field, name) {
            Some(value) => Read::Value(value),
            None => self.part(part).field(name),
        }
    }

    fn variable(&self, name: &str) -> Option<Value<'_>> {
        match self.lacks(Part::Variables) {
            true => None,
            false => self.context().read_variable(name),
        }
    }

    fn object(&self) -> Read<'_> {
        self.context().read_object()
    }

    fn now(&self) -> Option<ZonedDateTime> {
        let own = match self.lacks(Part::Now) {
            true => None,
            false => self.context().now(),
        };
        own.or_else(|| self.now.clone())
    }
}
