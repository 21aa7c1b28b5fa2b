//! Random valid scenario files: every block of the grammar and every form a value may take.
//!
//! What a file says is drawn first, from one seed; how it is written (which ids, in which order of blocks) is asked apart, so that
//! the same negotiation can be written twice.

use super::dice::Dice;

/// How a negotiation is written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// Every id with this before it.
    pub(super) prefix: &'static str,
    /// Blocks in another order, where not 0.
    pub(super) order: u64,
    /// Values as single numbers, of which renaming changes nothing: draws go by path.
    pub(super) points: bool,
}

/// What a value is of.
#[derive(Clone, Copy)]
enum Kind {
    Chance,
    Points,
    Positive,
    Effort,
    Share,
}

/// A file on its way.
struct Writer {
    dice: Dice,
    style: Style,
    blocks: Vec<String>,
}

impl Writer {
    fn id(&self, kind: &str, number: usize) -> String {
        format!("{}{kind}{number}", self.style.prefix)
    }

    /// A value in one of the forms it may take.
    fn value(&mut self, kind: Kind) -> String {
        // Drawn in either case, so that the same negotiation has the same dice.
        let (a, b) = match kind {
            Kind::Chance => (self.dice.between(1, 60), self.dice.between(1, 38)),
            Kind::Points => (self.dice.between(0, 70), self.dice.between(1, 30)),
            Kind::Positive => (self.dice.between(1, 6), self.dice.between(1, 6)),
            Kind::Effort => (self.dice.between(0, 4), self.dice.between(1, 4)),
            Kind::Share => (self.dice.between(1, 60), self.dice.between(1, 30)),
        };
        let form = self.dice.below(8);
        let scale = if matches!(kind, Kind::Share) { 0.01 } else { 1.0 };
        let (low, middle, high) =
            (a as f64 * scale, (2 * a + b) as f64 * scale / 2.0, (a + b) as f64 * scale);
        let percent = if matches!(kind, Kind::Chance) { "%" } else { "" };
        if self.style.points {
            return format!("{middle}");
        }
        let low_of_range =
            if low == 0.0 && !matches!(kind, Kind::Points) { 0.5 * scale } else { low };
        match form {
            0 => format!("{middle}"),
            1 | 2 => format!("\"{low_of_range} to {high}{percent}\""),
            3 => format!("\"{low} / {middle} / {high}{percent}\""),
            4 => format!("{{ is = \"{low_of_range} to {high}{percent}\", why = \"drawn\" }}"),
            5 if matches!(kind, Kind::Points | Kind::Positive) => {
                format!("{{ normal = [{middle}, {}] }}", b as f64 / 4.0)
            }
            6 => {
                // Written as texts, so that a point in the number is no dotted key.
                let weights = (self.dice.between(1, 3), self.dice.between(1, 3));
                format!(
                    "{{ one_of = {{ \"{low_of_range}\" = {}, \"{high}\" = {} }} }}",
                    weights.0, weights.1
                )
            }
            7 => (match kind {
                Kind::Chance => *self.dice.of(&["\"likely\"", "\"unlikely\"", "\"very likely\""]),
                Kind::Points => *self.dice.of(&["\"some\"", "\"major\"", "\"minor\""]),
                Kind::Positive | Kind::Share => return format!("{middle}"),
                Kind::Effort => *self.dice.of(&["\"sentence\"", "\"decision\"", "\"programme\""]),
            })
            .to_owned(),
            _ => format!("{middle}"),
        }
    }

    fn block(&mut self, text: String) {
        self.blocks.push(text);
    }
}

