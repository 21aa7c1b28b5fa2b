//! Who may ask: only pages of this very address. A browser names the host it believes to talk to and, for anything but
//! reading, the page that asks; another site's page, or a name that was made to point here, is refused.

use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// The policy of the live page: nothing from elsewhere, nothing inline.
pub(crate) const POLICY: &str =
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Checks `Host` on every request and `Origin` on every method but GET and HEAD, and marks every answer.
pub(crate) async fn check(State(port): State<u16>, request: Request, next: Next) -> Response {
    let mut response = match refused(&request, port) {
        Some(why) => (StatusCode::FORBIDDEN, why).into_response(),
        None => next.run(request).await,
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

fn refused(request: &Request, port: u16) -> Option<&'static str> {
    let text = |name| request.headers().get(name).and_then(|v: &HeaderValue| v.to_str().ok());
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = text(header::HOST).unwrap_or_default();
    let here = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    if !here.iter().any(|h| h == host) || hosts.nth(1).is_some() {
        return Some("this page answers to 127.0.0.1 and localhost only\n");
    }
    if request.method() == Method::GET || request.method() == Method::HEAD {
        return None;
    }
    // A browser always says where a form was sent from; `null` is a sandbox or a file.
    let origin = text(header::ORIGIN).unwrap_or_default();
    (origin != format!("http://{host}")).then_some("only this page may change the file\n")
}
