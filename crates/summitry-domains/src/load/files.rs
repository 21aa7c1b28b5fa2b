//! Files of a domain, and their text whatever it is encoded in.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::error::{DomainError, Result};

/// No domain file is larger; what is, is something else.
const MAX_BYTES: u64 = 100 * 1024 * 1024;

/// Files that make up one domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The folder's name, or the first file's.
    pub name: String,
    /// Its files, sorted by name; where several of a folder were put together, the domain first.
    pub files: Vec<PathBuf>,
    /// What is to be said of how they were put together.
    pub remarks: Vec<String>,
    /// Of ANL 2025: which of how many edges of a centre this is, from 0.
    pub thread: Option<(usize, usize)>,
}

impl Found {
    pub(super) fn plain(name: String, files: Vec<PathBuf>) -> Self {
        Self { name, files, remarks: Vec::new(), thread: None }
    }
}

/// A file with its text.
pub(crate) struct Loaded {
    pub(super) path: PathBuf,
    pub(crate) shown: String,
    pub(crate) text: String,
}

/// A name a domain file may have; NegMAS's own `_info.yaml` and `_stats.yaml` are none.
pub(super) fn may_be_domain(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    !name.starts_with(['_', '.']) && matches!(extension.as_str(), "xml" | "json" | "yml" | "yaml")
}

/// A file's text, whatever it is encoded in.
pub(crate) fn read_text(path: &Path) -> Result<Loaded> {
    let shown = path.display().to_string();
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")) {
        let message = "is TOML, as Summitry's own scenarios are; expected another tool's domain";
        return Err(DomainError::File { file: shown, message: message.to_owned() });
    }
    let unreadable = |reason| DomainError::Unreadable { file: shown.clone(), reason };
    let is = |message: String| DomainError::File { file: shown.clone(), message };
    if path.is_dir() {
        std::fs::read_dir(path).map_err(unreadable)?;
    }
    // A pipe or a device may have no end.
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(is("is no plain file; a domain is read from one".to_owned()));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    // One byte more than the limit tells a file that is too large, however it grows.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(is(format!(
            "is larger than {} MB, the most a domain file may have",
            MAX_BYTES >> 20
        )));
    }
    Ok(Loaded { path: path.to_owned(), text: decode(&bytes), shown })
}

/// UTF-8, UTF-16 with its mark, or, where it is neither, Windows' Latin-1, in which old GENIUS files were saved.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    let (text, _, broken) = encoding_rs::UTF_8.decode(bytes);
    if broken {
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
        return text.into_owned();
    }
    text.into_owned()
}
