//! `summitry verify`: whether a seal is what it claims to be, and whether it still says the same.

use std::path::PathBuf;

use jiff::civil::Date;
use serde_json::{Value, json};
use summitry_kit::{
    files::read::{Role, text},
    record::{Differs, Refused, Rerun, Seal, against_file, held, inspect, rerun},
};
use summitry_report::{language::Language, messages::Messages, record, terminal};
use summitry_scenario::sha256::sha256;

use super::{brief, load, output, sealed, words};
use crate::exit::{DIFFERS, Failure, REFUSED};

/// This version, as briefs say it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Is a seal what it claims to be, and does it still say the same? Exit code 0 yes, 4 refused, 5 this version says otherwise.
#[derive(clap::Args)]
pub(crate) struct Verify {
    /// The seal.
    seal: PathBuf,
    /// Hold this scenario file against the sealed text, too: its questions must be the same, and whether the rest is is said.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Print one JSON object (`summitry-verify/1`, see docs/stability.md).
    #[arg(long)]
    json: bool,
    /// Language of the answer (default: that of the sealed brief).
    #[arg(long, value_name = "LANG", value_parser = words::language)]
    lang: Option<Language>,
    /// Today's day (default: by the clock, UTC).
    #[arg(long, value_name = "DAY", value_parser = sealed::date)]
    date: Option<Date>,
}

/// Verifies.
pub(crate) fn run(args: &Verify) -> anyhow::Result<()> {
    let held = held(&args.seal).map_err(load::refused)?;
    let name = args.seal.file_name().unwrap_or_default().to_string_lossy();
    let (seal, mut refusals) = inspect(&name, &held, &sealed::today(args.date));
    // Whether the file named is still the sealed text. Its words may go on; its questions may not.
    let mut as_sealed = None;
    if let (Some(seal), Some(file)) = (&seal, &args.file) {
        let now = text(file, Role::Scenario).map_err(load::refused)?;
        let shown = file.display().to_string();
        refusals.extend(against_file(seal, &now, &shown));
        as_sealed = Some((shown, sha256(&now) == seal.file_sha256));
    }
    let mut again = None;
    if let (Some(seal), true) = (&seal, refusals.is_empty()) {
        let done = rerun(seal, VERSION, &brief::data).map_err(load::refused)?;
        if let Rerun::Forged(refusal, _) = &done {
            refusals.push(refusal.clone());
        }
        again = Some(done);
    }
    let (verdict, code) = verdict(&refusals, again.as_ref());
    if args.json {
        let mut data = data(&name, verdict, seal.as_ref(), &refusals, again.as_ref());
        data["file_same"] = as_sealed.as_ref().map_or(Value::Null, |(_, same)| json!(same));
        output::json(&data)?;
    } else {
        let language = args.lang.or_else(|| {
            let tag = seal.as_ref()?.brief.get("language")?.as_str()?.to_owned();
            Language::from_tag(&tag)
        });
        let m = Messages::new(language.unwrap_or_default());
        let file = as_sealed.as_ref().map(|(file, same)| (file.as_str(), *same));
        let section = record::verified(&m, seal.as_ref(), &refusals, again.as_ref(), VERSION, file);
        output::print(&terminal::sections(&[section], &m))?;
    }
    match code {
        None => Ok(()),
        // On stdout everything was said; stderr names the reasons for scripts that drop it.
        Some(code) => {
            let place = args.seal.display();
            let message = refusals.iter().map(|r| format!("{place}: {r}")).collect::<Vec<_>>();
            let message =
                if message.is_empty() { format!("{place}: {verdict}") } else { message.join("\n") };
            Err(Failure { message, code }.into())
        }
    }
}

fn verdict(refusals: &[Refused], again: Option<&Rerun>) -> (&'static str, Option<u8>) {
    match again {
        _ if !refusals.is_empty() => ("refused", Some(REFUSED)),
        Some(Rerun::Unreadable(_)) => ("this version cannot run the sealed file", Some(DIFFERS)),
        Some(Rerun::Version(differs)) if !differs.is_empty() => {
            ("this version says otherwise", Some(DIFFERS))
        }
        _ => ("same", None),
    }
}

fn data(
    name: &str,
    verdict: &str,
    seal: Option<&Seal>,
    refusals: &[Refused],
    again: Option<&Rerun>,
) -> Value {
    let differs: &[Differs] = match again {
        Some(Rerun::Version(all) | Rerun::Forged(_, all)) => all,
        _ => &[],
    };
    let refusals = refusals.iter();
    let refusals =
        refusals.map(|r| json!({ "reason": r.reason.id(), "said": r.said, "cure": r.cure }));
    json!({
        "format": "summitry-verify/1",
        "seal": name,
        "verdict": verdict,
        "date": seal.map(|s| &s.made.date),
        "dated_by": seal.map(|s| if s.made.by_hand { "hand" } else { "clock" }),
        "version": seal.map(|s| &s.version),
        "this_version": VERSION,
        "refusals": refusals.collect::<Value>(),
        "unreadable": match again { Some(Rerun::Unreadable(why)) => json!(why), _ => Value::Null },
        "differs": differs
            .iter()
            .map(|d| json!({ "path": d.path, "sealed": d.sealed, "today": d.today }))
            .collect::<Value>(),
    })
}
