//! Who may ask: only pages of this very address, opened by whoever knows its token. A browser names the host it believes to talk
//! to, the page that asks and how far off that is; another site's page, a name that was made to point here, and another user of
//! the machine are refused.
//!
//! All of it is decided from the request alone, before anything is read or worked out: how long a refusal takes says nothing of
//! the file.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse as _, Redirect, Response},
};

use crate::token::Token;

/// The policy of the live page: nothing from elsewhere, nothing inline.
pub(crate) const POLICY: &str =
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Where a page of another site leads a reader: a page of this one that leads on, so that the next request comes from here and
/// carries the cookie. It is the same whatever the file says.
const THRESHOLD: &str = "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Summitry</title>\n\
    <meta http-equiv=\"refresh\" content=\"0;url=/\">\n<p><a href=\"/\">Summitry</a></p>\n";

/// What is asked of every request.
#[derive(Clone)]
pub(crate) struct Guard {
    /// The port the page is served at.
    pub(crate) port: u16,
    /// What a reader has to know; `None`: anyone on this machine may read.
    pub(crate) token: Option<Token>,
}

/// Checks every request and marks every answer.
pub(crate) async fn check(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let mut response = match guard.judge(&request) {
        Verdict::Come => next.run(request).await,
        Verdict::Instead(response) => response,
        Verdict::Refused(status, why) => (status, why).into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

enum Verdict {
    Come,
    /// This is the answer.
    Instead(Response),
    Refused(StatusCode, &'static str),
}

impl Guard {
    fn judge(&self, request: &Request) -> Verdict {
        let no = |why| Verdict::Refused(StatusCode::FORBIDDEN, why);
        let headers = request.headers();
        let Some(host) = one(headers, &header::HOST).filter(|host| self.here(host)) else {
            return no("this page answers to 127.0.0.1 and localhost only\n");
        };
        let reads = request.method() == Method::GET || request.method() == Method::HEAD;
        // A browser always says where a form was sent from; `null` is a sandbox or a file. Of a page it opens it says nothing.
        let origin = one(headers, &header::ORIGIN);
        let own = origin.is_some_and(|origin| origin == format!("http://{host}"));
        if !own && (!reads || headers.contains_key(header::ORIGIN)) {
            return no("only this page may ask that\n");
        }
        let query = request.uri().query().unwrap_or_default();
        if acts(query) {
            return Verdict::Refused(
                StatusCode::BAD_REQUEST,
                "the address holds control characters\n",
            );
        }
        let stateless = reads && request.uri().path() == "/" && only_token(query);
        let site = HeaderName::from_static("sec-fetch-site");
        let far = headers.contains_key(&site)
            && !matches!(one(headers, &site), Some("none" | "same-origin"));
        if far && !(stateless && opened(headers)) {
            return no(
                "no other site may ask this page: type its address, or open it from where it was printed\n",
            );
        }
        let Some(token) = &self.token else {
            return if far {
                Verdict::Instead(Html(THRESHOLD).into_response())
            } else {
                Verdict::Come
            };
        };
        if let Some(said) = field(query, "token") {
            if !reads || request.uri().path() != "/" || !token.is(&said) {
                return no(UNKNOWN);
            }
            // Out of sight at once: neither the history nor a link that is passed on has it.
            let mut response = if far {
                Html(THRESHOLD).into_response()
            } else {
                Redirect::to(&without_token(query)).into_response()
            };
            if let Ok(cookie) = HeaderValue::from_str(&token.cookie(self.port)) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            return Verdict::Instead(response);
        }
        if far {
            return Verdict::Instead(Html(THRESHOLD).into_response());
        }
        if token.carried(headers, self.port) { Verdict::Come } else { no(UNKNOWN) }
    }

    fn here(&self, host: &str) -> bool {
        [format!("127.0.0.1:{}", self.port), format!("localhost:{}", self.port)]
            .iter()
            .any(|here| here == host)
    }
}

const UNKNOWN: &str = "open the address that summitry serve printed, with its token\n";

/// A header that stands there once.
fn one<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next()?;
    if all.next().is_some() { None } else { first.to_str().ok() }
}

/// Whether a reader opens a page of its own by it: no frame, no picture, no script.
fn opened(headers: &HeaderMap) -> bool {
    let says = |name, what| one(headers, &HeaderName::from_static(name)) == Some(what);
    says("sec-fetch-mode", "navigate") && says("sec-fetch-dest", "document")
}

/// Whether a query, or the body of a form, says something that acts instead of standing there.
pub(crate) fn acts(query: &str) -> bool {
    form_urlencoded::parse(query.as_bytes())
        .any(|(key, value)| key.chars().chain(value.chars()).any(char::is_control))
}

fn field(query: &str, name: &str) -> Option<String> {
    form_urlencoded::parse(query.as_bytes()).find(|(k, _)| k == name).map(|(_, v)| v.into_owned())
}

fn only_token(query: &str) -> bool {
    form_urlencoded::parse(query.as_bytes()).all(|(key, _)| key == "token")
}

fn without_token(query: &str) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    out.extend_pairs(form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key != "token"));
    match out.finish() {
        rest if rest.is_empty() => "/".to_owned(),
        rest => format!("/?{rest}"),
    }
}