/// Writes the negotiation of a seed.
pub(super) fn write(seed: u64, style: Style) -> String {
    let mut w = Writer { dice: Dice::new(seed), style, blocks: Vec::new() };
    let parties = w.dice.between(2, 4);
    let sizes: Vec<usize> = (0..w.dice.between(1, 3)).map(|_| w.dice.between(2, 4)).collect();
    let head = summit(&mut w);
    people(&mut w, parties);
    let each = sizes.len() > 1 && w.dice.once_in(4);
    agenda(&mut w, &sizes, parties, each);
    wants(&mut w, &sizes, parties, each);
    let bargained: Vec<usize> = sizes[..sizes.len() - usize::from(each)].to_vec();
    doors(&mut w, &bargained, parties);
    institutions(&mut w, &bargained, parties);
    outcomes(&mut w, &bargained);
    constants(&mut w);
    let order = w.style.order;
    if order > 0 {
        Dice::new(order).shuffle(&mut w.blocks);
    }
    format!("format = \"summitry/1\"\n{head}{}", w.blocks.concat())
}

fn summit(w: &mut Writer) -> String {
    let mut text =
        "[summit]\ntitle = \"Drawn\"\ndate = 2026-12-15\nwritten = 2026-12-01\n".to_owned();
    let capacity = w.value(Kind::Positive);
    text += &format!("capacity = {capacity}\n");
    match w.dice.below(3) {
        0 => text += &format!("base = {}\n", w.value(Kind::Chance)),
        1 => text += &format!("words_only = {}\n", w.value(Kind::Chance)),
        _ => {}
    }
    if w.dice.once_in(4) {
        text += &format!("meetings = {}\ndeadline = 2027-01-10\n", w.dice.between(2, 4));
        text += &format!("resumes = {}\n", w.value(Kind::Chance));
    }
    text
}

fn people(w: &mut Writer, parties: usize) {
    for i in 0..parties {
        let (party, person) = (w.id("party", i), w.id("person", i));
        let mut text = format!("[party.{party}]\nlabel = \"Side {i}\"\n");
        if w.dice.once_in(2) {
            text += &format!("power = {}\n", w.value(Kind::Positive));
        }
        text += &format!("weight = {}\n", w.dice.between(1, 9));
        if w.dice.once_in(6) {
            text += &format!("leaves = {}\n", w.value(Kind::Chance));
        }
        text += &format!("leader = \"{person}\"\n");
        w.block(text);
        let stake = w.value(Kind::Points);
        w.block(format!("[person.{person}]\nside = \"{party}\"\nown_stake = {stake}\n"));
    }
}

fn option(w: &Writer, issue: usize, number: usize) -> String {
    w.id(&format!("o{issue}x"), number)
}

fn agenda(w: &mut Writer, sizes: &[usize], parties: usize, each: bool) {
    for (k, &size) in sizes.iter().enumerate() {
        let (id, spoiled) = (w.id("issue", k), each && k + 1 == sizes.len());
        let now = w.dice.below(size);
        let mut text =
            format!("[issue.{id}]\nlabel = \"Point {k}\"\nnow = \"{}\"\n", option(w, k, now));
        let mut options = Vec::new();
        for o in 0..size {
            let name = option(w, k, o);
            let (bare, effort) = (w.dice.once_in(3), w.value(Kind::Effort));
            // Without its effort an option has the default's range.
            options.push(if spoiled || (bare && !w.style.points) {
                format!("\"{name}\"")
            } else {
                format!("{{ id = \"{name}\", effort = {effort} }}")
            });
        }
        text += &format!("options = [{}]\n", options.join(", "));
        if spoiled {
            text += "held_by = \"each\"\n";
        } else {
            match w.dice.below(6) {
                0 => {
                    let holder = w.dice.below(parties);
                    text += &format!("held_by = \"{}\"\n", w.id("party", holder));
                }
                1 => text += &format!("raised = {}\n", w.value(Kind::Chance)),
                2 => text += &format!("delivered = {}\n", w.value(Kind::Chance)),
                3 => {
                    let falls = (now + 1) % size;
                    let chance = w.value(Kind::Chance);
                    text +=
                        &format!("without_deal = {{ \"{}\" = {chance} }}\n", option(w, k, falls));
                }
                _ => {}
            }
        }
        w.block(text);
    }
}

