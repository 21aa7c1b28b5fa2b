//! Which question is next: the first that the file does not answer.

use toml_edit::{Item, TableLike};

use super::{Interview, Labelled, Prompt};

/// What a draft writes where options are to come.
const BLANKS: [&str; 2] = ["to be written", "por escribir"];

impl Interview {
    /// The question that is next, and how many are open with it, as far as can be seen; `None` where all are answered.
    #[must_use]
    pub fn next(&self) -> Option<(Prompt, usize)> {
        let open = self.open();
        let count = open.len();
        open.into_iter().next().map(|first| (first, count))
    }

    fn open(&self) -> Vec<Prompt> {
        let mut open = Vec::new();
        let says = |key: &str| self.text_at("summit", key).is_some();
        if !says("title") || self.unreviewed("summit") {
            open.push(Prompt::Title);
        }
        let head = [(Prompt::Date, "date"), (Prompt::AsOf, "as_of"), (Prompt::Written, "written")];
        for (question, key) in head {
            if self.file.get("summit").and_then(|s| s.get(key)).is_none() {
                open.push(question);
            }
        }
        let (parties, issues) = (self.named("party"), self.named("issue"));
        if parties.len() < 2 || self.any_unreviewed("party") {
            open.push(Prompt::Parties);
        }
        if issues.is_empty() || self.any_unreviewed("issue") {
            open.push(Prompt::Issues);
        }
        for issue in &issues {
            let options = self.options(&issue.id);
            let amounts = self.block("issue", &issue.id).is_some_and(|b| b.contains_key("amounts"));
            let blank = options.len() < 2 || options.iter().any(|o| BLANKS.contains(&o.as_str()));
            if blank && !amounts {
                open.push(Prompt::Options(issue.clone()));
                continue;
            }
            let now =
                self.block("issue", &issue.id).and_then(|b| b.get("now").and_then(Item::as_str));
            if !amounts && !now.is_some_and(|now| options.iter().any(|o| o == now)) {
                open.push(Prompt::Now(issue.clone(), options));
            }
        }
        for party in &parties {
            for issue in &issues {
                let want = self.want(&party.id, &issue.id);
                let says = |key: &str| want.is_some_and(|w| w.contains_key(key));
                let best = says("best") || says("worst");
                if !best {
                    open.push(Prompt::Best(party.clone(), issue.clone(), self.options(&issue.id)));
                }
                // A side of which nothing is known on an issue is not asked how much it matters.
                let unknown = Prompt::Best(party.clone(), issue.clone(), Vec::new());
                if !says("matters") && !self.unknown(&unknown) {
                    open.push(Prompt::Matters(party.clone(), issue.clone()));
                }
            }
        }
        let rooms = self.named("venue");
        if rooms.is_empty() {
            open.push(Prompt::Rooms);
        }
        for room in rooms {
            if self.block("venue", &room.id).is_some_and(|b| !b.contains_key("bust_up")) {
                open.push(Prompt::Row(room));
            }
        }
        open.retain(|question| !self.unknown(question));
        open
    }

    /// Whether the file says that the answer is not known.
    fn unknown(&self, question: &Prompt) -> bool {
        question.gap().is_some_and(|gap| self.block("gap", &gap).is_some())
    }

    /// A block of a kind that has ids.
    pub(super) fn block(&self, kind: &str, id: &str) -> Option<&dyn TableLike> {
        self.file.get(kind)?.as_table_like()?.get(id)?.as_table_like()
    }

    fn want(&self, party: &str, issue: &str) -> Option<&dyn TableLike> {
        self.block("wants", party)?.get(issue)?.as_table_like()
    }

    /// What is of a kind, in file order.
    pub(super) fn named(&self, kind: &str) -> Vec<Labelled> {
        let table = self.file.get(kind).and_then(Item::as_table_like);
        let one = |(id, item): (&str, &Item)| {
            let block = item.as_table_like()?;
            let label = block.get("label").and_then(Item::as_str).unwrap_or(id);
            Some(Labelled { id: id.to_owned(), label: label.to_owned() })
        };
        table.map(|t| t.iter().filter_map(one).collect()).unwrap_or_default()
    }

    /// The ids of an issue's options.
    pub(super) fn options(&self, issue: &str) -> Vec<String> {
        let list =
            self.block("issue", issue).and_then(|b| b.get("options")).and_then(Item::as_array);
        let id = |value: &toml_edit::Value| {
            let inner = value.as_inline_table().and_then(|t| t.get("id")).and_then(|v| v.as_str());
            value.as_str().or(inner).map(str::to_owned)
        };
        list.map(|l| l.iter().filter_map(id).collect()).unwrap_or_default()
    }

    pub(super) fn text_at(&self, block: &str, key: &str) -> Option<&str> {
        self.file.get(block)?.get(key)?.as_str()
    }

    fn unreviewed(&self, block: &str) -> bool {
        self.file.get(block).and_then(|b| b.get("reviewed")).and_then(Item::as_bool) == Some(false)
    }

    fn any_unreviewed(&self, kind: &str) -> bool {
        self.named(kind).iter().any(|n| {
            let block = self.block(kind, &n.id);
            block.and_then(|b| b.get("reviewed")).and_then(Item::as_bool) == Some(false)
        })
    }

    /// What the file says already, to be taken by an empty answer.
    #[must_use]
    pub fn default(&self, question: &Prompt) -> Option<String> {
        let labels = |kind: &str| {
            let all: Vec<String> = self.named(kind).into_iter().map(|n| n.label).collect();
            (!all.is_empty()).then(|| all.join("; "))
        };
        match question {
            Prompt::Title => self.text_at("summit", "title").map(str::to_owned),
            Prompt::Parties => labels("party").filter(|l| l.contains("; ")),
            Prompt::Issues => labels("issue"),
            _ => None,
        }
        .filter(|text| !BLANKS.iter().any(|blank| text.contains(blank)))
    }
}
