//! The secret of one run: who knows it may read. It comes with the address that is printed, and stays in the browser as a cookie,
//! as notebooks do; other users of the machine reach the port, but know no token.

use axum::http::{HeaderMap, header};
use summitry_scenario::sha256::hex;

/// Random bytes of a token: nobody guesses 2^128.
const BYTES: usize = 16;

/// A token, in 32 lowercase hexadecimal digits.
#[derive(Clone)]
pub(crate) struct Token(String);

impl Token {
    /// A new one, from the system's source of random bytes.
    pub(crate) fn new() -> std::io::Result<Self> {
        let mut bytes = [0u8; BYTES];
        getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
        Ok(Token(hex(&bytes)))
    }

    /// As it stands in the address.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// Whether this is it, in a time that does not tell how much of it is right.
    pub(crate) fn is(&self, said: &str) -> bool {
        let pairs = self.0.bytes().zip(said.bytes().chain(std::iter::repeat(0)));
        let different = pairs.fold(0u8, |all, (a, b)| all | (a ^ b));
        // The compiler must not stop at the first difference.
        std::hint::black_box(different) == 0 && said.len() == self.0.len()
    }

    /// The cookie that carries it: kept from scripts, from pages of other sites and until the browser ends.
    pub(crate) fn cookie(&self, port: u16) -> String {
        format!("{}={}; HttpOnly; SameSite=Strict; Path=/", name(port), self.0)
    }

    /// Whether a request carries the cookie.
    pub(crate) fn carried(&self, headers: &HeaderMap, port: u16) -> bool {
        let name = name(port);
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|c| c.to_str().ok());
        cookies
            .flat_map(|line| line.split(';'))
            .filter_map(|one| one.trim().split_once('='))
            .any(|(key, value)| key == name && self.is(value))
    }
}

/// Cookies do not tell ports apart: each run has a name of its own.
fn name(port: u16) -> String {
    format!("summitry-{port}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_token_is_it() {
        let token = Token::new().unwrap();
        assert_eq!(token.text().len(), 2 * BYTES);
        assert!(token.is(token.text()));
        assert!(!token.is("") && !token.is(&token.text()[1..]));
        assert!(!token.is(&format!("{}0", token.text())));
        assert!(!token.is(Token::new().unwrap().text()));
    }
}
