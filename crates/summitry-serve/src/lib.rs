//! The brief alive: the page of [`summitry_report::page`] on a loopback address, following its file and its reader.
//!
//! State lives in the file and in the address of the page (`view`); the server keeps only what can be worked out again.
//! Moving a value answers from few worlds at once and from all of them as soon as they are done, on the same streams.
//! What it refuses and why stands in `docs/page-safety.md`.

mod answer;
mod asked;
mod connection;
mod guard;
mod loaded;
mod options;
mod pages;
mod pin;
mod routes;
mod runs;
pub mod save;
mod shared;
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
}

/// A page that is ready to be served.
pub struct Server {
    listener: tokio::net::TcpListener,
    shared: Arc<shared::Shared>,
    port: u16,
}

impl Server {
    /// Reads the file and takes the port.
    ///
    /// # Errors
    ///
    /// The file cannot be read or has errors, or the port is taken.
    pub async fn bind(options: ServeOptions) -> Result<Self, ServeError> {
        let loaded = Loaded::read(&options.file, &options.changes).map_err(ServeError::File)?;
        let fail = |error| ServeError::Port { port: options.port, error };
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
            .await
            .map_err(fail)?;
        let port = listener.local_addr().map_err(fail)?.port();
        Ok(Server { listener, shared: Arc::new(shared::Shared::new(options, loaded)), port })
    }

    /// Where the page is.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves until the future is dropped.
    pub async fn run(self) {
        let watcher = tokio::spawn(watch::follow(Arc::clone(&self.shared)));
        // The file's own quick answer is ready before the first reader comes.
        tokio::spawn(routes::warm(Arc::clone(&self.shared)));
        connection::accept(self.listener, routes::router(self.shared, self.port)).await;
        watcher.abort();
    }
}
