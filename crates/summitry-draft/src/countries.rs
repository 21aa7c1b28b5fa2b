//! Countries and bodies of countries, by what newspapers call them.

use crate::{lexicon::Tongue, words::Word};

/// One of them.
#[derive(Debug)]
pub(crate) struct State {
    /// Its id in a file.
    pub(crate) id: &'static str,
    english: &'static str,
    spanish: &'static str,
    /// How words of its people and its capital begin, in small letters, and further names.
    others: &'static [&'static str],
}

impl State {
    /// Its name.
    pub(crate) fn name(&self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::English => self.english,
            Tongue::Spanish => self.spanish,
        }
    }
}

/// Written in capitals alone, since the word in small letters is another.
const SHORT: [(&str, &str); 14] = [
    ("US", "us"),
    ("U.S", "us"),
    ("USA", "us"),
    ("EEUU", "us"),
    ("UK", "uk"),
    ("U.K", "uk"),
    ("EU", "eu"),
    ("UE", "eu"),
    ("UN", "un"),
    ("ONU", "un"),
    ("UAE", "uae"),
    ("NATO", "nato"),
    ("OTAN", "nato"),
    ("DPRK", "north-korea"),
];

macro_rules! states {
    ($($id:literal $english:literal $spanish:literal [$($other:literal)*];)*) => {
        &[$(State { id: $id, english: $english, spanish: $spanish, others: &[$($other),*] }),*]
    };
}

