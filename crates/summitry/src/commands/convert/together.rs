//! Files that belong together are written together: all beside their place first, then moved there.

use std::io::{self, Write as _};
use std::path::Path;

/// Writes the files into the folder, which is made where there is none; what is there under their names is replaced.
///
/// # Errors
/// What the system says; nothing of a new folder is left then, and where the files could not all be written (a full disk),
/// nothing of an old one is touched.
pub(super) fn write(folder: &Path, files: &[(String, String)]) -> io::Result<()> {
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
        // A link stays, what it points to is replaced.
        let to = to.canonicalize().unwrap_or(to);
        if let Ok(before) = std::fs::metadata(&to) {
            std::fs::set_permissions(&from, before.permissions())?;
        }
        std::fs::rename(from, to)?;
    }
    Ok(())
}
