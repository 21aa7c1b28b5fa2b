//! Words to go with a picture: a paragraph, a post of 280 characters, and the lines that put the card on a page.

use crate::{
    draw::escape,
    messages::Messages,
    rich::shortened,
    view::{Brief, reasons},
};

/// The longest post, characters: what the shortest of the usual places takes.
const POST: usize = 280;

/// What is passed on in words. Each says that it is an illustration where it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// One paragraph: the finding, the endings, why.
    pub paragraph: String,
    /// At most 280 characters.
    pub post: String,
    /// Lines of HTML that show `card.png`, with the finding for those who cannot see it.
    pub embed: String,
}

/// Puts a brief into words to pass on.
#[must_use]
pub fn share(brief: &Brief<'_>, m: &Messages) -> Share {
    let head = &brief.head;
    let stamp = head.stamp.as_deref();
    let seen = brief.endings.iter().filter(|e| e.marks > 0);
    let each: Vec<String> = seen
        .map(|e| {
            // Within a sentence an ending has its article.
            let what = match e.id {
                "agreed" => m.say("finding-deal"),
                "bust_up" => m.say("finding-row"),
                _ => e.label.clone(),
            };
            m.fill(
                "share-ending",
                &[
                    ("n", (&e.figure.text).into()),
                    ("what", (&what).into()),
                    ("range", (&e.figure.range).into()),
                ],
            )
        })
        .collect();
    let endings = m.fill("share-endings", &[("each", (&m.list(&each)).into())]);
    let place = if head.place_and_day.is_empty() {
        String::new()
    } else {
        format!(" ({})", head.place_and_day)
    };
    let finding = format!("{}{place}.", head.finding);
    let why = reasons::first(&brief.reasons, 2);
    let why = why.into_iter().map(|reason| reason.line.plain());
    let paragraph: Vec<String> = [finding.clone(), endings.clone()]
        .into_iter()
        .chain(why)
        .chain(stamp.map(str::to_owned))
        .collect();
    let alt = [Some(finding.as_str()), Some(&endings), stamp];
    let alt = alt.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Share {
        paragraph: paragraph.join(" "),
        post: post(&head.finding, &endings, stamp),
        embed: format!(
            "<figure>\n<img src=\"card.png\" width=\"1200\" height=\"630\" alt=\"{}\">\n\
             <figcaption>{}</figcaption>\n</figure>",
            escape(&alt),
            escape(&[head.title.as_str()].into_iter().chain(stamp).collect::<Vec<_>>().join(". ")),
        ),
    }
}

/// The finding, the endings and the stamp, as far as there is room; the stamp always.
fn post(finding: &str, endings: &str, stamp: Option<&str>) -> String {
    let stamp = stamp.map_or_else(String::new, |stamp| format!(" {stamp}"));
    let length = |text: &str| text.chars().count();
    let whole = format!("{finding}. {endings}{stamp}");
    if length(&whole) <= POST {
        return whole;
    }
    let short = format!("{finding}.{stamp}");
    if length(&short) <= POST {
        return short;
    }
    let room = POST.saturating_sub(length(&stamp) + 2);
    // A first word that is longer stays whole where labels are cut: here the limit is the place's own.
    let cut: String = shortened(finding, room).chars().take(room).collect();
    format!("{cut}{stamp}").chars().take(POST).collect()
}
