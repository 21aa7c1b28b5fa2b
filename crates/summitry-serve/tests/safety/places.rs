//! What is put in the place of the file, and files beside it.

use super::*;

const WITH_TABLE: &str = "format = \"summitry/1\"\npositions = \"positions.csv\"\n[party.a]\n[party.b]\n\
    [issue.x]\nnow = \"n\"\noptions = [\"n\", \"m\", \"y\"]\n[issue.z]\nnow = \"n\"\noptions = [\"n\", \"y\"]\n\
    [wants.a.z]\nbest = \"y\"\n[wants.b.z]\nbest = \"y\"\n[venue.r]\n";
const TABLE: &str = "party,issue,at,salience,power\na,x,80,60,5\nb,x,20,40,5\n";

async fn until(port: u16, target: &str, what: impl Fn(&str) -> bool) -> String {
    let asked = async {
        loop {
            let answer = ask(port, target).await;
            if what(&answer) {
                return answer;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), asked).await.unwrap()
}

fn swap(file: &Path, put: impl FnOnce(&Path)) {
    let beside = file.with_extension("swapped");
    let _ = std::fs::remove_file(&beside);
    put(&beside);
    std::fs::rename(&beside, file).unwrap();
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_pipe_a_device_or_a_link_in_place_of_the_file_is_neither_read_nor_written() {
    use std::os::unix::fs::symlink;
    let server = start().await;
    let port = server.port;
    let page = ask(port, "/save?path=summit.base&at=0.35").await;
    let sha = page.split("name=\"sha\" value=\"").nth(1).and_then(|x| x.split('"').next()).unwrap();
    let save = form(
        port,
        &format!("Origin: http://127.0.0.1:{port}\r\n"),
        &format!("path=summit.base&at=0.35&sha={sha}&view="),
    );
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("secret");
    std::fs::write(&secret, "[hunter2 hunter2\n").unwrap();
    let pipe = |at: &Path| {
        assert!(std::process::Command::new("mkfifo").arg(at).status().unwrap().success());
    };
    let zero = |at: &Path| symlink("/dev/zero", at).unwrap();
    let link = |at: &Path| symlink(&secret, at).unwrap();
    type Put<'p> = (&'p dyn Fn(&Path), &'p str);
    let puts: [Put<'_>; 3] =
        [(&pipe, "no plain file"), (&zero, "no plain file"), (&link, "leads elsewhere")];
    for (put, said) in puts {
        swap(&server.file, put);
        // The last good reading stays, with what is wrong beside it.
        let shown = until(port, "/", |answer| answer.contains(said)).await;
        assert_eq!(status(&shown), "200");
        assert!(!shown.contains("hunter2"), "{shown}");
        let limit = Duration::from_secs(20);
        let refused = tokio::time::timeout(limit, raw(port, &save)).await.unwrap();
        assert_eq!(status(&refused), "409", "{said}: {refused}");
        assert_eq!(std::fs::read_to_string(&secret).unwrap(), "[hunter2 hunter2\n");
        swap(&server.file, |at| std::fs::write(at, SCENARIO).unwrap());
        until(port, "/", |answer| !answer.contains(said)).await;
    }
    assert_eq!(status(&raw(port, &save).await), "303");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_beside_the_file_is_followed_and_a_save_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let (file, table) = (folder.path().join("t.toml"), folder.path().join("positions.csv"));
    std::fs::write(&file, WITH_TABLE).unwrap();
    std::fs::write(&table, TABLE).unwrap();
    let options = ServeOptions {
        file: file.clone(),
        port: 0,
        quick: 20,
        worlds: Some(40),
        seed: None,
        token: false,
        changes: Vec::new(),
        known: |study| study,
    };
    let server = Server::bind(options).await.unwrap();
    let port = port_of(&server.address());
    let task = tokio::spawn(server.run());
    let live = |page: &str| page.split("id=\"live\"").nth(1).unwrap().to_owned();
    let before = ask(port, "/").await;
    assert_eq!(status(&before), "200", "{before}");
    let preview = ask(port, "/save?path=summit.capacity&at=5").await;
    assert_eq!(status(&preview), "200", "{preview}");
    // The same text of the scenario, another table: other figures, not the kept ones.
    std::fs::write(&table, TABLE.replace("80,60", "20,60")).unwrap();
    until(port, "/version", |answer| answer.ends_with("\r\n\r\n1")).await;
    let after = ask(port, "/").await;
    assert_ne!(live(&before), live(&after));
    // Gone, it is missed; there again, it is found.
    std::fs::remove_file(&table).unwrap();
    until(port, "/", |answer| answer.contains("class=\"problem\"")).await;
    std::fs::write(&table, TABLE).unwrap();
    let back = until(port, "/", |answer| !answer.contains("class=\"problem\"")).await;
    assert_eq!(live(&before), live(&back));
    task.abort();
}
