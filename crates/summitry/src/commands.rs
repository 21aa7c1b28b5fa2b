//! One command a file.

mod around;
mod brief;
mod check;
mod classes;
mod convert;
mod cut;
mod deals;
mod diff;
mod draft;
mod explain;
mod forecast;
mod grid;
mod import;
mod levers;
mod library;
mod load;
#[cfg(feature = "mcp")]
mod mcp;
mod merge;
mod new;
mod opening;
pub(crate) mod output;
mod page;
mod play;
mod record;
mod report;
mod revision;
mod rows;
mod schema;
mod score;
mod seal;
mod sealed;
mod serve;
mod shards;
mod talks;
mod tournament;
mod upgrade;
mod variant;
mod verify;
mod why;
mod words;

use clap::Subcommand;

/// What the user asks for.
#[derive(Subcommand)]
pub(crate) enum Command {
    Brief(brief::Brief),
    Why(why::Why),
    Levers(levers::Levers),
    Grid(grid::Grid),
    Explain(explain::Explain),
    Score(score::Score),
    Seal(seal::Seal),
    Verify(verify::Verify),
    Record(record::Record),
    Diff(diff::Diff),
    Check(check::Check),
    Classes(classes::Classes),
    List(library::List),
    Show(library::Show),
    Catalogue(library::Catalogue),
    New(new::New),
    Draft(draft::Draft),
    Import(import::Import),
    Export(import::Export),
    Upgrade(upgrade::Upgrade),
    Schema(schema::Schema),
    Completions(around::Completions),
    Man(around::Man),
    Deals(deals::DealsArgs),
    Convert(convert::ConvertArgs),
    Talks(talks::Talks),
    Play(play::Play),
    Tournament(tournament::Tournament),
    Merge(merge::Merge),
    Report(report::Report),
    Serve(serve::Serve),
    #[cfg(feature = "mcp")]
    Mcp(mcp::Mcp),
}

/// Sends a command to its file. `whole` is the command with all its arguments, for those that tell of it.
pub(crate) fn run(command: Command, whole: clap::Command) -> anyhow::Result<()> {
    match command {
        Command::Brief(args) => brief::run(&args),
        Command::Why(args) => why::run(&args),
        Command::Levers(args) => levers::run(&args),
        Command::Grid(args) => grid::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Seal(args) => seal::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Record(args) => record::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Classes(args) => classes::run(&args),
        Command::List(args) => library::list(&args),
        Command::Show(args) => library::show(&args),
        Command::Catalogue(args) => library::catalogue(&args),
        Command::New(args) => new::run(&args),
        Command::Draft(args) => draft::run(&args),
        Command::Import(args) => import::import(&args),
        Command::Export(args) => import::export(&args),
        Command::Upgrade(args) => upgrade::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => around::completions(&args, whole),
        Command::Man(args) => around::man(&args, whole),
        Command::Deals(args) => deals::run(&args),
        Command::Convert(args) => convert::run(&args),
        Command::Talks(args) => talks::run(&args),
        Command::Play(args) => play::run(&args),
        Command::Tournament(args) => tournament::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Serve(args) => serve::run(&args),
        #[cfg(feature = "mcp")]
        Command::Mcp(args) => mcp::run(&args),
    }
}
