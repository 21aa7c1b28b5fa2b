//! Everything that is found in the articles, put together.

use crate::{
    article::Article,
    bargain::{self, Issue},
    dates::{self, Day},
    figures::{self, Amount},
    likelihood::{self, Hedge},
    names::{self, NameKind, NameSaid},
    quotes::{self, QuoteOffered},
    speech::{self, Speech},
};

/// What an article says, sentence by sentence and in all.
#[derive(Clone, Debug)]
pub struct ArticleSaid {
    /// Its days.
    pub days: Vec<Day>,
    /// Its figures.
    pub figures: Vec<Amount>,
    /// Words of likelihood and modality, with the number of the sentence.
    pub hedges: Vec<(usize, Hedge)>,
    /// Its quoted speech.
    pub speech: Vec<Speech>,
}

/// A draft: candidates of all kinds, each with its place, and nothing else.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The articles, in the order they were given.
    pub articles: Vec<Article>,
    /// What each says.
    pub said: Vec<ArticleSaid>,
    /// Who is named.
    pub names: Vec<NameSaid>,
    /// What may be on the table, the most spoken of first.
    pub issues: Vec<Issue>,
    /// What may be quoted.
    pub quotes: Vec<QuoteOffered>,
}

/// Drafts from articles, each by its name and its text or page.
#[must_use]
pub fn draft(articles: &[(String, String)]) -> Draft {
    let articles: Vec<Article> = articles
        .iter()
        .enumerate()
        .map(|(at, (name, text))| Article::read(at + 1, name, text))
        .collect();
    let names = names::names(&articles);
    let heads: Vec<String> = names
        .iter()
        .filter(|n| n.kind != NameKind::State)
        .flat_map(|n| {
            n.label.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let issues = bargain::issues(&articles, &heads);
    let said = articles.iter().map(ArticleSaid::of).collect();
    let quotes = articles.iter().enumerate().flat_map(|(at, a)| quotes::quotes(at, a)).collect();
    Draft { articles, said, names, issues, quotes }
}

impl ArticleSaid {
    fn of(article: &Article) -> ArticleSaid {
        let all = || article.sentences.iter();
        ArticleSaid {
            days: all().flat_map(|s| dates::days(article, s)).collect(),
            figures: all().flat_map(|s| figures::figures(article, s)).collect(),
            hedges: all()
                .flat_map(|s| likelihood::hedges(s).into_iter().map(|h| (s.number, h)))
                .collect(),
            speech: speech::speeches(article),
        }
    }
}

impl Draft {
    /// The names that become sides: the two states said oftenest, or what else is said oftenest where there are fewer.
    #[must_use]
    pub fn sides(&self) -> Vec<&NameSaid> {
        let states = self.names.iter().filter(|n| n.kind == NameKind::State);
        let others = self.names.iter().filter(|n| n.kind == NameKind::Name && n.times > 1);
        states.chain(others).take(2).collect()
    }

    /// The candidates that become issues: those of the list, or the first where none is.
    #[must_use]
    pub fn agenda(&self) -> Vec<&Issue> {
        /// The most that a draft puts on the table.
        const MOST: usize = 8;
        let listed: Vec<&Issue> = self.issues.iter().filter(|i| i.listed).take(MOST).collect();
        if listed.is_empty() { self.issues.iter().take(3).collect() } else { listed }
    }
}
