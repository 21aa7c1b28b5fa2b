//! The forecast: what the file's own judgements imply, over many worlds.

mod result;

pub use result::{
    AffectedForecast, Branch, Chance, Driver, Ending, ExpectationForecast, Exactness, Factor, Forecast, Headline,
    PackageForecast, Samples, StepForecast, Target, VenueForecast,
};
