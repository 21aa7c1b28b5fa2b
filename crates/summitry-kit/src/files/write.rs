//! Writing a file whole or not at all: beside its place first, then moved there.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

/// Writes a file whole or not at all.
///
/// `replace`: whether a file that is there may go. A place that is no plain file, such as a device, is written to as it is.
///
/// # Errors
/// Of kind `AlreadyExists` where a file is there and may not go; otherwise what the system says.
pub fn file(path: &Path, text: &str, replace: bool) -> io::Result<()> {
    let target = place(path);
    let before = std::fs::metadata(&target).ok();
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

/// Where a file the user named is written: a link stays, what it points to is replaced.
#[must_use]
pub fn place(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A file in the making beside its place, `.NAME.part` and a few letters of chance.
///
/// # Errors
/// What the system says.
pub fn beside(target: &Path) -> io::Result<NamedTempFile> {
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // Names have a limit of 255 bytes on the usual file systems.
    let prefix = format!(".{}.part", name.chars().take(50).collect::<String>());
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: the user's mask takes away from it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Moves a finished file to its place; one that it replaces leaves it its permissions.
///
/// # Errors
/// What the system says; the file that was there is untouched then.
pub fn put(temporary: NamedTempFile, target: &Path, replace: bool) -> io::Result<()> {
    match std::fs::metadata(target) {
        Ok(before) if replace => {
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

/// Puts `text` in place of a file that still holds `expected`, through a writer of the caller's (to see what happens when
/// writing fails); `Ok(false)` where it holds something else, and then nothing is written.
///
/// # Errors
/// What the system says; the file that was there is untouched then.
pub fn over<'f, W: Write + 'f>(
    path: &Path,
    expected: &str,
    text: &str,
    through: impl FnOnce(Box<dyn Write + 'f>) -> W,
) -> io::Result<bool> {
    // A link stays a link: what it points to is replaced.
    let path = path.canonicalize()?;
    let same = || -> io::Result<bool> { Ok(std::fs::read(&path)? == expected.as_bytes()) };
    if !same()? {
        return Ok(false);
    }
    let temporary = beside(&path)?;
    {
        let mut writer = through(Box::new(temporary.as_file().try_clone()?));
        writer.write_all(text.as_bytes())?;
        writer.flush()?;
    }
    // A full disk may only show here.
    temporary.as_file().sync_all()?;
    // As late as can be: between this look and the move lie two system calls.
    if !same()? {
        return Ok(false);
    }
    put(temporary, &path, true)?;
    Ok(true)
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
    builder.prefix(".summitry-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new folder: the user's mask takes away from it.
        builder.permissions(std::fs::Permissions::from_mode(0o777));
    }
    let temporary = builder.tempdir_in(beside)?;
    for (name, text) in files {
        // A name may lead into a folder of its own.
        if let Some(inner) = Path::new(name).parent().filter(|p| !p.as_os_str().is_empty()) {
            std::fs::create_dir_all(temporary.path().join(inner))?;
        }
        std::fs::File::create_new(temporary.path().join(name))?.write_all(text.as_bytes())?;
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
