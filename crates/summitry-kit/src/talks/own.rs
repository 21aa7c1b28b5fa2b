//! Tactics of one's own: they play wherever ours do, and bring what they are made from along.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, LazyLock, Mutex, PoisonError, RwLock},
};

use summitry_core::talks::{Action, Seating, Tactic, TacticKind, TacticName, View};

use super::tactics;
use crate::{Error, ErrorKind, Result};

/// Seats a tactic of one's own: called once for every seat and session, from any thread.
pub type Maker = dyn Fn(&Seating<'_>) -> Box<dyn Tactic> + Send + Sync;

/// A place that tactics of one name take in turns. A kind lasts as long as the program, what it is made from as long as
/// whoever asked: so a place is never given up, and there are as many as tactics of that name ever stood side by side.
struct Place {
    kind: TacticKind,
    maker: &'static RwLock<Option<Arc<Maker>>>,
}

/// The places nobody takes just now, by name.
static FREE: LazyLock<Mutex<HashMap<&'static str, Vec<&'static Place>>>> =
    LazyLock::new(Mutex::default);

/// A tactic of one's own, by its name while this lives; afterwards whoever still has the name seats somebody who leaves at once.
///
/// ```
/// use std::sync::Arc;
/// use summitry_kit::talks::{Action, Own, Seating, Tactic, View};
/// struct Best;
/// impl Tactic for Best {
///     fn act(&mut self, view: &View<'_>) -> Action {
///         view.side().inverse().best().map_or(Action::WalkOut, |best| Action::Offer(best.index))
///     }
/// }
/// let own = Own::new("best", Arc::new(|_: &Seating<'_>| Box::new(Best) as Box<dyn Tactic>))?;
/// assert_eq!(own.name().to_string(), "best");
/// # Ok::<(), summitry_kit::Error>(())
/// ```
pub struct Own {
    place: &'static Place,
}

impl Own {
    /// A tactic of this name.
    ///
    /// # Errors
    /// One of ours has the name, or it is empty or holds a comma, a colon or a blank, by which names are told apart.
    pub fn new(name: &str, maker: Arc<Maker>) -> Result<Self> {
        let wrong = |what: String| {
            Err(Error::new(ErrorKind::Unknown, what).cure_is("give it another name"))
        };
        if name.is_empty() || name.contains([',', ':']) || name.contains(char::is_whitespace) {
            return wrong(format!(
                "`{name}` cannot be a tactic's name: it is empty, or holds a comma, a colon or a blank"
            ));
        }
        if name == "all" || tactics().contains(&name) {
            return wrong(format!("`{name}` is the name of one of our tactics"));
        }
        let free =
            FREE.lock().unwrap_or_else(PoisonError::into_inner).get_mut(name).and_then(Vec::pop);
        let place = free.unwrap_or_else(|| Place::new(name));
        *place.maker.write().unwrap_or_else(PoisonError::into_inner) = Some(maker);
        Ok(Self { place })
    }

    /// Its name, to be seated by.
    #[must_use]
    pub fn name(&self) -> TacticName {
        TacticName::of(&self.place.kind)
    }
}

impl Place {
    fn new(name: &str) -> &'static Self {
        let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
        let maker: &'static RwLock<Option<Arc<Maker>>> = Box::leak(Box::default());
        let make = move |seating: &Seating<'_>| -> Box<dyn Tactic> {
            let maker = maker.read().unwrap_or_else(PoisonError::into_inner).clone();
            maker.map_or_else(|| Box::new(Gone) as Box<dyn Tactic>, |maker| maker(seating))
        };
        let kind = TacticKind {
            name,
            source: "",
            exponent: None,
            looks_ahead: false,
            make: Box::leak(Box::new(make)),
        };
        Box::leak(Box::new(Self { kind, maker }))
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        *self.place.maker.write().unwrap_or_else(PoisonError::into_inner) = None;
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        free.entry(self.place.kind.name).or_default().push(self.place);
    }
}

impl fmt::Debug for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Own({})", self.place.kind.name)
    }
}

/// Whoever is seated by a name that stands for nobody any more.
struct Gone;

impl Tactic for Gone {
    fn act(&mut self, _: &View<'_>) -> Action {
        Action::WalkOut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn maker() -> Arc<Maker> {
        Arc::new(|_: &Seating<'_>| Box::new(Gone) as Box<dyn Tactic>)
    }

    #[test]
    fn a_place_is_taken_again_when_it_is_free() {
        let first = Own::new("again", maker()).unwrap();
        let second = Own::new("again", maker()).unwrap();
        assert!(!std::ptr::eq(first.place, second.place));
        let place: *const Place = first.place;
        drop(first);
        assert!(std::ptr::eq(place, Own::new("again", maker()).unwrap().place));
        drop(second);
    }

    #[test]
    fn names_that_say_something_else_are_refused() {
        for name in ["boulware", "all", "", "a,b", "a:2", "a b"] {
            let error = Own::new(name, maker()).unwrap_err();
            assert_eq!(error.cure(), Some("give it another name"), "{name}");
        }
    }
}
