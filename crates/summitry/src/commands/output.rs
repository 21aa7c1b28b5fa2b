//! Results go to stdout; a reader who closes the pipe early has had enough, which is no failure.

use std::io::Write as _;

use crate::exit::{Failure, NOT_WRITTEN};

/// Prints a result. Styles are dropped where stdout is no terminal or `NO_COLOR` is set.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            let message = format!("the result could not be written: {error}");
            Err(Failure { message, code: NOT_WRITTEN }.into())
        }
        _ => Ok(()),
    }
}

/// Prints one JSON object, indented, with a newline at its end.
pub(crate) fn json(value: &serde_json::Value) -> anyhow::Result<()> {
    print(&format!("{value:#}\n"))
}
