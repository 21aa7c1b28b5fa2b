//! The worlds of a forecast in parts: some blocks on one machine, others on another, put together to the bits of one run.

use std::ops::Range;
use std::sync::Arc;

use serde_json::json;
use summitry_core::forecast::{Settings, WorldBlock, run_blocks, run_joined, world_blocks};

use crate::parts::{ASKED, PartHead, bodies, sealed};
use crate::tournament::Shard;
use crate::{
    Budget, Control, Error, ErrorKind, Forecast, Result, Study, Watch, Work, control::on_threads,
};

/// The name of the format.
const FORMAT: &str = "summitry-worlds/1";

impl Study {
    fn settings(&self, budget: &Budget) -> Settings {
        Settings { worlds: self.worlds(budget), seed: self.seed() }
    }

    fn worlds_head(&self, settings: Settings, blocks: Range<u64>) -> PartHead {
        let options = json!({ "worlds": settings.worlds });
        PartHead::new(FORMAT, self, options, blocks, world_blocks(settings.worlds))
    }

    /// One part of the worlds of a forecast, as [`forecast_of_parts`](Self::forecast_of_parts) takes it. Every part scouts the first worlds
    /// for the likeliest packages, as each has to know which are followed.
    ///
    /// # Errors
    /// As [`forecast`](Self::forecast).
    pub fn worlds_part(
        &self,
        part: Shard,
        budget: &Budget,
        control: &dyn Control,
    ) -> Result<Vec<u8>> {
        let settings = self.settings(budget);
        let blocks = part.blocks(world_blocks(settings.worlds));
        let head = self.worlds_head(settings, blocks.clone());
        let watch = Watch::new(control, budget, Work::Forecast, Some(settings.worlds / part.of()));
        let scenario = &self.document().scenario;
        let found = on_threads(budget, || run_blocks(scenario, settings, blocks, &watch))?;
        let found = watch.blame(found.map_err(Error::from))?;
        let mut body = Vec::new();
        found.iter().for_each(|block| write(block, &mut body));
        Ok(sealed(&head, &body))
    }

    /// The forecast that parts make, each with the name it goes by in messages: every figure has the bits of one run.
    ///
    /// # Errors
    /// Parts of other versions, files, changes, seeds or numbers of worlds; a gap or an overlap; a part that is not whole.
    pub fn forecast_of_parts(
        &self,
        parts: &[(String, Vec<u8>)],
        budget: &Budget,
    ) -> Result<Forecast> {
        let settings = self.settings(budget);
        let head = self.worlds_head(settings, 0..0);
        let broken = || Error::new(ErrorKind::File, "a part does not hold the worlds it names");
        let mut blocks = Vec::new();
        for mut body in bodies(&head, ASKED, parts, "block")? {
            while !body.is_empty() {
                blocks.push(read(&mut body).ok_or_else(broken)?);
            }
        }
        let scenario = &self.document().scenario;
        let model = on_threads(budget, || run_joined(scenario, settings, blocks))?;
        let model = model.map_err(Error::from)?.ok_or_else(broken)?;
        Ok(Forecast::of(self, Arc::new(model)))
    }
}

/// A block as bytes, numbers little-endian: a double as its bits.
fn write(block: &WorldBlock, to: &mut Vec<u8>) {
    for n in [block.number, block.sampled, block.twice] {
        to.extend_from_slice(&n.to_le_bytes());
    }
    for list in [&block.squares, &block.figures] {
        to.extend_from_slice(&(list.len() as u64).to_le_bytes());
        list.iter().for_each(|x| to.extend_from_slice(&x.to_le_bytes()));
    }
}

fn word(from: &mut &[u8]) -> Option<[u8; 8]> {
    let (word, rest) = from.split_first_chunk()?;
    *from = rest;
    Some(*word)
}

fn read(from: &mut &[u8]) -> Option<WorldBlock> {
    let number = u64::from_le_bytes(word(from)?);
    let sampled = u64::from_le_bytes(word(from)?);
    let twice = u64::from_le_bytes(word(from)?);
    let mut list = || -> Option<Vec<f64>> {
        let n = u64::from_le_bytes(word(from)?);
        // Not asked for before it is there: a length may be anything.
        (0..n).map(|_| word(from).map(f64::from_le_bytes)).collect()
    };
    let squares = list()?;
    let figures = list()?;
    Some(WorldBlock { number, figures, sampled, twice, squares })
}
