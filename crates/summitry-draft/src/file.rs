//! The scenario file of a draft. What comes from an article stands in texts that are escaped and in comments of one line:
//! nothing of it can become a key.

use crate::{
    dates::Doubt,
    draft::Draft,
    escaped::{quoted, remark},
    ids::Ids,
    names::{NameKind, NameSaid},
    quotes::QuoteOffered,
    told::{Told, told},
};

/// How many sentences stand below a candidate.
const BELOW: usize = 3;
/// How many lines a list in comments has.
const LINES: usize = 40;

impl Draft {
    /// The scenario file: what is found, marked `reviewed = false`, and in comments what else may go into it.
    #[must_use]
    pub fn file(&self) -> String {
        let tongue = self.articles.first().map(|a| a.tongue).unwrap_or_default();
        let cited = cited(self);
        let mut page = Page { out: String::new(), draft: self, told: told(tongue) };
        page.head(tongue.tag(), &cited);
        page.sources(&cited);
        page.sides();
        page.issues(&cited);
        page.rest();
        page.out
    }
}

/// The quotes with their ids, each below the first issue that its own words speak of, else the first its sentence speaks of.
fn cited(draft: &Draft) -> Vec<Cited<'_>> {
    let agenda = draft.agenda();
    let mut ids = Ids::default();
    let mut out = Vec::new();
    for quote in &draft.quotes {
        let place = (quote.article, quote.sentence);
        let small = quote.text.to_lowercase();
        let own = agenda.iter().position(|i| i.stands.contains(&place) && small.contains(&i.head));
        let issue = own.or_else(|| agenda.iter().position(|i| i.stands.contains(&place)));
        let label = issue.and_then(|at| agenda.get(at)).map_or("meeting", |i| i.head.as_str());
        out.push(Cited { id: ids.of(&format!("{label}-s{}", quote.sentence)), quote, issue });
    }
    out
}

struct Page<'d> {
    out: String,
    draft: &'d Draft,
    told: &'static Told,
}

