//! Programs for services that receive the same texts again and again.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use super::{Engine, Program};
use crate::error::Error;

/// Keeps the programs of the texts that were asked for last. Of use where texts come with the requests; who has the
/// texts beforehand compiles them once. Several threads may share one.
///
/// ```
/// use std::num::NonZeroUsize;
/// use okta_mapping::{Context, Engine, ProgramCache, Value};
///
/// let cache = ProgramCache::new(Engine::default(), NonZeroUsize::new(100).unwrap());
/// for _ in 0..2 {
///     let program = cache.compile("1 + 2")?;
///     assert_eq!(program.eval(&Context::default())?, Value::Integer(3));
/// }
/// assert_eq!(cache.len(), 1);
/// # Ok::<(), okta_mapping::Error>(())
/// ```
#[derive(Debug)]
pub struct ProgramCache {
    engine: Engine,
    capacity: NonZeroUsize,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    /// By text: the program, and when it was last asked for.
    programs: HashMap<Box<str>, (Program, u64)>,
    now: u64,
}

impl ProgramCache {
    /// An empty cache for this many programs of an engine.
    pub fn new(engine: Engine, capacity: NonZeroUsize) -> ProgramCache {
        ProgramCache {
            engine,
            capacity,
            held: Mutex::default(),
        }
    }

    /// The program of a text: the one at hand, or a new one, which takes the place of the one that was not asked for
    /// longest. A text that is wrong is not kept.
    ///
    /// # Errors
    ///
    /// As [`Engine::compile`].
    pub fn compile(&self, text: &str) -> Result<Program, Error> {
        if let Some(program) = self.with(|held| held.find(text)) {
            return Ok(program);
        }
        // Others need not wait while this one is compiled.
        let program = self.engine.compile(text)?;
        self.with(|held| held.keep(text, program.clone(), self.capacity));
        Ok(program)
    }

    /// How many programs it holds.
    pub fn len(&self) -> usize {
        self.with(|held| held.programs.len())
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn with<T>(&self, run: impl FnOnce(&mut Held) -> T) -> T {
        run(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Held {
    fn find(&mut self, text: &str) -> Option<Program> {
        self.now += 1;
        let (program, last) = self.programs.get_mut(text)?;
        *last = self.now;
        Some(program.clone())
    }

    fn keep(&mut self, text: &str, program: Program, capacity: NonZeroUsize) {
        if self.programs.len() >= capacity.get() && !self.programs.contains_key(text) {
            let oldest = self.programs.iter().min_by_key(|(_, (_, last))| *last);
            if let Some(oldest) = oldest.map(|(text, _)| text.clone()) {
                self.programs.remove(&oldest);
            }
        }
        self.programs.insert(text.into(), (program, self.now));
    }
}

#[cfg(test)]
mod tests {
    use super::{Engine, NonZeroUsize, ProgramCache};

    fn texts(cache: &ProgramCache) -> Vec<String> {
        let mut texts: Vec<String> =
            cache.with(|held| held.programs.keys().map(|text| text.to_string()).collect());
        texts.sort();
        texts
    }

    #[test]
    fn what_was_not_asked_for_longest_makes_room() {
        let cache = ProgramCache::new(Engine::default(), NonZeroUsize::new(2).unwrap());
        for text in ["1", "2", "1", "3"] {
            assert_eq!(cache.compile(text).unwrap().text(), text);
        }
        assert_eq!(texts(&cache), ["1", "3"]);
    }

    #[test]
    fn a_wrong_text_is_not_kept() {
        let cache = ProgramCache::new(Engine::default(), NonZeroUsize::MIN);
        for _ in 0..2 {
            assert_eq!(cache.compile("1 +").unwrap_err().code(), "missing-operand");
        }
        assert!(cache.is_empty());
    }

    #[test]
    fn threads_share_it() {
        let cache = ProgramCache::new(Engine::default(), NonZeroUsize::new(3).unwrap());
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let cache = &cache;
                scope.spawn(move || {
                    for number in 0..50 {
                        let text = ((number + thread) % 5).to_string();
                        assert_eq!(cache.compile(&text).unwrap().text(), text);
                    }
                });
            }
        });
        assert_eq!(cache.len(), 3);
    }
}
