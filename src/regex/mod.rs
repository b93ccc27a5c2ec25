//! stub until moved
#[derive(Clone, Debug)]
pub struct Regex(fancy_regex::Regex);
#[derive(Debug, thiserror::Error)]
pub enum PatternError {
    #[error("{message}")]
    Syntax { offset: usize, message: String },
    #[error("{construct}")]
    Unsupported { offset: usize, construct: String },
    #[error("too large")]
    TooLarge,
}
#[derive(Debug)]
pub struct StepLimit;
impl Regex {
    pub fn new(p: &str, s: usize) -> Result<Regex, PatternError> {
        fancy_regex::RegexBuilder::new(&format!("\\A(?:{p})\\z"))
            .backtrack_limit(s)
            .build()
            .map(Regex)
            .map_err(|e| PatternError::Syntax {
                offset: 0,
                message: e.to_string(),
            })
    }
    pub fn is_full_match(&self, t: &str) -> Result<bool, StepLimit> {
        self.0.is_match(t).map_err(|_| StepLimit)
    }
}
