use crate::voting::VotingError;
use crate::voting::baron_ferejohn::symmetric;

#[test]
fn proposer_and_partners_get_what_baron_and_ferejohn_say() {
    // three members, simple majority, no discount: 2/3 and 1/3 (Baron & Ferejohn 1989, proposition 3)
    let division = symmetric(3, 2, 1.0).unwrap();
    assert!((division.proposer - 2.0 / 3.0).abs() < 1e-15);
    assert!((division.partner - 1.0 / 3.0).abs() < 1e-15);
    assert_eq!(division.partners, 1);
    // unanimity, no discount: equal shares
    let division = symmetric(4, 4, 1.0).unwrap();
    assert!((division.proposer - 0.25).abs() < 1e-15 && (division.partner - 0.25).abs() < 1e-15);
    // no tomorrow: everything to the proposer
    assert!((symmetric(5, 3, 0.0).unwrap().proposer - 1.0).abs() < 1e-15);
}

#[test]
fn continuation_values_hold() {
    for n in 1..=9_usize {
        for quota in 1..=n {
            for patience in [0.3, 0.9, 1.0] {
                let d = symmetric(n, quota, patience).unwrap();
                let members = f64::from(u32::try_from(n).unwrap());
                let partners = f64::from(u32::try_from(d.partners).unwrap());
                // the pie is used up, and a partner gets just what waiting is worth
                assert!((d.proposer + partners * d.partner - 1.0).abs() < 1e-12);
                let before = (d.proposer + partners * d.partner) / members;
                assert!((d.partner - patience * before).abs() < 1e-12);
            }
        }
    }
}

#[test]
fn what_is_out_of_range_is_refused() {
    assert_eq!(symmetric(0, 1, 0.5), Err(VotingError::NoMembers));
    assert_eq!(symmetric(3, 0, 0.5), Err(VotingError::QuotaTooLow { quota: 0.0 }));
    assert_eq!(symmetric(3, 4, 0.5), Err(VotingError::QuotaTooHigh { quota: 4.0, sum: 3.0 }));
    assert!(matches!(symmetric(3, 2, 1.5), Err(VotingError::Range { .. })));
}
