//! What a folder holds: nested folders, one file too few, files that are none; each complaint names the file and the place.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::Path;

use summitry_domains::load::{find, load};
use summitry_domains::reading::Settings;
use summitry_domains::{DomainError, convert};

const PROFILE: &str =
    r#"{"reservationValue": 0, "issueWeights": {"a": 1}, "issues": {"a": {"x": 1, "y": 0}}}"#;

fn put(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let file = root.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

fn domain(root: &Path, folder: &str) {
    put(root, &format!("{folder}/a.json"), PROFILE);
    put(root, &format!("{folder}/b.json"), PROFILE);
}

/// Loads and converts the one domain of a folder; its path is taken out of the message.
fn message(root: &Path) -> String {
    let found = find(&[root.to_owned()]);
    let one = found.and_then(|found| {
        assert_eq!(found.len(), 1);
        load(&found[0]).and_then(|domain| convert(&domain, Settings::default()).map(|_| ()))
    });
    one.unwrap_err().to_string().replace(&format!("{}/", root.display()), "")
}

#[test]
fn folders_of_folders_are_gone_through() {
    let root = tempfile::tempdir().unwrap();
    for folder in ["2010/first", "2010/second", "2011/third", "2011/more/deeper/fourth"] {
        domain(root.path(), folder);
    }
    put(root.path(), "2010/list.json", r#"{"domains": ["first", "second"]}"#);
    put(root.path(), "2011/results.csv", "a,b");
    put(root.path(), "2011/fifth/only.json", PROFILE);
    put(root.path(), "2011/sixth/a.json", "{\"issueWeights\": ");
    put(root.path(), "2011/sixth/b.json", PROFILE);
    let found = find(&[root.path().to_owned()]).unwrap();
    let names: Vec<&str> = found.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["first", "second", "fifth", "fourth", "sixth", "third"]);
    let results: Vec<bool> = found
        .iter()
        .map(|f| load(f).and_then(|d| convert(&d, Settings::default())).is_ok())
        .collect();
    assert_eq!(results, [true, true, false, true, false, true]);
}

#[test]
fn a_folder_without_a_domain_says_so() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "read.me", "nothing");
    let error = find(&[root.path().to_owned()]).unwrap_err().to_string();
    assert!(error.contains("holds no domain"), "{error}");
}

#[test]
fn what_is_no_domain_file_is_named_with_its_place() {
    let cases: [(&[u8], &str); 5] = [
        (b"", "a.json: is empty"),
        (b" \n\n", "a.json: is empty"),
        (b"{}\n \x00\x01", "a.json:2:2: is not text: a domain is XML, JSON or YAML"),
        (b"{\"issues\": {", "a.json:1:12: not JSON: EOF while parsing an object"),
        (b"[1, 2", "a.json:1:5: not JSON: EOF while parsing a list"),
    ];
    for (text, expected) in cases {
        let root = tempfile::tempdir().unwrap();
        put(root.path(), "a.json", text);
        put(root.path(), "b.json", PROFILE);
        assert_eq!(message(root.path()), expected);
    }
}

#[test]
fn one_party_is_too_few_whether_alone_or_beside_its_domain() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "a.json", PROFILE);
    assert!(
        message(root.path()).starts_with("a negotiation needs two parties, and here is only one")
    );
}

#[test]
fn a_file_beyond_all_domains_is_refused_before_it_fills_the_memory() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "a.json", format!("[{}1]", "1,".repeat(4_000_000)));
    put(root.path(), "b.json", PROFILE);
    assert_eq!(message(root.path()), "a.json: has more than 4000000 values: no domain has");
    put(root.path(), "a.json", PROFILE);
    put(root.path(), "b.json", format!("<a>{}</a>", "<b/>".repeat(4_000_000)));
    assert_eq!(message(root.path()), "b.json: has more than 4000000 elements: no domain has");
}

#[test]
fn what_is_not_there_is_said() {
    let found = find(&["no/such/file.xml".into()]).unwrap();
    assert!(matches!(load(&found[0]), Err(DomainError::Unreadable { .. })));
}

/// A grid is refused where going through it would not end, with one that would.
#[test]
fn a_grid_too_fine_is_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/harbour-genius");
    let domain = load(&find(&[folder]).unwrap()[0]).unwrap();
    let settings = |grid| Settings { grid, ..Settings::default() };
    let error = convert(&domain, settings(1_000_000)).unwrap_err().to_string();
    assert!(error.contains("1000001 values") && error.contains("--grid 200000 or less"), "{error}");
    assert!(convert(&domain, settings(1_000)).is_ok());
}

/// Ranges of whole numbers have no grid to be made coarser: what would not end is refused by its size.
#[test]
fn ranges_too_long_are_refused() {
    let issue = |k: usize, high: u32, evaluator: &str| {
        format!(
            "<issue index=\"{k}\" name=\"{k}\" type=\"integer\" vtype=\"integer\" lowerbound=\"0\" upperbound=\"{high}\">{evaluator}</issue>"
        )
    };
    let error = |high: u32| {
        let root = tempfile::tempdir().unwrap();
        let wrap = |inside: String| {
            format!("<objective index=\"0\" name=\"r\">{inside}</objective></utility_space>")
        };
        let issues = issue(1, high, "") + &issue(2, high, "");
        let domain =
            format!("<negotiation_template><utility_space>{}</negotiation_template>", wrap(issues));
        put(root.path(), "domain.xml", domain);
        for party in ["a", "b"] {
            let linear = "<evaluator ftype=\"linear\" slope=\"0.00001\" offset=\"0\"/>";
            let weights = "<weight index=\"1\" value=\"0.5\"/><weight index=\"2\" value=\"0.5\"/>";
            let profile = issue(1, high, linear) + &issue(2, high, linear) + weights;
            put(root.path(), &format!("{party}.xml"), format!("<utility_space>{}", wrap(profile)));
        }
        message(root.path())
    };
    assert!(error(40_000).contains("two issues of 40001 and 40001 values"), "{}", error(40_000));
    assert!(error(300_000).contains("two issues of 300001 and"), "{}", error(300_000));
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_are_followed_once() {
    let root = tempfile::tempdir().unwrap();
    domain(root.path(), "one");
    for name in ["one/back", "again", "more"] {
        std::os::unix::fs::symlink(root.path(), root.path().join(name)).unwrap();
    }
    std::os::unix::fs::symlink(root.path().join("one"), root.path().join("two")).unwrap();
    let found = find(&[root.path().to_owned()]).unwrap();
    assert_eq!(found.len(), 1);
    let mut notes = Vec::new();
    let twice = [root.path().to_owned(), root.path().join("one")];
    assert_eq!(summitry_domains::load::find_noting(&twice, &mut notes).unwrap().len(), 1);
    assert!(notes.len() == 1 && notes[0].contains("named twice"), "{notes:?}");
}

#[cfg(unix)]
#[test]
fn what_has_no_end_is_not_read() {
    let error = find(&["/dev/zero".into()]).and_then(|found| load(&found[0])).unwrap_err();
    assert!(error.to_string().contains("is no plain file"), "{error}");
}

#[test]
fn folders_too_deep_are_not_called_empty() {
    let root = tempfile::tempdir().unwrap();
    domain(root.path(), "1/2/3/4/5/6/7/8/9/domain");
    let error = find(&[root.path().to_owned()]).unwrap_err().to_string();
    assert!(error.contains("looked 8 folders deep"), "{error}");
}
