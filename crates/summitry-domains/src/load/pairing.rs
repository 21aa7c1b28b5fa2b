//! Which GENIUS profiles of a folder negotiate which domain, and with whom.
//!
//! GENIUS keeps several domains and many profiles in one folder; who meets whom stands in its `domainrepository.xml` and in
//! what a user clicks. A profile belongs to the domain whose issues and options it has, the one of the likest name where
//! several have them. Profiles called alike but for an uncertainty, a reservation value or a discount are alternatives of one
//! seat; beyond three seats a session takes two of them.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::files::{Found, read_text};
use super::repository;
use crate::error::SourceText;
use crate::genius::{Shape, shape};

/// Which pairs of a folder's profiles are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhoMeets {
    /// The first of each domain, in the order of their names.
    #[default]
    First,
    /// Every two profiles of different seats.
    All,
    /// What `domainrepository.xml` lists, in its order.
    Repository,
}

/// Most parties that are taken for one session; more profiles are alternatives.
const MOST_PARTIES: usize = 3;

/// Most pairs of one folder.
const MOST_PAIRS: usize = 10_000;

/// A file with what it holds.
struct Held {
    path: PathBuf,
    stem: String,
    shape: Shape,
}

/// The domains of a folder with the profiles that meet over them; `None` where the folder is one plain domain.
pub(super) fn split(name: &str, files: &[PathBuf], pair: WhoMeets) -> Option<Vec<Found>> {
    let mut domains: Vec<Held> = Vec::new();
    let mut profiles: Vec<Held> = Vec::new();
    for path in files {
        let Ok(read) = read_text(path) else { return None };
        if !read.text.trim_start().starts_with('<') {
            return None;
        }
        // A broken file is complained about where the folder is loaded as one.
        let Ok(shape) = shape(SourceText { name: &read.shown, text: &read.text }) else {
            if domains.is_empty() { return None } else { continue }
        };
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let held = Held { path: path.clone(), stem, shape };
        match held.shape.is_domain {
            Some(true) => domains.push(held),
            Some(false) => profiles.push(held),
            None => {}
        }
    }
    if domains.len() < 2 && profiles.len() <= MOST_PARTIES && pair != WhoMeets::Repository {
        return None;
    }
    if domains.is_empty() {
        // Profiles alone bring their agenda along.
        let all: Vec<&Held> = profiles.iter().collect();
        return Some(of_one(name, None, &all, pair));
    }
    let mut of_domain: Vec<Vec<&Held>> = domains.iter().map(|_| Vec::new()).collect();
    for profile in &profiles {
        let fits = |domain: &&(usize, &Held)| profile.shape.fits(&domain.1.shape);
        let candidates: Vec<(usize, &Held)> = domains.iter().enumerate().collect();
        // The last of the likest would win a tie; the first is meant.
        let best = candidates
            .iter()
            .filter(fits)
            .rev()
            .max_by_key(|(_, domain)| likeness(domain, profile));
        let best = best.map(|(at, _)| *at).or((domains.len() == 1).then_some(0));
        if let Some(list) = best.and_then(|at| of_domain.get_mut(at)) {
            list.push(profile);
        }
    }
    let several = domains.len() > 1;
    let mut found = Vec::new();
    for (domain, profiles) in domains.iter().zip(&of_domain) {
        if several && profiles.is_empty() {
            continue;
        }
        let called = if several { domain.stem.as_str() } else { name };
        found.extend(of_one(called, Some(domain), profiles, pair));
    }
    (!found.is_empty()).then_some(found)
}

/// How long the beginning is that two files' names share, and whether one calls its domain like the other does.
fn likeness(domain: &Held, profile: &Held) -> (usize, usize) {
    let shared = domain.stem.chars().zip(profile.stem.chars()).take_while(|(a, b)| a == b).count();
    (usize::from(domain.shape.title == profile.shape.title), shared)
}

