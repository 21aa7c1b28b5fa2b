//! A domain into other tools' files, and what of it each cannot hold.
//!
//! Into its own format a domain is written as it was read, number for number. Into another one goes what the chosen
//! reading makes of it, so that the other tool computes the same utilities; what must change is listed.

mod doubles;
mod genius;
mod geniusweb;
mod names;
mod negmas;
mod negolog;
mod nfg;
mod own;
mod plain;
mod scorable;
mod space;
mod summitry;
mod written;

pub use space::{GivenSpace, write_space, write_space_thinned};
pub use written::{TargetFormat, Written};

use plain::Plain;

use crate::domain::{Domain, Format};
use crate::error::Result;
use crate::reading::Settings;

/// Writes a domain.
///
/// # Errors
///
/// What reading it as a space says; where the target cannot hold the domain at all: links between issues outside GENIUS and
/// NegMAS, more than 64 frontier points in Gambit's game.
pub fn write(domain: &Domain, settings: Settings, target: TargetFormat) -> Result<Written> {
    write_thinned(domain, settings, target, None)
}

/// As [`write()`], with the most strategies of a demand game: a longer frontier is thinned, and that is said.
///
/// # Errors
///
/// As [`write()`].
pub fn write_thinned(
    domain: &Domain,
    settings: Settings,
    target: TargetFormat,
    strategies: Option<usize>,
) -> Result<Written> {
    let mut written = Written::default();
    match (target, domain.format) {
        (TargetFormat::Genius, Format::Genius) => own::genius(domain, &mut written),
        (TargetFormat::GeniusWeb, Format::GeniusWeb) => own::geniusweb(domain, &mut written)?,
        (TargetFormat::Negmas, Format::Negmas) => own::negmas(domain, &mut written),
        _ => {
            let mut plain = Plain::of(domain, settings, target, &mut written)?;
            plain.strategies = strategies;
            if !plain.space.exclusions.is_empty() {
                let given = GivenSpace {
                    name: domain.name.clone(),
                    words: vec![(String::new(), Vec::new()); plain.space.issues.len()],
                    space: plain.space,
                    lost: written.lost,
                };
                return write_space_thinned(&given, target, strategies);
            }
            write_plain(&plain, target, &mut written)?;
        }
    }
    Ok(written)
}

/// Hands a domain in plain numbers to the target's writer.
fn write_plain(plain: &Plain<'_>, target: TargetFormat, written: &mut Written) -> Result<()> {
    match target {
        TargetFormat::Genius => genius::write(plain, written),
        TargetFormat::GeniusWeb => geniusweb::write(plain, written)?,
        TargetFormat::Negmas => negmas::write(plain, written),
        TargetFormat::Nfg => nfg::write(plain, written)?,
        TargetFormat::Negolog => negolog::write(plain, written)?,
        TargetFormat::Scorable => scorable::write(plain, written)?,
        TargetFormat::Summitry => summitry::write(plain, written)?,
    }
    Ok(())
}
