//! A domain into other tools' files, and what of it each cannot hold.
//!
//! Into its own format a domain is written as it was read, number for number. Into another one goes what the chosen
//! reading makes of it, so that the other tool computes the same utilities; what must change is listed.

mod doubles;
mod genius;
mod geniusweb;
mod names;
mod negmas;
mod nfg;
mod own;
mod plain;
mod space;
mod summitry;
mod written;

pub use space::{GivenSpace, write_space};
pub use written::{TargetFormat, Written};

use plain::Plain;

use crate::domain::{Domain, Format};
use crate::error::Result;
use crate::reading::Settings;

/// Writes a domain.
///
/// # Errors
///
/// What [`convert`] says; where the target cannot hold the domain at all: links between issues outside GENIUS and
/// NegMAS, more than 64 frontier points in Gambit's game.
pub fn write(domain: &Domain, settings: Settings, target: TargetFormat) -> Result<Written> {
    let mut written = Written::default();
    match (target, domain.format) {
        (TargetFormat::Genius, Format::Genius) => own::genius(domain, &mut written),
        (TargetFormat::GeniusWeb, Format::GeniusWeb) => own::geniusweb(domain, &mut written)?,
        (TargetFormat::Negmas, Format::Negmas) => own::negmas(domain, &mut written),
        _ => {
            let plain = Plain::of(domain, settings, target, &mut written)?;
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
        TargetFormat::Summitry => summitry::write(plain, written)?,
    }
    Ok(())
}
