//! One run of this program: bounded in time and in what it may say.

use std::{path::Path, process::Stdio, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncReadExt as _},
    process::Command,
};

use super::bounded::bounded;

/// What one run may take.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// Seconds.
    pub(super) seconds: u64,
    /// Bytes of an answer.
    pub(super) bytes: usize,
}

/// The most that is read of a run, bytes: what says more is stopped.
const MOST: u64 = 64 << 20;
/// The most of what went wrong that is passed on, bytes.
const SAID: usize = 8_000;

/// Runs this program in a folder. `Ok` is its JSON, also where that says that a file has errors; `Err` is what it says went wrong.
pub(super) async fn run(line: &[String], folder: &Path, limits: Limits) -> Result<String, String> {
    let program =
        std::env::current_exe().map_err(|error| format!("the program cannot be found: {error}"))?;
    let mut child = Command::new(program)
        .args(line)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| format!("the program cannot be started: {error}"))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let work = async { tokio::join!(all(out), all(err), child.wait()) };
    let time = Duration::from_secs(limits.seconds);
    let Ok((out, err, _)) = tokio::time::timeout(time, work).await else {
        return Err(format!(
            "it took longer than {} s and was stopped\nhelp: ask for fewer `worlds`",
            limits.seconds
        ));
    };
    let Ok(answer) = serde_json::from_slice(&out) else {
        let said = String::from_utf8_lossy(&err);
        let cut: String = said.trim().chars().take(SAID).collect();
        return Err(if cut.is_empty() { "it said nothing".to_owned() } else { cut });
    };
    bounded(answer, limits.bytes).ok_or_else(|| {
        format!(
            "the answer is larger than {} bytes\nhelp: start the server with a larger --bytes",
            limits.bytes
        )
    })
}

/// Everything a pipe has to say, up to the limit.
async fn all(pipe: Option<impl AsyncRead + Unpin>) -> Vec<u8> {
    let mut out = Vec::new();
    if let Some(pipe) = pipe {
        // What was said before a pipe broke is still an answer, or no JSON.
        let _ = pipe.take(MOST).read_to_end(&mut out).await;
    }
    out
}
