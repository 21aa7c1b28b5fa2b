//! A name within a sentence: the article it wants, and whether a verb goes with it as with several.
//!
//! A file may say both (`in_text`, `plural`). Where it does not, each language knows the common names that want an article by one of
//! their words, and takes a name that lists several for a plural.

/// The articles of a language.
pub(crate) struct Articles {
    /// Whether the word that decides is the last of the name (United *States*) rather than the first (*Unión* Europea).
    pub(crate) by_last: bool,
    /// An article and the words that want it.
    pub(crate) before: &'static [(&'static str, &'static [&'static str])],
    /// Articles that names begin with themselves; each is small within a sentence.
    pub(crate) own: &'static [&'static str],
    /// Names that begin like an article and are none.
    pub(crate) not: &'static [&'static str],
    /// Words by which a name is a plural: its article, or what decides on it.
    pub(crate) plural: &'static [&'static str],
    /// What stands between two that are listed.
    pub(crate) lists: &'static [&'static str],
    /// Behind a name that says whose something is, which then wants no article.
    pub(crate) possessive: &'static [&'static str],
    /// Those whose something is of a kind: `teachers' union` is no name's.
    pub(crate) kinds: &'static [&'static str],
    /// Words that melt into one.
    pub(crate) melted: &'static [(&'static str, &'static str)],
}

pub(crate) static ENGLISH: Articles = Articles {
    by_last: true,
    before: &[(
        "the",
        &[
            "Administration",
            "Alliance",
            "Army",
            "Assembly",
            "Association",
            "Authority",
            "Bahamas",
            "Bank",
            "Board",
            "Bundestag",
            "Cabinet",
            "Coalition",
            "Commission",
            "Committee",
            "Commons",
            "Company",
            "Confederation",
            "Congress",
            "Council",
            "Court",
            "Democrats",
            "Doctors",
            "Drivers",
            "EU",
            "Emirates",
            "Employers",
            "Farmers",
            "Federation",
            "Fishers",
            "Friends",
            "Front",
            "Gambia",
            "Government",
            "Greens",
            "Guild",
            "House",
            "IMF",
            "Islands",
            "Isles",
            "Junta",
            "Kingdom",
            "Knesset",
            "League",
            "Lords",
            "Maldives",
            "Ministry",
            "Movement",
            "Musicians",
            "Netherlands",
            "Nurses",
            "Opposition",
            "Organization",
            "Parents",
            "Parliament",
            "Party",
            "Philippines",
            "Presidency",
            "Republic",
            "Republicans",
            "Senate",
            "States",
            "Students",
            "Taliban",
            "Teachers",
            "Treasury",
            "UAE",
            "UK",
            "UN",
            "US",
            "USA",
            "USSR",
            "Union",
            "Unions",
            "WTO",
            "Workers",
            "administration",
            "airline",
            "alliance",
            "army",
            "association",
            "authority",
            "bank",
            "board",
            "coalition",
            "commission",
            "committee",
            "company",
            "confederation",
            "council",
            "doctors",
            "drivers",
            "employers",
            "farmers",
            "federation",
            "firm",
            "fishers",
            "government",
            "guild",
            "junta",
            "management",
            "ministry",
            "movement",
            "musicians",
            "nurses",
            "opposition",
            "parents",
            "parliament",
            "party",
            "presidency",
            "rebels",
            "senate",
            "strikers",
            "students",
            "teachers",
            "treasury",
            "union",
            "unions",
            "workers",
        ],
    )],
    own: &["The"],
    not: &["The Gambia", "The Hague"],
    plural: &[
        "Democrats",
        "Doctors",
        "Drivers",
        "Employers",
        "Farmers",
        "Fishers",
        "Friends",
        "Greens",
        "Members",
        "Musicians",
        "Nurses",
        "Parents",
        "Republicans",
        "Students",
        "Teachers",
        "Unions",
        "Workers",
        "countries",
        "doctors",
        "drivers",
        "employers",
        "farmers",
        "fishers",
        "members",
        "musicians",
        "nurses",
        "parents",
        "parties",
        "rebels",
        "states",
        "strikers",
        "students",
        "teachers",
        "unions",
        "workers",
    ],
    lists: &[" and ", " & "],
    possessive: &["'s ", "’s "],
    kinds: &["men's ", "men’s ", "people's ", "people’s ", "children's ", "children’s "],
    melted: &[],
};

pub(crate) static SPANISH: Articles = Articles {
    by_last: false,
    before: &[
        (
            "el",
            &[
                "Banco",
                "Bloque",
                "Bundestag",
                "Congreso",
                "Consejo",
                "FMI",
                "Gobierno",
                "Ministerio",
                "Parlamento",
                "Partido",
                "Reino",
                "Senado",
                "Sindicato",
                "Tribunal",
            ],
        ),
        (
            "la",
            &[
                "Administración",
                "Alianza",
                "Asamblea",
                "Autoridad",
                "Casa",
                "Comisión",
                "Confederación",
                "Corte",
                "Cámara",
                "Federación",
                "Liga",
                "Lista",
                "OMC",
                "ONU",
                "OTAN",
                "Organización",
                "Presidencia",
                "República",
                "UE",
                "URSS",
                "Unión",
            ],
        ),
        ("los", &["Demócratas", "Emiratos", "Países", "Republicanos", "Sindicatos", "Verdes"]),
        ("las", &["Bahamas", "Comunidades", "Islas", "Maldivas"]),
    ],
    own: &["El", "La", "Los", "Las"],
    not: &["El Cairo", "El Salvador", "La Habana", "La Haya", "La Paz", "Las Vegas", "Los Ángeles"],
    plural: &["Los", "Las", "los", "las"],
    lists: &[" y ", " e "],
    possessive: &[],
    kinds: &[],
    melted: &[(" de el ", " del "), (" a el ", " al "), ("De el ", "Del "), ("A el ", "Al ")],
};