/// A quote with its id, and the heads of the issues it belongs to.
struct Cited<'d> {
    id: String,
    quote: &'d QuoteOffered,
    /// The issue it stands below, by number.
    issue: Option<usize>,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn comment(&mut self, text: &str) {
        self.line(&format!("# {text}"));
    }

    /// Where a sentence is of: its article where there are several.
    fn place(&self, (article, sentence): (usize, usize)) -> String {
        match (self.draft.articles.len(), self.draft.articles.get(article)) {
            (2.., Some(a)) => format!("[{} s{sentence}]", a.id),
            _ => format!("[s{sentence}]"),
        }
    }

    /// The first sentences a candidate stands in.
    fn below(&mut self, stands: &[(usize, usize)]) {
        for at in stands.iter().take(BELOW) {
            let Some(article) = self.draft.articles.get(at.0) else { continue };
            let Some(sentence) = article.sentences.get(at.1 - 1) else { continue };
            let text = remark(article.said(sentence));
            let place = self.place(*at);
            self.comment(&format!("  {place} {text}"));
        }
    }

    fn head(&mut self, tag: &str, cited: &[Cited<'_>]) {
        for text in self.told.head {
            self.comment(text);
        }
        self.line("format = \"summitry/1\"\n");
        self.line("[summit]");
        let title = self.draft.articles.first().and_then(|a| a.title.clone());
        self.line(&format!("title    = {}", quoted(title.as_deref().unwrap_or(self.told.side))));
        self.line(&format!("language = \"{tag}\""));
        self.line(&format!("author   = {}", quoted(self.told.author)));
        self.line("reviewed = false");
        self.cites(cited, None);
        self.comment(self.told.days);
        let mut shown = Vec::new();
        for (number, said) in self.draft.said.iter().enumerate() {
            for day in &said.days {
                let readings = day.readings.join(" / ");
                let doubt = match (day.doubt, readings.is_empty()) {
                    (None, _) => String::new(),
                    (Some(doubt), true) => format!(" ({})", self.told.doubt(doubt)),
                    (Some(doubt @ (Doubt::Order | Doubt::Century)), _) => {
                        format!(" ({}: {})", self.told.either, self.told.doubt(doubt))
                    }
                    (Some(doubt), _) => format!(" ({})", self.told.doubt(doubt)),
                };
                let reads =
                    if readings.is_empty() { String::new() } else { format!(" = {readings}") };
                shown.push(format!(
                    "  {} {}{reads}{doubt}",
                    self.place((number, day.sentence)),
                    remark(&day.text)
                ));
            }
        }
        self.list(shown);
    }

    /// Lines of a list, and how many more there are.
    fn list(&mut self, lines: Vec<String>) {
        let more = lines.len().saturating_sub(LINES);
        for text in lines.iter().take(LINES) {
            self.comment(text);
        }
        if more > 0 {
            let cut = self.told.cut;
            self.comment(&format!("  … {more} {cut}"));
        }
    }

    /// The quotes below a block: those of an issue, or those that belong to none.
    fn cites(&mut self, cited: &[Cited<'_>], issue: Option<usize>) {
        let ids: Vec<&str> =
            cited.iter().filter(|c| c.issue == issue).map(|c| c.id.as_str()).collect();
        if !ids.is_empty() {
            self.line(&format!("cite = [\"{}\"]", ids.join("\", \"")));
        }
    }

    fn sources(&mut self, cited: &[Cited<'_>]) {
        let draft = self.draft;
        for (number, article) in draft.articles.iter().enumerate() {
            self.line(&format!("\n[source.{}]", article.id));
            self.line(&format!(
                "title  = {}",
                quoted(article.title.as_deref().unwrap_or(&article.name))
            ));
            self.line(&format!("sha256 = \"{}\"", article.sha256));
            let of: Vec<&Cited<'_>> = cited.iter().filter(|c| c.quote.article == number).collect();
            if of.is_empty() {
                continue;
            }
            self.line(&format!("\n[quotes.{}]", article.id));
            for c in of {
                self.line(&format!("{} = {}", c.id, quoted(&c.quote.text)));
            }
        }
    }

    fn sides(&mut self) {
        let told = self.told;
        let draft = self.draft;
        let sides = draft.sides();
        let mut ids = Ids::default();
        self.line("");
        self.comment(told.sides);
        for number in 0..2 {
            let side = sides.get(number);
            let label = side.map_or(told.side, |s| s.label.as_str());
            let id = ids.of(side.map_or("side", |s| s.label.as_str()));
            self.line(&format!("[party.{id}]\nlabel    = {}\nreviewed = false", quoted(label)));
            if let Some(side) = side {
                self.comment(&format!("  {} {}", side.times, told.times));
                self.below(&side.stands);
            }
            self.line("");
        }
        self.comment(told.more_names);
        let others: Vec<&NameSaid> = draft.names.iter().filter(|n| !sides.contains(n)).collect();
        let mut lines = Vec::new();
        for named in others {
            let block = if named.kind == NameKind::State { "party" } else { "person" };
            let places: Vec<String> =
                named.stands.iter().take(BELOW * 2).map(|at| self.place(*at)).collect();
            let id = ids.of(&named.label);
            lines.push(format!(
                "  [{block}.{id}] {} ({} {}) {}",
                remark(&named.label),
                named.times,
                told.times,
                places.join(" ")
            ));
        }
        self.list(lines);
    }

    fn issues(&mut self, cited: &[Cited<'_>]) {
        let told = self.told;
        let draft = self.draft;
        let agenda = draft.agenda();
        let mut ids = Ids::default();
        self.line("");
        self.comment(told.issues);
        for (number, issue) in agenda.iter().enumerate() {
            let id = ids.of(&issue.label);
            self.issue(&id, &issue.label);
            self.cites(cited, Some(number));
            let verbs =
                issue.verbs.iter().take(8).map(|v| remark(v)).collect::<Vec<_>>().join(", ");
            let beside =
                if verbs.is_empty() { String::new() } else { format!("; {} {verbs}", told.verbs) };
            self.comment(&format!("  {} {}{beside}", issue.stands.len(), told.stands));
            self.below(&issue.stands);
            self.line("");
        }
        if agenda.is_empty() {
            self.issue("issue", told.issue);
            self.line("");
        }
        let mut lines = Vec::new();
        for issue in draft.issues.iter().filter(|i| !agenda.contains(i)) {
            let places: Vec<String> =
                issue.stands.iter().take(BELOW * 2).map(|at| self.place(*at)).collect();
            lines.push(format!("  {} {}", remark(&issue.label), places.join(" ")));
        }
        if !lines.is_empty() {
            self.comment(told.more_issues);
            self.list(lines);
            self.line("");
        }
    }

    /// An issue of which only the name is known: what holds today, and a blank in place of the options.
    fn issue(&mut self, id: &str, label: &str) {
        let (now, blank) = (self.told.now, self.told.blank);
        self.line(&format!(
            "[issue.{id}]\nlabel    = {}\nreviewed = false\nnow      = \"{now}\"\noptions  = [\"{now}\", \"{blank}\"]",
            quoted(label)
        ));
    }

    fn rest(&mut self) {
        let told = self.told;
        let draft = self.draft;
        for text in told.wants {
            self.comment(text);
        }
        self.line(&format!("\n[gap.reviewed]\ntext = {}\n", quoted(told.gap)));
        let mut figures = Vec::new();
        let mut hedges: Vec<String> = Vec::new();
        let mut speech = Vec::new();
        for (number, said) in draft.said.iter().enumerate() {
            for f in &said.figures {
                let doubt = if f.ambiguous { format!(" ({})", told.either) } else { String::new() };
                figures.push(format!(
                    "  {} {}{doubt}",
                    self.place((number, f.sentence)),
                    remark(&f.text)
                ));
            }
            for (sentence, hedge) in &said.hedges {
                hedges.push(format!("{} {}", self.place((number, *sentence)), hedge.word));
            }
            for s in &said.speech {
                speech.push(format!("  {} {}", self.place((number, s.sentence)), remark(&s.words)));
            }
        }
        let hedges: Vec<String> =
            hedges.chunks(8).map(|row| format!("  {}", row.join("  "))).collect();
        for (title, lines) in
            [(told.figures, figures), (told.speech, speech), (told.hedges, hedges)]
        {
            if !lines.is_empty() {
                self.comment(title);
                self.list(lines);
            }
        }
    }
}
