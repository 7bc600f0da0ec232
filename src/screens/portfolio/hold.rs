//! Decisions by hand: a project that must be in, that stays out, or that is left to the solver.

use engine::job::CandidateSet;
use plan::command::Command;
use portfolio::{Candidate, Rules};
use yew::prelude::*;

use super::edit::Editor;
use super::words;
use crate::state::{use_text, use_world};

/// What was decided about a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The solver decides.
    Free,
    /// It must be in.
    In,
    /// It stays out.
    Out,
}

impl Hold {
    /// In the order of the control.
    pub const ALL: [Self; 3] = [Self::Free, Self::In, Self::Out];

    /// Stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::In => "in",
            Self::Out => "out",
        }
    }

    /// Message key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Free => "portfolio-hold-free",
            Self::In => "portfolio-hold-in",
            Self::Out => "portfolio-hold-out",
        }
    }

    /// What the rules say of a project.
    pub fn of(rules: &Rules, id: &str) -> Self {
        if rules.must.iter().any(|m| m == id) {
            Self::In
        } else if rules.never.iter().any(|n| n == id) {
            Self::Out
        } else {
            Self::Free
        }
    }
}

/// The rules with another decision about a project. `group` are the sizes of the same project, at most
/// one of which can be in: keeping a project out keeps every size of it out, and one that must be in
/// replaces another size that had to be.
pub fn held(rules: &Rules, id: &str, group: &[String], hold: Hold) -> Rules {
    let mut rules = rules.clone();
    let same = |other: &String| other == id || group.contains(other);
    rules.must.retain(|m| !same(m));
    rules.never.retain(|n| !same(n));
    match hold {
        Hold::Free => {}
        Hold::In => rules.must.push(id.to_owned()),
        Hold::Out => {
            rules.never.push(id.to_owned());
            rules.never.extend(group.iter().filter(|g| *g != id).cloned());
        }
    }
    rules.must.sort();
    rules.never.sort();
    rules
}

/// The sizes of a candidate's project.
pub fn sizes(set: &CandidateSet, of: &Candidate) -> Vec<String> {
    set.generated
        .candidates
        .iter()
        .filter(|c| c.group == of.group)
        .map(|c| c.sized.id.clone())
        .collect()
}

/// Properties of [`HoldButtons`].
#[derive(Properties, PartialEq)]
pub struct HoldProps {
    /// Project id.
    pub id: String,
    /// Its sizes.
    pub group: Vec<String>,
    /// Changes the plan.
    pub editor: Editor,
}

/// Three buttons of which one is pressed.
#[component]
pub fn HoldButtons(props: &HoldProps) -> Html {
    let text = use_text();
    let rules = &props.editor.store.plan.rules;
    let now = Hold::of(rules, &props.id);
    let button = |hold: Hold| {
        let (editor, id, group) = (props.editor.clone(), props.id.clone(), props.group.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let rules = editor.store.now(|plan| held(&plan.rules, &id, &group, hold));
            editor.run(Command::SetRules { rules });
        });
        let testid = format!("hold-{}", hold.as_str());
        html! { <button aria-pressed={(now == hold).to_string()} data-testid={testid} {onclick}>{ text.t(hold.key()) }</button> }
    };
    html! {
        <div class="tabs hold" role="group" aria-label={text.t("portfolio-hold")}>{ for Hold::ALL.into_iter().map(button) }</div>
    }
}

/// Properties of [`Held`].
#[derive(Properties, PartialEq)]
pub struct HeldProps {
    /// Changes the plan.
    pub editor: Editor,
}

/// Everything decided by hand, each with a button that lets it go: also what is no candidate any
/// more, for instance because the region changed.
#[component]
pub fn Held(props: &HeldProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let rules = &props.editor.store.plan.rules;
    if rules.must.is_empty() && rules.never.is_empty() {
        return html! {};
    }
    let line = |id: &String, key: &'static str| {
        let name = words::project_id(world, &text, id);
        let (editor, own) = (props.editor.clone(), id.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let rules = editor.store.now(|plan| held(&plan.rules, &own, &[], Hold::Free));
            editor.run(Command::SetRules { rules });
        });
        let label = text.tr("portfolio-hold-release", &[("project", name.as_str().into())]);
        html! {
            <li data-held={id.clone()}><span class="tag">{ text.t(key) }</span>{ " " }{ name }
                <button class="link" aria-label={label.to_string()} title={label.to_string()} {onclick}>{ text.t("portfolio-hold-free") }</button></li>
        }
    };
    html! {
        <details class="held" data-testid="held" open=true>
            <summary>{ text.tr("portfolio-held-title", &[("in", rules.must.len().into()), ("out", rules.never.len().into())]) }</summary>
            <ul>
                { for rules.must.iter().map(|id| line(id, "portfolio-hold-in")) }
                { for rules.never.iter().map(|id| line(id, "portfolio-hold-out")) }
            </ul>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group() -> Vec<String> {
        ["a:KEN:small", "a:KEN:medium"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_project_is_on_at_most_one_list_whatever_was_decided_before() {
        let mut rules = Rules {
            must: vec!["b:UGA:small".into()],
            ..Rules::default()
        };
        for hold in [Hold::In, Hold::Out, Hold::Free, Hold::Out, Hold::In] {
            rules = held(&rules, "a:KEN:small", &group(), hold);
            assert_eq!(Hold::of(&rules, "a:KEN:small"), hold);
            assert!(rules.must.iter().all(|m| !rules.never.contains(m)));
            assert_eq!(Hold::of(&rules, "b:UGA:small"), Hold::In);
        }
    }

    #[test]
    fn keeping_a_project_out_keeps_every_size_out_and_another_size_replaces_one_that_had_to_be_in() {
        let rules = held(&Rules::default(), "a:KEN:small", &group(), Hold::Out);
        assert_eq!(rules.never, ["a:KEN:medium", "a:KEN:small"]);
        let rules = held(&rules, "a:KEN:small", &group(), Hold::In);
        let rules = held(&rules, "a:KEN:medium", &group(), Hold::In);
        assert_eq!((rules.must.len(), rules.never.len()), (1, 0));
        assert_eq!(rules.must, ["a:KEN:medium"]);
    }
}
