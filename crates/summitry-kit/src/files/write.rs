//! Writing a file whole or not at all: beside its place first, then moved there.

use std::{
    io::{self, Read as _, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

pub use super::part::{beside, clean};
use super::{own, part, read};

/// Writes a file whole or not at all.
///
/// `replace`: whether a file that is there may go; one that was written here, and that nobody has edited since, always may. A place
/// that is no plain file, such as a device, is written to as it is.
///
/// # Errors
/// Of kind `AlreadyExists` where a file is there and may not go; otherwise what the system says.
pub fn file(path: &Path, text: &str, replace: bool) -> io::Result<()> {
    let target = place(path);
    let before = std::fs::metadata(&target).ok();
    let replace = replace || own::is_own(&target);
    if before.as_ref().is_some_and(std::fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if before.is_some() && !replace {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    if before.as_ref().is_some_and(|m| !m.is_file()) {
        return std::fs::OpenOptions::new().write(true).open(&target)?.write_all(text.as_bytes());
    }
    let mut temporary = beside(&target)?;
    temporary.write_all(text.as_bytes())?;
    put(temporary, &target, replace)
}

/// Writes a file that holds its user's work from the first word, such as answers: it is not marked as written here, so nothing replaces
/// it unasked.
///
/// # Errors
/// Of kind `AlreadyExists` where a file is there; otherwise what the system says.
pub fn work(path: &Path, text: &str) -> io::Result<()> {
    let target = place(path);
    if target.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut temporary = beside(&target)?;
    temporary.write_all(text.as_bytes())?;
    moved(temporary, &target, false)
}

/// Where a file the user named is written: a link stays, what it points to is replaced.
#[must_use]
pub fn place(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Moves a finished file to its place; one that it replaces leaves it its permissions and, where that may be, its owner. A pipe or
/// a device stays: it is written to.
///
/// # Errors
/// What the system says; the file that was there is untouched then.
pub fn put(mut temporary: NamedTempFile, target: &Path, replace: bool) -> io::Result<()> {
    own::mark(temporary.as_file_mut());
    moved(temporary, target, replace)
}

/// The same of a file that holds its user's work, and is not marked as written here.
fn moved(temporary: NamedTempFile, target: &Path, replace: bool) -> io::Result<()> {
    match std::fs::metadata(target) {
        Ok(before) if replace && !before.is_file() && !before.is_dir() => {
            let mut from = temporary.reopen()?;
            let mut to = std::fs::OpenOptions::new().write(true).open(target)?;
            io::copy(&mut from, &mut to)?;
        }
        Ok(before) if replace => {
            // Another's file is replaced as the folder allows; it then is the writer's, as with any tool.
            let _ = owner(temporary.as_file(), &before);
            temporary.as_file().set_permissions(before.permissions())?;
            temporary.persist(target)?;
        }
        // Nothing can slip in between.
        _ => {
            temporary.persist_noclobber(target)?;
        }
    }
    Ok(())
}

/// Gives a file the owner and the group of another.
#[cfg(unix)]
fn owner(file: &std::fs::File, before: &std::fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt as _;
    let now = file.metadata()?;
    if (now.uid(), now.gid()) == (before.uid(), before.gid()) {
        return Ok(());
    }
    std::os::unix::fs::fchown(file, Some(before.uid()), Some(before.gid()))
}

#[cfg(not(unix))]
fn owner(_file: &std::fs::File, _before: &std::fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Puts `text` in place of a file that still holds `expected`, through a writer of the caller's (to see what happens when
/// writing fails); `Ok(false)` where it holds something else, and then nothing is written. Mode and owner stay.
///
/// # Errors
/// What the system says, or why a file that is read-only, has several names or belongs to another is left alone; the file that
/// was there is untouched then.
pub fn over<'f, W: Write + 'f>(
    path: &Path,
    expected: &str,
    text: &str,
    through: impl FnOnce(Box<dyn Write + 'f>) -> W,
) -> io::Result<bool> {
    // A link stays a link: what it points to is replaced.
    let path = path.canonicalize()?;
    let same = || holds(&path, expected);
    if !same()? {
        return Ok(false);
    }
    let before = may_replace(&path)?;
    let temporary = beside(&path)?;
    {
        let mut writer = through(Box::new(temporary.as_file().try_clone()?));
        writer.write_all(text.as_bytes())?;
        writer.flush()?;
    }
    owner(temporary.as_file(), &before).map_err(|_| {
        io::Error::other(
            "it belongs to another user or group, and would not any more: save it in your editor",
        )
    })?;
    // A full disk may only show here.
    temporary.as_file().sync_all()?;
    // As late as can be: between this look and the move lie two system calls.
    if !same()? {
        return Ok(false);
    }
    moved(temporary, &path, true)?;
    Ok(true)
}

/// Whether a plain file holds this text; no more of it is read than that takes.
fn holds(path: &Path, expected: &str) -> io::Result<bool> {
    let file = read::open(path)?;
    let meta = file.metadata()?;
    if meta.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !meta.is_file() || meta.len() != expected.len() as u64 {
        return Ok(false);
    }
    let mut there = Vec::with_capacity(expected.len() + 1);
    file.take(expected.len() as u64 + 1).read_to_end(&mut there)?;
    Ok(there == expected.as_bytes())
}

/// What is known of a file that an edit may put another in place of.
fn may_replace(path: &Path) -> io::Result<std::fs::Metadata> {
    let before = std::fs::metadata(path)?;
    if before.permissions().readonly() {
        return Err(io::Error::other("it is read-only: make it writable first (chmod u+w)"));
    }
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(&before) > 1 {
        return Err(io::Error::other(
            "it has more than one name (hard links), and the others would keep the old text: save it in your editor",
        ));
    }
    // Whoever may not write to it may not replace it, though the folder would let them.
    std::fs::OpenOptions::new().write(true).open(path)?;
    Ok(before)
}

/// Files that belong together: all are written beside their place first, then moved there, into a folder which is made where there
/// is none; what is there under their names is replaced.
///
/// # Errors
/// What the system says; nothing of a new folder is left then, and where the files could not all be written (a full disk),
/// nothing of an old one is touched.
pub fn together(folder: &Path, files: &[(String, String)]) -> io::Result<()> {
    let new = !folder.exists();
    let beside = if new {
        let parent =
            folder.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(parent)?;
        parent
    } else {
        folder
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(part::FOLDER);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new folder: the user's mask takes away from it.
        builder.permissions(std::fs::Permissions::from_mode(0o777));
    }
    part::sweep(beside, part::FOLDER);
    let temporary = builder.tempdir_in(beside)?;
    let _held = part::hold(temporary.path());
    for (name, text) in files {
        // A name may lead into a folder of its own.
        if let Some(inner) = Path::new(name).parent().filter(|p| !p.as_os_str().is_empty()) {
            std::fs::create_dir_all(temporary.path().join(inner))?;
        }
        let mut file = std::fs::File::options()
            .read(true)
            .write(true)
            .create_new(true)
            .open(temporary.path().join(name))?;
        file.write_all(text.as_bytes())?;
        own::mark(&mut file);
    }
    if new {
        std::fs::rename(temporary.path(), folder)?;
        // It is no longer where it was made, so there is nothing to remove.
        let _ = temporary.keep();
        return Ok(());
    }
    for (name, _) in files {
        let (from, to) = (temporary.path().join(name), folder.join(name));
        if let Some(inner) = to.parent() {
            std::fs::create_dir_all(inner)?;
        }
        // A link stays, what it points to is replaced.
        let to = to.canonicalize().unwrap_or(to);
        if let Ok(before) = std::fs::metadata(&to) {
            std::fs::set_permissions(&from, before.permissions())?;
        }
        std::fs::rename(from, to)?;
    }
    Ok(())
}

/// Why a file could not be written, in words: neither numbers of the system nor names of files in the making.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such folder".to_owned(),
        io::ErrorKind::NotADirectory => "what should be its folder is a file".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::StorageFull => "no space left".to_owned(),
        // Unknown to the library, it says no more than that.
        io::ErrorKind::Other => error.to_string(),
        kind => kind.to_string(),
    }
}
