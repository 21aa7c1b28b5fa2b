//! Days, quotation marks and lists as each language writes them.

use crate::messages::Messages;

impl Messages {
    /// An ISO 8601 day in words: `3 Feb 2026`, `3 feb 2026`; anything else as it stands.
    #[must_use]
    pub fn day(&self, iso: &str) -> String {
        let mut parts = iso.splitn(3, '-');
        let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next())
        else {
            return iso.to_owned();
        };
        let (Ok(_), Ok(month), Ok(day)) =
            (year.parse::<u16>(), month.parse::<usize>(), day.parse::<u8>())
        else {
            return iso.to_owned();
        };
        let months = self.say("months");
        let Some(name) = month.checked_sub(1).and_then(|m| months.split(' ').nth(m)) else {
            return iso.to_owned();
        };
        format!("{day} {name} {year}")
    }

    /// Text that will stand between the language's quotation marks: its own ones become the inner kind.
    #[must_use]
    pub fn inside_quotes(&self, text: &str) -> String {
        let inner =
            |text: String, (own, inner): (char, char)| text.replace(own, &inner.to_string());
        self.language().quotes().into_iter().fold(text.to_owned(), inner)
    }

    /// The word between the last two of a list: `and`; in Spanish `y`, and `e` before the sound of an i.
    #[must_use]
    pub fn and(&self, next: &str) -> String {
        self.say(if self.language().elides_and(next) { "and-before-i" } else { "and" })
    }

    /// The word between two choices: `or`; in Spanish `o`, and `u` before the sound of an o.
    #[must_use]
    pub fn or(&self, next: &str) -> String {
        self.say(if self.language().elides_or(next) { "or-before-o" } else { "or" })
    }

    /// Several choices: `a or b or c`.
    #[must_use]
    pub fn choices(&self, items: &[String]) -> String {
        let glued = |mut out: String, item: &String| {
            if !out.is_empty() {
                out.push_str(&format!(" {} ", self.or(item)));
            }
            out + item
        };
        items.iter().fold(String::new(), glued)
    }

    /// Several things in one sentence: `a, b and c`; `a and b, and c` where one of them is itself put together.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        let and = format!(" {} ", self.say("and"));
        let opens = self.language().quotes().map(|(own, _)| own);
        // Within quotation marks nobody mistakes an *and* for the list's.
        let joined = |item: &String| item.contains(&and) && !item.starts_with(opens);
        let id = if items.iter().any(joined) { "list-and-apart" } else { "list-and" };
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [init @ .., last] => self.fill(
                id,
                &[
                    ("init", init.join(", ").as_str().into()),
                    ("and", self.and(last).as_str().into()),
                    ("last", last.into()),
                ],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{language::Language, messages::Messages};

    #[test]
    fn days_follow_the_language() {
        let (en, es) = (Messages::new(Language::English), Messages::new(Language::Spanish));
        assert_eq!(
            (en.day("2026-02-03"), es.day("2026-02-03")),
            ("3 Feb 2026".into(), "3 feb 2026".into())
        );
        assert_eq!(en.day("soon"), "soon");
    }

    #[test]
    fn a_name_with_an_and_of_its_own_is_set_apart() {
        let list = |items: &[&str], language| {
            let items: Vec<String> = items.iter().map(|&item| item.to_owned()).collect();
            Messages::new(language).list(&items)
        };
        let (en, es) = (Language::English, Language::Spanish);
        assert_eq!(
            list(&["Ireland and the other twenty-six", "the Commission"], en),
            "Ireland and the other twenty-six, and the Commission"
        );
        assert_eq!(list(&["Irlanda y los demás", "Italia"], es), "Irlanda y los demás, e Italia");
        assert_eq!(list(&["“Aid and trade”", "“Peace”"], en), "“Aid and trade” and “Peace”");
    }

    #[test]
    fn lists_sound_right() {
        let es = Messages::new(Language::Spanish);
        let list = |last: &str| es.list(&["a".to_owned(), last.to_owned()]);
        assert_eq!(list("«Intercambio de información»"), "a e «Intercambio de información»");
        assert_eq!(list("hielo"), "a y hielo");
        assert_eq!(list("hijos"), "a e hijos");
        assert_eq!(list("visas"), "a y visas");
        assert_eq!(
            es.choices(&["siete".into(), "«ocho»".into(), "hoy".into()]),
            "siete u «ocho» u hoy"
        );
        let en = Messages::new(Language::English);
        assert_eq!(en.list(&["a".into(), "information".into()]), "a and information");
    }

    #[test]
    fn quotes_inside_quotes_are_of_the_inner_kind() {
        let es = Messages::new(Language::Spanish);
        assert_eq!(es.inside_quotes("pero «por ahora» no"), "pero “por ahora” no");
        assert_eq!(Messages::new(Language::English).inside_quotes("so “for now”"), "so ‘for now’");
    }
}
