//! Tables that a scenario names, read beside it and from nowhere else.

#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "a test that cannot go on stops")]

use summitry_kit::Study;

/// A scenario with a table of positions, in a folder of its own.
fn with_table(name: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("positions = \"{name}\"\n{}", summitry_scenario::template::TEMPLATE);
    let path = folder.path().join("talks.toml");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

#[test]
fn a_table_beside_the_file_is_read_with_it() {
    let (folder, path) = with_table("positions.csv");
    let refused = Study::open(&path).unwrap_err().to_string();
    assert!(refused.contains("`positions.csv`: there is no such file"), "{refused}");
    let table = "party,issue,at,salience,power\nnorth,fish,30,major,5\n";
    std::fs::write(folder.path().join("positions.csv"), table).unwrap();
    let study = Study::open(&path).unwrap();
    assert_eq!(study.document().scenario.institutions.positions.len(), 1);
    // A what-if reads the text anew, and the table as it was.
    std::fs::remove_file(folder.path().join("positions.csv")).unwrap();
    let other = study.what_if("position.north.fish.at=60").unwrap();
    let at = other.document().scenario.institutions.positions[0].at;
    assert_eq!(other.document().scenario.value(at).spread.median(), 60.0);
    let text = std::fs::read_to_string(&path).unwrap();
    let refused = Study::read(&text).unwrap_err().to_string();
    assert!(refused.contains("only the text of the scenario was given"), "{refused}");
}

#[test]
fn a_table_is_read_from_the_scenarios_folder_only() {
    for name in ["../positions.csv", "/etc/passwd", "sub/../../positions.csv", ""] {
        let (_folder, path) = with_table(name);
        let refused = Study::open(&path).unwrap_err().to_string();
        assert!(refused.contains("own folder only"), "{name}: {refused}");
    }
    #[cfg(unix)]
    {
        let (folder, path) = with_table("positions.csv");
        let elsewhere = tempfile::NamedTempFile::new().unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("positions.csv")).unwrap();
        let refused = Study::open(&path).unwrap_err().to_string();
        assert!(refused.contains("own folder only"), "{refused}");
    }
    let (folder, path) = with_table("positions.csv");
    let large = vec![b'a'; summitry_scenario::LARGEST_FILE + 1];
    std::fs::write(folder.path().join("positions.csv"), large).unwrap();
    let refused = Study::open(&path).unwrap_err().to_string();
    assert!(refused.contains("larger than 4 MB"), "{refused}");
}
