//! The product's own words: Project Fluent messages, one file a language.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{language::Language, naming, rich::capital};

/// What fills a `{ $name }` in a message.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// Words, or a number that is already in its language's form.
    Text(&'a str),
    /// A count that the message may choose its plural by.
    Count(usize),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Arg::Count(count)
    }
}

/// The messages of one language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The messages of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        // The files are part of the program and a test parses them: what Fluent could read is what there is.
        let resource = match FluentResource::try_new(language.messages().to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // The tags are well formed; the tests would see plurals go wrong if not.
        let id: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![id]);
        // Isolation marks are for mixed writing directions; in a terminal they print as rubbish.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Messages { language, bundle }
    }

    /// Which language these are.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without variables. An unknown id comes back as itself; a test holds that the code uses none.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// A message with its variables filled in.
    #[must_use]
    pub fn fill(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.try_fill(id, args).unwrap_or_else(|| id.to_owned())
    }

    /// A name that is known by its words alone, within a sentence: `the United States`. What a scenario says of its names itself
    /// (`in_text`) is not asked.
    #[must_use]
    pub fn name_in_text(&self, name: &str) -> String {
        naming::in_text(self.language.articles(), name)
    }

    /// A message that may begin with a name, as the beginning of a sentence.
    #[must_use]
    pub fn sentence(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        capital(&self.fill(id, args))
    }

    /// A message whose id is put together from the file's own words: `None` where there is no such message.
    #[must_use]
    pub fn try_fill(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut fluent = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => fluent.set(*name, FluentValue::from(*text)),
                Arg::Count(count) => fluent.set(*name, FluentValue::from(*count)),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&fluent), &mut errors);
        Some(naming::melted(self.language.articles(), text.into_owned()))
    }
}
