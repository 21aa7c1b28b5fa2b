//! From a GENIUS domain's XML files on disk to the whole answer: reading, checking, both readings compared, scaling, frontier,
//! five solutions, both oppositions, the exact count of rational packages.
//!
//! `xml_to_answer FOLDER` writes a domain of AMPOvsCity's size there if the folder is not there, and prints the fastest of
//! about two seconds of runs and their median as a JSON line, and how large the frontier is as NegMAS reads the files. With a folder that is there, that domain is timed.

use std::time::{Duration, Instant};

use summitry_core::deals::{Count, Options, analyse};
use summitry_domains::load::{find, load};
use summitry_domains::reading::Settings;
use summitry_domains::{Reading, convert};

fn main() {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).expect("a folder"));
    if !folder.exists() {
        std::fs::create_dir_all(&folder).expect("a new folder");
        for (name, text) in summitry_bench::genius_domain() {
            std::fs::write(folder.join(name), text).expect("a file");
        }
    }
    let (start, mut took) = (Instant::now(), Vec::<Duration>::new());
    let mut found = String::new();
    while start.elapsed().as_secs_f64() < 2.0 {
        let one = Instant::now();
        let domain =
            load(&find(std::slice::from_ref(&folder)).expect("a domain")[0]).expect("a domain");
        let converted = convert(&domain, Settings::default()).expect("a space");
        let analysis = analyse(&converted.space, &Options::default()).expect("an answer");
        took.push(one.elapsed());
        if found.is_empty() {
            let Count::Exact(rational) = &analysis.rational else { panic!("not exact") };
            found = format!(
                "\"packages\": {}, \"rational\": {rational}, \"frontier\": {}, \"exact\": {}",
                analysis.packages,
                analysis.frontier.len(),
                analysis.method.exact,
            );
        }
    }
    took.sort_unstable();
    let ms = |at: usize| took.get(at).map_or(f64::NAN, |t| t.as_secs_f64() * 1e3);
    let (ms, median) = (ms(0), ms(took.len() / 2));
    let domain = load(&find(&[folder]).expect("a domain")[0]).expect("a domain");
    let settings = Settings { reading: Reading::Negmas, ..Settings::default() };
    let converted = convert(&domain, settings).expect("a space");
    let raw = analyse(&converted.space, &Options::default()).expect("an answer").frontier.len();
    println!(
        "{{\"case\": \"genius_xml_1944000\", \"ms\": {ms:.3}, \"median_ms\": {median:.3}, {found}, \"frontier_as_negmas_reads\": {raw}}}"
    );
}
