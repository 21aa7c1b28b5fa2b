//! The scenario file, `summitry/1`.

use super::quantity::{
    AMOUNT, CHANCE, EFFORT, IMPORTANCE, POINTS, POSITIVE, SCORE, SHARE, TOGETHER,
};
use super::{Block, Field, Form, Ids, Key, Target, key, must, or};

/// The format's name and version, as files give it.
pub const FORMAT: &str = "summitry/1";

/// The words `summit.written` knows.
pub const WRITTEN: &[&str] = &["before the event", "after the event"];

/// Likelihood scales known by name.
pub const LIKELIHOOD_SCALES: &[&str] = &["icd203", "phia", "nato", "ipcc"];

/// The keys of a condition that are no issue and no outcome.
pub const CONDITION_WORDS: &[&str] = &["venue", "side_deal", "ending", "cheapest_gain"];

/// How a meeting can end, as conditions and base rates name it.
pub const ENDINGS: &[&str] = &["agreed", "words_only", "bust_up", "no_zone"];

const LABEL: Key =
    key("label", Field::Text, "What readers see instead of the id, in any language.");
const WHY: Key =
    key("why", Field::Text, "The file's author speaking: the reason for what is said here.");
const CITE: Key = key(
    "cite",
    Field::Refs(Target::Quote),
    "Quotes that support what is said here. A value with its own { } needs its own.",
);

const ISSUE_OPTIONS: Field = Field::Map(Target::Issue, &Field::Refs(Target::OptionHere));

/// An issue's option, written as a table.
pub static OPTION: &[Key] = &[
    must("id", Field::Text, "Id, unique within the issue."),
    LABEL,
    or(
        "effort",
        Field::Quantity(&EFFORT),
        "1 to 4",
        "How hard it is to get there, whatever one thinks of it: effort units or a word. The default holds where no option of the issue says; where one does, the others need none.",
    ),
    key(
        "at",
        Field::Number(0.0, 100.0),
        "Where on the ladder it lies, 0 to 100; evenly spaced unless said.",
    ),
    key(
        "percent",
        Field::Number(-1e9, 1e9),
        "A percentage that the label speaks of. A fact for readers; the model does not use it.",
    ),
    WHY,
    CITE,
];

