//! `summitry serve`: the brief as a page that follows its file and its reader.

use std::path::PathBuf;

use anyhow::Context as _;
use summitry_serve::{ServeError, ServeOptions, Server};

use super::variant::Changes;
use super::{output, sealed};
use crate::exit::{BAD_INPUT, Failure, NOT_WRITTEN};

/// The brief as a page on 127.0.0.1: change a value, the page follows; save it, the file follows.
#[derive(clap::Args)]
pub(crate) struct Serve {
    /// The scenario file.
    file: PathBuf,
    /// Port on 127.0.0.1 (0: any that is free).
    #[arg(long, value_name = "N", default_value_t = 8271)]
    port: u16,
    /// Open the page in the browser.
    #[arg(long)]
    open: bool,
    /// How many worlds the full answer takes (default: what the file says, else 20,000).
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    worlds: Option<u64>,
    /// How many worlds the answer takes while a value is moved.
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    quick: u64,
    /// Seed of the streams (default: what the file says, else 1).
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Let every user of this machine read and save, without the token of the address.
    #[arg(long)]
    no_token: bool,
    #[command(flatten)]
    changes: Changes,
}

/// Serves until it is interrupted.
pub(crate) fn run(args: &Serve) -> anyhow::Result<()> {
    let options = ServeOptions {
        file: args.file.clone(),
        port: args.port,
        quick: args.quick,
        worlds: args.worlds,
        seed: args.seed,
        token: !args.no_token,
        changes: args.changes.list(),
        known: sealed::known,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(2)
        .build()
        .context("no threads could be started")?;
    runtime.block_on(async {
        let server = Server::bind(options).await.map_err(|error| {
            let code = if matches!(error, ServeError::File(_)) { BAD_INPUT } else { NOT_WRITTEN };
            Failure { message: error.to_string(), code }
        })?;
        let address = server.address();
        output::note(&format!("the page is at {address} (Ctrl+C ends it)"));
        if args.no_token {
            output::note("note: without a token, every user of this machine can read and save it");
        }
        if args.open {
            open(&address);
        }
        tokio::select! {
            () = server.run() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        Ok(())
    })
}

/// Opens the page with the system's own opener; that it cannot is said, and no failure.
fn open(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let started = std::process::Command::new(opener)
        .arg(address)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    if let Err(error) = started {
        output::note(&format!("{opener} could not be started ({error}): open {address} yourself"));
    }
}
