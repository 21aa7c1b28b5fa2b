//! A sentence with its stressed words marked, so that every layout can stress them its own way.

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are stressed.
    pub strong: bool,
}

/// A sentence. In messages the stressed words stand between `⟦` and `⟧`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich(pub Vec<Run>);

impl Rich {
    /// Reads the marks of a message.
    #[must_use]
    pub fn parse(message: &str) -> Rich {
        let mut runs = Vec::new();
        let mut strong = false;
        for part in message.split_inclusive(['⟦', '⟧']) {
            let text = part.trim_end_matches(['⟦', '⟧']);
            if !text.is_empty() {
                runs.push(Run { text: text.to_owned(), strong });
            }
            if part.ends_with('⟦') {
                strong = true;
            } else if part.ends_with('⟧') {
                strong = false;
            }
        }
        Rich(runs)
    }

    /// The sentence without marks.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}

/// A label from a file, made safe to print: control characters, marks that change the writing direction and the
/// marks of [`Rich`] are dropped, so that a file can neither colour the terminal nor reverse a line. A label with letters that are
/// written from right to left is isolated, so that it does not carry the sentence around it along.
#[must_use]
pub fn clean(label: &str) -> String {
    let kept = summitry_scenario::visible::label(label);
    if kept.chars().any(is_right_to_left) { format!("\u{2068}{kept}\u{2069}") } else { kept }
}

/// Letters of the scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A label of at most so many characters, cut behind a word and never inside one; only a first word that is longer stays whole.
#[must_use]
pub fn shortened(label: &str, most: usize) -> String {
    if label.chars().count() <= most {
        return label.to_owned();
    }
    let mut out = String::new();
    for word in label.split(' ') {
        let longer = out.chars().count() + 1 + word.chars().count();
        if !out.is_empty() && longer >= most {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    let open = out.contains('\u{2068}') && !out.contains('\u{2069}');
    let close = if open { "\u{2069}" } else { "" };
    format!("{}…{close}", out.trim_end_matches([',', ';', ':', '–', ' ']))
}

/// A text as the beginning of a line.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_runs() {
        let rich = Rich::parse("A deal is ⟦likely (55–80%)⟧: 62 of 100.");
        assert_eq!(rich.plain(), "A deal is likely (55–80%): 62 of 100.");
        assert_eq!(rich.0.iter().filter(|r| r.strong).count(), 1);
        assert_eq!(rich.0[1].text, "likely (55–80%)");
    }

    #[test]
    fn labels_are_cut_at_a_word() {
        assert_eq!(shortened("one, two and three", 18), "one, two and three");
        assert_eq!(shortened("one, two and three", 17), "one, two and…");
        assert_eq!(shortened("one, two and three", 9), "one, two…");
        assert_eq!(shortened("one, two and three", 8), "one…");
        assert_eq!(shortened("Donaudampfschiff fährt", 8), "Donaudampfschiff…");
    }

    #[test]
    fn a_label_cannot_colour_or_reverse() {
        // Arabic and Hebrew are isolated, once.
        assert_eq!(clean("\u{202e}مصر"), "\u{2068}مصر\u{2069}");
        assert_eq!(clean(&clean("ישראל")), "\u{2068}ישראל\u{2069}");
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\n⟦d⟧"), "a[31mbc d");
    }
}