fn wants(w: &mut Writer, sizes: &[usize], parties: usize, each: bool) {
    for i in 0..parties {
        for (k, &size) in sizes.iter().enumerate() {
            if k > 0 && w.dice.once_in(7) {
                continue;
            }
            let best = w.dice.below(size);
            let matters = w.value(Kind::Points);
            let mut text = format!(
                "[wants.{}.{}]\nmatters = {matters}\nbest = \"{}\"\n",
                w.id("party", i),
                w.id("issue", k),
                option(w, k, best)
            );
            let bargained = !(each && k + 1 == sizes.len());
            if bargained && size > 2 && w.dice.once_in(5) {
                let never = (best + 1 + w.dice.below(size - 1)) % size;
                text += &format!("never = [\"{}\"]\n", option(w, k, never));
            }
            w.block(text);
        }
        if w.dice.once_in(2) {
            let (k, matters) = (w.dice.below(sizes.len()), w.value(Kind::Points));
            let likes = w.dice.below(sizes[k]);
            w.block(format!(
                "[audience.{}]\npushes = \"{}\"\nmatters = {matters}\nlikes = {{ {} = \"{}\" }}\n",
                w.id("audience", i),
                w.id("party", i),
                w.id("issue", k),
                option(w, k, likes)
            ));
        }
    }
}

/// Rooms, threats, other doors, links, side deals, those who feel it.
fn doors(w: &mut Writer, sizes: &[usize], parties: usize) {
    let rooms = w.dice.below(3);
    for v in 0..rooms {
        let chance = if v == 0 {
            let value = w.value(Kind::Chance);
            format!("chance = {value}\n")
        } else if v + 1 == rooms {
            "chance = \"the rest\"\n".to_owned()
        } else {
            String::new()
        };
        let (pull, row) = (w.value(Kind::Share), w.value(Kind::Chance));
        let chance = if rooms == 1 { String::new() } else { chance };
        w.block(format!(
            "[venue.{}]\n{chance}audience_pull = {pull}\nbust_up = {row}\n",
            w.id("room", v)
        ));
    }
    for t in 0..w.dice.below(3) {
        let (by, k) = (w.dice.below(parties), w.dice.below(sizes.len()));
        let mut forms: Vec<usize> = (0..sizes[k]).collect();
        w.dice.shuffle(&mut forms);
        forms.truncate(w.dice.between(1, 2));
        let forms: Vec<String> =
            forms.iter().map(|&o| format!("\"{}\"", option(w, k, o))).collect();
        let (chance, worst) = (w.value(Kind::Chance), w.value(Kind::Chance));
        w.block(format!(
            "[threat.{}]\nby = \"{}\"\ndoes = {{ {} = [{}] }}\ncarried_out = {chance}\nworst_form = {worst}\n",
            w.id("threat", t),
            w.id("party", by),
            w.id("issue", k),
            forms.join(", ")
        ));
    }
    if w.dice.once_in(2) {
        let helps = w.dice.below(parties);
        let (worth, costs) = (w.value(Kind::Positive), w.value(Kind::Positive));
        w.block(format!(
            "[outside.{}]\nhelps = \"{}\"\nworth = {worth}\nhurts = \"{}\"\ncosts = {costs}\n",
            w.id("door", 0),
            w.id("party", helps),
            w.id("party", (helps + 1) % parties)
        ));
    }
    if sizes.len() > 1 && w.dice.once_in(2) {
        let (when, out) = (w.dice.below(sizes[0]), w.dice.below(sizes[1]));
        let holds = w.value(Kind::Chance);
        w.block(format!(
            "[link.{}]\nwhen = {{ {} = [\"{}\"] }}\nrules_out = {{ {} = [\"{}\"] }}\nholds = {holds}\n",
            w.id("link", 0),
            w.id("issue", 0),
            option(w, 0, when),
            w.id("issue", 1),
            option(w, 1, out)
        ));
    }
    if w.dice.once_in(3) {
        let (offer, leaks) = (w.value(Kind::Chance), w.value(Kind::Chance));
        let worth = w.value(Kind::Points);
        w.block(format!(
            "[side_deal.{}]\ngives = \"{}\"\ngets = \"{}\"\non_offer = {offer}\nworth = {worth}\nleaks = {leaks}\n",
            w.id("favour", 0),
            w.id("party", 1),
            w.id("person", 0)
        ));
    }
    let (k, feels) = (w.dice.below(sizes.len()), w.value(Kind::Points));
    w.block(format!(
        "[affected.{}]\nfeels = {{ {} = {feels} }}\n",
        w.id("people", 0),
        w.id("issue", k)
    ));
}

