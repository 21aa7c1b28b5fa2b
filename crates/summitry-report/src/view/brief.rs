//! The whole brief: every view of one forecast, put into words once.

use summitry_core::forecast::Forecast;
use summitry_kit::findings::Findings;
use summitry_scenario::document::Document;

use super::{
    actors, affected, background, because, checks, context::Context, deals, endings, events,
    finding, head, headline, ladders, matters, moves, packages, reasons, rests, rooms, rules,
    sentences, steps, talks,
};
use crate::{messages::Messages, rich::Rich};

/// Something the reader should know about the file: a default used, a figure no quote contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where, as `FILE:LINE:COLUMN`, with the file's bare name.
    pub place: String,
    /// What, as the diagnostics say it.
    pub text: String,
}

/// A whole brief. Layouts read it from top to bottom.
pub struct Brief<'a> {
    /// The document it is about.
    pub document: &'a Document,
    /// The numbers it is made of.
    pub forecast: &'a Forecast,
    /// Title, place, dates, stamp, how it was made.
    pub head: head::Head,
    /// What the figures say, in one line.
    pub finding: finding::Finding,
    /// Why, in three to five sentences.
    pub reasons: Vec<reasons::ReasonLine>,
    /// The same without the gates, which are counted in the forecast that supposes nothing.
    reasons_supposed: Vec<reasons::ReasonLine>,
    /// Five sentences.
    pub sentences: Vec<Rich>,
    /// Which words are used, and that the ranges are no intervals.
    pub reading: Vec<String>,
    /// Where the headline comes from.
    pub headline: headline::HeadlineView,
    /// What stands in the way of each case and of what each side wants most; empty where the findings were not asked for.
    pub because: Vec<because::BecauseRow>,
    /// How it may end, out of a hundred.
    pub endings: Vec<endings::EndingBar>,
    /// Defines and cases with their chances.
    pub events: Vec<events::EventFigure>,
    /// Each issue's ladder.
    pub ladders: Vec<ladders::Ladder>,
    /// Low-hanging fruit.
    pub steps: steps::Steps,
    /// Which deals are possible at all; `None` where the findings were not asked for.
    pub deals: Option<deals::DealsView<'a>>,
    /// The rooms side by side; `None` with a single room.
    pub rooms: Option<rooms::Rooms>,
    /// Each room by itself, the likeliest first; empty with a single one.
    pub in_rooms: Vec<rooms::InRoom>,
    /// Who is at the table, what each wants, what it can do to the others.
    pub actors: Vec<actors::Actor>,
    /// What matters to whom.
    pub matters: matters::Matters,
    /// What moves it.
    pub moves: moves::Moves,
    /// Who feels it.
    pub affected: Vec<affected::AffectedRow>,
    /// Likeliest whole packages.
    pub packages: Vec<packages::PackageRow>,
    /// By rule beside the pool.
    pub rules: rules::Rules,
    /// How we got here, what is disputed, the deal nobody would announce.
    pub background: background::Background,
    /// What this rests on.
    pub rests: rests::Rests,
    /// Against the source.
    pub checks: Vec<checks::CheckRow>,
    /// To be scored.
    pub questions: Vec<checks::QuestionRow>,
    /// How talks would go, and how they fail; `None` where the findings were not asked for.
    pub talks: Option<talks::TalksView<'a>>,
    /// The same in numbers, where they were asked for.
    pub findings: Option<&'a Findings>,
    /// What the reader of the file was warned of.
    pub warnings: Vec<Warning>,
    /// What is supposed to happen, where the forecast is one given an outcome ([`Brief::supposing`]).
    pub supposed: Option<String>,
    /// Whether the run was stopped before it had everything ([`Brief::cut_short`]).
    pub is_partial: bool,
    /// In what this is not the file as it stands: rooms chosen, values moved; one line each.
    pub altered: Vec<String>,
}

