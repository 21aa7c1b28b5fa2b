//! What the page can be asked.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    middleware,
    response::{
        Html, IntoResponse as _, Redirect, Response, Sse,
        sse::{Event, KeepAlive},
    },
    routing::{get, post},
};
use summitry_report::{messages::Messages, page};
use tokio::sync::mpsc;
use tokio_stream::{
    StreamExt as _,
    wrappers::{ReceiverStream, WatchStream},
};

use crate::{
    answer::{self, Answer, Layout},
    asked::{Asked, NoAnswer},
    guard::{self, Guard},
    loaded::Loaded,
    pages,
    runs::{NoRun, Reader, Wanted},
    save::{self, SaveError},
    shared::Shared,
    view::{LONGEST, View, outside, range},
    watch::reload,
};

/// Longest body of a form, bytes.
const BODY: usize = 16 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(5);
/// How often a long run says how far it is.
const PROGRESS: Duration = Duration::from_millis(200);

type App = State<Arc<Shared>>;

/// The router.
pub(crate) fn router(shared: Arc<Shared>, guard: Guard) -> Router {
    Router::new()
        .route("/", get(whole))
        .route("/part", get(part))
        .route("/full", get(full))
        .route("/brief.html", get(frozen))
        .route("/explain", get(explain))
        .route("/changes", get(changes))
        .route("/version", get(version))
        .route("/save", get(ask_save).merge(post(do_save)))
        .route("/assets/figure.css", get(|| async { asset("text/css", page::FIGURE_STYLE) }))
        .route("/assets/page.css", get(|| async { asset("text/css", page::PAGE_STYLE) }))
        .route(
            "/assets/live.css",
            get(|| async { asset("text/css", include_str!("../assets/live.css")) }),
        )
        .route(
            "/assets/page.js",
            get(|| async { asset("text/javascript", include_str!("../assets/page.js")) }),
        )
        .route(
            "/assets/icon.svg",
            get(|| async { asset("image/svg+xml", include_str!("../assets/icon.svg")) }),
        )
        .with_state(shared)
        .layer(middleware::from_fn_with_state(guard, guard::check))
}

fn asset(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], text).into_response()
}

async fn whole(state: App, uri: Uri) -> Response {
    // The plain form's own words become the address they mean.
    let view = View::parse(uri.query().unwrap_or_default());
    // An address that cannot be read whole stays as it is, and the page says what it leaves out.
    if view.ignored.is_empty()
        && uri.query().is_some_and(|q| q.contains("path=") || q.contains("venue=&"))
    {
        return Redirect::to(&view.address()).into_response();
    }
    brief(state, &uri, Layout::Page).await
}

async fn part(state: App, uri: Uri) -> Response {
    let State(shared) = state;
    let long = uri.query().is_some_and(|q| q.len() > LONGEST);
    let place = if long { None } else { shared.asked(&uri, false).place(&shared.runs) };
    if let Some(html) = place.as_ref().and_then(|place| shared.answers.find(place)) {
        return Html(html).into_response();
    }
    respond(&shared, &uri, false, move |asked, shared, wanted| {
        // Somebody who waited before may have asked for the same.
        if let Some(html) = place.as_ref().and_then(|place| shared.answers.find(place)) {
            return Ok(Answer { html, timing: String::new() });
        }
        let answer = answer::brief(asked, &shared.runs, wanted, Layout::Quick)?;
        // Only where the file is still the one that the place names.
        if let Some(place) = place.filter(|place| asked.place(&shared.runs).as_ref() == Some(place))
        {
            shared.answers.keep(place, &answer.html);
        }
        Ok(answer)
    })
    .await
}

/// Works out the file's own quick answer, for it to be kept.
pub(crate) async fn warm(shared: Arc<Shared>) {
    let asked = shared.asked(&Uri::from_static("/"), false);
    let all = Arc::clone(&shared);
    let work = move || answer::brief(&asked, &all.runs, &Wanted::default(), Layout::Quick);
    // Whoever asks first is told what is wrong.
    let _ = shared.runs.quick(work).await;
}

async fn frozen(State(shared): App, uri: Uri) -> Response {
    let mut response = respond(&shared, &uri, true, |asked, shared, wanted| {
        answer::brief(asked, &shared.runs, wanted, Layout::Frozen)
    })
    .await;
    if response.status() == StatusCode::OK {
        let view = View::parse(uri.query().unwrap_or_default());
        let name = view.file_name(&shared.loaded().document().file);
        if let Ok(attach) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
            response.headers_mut().insert(header::CONTENT_DISPOSITION, attach);
        }
    }
    response
}

async fn brief(State(shared): App, uri: &Uri, layout: Layout) -> Response {
    respond(&shared, uri, false, move |asked, shared, wanted| {
        answer::brief(asked, &shared.runs, wanted, layout)
    })
    .await
}

async fn explain(State(shared): App, uri: Uri) -> Response {
    let path = field(uri.query().unwrap_or_default(), "path").unwrap_or_default();
    // The path is the question here, not a value to set.
    respond(&shared, &uri, false, move |asked, shared, wanted| {
        answer::explanation(asked, &shared.runs, wanted, &path)
    })
    .await
}

