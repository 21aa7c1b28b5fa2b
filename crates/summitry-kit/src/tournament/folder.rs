//! A run in a folder of its own: a manifest, whole blocks beside it, and in the end its results. Killed at any moment, it goes on where it was.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::shard::{self, Manifest, Shard};
use super::{Joined, Schedule, SessionBlock, Take, Tally};
use crate::files::{json as style, read, write};
use crate::{Error, ErrorKind, Result, Watch};

/// The name of the manifest.
pub const MANIFEST: &str = "manifest.json";
/// The folder of blocks.
const BLOCKS: &str = "blocks";
/// What the names of shards' folders begin with.
const SHARD: &str = "shard-";

/// The most that a manifest or a block may hold, bytes: a block of sessions with all its rows has some megabytes.
const LARGEST: u64 = 1 << 30;

/// The folder of a run, or of one shard of it.
#[derive(Clone, Debug)]
pub struct RunFolder {
    path: PathBuf,
    manifest: Manifest,
}

fn failed(path: &Path, error: &std::io::Error) -> Error {
    let message = format!("{}: {}", path.display(), write::reason(error));
    Error::new(ErrorKind::Write, message)
}

/// What a file of a run holds; a pipe or a device in its place is not waited for.
fn text(path: &Path) -> std::io::Result<String> {
    String::from_utf8(read::bytes(path, LARGEST)?).map_err(std::io::Error::other)
}

impl RunFolder {
    /// Begins a run, or goes on with it. A shard has a folder of its own in `path`, unless it is all there is.
    ///
    /// # Errors
    /// There is another run, or one that was not to be resumed; or the folder cannot be written.
    pub fn begin(
        path: &Path,
        schedule: &Schedule<'_>,
        part: Shard,
        rows: bool,
        resume: bool,
    ) -> Result<Self> {
        let programme = schedule.programme().clone();
        let blocks = part.blocks(programme.blocks());
        let path = if part == Shard::WHOLE {
            path.to_owned()
        } else {
            path.join(format!("{SHARD}{}-of-{}", part.number(), part.of()))
        };
        let manifest = Manifest { programme, rows, blocks };
        if path.join(MANIFEST).exists() {
            let there = Self::open(&path)?;
            let other = there.manifest.programme.differs(&manifest.programme);
            let other = other.or((there.manifest != manifest).then_some("options"));
            if let Some(what) = other {
                let message = format!("{}: there is a run of other {what} already", path.display());
                return Err(Error::new(ErrorKind::Write, message).cure_is("name another folder"));
            }
            if !resume {
                let message = format!("{}: this run has begun already", path.display());
                return Err(Error::new(ErrorKind::Write, message)
                    .cure_is("--resume goes on with it; or name another folder"));
            }
            return Ok(there);
        }
        let blocks = path.join(BLOCKS);
        std::fs::create_dir_all(&blocks).map_err(|error| failed(&blocks, &error))?;
        let folder = Self { path, manifest };
        folder.describe()?;
        Ok(folder)
    }

    /// Writes the manifest.
    fn describe(&self) -> Result<()> {
        let Manifest { programme, rows, blocks } = &self.manifest;
        let text = style::pretty(&shard::manifest(programme, *rows, blocks));
        self.put(MANIFEST, &text)
    }

    /// Writes a file of the folder whole or not at all, in place of one of its name.
    ///
    /// # Errors
    /// What the system says.
    pub fn put(&self, name: &str, text: &str) -> Result<()> {
        let path = self.path.join(name);
        write::file(&path, text, true).map_err(|error| failed(&path, &error))
    }

    /// Opens the folder of a run.
    ///
    /// # Errors
    /// There is no manifest, or it is not as it was written.
    pub fn open(path: &Path) -> Result<Self> {
        let file = path.join(MANIFEST);
        let unread = |error| {
            let message = format!("{}: {error}", file.display());
            Error::new(ErrorKind::File, message).cure_is("name the folder of a run")
        };
        let text = text(&file).map_err(unread)?;
        let manifest = Manifest::read(&text).map_err(|error| error.about(file.display()))?;
        Ok(Self { path: path.to_owned(), manifest })
    }

