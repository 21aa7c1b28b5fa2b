//! A simple game: which coalitions of members can decide.

use super::{VoteRule, VotingError};

/// A vote in which every rule must be met and every veto holder must be in: a conjunction of weighted rules (a double
/// majority, say), with vetoes. Every such game is monotone (one more member never undoes a decision), all together win
/// and nobody loses.
///
/// The Council of the European Union decides by 55 % of its members with 65 % of the population, *or* by all but three:
/// the "or" is no conjunction and is left out; it makes ten coalitions of 27 members win that otherwise would not.
#[derive(Clone, Debug, PartialEq)]
pub struct Game {
    members: usize,
    rules: Vec<VoteRule>,
    vetoes: Vec<bool>,
}

impl Game {
    /// A game of `members` members under all `rules`, with those in `vetoes` (from 0) needed whatever the count.
    ///
    /// # Errors
    /// No members, neither rule nor veto, a rule over another number of members, a veto of somebody who is not there.
    pub fn new(
        members: usize,
        rules: Vec<VoteRule>,
        vetoes: &[usize],
    ) -> Result<Self, VotingError> {
        if members == 0 {
            return Err(VotingError::NoMembers);
        }
        if rules.is_empty() && vetoes.is_empty() {
            return Err(VotingError::NoRule);
        }
        if let Some((rule, wrong)) =
            rules.iter().enumerate().find(|(_, rule)| rule.weights().len() != members)
        {
            let found = wrong.weights().len();
            return Err(VotingError::Shape { rule, found, expected: members });
        }
        let mut held = vec![false; members];
        for &member in vetoes {
            *held.get_mut(member).ok_or(VotingError::NoSuchMember { member, members })? = true;
        }
        Ok(Game { members, rules, vetoes: held })
    }

    /// All members must agree.
    ///
    /// # Errors
    /// No members.
    pub fn unanimity(members: usize) -> Result<Self, VotingError> {
        Game::new(members, Vec::new(), &(0..members).collect::<Vec<_>>())
    }

    /// Number of members.
    #[must_use]
    pub fn members(&self) -> usize {
        self.members
    }

    /// The rules in force.
    #[must_use]
    pub fn rules(&self) -> &[VoteRule] {
        &self.rules
    }

    /// Whether a member holds a formal veto; a member whose weight alone makes it indispensable does not
    /// ([`Game::blocks`] sees both).
    #[must_use]
    pub fn has_veto(&self, member: usize) -> bool {
        self.vetoes.get(member).copied().unwrap_or(false)
    }

    /// Whether these members can decide: `coalition[i]` says that member i is in; a missing entry is out.
    #[must_use]
    pub fn is_winning(&self, coalition: &[bool]) -> bool {
        self.wins_with(|member| coalition.get(member).copied().unwrap_or(false))
    }

    /// Whether the rest cannot decide without member i: it alone can stop any decision.
    #[must_use]
    pub fn blocks(&self, member: usize) -> bool {
        !self.wins_with(|other| other != member)
    }

    /// Which single further members would make a coalition win, in order; empty where it wins already, and where no one
    /// member is enough.
    #[must_use]
    pub fn short_by(&self, coalition: &[bool]) -> Vec<usize> {
        let inside = |member: usize| coalition.get(member).copied().unwrap_or(false);
        if self.wins_with(inside) {
            return Vec::new();
        }
        (0..self.members)
            .filter(|&one| !inside(one) && self.wins_with(|member| member == one || inside(member)))
            .collect()
    }

    /// Which members a winning coalition cannot lose, in order; empty where it does not win.
    #[must_use]
    pub fn swings(&self, coalition: &[bool]) -> Vec<usize> {
        let inside = |member: usize| coalition.get(member).copied().unwrap_or(false);
        if !self.wins_with(inside) {
            return Vec::new();
        }
        (0..self.members)
            .filter(|&one| inside(one) && !self.wins_with(|member| member != one && inside(member)))
            .collect()
    }

    /// Whether each member, in or out, decides over this coalition of the others.
    pub(super) fn deciding(&self, coalition: &[bool]) -> Vec<bool> {
        let inside = |member: usize| coalition.get(member).copied().unwrap_or(false);
        let wins = self.wins_with(inside);
        let members = coalition.iter().enumerate();
        members
            // who is out of a winning coalition, or in a losing one, cannot matter to a monotone game
            .map(|(one, &within)| {
                within == wins && self.wins_with(|member| inside(member) != (member == one)) != wins
            })
            .collect()
    }

    /// Of a list with one entry a member, those of the members without a veto and of those with one.
    pub(super) fn parted<T: Copy>(&self, list: &[T]) -> (Vec<T>, Vec<T>) {
        let (free, held): (Vec<_>, Vec<_>) =
            list.iter().zip(&self.vetoes).partition(|(_, held)| !**held);
        let values = |part: Vec<(&T, &bool)>| part.into_iter().map(|(value, _)| *value).collect();
        (values(free), values(held))
    }

    /// [`Game::is_winning`] of a coalition given as a question.
    fn wins_with(&self, inside: impl Fn(usize) -> bool) -> bool {
        let vetoes = self.vetoes.iter().enumerate().all(|(member, &held)| !held || inside(member));
        vetoes
            && self.rules.iter().all(|rule| {
                let weights = rule.compared().iter().enumerate();
                let sum: f64 = weights.filter(|(i, _)| inside(*i)).map(|(_, w)| w).sum();
                sum >= rule.needed()
            })
    }
}
