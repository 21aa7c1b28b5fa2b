//! What's behind a summit, and what could happen: the model.
//!
//! This page is an essay. It takes ten minutes, and afterwards you know where everything lives. The mathematics, with sources
//! and reasons, is in `docs/model.md`; every name here is the name there.
//!
//! # What a negotiation is
//!
//! Some *parties* sit at a table. The agenda is a list of *issues*; each issue is a ladder of *options*, one of which holds
//! `now`. A *package* takes one option of each issue. Every party *wants* something of every issue: how much the swing from
//! its worst to its best option matters, and a score for each option between. That is the textbook part, and a
//! [`scenario::Scenario`] begins with it.
//!
//! Summits are not textbooks, so a scenario goes on. *Audiences* at home push their own side, the harder the more public the
//! *venue*. A leader is not a country: a *person* may have an own stake, and a *side deal* may serve it and leak. *Threats* and
//! *outside* options make no deal something other than today. *Links* are packages that rule each other out. A meeting carries so
//! much *effort* and no more. Friendly meetings end in words, and rooms blow up.
//!
//! # What a value is
//!
//! Nobody knows how much visas matter to Washington. So every number is a [`value::Value`]: a path in the file, a
//! [`value::Spread`] ("20 to 45": nine chances in ten that it lies between), and who supports it, from *stated in a source* to
//! *our default*. One value is one uniform number through an inverse distribution function:
//!
//! ```
//! use summitry_core::value::{Spread, Z95};
//! let range = Spread::Normal { mean: 32.5, sd: 12.5 / Z95, min: 0.0, max: 100.0 }; // "20 to 45"
//! assert!((range.quantile(0.05) - 20.0).abs() < 1e-9);
//! assert!((range.quantile(0.95) - 45.0).abs() < 1e-9);
//! ```
//!
//! # What a world is
//!
//! World *n* fixes every value. The uniform behind a value depends on the seed, the value's path and *n* alone
//! ([`value::streams`]): no state, no order, no thread. So the same file gives the same bytes anywhere, a new value moves no other, and
//! two runs that differ in one line differ only through that line.
//!
//! ```
//! use summitry_core::value::streams::Stream;
//! let matters = Stream::new(20260203, "wants.us.visas.matters");
//! assert_eq!(matters.uniform(17), matters.uniform(17));
//! ```
//!
//! # Inside a world
//!
//! With the values fixed nothing is sampled: the chances are integrated. The module [`world`] goes through docs/model.md
//! in its order.
//!
//! 1. `utility`: what the person at the table weighs, venue by venue.
//! 2. `no_deal`: the lottery over threats, and what no deal is worth.
//! 3. `states`: which side deals are on and leak, which links hold, which issues are raised. All combinations.
//! 4. `zone`: the packages every side accepts, that fit the capacity, that change nothing for nothing.
//! 5. [`world::rules`]: which of them. Two soft-bargaining rules pooled, two more shown beside.
//! 6. [`world::ending`]: a deal, or friendly words only; what is at stake moves the typed chance.
//! 7. `tone`: what each side says afterwards, picked alone.
//! 8. `conditions`: what counts as an accord, a best case, a yes.
//!
//! Everything is added into one row of probabilities, `P(event | world)`. Where a space is too large to list (`zone/sample.rs`), the
//! world is sampled, twice, and the forecast says so and by how much samplings differ.
//!
//! # Over worlds
//!
//! [`forecast::run`] works out thousands of worlds on any number of threads and sums the rows up: a mean, and the range
//! the model's answer moves in when the file's numbers do. It is no interval for anything observed. The same rows answer what
//! moves the forecast (`forecast/drivers.rs`, `forecast/branches.rs`) and how two runs differ, world by world
//! ([`forecast::Samples::against`]).
//!
//! # What is possible, exactly
//!
//! Before asking what is likely one may ask what is possible. [`deals`] answers in exact numbers: the Pareto frontier and
//! the named solutions of any package space, however large, from anyone's files.
//!
//! # What this crate does not do
//!
//! No files, no clock, no network, no globals, no `unsafe`. Labels, quotes and reasons stay with whoever read the file
//! (`summitry-scenario`); sentences and pictures are made elsewhere (`summitry-report`).
//!
//! # What to read next
//!
//! [`scenario`] for the types, `world/evaluate.rs` for the path of one world, `world/zone.rs` for the one clever walk, `tests/all/laws/` for what
//! is promised, and `tests/oracle/` at the root for the same model written a second time, in NumPy, by another hand.

pub mod deals;
pub mod forecast;
pub mod positions;
pub mod scenario;
pub mod score;
pub mod talks;
pub mod value;
pub mod voting;
pub mod world;
