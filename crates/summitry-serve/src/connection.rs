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
    accept_for(listener, router, STALLED).await;
}

async fn accept_for(listener: TcpListener, router: Router, stalled: Duration) {
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
        stream.set_write_timeout(Some(stalled));
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

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    /// More than the sockets of both ends hold together.
    const LARGE: usize = 64 << 20;

    async fn read_after(pause: Duration) -> usize {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(|| async { vec![b'x'; LARGE] }));
        let server = tokio::spawn(accept_for(listener, router, Duration::from_millis(200)));
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        let request = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        stream.write_all(request).await.unwrap();
        tokio::time::sleep(pause).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        server.abort();
        answer.len()
    }

    #[tokio::test]
    async fn a_reader_who_takes_nothing_is_hung_up_on() {
        assert!(read_after(Duration::ZERO).await > LARGE);
        // Ten times the limit: what had not gone out by then never does.
        assert!(read_after(Duration::from_secs(2)).await < LARGE);
    }
}
