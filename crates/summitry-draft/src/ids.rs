//! Ids of a file, made from labels.

/// The longest id that is made.
const LONGEST: usize = 28;
/// Words that conditions have for themselves, and none that an id may be.
const TAKEN: [&str; 12] =
    ["all", "any", "none", "not", "agreed", "venue", "ending", "or", "when", "both", "each", "now"];

/// An id like the label: small letters, digits and `-`, and no word that conditions have for themselves.
#[must_use]
pub fn id(label: &str) -> String {
    Ids::default().of(label)
}

/// Ids that differ.
#[derive(Default)]
pub(crate) struct Ids(Vec<String>);

impl Ids {
    /// An id like the label, unlike those before: small letters, digits and `-`.
    pub(crate) fn of(&mut self, label: &str) -> String {
        let mut id = String::new();
        for c in label.to_lowercase().chars() {
            let plain = match c {
                'á' | 'à' | 'ä' | 'â' | 'ã' => 'a',
                'é' | 'è' | 'ë' | 'ê' => 'e',
                'í' | 'ì' | 'ï' | 'î' => 'i',
                'ó' | 'ò' | 'ö' | 'ô' | 'õ' => 'o',
                'ú' | 'ù' | 'ü' | 'û' => 'u',
                'ñ' => 'n',
                'ç' => 'c',
                c if c.is_ascii_alphanumeric() => c,
                '\'' | '’' => continue,
                _ => '-',
            };
            if id.len() < LONGEST && !(plain == '-' && (id.is_empty() || id.ends_with('-'))) {
                id.push(plain);
            }
        }
        let id = id.trim_end_matches('-');
        let id = if id.is_empty() { "item" } else { id };
        let (mut out, mut number) = (id.to_owned(), 2);
        while TAKEN.contains(&out.as_str()) || self.0.contains(&out) {
            out = format!("{id}-{number}");
            number += 1;
        }
        self.0.push(out.clone());
        out
    }
}
