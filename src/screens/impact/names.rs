//! Names and the button of a total: how the parts of this screen speak of the same things.

use atlas::Iso3;
use engine::World;
use engine::job::Reply;
use ledger::Cents;
use portfolio::Candidate;
use yew::prelude::*;

use super::parts::{Atom, Key};
use crate::state::Same;
use crate::state::portfolio::Shown;
use crate::text::{Phrase, Text};

/// The money on show, taken apart, with the candidates once they are there.
#[derive(Clone, PartialEq)]
pub struct Books {
    /// The portfolio on show.
    pub shown: Same<Shown>,
    /// Its payments.
    pub atoms: Same<Vec<Atom>>,
    /// Reply of the job for candidates.
    pub candidates: Option<Same<Reply>>,
}

impl Books {
    /// The candidate behind a project, once the candidates are there.
    pub fn candidate(&self, project: usize) -> Option<&Candidate> {
        let id = &self.shown.problem.projects.get(project)?.id;
        match self.candidates.as_deref()? {
            Reply::Candidates(set) => set.generated.candidates.iter().find(|c| c.sized.id == *id),
            _ => None,
        }
    }

    /// Sum of a total.
    pub fn total(&self, key: &Key) -> Cents {
        super::parts::total(&self.atoms, &self.shown.problem, key)
    }
}

/// Name of an economy; its code where the atlas has none.
pub fn economy(world: &World, text: &Text, code: Iso3) -> String {
    world
        .atlas
        .get(code)
        .map_or_else(|| code.to_string(), |e| text.economy(e).to_owned())
}

/// Name of what a total counts.
pub fn of_key(key: &Key, books: &Books, world: &World, text: &Text) -> String {
    match key {
        Key::All => text.t("impact-all").into(),
        Key::Funder(at) => books
            .shown
            .problem
            .funders
            .get(*at)
            .map(|f| f.name.clone())
            .unwrap_or_default(),
        Key::Group(prong) => text.prong(*prong).into(),
        Key::Theme(theme) => self::theme(theme, text).into(),
        Key::Economy(code) => economy(world, text, *code),
        Key::Year(year) => text.year(*year),
    }
}

/// Name of a theme.
pub fn theme(theme: &str, text: &Text) -> Phrase {
    text.find(&format!("theme-{theme}"), &[])
        .unwrap_or_else(|| text.t("impact-theme-other"))
}

/// Name of a project: archetype, and where.
pub fn project(at: usize, books: &Books, world: &World, text: &Text) -> String {
    let Some(project) = books.shown.problem.projects.get(at) else {
        return String::new();
    };
    of_project(&project.archetype, &project.economies(), world, text)
}

/// As [`project`], from its archetype and economies.
pub fn of_project(archetype: &str, economies: &[Iso3], world: &World, text: &Text) -> String {
    let english = world
        .catalogue()
        .archetypes
        .iter()
        .find(|a| a.id == archetype)
        .map_or(archetype, |a| a.name.as_str());
    let name = text.archetype(archetype, english);
    let place = match economies {
        [one] => economy(world, text, *one),
        many => text.tr("impact-economies", &[("n", many.len().into())]).into(),
    };
    text.tr(
        "impact-project",
        &[("name", name.into()), ("place", place.into())],
    )
    .into()
}

/// Name of an archetype.
pub fn archetype(id: &str, world: &World, text: &Text) -> String {
    let english = world
        .catalogue()
        .archetypes
        .iter()
        .find(|a| a.id == id)
        .map_or(id, |a| a.name.as_str());
    text.archetype(id, english).into()
}

/// Message of a scale.
pub fn scale_key(scale: foresight::Scale) -> &'static str {
    match scale {
        foresight::Scale::Small => "scale-small",
        foresight::Scale::Medium => "scale-medium",
        foresight::Scale::Large => "scale-large",
    }
}

/// A number of people in words: `1.2 m`, `340 k`, `12`.
pub fn people(n: f64, text: &Text) -> String {
    if n >= 999_500.0 {
        text.tr("impact-count-m", &[("n", text.short(n / 1e6).into())])
            .into()
    } else if n >= 1000.0 {
        text.tr("impact-count-k", &[("n", text.short(n / 1e3).into())])
            .into()
    } else {
        text.whole(n)
    }
}

/// Money to the cent: `12,345.67`.
pub fn cents(amount: Cents, text: &Text) -> String {
    text.fixed(amount.dollars(), 2)
}

/// Money for a file: dollars and cents with a point.
pub fn plain(amount: Cents) -> String {
    let (sign, size) = (
        if amount.is_negative() { "-" } else { "" },
        amount.0.unsigned_abs(),
    );
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// What totals on screen need to open what is in them.
pub struct Opener<'a> {
    /// The total that is open.
    pub open: Option<&'a Key>,
    /// A total is opened.
    pub on: &'a Callback<Key>,
    /// Words.
    pub text: &'a Text,
}

impl Opener<'_> {
    /// A total as a button. `words` is what it shows; empty where it lies over a label of a chart,
    /// at `style`.
    pub fn total(&self, key: &Key, amount: Cents, words: Html, name: &str, style: Option<String>) -> Html {
        let onclick = {
            let (key, on) = (key.clone(), self.on.clone());
            Callback::from(move |_: MouseEvent| on.emit(key.clone()))
        };
        let args = [("name", name.into()), ("amount", self.text.money(amount).into())];
        let label = self.text.tr("impact-open-total", &args);
        html! {
            <button class="total" data-testid="total" data-value={amount.0.to_string()} data-total={key.write()}
                aria-label={label} aria-expanded={(self.open == Some(key)).to_string()} {onclick} {style}>{ words }</button>
        }
    }
}
