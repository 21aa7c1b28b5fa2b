//! What the page refuses, and what it survives: raw sockets against a real server. docs/page-safety.md tells the story.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use summitry_serve::{ServeOptions, Server};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

#[path = "safety/neighbours.rs"]
mod neighbours;
#[path = "safety/places.rs"]
mod places;

const SCENARIO: &str = include_str!("../../../scenarios/2026-washington/washington.toml");

struct Running {
    port: u16,
    file: PathBuf,
    _folder: tempfile::TempDir,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn start() -> Running {
    start_as(false).await.0
}

/// A server with or without a token, and the address it prints.
async fn start_as(token: bool) -> (Running, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("washington.toml");
    std::fs::write(&file, SCENARIO).unwrap();
    let options = ServeOptions {
        file: file.clone(),
        port: 0,
        quick: 20,
        worlds: Some(40),
        seed: None,
        token,
        changes: Vec::new(),
        known: |study| study,
    };
    let server = Server::bind(options).await.unwrap();
    let address = server.address();
    let port = port_of(&address);
    let running = Running { port, file, _folder: folder, task: tokio::spawn(server.run()) };
    (running, address)
}

fn port_of(address: &str) -> u16 {
    let digits = address.trim_start_matches("http://127.0.0.1:");
    digits.split('/').next().unwrap().parse().unwrap()
}

/// Sends bytes, reads the answer until the server closes.
async fn raw(port: u16, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    // The server may refuse and close before it has taken everything.
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

async fn get(port: u16, target: &str, headers: &str) -> String {
    let request = format!("GET {target} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n");
    raw(port, request.as_bytes()).await
}

async fn ask(port: u16, target: &str) -> String {
    get(port, target, &format!("Host: 127.0.0.1:{port}\r\n")).await
}

fn form(port: u16, origin: &str, body: &str) -> Vec<u8> {
    format!(
        "POST /save HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{origin}Connection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn unchanged(file: &Path) {
    assert_eq!(std::fs::read_to_string(file).unwrap(), SCENARIO);
    assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
}

fn status(answer: &str) -> &str {
    answer.get(9..12).unwrap_or(answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn only_its_own_address_is_answered() {
    let server = start().await;
    let port = server.port;
    assert_eq!(status(&ask(port, "/").await), "200");
    assert_eq!(status(&get(port, "/", &format!("Host: localhost:{port}\r\n")).await), "200");
    for host in [
        "Host: evil.example\r\n".to_owned(),
        format!("Host: evil.example:{port}\r\n"),
        format!("Host: 127.0.0.1.evil.example:{port}\r\n"),
        "Host: 127.0.0.1\r\n".to_owned(),
        "Host: \r\n".to_owned(),
        format!("Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n"),
    ] {
        let answer = get(port, "/", &host).await;
        assert!(["403", "400"].contains(&status(&answer)), "{host}: {answer}");
        assert!(!answer.contains("Petro"), "{host}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_its_own_pages_may_write() {
    let server = start().await;
    let port = server.port;
    let body = "path=summit.base&at=0.35&sha=x&view=";
    for origin in [
        String::new(),
        "Origin: null\r\n".to_owned(),
        "Origin: http://evil.example\r\n".to_owned(),
        format!("Origin: http://localhost:{port}\r\n"),
        format!("Origin: https://127.0.0.1:{port}\r\n"),
        "Origin: http://127.0.0.1:1\r\n".to_owned(),
    ] {
        assert_eq!(status(&raw(port, &form(port, &origin, body)).await), "403", "{origin}");
    }
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
        let request = format!(
            "{method} / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: null\r\nConnection: close\r\n\r\n"
        );
        assert_eq!(status(&raw(port, request.as_bytes()).await), "403", "{method}");
    }
    // Its own page, but a file it has not read.
    let own = format!("Origin: http://127.0.0.1:{port}\r\n");
    assert_eq!(status(&raw(port, &form(port, &own, body)).await), "409");
    unchanged(&server.file);
}

#[tokio::test(flavor = "multi_thread")]
async fn its_own_page_writes_one_line() {
    let server = start().await;
    let port = server.port;
    let page = ask(port, "/save?path=summit.base&at=0.35").await;
    let sha = page.split("name=\"sha\" value=\"").nth(1).and_then(|x| x.split('"').next()).unwrap();
    let body = format!("path=summit.base&at=0.35&sha={sha}&view=");
    let own = format!("Origin: http://127.0.0.1:{port}\r\n");
    let answer = raw(port, &form(port, &own, &body)).await;
    assert_eq!(status(&answer), "303", "{answer}");
    let now = std::fs::read_to_string(&server.file).unwrap();
    let different: Vec<_> = SCENARIO.lines().zip(now.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(different.len(), 1);
    assert!(different[0].1.contains("\"35%\"") && different[0].1.contains("why ="));
    // The same form again: the file has moved on.
    assert_eq!(status(&raw(port, &form(port, &own, &body)).await), "409");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_policy_and_nothing_is_inline() {
    let server = start().await;
    for target in ["/", "/part", "/explain?path=agreed", "/nothing", "/assets/page.js"] {
        let answer = ask(server.port, target).await;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.contains("content-security-policy: default-src 'self'"), "{target}: {head}");
        assert!(head.contains("x-content-type-options: nosniff"), "{target}");
        if !target.starts_with("/assets") {
            assert!(!body.contains(" style=") && !body.contains("<style"), "{target}");
            assert_eq!(
                body.matches("<script").count(),
                body.matches("<script type=\"module\" src=").count()
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_address_says_is_shown_as_text() {
    let server = start().await;
    let evil = "%3Cscript%3Ealert(1)%3C/script%3E";
    for target in [
        format!("/?venue={evil}"),
        format!("/?pin={evil}"),
        format!("/?set={evil}:1"),
        format!("/explain?path={evil}"),
        format!("/save?path={evil}&at=1"),
        format!("/explain?path=agreed&set=summit.capacity:5&lang={evil}"),
    ] {
        let answer = ask(server.port, &target).await;
        assert!(!answer.contains("<script>"), "{target}: {answer}");
        assert!(["400", "200"].contains(&status(&answer)), "{target}: {}", status(&answer));
    }
    for path in ["/../../etc/passwd", "/assets/../Cargo.toml", "/assets/%2e%2e/x", "//etc/passwd"] {
        assert_eq!(status(&ask(server.port, path).await), "404", "{path}");
    }
    let long = format!("/?set={}", "a".repeat(40_000));
    assert_eq!(status(&ask(server.port, &long).await), "414");
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_megabytes_are_refused_and_nothing_is_written() {
    let server = start().await;
    let port = server.port;
    let body = format!("path={}", "a".repeat(50 << 20));
    let own = format!("Origin: http://127.0.0.1:{port}\r\n");
    let answer = raw(port, &form(port, &own, &body)).await;
    // Refused with an answer, or hung up on while still sending.
    assert!(answer.is_empty() || status(&answer) == "413", "{answer}");
    assert_eq!(status(&ask(port, "/").await), "200");
    unchanged(&server.file);
}

#[tokio::test(flavor = "multi_thread")]
async fn half_sent_requests_and_slow_readers_do_not_stall_the_page() {
    let server = start().await;
    let port = server.port;
    let mut held = Vec::new();
    for i in 0..100 {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let half = if i % 2 == 0 {
            // Half a head.
            "GET / HTTP/1.1\r\nHost: 127".to_owned()
        } else {
            // A whole request whose answer is never read.
            format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")
        };
        stream.write_all(half.as_bytes()).await.unwrap();
        held.push(stream);
    }
    // Half a form that never ends.
    let mut form = form(port, &format!("Origin: http://127.0.0.1:{port}\r\n"), "path=a&at=1");
    form.truncate(form.len() - 3);
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    stream.write_all(&form).await.unwrap();
    assert_eq!(status(&ask(port, "/assets/page.js").await), "200");
    // Its connection ends with a refusal, and the half heads are hung up on.
    let mut answer = String::new();
    let limit = Duration::from_secs(60);
    tokio::time::timeout(limit, stream.read_to_string(&mut answer)).await.unwrap().unwrap();
    assert_eq!(status(&answer), "408", "{answer}");
    let mut first = held.swap_remove(0);
    let mut rest = Vec::new();
    let _ = tokio::time::timeout(limit, first.read_to_end(&mut rest)).await.unwrap();
    unchanged(&server.file);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_readers_is_answered() {
    let server = start().await;
    let port = server.port;
    let asks = (0..300).map(|i| {
        let target = format!("/part?set=summit.base:0.{}", 27 + i % 11);
        tokio::spawn(async move { ask(port, &target).await })
    });
    let mut counts = std::collections::BTreeMap::new();
    for task in asks.collect::<Vec<_>>() {
        let answer = task.await.unwrap();
        *counts.entry(status(&answer).to_owned()).or_insert(0usize) += 1;
    }
    assert_eq!(counts, [("200".to_owned(), 300)].into(), "all of them wait for their turn");
    assert_eq!(status(&ask(port, "/").await), "200");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_is_stopped_when_its_reader_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("washington.toml");
    std::fs::write(&file, SCENARIO).unwrap();
    // Too many worlds to end while the test runs, were it not stopped.
    let options = ServeOptions {
        file,
        port: 0,
        quick: 20,
        worlds: Some(150_000),
        seed: None,
        token: false,
        changes: Vec::new(),
        known: |study| study,
    };
    let server = Server::bind(options).await.unwrap();
    let port: u16 =
        server.address().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    let task = tokio::spawn(server.run());
    for _ in 0..3 {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let request = format!("GET /full HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut start = [0u8; 512];
        let n = stream.read(&mut start).await.unwrap();
        assert!(String::from_utf8_lossy(&start[..n]).contains("text/event-stream"));
    }
    // Full runs go one at a time: a fourth one tells progress only once the others were stopped.
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let request = format!("GET /full HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut told = String::new();
    let mut bytes = [0u8; 1024];
    let far = |told: &str| {
        told.lines().any(|l| {
            // “The rest is on its way: 1,200 of 150,000 are done.”
            let done = l.split_once("on its way: ").and_then(|(_, rest)| rest.split_once(" of "));
            done.is_some_and(|(n, _)| n.replace(',', "").parse::<u64>().is_ok_and(|n| n > 0))
        })
    };
    tokio::time::timeout(Duration::from_secs(120), async {
        while !far(&told) {
            let n = stream.read(&mut bytes).await.unwrap();
            assert!(n > 0, "the stream ended: {told}");
            told.push_str(&String::from_utf8_lossy(&bytes[..n]));
        }
    })
    .await
    .unwrap();
    task.abort();
}

/// The part of a page that says what changed.
fn changed(answer: &str) -> &str {
    answer.split("id=\"changed\"").nth(1).unwrap().split("</section>").next().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_neither_repeats_the_question_nor_answers_another() {
    let server = start().await;
    let port = server.port;
    // Held there: that it is held there is no news.
    let held = ask(port, "/?venue=closed").await;
    assert!(changed(&held).contains("<tr"), "{held}");
    assert!(!changed(&held).contains("Behind closed doors</th>"), "{}", changed(&held));
    // Supposed: what the level alone would say is of the forecast without it.
    let supposed = ask(port, "/?pin=ending.bust_up").await;
    for label in ["a deal, at a usual gain", "public row"] {
        let row = format!("<th scope=\"row\">{label}</th>");
        assert!(!changed(&supposed).contains(&row), "{label}: {}", changed(&supposed));
    }
    assert!(changed(&supposed).contains("Supposed: ") && changed(&supposed).contains("deal</th>"));
    // A room that is set cannot be supposed as well, neither from the menu nor from a link.
    let menu = |page: &str| -> String {
        let menu = page.split("name=\"pin\"").nth(1).unwrap();
        menu.split("</select>").next().unwrap().to_owned()
    };
    assert!(menu(&supposed).contains("value=\"venue.closed\""));
    assert!(!menu(&held).contains("value=\"venue."));
    let twice = ask(port, "/?venue=closed&pin=venue.closed").await;
    assert!(changed(&twice).contains("The room is set already"), "{}", changed(&twice));
    assert!(!changed(&twice).contains("Supposed: "));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_or_saved_is_said() {
    let server = start().await;
    let port = server.port;
    let unread = ask(port, "/?set=summit.capacity:abc").await;
    assert!(changed(&unread).contains("Left out: “summit.capacity:abc” has no number."));
    let plain = ask(port, "/?path=summit.capacity&value=much").await;
    assert_eq!(status(&plain), "200");
    assert!(changed(&plain).contains("summit.capacity:much"));
    // Without script a button runs the rest; with script nobody is told to press it.
    assert!(changed(&unread).contains("<noscript><p class=\"worlds\">“Run all"));
    let refused = ask(port, "/save?path=summit.nonsense&at=1").await;
    assert!(refused.contains("<h1>Not saved</h1>"), "{refused}");
    let kept = ask(port, "/brief.html?venue=closed&lang=es").await;
    assert!(kept.contains("filename=\"washington-closed-es.html\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn explanations_rest_on_all_worlds_once_they_are_known() {
    let server = start().await;
    let port = server.port;
    for query in ["", "set=summit.capacity:5"] {
        let explain = format!("/explain?path=ending.agreed&{query}");
        let before = ask(port, &explain).await;
        assert!(before.contains("rest on 20 worlds"), "{before}");
        let full = ask(port, &format!("/?{query}&full=1")).await;
        assert_eq!(status(&full), "200");
        let after = ask(port, &explain).await;
        assert!(after.contains("rest on 40 worlds"), "{query}: {after}");
    }
}
