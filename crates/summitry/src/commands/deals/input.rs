//! What can be analysed: a foreign domain. A Summitry scenario joins here as a second kind.

use std::path::PathBuf;

use summitry_domains::load::{Found, find as find_domains, load};
use summitry_domains::reading::Settings;
use summitry_domains::{Converted, convert};

/// Something with packages in it.
pub(crate) enum Input {
    /// Files of another tool.
    Domain(Found),
}

/// An input as exact utilities.
pub(crate) struct Read {
    /// Its name.
    pub(crate) name: String,
    /// Whose format it is in.
    pub(crate) tool: &'static str,
    /// Issues, parties, utilities, notes.
    pub(crate) converted: Converted,
}

impl Input {
    /// What to call it in messages before it is read.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Domain(found) => &found.name,
        }
    }

    /// Reads it.
    pub(crate) fn read(&self, settings: Settings) -> anyhow::Result<Read> {
        match self {
            Self::Domain(found) => {
                let domain = load(found)?;
                let converted = convert(&domain, settings)?;
                Ok(Read { name: domain.name, tool: domain.format.tool(), converted })
            }
        }
    }
}

/// Groups the files named into inputs.
pub(crate) fn find(files: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
    Ok(find_domains(files)?.into_iter().map(Input::Domain).collect())
}
