//! The reference page of the format, `docs/format.md`, made from the grammar the reader checks against.

use std::fmt::Write as _;

use crate::grammar::scenario::{ENDINGS, OPTION, SCENARIO, condition_words};
use crate::grammar::{Block, Field, Form, Key};

/// The page's file name in the repository.
pub const FILE: &str = "docs/format.md";

/// The page, Markdown.
#[must_use]
pub fn page() -> String {
    let mut out = String::from(HEAD);
    for block in SCENARIO {
        one(block, &mut out);
    }
    out + TRANSLATION
}

/// What stands above the tables: how values are written.
const HEAD: &str = "<!-- made from crates/summitry-scenario/src/grammar; a test keeps it up to date; do not edit -->
*[En español](format.es.md)*

# The scenario file, `summitry/1`

One negotiation, written down in TOML 1.0. A file needs parties, issues and wants; all else has a default, and every
output lists the defaults it used. Unknown keys, unknown tables and ids that name nothing are errors. An id has up to 64
letters a to z, digits, `-` and `_`; any other text goes into `label`. An option that is a plain text is its own id.

## How a value is written

| written | stands for |
|---|---|
| `40`, `\"40%\"` | exactly that; a chance is in percent, with or without the sign |
| `\"20 to 45\"`, `\"30 to 70%\"` | a range: nine chances in ten that it lies between |
| `\"10 / 20 / 40\"` | lowest / most likely / highest (PERT) |
| `\"major\"`, `\"likely\"`, `\"decision\"` | a word of `[scales]`: importance, likelihood, effort |
| `\"working visit\"` | a word of capacity: courtesy call 2, working visit 4, prepared summit 8, final round 16 |
| `\"leaders-bilateral\"` | a class of meetings that was counted, at `base`; [classes.md](classes.md) and `summitry classes` list them |
| `{ is = \"20 to 45\", why = \"…\", cite = [\"…\"], by = \"…\" }` | any of these, with its own reason, quotes and judge |
| `{ normal = [40, 10] }` | a normal distribution: mean, standard deviation |
| `{ one_of = { \"10\" = 1, \"20\" = 3 } }` | one of these numbers, each with its weight |

A value with its own `{ }` stands alone: it has the `why` and `cite` written in it and no other. Any other value has those
of its block. What each kind of value means as a distribution is in [model.md](model.md), section 1. A number is 0, or its
size is from 0.000001 to 10^9; a chance or a share is 0, or at least a billionth (0.0000001%).

";

/// How a rule is written, below `[decision]`.
const RULES: &str = "A rule, here and at an issue's `decision`:

| written | a package needs |
|---|---|
| `\"all\"` | everybody at the table |
| `\"majority\"` | more than half of the parties; exactly half where the chair agrees or has no side |
| `{ quota = \"65%\", of = \"weight\" }` | parties with at least this share of all `weight` |
| `{ quota = 12, of = \"parties\" }` | at least so many parties; `of = \"weight\"`: at least so much weight |
| `{ quota = \"majority\", of = \"weight\" }` | more than half of all `weight` |
| `[ … , … ]` | every rule of the list |

";

/// How a file gets its labels in another language, below all blocks.
const TRANSLATION: &str = "## Labels in another language

`NAME.es.toml` beside `NAME.toml` holds its texts in Spanish, and no number. What it leaves out is shown as the file has it.

```toml
for      = \"talks.toml\"
language = \"es-CO\"

[labels]
\"summit.title\"       = \"Conversaciones\"
\"party.uk\"           = \"Reino Unido\"
\"in_text.party.uk\"   = \"el Reino Unido\"       # within a sentence; common names get their article by themselves
\"short.person.may\"   = \"May\"                  # where space is short
\"issue.border\"       = \"La frontera\"
\"issue.border.open\"  = \"Abierta\"              # an option
\"question.open.ask\"  = \"¿Sigue abierta?\"      # also .settle
\"quote.vow\"          = \"no habrá frontera\"    # a quote of [quotes.ID]: the original stands behind it
```

A path is a block's name and its id. Other texts are `summit.question`, `summit.place`, `define.ID.means`, `event.ID.what` and `.when`,
`dispute.ID` and `dispute.ID.says.PARTY`, `expect.ID.why`, `gap.ID`, `source.ID.kind`. A label given anew drops the file's own `short`,
`in_text` and `plural` of it.
";

