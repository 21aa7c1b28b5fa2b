//! What time takes off utilities, read off a domain: the talks' own function counts it.

use summitry_core::talks::{PartyDiscount, Passing};
use summitry_domains::reading::time::fading;
use summitry_domains::{Domain, Format};

/// What a domain's files say, one entry a party.
#[must_use]
pub fn passing(domain: &Domain) -> Passing {
    let shares = domain.format == Format::Genius;
    let of = |profile: &summitry_domains::domain::Profile| {
        let discount = profile.discount.as_ref()?;
        let by_share =
            discount.clock.as_deref().map_or(shares, |clock| clock.starts_with("relative"));
        let of_reservation = discount.of_reservation;
        Some(PartyDiscount { fading: fading(discount)?, of_reservation, by_share })
    };
    Passing(domain.profiles.iter().map(of).collect())
}
