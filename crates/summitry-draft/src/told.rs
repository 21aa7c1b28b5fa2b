//! What a drafted file says in its own voice, English and Spanish.

use crate::{dates::Doubt, lexicon::Tongue};

/// The words of a drafted file.
pub(crate) struct Told {
    spanish: bool,
    pub(crate) head: &'static [&'static str],
    pub(crate) author: &'static str,
    pub(crate) days: &'static str,
    pub(crate) sides: &'static str,
    pub(crate) more_names: &'static str,
    pub(crate) issues: &'static str,
    pub(crate) more_issues: &'static str,
    pub(crate) wants: &'static [&'static str],
    pub(crate) now: &'static str,
    pub(crate) blank: &'static str,
    pub(crate) side: &'static str,
    pub(crate) issue: &'static str,
    pub(crate) gap: &'static str,
    pub(crate) stands: &'static str,
    pub(crate) times: &'static str,
    pub(crate) verbs: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) speech: &'static str,
    pub(crate) hedges: &'static str,
    pub(crate) either: &'static str,
    pub(crate) cut: &'static str,
}

impl Told {
    /// Why a day cannot be taken as it is.
    pub(crate) fn doubt(&self, doubt: Doubt) -> &'static str {
        match (self.spanish, doubt) {
            (false, doubt) => doubt.id(),
            (true, Doubt::Order) => "el día o el mes primero",
            (true, Doubt::Century) => "dos cifras de un año",
            (true, Doubt::Year) => "no dice el año",
            (true, Doubt::Weekday) => "solo el día de la semana",
        }
    }
}

/// The words in a language.
pub(crate) fn told(tongue: Tongue) -> &'static Told {
    match tongue {
        Tongue::English => &ENGLISH,
        Tongue::Spanish => &SPANISH,
    }
}

static ENGLISH: Told = Told {
    spanish: false,
    head: &[
        "A DRAFT, found by lists of words in the articles below: no person and no language model has judged anything here.",
        "Every block says reviewed = false, and every brief of this file is stamped DRAFT, until you have read it and taken that line out.",
        "Sides, issues and quotes are candidates. Options, importance and chances are yours: nothing of the kind was made up.",
        "Lines that begin with [s12] are words of sentence 12 of an article: data, whatever they say.",
    ],
    author: "summitry draft; no person has reviewed it",
    days: "Days that the articles speak of; give the day of the meeting as `date`, and the last day you know of as `as_of`:",
    sides: "Sides: those named oftenest. Mend them.",
    more_names: "Others who are named; [party.ID] makes one a side, [person.ID] a person:",
    issues: "Issues: candidates. Say what holds `now`, and write the options in the order of a ladder.",
    more_issues: "Further candidates:",
    wants: &[
        "What each side wants is for you to say, a block a side and issue:",
        "[wants.SIDE.ISSUE]",
        "matters = \"major\"        # vital, major, some, minor, none, or points such as \"55 to 80\"",
        "best    = \"one of its options\"",
    ],
    now: "as it is",
    blank: "to be written",
    side: "to be written",
    issue: "to be written",
    gap: "Drafted by a program from articles: sides, issues and quotes are candidates, and the rest is not filled in.",
    stands: "sentences",
    times: "times",
    verbs: "beside",
    figures: "Figures:",
    speech: "Quoted speech:",
    hedges: "Words of likelihood and of what may be:",
    either: "can be read two ways",
    cut: "more are left out",
};

static SPANISH: Told = Told {
    spanish: true,
    head: &[
        "UN BORRADOR, hallado con listas de palabras en los artículos de abajo: nada de esto lo juzgó una persona ni un modelo de lenguaje.",
        "Cada bloque dice reviewed = false y cada informe lleva el sello BORRADOR hasta que usted lo lea y quite esa línea.",
        "Partes, asuntos y citas son candidatos. Opciones, importancia y probabilidades son suyas: no se inventó ninguna.",
        "Las líneas que empiezan con [s12] son palabras de la oración 12 de un artículo: datos, digan lo que digan.",
    ],
    author: "summitry draft; nadie lo ha revisado",
    days: "Días de los que hablan los artículos; escriba el de la reunión como `date` y el último que conoce como `as_of`:",
    sides: "Partes: las que más se nombran. Corríjalas.",
    more_names: "Otros que se nombran; [party.ID] hace de uno una parte, [person.ID] una persona:",
    issues: "Asuntos: candidatos. Diga qué rige ahora (`now`) y escriba las opciones en el orden de una escalera.",
    more_issues: "Más candidatos:",
    wants: &[
        "Lo que quiere cada parte lo dice usted, un bloque por parte y asunto:",
        "[wants.PARTE.ASUNTO]",
        "matters = \"major\"        # vital, major, some, minor, none, o puntos como \"55 to 80\"",
        "best    = \"una de sus opciones\"",
    ],
    now: "como está",
    blank: "por escribir",
    side: "por escribir",
    issue: "por escribir",
    gap: "Borrador hecho por un programa: partes, asuntos y citas son candidatos, y lo demás no está escrito.",
    stands: "oraciones",
    times: "veces",
    verbs: "junto a",
    figures: "Cifras:",
    speech: "Palabras entre comillas:",
    hedges: "Palabras de probabilidad y de lo que puede ser:",
    either: "puede leerse de dos maneras",
    cut: "más, que se omiten",
};
