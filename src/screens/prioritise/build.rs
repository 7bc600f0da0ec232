//! Rules in plain language: a sentence whose words are choosers, and the rule it makes.

use ledger::{BasisPoints, Prong};
use plan::command::Command;
use portfolio::explain::{RuleRef, rules};
use portfolio::{CountRule, Group, GroupKind, JointRule, Limit, NotBefore, Rules, ShareRule, Side};
use yew::prelude::*;

use super::names;
use crate::screens::portfolio::edit::Editor;
use crate::screens::portfolio::words;
use crate::state::portfolio::Hashed;
use crate::state::{Same, use_text, use_world};

/// Properties of [`Build`].
#[derive(Properties, PartialEq)]
pub struct BuildProps {
    /// The programme.
    pub hashed: Same<Hashed>,
    /// Changes the plan.
    pub editor: Editor,
}

/// What is in the sentence.
#[derive(Clone, PartialEq)]
struct Draft {
    kind: String,
    percent: u32,
    of: String,
    a: String,
    b: String,
    year: i16,
}

const KINDS: [(&str, &str); 5] = [
    ("floor", "prioritise-kind-floor"),
    ("cap", "prioritise-kind-cap"),
    ("either", "prioritise-kind-either"),
    ("with", "prioritise-kind-with"),
    ("before", "prioritise-kind-before"),
];

/// The group of a chooser's word.
fn group(word: &str) -> Option<Group> {
    let (kind, id) = match word {
        "ldc" => (GroupKind::Ldc, ""),
        "lldc" => (GroupKind::Lldc, ""),
        "sids" => (GroupKind::Sids, ""),
        _ => match word.split_once(':')? {
            ("prong", id) => (GroupKind::Prong, id),
            (_, id) => (GroupKind::Economy, id),
        },
    };
    Some(Group {
        kind,
        id: id.to_owned(),
        economies: Vec::new(),
    })
}

/// The rules with the sentence's rule added; `None` while a word is missing.
fn added(draft: &Draft, mut rules: Rules) -> Option<Rules> {
    let two = || (!draft.a.is_empty() && !draft.b.is_empty() && draft.a != draft.b).then_some(());
    match draft.kind.as_str() {
        "floor" | "cap" => rules.shares.push(ShareRule {
            of: group(&draft.of)?,
            side: if draft.kind == "floor" {
                Side::AtLeast
            } else {
                Side::AtMost
            },
            limit: Limit::Share(BasisPoints(draft.percent.min(100) * 100)),
        }),
        "either" => {
            two()?;
            rules.counts.push(CountRule {
                projects: vec![draft.a.clone(), draft.b.clone()],
                at_least: 0,
                at_most: 1,
            });
        }
        "with" => {
            two()?;
            rules.joint.push(JointRule {
                project: draft.a.clone(),
                with: vec![draft.b.clone()],
            });
        }
        _ => {
            (!draft.a.is_empty()).then_some(())?;
            rules.not_before.push(NotBefore {
                project: draft.a.clone(),
                year: draft.year,
            });
        }
    }
    Some(rules)
}

/// The value of a chooser or field.
fn value_of(event: &Event) -> String {
    event
        .target()
        .and_then(|t| js_sys::Reflect::get(&t, &"value".into()).ok())
        .and_then(|v| v.as_string())
        .unwrap_or_default()
}

