//! The head of the file and its settings: the meeting, the engine's constants, the run.

use summitry_core::scenario::{Disagreement, Engine, Level};
use summitry_core::value::ValueId;

use super::builder::{Block, Builder};
use super::room::lower_end;
use crate::diagnostic::Diagnostic;
use crate::document::{Meeting, Run};
use crate::grammar::scenario::FORMAT;
use crate::ids::tables;
use crate::tree::{Data, Node};

impl<'f> Builder<'f> {
    /// The block, or one that says nothing.
    fn one_or_empty(&mut self, name: &'static str) -> BlockOrNone<'f> {
        match self.one(name) {
            Some(block) => BlockOrNone::Some(block),
            None => BlockOrNone::None(name),
        }
    }

    fn setting(&mut self, block: &BlockOrNone<'f>, key: &str) -> ValueId {
        match block {
            BlockOrNone::Some(block) => self.value_or_default(block, key),
            BlockOrNone::None(name) => {
                let (path, keys) = self.unsaid(name, name);
                self.value_of(&path, keys, key, None, None).unwrap_or_else(|| self.point(name, key))
            }
        }
    }

    /// The head of the file.
    pub(super) fn summit(&mut self) -> Meeting {
        if !self.top.contains_key("format") {
            self.found.push(
                Diagnostic::warning(
                    0..0,
                    format!("the file does not say its format; it is read as {FORMAT}"),
                )
                .help(format!("add format = \"{FORMAT}\" at the top")),
            );
        }
        let mut summit = Meeting { language: "en".to_owned(), ..Meeting::default() };
        let block = self.one("summit");
        if let Some(block) = &block {
            let text = |key: &str| block.text(key);
            let date = |key: &str| block.get(key).and_then(Node::date);
            summit.title = text("title").unwrap_or_default();
            summit.question = text("question");
            summit.date = date("date");
            summit.deadline = date("deadline");
            summit.as_of = date("as_of");
            summit.written = date("written").or_else(|| text("written"));
            summit.place = text("place");
            summit.language = text("language").unwrap_or(summit.language);
            summit.author = text("author");
            summit.invented = block.get("invented").and_then(Node::flag).unwrap_or(false);
            if let (Some(day), Some(as_of)) = (&summit.date, &summit.as_of)
                && as_of > day
            {
                self.warn(
                    block.span("as_of"),
                    format!("`as_of` is after the meeting ({day}): a forecast may not use what was known later"),
                    "mend one of the two days",
                );
            }
            // ISO dates compare as text.
            if let (Some(day), Some(deadline)) = (&summit.date, &summit.deadline)
                && deadline < day
            {
                self.error(
                    block.span("deadline"),
                    format!("the deadline lies before the meeting ({day})"),
                    "mend one of the two days",
                );
            }
        }
        if summit.title.is_empty() {
            // A file with only parties, issues and wants is a file: it is called after its parties.
            let parties: Vec<&str> = tables(self.top, "party")
                .into_iter()
                .map(|(id, _, node)| {
                    node.table()
                        .and_then(|t| t.get("label"))
                        .and_then(|e| e.node.text())
                        .unwrap_or(id)
                })
                .collect();
            summit.title = parties.join(" – ");
        }
        self.labels.insert("summit.title".to_owned(), summit.title.clone());
        if let Some(question) = &summit.question {
            self.labels.insert("summit.question".to_owned(), question.clone());
        }
        summit
    }

    /// How much one meeting can carry, and how often such meetings end in a deal.
    pub(super) fn meeting(&mut self) -> (ValueId, Level) {
        let block = self.one_or_empty("summit");
        let capacity = self.setting(&block, "capacity");
        let typed = match &block {
            BlockOrNone::Some(block) => self.said(block, "words_only"),
            BlockOrNone::None(_) => None,
        };
        let level = match (typed, &block) {
            (Some(typed), BlockOrNone::Some(head)) => {
                self.note(
                    head.span("words_only"),
                    "`words_only` belongs to the first edition: a level that is typed is your own judgement",
                    "name a class that was counted: base = \"leaders-bilateral\" (`summitry classes` lists them)",
                );
                if head.get("base").is_some() {
                    self.error(
                        head.span("words_only"),
                        "`base` and `words_only` both say how often such meetings end in a deal",
                        "keep `base`, which names a count",
                    );
                }
                Level::WordsOnly(typed)
            }
            _ => Level::Base(self.setting(&block, "base")),
        };
        (capacity, level)
    }

    /// Keys of the first edition that nothing uses any more: said once each.
    fn first_edition(&mut self, block: &BlockOrNone<'f>) {
        let BlockOrNone::Some(block) = block else { return };
        for (old, now) in [
            ("stakes", "`elasticity` says how what is at stake moves the chance of a deal"),
            ("usual_share", "the level is that of a class: `base` in [summit]"),
            ("pool_nash", "one rule makes the forecast, the others are shown beside it"),
        ] {
            if block.get(old).is_some() {
                self.note(
                    block.span(old),
                    format!("`{old}` belongs to the first edition of the model and is not used"),
                    format!("leave it out: {now}"),
                );
            }
        }
    }

    /// The engine's constants.
    pub(super) fn engine(&mut self) -> Engine {
        let block = self.one_or_empty("engine");
        let disagreement = match &block {
            BlockOrNone::Some(b)
                if b.get("disagreement").and_then(Node::text) == Some("impasse") =>
            {
                Disagreement::Impasse
            }
            _ => Disagreement::Threats,
        };
        let tolerance = self.setting(&block, "tolerance");
        let below = self.spread(tolerance).is_some_and(|spread| lower_end(spread) < -1e-9);
        if let (true, BlockOrNone::Some(block)) = (below, &block) {
            self.error(
                block.span("tolerance"),
                "a tolerance below 0 would count gains as losses",
                "write 0, or the points a side does not mind losing, such as 3",
            );
        }
        self.first_edition(&block);
        Engine {
            choosing: self.setting(&block, "choosing"),
            waste: self.setting(&block, "waste"),
            split: self.setting(&block, "split"),
            elasticity: self.setting(&block, "elasticity"),
            tone: self.setting(&block, "tone"),
            sharpness: self.setting(&block, "sharpness"),
            threats_together: self.setting(&block, "threats_together"),
            nash_floor: self.setting(&block, "nash_floor"),
            ks_blend: self.setting(&block, "ks_blend"),
            tolerance,
            rounds: self.setting(&block, "rounds"),
            patience: self.setting(&block, "patience"),
            misreading: self.setting(&block, "misreading"),
            disagreement,
        }
    }

    /// Worlds and seed.
    pub(super) fn run(&mut self) -> Run {
        let mut run = Run { worlds: 20_000, worlds_said: false, seed: 1 };
        if let Some(block) = self.one("run") {
            let whole = |key: &str| match block.get(key).map(|n| &n.data) {
                Some(Data::Number(raw, _)) => raw.parse::<u64>().ok(),
                _ => None,
            };
            if let Some(worlds) = whole("worlds") {
                (run.worlds, run.worlds_said) = (worlds, true);
            }
            run.seed = whole("seed").unwrap_or(run.seed);
        }
        run
    }
}

/// A block, or its name where the file has none.
enum BlockOrNone<'f> {
    Some(Block<'f>),
    None(&'static str),
}