/// A name within a sentence, where the file does not say how: `United States` as `the United States`.
pub(crate) fn in_text(of: &Articles, name: &str) -> String {
    if of.not.iter().any(|not| name.starts_with(not)) {
        return name.to_owned();
    }
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    if of.own.contains(&first) && !rest.is_empty() {
        return format!("{} {rest}", first.to_lowercase());
    }
    let core = core(of, name);
    let has = |marks: &[&str]| marks.iter().any(|mark| core.contains(mark));
    if has(of.possessive) && !has(of.kinds) {
        return name.to_owned();
    }
    let Some(word) = deciding(of, core) else { return name.to_owned() };
    let article = of.before.iter().find(|(_, words)| words.contains(&word));
    article.map_or_else(|| name.to_owned(), |(article, _)| format!("{article} {name}"))
}

/// Whether a verb goes with a name, as it stands within a sentence, as with several.
pub(crate) fn is_plural(of: &Articles, name: &str) -> bool {
    let outside = name.split('(').next().unwrap_or(name);
    let first = outside.split(' ').next().unwrap_or(outside);
    let word = deciding(of, core(of, outside));
    of.lists.iter().any(|and| outside.contains(and))
        || of.plural.contains(&first)
        || word.is_some_and(|word| of.plural.contains(&word))
}

/// A name without what is said of it: `Republicans in the House` is `Republicans`.
fn core<'a>(of: &Articles, name: &'a str) -> &'a str {
    const ENDS: [&str; 6] = [",", " (", ":", " of ", " in ", " that "];
    let ends = ENDS.iter().chain(of.lists).filter_map(|end| name.find(end));
    let end = ends.min().unwrap_or(name.len());
    name.get(..end).unwrap_or(name)
}

fn deciding<'a>(of: &Articles, core: &'a str) -> Option<&'a str> {
    let mut words = core.split_whitespace();
    if of.by_last { words.next_back() } else { words.next() }
}

/// A sentence in which two words that melt into one have done so: `de el Reino Unido` is `del Reino Unido`.
pub(crate) fn melted(of: &Articles, mut text: String) -> String {
    for (apart, one) in of.melted {
        // Only the beginning of a text has the capital one.
        if apart.starts_with(' ') && text.contains(apart) {
            text = text.replace(apart, one);
        } else if let Some(rest) = text.strip_prefix(apart) {
            text = format!("{one}{rest}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, SPANISH, in_text, is_plural, melted};

    #[test]
    fn common_names_get_their_article() {
        for (name, there) in [
            ("United States", "the United States"),
            ("Soviet Union", "the Soviet Union"),
            ("House of Representatives", "the House of Representatives"),
            ("The presidency", "the presidency"),
            ("United States and Canada", "the United States and Canada"),
            ("Colombia", "Colombia"),
            ("Israel's cabinet", "Israel's cabinet"),
            ("Petro's party", "Petro's party"),
            ("Seamen's union", "the Seamen's union"),
            ("Teachers' union", "the Teachers' union"),
            ("Ferry company", "the Ferry company"),
            ("Friends of the Concert Hall", "the Friends of the Concert Hall"),
            ("Ministry of transport", "the Ministry of transport"),
            ("France, Italy and the Commission", "France, Italy and the Commission"),
            ("The Hague", "The Hague"),
            ("Quessa (delta, invented)", "Quessa (delta, invented)"),
        ] {
            assert_eq!(in_text(&ENGLISH, name), there);
        }
        for (name, there) in [
            ("Unión Europea", "la Unión Europea"),
            ("Estados Unidos", "Estados Unidos"),
            ("Reino Unido", "el Reino Unido"),
            ("Los Verdes", "los Verdes"),
            ("El Salvador", "El Salvador"),
            ("Países Bajos", "los Países Bajos"),
        ] {
            assert_eq!(in_text(&SPANISH, name), there);
        }
    }

    #[test]
    fn several_are_a_plural() {
        for name in [
            "Italy and Greece",
            "the Greens",
            "Republicans in the House",
            "the other members, from Iraq to Kazakhstan",
        ] {
            assert!(is_plural(&ENGLISH, name), "{name}");
        }
        for name in
            ["the United States", "Ardal (holds the pass and the road)", "the European Union"]
        {
            assert!(!is_plural(&ENGLISH, name), "{name}");
        }
        assert!(is_plural(&SPANISH, "los Verdes") && is_plural(&SPANISH, "Alemania e Italia"));
        assert!(!is_plural(&SPANISH, "Estados Unidos") && !is_plural(&SPANISH, "la Unión Europea"));
    }

    #[test]
    fn spanish_melts_its_articles() {
        assert_eq!(
            melted(&SPANISH, "lo que quiere de el Reino Unido".to_owned()),
            "lo que quiere del Reino Unido"
        );
        assert_eq!(
            melted(&SPANISH, "A el Senado se le pregunta".to_owned()),
            "Al Senado se le pregunta"
        );
        assert_eq!(melted(&SPANISH, "de El Salvador".to_owned()), "de El Salvador");
        assert_eq!(melted(&ENGLISH, "de el ".to_owned()), "de el ");
    }
}
