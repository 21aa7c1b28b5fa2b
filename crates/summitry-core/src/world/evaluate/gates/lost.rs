//! What became of an outcome in a world, gate by gate.

/// Chances by what became of the outcome; they sum to 1 over all of a world.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tally {
    /// It happens by a deal.
    pub(crate) by_deal: f64,
    /// It happens without one.
    pub(crate) without: f64,
    /// The room blew up.
    pub(crate) bust_up: f64,
    /// An issue it needs was not raised.
    pub(crate) not_raised: f64,
    /// A link that holds rules it out.
    pub(crate) link: f64,
    /// It takes more effort than any such meeting carries.
    pub(crate) effort: f64,
    /// It holds a change that leaves nobody better off than today.
    pub(crate) useless: f64,
    /// A side would lose by it, whatever comes with it: the side that loses most by the best of them.
    pub(crate) loses: Vec<f64>,
    /// No coalition that can decide wants it, whatever comes with it.
    pub(crate) no_coalition: f64,
    /// Of that, for each side: its consent alone would have been enough. More than one may be.
    pub(crate) short_by: Vec<f64>,
    /// Someone asked afterwards refuses it, by ratifier.
    pub(crate) refused: Vec<f64>,
    /// Nothing is agreed, and what would have kept it lapses.
    pub(crate) lapsed: f64,
    /// It was possible, and the meeting ended in words.
    pub(crate) words: f64,
    /// It was possible, and another package was agreed.
    pub(crate) beaten: f64,
    /// No package brings it about.
    pub(crate) no_package: f64,
}

impl Tally {
    pub(crate) fn new(parties: usize, ratifiers: usize) -> Self {
        Tally {
            by_deal: 0.0,
            without: 0.0,
            bust_up: 0.0,
            not_raised: 0.0,
            link: 0.0,
            effort: 0.0,
            useless: 0.0,
            loses: vec![0.0; parties],
            no_coalition: 0.0,
            short_by: vec![0.0; parties],
            refused: vec![0.0; ratifiers],
            lapsed: 0.0,
            words: 0.0,
            beaten: 0.0,
            no_package: 0.0,
        }
    }

    pub(crate) fn add(&mut self, other: &Tally) {
        self.by_deal += other.by_deal;
        self.without += other.without;
        self.bust_up += other.bust_up;
        self.not_raised += other.not_raised;
        self.link += other.link;
        self.effort += other.effort;
        self.useless += other.useless;
        let add = |mine: &mut [f64], other: &[f64]| {
            mine.iter_mut().zip(other).for_each(|(a, b)| *a += b);
        };
        add(&mut self.loses, &other.loses);
        add(&mut self.short_by, &other.short_by);
        add(&mut self.refused, &other.refused);
        self.no_coalition += other.no_coalition;
        self.lapsed += other.lapsed;
        self.words += other.words;
        self.beaten += other.beaten;
        self.no_package += other.no_package;
    }
}
