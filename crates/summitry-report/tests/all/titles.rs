//! Every generated title of a page, the headline first, held against the figures it stands over.

use summitry_core::{
    forecast::{Chance, Ending, Forecast},
    scenario::Scenario,
    value::Support,
};
use summitry_kit::findings::Findings;
use summitry_report::{
    messages::Messages,
    page,
    rich::shortened,
    view::{Brief, Context, finding::Claim},
};
use summitry_scenario::document::Document;

use super::finding;

/// The titles of a page that are findings, by section: those with a line below that says what they are about.
fn titles(html: &str) -> Vec<(String, String)> {
    let sections = html.split("<section id=\"").skip(1);
    sections
        .filter_map(|section| {
            let (id, rest) = section.split_once('"')?;
            let (title, rest) = rest.split_once("<h2 id=\"")?.1.split_once("</h2>")?;
            let title = title.split_once('>')?.1;
            rest.trim_start()
                .starts_with("<p class=\"unit\">")
                .then(|| (id.to_owned(), plain(title)))
        })
        .collect()
}

/// What the page escapes, as it was.
fn plain(html: &str) -> String {
    let mut text = html.to_owned();
    for (escaped, mark) in
        [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")]
    {
        text = text.replace(escaped, mark);
    }
    text
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Rounded to whole hundredths, as printed.
fn printed(p: f64) -> u32 {
    (p * 100.0).round() as u32
}

fn endings(e: &Ending) -> [Chance; 4] {
    [e.agreed, e.words_only, e.bust_up, e.no_zone]
}

/// Fails where a title claims what the figures do not say.
pub(super) fn are_true(
    document: &Document,
    forecast: &Forecast,
    findings: &Findings,
    m: &Messages,
) {
    let brief = Brief::new(document, forecast, Some(findings), m, Vec::new());
    let s = &document.scenario;
    let spanish = usize::from(m.language().tag() == "es");
    headline(&brief, forecast, s, spanish);
    let html = page::frozen(&brief, m).unwrap();
    for (id, title) in titles(&html) {
        assert!(!title.contains('$') && !title.contains("-finding"), "{id}: {title}");
        let possible: Vec<String> = match id.as_str() {
            "ladders" => vec![agenda(forecast, s, m)],
            "rooms" => rooms(&brief, forecast, m),
            "affected" => affected(forecast, &brief, m),
            "guess" => drivers(&brief, m),
            "zone" => vec![zone(findings, m)],
            "matters" => matters(&brief, m),
            "steps" => steps(&brief, forecast, m),
            // It ends as the example that was found ends.
            "dance" => {
                let end = &brief.talks.as_ref().unwrap().dance().unwrap().end;
                vec![end.trim_end_matches('.').to_owned()]
            }
            "background" => vec![timeline(document, m)],
            other => panic!("no test knows whether the title of {other} is true: {title}"),
        };
        assert!(
            possible.iter().any(|said| capital(said) == title),
            "{id}: {title:?} is none of {possible:?}"
        );
    }
}

/// The headline: of the four endings, and of the last meeting where there are several.
fn headline(brief: &Brief<'_>, forecast: &Forecast, s: &Scenario, spanish: usize) {
    let line = &brief.finding.what;
    assert_eq!(brief.finding.line, format!("{}: {line}", brief.finding.who));
    let last = [", a deal by the last meeting", "un acuerdo hasta la última reunión"][spanish];
    // What the last meeting brings stands behind what this one does.
    let (this, then) = line.split_once(last).map_or((line.as_str(), None), |(a, b)| (a, Some(b)));
    finding::holds(&forecast.ending, this, spanish);
    let by_last = forecast.institutions.by_last;
    let told = by_last.filter(|last| Claim::of(*last) != Claim::of(forecast.ending.agreed));
    assert_eq!(told.is_some(), then.is_some(), "{line}");
    if let Some((chance, words)) = told.zip(then) {
        assert!(words.contains(finding::words(Claim::of(chance))[spanish]), "{line}: {chance:?}");
    }
    if this.contains(["the votes", "los votos"][spanish]) {
        assert!(s.counts_votes(), "{line}");
    }
}

/// How many issues stay as they are, over the whole range of their chance.
fn agenda(forecast: &Forecast, s: &Scenario, m: &Messages) -> String {
    let today: Vec<Chance> =
        s.issues.iter().zip(&forecast.issues).map(|(k, all)| all[k.now]).collect();
    let stay = today.iter().filter(|c| printed(c.low) > 50).count();
    let moves = today.iter().filter(|c| printed(c.high) < 50).count();
    let all = today.len();
    let id = match (stay, moves) {
        (stay, _) if stay == all => "agenda-all-stay",
        (0, moves) if moves == all => "agenda-none-stays",
        (0, _) => "agenda-open",
        _ => "agenda-some-stay",
    };
    m.fill(id, &[("stay", stay.into()), ("all", all.into())])
}

/// The ending that differs most between two rooms; or that none differs by two in a hundred.
fn rooms(brief: &Brief<'_>, forecast: &Forecast, m: &Messages) -> Vec<String> {
    let rooms = brief.rooms.as_ref().unwrap();
    let of: Vec<[Chance; 4]> = forecast
        .venues
        .iter()
        .enumerate()
        .filter(|(v, _)| {
            let id = &brief.document.scenario.venues[*v].id;
            rooms.venues.iter().any(|(known, ..)| known == id)
        })
        .map(|(_, venue)| endings(&venue.ending))
        .collect();
    let names = ["ending-agreed", "ending-words-only", "ending-bust-up", "ending-no-zone"];
    let spread = |e: usize| {
        let means = || of.iter().map(|room| room[e].mean);
        means().fold(0.0, f64::max) - means().fold(1.0, f64::min)
    };
    let most = (0..4).map(spread).fold(0.0, f64::max);
    if most < 0.02 {
        return vec![m.say("rooms-alike")];
    }
    let mut all = Vec::new();
    for e in (0..4).filter(|&e| spread(e) >= most - 1e-12) {
        for (i, high) in of.iter().enumerate() {
            for (j, low) in of.iter().enumerate() {
                if high[e].mean - low[e].mean < most - 1e-12 {
                    continue;
                }
                all.push(m.fill(
                    "rooms-apart",
                    &[
                        ("what", (&m.say(names[e])).into()),
                        ("high", (&m.hundred(high[e].mean)).into()),
                        ("there", (&rooms.venues[i].1).into()),
                        ("low", (&m.hundred(low[e].mean)).into()),
                        ("here", (&rooms.venues[j].1).into()),
                    ],
                ));
            }
        }
    }
    all
}

/// Whoever it moves most.
fn affected(forecast: &Forecast, brief: &Brief<'_>, m: &Messages) -> Vec<String> {
    let least = forecast.affected.iter().map(|a| a.same.mean).fold(1.0, f64::min);
    let most = forecast.affected.iter().zip(&brief.affected);
    most.filter(|(of, _)| of.same.mean <= least + 1e-12)
        .map(|(of, row)| {
            m.fill(
                "affected-finding",
                &[
                    ("who", (&row.label).into()),
                    ("better", (&m.hundred(of.better.mean)).into()),
                    ("worse", (&m.hundred(of.worse.mean)).into()),
                ],
            )
        })
        .collect()
}

/// The value that moves a deal most, and whether it is a guess.
fn drivers(brief: &Brief<'_>, m: &Messages) -> Vec<String> {
    let apart = |low: f64, high: f64| (high - low).abs();
    let rows = &brief.moves.drivers;
    let most = rows.iter().map(|d| apart(d.low, d.high)).fold(0.0, f64::max);
    rows.iter()
        .filter(|d| apart(d.low, d.high) >= most - 1e-12)
        .map(|d| {
            let guess = d.support == Support::Judgement;
            let id = if guess { "drivers-finding-guess" } else { "drivers-finding" };
            let (low, high) = (m.hundred(d.low.min(d.high)), m.hundred(d.low.max(d.high)));
            m.fill(id, &[("low", (&low).into()), ("high", (&high).into())])
        })
        .collect()
}

/// How many of the best deals fit into one meeting.
fn zone(findings: &Findings, m: &Messages) -> String {
    let here = findings.deals.here.as_ref().unwrap();
    let points = &here.analysis.frontier;
    let fit = points.iter().filter(|p| here.summit.fits(&p.package)).count();
    let id = match (points.len(), fit) {
        (0, _) => return m.say("zone-empty"),
        (_, 0) => "zone-none-fits",
        (all, fit) if all == fit => "zone-all-fit",
        _ => "zone-some-fit",
    };
    m.fill(id, &[("fit", fit.into()), ("all", points.len().into())])
}

/// What most sides care most about. Of two issues alike the title may take either.
fn matters(brief: &Brief<'_>, m: &Messages) -> Vec<String> {
    let s = &brief.document.scenario;
    let all = s.parties.len();
    // Of each side the issue with the most points, as printed, where no other has as many.
    let points = |k: usize, party: usize| {
        let want = s.wants[party].get(k).and_then(Option::as_ref);
        want.map_or(0.0, |want| s.value(want.matters).spread.median().round())
    };
    let firsts: Vec<Option<usize>> = (0..all)
        .map(|party| {
            let most = (0..s.issues.len()).map(|k| points(k, party)).fold(0.0, f64::max);
            let mut first = (0..s.issues.len()).filter(|&k| points(k, party) >= most);
            let one = first.next();
            one.filter(|_| most > 0.0 && first.next().is_none())
        })
        .collect();
    let words = Context::new(brief.document, brief.forecast, m);
    let count = |k: usize| firsts.iter().filter(|first| **first == Some(k)).count();
    let most = (0..s.issues.len()).map(count).max().unwrap_or_default();
    let mut possible = Vec::new();
    for k in (0..s.issues.len()).filter(|&k| count(k) == most) {
        let issue = words.short(&format!("issue.{}", s.issues[k].id), 48);
        let issue = m.inside_quotes(&issue);
        let id = match most {
            n if n == all && all == 2 => "matters-both",
            n if n == all => "matters-all",
            1 => "matters-differ",
            _ => "matters-most",
        };
        possible.push(
            m.fill(id, &[("n", most.into()), ("all", all.into()), ("issue", (&issue).into())]),
        );
    }
    possible
}

/// The first step that mostly costs nobody more than 3 points, of the least effort as printed; or that there is none.
fn steps(brief: &Brief<'_>, forecast: &Forecast, m: &Messages) -> Vec<String> {
    let gains = forecast.steps.iter().filter(|s| s.gains.iter().any(|g| g.mean > 0.0));
    let easy: Vec<_> = gains.filter(|s| s.nobody_loses_by_3.mean >= 0.5).collect();
    let least = easy.iter().map(|s| s.effort).fold(f64::INFINITY, f64::min);
    if easy.is_empty() {
        return vec![m.say("steps-finding-none")];
    }
    let words = Context::new(brief.document, brief.forecast, m);
    easy.iter()
        .filter(|s| m.two_digits(s.effort) == m.two_digits(least))
        .map(|s| {
            let option = m.inside_quotes(&shortened(&words.option(s.issue, s.option), 60));
            let issue = shortened(&words.issue(s.issue), 40);
            m.fill("steps-finding", &[("option", (&option).into()), ("issue", (&issue).into())])
        })
        .collect()
}

/// How often trust grew and fell.
fn timeline(document: &Document, m: &Messages) -> String {
    let count = |way: &str| {
        let events = document.backdrop.timeline.iter();
        events.filter(|event| event.trust.as_deref() == Some(way)).count()
    };
    m.fill("timeline-finding", &[("down", count("down").into()), ("up", count("up").into())])
}
