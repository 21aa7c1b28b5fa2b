//! Other users of the machine, pages of other sites, and readers that are many.

use super::*;

/// Every kind of address there is.
const TARGETS: [&str; 9] = [
    "/?venue=closed",
    "/part?set=summit.base:0.3",
    "/full",
    "/brief.html",
    "/explain?path=ending.agreed",
    "/changes",
    "/version",
    "/save?path=summit.base&at=0.3",
    "/assets/page.js",
];

async fn with(port: u16, target: &str, headers: &str) -> String {
    get(port, target, &format!("Host: 127.0.0.1:{port}\r\n{headers}")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_know_the_token_reads_and_writes_nothing() {
    let (server, address) = start_as(true).await;
    let port = server.port;
    let token = address.split_once("?token=").unwrap().1;
    assert_eq!(token.len(), 32);
    for target in TARGETS.into_iter().chain(["/", "/?token=", "/?token=0123"]) {
        assert_eq!(status(&ask(port, target).await), "403", "{target}");
    }
    // Only the first page takes it, so that it stands in as few places as can be.
    assert_eq!(status(&ask(port, &format!("/part?token={token}")).await), "403");
    let wrong = format!("Cookie: summitry-{port}={}\r\n", "0".repeat(32));
    assert_eq!(status(&with(port, "/", &wrong).await), "403");
    let other = format!("Cookie: summitry-1={token}\r\n");
    assert_eq!(status(&with(port, "/", &other).await), "403");
    let opened = ask(port, &format!("/?venue=closed&token={token}&lang=es")).await;
    assert_eq!(status(&opened), "303", "{opened}");
    assert!(opened.contains("location: /?venue=closed&lang=es\r\n"), "{opened}");
    let cookie = opened.lines().find_map(|l| l.strip_prefix("set-cookie: ")).unwrap();
    assert!(cookie.ends_with("; HttpOnly; SameSite=Strict; Path=/"), "{cookie}");
    let own = format!("Cookie: a=b; {}\r\n", cookie.split(';').next().unwrap());
    let page = with(port, "/", &own).await;
    assert_eq!(status(&page), "200");
    assert!(!page.contains(token));
    // Its own page's form, without the cookie: a program of another user says any `Origin` it likes.
    let origin = format!("Origin: http://127.0.0.1:{port}\r\n");
    let body = "path=summit.base&at=0.35&sha=x&view=";
    assert_eq!(status(&raw(port, &form(port, &origin, body)).await), "403");
    let both = form(port, &format!("{origin}{own}"), body);
    assert_eq!(status(&raw(port, &both).await), "409");
    unchanged(&server.file);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_other_sites_are_refused_before_anything_is_worked_out() {
    let (server, address) = start_as(true).await;
    let port = server.port;
    let token = address.split_once("?token=").unwrap().1;
    let cookie = format!("Cookie: summitry-{port}={token}\r\n");
    let open = "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    let mut said = std::collections::BTreeSet::new();
    for site in ["cross-site", "same-site", "none, cross-site", "nonsense"] {
        for target in TARGETS.into_iter().chain(["/part?set=summit.words_only:0.3", "/"]) {
            let how = "Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n";
            let headers = format!("{cookie}Sec-Fetch-Site: {site}\r\n{how}");
            let answer = with(port, target, &headers).await;
            assert_eq!(status(&answer), "403", "{site} {target}");
            assert!(!answer.contains("server-timing"), "{answer}");
            said.insert(answer.split("\r\n\r\n").nth(1).unwrap().to_owned());
            // A page with a state is not opened from elsewhere either; nor is any in a frame.
            let opened =
                with(port, target, &format!("{cookie}Sec-Fetch-Site: {site}\r\n{open}")).await;
            assert_eq!(status(&opened), if target == "/" { "200" } else { "403" }, "{target}");
            let frame = "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n";
            let framed =
                with(port, target, &format!("{cookie}Sec-Fetch-Site: {site}\r\n{frame}")).await;
            assert_eq!(status(&framed), "403", "{target}");
        }
    }
    assert_eq!(said.len(), 1, "{said:?}");
    // What is opened from elsewhere says nothing of the file, with and without the cookie: it leads on from here.
    for cookie in [&cookie, ""] {
        let first = with(port, "/", &format!("{cookie}Sec-Fetch-Site: cross-site\r\n{open}")).await;
        assert!(first.contains("http-equiv=\"refresh\"") && first.len() < 1200, "{first}");
    }
    for site in ["none", "same-origin"] {
        let headers = format!("{cookie}Sec-Fetch-Site: {site}\r\n");
        assert_eq!(status(&with(port, "/version", &headers).await), "200", "{site}");
    }
    let twice = format!("{cookie}Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site\r\n");
    assert_eq!(status(&with(port, "/version", &twice).await), "403");
}

#[tokio::test(flavor = "multi_thread")]
async fn doubled_headers_and_characters_that_act_are_refused() {
    let server = start().await;
    let port = server.port;
    let own = format!("Origin: http://127.0.0.1:{port}\r\n");
    let elsewhere = "Origin: http://evil.example\r\n";
    for origins in [own.repeat(2), format!("{own}{elsewhere}"), format!("{elsewhere}{own}")] {
        let form = form(port, &origins, "path=summit.base&at=0.35&sha=x&view=");
        assert_eq!(status(&raw(port, &form).await), "403", "{origins}");
        assert_eq!(status(&with(port, "/version", &origins).await), "403", "{origins}");
    }
    assert_eq!(status(&with(port, "/version", elsewhere).await), "403");
    assert_eq!(status(&with(port, "/version", &own).await), "200");
    for bad in ["%00", "%0d%0aSet-Cookie:x", "%1b[2J", "%7f", "%c2%9b31m"] {
        for target in ["/?venue=", "/part?set=", "/brief.html?pin=", "/explain?path=", "/?x"] {
            let answer = ask(port, &format!("{target}{bad}")).await;
            assert_eq!(status(&answer), "400", "{target}{bad}");
        }
        for body in
            [format!("path={bad}&at=1&sha=x&view="), format!("path=a&at=1&sha=x&view=pin%3D{bad}")]
        {
            assert_eq!(status(&raw(port, &form(port, &own, &body)).await), "400", "{body}");
        }
    }
    for bytes in [&b"/?a=\x01"[..], b"/?a=\x1b[2J", b"/?a=\x00"] {
        let host = format!(" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
        let answer = raw(port, &[&b"GET "[..], bytes, host.as_bytes()].concat()).await;
        assert_eq!(status(&answer), "400", "{bytes:?}");
    }
    unchanged(&server.file);
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_that_are_held_lock_nobody_out() {
    let server = start().await;
    let port = server.port;
    let mut held = Vec::new();
    for target in ["/changes", "/full"] {
        for _ in 0..260 {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
            let request = format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
            stream.write_all(request.as_bytes()).await.unwrap();
            held.push(stream);
        }
    }
    let limit = Duration::from_secs(60);
    for target in ["/", "/version", "/assets/page.js"] {
        let answer = tokio::time::timeout(limit, ask(port, target)).await.unwrap();
        assert_eq!(status(&answer), "200", "{target}");
    }
    // Who cannot listen is told so, and may ask.
    let late = tokio::time::timeout(limit, ask(port, "/changes")).await.unwrap();
    assert_eq!(status(&late), "503", "{late}");
    held.clear();
    // Once they have left, there is room again.
    let listens = async {
        loop {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
            let request = format!("GET /changes HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
            stream.write_all(request.as_bytes()).await.unwrap();
            let mut bytes = [0u8; 64];
            let n = stream.read(&mut bytes).await.unwrap();
            if String::from_utf8_lossy(&bytes[..n]).contains(" 200 ") {
                return;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    tokio::time::timeout(limit, listens).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_full_runs_at_once_are_each_answered() {
    let server = start().await;
    let port = server.port;
    let runs = (0..100).map(|i| {
        let target = format!("/full?set=summit.base:0.{}", 27 + i % 11);
        tokio::spawn(async move { ask(port, &target).await })
    });
    let (mut parts, mut busy) = (0, 0);
    for run in runs.collect::<Vec<_>>() {
        let answer = run.await.unwrap();
        assert_eq!(status(&answer), "200");
        match (answer.contains("event: part"), answer.contains("event: problem")) {
            (true, false) => parts += 1,
            (false, true) => busy += 1,
            both => panic!("{both:?}: {answer}"),
        }
    }
    assert!(parts > 0, "{parts} parts, {busy} told to come back");
    assert_eq!(status(&ask(port, "/").await), "200");
}
