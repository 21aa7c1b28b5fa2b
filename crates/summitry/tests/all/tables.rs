//! Tables in and out, and files of the first edition.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::{fs, path::Path};

use summitry_kit::Study;

use crate::ran::summitry;

const TABLE: &str = "issue,now,options,Norway [no]: best,Norway [no]: matters,Canada: best,Canada: matters,Canada: never\r\n\
Steel tariff [tariff],10%,0%; 5%; 10%,0%,vital,10%,20 to 45,0%\r\n\
'=Quota,small,small; large,large,40,,,\r\n";

#[test]
fn a_table_goes_in_and_comes_out_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("talks.csv"), TABLE).unwrap();
    let (code, _, err) = summitry(at, &["import", "talks.csv", "--out", "talks.toml"]);
    assert_eq!(code, Some(0), "{err}");
    let (code, _, err) = summitry(at, &["check", "talks.toml"]);
    assert_eq!(code, Some(0), "{err}");
    let (code, csv, err) = summitry(at, &["export", "talks.toml"]);
    assert_eq!(code, Some(0), "{err}");
    // Ids are written out, and a name that a spreadsheet would run is guarded.
    assert!(csv.contains("'=Quota [quota]"), "{csv}");
    fs::write(at.join("again.csv"), &csv).unwrap();
    assert_eq!(summitry(at, &["import", "again.csv", "--out", "again.toml"]).0, Some(0));
    let wants = |name: &str| {
        let study = Study::open(at.join(name)).unwrap();
        let s = &study.document().scenario;
        (format!("{:?}", s.wants), format!("{:?}", s.issues), format!("{:?}", s.parties))
    };
    assert_eq!(wants("talks.toml"), wants("again.toml"));
    assert_eq!(summitry(at, &["export", "again.toml"]).1, csv);
}

#[test]
fn what_a_table_cannot_say_is_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/2026-washington");
    let (code, csv, err) = summitry(&root, &["export", "washington.toml"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(csv.starts_with("issue,now,options,United States [us]: best"), "{csv}");
    for lost in ["[threat]", "[venue]", "reasons and quotes of values"] {
        assert!(err.contains(lost), "{lost}: {err}");
    }
}

#[test]
fn what_is_wrong_with_a_table_has_its_row_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for (table, wanted) in [
        ("", "row 1, column 1: the table is empty"),
        ("issue,now,options\nx,a,a; b\n", "the table has 0 sides"),
        (
            "issue,now,options,A: best,B: worse\n",
            "row 1, column 5: the column `B: worse` is not known",
        ),
        (
            "issue,now,options,A: best,B: best\nx,a,a,a,a\n",
            "row 2, column 3: `x` needs two options",
        ),
        (
            "issue,now,options,A: best,B: best\nx,a,a; b,c,a\n",
            "row 2, column 4: `c` is none of the options",
        ),
    ] {
        fs::write(at.join("t.csv"), table).unwrap();
        let (code, _, err) = summitry(at, &["import", "t.csv"]);
        assert_eq!(code, Some(1), "{table}");
        assert!(err.contains(wanted), "{wanted}: {err}");
    }
}

#[test]
fn a_file_of_the_first_edition_is_upgraded_and_says_what_was_decided() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let first = "# mine\nformat = \"summitry/1\"\n[summit]\ntitle = \"T\"\nwords_only = \"20 to 45%\" # a guess\n[party.a]\n[party.b]\n\
        [issue.x]\nnow = \"off\"\noptions = [\"off\", { id = \"on\", effort = \"hard\" }]\n[wants.a]\nx = { best = \"on\" }\n\
        [wants.b]\nx = { best = \"off\" }\n[venue.v]\nbust_up = \"5%\"\n[engine]\nstakes = 0.5\n";
    fs::write(at.join("t.toml"), first).unwrap();
    let (code, out, err) = summitry(at, &["upgrade", "t.toml", "--dry"]);
    assert_eq!(
        (code, fs::read_to_string(at.join("t.toml")).unwrap().as_str()),
        (Some(0), first),
        "{err}"
    );
    assert!(
        out.contains("summit.words_only") && out.contains("issue.x.options.on.effort"),
        "{out}"
    );
    let (code, out, err) = summitry(at, &["upgrade", "t.toml", "--json"]);
    assert_eq!(code, Some(0), "{err}");
    let data: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&data["format"], &data["changed"]), (&"summitry-upgrade/1".into(), &true.into()));
    let now = fs::read_to_string(at.join("t.toml")).unwrap();
    assert!(
        now.contains("# mine") && now.contains("# words_only = \"20 to 45%\" # a guess"),
        "{now}"
    );
    let (code, _, err) = summitry(at, &["check", "t.toml"]);
    assert_eq!((code, err.contains("first edition")), (Some(0), false), "{err}");
    assert!(summitry(at, &["upgrade", "t.toml"]).1.contains("nothing to do"));
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_that_is_none_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t.xlsx"), "no zip").unwrap();
    let (code, _, err) = summitry(folder.path(), &["import", "t.xlsx"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("no XLSX workbook"), "{err}");
}
