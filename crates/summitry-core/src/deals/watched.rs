//! A summit's longer questions under somebody's eyes, who may have them stopped.

use super::{
    Analyst, OptionBlock, Options, Summit, SummitError, Within, asks, blocks_watched, swaps,
    within_watched,
};
use crate::forecast::Watcher;

impl Summit {
    /// As [`analyst`](Self::analyst), watched.
    ///
    /// # Errors
    /// As there, and [`DealsError::Stopped`](super::DealsError::Stopped).
    pub fn analyst_watched(
        &self,
        most: usize,
        options: &Options,
        control: &dyn Watcher,
    ) -> Result<Analyst, SummitError> {
        let mut blocks = blocks_watched(&self.space, options, control)?;
        let today = |b: &OptionBlock| self.now.get(b.issue) == Some(&b.option);
        // Today's options need no deal; of the others only what is blocked is news.
        blocks.retain(|b| {
            !today(b) && b.in_some_deal == Some(false) && !self.unraised.contains(&b.issue)
        });
        let mut all = Vec::with_capacity(self.own.parties.len());
        for party in 0..self.own.parties.len() {
            let mut list = asks(&self.own, &self.now, party)?;
            list.truncate(most);
            all.push(list);
        }
        Ok(Analyst { swaps: swaps(&self.own, &self.now, most)?, asks: all, blocks })
    }

    /// As [`within_capacity`](Self::within_capacity), watched.
    ///
    /// # Errors
    /// As there, and [`DealsError::Stopped`](super::DealsError::Stopped).
    pub fn within_capacity_watched(
        &self,
        options: &Options,
        control: &dyn Watcher,
    ) -> Result<Within, SummitError> {
        Ok(within_watched(&self.space, &self.meeting, options, control)?)
    }
}