static STATES: &[State] = states![
    "us" "United States" "Estados Unidos" ["america" "estadounidens" "norteamerican" "washington" "white house" "casa blanca" "ee.uu"];
    "uk" "United Kingdom" "Reino Unido" ["britain" "british" "británic" "gran bretaña" "london" "londres"];
    "eu" "European Union" "Unión Europea" ["brussels" "bruselas" "european commission" "comisión europea"];
    "un" "United Nations" "Naciones Unidas" [];
    "nato" "NATO" "OTAN" [];
    "north-korea" "North Korea" "Corea del Norte" ["pyongyang" "norcorean" "north korean"];
    "south-korea" "South Korea" "Corea del Sur" ["seoul" "seúl" "surcorean" "south korean"];
    "uae" "United Arab Emirates" "Emiratos Árabes Unidos" ["emirati" "abu dhabi"];
    "saudi-arabia" "Saudi Arabia" "Arabia Saudí" ["saudi" "riyadh" "riad"];
    "russia" "Russia" "Rusia" ["russian" "ruso" "rusa" "rusos" "rusas" "moscow" "moscú" "kremlin"];
    "ukraine" "Ukraine" "Ucrania" ["ukrain" "ucranian" "kyiv" "kiev"];
    "china" "China" "China" ["chinese" "chino" "chinos" "chinas" "beijing" "pekín"];
    "taiwan" "Taiwan" "Taiwán" ["taiwanes" "taipei"];
    "japan" "Japan" "Japón" ["japanese" "japonés" "japones" "tokyo" "tokio"];
    "india" "India" "India" ["indian" "indio" "indios" "delhi"];
    "pakistan" "Pakistan" "Pakistán" ["pakistan" "islamabad"];
    "iran" "Iran" "Irán" ["iranian" "iraní" "tehran" "teherán"];
    "iraq" "Iraq" "Irak" ["iraqi" "iraquí" "baghdad" "bagdad"];
    "israel" "Israel" "Israel" ["israeli" "israelí"];
    "palestine" "Palestine" "Palestina" ["palestin" "hamas" "hamás"];
    "lebanon" "Lebanon" "Líbano" ["lebanes" "libanés" "libanes" "hezbollah" "hezbolá" "beirut"];
    "syria" "Syria" "Siria" ["syrian" "sirio" "siria" "damascus" "damasco"];
    "jordan" "Jordan" "Jordania" ["jordanian" "jordan"];
    "egypt" "Egypt" "Egipto" ["egyptian" "egipci" "cairo"];
    "qatar" "Qatar" "Catar" ["qatari" "catarí" "doha"];
    "yemen" "Yemen" "Yemen" ["yemeni" "yemení" "houthi" "hutí"];
    "turkey" "Turkey" "Turquía" ["türkiye" "turkish" "turco" "turcos" "turca" "ankara"];
    "greece" "Greece" "Grecia" ["greek" "griego" "griega" "griegos" "athens" "atenas"];
    "cyprus" "Cyprus" "Chipre" ["cypriot" "chipriot"];
    "france" "France" "Francia" ["french" "francés" "frances" "paris" "parís"];
    "germany" "Germany" "Alemania" ["german" "alemán" "aleman" "berlin" "berlín"];
    "italy" "Italy" "Italia" ["italian" "rome" "roma"];
    "spain" "Spain" "España" ["spanish" "español" "españoles" "madrid"];
    "portugal" "Portugal" "Portugal" ["portugues" "portugués" "lisbon" "lisboa"];
    "netherlands" "Netherlands" "Países Bajos" ["dutch" "holland" "neerland" "hague"];
    "belgium" "Belgium" "Bélgica" ["belgian" "belga"];
    "luxembourg" "Luxembourg" "Luxemburgo" [];
    "austria" "Austria" "Austria" ["austrian" "austriac" "vienna" "viena"];
    "switzerland" "Switzerland" "Suiza" ["swiss" "suizo" "suizos"];
    "poland" "Poland" "Polonia" ["polish" "polaco" "polaca" "polacos" "warsaw" "varsovia"];
    "hungary" "Hungary" "Hungría" ["hungarian" "húngar" "budapest"];
    "czechia" "Czech Republic" "República Checa" ["czech" "checo" "checa" "prague" "praga"];
    "slovakia" "Slovakia" "Eslovaquia" ["slovak" "eslovac" "bratislava"];
    "romania" "Romania" "Rumania" ["romanian" "rumano" "bucharest"];
    "bulgaria" "Bulgaria" "Bulgaria" ["bulgarian" "búlgar"];
    "serbia" "Serbia" "Serbia" ["serbian" "serbi" "belgrade" "belgrado"];
    "kosovo" "Kosovo" "Kosovo" ["kosov" "pristina"];
    "croatia" "Croatia" "Croacia" ["croatian" "croat"];
    "bosnia" "Bosnia" "Bosnia" ["bosnian" "bosnio" "sarajevo"];
    "sweden" "Sweden" "Suecia" ["swedish" "sueco" "stockholm" "estocolmo"];
    "norway" "Norway" "Noruega" ["norwegian" "norueg" "oslo"];
    "denmark" "Denmark" "Dinamarca" ["danish" "danés" "copenhagen" "copenhague"];
    "greenland" "Greenland" "Groenlandia" ["greenlandic" "groenland"];
    "finland" "Finland" "Finlandia" ["finnish" "finland" "helsinki"];
    "iceland" "Iceland" "Islandia" ["icelandic" "islandés" "reykjavik"];
    "ireland" "Ireland" "Irlanda" ["irish" "irlandés" "irlandes" "dublin" "dublín"];
    "estonia" "Estonia" "Estonia" ["estonian" "estonio"];
    "latvia" "Latvia" "Letonia" ["latvian" "letón"];
    "lithuania" "Lithuania" "Lituania" ["lithuanian" "lituan"];
    "belarus" "Belarus" "Bielorrusia" ["belarus" "bielorrus" "minsk"];
    "moldova" "Moldova" "Moldavia" ["moldovan" "moldav"];
    "georgia" "Georgia" "Georgia" ["georgian" "georgian" "tbilisi"];
    "armenia" "Armenia" "Armenia" ["armenian" "armeni" "yerevan"];
    "azerbaijan" "Azerbaijan" "Azerbaiyán" ["azerbaijan" "azeri" "azerbaiyan" "baku" "bakú"];
    "kazakhstan" "Kazakhstan" "Kazajistán" ["kazakh" "kazajo"];
    "afghanistan" "Afghanistan" "Afganistán" ["afghan" "afgan" "taliban" "talibán" "kabul"];
    "canada" "Canada" "Canadá" ["canadian" "canadiens" "ottawa"];
    "mexico" "Mexico" "México" ["mexican"];
    "colombia" "Colombia" "Colombia" ["colombian" "bogotá" "bogota"];
    "venezuela" "Venezuela" "Venezuela" ["venezolan" "venezuelan" "caracas"];
    "brazil" "Brazil" "Brasil" ["brazilian" "brasileñ" "brasilia"];
    "argentina" "Argentina" "Argentina" ["argentin" "buenos aires"];
    "chile" "Chile" "Chile" ["chilean" "chilen" "santiago"];
    "peru" "Peru" "Perú" ["peruvian" "peruan"];
    "ecuador" "Ecuador" "Ecuador" ["ecuadorian" "ecuatorian" "quito"];
    "bolivia" "Bolivia" "Bolivia" ["bolivian"];
    "paraguay" "Paraguay" "Paraguay" ["paraguay"];
    "uruguay" "Uruguay" "Uruguay" ["uruguay"];
    "panama" "Panama" "Panamá" ["panamanian" "panameñ"];
    "costa-rica" "Costa Rica" "Costa Rica" ["costarricens"];
    "guatemala" "Guatemala" "Guatemala" ["guatemal"];
    "honduras" "Honduras" "Honduras" ["hondur"];
    "el-salvador" "El Salvador" "El Salvador" ["salvador"];
    "nicaragua" "Nicaragua" "Nicaragua" ["nicarag" "managua"];
    "cuba" "Cuba" "Cuba" ["cuban" "havana" "habana"];
    "haiti" "Haiti" "Haití" ["haitian"];
    "dominican-republic" "Dominican Republic" "República Dominicana" ["dominican"];
    "south-africa" "South Africa" "Sudáfrica" ["south african" "sudafrican" "pretoria"];
    "nigeria" "Nigeria" "Nigeria" ["nigerian" "abuja"];
    "kenya" "Kenya" "Kenia" ["kenyan" "kenian" "nairobi"];
    "ethiopia" "Ethiopia" "Etiopía" ["ethiopian" "etíope" "tigray"];
    "eritrea" "Eritrea" "Eritrea" ["eritrea"];
    "sudan" "Sudan" "Sudán" ["sudanes" "khartoum" "jartum"];
    "south-sudan" "South Sudan" "Sudán del Sur" ["south sudanes"];
    "somalia" "Somalia" "Somalia" ["somali" "somalí"];
    "rwanda" "Rwanda" "Ruanda" ["rwandan" "ruand" "kigali"];
    "congo" "Congo" "Congo" ["congoles" "kinshasa"];
    "uganda" "Uganda" "Uganda" ["ugand"];
    "ghana" "Ghana" "Ghana" ["ghan"];
    "senegal" "Senegal" "Senegal" ["senegal" "dakar"];
    "mali" "Mali" "Mali" ["malian" "maliens" "bamako"];
    "algeria" "Algeria" "Argelia" ["algerian" "argelin"];
    "morocco" "Morocco" "Marruecos" ["moroccan" "marroquí" "rabat"];
    "tunisia" "Tunisia" "Túnez" ["tunisian" "tunecin"];
    "libya" "Libya" "Libia" ["libyan" "libio" "tripoli"];
    "indonesia" "Indonesia" "Indonesia" ["indonesi" "jakarta"];
    "malaysia" "Malaysia" "Malasia" ["malaysian" "malasi"];
    "singapore" "Singapore" "Singapur" ["singapore"];
    "vietnam" "Vietnam" "Vietnam" ["vietnam" "hanoi"];
    "thailand" "Thailand" "Tailandia" ["thai" "bangkok" "tailand"];
    "cambodia" "Cambodia" "Camboya" ["cambodian" "camboyan" "phnom"];
    "myanmar" "Myanmar" "Birmania" ["burmese" "birman"];
    "philippines" "Philippines" "Filipinas" ["philippine" "filipin" "manila"];
    "bangladesh" "Bangladesh" "Bangladés" ["bangladesh"];
    "sri-lanka" "Sri Lanka" "Sri Lanka" ["sri lankan"];
    "nepal" "Nepal" "Nepal" ["nepal" "kathmandu"];
    "australia" "Australia" "Australia" ["australian" "canberra"];
    "new-zealand" "New Zealand" "Nueva Zelanda" ["zealand" "neozeland"];
];