/// Every block of a scenario file, in the order of the reference page.
pub static SCENARIO: &[Block] = &[
    Block {
        name: "format",
        form: Form::Top(key(
            "format",
            Field::Choice(&[FORMAT]),
            "The format and its version: \"summitry/1\".",
        )),
        doc: "The format and its version.",
    },
    Block {
        name: "summit",
        form: Form::One(&[
            key("title", Field::Text, "Title of the meeting."),
            key("question", Field::Text, "The question above the brief."),
            key("date", Field::Date, "The day of the meeting."),
            key("as_of", Field::Date, "Nothing later than this day was used."),
            key(
                "written",
                Field::WordsOrDate(WRITTEN),
                "When the file was written. Unless it was before the event, every output is stamped ILLUSTRATION, NOT A FORECAST.",
            ),
            key(
                "invented",
                Field::Flag,
                "true where the negotiation is invented: every output is stamped.",
            ),
            key("place", Field::Text, "Where the meeting is held."),
            or("language", Field::Text, "en", "Language of the labels, such as en or es-CO."),
            key("author", Field::Text, "Who signs the file."),
            or(
                "capacity",
                Field::Quantity(&POSITIVE),
                "2 to 8",
                "How much effort one meeting can carry.",
            ),
            or(
                "words_only",
                Field::Quantity(&CHANCE),
                "20 to 60%",
                "Chance that a friendly meeting still ends in words only.",
            ),
            WHY,
            CITE,
        ]),
        doc: "The head of the file: what, when, by whom, and how much one meeting can carry.",
    },
    Block {
        name: "party",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                key("leader", Field::Ref(Target::Person), "Who leads this side."),
                key("also_there", Field::Texts, "Who else is there, in the source's words."),
                or(
                    "power",
                    Field::Quantity(&POSITIVE),
                    "1",
                    "Bargaining power; only ratios count.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "A side at the table. There are two or more.",
    },
    Block {
        name: "person",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                key("side", Field::Ref(Target::Party), "Whose side the person is on."),
                or(
                    "own_stake",
                    Field::Quantity(&IMPORTANCE),
                    "minor",
                    "How much the person's own stakes weigh in what the side accepts. The default holds for a person who gets a side deal; for others there is none.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "Someone named. A leader is not the country: own stakes may count.",
    },
    Block {
        name: "issue",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                key(
                    "held_by",
                    Field::Holders,
                    "Who can change it: a party, a list of parties, \"both\" or \"all\" (only together, as where nothing is said), or \"each\": any side can spoil it alone, and it is not bargained over.",
                ),
                must("now", Field::Ref(Target::OptionHere), "The option that holds today."),
                must(
                    "options",
                    Field::Options(OPTION),
                    "The possible outcomes in ladder order, two or more: texts, or tables.",
                ),
                key(
                    "delivered",
                    Field::Quantity(&CHANCE),
                    "The share of a promise that is kept; all of it unless said.",
                ),
                key(
                    "raised",
                    Field::Quantity(&CHANCE),
                    "Chance that the issue comes up at all; certain unless said.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "One point to cover: an ordered ladder of options.",
    },
    Block {
        name: "define",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                key("means", Field::Text, "What it means, in words."),
                key("all", Field::Condition, "Every one of these holds."),
                key("any", Field::Condition, "At least one of these holds."),
                key("none", Field::Condition, "None of these holds."),
                key(
                    "not",
                    Field::Refs(Target::Outcome),
                    "None of these definitions and cases is met.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "A named outcome that other conditions may use, such as an accord.",
    },
    Block {
        name: "wants",
        form: Form::Pairs(
            Target::Party,
            Target::Issue,
            &[
                or(
                    "matters",
                    Field::Quantity(&IMPORTANCE),
                    "some",
                    "How much the step from its worst to its best option counts, as points or a word.",
                ),
                key(
                    "worst",
                    Field::Ref(Target::OptionHere),
                    "The option that scores 0; the farthest from the best unless said.",
                ),
                key(
                    "best",
                    Field::Ref(Target::OptionHere),
                    "The option that scores 100; the farthest from the worst unless said.",
                ),
                key(
                    "score",
                    Field::Map(Target::OptionHere, &Field::Quantity(&SCORE)),
                    "Scores of options between; evenly spaced on the ladder where left out.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "What one party makes of one issue. A party with nothing said is indifferent.",
    },
    Block {
        name: "audience",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                must("pushes", Field::Ref(Target::Party), "Which party they push."),
                or(
                    "matters",
                    Field::Quantity(&IMPORTANCE),
                    "some",
                    "How much they count at the table, before the room's pull.",
                ),
                key(
                    "likes",
                    Field::Map(Target::Issue, &Field::Ref(Target::OptionHere)),
                    "For each issue they care about, the option they like.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "People at home who see what is public and push on their own side.",
    },
    Block {
        name: "venue",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                key(
                    "chance",
                    Field::QuantityOr(&CHANCE, "the rest"),
                    "How likely it is that the meeting is held there, or \"the rest\". Left out: a weight of 0.5 to 2 in what the others leave.",
                ),
                or(
                    "audience_pull",
                    Field::Quantity(&AMOUNT),
                    "0.5 to 2",
                    "How many times as much as usual home audiences count here.",
                ),
                or(
                    "bust_up",
                    Field::Quantity(&CHANCE),
                    "2 to 15%",
                    "Chance that the room blows up.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "A possible room. Without any there is one, certain, with the defaults.",
    },
    Block {
        name: "threat",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                must("by", Field::Ref(Target::Party), "Who threatens."),
                must(
                    "does",
                    ISSUE_OPTIONS,
                    "What it does if carried out: issues and the forms it may take on each, mildest first.",
                ),
                or(
                    "carried_out",
                    Field::Quantity(&CHANCE),
                    "5 to 50%",
                    "Chance that it is carried out if nothing is agreed, for whatever reason.",
                ),
                or(
                    "worst_form",
                    Field::Quantity(&CHANCE),
                    "10 to 50%",
                    "How often, if carried out, it takes its last form.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "What a side may do if nothing is agreed.",
    },
    Block {
        name: "outside",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                must("helps", Field::Ref(Target::Party), "Whose no-deal value it raises."),
                or(
                    "worth",
                    Field::Quantity(&POINTS),
                    "1 to 10",
                    "By how many points of that side's own scale, beyond today.",
                ),
                key("hurts", Field::Ref(Target::Party), "Whose no-deal value it lowers."),
                or(
                    "costs",
                    Field::Quantity(&POINTS),
                    "1 to 10",
                    "By how many points of that side's own scale; only beside `hurts`.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "Another door: what a side may turn to if nothing is agreed.",
    },
    Block {
        name: "link",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                must(
                    "when",
                    ISSUE_OPTIONS,
                    "It speaks of packages in which every one of these issues takes one of these options.",
                ),
                must(
                    "rules_out",
                    ISSUE_OPTIONS,
                    "Of those, it rules out each in which any of these issues takes one of these options.",
                ),
                or("holds", Field::Quantity(&CHANCE), "50 to 95%", "Chance that the link holds."),
                WHY,
                CITE,
            ],
        ),
        doc: "Packages that rule each other out.",
    },
    Block {
        name: "side_deal",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                key("gives", Field::Ref(Target::Party), "Who gives it."),
                must("gets", Field::Ref(Target::Person), "The person who gets it."),
                or(
                    "worth",
                    Field::Quantity(&IMPORTANCE),
                    "major",
                    "What it is worth to that person.",
                ),
                or(
                    "on_offer",
                    Field::Quantity(&CHANCE),
                    "5 to 50%",
                    "Chance that it is on offer; then every deal includes it.",
                ),
                or(
                    "leaks",
                    Field::Quantity(&CHANCE),
                    "20 to 80%",
                    "Chance that it becomes public.",
                ),
                key(
                    "if_leaked",
                    Field::Map(Target::Audience, &Field::Quantity(&POINTS)),
                    "Points added to an audience's value if it leaks; usually negative.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "Something one person gets, on offer or not, that may leak.",
    },
    Block {
        name: "dispute",
        form: Form::Each(
            Ids::New,
            &[
                must("about", Field::Text, "The fact in dispute."),
                key("says", Field::Map(Target::Party, &Field::Text), "What each side says."),
                key("feeds", Field::Paths, "Which blocks or values rest on it."),
                WHY,
                CITE,
            ],
        ),
        doc: "A fact the sides state differently.",
    },
    Block {
        name: "event",
        form: Form::Each(
            Ids::New,
            &[
                must("when", Field::DateOrText, "When, as a day or in the source's words."),
                must("what", Field::Text, "What happened."),
                key(
                    "trust",
                    Field::Choice(&["up", "down", "none"]),
                    "What it did to trust between the sides.",
                ),
                key("cameo", Field::Text, "CAMEO event code."),
                WHY,
                CITE,
            ],
        ),
        doc: "How they got here.",
    },
    Block {
        name: "affected",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                must(
                    "feels",
                    Field::Map(Target::Issue, &Field::Quantity(&IMPORTANCE)),
                    "Issues felt, and how much.",
                ),
                key(
                    "likes",
                    Field::Map(Target::Issue, &Field::Ref(Target::OptionHere)),
                    "The option that is best for them; the top of the ladder unless said.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "Who feels the outcome and has no say.",
    },
    Block {
        name: "case",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                key("means", Field::Text, "What it means, in words."),
                key("all", Field::Condition, "Every one of these holds."),
                key("any", Field::Condition, "At least one of these holds."),
                key("none", Field::Condition, "None of these holds."),
                key(
                    "not",
                    Field::Refs(Target::Outcome),
                    "None of these definitions and cases is met.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "A case the source names: best, worst, middle.",
    },
    Block {
        name: "expect",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                must("that", Field::Condition, "What is expected: every one of these holds."),
                key("chance", Field::Likelihood, "The chance the source's words stand for."),
                key(
                    "most_likely",
                    Field::Flag,
                    "true where the source calls it the most likely outcome.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "What the source expects: a check, never an input.",
    },
    Block {
        name: "question",
        form: Form::Each(
            Ids::New,
            &[
                LABEL,
                must("ask", Field::Text, "The question."),
                must(
                    "counts",
                    Field::Condition,
                    "What counts as yes on the day of the meeting: every one of these holds.",
                ),
                key("settle", Field::Text, "How it is settled."),
                key("by", Field::Date, "By when."),
                or(
                    "holds",
                    Field::Quantity(&CHANCE),
                    "70 to 97%",
                    "Chance that what was agreed lasts until then. The default holds from 8 days after the meeting; before, it is certain.",
                ),
                or(
                    "otherwise",
                    Field::Quantity(&CHANCE),
                    "1 to 15%",
                    "Chance that it happens anyway by then. The default holds from 8 days after the meeting; before, there is none.",
                ),
                WHY,
                CITE,
            ],
        ),
        doc: "A question settled later, fixed before the event.",
    },
    Block {
        name: "base",
        form: Form::Each(
            Ids::Of(Target::BaseRate),
            &[
                must("chance", Field::Likelihood, "How often such events happen: one number."),
                key("of", Field::Text, "Of what class of events."),
                WHY,
                CITE,
            ],
        ),
        doc: "A base rate, by the id of a definition, case, question or ending.",
    },
    Block {
        name: "gap",
        form: Form::Each(Ids::New, &[must("text", Field::Text, "What is missing."), WHY, CITE]),
        doc: "What the file cannot tell.",
    },
    Block {
        name: "scales",
        form: Form::One(&[
            key(
                "likelihood",
                Field::LikelihoodScale(LIKELIHOOD_SCALES),
                "A scale by name (icd203 unless said), or a table of words to ranges in percent.",
            ),
            key("importance", Field::ImportanceScale, "Words to ranges of points from 0 to 100."),
            key("effort", Field::EffortScale, "Words to effort units."),
        ]),
        doc: "Words, and the ranges they stand for.",
    },
    Block {
        name: "engine",
        form: Form::One(&[
            or(
                "sharpness",
                Field::Quantity(&AMOUNT),
                "10 to 20",
                "How sharply better packages are preferred.",
            ),
            or(
                "stakes",
                Field::Quantity(&AMOUNT),
                "2 to 10",
                "How strongly what is at stake moves the chance of more than words; 0 switches it off.",
            ),
            or(
                "usual_share",
                Field::Quantity(&SHARE),
                "0.4 to 0.6",
                "The share of its best hope at which `words_only` holds as typed.",
            ),
            or(
                "threats_together",
                Field::Quantity(&TOGETHER),
                "0 to 0.8",
                "How far threats are carried out together.",
            ),
            or(
                "nash_floor",
                Field::Quantity(&POSITIVE),
                "0.05",
                "Added to each share in the Nash rule, so that a share of 0 is unlikely, not impossible.",
            ),
            or(
                "ks_blend",
                Field::Quantity(&SHARE),
                "0.2",
                "How much the largest share counts beside the smallest in the Kalai–Smorodinsky rule.",
            ),
            or("pool_nash", Field::Quantity(&SHARE), "0.5", "Weight of the Nash rule in the pool."),
            or(
                "tolerance",
                Field::Quantity(&POINTS),
                "0",
                "Points below which a step's loss is no loss: 0 or more.",
            ),
            or(
                "rounds",
                Field::Quantity(&POSITIVE),
                "6 to 24",
                "How many rounds of offers a meeting has time for; simulated talks only.",
            ),
            or(
                "patience",
                Field::Quantity(&POSITIVE),
                "3 to 12",
                "After how many rounds without a better offer a side leaves; simulated talks only.",
            ),
            or(
                "misreading",
                Field::Quantity(&SHARE),
                "0.2 to 0.8",
                "How far what a side believes of the others is from the truth: 0 sees it, 1 knows only the file's ranges; simulated talks only.",
            ),
            or(
                "disagreement",
                Field::Choice(&["threats", "impasse"]),
                "threats",
                "What gains are measured from: what threats and other doors are worth (Nash 1953), or the status quo (Binmore, Rubinstein & Wolinsky 1986).",
            ),
            WHY,
            CITE,
        ]),
        doc: "The engine's own constants: values like any other.",
    },
    Block {
        name: "run",
        form: Form::One(&[
            or("worlds", Field::Whole(1, 1_000_000), "20000", "How many worlds."),
            or(
                "seed",
                Field::Whole(0, i64::MAX as u64),
                "1",
                "The seed; `--seed` goes on to 18446744073709551615, which TOML cannot hold.",
            ),
        ]),
        doc: "How long to run.",
    },
    Block {
        name: "source",
        form: Form::Each(
            Ids::New,
            &[
                key("title", Field::Text, "Title."),
                key("by", Field::Text, "Author."),
                key("publisher", Field::Text, "Publisher or outlet."),
                key("published", Field::Date, "Day of publication."),
                key("address", Field::Text, "Address."),
                key("kind", Field::Text, "Kind of text."),
                key(
                    "file",
                    Field::Text,
                    "Where the author keeps a copy. Nothing is read from it; `check --source` takes the text.",
                ),
                key(
                    "sha256",
                    Field::Sha256,
                    "SHA-256 of the text the quotes were checked against.",
                ),
                WHY,
            ],
        ),
        doc: "A text that is quoted.",
    },
    Block {
        name: "quotes",
        form: Form::FreeEach(Ids::Of(Target::Source), Field::Text),
        doc: "Verbatim quotes of one source, by id; ids are unique over all sources.",
    },
];
