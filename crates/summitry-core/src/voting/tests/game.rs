use crate::voting::{Game, VoteRule, VotingError};

/// Four members by votes 4, 3, 2, 1 of which 6 are needed, and three of four heads.
fn double() -> Game {
    let votes = VoteRule::at_least(vec![4.0, 3.0, 2.0, 1.0], 6.0).unwrap();
    let heads = VoteRule::share(vec![1.0; 4], 0.75).unwrap();
    Game::new(4, vec![votes, heads], &[]).unwrap()
}

#[test]
fn every_rule_has_to_hold() {
    let game = double();
    assert!(!game.is_winning(&[true, true, false, false]), "two heads");
    assert!(game.is_winning(&[false, true, true, true]), "six votes, three heads");
    assert!(!game.is_winning(&[]));
    assert!(game.is_winning(&[true; 4]));
}

#[test]
fn who_is_missing_and_who_is_needed() {
    let game = double();
    assert_eq!(game.short_by(&[true, true, false, false]), [2, 3]);
    assert_eq!(game.short_by(&[false, false, true, true]), [0, 1]);
    assert!(game.short_by(&[true, false, false, false]).is_empty(), "no one member is enough");
    assert!(game.short_by(&[true, true, true, false]).is_empty(), "it wins");
    assert_eq!(game.swings(&[true, true, true, false]), [0, 1, 2]);
    assert!(game.swings(&[true; 4]).is_empty());
    assert!(game.swings(&[true, true, false, false]).is_empty(), "it loses");
    assert!((0..4).all(|member| !game.blocks(member)));
}

#[test]
fn a_veto_blocks_with_or_without_a_weight() {
    let rule = VoteRule::at_least(vec![1.0, 1.0, 1.0, 0.0], 2.0).unwrap();
    let game = Game::new(4, vec![rule], &[3]).unwrap();
    assert!(game.has_veto(3) && game.blocks(3) && !game.blocks(0));
    assert!(!game.is_winning(&[true, true, true, false]));
    assert_eq!(game.short_by(&[true, true, true, false]), [3]);
    // heavy enough to block without holding a veto
    let rule = VoteRule::at_least(vec![3.0, 1.0, 1.0], 3.0).unwrap();
    let heavy = Game::new(3, vec![rule], &[]).unwrap();
    assert!(heavy.blocks(0) && !heavy.has_veto(0));
    let all = Game::unanimity(3).unwrap();
    assert!((0..3).all(|member| all.blocks(member)) && all.is_winning(&[true; 3]));
}

#[test]
fn exactly_half_wins_with_the_tie_breaker() {
    let four = |ties| {
        Game::new(4, vec![VoteRule::more_than_half(vec![1.0; 4], ties).unwrap()], &[]).unwrap()
    };
    let (first, last) = ([true, true, false, false], [false, false, true, true]);
    assert!(!four(None).is_winning(&first) && !four(None).is_winning(&last));
    assert!(four(Some(0)).is_winning(&first) && !four(Some(0)).is_winning(&last));
    assert_eq!(four(None).short_by(&first), [2, 3]);
    // a chair without a vote decides ties and nothing else
    let rule = VoteRule::more_than_half(vec![1.0, 1.0, 1.0, 1.0, 0.0], Some(4)).unwrap();
    let game = Game::new(5, vec![rule], &[]).unwrap();
    assert_eq!(game.short_by(&[true, true, false, false, false]), [2, 3, 4]);
    assert!(!game.is_winning(&[true, false, false, false, true]));
}

#[test]
fn fractions_meet_their_quota() {
    // 0.1 + 0.2 is not 0.3 in binary
    let game =
        Game::new(3, vec![VoteRule::at_least(vec![0.3, 0.2, 0.1], 0.3).unwrap()], &[]).unwrap();
    assert!(game.is_winning(&[false, true, true]));
    let game =
        Game::new(3, vec![VoteRule::more_than_half(vec![0.3, 0.2, 0.1], None).unwrap()], &[])
            .unwrap();
    assert!(!game.is_winning(&[false, true, true]), "exactly half");
}

#[test]
fn bad_rules_are_refused_by_name() {
    use VotingError as E;
    assert_eq!(VoteRule::at_least(vec![], 1.0), Err(E::NoMembers));
    assert_eq!(VoteRule::at_least(vec![0.0, 0.0], 1.0), Err(E::AllZero));
    assert_eq!(VoteRule::at_least(vec![1.0, -1.0], 1.0), Err(E::Weight { member: 1, value: -1.0 }));
    assert_eq!(
        VoteRule::at_least(vec![1.0, 1.0], 3.0),
        Err(E::QuotaTooHigh { quota: 3.0, sum: 2.0 })
    );
    assert_eq!(VoteRule::share(vec![1.0, 1.0], 0.0), Err(E::QuotaTooLow { quota: 0.0 }));
    assert!(matches!(VoteRule::at_least(vec![1.0], f64::NAN), Err(E::QuotaTooLow { .. })));
    let nobody = E::NoSuchMember { member: 2, members: 2 };
    assert_eq!(VoteRule::more_than_half(vec![1.0, 1.0], Some(2)), Err(nobody.clone()));
    let rule = VoteRule::at_least(vec![1.0, 1.0], 1.0).unwrap();
    assert_eq!(Game::new(2, vec![rule.clone()], &[2]), Err(nobody));
    let shape = E::Shape { rule: 0, found: 2, expected: 3 };
    assert_eq!(Game::new(3, vec![rule], &[]), Err(shape));
    assert_eq!(Game::new(3, vec![], &[]), Err(E::NoRule));
    assert_eq!(Game::new(0, vec![], &[]), Err(E::NoMembers));
}
