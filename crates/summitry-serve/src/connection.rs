//! Connections: how many at once, how long a head may take to arrive and an answer to be read.

use std::{sync::Arc, time::Duration};

use axum::Router;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, sync::Semaphore};
use tokio_io_timeout::TimeoutStream;

/// Connections open at once; further ones wait to be accepted.
const MOST: usize = 256;
/// How long the head of a request may take to arrive.
const HEAD: Duration = Duration::from_secs(5);
/// How long a reader may take none of an answer.
const STALLED: Duration = Duration::from_secs(15);

/// Accepts connections until it is dropped; then they are closed, too.
pub(crate) async fn accept(listener: TcpListener, router: Router) {
    let places = Arc::new(Semaphore::new(MOST));
    let mut open = tokio::task::JoinSet::new();
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        while open.try_join_next().is_some() {}
        let Ok((stream, _)) = listener.accept().await else {
            // Out of handles, most likely: a moment later there may be some.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(STALLED));
        let service = TowerToHyperService::new(router.clone());
        open.spawn(async move {
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .max_buf_size(64 * 1024)
                .serve_connection(TokioIo::new(Box::pin(stream)), service);
            // A reader who leaves in the middle is no error of ours.
            let _ = connection.await;
            drop(place);
        });
    }
}
