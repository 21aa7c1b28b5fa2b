//! The brief alive: the page of [`summitry_report::page`] on a loopback address, following its file and its reader.
//!
//! State lives in the file and in the address of the page (`view`); the server keeps only what can be worked out again.
//! Moving a value answers from few worlds at once and from all of them as soon as they are done, on the same streams.
//! What it refuses and why stands in `docs/page-safety.md`.

mod answer;
mod answers;
mod asked;
mod connection;
#[cfg(any(fuzzing, test))]
pub mod fuzzing;
mod guard;
mod loaded;
mod options;
mod pages;
mod pin;
mod place;
mod routes;
mod runs;
pub mod save;
mod shared;
mod token;
mod view;
mod watch;

use std::{net::Ipv4Addr, sync::Arc};

pub use loaded::Loaded;
pub use options::ServeOptions;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The file cannot be read or has errors; what there is to say, ready to show.
    #[error("{0}")]
    File(String),
    /// The port cannot be had.
    #[error("no page at 127.0.0.1:{port}: {error}")]
    Port {
        /// Which one.
        port: u16,
        /// What the system says.
        error: std::io::Error,
    },
    /// The system gives no random bytes for the token.
    #[error(
        "no token can be made: {0}\nhelp: --no-token serves without, to every user of this machine"
    )]
    Token(std::io::Error),
}

/// A page that is ready to be served.
pub struct Server {
    listener: tokio::net::TcpListener,
    shared: Arc<shared::Shared>,
    guard: guard::Guard,
}

impl Server {
    /// Reads the file and takes the port.
    ///
    /// # Errors
    ///
    /// The file cannot be read or has errors, or the port is taken.
    pub async fn bind(options: ServeOptions) -> Result<Self, ServeError> {
        let place = place::Place::of(&options.file).map_err(ServeError::File)?;
        let loaded =
            Loaded::read(&place, &options.changes, options.known).map_err(ServeError::File)?;
        let token = options.token.then(token::Token::new).transpose().map_err(ServeError::Token)?;
        let fail = |error| ServeError::Port { port: options.port, error };
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
            .await
            .map_err(fail)?;
        let port = listener.local_addr().map_err(fail)?.port();
        let shared = Arc::new(shared::Shared::new(options, place, loaded));
        Ok(Server { listener, shared, guard: guard::Guard { port, token } })
    }

    /// Where the page is, with the token that opens it: for its reader alone.
    #[must_use]
    pub fn address(&self) -> String {
        let token = self.guard.token.as_ref().map(|t| format!("?token={}", t.text()));
        format!("http://127.0.0.1:{}/{}", self.guard.port, token.unwrap_or_default())
    }

    /// Serves until the future is dropped.
    pub async fn run(self) {
        let watcher = tokio::spawn(watch::follow(Arc::clone(&self.shared)));
        // The file's own quick answer is ready before the first reader comes.
        tokio::spawn(routes::warm(Arc::clone(&self.shared)));
        connection::accept(self.listener, routes::router(self.shared, self.guard)).await;
        watcher.abort();
    }
}
