//! Linked spaces of more packages than can be listed: talks are about packages that were gathered.

use num_bigint::BigUint;
use num_rational::BigRational;
use summitry_core::deals::{Exclusion, Interaction, Profile, Space, SpaceIssue};
use summitry_core::talks::{
    Ended, GATHERED, LISTED, Luck, Protocol, Table, TacticName, TalksError, play,
};

const OPTIONS: usize = 10;

/// So many issues of ten options: one wants them high, the other low, both like neighbours that are alike; the first option of the first two
/// issues rule each other out.
fn space(issues: usize) -> Space {
    let whole = |n: usize| BigRational::from_integer(n.into());
    let party = |name: &str, up: bool| Profile {
        name: name.to_owned(),
        reservation: whole(issues),
        base: whole(0),
        values: (0..issues)
            .map(|_| (0..OPTIONS).map(|o| whole(if up { o } else { OPTIONS - 1 - o })).collect())
            .collect(),
        interactions: (1..issues)
            .map(|k| {
                let high = |_| (0..OPTIONS).map(|o| o >= 5).collect::<Vec<bool>>();
                Interaction { on: vec![(k - 1, high(0)), (k, high(1))], adds: whole(3) }
            })
            .collect(),
    };
    let first = || (0..OPTIONS).map(|o| o == 0).collect::<Vec<bool>>();
    Space {
        issues: (0..issues)
            .map(|k| SpaceIssue {
                name: format!("i{k}"),
                options: (0..OPTIONS).map(|o| o.to_string()).collect(),
            })
            .collect(),
        parties: vec![party("up", true), party("down", false)],
        exclusions: vec![Exclusion { on: vec![(0, first()), (1, first())] }],
    }
}

#[test]
fn talks_are_held_about_what_was_gathered_however_many_there_are() {
    // 10^8 packages, and 10^45, which no index of 128 bits reaches.
    for issues in [8, 45] {
        let space = space(issues);
        let table = Table::new(&space, LISTED).unwrap();
        let gathered = table.gathered().unwrap();
        assert_eq!(gathered.of, BigUint::from(10u8).pow(issues as u32));
        let packages = table.shape().packages();
        assert!((1000..=GATHERED as u128).contains(&packages), "{packages}");
        assert!(gathered.found >= 2 && (gathered.found as u128) < packages);
        // What a table says a package is worth is what the space says, and nothing that is ruled out is on it.
        for index in (0..packages).step_by(997) {
            let package = table.shape().options(index);
            assert!(package[0] != 0 || package[1] != 0);
            let alike = package.windows(2).filter(|w| w[0] >= 5 && w[1] >= 5).count();
            let up: usize = package.iter().sum::<usize>() + 3 * alike;
            assert_eq!(table.utility(0, index), up as f64);
            assert_eq!(table.shape().index(&package), index);
        }
        // The best of all for `up` is every issue at its top, which the search must not miss.
        assert_eq!(table.side(0).highest(), (9 * issues + 3 * (issues - 1)) as f64);
        let again = Table::new(&space, LISTED).unwrap();
        assert_eq!(again.frontier().unwrap(), table.frontier().unwrap());
        for one in TacticName::all() {
            let linear: TacticName = "linear".parse().unwrap();
            let session = play(&table, &Protocol::new(30), &[one, linear], &Luck::new(1), 0);
            for offer in &session.offers {
                assert!(table.utility(offer.party, offer.index) >= issues as f64, "{one}");
            }
            assert!(session.ended == Ended::Deal || session.ended == Ended::Clock, "{one}");
        }
    }
}

#[test]
fn what_is_additive_is_as_exact_as_before() {
    let mut space = space(8);
    space.parties.iter_mut().for_each(|p| p.interactions.clear());
    space.exclusions.clear();
    assert!(Table::new(&space, LISTED).unwrap().gathered().is_none());
    let mut large = self::space(45);
    large.parties.iter_mut().for_each(|p| p.interactions.clear());
    large.exclusions.clear();
    assert!(matches!(Table::new(&large, LISTED), Err(TalksError::TooManyPackages { .. })));
}
