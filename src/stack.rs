//! Room on the stack for recursion over deeply nested text; the only file that names `stacker`.

/// What recurses. In an unoptimised build one level of nesting was measured to take up to 36 KiB of stack to
/// parse and up to 20 KiB to walk, in an optimised one a fifth to a half of that; what is reserved is twice as much.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Recursion {
    /// pest's recursive descent through the levels of the grammar.
    Parse,
    /// A walk over a tree: one bracket level is up to nine nodes (one for each level of precedence).
    Walk,
}

impl Recursion {
    const fn bytes_per_level(self) -> usize {
        match self {
            Recursion::Parse => 64 * 1024,
            Recursion::Walk => 40 * 1024,
        }
    }
}

/// What a closure needs beside its recursion.
const BASE: usize = 96 * 1024;

/// What a new stack has beyond what was asked for, so that the next level finds room on it.
const SEGMENT: usize = 1024 * 1024;

/// Runs `run` with room for recursion `depth` levels deep, on a stack of its own where this one is too small.
///
/// The depth is what [`scan`](crate::syntax::scan) measured, so what is asked for is bounded by the nesting limit.
pub(crate) fn with_room<T>(recursion: Recursion, depth: usize, run: impl FnOnce() -> T) -> T {
    let needed = BASE + (depth + 1) * recursion.bytes_per_level();
    stacker::maybe_grow(needed, needed + SEGMENT, run)
}

/// Runs one more level of a recursion whose depth nobody measured, such as over nested values.
pub(crate) fn deeper<T>(run: impl FnOnce() -> T) -> T {
    with_room(Recursion::Walk, 0, run)
}