impl<'a> Brief<'a> {
    /// Puts what was worked out into words: the forecast, and beside it the findings ([`summitry_kit::findings::find`]).
    /// Without findings it is a quick brief, for a page that follows a moving hand: no deals, no talks.
    #[must_use]
    pub fn new(
        document: &'a Document,
        forecast: &'a Forecast,
        findings: Option<&'a Findings>,
        messages: &Messages,
        warnings: Vec<Warning>,
    ) -> Self {
        let ctx = Context::new(document, forecast, messages);
        let moves = moves::build(&ctx);
        let head = head::build(&ctx);
        Brief {
            document,
            forecast,
            finding: finding::build(&ctx, &head.title),
            reasons: reasons::build(&ctx, findings),
            reasons_supposed: reasons::build(&ctx, None),
            head,
            sentences: sentences::build(&ctx, &moves),
            reading: sentences::reading(&ctx),
            headline: headline::build(&ctx, findings),
            because: findings.map_or_else(Vec::new, |found| because::build(&ctx, found)),
            endings: endings::build(&ctx),
            events: events::build(&ctx),
            ladders: ladders::build(&ctx),
            steps: steps::build(&ctx),
            deals: findings.map(|found| deals::build(&ctx, &found.deals)),
            rooms: rooms::build(&ctx),
            in_rooms: rooms::each(&ctx),
            actors: actors::build(&ctx),
            matters: matters::build(&ctx),
            affected: affected::build(&ctx),
            packages: packages::build(&ctx),
            rules: rules::build(&ctx),
            background: background::build(&ctx),
            rests: rests::build(&ctx, &moves),
            checks: checks::expectations(&ctx),
            questions: checks::questions(&ctx),
            talks: findings.map(|found| talks::build(&ctx, &found.talks)),
            findings,
            moves,
            warnings,
            supposed: None,
            is_partial: false,
            altered: Vec::new(),
        }
    }

    /// Whose work a picture of it is, and what that stands on, in the sentence of `id`.
    pub(crate) fn source(&self, m: &Messages, id: &str) -> String {
        let sources: Vec<&str> = self.rests.sources.iter().map(|(_, line)| line.as_str()).collect();
        if sources.is_empty() {
            m.say("picture-source-none")
        } else {
            m.fill(id, &[("sources", (&sources.join("; ")).into())])
        }
    }

    /// What its sections are built from.
    pub(crate) fn context<'b>(&'b self, messages: &'b Messages) -> Context<'b> {
        Context::new(self.document, self.forecast, messages)
    }

    /// The same of a forecast given an outcome ([`summitry_core::forecast::given`]): the page says so at its top and leaves
    /// out what is of the forecast without it.
    #[must_use]
    pub fn supposing(mut self, line: String) -> Self {
        self.supposed = Some(line);
        // The last sentence is about what moves the forecast that supposes nothing.
        self.sentences.pop();
        self.reasons = std::mem::take(&mut self.reasons_supposed);
        self
    }

    /// The same, saying in its stamp how far it got: the run was stopped before all its worlds, or before what a brief tells beside
    /// them.
    #[must_use]
    pub fn cut_short(mut self, m: &Messages) -> Self {
        let f = self.forecast;
        let numbers = [("worlds", &m.count(f.worlds)), ("of", &m.count(f.asked))];
        let numbers = numbers.map(|(name, n)| (name, n.into()));
        let mut line = m.fill("stamp-partial", &numbers);
        if self.findings.is_none() {
            line = format!("{line} {}", m.say("stamp-partial-without"));
        }
        self.head.stamp = Some(match self.head.stamp.take() {
            Some(stamp) => format!("{line} {stamp}"),
            None => line,
        });
        self.is_partial = true;
        self
    }

    /// The same, saying in what it is not the file as it stands.
    #[must_use]
    pub fn altered(mut self, lines: Vec<String>) -> Self {
        self.altered = lines;
        self
    }
}