fn one(block: &Block, out: &mut String) {
    // Writing to a String cannot fail.
    let heading = match &block.form {
        Form::Top(_) => format!("{} = …", block.name),
        Form::One(_) | Form::Free(_) => format!("[{}]", block.name),
        Form::Each(..) | Form::FreeEach(..) => format!("[{}.ID]", block.name),
        Form::Pairs(..) => format!("[{}.PARTY.ISSUE]", block.name),
    };
    let _ = write!(out, "## `{heading}`\n\n{}\n\n", block.doc);
    match &block.form {
        Form::Top(_) | Form::Free(_) => {}
        Form::FreeEach(_, field) => {
            let _ = write!(out, "Any keys; each holds {}.\n\n", kind(field));
        }
        Form::Pairs(..) if block.name != "wants" => table(block.keys(), out),
        Form::Pairs(..) => {
            out.push_str("Also as one line an issue below `[wants.PARTY]`: `issue = { matters = \"some\", best = \"option\" }`.\n\n");
            table(block.keys(), out);
        }
        Form::One(_) | Form::Each(..) => table(block.keys(), out),
    }
    if !block.example.is_empty() {
        let _ = write!(out, "```toml\n{}\n```\n\n", block.example);
    }
    for key in block.keys() {
        if let Field::Table(keys) = key.field {
            let _ = write!(out, "`{}` is a table:\n\n", key.name);
            table(keys, out);
        }
    }
    if block.name == "decision" {
        out.push_str(RULES);
    }
    if block.name == "issue" {
        out.push_str("An option is a text, or a table:\n\n");
        table(OPTION, out);
    }
    if block.name == "define" {
        let _ = write!(
            out,
            "A condition names issues with one option or a list (`force = [\"off-table\", \"guarantee\"]`), definitions and cases \
             (`accord = true`), and {}. An `ending` is one of {}.\n\n",
            condition_words().or_list(),
            ENDINGS.or_list()
        );
    }
}

fn table(keys: &[Key], out: &mut String) {
    out.push_str("| key | holds | default | meaning |\n|---|---|---|---|\n");
    for key in keys {
        let default = match (key.required, key.default) {
            (true, _) => key
                .instead
                .map_or_else(|| "required".to_owned(), |other| format!("required, or `{other}`")),
            (false, Some(d)) => format!("`{d}`"),
            (false, None) => "–".to_owned(),
        };
        let _ =
            writeln!(out, "| `{}` | {} | {default} | {} |", key.name, kind(&key.field), key.doc);
    }
    out.push('\n');
}

fn kind(field: &Field) -> String {
    match field {
        Field::Text => "text".into(),
        Field::Texts => "list of texts".into(),
        Field::Date => "day".into(),
        Field::WordsOrDate(words) => format!("{}, or a day", words.or_list()),
        Field::DateOrText => "day or text".into(),
        Field::Flag => "`true` or `false`".into(),
        Field::Whole(low, high) => format!("whole number, {low} to {high}"),
        Field::Number(..) => "number".into(),
        Field::Choice(words) => words.or_list(),
        Field::Quantity(q) => format!("value: {}", q.unit),
        Field::QuantityOr(q, text) => format!("value: {}; or `\"{text}\"`", q.unit),
        Field::Likelihood => "likelihood word, range or percent".into(),
        Field::Ref(target) => format!("id of {}", target.one()),
        Field::Refs(target) => format!("list of ids: {}", target.noun()),
        Field::Holders => "`both`, `all`, `each`, a party or a list of parties".into(),
        Field::Map(target, of) => format!("table: {} → {}", target.noun(), kind(of)),
        Field::Options(_) => "list of options".into(),
        Field::Table(_) => "table, see below".into(),
        Field::Decision => "rule or list of rules, see `[decision]`".into(),
        Field::OptionOr(of) => format!("id of an option, or table: option → {}", kind(of)),
        Field::Condition => "condition".into(),
        Field::Paths => "list of paths".into(),
        Field::LikelihoodScale(names) => {
            format!("{}, or a table of words to ranges", names.or_list())
        }
        Field::ImportanceScale => "table: word → range of points".into(),
        Field::EffortScale => "table: word → number".into(),
        Field::Sha256 => "64 hexadecimal digits".into(),
    }
}

trait OrList {
    /// `a`, `b` or `c`.
    fn or_list(&self) -> String;
}

impl OrList for [&str] {
    fn or_list(&self) -> String {
        let words: Vec<String> = self.iter().map(|w| format!("`{w}`")).collect();
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
            _ => words.join(""),
        }
    }
}
