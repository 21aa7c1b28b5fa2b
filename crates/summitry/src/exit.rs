//! Exit codes: few, documented, part of the contract (`docs/stability.md`).

/// Everything was done.
pub(crate) const DONE: u8 = 0;
/// The input has errors (or, with `--strict`, warnings).
pub(crate) const BAD_INPUT: u8 = 1;
/// The command line is wrong.
pub(crate) const WRONG_COMMAND_LINE: u8 = 2;
/// An output could not be written, or exists and needs `--force`.
pub(crate) const NOT_WRITTEN: u8 = 3;

/// A seal is not what was sealed: tampered with, copied over another, dated wrongly, settled by another rule.
pub(crate) const REFUSED: u8 = 4;
/// A seal is what was sealed, and this version says otherwise.
pub(crate) const DIFFERS: u8 = 5;

/// Ctrl-C stopped it: what was there by then was given, or there was nothing to give. 128 and the signal's number, as shells have it.
pub(crate) const INTERRUPTED: u8 = 130;

/// A failure that has its own exit code; anything else that fails is [`BAD_INPUT`].
#[derive(Debug)]
pub(crate) struct Failure {
    /// What is said on stderr; empty where everything was said already.
    pub(crate) message: String,
    /// The exit code.
    pub(crate) code: u8,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
