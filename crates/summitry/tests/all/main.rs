//! Every test of the command from outside, in one program: each program of its own is linked anew.

mod book;
mod brief;
mod deals;
mod draft;
mod files;
mod harbour;
mod hostile;
mod large;
mod library;
#[cfg(feature = "mcp-test")]
mod mcp;
mod mutated;
mod not_plain;
mod over;
mod partial;
mod parts;
mod ran;
mod readme;
mod record;
mod robust;
mod tables;
mod talks;
mod talks_limits;
mod tournament;
mod tutorial;
