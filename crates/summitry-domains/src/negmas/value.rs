//! NegMAS's value functions of one issue, as `negmas.preferences.value_fun` computes them.

use indexmap::IndexMap;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::document::class;
use super::known;
use crate::domain::{Evaluator, Issue, Trapezoid};
use crate::error::{Result, SourceText, did_you_mean};
use crate::exact;
use crate::node::{Kind, Node};

/// Value functions that can be read.
const KNOWN: [&str; 12] = [
    "TableFun",
    "AffineFun",
    "LinearFun",
    "IdentityFun",
    "ConstFun",
    "QuadraticFun",
    "PolynomialFun",
    "TriangularFun",
    "TrapezoidalFun",
    "BiasedFun",
    "AggregatingFun",
    "MultiModalTrapezoidalFun",
];

/// Deepest wrapping of functions in functions.
const DEEPEST: usize = 16;

/// Reads one issue's value function.
pub(super) struct ValueReader<'a> {
    pub(super) source: SourceText<'a>,
    pub(super) issue: &'a Issue,
    /// Values worth minus infinity, by name.
    pub(super) forbidden: Vec<String>,
    pub(super) remarks: &'a mut Vec<String>,
}

impl ValueReader<'_> {
    pub(super) fn read(&mut self, node: &Node) -> Result<Evaluator> {
        self.function(node, 0)
    }

    fn function(&mut self, node: &Node, depth: usize) -> Result<Evaluator> {
        let source = self.source;
        if depth > DEEPEST {
            return Err(node.error(source, format!("functions nest deeper than {DEEPEST}")));
        }
        let number = |key: &str, default: i64| -> Result<BigRational> {
            node.get(key).map_or_else(
                || Ok(BigRational::from_integer(default.into())),
                |node| node.number(source),
            )
        };
        let needed = |key: &str| node.need(key, source).and_then(|node| node.number(source));
        let Some(class) = class(node) else {
            return match &node.kind {
                Kind::Map(_) => self.table(node),
                _ => Err(node.error(source, "expected a value function")),
            };
        };
        let (own, evaluator): (&[&str], Evaluator) = match class {
            "TableFun" => (&["mapping"], self.table(node.need("mapping", source)?)?),
            "AffineFun" => (
                &["slope", "bias"],
                Evaluator::Linear { slope: needed("slope")?, offset: number("bias", 0)? },
            ),
            "LinearFun" => (
                &["slope"],
                Evaluator::Linear { slope: needed("slope")?, offset: BigRational::zero() },
            ),
            "IdentityFun" => {
                (&[], Evaluator::Linear { slope: BigRational::one(), offset: BigRational::zero() })
            }
            "ConstFun" => (&["bias"], Evaluator::Constant(needed("bias")?)),
            "QuadraticFun" => (
                &["a2", "a1", "bias"],
                Evaluator::Polynomial(vec![number("bias", 0)?, needed("a1")?, needed("a2")?]),
            ),
            "PolynomialFun" => {
                let mut all = vec![number("bias", 0)?];
                for one in node.need("coefficients", source)?.list(source)? {
                    all.push(one.number(source)?);
                }
                if all.len() > MOST_POWERS {
                    let message = format!("more than {MOST_POWERS} coefficients");
                    return Err(node.error(source, message));
                }
                (&["coefficients", "bias"], Evaluator::Polynomial(all))
            }
            "TriangularFun" => {
                let (start, middle, end) = (needed("start")?, needed("middle")?, needed("end")?);
                let (bias, scale) = (number("bias", 0)?, number("scale", 1)?);
                let (rise, fall) = (middle.clone(), middle);
                let shape = Trapezoid { start, rise, fall, end, bias, scale, pointed: true };
                (&["start", "middle", "end", "bias", "scale"], self.trapezoid(shape, node)?)
            }
            "TrapezoidalFun" => {
                let shape = Trapezoid {
                    start: needed("start")?,
                    rise: needed("rise_end")?,
                    fall: needed("fall_start")?,
                    end: needed("end")?,
                    bias: number("bias", 0)?,
                    scale: number("scale", 1)?,
                    pointed: false,
                };
                (
                    &["start", "rise_end", "fall_start", "end", "bias", "scale"],
                    self.trapezoid(shape, node)?,
                )
            }
            "BiasedFun" => {
                self.not_normalised(node)?;
                let inner = self.function(node.need("fun", source)?, depth + 1)?;
                let parts = vec![(BigRational::one(), inner)];
                (
                    &["fun", "bias", "normalize", "issue"],
                    Evaluator::Sum { parts, bias: number("bias", 0)? },
                )
            }
            "AggregatingFun" => {
                self.not_normalised(node)?;
                let functions = node.need("funs", source)?.list(source)?.to_vec();
                let weights = self.weights(node, functions.len())?;
                let mut parts = Vec::new();
                for (function, weight) in functions.iter().zip(weights) {
                    parts.push((weight, self.function(function, depth + 1)?));
                }
                (
                    &["funs", "weights", "bias", "normalize", "issue"],
                    Evaluator::Sum { parts, bias: number("bias", 0)? },
                )
            }
            "MultiModalTrapezoidalFun" => {
                self.not_normalised(node)?;
                (
                    &[
                        "starts",
                        "rise_ends",
                        "fall_starts",
                        "ends",
                        "biases",
                        "scales",
                        "weights",
                        "bias",
                        "normalize",
                        "issue",
                    ],
                    Evaluator::Sum { parts: self.peaks(node)?, bias: number("bias", 0)? },
                )
            }
            other => {
                let hint = did_you_mean(other, KNOWN);
                let message = format!(
                    "value function \"{other}\" cannot be computed exactly{hint}; readable are {}",
                    KNOWN.join(", ")
                );
                return Err(node.error(source, message));
            }
        };
        known::value(node, own, source, self.remarks);
        Ok(evaluator)
    }

    /// NegMAS normalises when such a function is made and writes it without the flag; a file with it cannot be loaded
    /// without the issue inside.
    fn not_normalised(&self, node: &Node) -> Result<()> {
        match node.get("normalize") {
            Some(flag) if flag.text(self.source)?.eq_ignore_ascii_case("true") => {
                let message = "\"normalize: true\" changes the function when it is made, over an issue that may be another; \
                               NegMAS writes what comes of it with \"normalize: false\". State that";
                Err(flag.error(self.source, message))
            }
            _ => Ok(()),
        }
    }

    fn trapezoid(&self, shape: Trapezoid, node: &Node) -> Result<Evaluator> {
        let order =
            shape.start <= shape.rise && shape.rise <= shape.fall && shape.fall <= shape.end;
        if !order {
            return Err(node.error(self.source, "its corners are not in order, lowest first"));
        }
        Ok(Evaluator::Trapezoid(Box::new(shape)))
    }

    /// `weights`, or as many ones.
    fn weights(&self, node: &Node, count: usize) -> Result<Vec<BigRational>> {
        let Some(list) = node.get("weights") else { return Ok(vec![BigRational::one(); count]) };
        let all: Vec<BigRational> = list
            .list(self.source)?
            .iter()
            .map(|one| one.number(self.source))
            .collect::<Result<_>>()?;
        if all.len() != count {
            let message = format!("{} weights for {count} functions", all.len());
            return Err(list.error(self.source, message));
        }
        Ok(all)
    }

    /// The trapeziums of a `MultiModalTrapezoidalFun`, whose corners stand in lists.
    fn peaks(&self, node: &Node) -> Result<Vec<(BigRational, Evaluator)>> {
        let source = self.source;
        let list = |key: &str, default: Option<(i64, usize)>| -> Result<Vec<BigRational>> {
            match (node.get(key), default) {
                (None, Some((value, count))) => {
                    Ok(vec![BigRational::from_integer(value.into()); count])
                }
                _ => node
                    .need(key, source)?
                    .list(source)?
                    .iter()
                    .map(|one| one.number(source))
                    .collect(),
            }
        };
        let starts = list("starts", None)?;
        let count = starts.len();
        let (rises, falls, ends) =
            (list("rise_ends", None)?, list("fall_starts", None)?, list("ends", None)?);
        let (biases, scales) =
            (list("biases", Some((0, count)))?, list("scales", Some((1, count)))?);
        let weights = self.weights(node, count)?;
        if [&rises, &falls, &ends, &biases, &scales].iter().any(|list| list.len() != count) {
            return Err(node.error(source, "its lists are not equally long"));
        }
        let mut parts = Vec::new();
        let corners = starts.into_iter().zip(rises).zip(falls.into_iter().zip(ends));
        let heights = biases.into_iter().zip(scales).zip(weights);
        for (((start, rise), (fall, end)), ((bias, scale), weight)) in corners.zip(heights) {
            let shape = Trapezoid { start, rise, fall, end, bias, scale, pointed: false };
            parts.push((weight, self.trapezoid(shape, node)?));
        }
        Ok(parts)
    }

    fn table(&mut self, mapping: &Node) -> Result<Evaluator> {
        let source = self.source;
        let options = self.issue.values.options();
        let mut table: IndexMap<String, Option<BigRational>> = IndexMap::new();
        let mut strangers = Vec::new();
        for (key, value) in mapping.map(source)? {
            let name = match options {
                Some(options) if options.iter().any(|option| option.name == *key) => key.clone(),
                // A value written two ways ("1.0" for 1) is one key to Python.
                Some(options) => {
                    let number = exact::parse(key);
                    let same = options
                        .iter()
                        .find(|option| number.is_some() && exact::parse(&option.name) == number);
                    let Some(same) = same else {
                        let names = options.iter().map(|option| option.name.as_str());
                        let hint = did_you_mean(key, names);
                        strangers.push((value, format!("the issue has no option \"{key}\"{hint}")));
                        continue;
                    };
                    same.name.clone()
                }
                None => exact::parse(key).map_or_else(|| key.clone(), |n| exact::text(&n)),
            };
            let text = value.text(source)?;
            let number = if exact::is_minus_infinity(text) {
                self.forbidden.push(name.clone());
                None
            } else {
                Some(value.number(source)?)
            };
            table.insert(name, number);
        }
        // What is forbidden needs a number all the same, and one that is no new lowest.
        let Some(least) = table.values().flatten().min().cloned() else {
            if let Some((stranger, message)) = strangers.first() {
                return Err(stranger.error(source, message.as_str()));
            }
            return Err(mapping.error(source, "no value is worth more than minus infinity"));
        };
        let number = |value: Option<BigRational>| value.unwrap_or_else(|| least.clone());
        let Some(options) = options else {
            let table = table.into_iter().map(|(name, value)| (name, number(value)));
            return Ok(Evaluator::NumberTable(table.collect()));
        };
        let mut values = Vec::with_capacity(options.len());
        for option in options {
            let Some(value) = table.get(option.name.as_str()) else {
                // What stands there instead is the likelier slip.
                if let Some((stranger, message)) = strangers.first() {
                    return Err(stranger.error(source, message.as_str()));
                }
                let message = format!("option \"{}\" has no value here", option.name);
                return Err(mapping.error(source, message));
            };
            values.push(Some(number(value.clone())));
        }
        for (value, message) in strangers {
            let place = value.place(source);
            self.remarks.push(format!("{}:{place}: {message}; passed over", source.name));
        }
        Ok(Evaluator::Table(values))
    }
}

/// Most coefficients of a polynomial.
const MOST_POWERS: usize = 64;