/// Who decides, who ratifies, who helps.
fn institutions(w: &mut Writer, sizes: &[usize], parties: usize) {
    if w.dice.once_in(4) {
        let rule = *w.dice.of(&[
            "\"majority\"",
            "{ quota = \"65%\", of = \"weight\" }",
            "[{ quota = 2, of = \"parties\" }, { quota = \"majority\", of = \"weight\" }]",
            "\"all\"",
        ]);
        let mut text = format!("[decision]\nrule = {rule}\n");
        if w.dice.once_in(2) {
            let veto = w.dice.below(parties);
            text += &format!("vetoes = [\"{}\"]\n", w.id("party", veto));
        }
        w.block(text);
    }
    if w.dice.once_in(4) {
        let (of, k, asked) =
            (w.dice.below(parties), w.dice.below(sizes.len()), w.value(Kind::Chance));
        let (likes, matters) = (w.dice.below(sizes[k]), w.value(Kind::Points));
        w.block(format!(
            "[ratifier.{}]\nof = \"{}\"\nasked = {asked}\nmatters = {matters}\nlikes = {{ {} = \"{}\" }}\n",
            w.id("house", 0),
            w.id("party", of),
            w.id("issue", k),
            option(w, k, likes)
        ));
    }
    if w.dice.once_in(4) {
        let (effort, row) = (w.value(Kind::Share), w.value(Kind::Share));
        w.block(format!("[mediator.{}]\neffort = {effort}\nbust_up = {row}\n", w.id("friend", 0)));
    }
}

/// What is asked of the end: definitions, cases, expectations, questions.
fn outcomes(w: &mut Writer, sizes: &[usize]) {
    let k = w.dice.below(sizes.len());
    let o = w.dice.below(sizes[k]);
    let (issue, name) = (w.id("issue", k), option(w, k, o));
    let accord = w.id("accord", 0);
    w.block(format!("[define.{accord}]\nall = {{ ending = \"agreed\", {issue} = \"{name}\" }}\n"));
    w.block(format!(
        "[case.{}]\nany = {{ {accord} = true, ending = \"bust_up\" }}\n",
        w.id("case", 0)
    ));
    w.block(format!(
        "[expect.{}]\nthat = {{ {issue} = \"{name}\" }}\nchance = \"20 to 60%\"\n",
        w.id("expect", 0)
    ));
    let holds = w.value(Kind::Chance);
    w.block(format!(
        "[question.{}]\nask = \"Does it happen?\"\ncounts = {{ {accord} = true }}\nby = 2027-02-01\nholds = {holds}\n",
        w.id("question", 0)
    ));
    w.block(format!(
        "[event.{}]\nwhen = 2026-11-{:02}\nwhat = \"They met.\"\ntrust = \"up\"\n",
        w.id("event", 0),
        1 + k
    ));
}

fn constants(w: &mut Writer) {
    if w.dice.once_in(3) {
        let (choosing, elasticity) = (w.value(Kind::Positive), w.value(Kind::Positive));
        let disagreement = *w.dice.of(&["threats", "impasse"]);
        w.block(format!(
            "[engine]\nchoosing = {choosing}\nelasticity = {elasticity}\ndisagreement = \"{disagreement}\"\n"
        ));
    }
}