/// Runs `work` off the threads that talk to readers and turns what comes of it into an answer.
async fn respond(
    shared: &Arc<Shared>,
    uri: &Uri,
    full: bool,
    work: impl FnOnce(&Asked, &Shared, &Wanted) -> Result<Answer, NoAnswer> + Send + 'static,
) -> Response {
    if uri.query().is_some_and(|q| q.len() > LONGEST) {
        return (StatusCode::URI_TOO_LONG, "the address is too long\n").into_response();
    }
    let asked = shared.asked(uri, full);
    let long = asked.settings.worlds > shared.options.quick;
    // Messages stay on one thread; their language may travel.
    let language = asked.loaded.language(asked.view.language);
    let wanted = Wanted::default();
    // Dropped with this future, when the reader leaves.
    let _reader = Reader(wanted.clone());
    let all = Arc::clone(shared);
    let job = move || work(&asked, &all, &wanted);
    let done = if long { shared.runs.full(job).await } else { shared.runs.quick(job).await };
    match done.map_err(NoAnswer::Run).and_then(|r| r) {
        Ok(Answer { html, timing }) => {
            let mut response = Html(html).into_response();
            if let Ok(timing) = HeaderValue::from_str(&timing) {
                response.headers_mut().insert("server-timing", timing);
            }
            response
        }
        Err(error) => {
            let m = Messages::new(language);
            let (status, why) = said(&m, error);
            (status, Html(pages::refused(&m, "live-refused", &why, "/"))).into_response()
        }
    }
}

fn said(m: &Messages, error: NoAnswer) -> (StatusCode, String) {
    match error {
        NoAnswer::Asked(why) => (StatusCode::BAD_REQUEST, why),
        NoAnswer::Run(NoRun::Busy) => (StatusCode::SERVICE_UNAVAILABLE, m.say("live-busy")),
        NoAnswer::Run(NoRun::Left) => (StatusCode::SERVICE_UNAVAILABLE, String::new()),
        NoAnswer::Run(NoRun::Scenario(why)) => (StatusCode::UNPROCESSABLE_ENTITY, why),
        NoAnswer::Page(why) => (StatusCode::INTERNAL_SERVER_ERROR, why),
    }
}

