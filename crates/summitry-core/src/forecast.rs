//! The forecast: what the file's own judgements imply, over many worlds.

mod result;

pub use result::{
    AffectedForecast, Branch, BranchKind, Chance, Driver, Ending, Exactness, ExpectationForecast,
    Factor, Forecast, Headline, PackageForecast, Samples, StepForecast, Target, VenueForecast,
};
