//! Every test of the command from outside, in one program: each program of its own is linked anew.

mod brief;
mod deals;
mod files;
mod harbour;
mod hostile;
mod large;
mod library;
mod partial;
mod readme;
mod record;
mod robust;
mod talks;
mod talks_limits;
mod tournament;
mod tutorial;
