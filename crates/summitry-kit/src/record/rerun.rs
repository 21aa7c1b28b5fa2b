//! The same file, run again: whether this version says what the sealed brief says, and where not.

use serde_json::Value;

use super::{
    refusal::{Fault, Refused},
    seal::Seal,
};
use crate::{Budget, Result, Study};

/// One figure or sentence that is not the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Differs {
    /// Where it stands in the brief: `ending.agreed.mean`.
    pub path: String,
    /// As sealed; `None` where the sealed brief has no such key.
    pub sealed: Option<Value>,
    /// As it is today; `None` where today's brief has no such key.
    pub today: Option<Value>,
}

/// What came of running a seal's scenario again.
#[derive(Clone, Debug, PartialEq)]
pub enum Rerun {
    /// The same bytes.
    Same,
    /// Another version says something else; or, where nothing differs, the same under another version's name.
    Version(Vec<Differs>),
    /// The same version says something else.
    Forged(Refused, Vec<Differs>),
    /// This version does not read or run the file; why.
    Unreadable(String),
}

/// Runs the scenario of a seal again, in as many worlds and on the same streams. `brief` gives what `summitry brief --json` says
/// of a study within a budget; `version` is the one that runs.
///
/// # Errors
/// Those of `brief` that are none of the file: it was stopped, or the budget does not reach.
pub fn rerun(
    seal: &Seal,
    version: &str,
    brief: &dyn Fn(&Study, &Budget) -> Result<Value>,
) -> Result<Rerun> {
    let study = match Study::read_named(&seal.file, &seal.scenario) {
        Ok(study) => study.seeded(Some(seal.seed)),
        Err(error) => return Ok(Rerun::Unreadable(error.to_string())),
    };
    let budget = Budget { worlds: Some(seal.worlds), ..Budget::default() };
    let today = brief(&study, &budget)?;
    if today == seal.brief {
        return Ok(Rerun::Same);
    }
    let mut found = Vec::new();
    compare("", Some(&seal.brief), Some(&today), &mut found);
    found.retain(|d| d.path != "version");
    if seal.version != version {
        return Ok(Rerun::Version(found));
    }
    let said = format!(
        "its brief is not what version {version} says of the scenario in it: {} figures or sentences differ",
        found.len()
    );
    let cure = "somebody edited the figures and summed the seal up anew, or it was made by another build under the same \
                version: run that build, or take the seal from where it was kept first";
    Ok(Rerun::Forged(Refused::new(Fault::Figures, said, cure), found))
}

/// Every leaf in which two values differ, in the order of the first, then what only the second has.
fn compare(path: &str, sealed: Option<&Value>, today: Option<&Value>, out: &mut Vec<Differs>) {
    if sealed == today {
        return;
    }
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (sealed, today) {
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                compare(&below(key), a.get(key), b.get(key), out);
            }
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) => {
            for number in 0..a.len().max(b.len()) {
                compare(&format!("{path}[{number}]"), a.get(number), b.get(number), out);
            }
        }
        _ => out.push(Differs {
            path: path.to_owned(),
            sealed: sealed.cloned(),
            today: today.cloned(),
        }),
    }
}
