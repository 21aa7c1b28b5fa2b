//! The likelihood scales known by name: words and the chances they stand for, percent. A new scale is one row here.

/// A likelihood scale.
#[derive(Debug)]
pub struct LikelihoodScale {
    /// As files name it.
    pub name: &'static str,
    /// As readers know it.
    pub title: &'static str,
    /// Word, lowest and highest chance in percent, in ascending order.
    pub words: &'static [(&'static str, f64, f64)],
}

/// The scale of a file that names none.
pub static USUAL: &LikelihoodScale = &KNOWN[0];

/// Every scale, the usual one first.
pub static KNOWN: [LikelihoodScale; 4] = [
    // ICD 203 (US Director of National Intelligence, 2015), percent.
    LikelihoodScale {
        name: "icd203",
        title: "ICD 203",
        words: &[
            ("almost no chance", 1.0, 5.0),
            ("very unlikely", 5.0, 20.0),
            ("unlikely", 20.0, 45.0),
            ("roughly even chance", 45.0, 55.0),
            ("likely", 55.0, 80.0),
            ("very likely", 80.0, 95.0),
            ("almost certain", 95.0, 99.0),
        ],
    },
    // PHIA probability yardstick (UK); its gaps are deliberate.
    LikelihoodScale {
        name: "phia",
        title: "PHIA",
        words: &[
            ("remote chance", 0.0, 5.0),
            ("highly unlikely", 10.0, 20.0),
            ("unlikely", 25.0, 35.0),
            ("realistic possibility", 40.0, 50.0),
            ("likely", 55.0, 75.0),
            ("highly likely", 80.0, 90.0),
            ("almost certain", 95.0, 100.0),
        ],
    },
    // NATO AJP-2.1, as commonly cited (not checked against the publication itself).
    LikelihoodScale {
        name: "nato",
        title: "NATO AJP-2.1",
        words: &[
            ("highly unlikely", 0.0, 10.0),
            ("unlikely", 10.0, 40.0),
            ("even chance", 40.0, 60.0),
            ("likely", 60.0, 90.0),
            ("highly likely", 90.0, 100.0),
        ],
    },
    // IPCC guidance note on uncertainties (Mastrandrea et al. 2010); its ranges are nested.
    LikelihoodScale {
        name: "ipcc",
        title: "IPCC",
        words: &[
            ("exceptionally unlikely", 0.0, 1.0),
            ("extremely unlikely", 0.0, 5.0),
            ("very unlikely", 0.0, 10.0),
            ("unlikely", 0.0, 33.0),
            ("about as likely as not", 33.0, 66.0),
            ("more likely than not", 50.0, 100.0),
            ("likely", 66.0, 100.0),
            ("very likely", 90.0, 100.0),
            ("extremely likely", 95.0, 100.0),
            ("virtually certain", 99.0, 100.0),
        ],
    },
];

/// Their names.
pub static NAMES: [&str; KNOWN.len()] = {
    let mut names = [""; KNOWN.len()];
    let mut i = 0;
    while i < KNOWN.len() {
        names[i] = KNOWN[i].name;
        i += 1;
    }
    names
};
