//! NegMAS's hyper-rectangles: a list is a set of values, each run of whole numbers in it a block of its own.

use num_rational::BigRational;
use num_traits::One;

use super::function::Reader;
use crate::domain::{Evaluator, Profile, Rectangle, Term};
use crate::error::Result;
use crate::node::{Kind, Node};

/// Most blocks one of NegMAS's hyper-rectangles may fall into.
const MOST_BLOCKS: usize = 10_000;

impl Reader<'_> {
    /// `outcome_ranges` with their utilities as blocks.
    pub(super) fn rectangles(&self, node: &Node, profile: &mut Profile) -> Result<()> {
        let source = self.source;
        profile.terms =
            vec![Term { weight: None, evaluator: Evaluator::Nothing }; self.issues.len()];
        if let Some(bias) = node.get("bias") {
            profile.bias = bias.number(source)?;
        }
        let ranges = node.need("outcome_ranges", source)?.list(source)?;
        let utilities = node.get("utilities").or_else(|| node.get("mappings"));
        let Some(utilities) = utilities else {
            return Err(node.error(source, "\"utilities\" is missing here"));
        };
        let utilities = utilities.list(source)?;
        let weights = node.get("weights").map(|node| node.list(source)).transpose()?;
        if ranges.len() != utilities.len() || weights.is_some_and(|w| w.len() != ranges.len()) {
            return Err(node.error(source, "ranges, utilities and weights must be equally many"));
        }
        for (at, (range, utility)) in ranges.iter().zip(utilities).enumerate() {
            let entries = if matches!(range.kind, Kind::Null) { &[] } else { range.map(source)? };
            // A list is a set of values to NegMAS; each run of whole numbers in it is a block of its own.
            let mut blocks: Vec<Vec<(usize, BigRational, BigRational)>> = vec![Vec::new()];
            for (key, values) in entries {
                let issue = key.parse().ok().filter(|issue| *issue < self.issues.len());
                let Some(issue) = issue else {
                    let message = format!("there is no issue {key}, counted from 0");
                    return Err(values.error(source, message));
                };
                let runs = self.runs(values)?;
                if blocks.len().saturating_mul(runs.len()) > MOST_BLOCKS {
                    let message = format!("falls into more than {MOST_BLOCKS} blocks");
                    return Err(values.error(source, message));
                }
                blocks = blocks
                    .iter()
                    .flat_map(|block| {
                        runs.iter().map(move |(low, high)| {
                            let mut block = block.clone();
                            block.push((issue, low.clone(), high.clone()));
                            block
                        })
                    })
                    .collect();
            }
            let weight = match weights.and_then(|weights| weights.get(at)) {
                Some(weight) => weight.number(source)?,
                None => BigRational::one(),
            };
            let utility = utility.number(source)?;
            profile.rectangles.extend(blocks.into_iter().map(|bounds| Rectangle {
                bounds,
                inside: true,
                utility: utility.clone(),
                weight: weight.clone(),
            }));
        }
        Ok(())
    }

    /// A value or a set of values as runs of consecutive whole numbers, lowest first.
    fn runs(&self, node: &Node) -> Result<Vec<(BigRational, BigRational)>> {
        let source = self.source;
        let mut values = match &node.kind {
            Kind::List(items) => {
                items.iter().map(|item| item.number(source)).collect::<Result<Vec<_>>>()?
            }
            _ => vec![node.number(source)?],
        };
        values.sort();
        let mut runs: Vec<(BigRational, BigRational)> = Vec::new();
        for value in values {
            match runs.last_mut() {
                Some((_, high)) if *high == value => {}
                Some((_, high)) if high.is_integer() && &*high + BigRational::one() == value => {
                    *high = value;
                }
                _ => runs.push((value.clone(), value)),
            }
        }
        Ok(runs)
    }
}