/// One domain with those who meet over it.
fn of_one(name: &str, domain: Option<&Held>, profiles: &[&Held], pair: WhoMeets) -> Vec<Found> {
    let found = |name: String, meet: &[&Held], remark: Option<String>| Found {
        name,
        files: domain.iter().copied().chain(meet.iter().copied()).map(|h| h.path.clone()).collect(),
        remarks: remark.into_iter().collect(),
        thread: None,
    };
    let mut profiles: Vec<&Held> = profiles.to_vec();
    let mut how = "by structure and name";
    if pair == WhoMeets::Repository {
        let Some(listed) = domain.and_then(|domain| repository::listed(&domain.path)) else {
            let remark = "no domainrepository.xml beside it or above lists this domain; paired as with --pair first";
            let mut rest = of_one(name, domain, &profiles, WhoMeets::First);
            rest.iter_mut().for_each(|found| found.remarks.insert(0, remark.to_owned()));
            return rest;
        };
        let place = |held: &&Held| listed.iter().position(|url| held.path.ends_with(url));
        profiles.retain(|held| place(held).is_some());
        profiles.sort_by_key(place);
        how = "as domainrepository.xml lists them";
    }
    if profiles.len() <= MOST_PARTIES {
        let stems: Vec<&str> = profiles.iter().map(|held| held.stem.as_str()).collect();
        let remark = format!("paired {how}: {}", stems.join(", "));
        return vec![found(name.to_owned(), &profiles, Some(remark))];
    }
    // Alternatives of one seat, in order.
    let mut seats: Vec<(String, Vec<&Held>)> = Vec::new();
    for held in &profiles {
        let seat = seat(&held.stem);
        match seats.iter_mut().find(|(other, _)| *other == seat) {
            Some((_, list)) => list.push(held),
            None => seats.push((seat, vec![held])),
        }
    }
    if seats.len() < 2 {
        seats = profiles.iter().map(|held| (held.stem.clone(), vec![*held])).collect();
    }
    if pair == WhoMeets::First {
        let meet: Vec<&Held> =
            seats.iter().take(2).filter_map(|(_, list)| list.first().copied()).collect();
        let stems: Vec<&str> = meet.iter().map(|held| held.stem.as_str()).collect();
        let remark = format!(
            "paired {how}: {}; {} more profiles of {} seats are alternatives, not parties (--pair all takes every two, --pair \
             repository what domainrepository.xml lists)",
            stems.join(" with "),
            profiles.len() - meet.len(),
            seats.len()
        );
        return vec![found(name.to_owned(), &meet, Some(remark))];
    }
    let mut all = Vec::new();
    for (at, (_, first)) in seats.iter().enumerate() {
        for (_, second) in seats.iter().skip(at + 1) {
            for a in first {
                for b in second {
                    let remark = format!("paired {how}: {} with {}", a.stem, b.stem);
                    if all.len() < MOST_PAIRS {
                        all.push(found(
                            format!("{name}+{}+{}", a.stem, b.stem),
                            &[a, b],
                            Some(remark),
                        ));
                    }
                }
            }
        }
    }
    all
}

/// A profile's name without what tells alternatives apart: `_u10` (uncertainty), `_rv=0.5`, `Reserve05`, `_d0.9`, `_comp50`.
fn seat(stem: &str) -> String {
    let mut seat = stem.to_lowercase();
    loop {
        let bare = seat.trim_end_matches(|c: char| c.is_ascii_digit() || ".=".contains(c));
        if bare.len() == seat.len() {
            return seat;
        }
        let word = bare.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let (kind, gap) = (&bare[word.len()..], word.ends_with(['_', '-', ' ']));
        let known =
            matches!(kind, "rv" | "d" | "df" | "u" | "comp" | "discount" | "res" | "r" | "rev");
        let reserve = kind.ends_with("reserve");
        if reserve {
            seat = bare[..bare.len() - "reserve".len()].to_owned();
        } else if (known && gap) || (kind.is_empty() && gap && seat.contains('.')) {
            seat = word.trim_end_matches(['_', '-', ' ']).to_owned();
        } else {
            return seat;
        }
    }
}

/// Names that several domains share are lengthened by the folders they lie in until they part.
pub(super) fn part_names(found: &mut [Found]) {
    for up in 1..=8 {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for one in found.iter() {
            *counts.entry(one.name.to_lowercase()).or_default() += 1;
        }
        let shared: HashSet<String> =
            counts.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name).collect();
        if shared.is_empty() {
            return;
        }
        for one in found.iter_mut().filter(|one| shared.contains(&one.name.to_lowercase())) {
            let folder = one.files.first().and_then(|file| file.parent());
            let above =
                folder.and_then(|folder| folder.ancestors().nth(up)).and_then(Path::file_name);
            if let Some(above) = above {
                one.name = format!("{}-{}", above.to_string_lossy(), one.name);
            }
        }
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for one in found.iter_mut() {
        let count = seen.entry(one.name.to_lowercase()).or_default();
        *count += 1;
        if *count > 1 {
            one.name = format!("{}-{count}", one.name);
        }
    }
}
