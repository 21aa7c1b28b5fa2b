//! The fingerprint of a text or of bytes, as it is written.

use sha2::{Digest as _, Sha256};

/// SHA-256 of a text, in lowercase hexadecimal digits.
#[must_use]
pub fn sha256(text: &str) -> String {
    of_bytes(text.as_bytes())
}

/// SHA-256 of bytes, in 64 lowercase hexadecimal digits.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lowercase hexadecimal digits, two a byte.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        out.push(char::from_digit(u32::from(b >> 4), 16).unwrap_or('0'));
        out.push(char::from_digit(u32::from(b & 15), 16).unwrap_or('0'));
        out
    })
}
