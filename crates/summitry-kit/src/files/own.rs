//! Whether a file is as it was written here: then it may be replaced without being asked, as nobody's work is in it. The mark stands
//! beside the contents (an extended attribute), so that tables stay tables; where a file system has none, the user is asked.

use std::{
    fs::File,
    io::{self, Read as _, Seek as _},
    path::Path,
};

use sha2::{Digest as _, Sha256};

/// The name of the mark.
#[cfg(any(target_os = "linux", target_os = "macos"))]
const NAME: &str = "user.summitry.sum";

/// Marks a file that is whole as written here. Where that cannot be, it is not marked.
pub(super) fn mark(file: &mut File) {
    // The file is open for reading, too, where it is a part; else there is nothing to mark.
    if let Ok(sum) = sum(file) {
        set(file, &sum);
    }
}

/// Whether a file is as it was written here.
#[must_use]
pub fn is_own(path: &Path) -> bool {
    let Ok(mut file) = super::read::open(path) else { return false };
    if !file.metadata().is_ok_and(|meta| meta.is_file()) {
        return false;
    }
    // Most files have no mark, and are not read for nothing.
    get(&file).is_some_and(|said| sum(&mut file).is_ok_and(|sum| sum[..] == said[..]))
}

fn sum(file: &mut File) -> io::Result<[u8; 32]> {
    file.rewind()?;
    let mut hasher = Sha256::new();
    let mut bytes = vec![0u8; 1 << 16];
    loop {
        match file.read(&mut bytes)? {
            0 => return Ok(hasher.finalize().into()),
            n => hasher.update(bytes.get(..n).unwrap_or_default()),
        }
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn set(file: &File, sum: &[u8]) {
    let _ = rustix::fs::fsetxattr(file, NAME, sum, rustix::fs::XattrFlags::empty());
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn get(file: &File) -> Option<[u8; 32]> {
    let mut sum = [0u8; 32];
    let read = rustix::fs::fgetxattr(file, NAME, &mut sum[..]).ok()?;
    (read == sum.len()).then_some(sum)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn set(_file: &File, _sum: &[u8]) {}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn get(_file: &File) -> Option<[u8; 32]> {
    None
}
