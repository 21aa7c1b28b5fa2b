//! What is possible at all: deals that nobody could better, filled where one meeting has room for them and hollow where not.
//!
//! Two sides have an axis each. More have none: there a deal stands at the room it takes and at what the side that gains least gains.

use num_traits::ToPrimitive;
use summitry_core::deals::FrontierPoint;
use summitry_kit::findings::VenueDeals;

use crate::{messages::Messages, view::Brief};

use crate::draw::{Anchor, Drawing, Picture, wrap};

const LEFT: f64 = 12.0;
const RIGHT: f64 = 94.0;
/// Height of the plot, pixels.
const HEIGHT: f64 = 240.0;

/// One deal on the picture.
#[derive(Clone, Copy)]
struct Deal {
    x: f64,
    y: f64,
    fits: bool,
}

/// The deals; `None` where none was worked out or none suits every side.
pub(crate) fn picture(brief: &Brief<'_>, m: &Messages) -> Option<Picture> {
    let found = brief.deals.as_ref()?.found.as_ref()?;
    let deals = deals(found.here);
    if deals.is_empty() {
        return None;
    }
    let two = found.parties.len() == 2;
    let (across, up) = if two {
        (
            m.fill("zone-axis", &[("who", (&found.parties_in_text[0]).into())]),
            m.fill("zone-axis", &[("who", (&found.parties_in_text[1]).into())]),
        )
    } else {
        (m.say("zone-effort"), m.say("zone-least"))
    };
    let most = |of: fn(&Deal) -> f64| deals.iter().map(of).fold(1.0, f64::max) * 1.06;
    let (wide, high) = (most(|d| d.x), most(|d| d.y));
    let mut drawing = Drawing::default();
    drawing.arrow(0.0, 0.0, 14.0, true);
    let mut y = drawing.lines(14.0, 0.0, 14.0, "small", &wrap(&up, 44, 3)) + 12.0;
    let (top, bottom) = (y, y + HEIGHT);
    let x = |of: f64| LEFT + (RIGHT - LEFT) * of.max(0.0) / wide;
    let up = |of: f64| bottom - (bottom - top) * of.max(0.0) / high;
    drawing.line(LEFT, bottom, RIGHT, bottom, "axis");
    drawing.line(LEFT, top, LEFT, bottom, "axis");
    let most = wide / 1.06;
    drawing.text(x(most), 0.0, bottom + 15.0, Anchor::Middle, "small", &m.number(most, 0));
    drawing.text(
        LEFT,
        -6.0,
        up(high / 1.06) + 4.0,
        Anchor::End,
        "small",
        &m.number(high / 1.06, 0),
    );
    drawing.text(LEFT, -6.0, bottom + 4.0, Anchor::End, "small", "0");
    if !two {
        let room = found.here.summit.capacity;
        if room < wide {
            drawing.line(x(room), top, x(room), bottom, "headline");
        }
    }
    for fits in [false, true] {
        let mut some: Vec<&Deal> = deals.iter().filter(|d| d.fits == fits).collect();
        some.sort_by(|a, b| a.x.total_cmp(&b.x));
        if two {
            let class = if fits { "near-line" } else { "far-line" };
            for pair in some.windows(2) {
                drawing.line(x(pair[0].x), up(pair[0].y), x(pair[1].x), up(pair[1].y), class);
            }
        }
        for deal in some {
            drawing.point(x(deal.x), up(deal.y), if fits { "near" } else { "far" });
        }
    }
    if two {
        drawing.point(LEFT, bottom, "none");
    }
    drawing.arrow(0.0, 0.0, bottom + 33.0, false);
    y = drawing.lines(14.0, bottom + 18.0, 15.0, "small", &wrap(&across, 44, 3));
    let count = |fits: bool| deals.iter().filter(|d| d.fits == fits).count();
    let room = m.two_digits(found.here.summit.capacity);
    for (class, n, id) in [("near", count(true), "zone-near"), ("far", count(false), "zone-far")] {
        y += 20.0;
        drawing.point(1.5, y - 4.0, class);
        let text = m.fill(id, &[("n", n.into()), ("room", (&room).into())]);
        for (i, line) in wrap(&text, 38, 3).iter().enumerate() {
            y += if i == 0 { 0.0 } else { 15.0 };
            drawing.text(1.5, 14.0, y, Anchor::Start, "label", line);
        }
    }
    if two {
        y += 20.0;
        drawing.point(1.5, y - 4.0, "none");
        drawing.text(1.5, 14.0, y, Anchor::Start, "label", &m.say("zone-none"));
    }
    let alt = finding(brief, m).unwrap_or_default();
    Some(Picture {
        id: "deals",
        title: None,
        unit: None,
        alt,
        height: (y + 10.0) as u32,
        width: None,
        body: drawing.0,
    })
}

/// The finding: how many of the deals nobody could better one meeting has room for.
pub(crate) fn finding(brief: &Brief<'_>, m: &Messages) -> Option<String> {
    let found = brief.deals.as_ref()?.found.as_ref()?;
    let summit = &found.here.summit;
    let frontier = &found.here.analysis.frontier;
    let fit = frontier.iter().filter(|p| summit.fits(&p.package)).count();
    let id = match fit {
        _ if frontier.is_empty() => return Some(m.say("zone-empty")),
        0 => "zone-none-fits",
        n if n == frontier.len() => "zone-all-fit",
        _ => "zone-some-fit",
    };
    Some(m.fill(id, &[("fit", fit.into()), ("all", frontier.len().into())]))
}

/// The frontier of all deals, and that of the deals one meeting has room for.
fn deals(here: &VenueDeals) -> Vec<Deal> {
    let within = here.within.iter().flat_map(|w| &w.frontier);
    let all = here.analysis.frontier.iter().filter(|p| !here.summit.fits(&p.package));
    all.chain(within).filter_map(|point| deal(here, point)).collect()
}

fn deal(here: &VenueDeals, point: &FrontierPoint) -> Option<Deal> {
    let gains: Vec<f64> = point
        .utilities
        .iter()
        .zip(&here.summit.space.parties)
        .filter_map(|(u, p)| (u - &p.reservation).to_f64())
        .collect();
    let fits = here.summit.fits(&point.package);
    match gains.as_slice() {
        [one, other] => Some(Deal { x: *one, y: *other, fits }),
        [] => None,
        all => Some(Deal {
            x: here.summit.effort(&point.package),
            y: all.iter().copied().fold(f64::INFINITY, f64::min),
            fits,
        }),
    }
}
