//! Every writer's output is read back, over random domains and for every target: the same packages pass and the same ones
//! cannot be improved on, unless the writer said what it could not hold.
#![allow(clippy::unwrap_used, reason = "a test")]

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use summitry_core::deals::{Analysis, Options, analyse};
use summitry_domains::domain::{
    Evaluator, Issue, IssueValues, OptionItem, Profile, Reservation, Term,
};
use summitry_domains::load::{find, load};
use summitry_domains::reading::Settings;
use summitry_domains::{Domain, Format, TargetFormat, Written, convert, write_thinned};

fn ratio(numerator: i64, denominator: i64) -> BigRational {
    BigRational::new(BigInt::from(numerator), BigInt::from(denominator))
}

/// Numbers as files have them and as readings make them: decimals, thirds, fifteenths.
fn number() -> impl Strategy<Value = BigRational> {
    (-20_i64..60, prop::sample::select(vec![1_i64, 2, 3, 7, 10, 15, 100]))
        .prop_map(|(n, d)| ratio(n, d))
}

fn names(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    prop::collection::hash_set("[a-zé✓<&\"' ]{0,6}[a-z]", count)
        .prop_map(|names| names.into_iter().collect())
}

/// A domain of one to three issues and two or three parties, in NegMAS's meaning: nothing divided, nothing capped.
fn domain() -> impl Strategy<Value = Domain> {
    let issues = names(1..4).prop_flat_map(|issues| {
        let options = prop::collection::vec(names(1..5), issues.len());
        (Just(issues), options)
    });
    (issues, names(2..4)).prop_flat_map(|((issues, options), parties)| {
        let issues: Vec<Issue> = issues
            .into_iter()
            .zip(&options)
            .map(|(name, options)| Issue {
                name,
                description: None,
                values: IssueValues::Options(options.iter().map(OptionItem::named).collect()),
            })
            .collect();
        let tables: Vec<_> =
            options.iter().map(|o| (1_i64..9, prop::collection::vec(number(), o.len()))).collect();
        let profiles = prop::collection::vec((tables, number(), number()), parties.len());
        (Just(issues), Just(parties), profiles).prop_map(|(issues, parties, profiles)| {
            type Terms = Vec<(i64, Vec<BigRational>)>;
            let profile = |(name, (tables, reservation, bias)): (String, (Terms, _, _))| {
                let mut profile = Profile::new(name);
                profile.reservation = Reservation::Value(reservation);
                profile.bias = bias;
                let term = |(weight, values): (i64, Vec<BigRational>)| Term {
                    weight: Some(ratio(weight, 10)),
                    evaluator: Evaluator::Table(values.into_iter().map(Some).collect()),
                };
                profile.terms = tables.into_iter().map(term).collect();
                profile
            };
            Domain {
                name: "random".to_owned(),
                format: Format::Negmas,
                issues,
                profiles: parties.into_iter().zip(profiles).map(profile).collect(),
                remarks: Vec::new(),
            }
        })
    })
}

fn read_back(written: &Written) -> Domain {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in &written.files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let found = find(&[folder.path().to_owned()]).unwrap();
    assert_eq!(found.len(), 1);
    load(&found[0]).unwrap()
}

fn analysis(domain: &Domain) -> Analysis {
    let space = convert(domain, Settings::default()).unwrap().space;
    analyse(&space, &Options::default()).unwrap()
}

/// Frontier packages, and for Nash the ones that share its product: what every scale keeps.
fn outline(analysis: &Analysis) -> (String, Vec<String>) {
    let mut points: Vec<String> =
        analysis.frontier.iter().map(|p| format!("{} x{}", p.index, p.packages)).collect();
    points.sort();
    (format!("{:?}", analysis.rational), points)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_written_is_read_back(domain in domain()) {
        let before = outline(&analysis(&domain));
        for target in [
            TargetFormat::Genius,
            TargetFormat::GeniusWeb,
            TargetFormat::Negmas,
            TargetFormat::Negolog,
            TargetFormat::Scorable,
        ] {
            let mut domain = domain.clone();
            // NegMAS's own format keeps numbers as they stand in files; here they come from a reading.
            if target == TargetFormat::Negmas {
                domain.format = Format::Scorable;
            }
            let written = write_thinned(&domain, Settings::default(), target, None).unwrap();
            let after = read_back(&written);
            prop_assert_eq!(after.profiles.len(), domain.profiles.len());
            let lossy = written.lost.iter().any(|lost| {
                lost.contains("rounded") || lost.contains("not carried over") || lost.contains("cannot tell")
                    || lost.contains("is written as")
            });
            if !lossy {
                prop_assert_eq!(&outline(&analysis(&after)), &before, "{:?} {:?}", target, written);
            }
            // Parties come back in their order, by whatever name the files give them.
            if matches!(target, TargetFormat::GeniusWeb | TargetFormat::Negmas) {
                let names = |domain: &Domain| -> Vec<String> {
                    domain.profiles.iter().map(|p| p.name.clone()).collect()
                };
                prop_assert_eq!(names(&after), names(&domain));
            }
        }
    }

    #[test]
    fn games_and_scenarios_are_whole(domain in domain()) {
        let frontier = analysis(&domain).frontier.len();
        let game = write_thinned(&domain, Settings::default(), TargetFormat::Nfg, Some(3));
        prop_assert_eq!(game.is_ok(), frontier > 0);
        if let Ok(game) = game {
            let strategies = frontier.min(3);
            let text = &game.files[0].1;
            let (head, payoffs) = text.split_once("\n\n").unwrap();
            prop_assert!(head.starts_with("NFG 1 R \"") && !head.contains('\n'), "{}", head);
            prop_assert!(text.is_ascii() && text.ends_with('\n'));
            let numbers: Vec<&str> = payoffs.split_whitespace().collect();
            let players = domain.profiles.len();
            prop_assert_eq!(numbers.len(), players * strategies.pow(u32::try_from(players).unwrap()));
            for number in numbers {
                let fraction = number.split_once('/').map(|(a, b)| a.parse::<i32>().is_ok() && b.parse::<i32>().is_ok());
                prop_assert!(fraction.unwrap_or_else(|| number.parse::<f64>().is_ok_and(f64::is_finite)), "{}", number);
            }
        }
        let scenario = write_thinned(&domain, Settings::default(), TargetFormat::Summitry, None).unwrap();
        let (name, text) = &scenario.files[0];
        // Of a party that wants nothing the writer says that something is to be added; all else is whole.
        let told = scenario.lost.iter().any(|lost| lost.contains("makes no difference between any options"));
        let wrong: Vec<_> = summitry_scenario::read(name, text)
            .diagnostics
            .into_iter()
            .filter(|d| d.severity == summitry_scenario::diagnostic::Severity::Error)
            .collect();
        // An agenda of issues with one option each has nothing to agree on, which the draft is told.
        let bare = domain.issues.iter().all(|issue| issue.values.options().unwrap().len() < 2);
        prop_assert!(bare || told || wrong.is_empty(), "{:?}\n{}", wrong, text);
    }
}
