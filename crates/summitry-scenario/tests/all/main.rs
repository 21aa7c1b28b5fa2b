//! Every test from outside, in one program: ten programs linked ten times took longer than all their tests.

mod content;
mod drafts;
mod edit;
mod gates;
mod institutions;
mod limits;
mod messages;
mod no_panic;
mod old_files;
mod oracle;
mod scenarios;
mod schema;
mod verify;