/// How many letters an ending may have behind a beginning: `colombian` has `colombianos`.
const ENDING: usize = 3;

/// The state that one word names; only capitalised words and the words of a people in Spanish, which writes them small.
pub(crate) fn of(word: &Word) -> Option<&'static State> {
    let bare = word.text.trim_end_matches("'s").trim_end_matches("’s");
    if let Some((_, id)) = SHORT.iter().find(|(short, _)| *short == bare) {
        return STATES.iter().find(|s| s.id == *id);
    }
    let capital = word.capital();
    STATES.iter().find(|s| {
        bare == s.english
            || bare == s.spanish
            || s.others.iter().any(|o| begins(&word.lower, o, capital))
    })
}

/// A beginning of four letters or fewer wants its whole word; in small letters, a Spanish ending of five.
fn begins(lower: &str, start: &str, capital: bool) -> bool {
    if start.contains(' ') {
        return false;
    }
    let Some(end) = lower.strip_prefix(start) else { return false };
    let long = start.chars().count() > 4;
    let spanish = ["o", "a", "os", "as", "e", "es", ""].contains(&end) && start.chars().count() > 5;
    if capital {
        end.is_empty() || long && end.chars().count() <= ENDING
    } else {
        spanish && adjective(lower)
    }
}

/// Spanish words of a people end so.
fn adjective(lower: &str) -> bool {
    ["ano", "ana", "anos", "anas", "ense", "enses", "eno", "ena", "iano", "ina", "ino"]
        .iter()
        .any(|end| lower.ends_with(end))
}

