//! The do-no-harm flags of one project: what could do harm where, the values behind it, what is asked for,
//! what was agreed. It flags; it never takes a project out.

use atlas::Iso3;
use engine::job::Screened;
use foresight::safeguards::Severity;
use plan::Command;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::edit::Editor;
use super::words;
use crate::route::{Route, Screen};
use crate::screens::catalogue::harm_key;
use crate::state::safeguards::use_safeguards;
use crate::state::{use_text, use_world};
use crate::text::Text;

/// Properties of [`Guard`].
#[derive(Properties, PartialEq)]
pub struct GuardProps {
    /// Archetype.
    pub archetype: AttrValue,
    /// Economies of the project.
    pub economies: Vec<Iso3>,
    /// Changes the plan.
    pub editor: Editor,
}

/// The section of an opened project.
#[component]
pub fn Guard(props: &GuardProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let flags = use_safeguards();
    let found = flags.of(&props.archetype, &props.economies);
    let rows = found.iter().map(|s| {
        let economy = words::economy(world, &text, s.economy);
        let (class, key) = match s.flag.severity {
            Severity::Serious => ("tag warn", "guard-is-serious"),
            Severity::Watch => ("tag", "guard-is-watched"),
        };
        let evidence = s.flag.evidence.iter().map(|e| (e.field.clone(), e.value, e.year));
        let values = words::evidence(world, &text, evidence);
        let open: Vec<String> = s.flag.open.iter().map(|f| words::field(world, &text, f)).collect();
        let mitigation = text.find(&format!("mitigation-{}", s.flag.harm.as_str()), &[]);
        html! {
            <li data-harm={s.flag.harm.as_str()} data-economy={s.economy.to_string()}>
                <span><span class={class}>{ text.t(key) }</span>{ " " }<b>{ economy }</b>{ ": " }{ text.t(harm_key(s.flag.harm)) }
                    if !values.is_empty() { <span class="quieter">{ " · " }{ values }</span> }
                    if !open.is_empty() { <span class="quieter">{ " · " }{ text.tr("guard-missing", &[("fields", open.join(", ").into())]) }</span> }
                </span>
                <span class="note">{ text.t("guard-asked") }{ " " }{ for mitigation.map(|m| m.html()) }</span>
                <Answer flag={(*s).clone()} editor={props.editor.clone()} />
            </li>
        }
    });
    let catalogue = Route::to(Screen::Catalogue).with("id", Some(props.archetype.to_string()));
    html! {
        <section class="guard" data-testid="guard">
            <h3>{ text.t("guard-detail") }{ " " }<a class="link" href={catalogue.hash()}>{ text.t("guard-in-catalogue") }</a></h3>
            if found.is_empty() && !flags.waiting() { <p class="note">{ text.t("guard-none") }</p> }
            <ul class="guard-flags">{ for rows }</ul>
        </section>
    }
}

/// Properties of [`Answer`].
#[derive(Properties, PartialEq)]
struct AnswerProps {
    flag: Screened,
    editor: Editor,
}

/// What was agreed, or the field in which it is written.
#[component]
fn Answer(props: &AnswerProps) -> Html {
    let text = use_text();
    let field = use_node_ref();
    let s = &props.flag;
    let set = {
        let (editor, archetype, economy, harm) =
            (props.editor.clone(), s.archetype.clone(), s.economy, s.flag.harm);
        move |note: Option<String>| {
            editor.run(Command::SetMitigation {
                archetype: archetype.clone(),
                economy,
                harm,
                note,
            });
        }
    };
    if let Some(note) = &s.agreed {
        let back = {
            let set = set.clone();
            Callback::from(move |_: MouseEvent| set(None))
        };
        return html! { <div class="row"><span><b>{ text.t("guard-agreed") }</b>{ " " }{ note.clone() }</span><button class="link" data-testid="guard-take-back" onclick={back}>{ text.t("guard-take-back") }</button></div> };
    }
    let agree = {
        let field = field.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = field
                .cast::<HtmlInputElement>()
                .map(|i| i.value())
                .unwrap_or_default();
            if !typed.trim().is_empty() {
                set(Some(typed.trim().to_owned()));
            }
        })
    };
    html! {
        <form class="row" onsubmit={agree}>
            <input ref={field} class="input" maxlength="1000" required=true aria-label={text.t("guard-note")} placeholder={text.t("guard-note")} data-testid="guard-note" />
            <button class="btn" data-testid="guard-agree">{ text.t("guard-agree") }</button>
        </form>
    }
}

/// A tag beside a project's name: how many flags are serious, or that they were answered. Nothing where
/// there is none.
pub fn tag(flags: &[&Screened], text: &Text) -> Html {
    let serious = flags.iter().filter(|s| s.flag.severity == Severity::Serious);
    let open = serious.clone().filter(|s| s.agreed.is_none()).count();
    if open > 0 {
        html! { <>{ " " }<span class="tag warn" data-testid="guard-tag">{ text.tr("guard-tag", &[("n", open.into())]) }</span></> }
    } else if serious.count() > 0 {
        html! { <>{ " " }<span class="tag" data-testid="guard-tag">{ text.t("guard-tag-agreed") }</span></> }
    } else {
        html! {}
    }
}