    /// The runs in folders: a folder with a manifest, and those of shards in a folder.
    ///
    /// # Errors
    /// A folder holds neither, or one cannot be read.
    pub fn find(paths: &[PathBuf]) -> Result<Vec<Self>> {
        let mut all = Vec::new();
        for path in paths {
            if path.join(MANIFEST).exists() {
                all.push(Self::open(path)?);
                continue;
            }
            let entries = std::fs::read_dir(path).map_err(|error| failed(path, &error))?;
            let mut inner: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            inner.retain(|p| {
                let name = p.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with(SHARD) && p.join(MANIFEST).exists()
            });
            inner.sort();
            if inner.is_empty() {
                let message = format!("{}: neither a run nor shards of one", path.display());
                return Err(Error::new(ErrorKind::File, message)
                    .cure_is("name the folder that --run named"));
            }
            for path in inner {
                all.push(Self::open(&path)?);
            }
        }
        Ok(all)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What its manifest says.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn block(&self, number: u64) -> PathBuf {
        self.path.join(BLOCKS).join(format!("{number:010}.jsonl"))
    }

    /// A block that is there and whole.
    #[must_use]
    pub fn read(&self, number: u64) -> Option<SessionBlock> {
        let text = text(&self.block(number)).ok()?;
        SessionBlock::read(&text).filter(|block| block.number == number)
    }

    /// Whether every block is there and whole.
    ///
    /// # Errors
    /// Names the first that is not.
    pub fn is_whole(&self) -> Result<()> {
        match self.manifest.blocks.clone().find(|number| self.read(*number).is_none()) {
            Some(number) => Err(self.lacks(number)),
            None => Ok(()),
        }
    }

    fn lacks(&self, number: u64) -> Error {
        let message = format!(
            "{}: block {number} is missing or not whole: the run has not ended",
            self.path.display()
        );
        Error::new(ErrorKind::File, message).cure_is("run it again with --resume")
    }

    /// Plays what is missing and writes each block when it is whole.
    ///
    /// # Errors
    /// A world cannot be laid out, it was stopped, or a block cannot be written.
    pub fn play(&self, schedule: &Schedule<'_>, watch: &Watch<'_>, told: &AtomicU64) -> Result<()> {
        for number in self.manifest.blocks.clone() {
            if self.read(number).is_some() {
                let done = self.manifest.programme.sessions_in(&(number..number + 1));
                told.fetch_add(done, Ordering::Relaxed);
                continue;
            }
            let block = schedule.block(number, self.manifest.rows, watch, told)?;
            let path = self.block(number);
            write::file(&path, &block.write(), true).map_err(|error| failed(&path, &error))?;
        }
        Ok(())
    }

    /// Whether its results are there. They are written in the end, `last` last.
    #[must_use]
    pub fn is_done(&self, last: &str) -> bool {
        self.path.join(last).exists()
            && self.manifest.blocks == (0..self.manifest.programme.blocks())
    }

    /// Removes the blocks, once results stand in their place.
    ///
    /// # Errors
    /// What the system says.
    pub fn clear(&self) -> Result<()> {
        let path = self.path.join(BLOCKS);
        match std::fs::remove_dir_all(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(failed(&path, &error))
            }
            _ => Ok(()),
        }
    }

    /// The folder of results of shards put together: the same as that of one run over all blocks.
    ///
    /// # Errors
    /// It exists, or cannot be written.
    pub fn whole(path: &Path, manifest: &Manifest) -> Result<Self> {
        if path.join(MANIFEST).exists() {
            let message = format!("{}: there is a run already", path.display());
            return Err(Error::new(ErrorKind::Write, message).cure_is("name another folder"));
        }
        std::fs::create_dir_all(path).map_err(|error| failed(path, &error))?;
        let manifest = Manifest { blocks: 0..manifest.programme.blocks(), ..manifest.clone() };
        let folder = Self { path: path.to_owned(), manifest };
        folder.describe()?;
        Ok(folder)
    }
}

/// Adds the blocks of folders up in their order and hands over what is finished.
///
/// # Errors
/// They do not belong together, a block is missing or not whole, or what `take` says.
pub fn add_up<E: From<Error>>(folders: &[RunFolder], take: &mut Take<'_, E>) -> Result<Joined, E> {
    let named = |f: &RunFolder| (f.path.display().to_string(), f.manifest.clone());
    let places = shard::order(&folders.iter().map(named).collect::<Vec<_>>())?;
    let Some(first) = folders.first() else {
        return Err(Error::new(ErrorKind::Model, "there is nothing to put together").into());
    };
    let mut tally = Tally::new(&first.manifest.programme);
    for folder in places.into_iter().filter_map(|place| folders.get(place)) {
        for number in folder.manifest.blocks.clone() {
            let Some(block) = folder.read(number) else {
                return Err(folder.lacks(number).into());
            };
            tally.add(block, take)?;
        }
    }
    Ok(tally.finish())
}
