//! A walk over JSON text that takes less than `serde_json` does, and nothing that it would not take: what is unusual
//! gives nothing, and is then read in full.

/// Deeper nesting is unusual; `serde_json` refuses more than 127 levels.
const DEEPEST: usize = 100;

/// A longer number may be beyond all Doubles.
const LONGEST_NUMBER: usize = 300;

/// A place in JSON text.
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

/// A text as it stands between its quotes.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'t> {
    pub inside: &'t str,
    pub has_escapes: bool,
}

impl<'t> Scanner<'t> {
    pub fn new(text: &'t str) -> Scanner<'t> {
        Scanner { text, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The first byte behind white space.
    pub fn next_byte(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// This byte, behind white space.
    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.next_byte()? == byte).then(|| self.at += 1)
    }

    /// The end of the text.
    pub fn end(&mut self) -> Option<()> {
        self.next_byte().is_none().then_some(())
    }

    /// An object; `member` takes the value of each key.
    pub fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, Quoted<'t>) -> Option<()>,
    ) -> Option<()> {
        self.expect(b'{')?;
        if self.next_byte()? == b'}' {
            self.at += 1;
            return Some(());
        }
        loop {
            self.next_byte()?;
            let key = self.quoted()?;
            self.expect(b':')?;
            member(self, key)?;
            if self.is_last(b'}')? {
                return Some(());
            }
        }
    }

    /// A list; `element` takes each of its elements.
    pub fn array(&mut self, mut element: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.expect(b'[')?;
        if self.next_byte()? == b']' {
            self.at += 1;
            return Some(());
        }
        loop {
            element(self)?;
            if self.is_last(b']')? {
                return Some(());
            }
        }
    }

    /// Whether an object or list ends here or goes on behind a comma.
    fn is_last(&mut self, end: u8) -> Option<bool> {
        let byte = self.next_byte()?;
        self.at += 1;
        match byte {
            b',' => Some(false),
            byte if byte == end => Some(true),
            _ => None,
        }
    }

    /// The text from here on.
    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Any value, as it stands in the text.
    pub fn value(&mut self) -> Option<&'t str> {
        self.next_byte()?;
        let start = self.at;
        self.skip(0)?;
        self.text.get(start..self.at)
    }

    /// Goes over any value that stands `depth` levels deep.
    pub fn skip(&mut self, depth: usize) -> Option<()> {
        match self.next_byte()? {
            b'"' => self.quoted().map(drop),
            b'{' if depth < DEEPEST => self.object(|scanner, _| scanner.skip(depth + 1)),
            b'[' if depth < DEEPEST => self.array(|scanner| scanner.skip(depth + 1)),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let found = self.text.get(self.at..self.at + word.len())?;
        (found == word).then(|| self.at += word.len())
    }

    /// A number without an exponent.
    fn number(&mut self) -> Option<()> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek()? {
            b'0' => self.at += 1,
            b'1'..=b'9' => self.digits()?,
            _ => return None,
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        let is_usual = !matches!(self.peek(), Some(b'e' | b'E' | b'0'..=b'9'));
        (is_usual && self.at - start <= LONGEST_NUMBER).then_some(())
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    /// A text in quotes.
    pub fn quoted(&mut self) -> Option<Quoted<'t>> {
        if self.peek()? != b'"' {
            return None;
        }
        self.at += 1;
        let start = self.at;
        let mut has_escapes = false;
        loop {
            self.skip_plain();
            match self.peek()? {
                b'"' => {
                    let inside = self.text.get(start..self.at)?;
                    self.at += 1;
                    return Some(Quoted {
                        inside,
                        has_escapes,
                    });
                }
                b'\\' => {
                    has_escapes = true;
                    self.escape()?;
                }
                0..0x20 => return None,
                _ => self.at += 1,
            }
        }
    }

    /// Goes over characters that are neither quotes nor escapes nor controls, eight bytes at a time.
    fn skip_plain(&mut self) {
        const ONES: u64 = u64::MAX / 255;
        const HIGHS: u64 = ONES * 128;
        let bytes = self.text.as_bytes();
        while let Some(Ok(chunk)) = bytes.get(self.at..self.at + 8).map(<[u8; 8]>::try_from) {
            let word = u64::from_le_bytes(chunk);
            // The lowest high bit that is set marks the first byte below a bound: zero where it equals the other byte.
            let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word & HIGHS;
            let equals = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
            let found = equals(b'"') | equals(b'\\') | below(word, 0x20);
            if found != 0 {
                self.at += found.trailing_zeros() as usize / 8;
                return;
            }
            self.at += 8;
        }
    }

    /// An escape, but none that may be half of a character.
    fn escape(&mut self) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at + 1..)?;
        match rest {
            [b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => self.at += 2,
            [b'u', digits @ ..] => {
                let digits = digits.get(..4)?;
                let is_surrogate = matches!(
                    digits,
                    [b'd' | b'D', b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F', ..]
                );
                if is_surrogate || !digits.iter().all(u8::is_ascii_hexdigit) {
                    return None;
                }
                self.at += 6;
            }
            _ => return None,
        }
        Some(())
    }
}