/// The builder.
#[component]
pub fn Build(props: &BuildProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let problem = &props.hashed.problem;
    let draft = use_state(|| Draft {
        kind: "floor".into(),
        percent: 40,
        of: "ldc".into(),
        a: String::new(),
        b: String::new(),
        year: problem.years.get(1).copied().unwrap_or_default(),
    });
    let set = |change: fn(&mut Draft, String)| {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            let mut next = (*draft).clone();
            change(&mut next, value_of(&event));
            draft.set(next);
        })
    };
    let option = |value: String, label: String, chosen: bool| html! { <option {value} selected={chosen}>{ label }</option> };
    let choose_project = |which: &str, now: &str, onchange: Callback<Event>| {
        html! {
            <select class="input" aria-label={text.t("prioritise-col-project")} data-testid={which.to_owned()} {onchange}>
                { option(String::new(), text.t("prioritise-choose").to_string(), now.is_empty()) }
                { for problem.projects.iter().map(|p| option(p.id.clone(), words::project_id(world, &text, &p.id), p.id == now)) }
            </select>
        }
    };
    let mut places = vec![
        ("ldc".to_owned(), text.t("prioritise-group-ldc").to_string()),
        ("lldc".to_owned(), text.t("prioritise-group-lldc").to_string()),
        ("sids".to_owned(), text.t("prioritise-group-sids").to_string()),
    ];
    places.extend(Prong::ALL.map(|p| (format!("prong:{}", p.as_str()), text.prong(p).to_string())));
    let economies = portfolio::study::economies(problem);
    places.extend(
        economies
            .iter()
            .map(|e| (format!("economy:{e}"), words::economy(world, &text, *e))),
    );
    let rest = match draft.kind.as_str() {
        "floor" | "cap" => html! {
            <>
                <input class="input num" type="number" min="0" max="100" aria-label={text.t("prioritise-percent")} value={draft.percent.to_string()}
                    onchange={set(|d, v| d.percent = v.parse().unwrap_or(d.percent))} />{ " % " }{ text.t("prioritise-to") }{ " " }
                <select class="input" aria-label={text.t("prioritise-group")} data-testid="build-of" onchange={set(|d, v| d.of = v)}>
                    { for places.into_iter().map(|(v, l)| { let on = v == draft.of; option(v, l, on) }) }
                </select>
            </>
        },
        kind => html! {
            <>
                { choose_project("build-a", &draft.a, set(|d, v| d.a = v)) }{ " " }
                if kind == "before" {
                    { text.t("prioritise-not-before") }{ " " }
                    <select class="input" aria-label={text.t("prioritise-year")} onchange={set(|d, v| d.year = v.parse().unwrap_or(d.year))}>
                        { for problem.years.iter().map(|y| option(y.to_string(), text.year(*y).to_string(), *y == draft.year)) }
                    </select>
                } else {
                    { text.t(if kind == "either" { "prioritise-or" } else { "prioritise-only-with" }) }{ " " }
                    { choose_project("build-b", &draft.b, set(|d, v| d.b = v)) }
                    if kind == "either" { { text.t("prioritise-not-both") } }
                }
            </>
        },
    };
    let made = added(&draft, Rules::default());
    let sentence = made
        .as_ref()
        .and_then(|r| rules(r).into_iter().next())
        .map(|r: RuleRef| names::rule(world, &text, &r));
    let add = {
        let (editor, draft) = (props.editor.clone(), draft.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(rules) = editor.store.now(|plan| added(&draft, plan.rules.clone())) {
                editor.run(Command::SetRules { rules });
            }
        })
    };
    html! {
        <section class="no-print">
            <h2>{ text.t("prioritise-build-title") }</h2>
            <p class="build">
                <select class="input" aria-label={text.t("prioritise-kind")} data-testid="build-kind" onchange={set(|d, v| d.kind = v)}>
                    { for KINDS.map(|(word, key)| option(word.to_owned(), text.t(key).to_string(), word == draft.kind)) }
                </select>{ " " }{ rest }
            </p>
            if let Some(sentence) = sentence { <p class="lead" data-testid="build-sentence">{ sentence }</p> }
            <button class="btn primary" data-testid="build-add" disabled={made.is_none()} onclick={add}>{ text.t("prioritise-add") }</button>
            <p class="note">{ text.t("prioritise-build-note") }</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(kind: &str) -> Draft {
        Draft {
            kind: kind.into(),
            percent: 40,
            of: "prong:Enable".into(),
            a: "a".into(),
            b: "b".into(),
            year: 2028,
        }
    }

    #[test]
    fn every_sentence_makes_one_rule() {
        for (kind, _) in KINDS {
            let made = added(&draft(kind), Rules::default()).unwrap();
            assert_eq!(rules(&made).len(), 1, "{kind}");
        }
    }

    #[test]
    fn a_sentence_about_the_same_project_twice_makes_none() {
        let mut same = draft("either");
        same.b = "a".into();
        assert_eq!(added(&same, Rules::default()), None);
    }
}