/// All worlds, told as they come: `progress` with the worlds done, then `part` with the page's part, or `problem`.
async fn full(State(shared): App, uri: Uri) -> Response {
    if uri.query().is_some_and(|q| q.len() > LONGEST) {
        return (StatusCode::URI_TOO_LONG, "the address is too long\n").into_response();
    }
    let asked = shared.asked(&uri, true);
    let worlds_asked = asked.settings.worlds;
    let language = asked.loaded.language(asked.view.language);
    let wanted = Wanted::default();
    let reader = Reader(wanted.clone());
    let (tell, told) = mpsc::channel::<Event>(4);
    tokio::spawn(async move {
        let (all, watched) = (Arc::clone(&shared), wanted.clone());
        let work =
            shared.runs.full(move || answer::brief(&asked, &all.runs, &wanted, Layout::Part));
        tokio::pin!(work);
        let mut tick = tokio::time::interval(PROGRESS);
        let event = loop {
            tokio::select! {
                done = &mut work => break match done.map_err(NoAnswer::Run).and_then(|r| r) {
                    Ok(page) => Event::default().event("part").data(page.html.replace('\r', "")),
                    Err(error) => Event::default().event("problem").data(said(&Messages::new(language), error).1),
                },
                _ = tick.tick() => {
                    let worlds = watched.done_worlds();
                    let m = Messages::new(language);
                    let (n, all_worlds) = (m.count(worlds), m.count(worlds_asked));
                    let text = m.fill(
                        if worlds < worlds_asked { "live-progress" } else { "live-progress-done" },
                        &[("n", (&n).into()), ("all", (&all_worlds).into())],
                    );
                    // A reader too slow for progress gets the next.
                    let _ = tell.try_send(Event::default().event("progress").data(text));
                }
                () = tell.closed() => return,
            }
        };
        let _ = tell.send(event).await;
    });
    let events = ReceiverStream::new(told).map(move |event| {
        // The run is wanted for as long as somebody holds this stream.
        let _ = &reader;
        Ok::<_, Infallible>(event)
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// How often the file has been read anew.
async fn version(State(shared): App) -> String {
    shared.changed.borrow().to_string()
}

/// Tells when the file has been read anew. Where too many listen already, one has to ask for the version now and then.
async fn changes(State(shared): App) -> Response {
    let Ok(place) = Arc::clone(&shared.listening).try_acquire_owned() else {
        // Hung up on: what is kept open after a refusal is a place taken from others.
        let close = [(header::CONNECTION, HeaderValue::from_static("close"))];
        return (StatusCode::SERVICE_UNAVAILABLE, close, "too many listen: ask /version\n")
            .into_response();
    };
    // The present number comes first: a page that missed a change while it was not listening sees it.
    let events = WatchStream::new(shared.changed.subscribe()).map(move |n| {
        // The place is taken for as long as somebody holds this stream.
        let _ = &place;
        Ok::<_, Infallible>(Event::default().event("changed").data(n.to_string()))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

fn field(query: &str, name: &str) -> Option<String> {
    form_urlencoded::parse(query.as_bytes()).find(|(k, _)| k == name).map(|(_, v)| v.into_owned())
}

/// Shows the line that would be written.
async fn ask_save(State(shared): App, uri: Uri) -> Response {
    let query = uri.query().unwrap_or_default();
    let asked = shared.asked(&uri, false);
    let m = Messages::new(asked.loaded.language(asked.view.language));
    let back = asked.view.address();
    let shown = change(&asked.loaded, query, Keep::Point).and_then(|(path, at, preview)| {
        let range = change(&asked.loaded, query, Keep::Range).ok().map(|(_, _, range)| range);
        pages::save(&asked, &m, &path, at, &preview, range.as_ref()).map_err(|e| said(&m, e).1)
    });
    match shown {
        Ok(page) => Html(page).into_response(),
        Err(why) => {
            (StatusCode::BAD_REQUEST, Html(pages::refused(&m, "live-not-saved", &why, &back)))
                .into_response()
        }
    }
}

/// Writes the line.
async fn do_save(State(shared): App, headers: HeaderMap, body: Body) -> Response {
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    if headers.get(header::CONTENT_TYPE) != Some(&form) {
        return (StatusCode::UNSUPPORTED_MEDIA_TYPE, "a form is expected\n").into_response();
    }
    let bytes = match tokio::time::timeout(BODY_TIME, axum::body::to_bytes(body, BODY)).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => {
            return (StatusCode::PAYLOAD_TOO_LARGE, "the form is too long\n").into_response();
        }
        Err(_) => return (StatusCode::REQUEST_TIMEOUT, "the form never came\n").into_response(),
    };
    let body = String::from_utf8_lossy(&bytes).into_owned();
    if guard::acts(&body) || guard::acts(&field(&body, "view").unwrap_or_default()) {
        return (StatusCode::BAD_REQUEST, "the form holds control characters\n").into_response();
    }
    let loaded = shared.loaded();
    let view = View::parse(&field(&body, "view").unwrap_or_default());
    let language = loaded.language(view.language);
    let refuse = |status, why: String| {
        let m = Messages::new(language);
        (status, Html(pages::refused(&m, "live-not-saved", &why, &view.address()))).into_response()
    };
    if field(&body, "sha").as_deref() != Some(loaded.study.sha256()) {
        return refuse(StatusCode::CONFLICT, SaveError::Changed.to_string());
    }
    let keep = match field(&body, "keep").as_deref() {
        Some("range") => Keep::Range,
        _ => Keep::Point,
    };
    let (path, _, preview) = match change(&loaded, &body, keep) {
        Ok(change) => change,
        Err(why) => return refuse(StatusCode::BAD_REQUEST, why),
    };
    if let Err(why) = shared.place.still() {
        return refuse(StatusCode::CONFLICT, why);
    }
    let (file, old) = (shared.place.path().to_owned(), loaded.study.text().to_owned());
    let written = tokio::task::spawn_blocking(move || save::save(&file, &old, &preview.text)).await;
    match written {
        Ok(Ok(())) => {}
        Ok(Err(error @ SaveError::Changed)) => {
            return refuse(StatusCode::CONFLICT, error.to_string());
        }
        Ok(Err(error)) => return refuse(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
        Err(error) => return refuse(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
    }
    reload(&shared).await;
    // What is in the file now is no change of the view any more.
    let mut view = view;
    view.changes.retain(|c| !matches!(c, crate::view::Change::Set(p, _) if *p == path));
    Redirect::to(&view.address()).into_response()
}

/// What of a slider is written into the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keep {
    /// The point it stands at.
    Point,
    /// A range about it.
    Range,
}

/// The change that `path` and `at` ask for: path, point, and what it makes of the file.
fn change(
    loaded: &Loaded,
    query: &str,
    keep: Keep,
) -> Result<(String, f64, save::Preview), String> {
    let path = field(query, "path").unwrap_or_default();
    let at = field(query, "at").and_then(|x| x.parse::<f64>().ok()).filter(|x| x.is_finite());
    let document = loaded.document();
    let value = document.scenario.values.iter().find(|v| v.path == path);
    let (Some(value), Some(at)) = (value, at) else {
        return Err(format!("there is no value `{path}` to write"));
    };
    let (low, high) = range(value);
    if !(low..=high).contains(&at) {
        return Err(outside(value, at));
    }
    let written = match keep {
        Keep::Point => pages::literal(value, at),
        Keep::Range => pages::literal_range(value, at).ok_or_else(|| {
            format!("the file gives `{path}` as a point: there is no range to keep")
        })?,
    };
    let preview = save::preview(loaded.study.plain().document(), &path, &written)
        .map_err(|e| e.to_string())?;
    Ok((path, at, preview))
}