/// Every state that a sentence names, once for each time.
pub(crate) fn all(words: &[Word]) -> Vec<&'static State> {
    placed(words).into_iter().map(|(state, _)| state).collect()
}

/// The same, each with its words by number.
pub(crate) fn placed(words: &[Word]) -> Vec<(&'static State, std::ops::Range<usize>)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        // Names of several words first: "South Korea" is no "Korea".
        let long = word.capital().then_some(STATES).into_iter().flatten().find_map(|s| {
            let of = s.others.iter().copied().chain([s.english, s.spanish]);
            let of = of.filter(|n| n.contains(' '));
            of.filter_map(|n| longer(words, at, n)).max().map(|used| (s, used))
        });
        let (found, used) = match long {
            Some((state, used)) => (Some(state), used),
            None => (of(word), 1),
        };
        out.extend(found.map(|state| (state, at..at + used)));
        at += used;
    }
    out
}

/// How many words a name of several takes at this place.
fn longer(words: &[Word], at: usize, name: &str) -> Option<usize> {
    let parts: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
    let run = words.get(at..at + parts.len())?;
    let same = run.iter().zip(&parts).enumerate().all(|(number, (word, part))| {
        let last = number + 1 == parts.len();
        let fits = word.lower == *part
            || last
                && word
                    .lower
                    .strip_prefix(part.as_str())
                    .is_some_and(|e| e.chars().count() <= ENDING);
        fits && (number == 0 || !word.apart)
    });
    (same && run.first().is_some_and(Word::capital)).then_some(parts.len())
}
