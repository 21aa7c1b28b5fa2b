//! Reference classes as a table, and one of them with everything that is known of its count.

use summitry_kit::Class;

use crate::{
    messages::Messages,
    rich::Rich,
    view::sections::{Part, Section, Table},
};

/// Every class in a line.
#[must_use]
pub fn list(m: &Messages, classes: &[Class]) -> Section {
    let columns = [
        ("classes-id", false),
        ("classes-n", true),
        ("classes-k", true),
        ("classes-share", true),
        ("classes-verified", false),
        ("classes-label", false),
    ]
    .map(|(id, number)| (m.say(id), number));
    let titles: Vec<(&str, bool)> =
        columns.iter().map(|(t, number)| (t.as_str(), *number)).collect();
    let mut table = Table::new(&titles);
    for class in classes {
        let id = if class.default {
            m.fill("classes-default", &[("id", (&class.id).into())])
        } else {
            class.id.clone()
        };
        let verified = m.say(if class.verified { "classes-yes" } else { "classes-no" });
        table.row(vec![
            id,
            m.count(class.n.into()),
            m.count(class.k.into()),
            m.hundred(counted(class)),
            verified,
            class.label.clone(),
        ]);
    }
    let parts = vec![Part::Table(table), Part::Note(m.say("classes-note"))];
    Section { id: "classes", title: m.say("classes-title"), parts }
}

fn counted(class: &Class) -> f64 {
    f64::from(class.k) / f64::from(class.n)
}

/// One class: the count, what was counted, how, by whom, what was seen.
#[must_use]
pub fn one(m: &Messages, class: &Class) -> Section {
    let count = m.fill(
        "classes-counted",
        &[
            ("n", (&m.count(class.n.into())).into()),
            ("k", (&m.count(class.k.into())).into()),
            ("event", (&class.event).into()),
            ("share", (&m.hundred(counted(class))).into()),
            ("range", (&m.range(class.chance.low, class.chance.high)).into()),
        ],
    );
    let who = m.fill(
        "classes-who",
        &[("label", (&class.label).into()), ("period", (&class.period).into())],
    );
    let how = m.fill("classes-how", &[("how", (&class.how).into())]);
    let known: Vec<&str> =
        class.source.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let source = m.fill("classes-source", &[("source", known.join(", ").as_str().into())]);
    let seen = [("seen", (&class.seen).into())];
    let seen = if class.verified {
        m.fill("classes-seen", &seen)
    } else {
        m.fill("classes-unseen", &seen)
    };
    let said = [count, who, how, source, seen];
    let parts = said.iter().map(|text| Part::Sentence(Rich::parse(text)));
    Section { id: "class", title: class.id.clone(), parts: parts.collect() }
}
