//! The first sheet of an XLSX workbook, as texts.

use std::{io::Cursor, path::Path};

use calamine::{Data, Reader as _, Xlsx};
use summitry_kit::files::read;
use summitry_kit::sheet::LARGEST;
use summitry_scenario::LARGEST_FILE;

/// The most that a workbook unpacks to, bytes: a small file may hold a large one.
const MOST: u64 = 64 << 20;

/// Its rows. A formula is what the sheet last showed for it; nothing is worked out here.
pub(super) fn rows(path: &Path) -> Result<Vec<Vec<String>>, String> {
    let bytes = read::bytes(path, LARGEST_FILE as u64).map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => {
            format!("the workbook is larger than {} MB", LARGEST_FILE >> 20)
        }
        _ => format!("cannot be read: {error}"),
    })?;
    unpacked(&bytes)?;
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error: calamine::XlsxError| format!("it is no XLSX workbook: {error}"))?;
    let sheet = book.worksheet_range_at(0).ok_or("the workbook has no sheet")?;
    let sheet = sheet.map_err(|error| format!("its first sheet cannot be read: {error}"))?;
    if sheet.height() > LARGEST.0 || sheet.width() > LARGEST.1 {
        return Err(format!(
            "its first sheet has {} rows and {} columns; {} and {} are read",
            sheet.height(),
            sheet.width(),
            LARGEST.0,
            LARGEST.1
        ));
    }
    sheet.rows().map(|row| row.iter().map(text).collect()).collect()
}

/// What a cell shows.
fn text(cell: &Data) -> Result<String, String> {
    match cell {
        Data::Error(error) => {
            Err(format!("a cell holds the error {error}\nhelp: mend it in the sheet"))
        }
        // Ten is 10 in a table of words.
        Data::Float(x) if x.fract() == 0.0 && x.abs() < 1e15 => Ok(format!("{x:.0}")),
        other => Ok(other.to_string()),
    }
}

/// Whether its parts unpack to a bearable size, as the archive says and as far as is looked.
fn unpacked(bytes: &[u8]) -> Result<(), String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| format!("it is no XLSX workbook: {error}"))?;
    let mut left = MOST;
    for at in 0..archive.len() {
        let file =
            archive.by_index(at).map_err(|error| format!("it is no XLSX workbook: {error}"))?;
        // What is said of the size may be false: it is counted.
        let read = std::io::copy(&mut std::io::Read::take(file, left + 1), &mut std::io::sink());
        let read = read.map_err(|error| format!("it is no XLSX workbook: {error}"))?;
        left = left
            .checked_sub(read)
            .ok_or_else(|| format!("the workbook unpacks to more than {} MB", MOST >> 20))?;
    }
    Ok(())
}
