//! Ranges whose middle is not their mean: a note, since it is easily overlooked and nothing is wrong.

use summitry_core::value::{Kind, Support};

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::values::tidy;

/// How far the two may lie apart unsaid, in points or in a hundred.
const APART: f64 = 3.0;

/// Notes each range that the file says whose mean lies more than three points from its middle.
pub(super) fn ranges(document: &Document, out: &mut Vec<Diagnostic>) {
    for (value, from) in document.scenario.values.iter().zip(&document.provenance) {
        let in_hundred = match value.kind {
            Kind::Chance => 100.0,
            Kind::Importance | Kind::Score => 1.0,
            Kind::Share | Kind::Positive | Kind::Points => continue,
        };
        if value.support == Support::Default {
            continue;
        }
        let (middle, mean) = (in_hundred * value.spread.median(), in_hundred * value.spread.mean());
        if (middle - mean).abs() <= APART {
            continue;
        }
        let round = |x: f64| tidy((10.0 * x).round() / 10.0);
        let span = from.span.clone().unwrap_or(0..0);
        out.push(
            Diagnostic::new(
                Severity::Note,
                Some(span),
                format!(
                    "the range `{}` is skewed: its middle is {}, its mean {}",
                    from.written,
                    round(middle),
                    round(mean)
                ),
            )
            .help("nothing, where that is meant; half of the worlds lie below the middle, and forecasts follow the mean"),
        );
    }
}
