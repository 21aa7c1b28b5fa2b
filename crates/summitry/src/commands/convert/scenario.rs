//! One room of a scenario as a domain: what `deals` analyses, at the middle of the file's values.

use std::path::Path;

use summitry_core::deals::{likeliest_venue, middle, of_scenario};
use summitry_domains::{GivenSpace, TargetFormat, Written, write_space_thinned};
use summitry_kit::deals::{input, words::SpaceWords};

use crate::commands::load;
use crate::exit::{BAD_INPUT, Failure};

/// The files of a scenario's room, and what they leave out.
pub(super) fn write(
    path: &Path,
    venue: Option<&str>,
    target: TargetFormat,
    strategies: Option<usize>,
) -> anyhow::Result<Written> {
    let file = path.display();
    let study = load::study(path)?;
    let study = match venue {
        Some(id) => study.held_in(id).map_err(load::refused)?,
        None => study,
    };
    let document = study.document();
    let scenario = &document.scenario;
    let fail = |message: String| Failure { message: format!("{file}: {message}"), code: BAD_INPUT };
    let number = likeliest_venue(scenario).map_err(|error| fail(error.to_string()))?;
    let summit = of_scenario(scenario, number, &middle(scenario))
        .map_err(|error| fail(error.to_string()))?;
    let words = SpaceWords::of(document, &summit);
    let mut lost = vec![format!(
        "venue {} alone, every value at its middle: ranges, chances, the other venues, people, quotes and sources are not in \
         the files",
        scenario.venues.get(number).map_or("", |v| v.id.as_str())
    )];
    lost.push(
        "utilities are points at the table (0 to 100), reservation values what each side accepts at least, less the model's \
         slack of 10^-7"
            .to_owned(),
    );
    // The note on the middle says what is said above already.
    let notes = input::notes(document, &summit).into_iter().filter(|note| note.code != "middle");
    lost.extend(notes.map(|note| match note.code {
        "capacity" => format!(
            "efforts and the meeting's capacity ({:.3} units) are not in the files: no format has them",
            summit.capacity
        ),
        _ => note.text,
    }));
    let given = GivenSpace {
        name: document.summit.title.clone(),
        words: words.issues,
        space: summit.space,
        lost,
    };
    write_space_thinned(&given, target, strategies).map_err(|error| fail(error.to_string()).into())
}
