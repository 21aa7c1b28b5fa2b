//! The lists of words that finding rests on, English and Spanish. They are the authors' own; a word belongs here if it is seldom
//! anything else.

use crate::words::Word;

/// A language of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

impl Tongue {
    /// The language whose function words are more among these; English where none are.
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w Word>) -> Tongue {
        let (mut english, mut spanish) = (0_usize, 0_usize);
        for word in words {
            english += usize::from(
                ["the", "of", "and", "to", "is", "that", "with"].contains(&word.lower.as_str()),
            );
            spanish += usize::from(
                ["el", "los", "las", "de", "que", "y", "del", "con"].contains(&word.lower.as_str()),
            );
        }
        if spanish > english { Tongue::Spanish } else { Tongue::English }
    }

    /// Its tag, BCP 47.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Tongue::English => "en",
            Tongue::Spanish => "es",
        }
    }
}

/// Function words and everyday words that head no phrase of the agenda.
const COMMON: &str = "despite include includes included including repeated administration letter document deadline important ambos ambas podría podrían debería deberían tendría habrá habría quiera \
buscar según administración plazo documento carta importante importantes a an the and or but nor so yet if then than that this these those which who whom whose what where when why how \
of in on at to from by for with without within into onto upon over under above below between among against about around through during \
before after since until till while because although though unless whether as like unlike per via is are was were be been being am do \
does did done doing have has had having will would shall should can could may might must cannot not no yes it its he his him she her \
hers they them their theirs we us our ours you your yours i my me mine one ones two three four five six seven eight nine ten first \
second third last next new old also only just even still already again ever never always often sometimes soon now today tomorrow \
yesterday week weeks month months year years day days time times here there more most less least much many few several some any all both \
each every other others another such same own very too rather quite almost nearly perhaps maybe however therefore moreover meanwhile \
instead up down out off away back forward together apart well good better best bad worse worst great big small large long short high low \
said says say saying told tells tell according added adds noted make makes made making take takes took taken taking get gets got getting \
give gives gave given giving go goes went gone going come comes came coming see sees saw seen put puts set sets let lets keep keeps kept \
want wants wanted need needs needed seem seems seemed look looks looking looked play plays think thinks thought believe believes know \
knows known thing things way ways lot lots part parts point points side sides place kind sort end case fact people person man men woman \
world country countries leader leaders official officials president minister government governments meeting summit talks visit mr mrs ms \
el la los las un una unos unas lo y e o u ni pero mas sino que cual cuales quien quienes cuyo cuya donde cuando como cuanto porque pues si \
de del a al en por para con sin sobre entre desde hasta hacia contra ante bajo tras durante mediante según es son era eran fue fueron ser \
sido siendo está están estaba estar ha han había haber hay he hemos no sí se le les me te nos su sus mi tu nuestro nuestra este esta estos \
estas ese esa esos esas aquel aquella esto eso ello él ella ellos ellas yo tú usted ustedes uno dos tres cuatro cinco seis siete ocho nueve \
diez primero primera segundo tercera último última nuevo nueva ya aún todavía también además solo sólo muy más menos tan tanto mucho mucha \
muchos muchas poco poca pocos algunos algunas algo nada todo toda todos todas otro otra otros otras cada mismo misma mientras aunque dijo \
dice decir afirmó aseguró añadió señaló hacer hace hizo hecho tener tiene tenía dar da dio ir va van iba puede pueden poder quiere quieren \
debe deben parte partes vez veces año años mes meses día días semana semanas hoy ayer mañana hora horas tiempo cosa cosas caso forma manera \
país países gobierno gobiernos presidente presidenta ministro ministra reunión cumbre visita líder líderes gran grande bueno buena mejor peor";

/// Nouns that are bargained over; a word counts by how it begins.
const TOPICS: &str = "tariff visa sanction guarantee assurance ceasefire cease-fire truce hostage prisoner loan debt quota border migra deport \
weapon missile nuclear inspect troop withdrawal treaty treaties tratado extradit seizure cartel drug wage salar pension subsid emission \
budget tax embargo embass recognition election amnest reform cooperation enrich uranium blockade corridor occupation \
settlement refugee asylum fishing fisher dairy steel alumin export imports importaci pipeline haircut bailout privatis privatiz \
verification disarm denuclear demilitar autonom sovereign compensation reparation overtime strike layoff staffing pay \
aid oil gas water hardware intelligence surveillance exercise drill airspace flight barrel production output backstop \
veto rebate grant fund ceiling arancel visad sancion garant tregua rehén rehenes preso prisioner préstamo deuda cuota \
fronter deporta arma misil inspecci tropa retirada extradici incauta cártel droga salari pensi subsidi emision \
presupuest impuest embajada elecci amnist cooperaci petróle ayuda";

/// Topics that are whole words, since more words begin like them.
const WHOLE: &str =
    "pay aid oil gas water tax debt arms strike strikes drill drills arma armas fund funds grants";

/// Whether a word stands in a list.
pub(crate) fn among(list: &str, lower: &str) -> bool {
    list.split_ascii_whitespace().any(|word| word == lower)
}

/// Whether a word is too common to head a phrase of the agenda.
pub(crate) fn common(lower: &str) -> bool {
    among(COMMON, lower)
}

/// Whether a word is one of those that are bargained over.
pub(crate) fn topic(lower: &str) -> bool {
    if among(WHOLE, lower) {
        return true;
    }
    TOPICS.split_ascii_whitespace().any(|stem| lower.starts_with(stem) && !among(WHOLE, stem))
}

/// Two forms of one noun, as far as endings tell: without its plural.
pub(crate) fn stem(lower: &str) -> String {
    let cut = |end: &str, with: &str| {
        lower.strip_suffix(end).filter(|s| s.chars().count() >= 3).map(|s| format!("{s}{with}"))
    };
    cut("ciones", "ción")
        .or_else(|| cut("ies", "y"))
        .or_else(|| (lower.ends_with("ss") || lower.ends_with("us")).then(|| lower.to_owned()))
        .or_else(|| cut("ches", "ch"))
        .or_else(|| cut("ores", "or"))
        .or_else(|| cut("eles", "el"))
        .or_else(|| cut("s", ""))
        .unwrap_or_else(|| lower.to_owned())
}
