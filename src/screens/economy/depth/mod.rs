//! The depth of a profile, below the first screenful: one section a question, and a list of them.
//!
//! Everything here is the engine's profile ([`found`]) in words, rows and bars; nothing is computed
//! a second time. Left out: what would change under other values (the screen *What-if*).

pub mod beside;
pub mod binding;
pub mod equity;
pub mod found;
pub mod gaps;
pub mod lens;
pub mod names;
pub mod peers;
pub mod reliability;
pub mod strengths;
pub mod survey;
pub mod tier;

use yew::prelude::*;

use self::found::Found;
use super::Profile;
use crate::platform::focus;
use crate::route::Place;
use crate::state::{Work, use_text};
use crate::text::Text;
use crate::widgets::work::{Failure, Progress};

/// Properties of every section.
#[derive(Properties, PartialEq)]
pub struct DepthProps {
    /// What the screen draws from.
    pub profile: Profile,
    /// The engine's profile.
    pub found: Found,
    /// Address.
    pub place: Place,
}

/// The sections: id of the element, message key of the name.
const SECTIONS: [(&str, &str); 8] = [
    ("depth-tier", "depth-s-tier"),
    ("depth-strengths", "depth-s-strengths"),
    ("depth-gaps", "depth-s-gaps"),
    ("depth-binding", "depth-s-binding"),
    ("depth-peers", "depth-s-peers"),
    ("depth-equity", "depth-s-equity"),
    ("depth-reliability", "depth-s-reliability"),
    ("depth-beside", "depth-s-beside"),
];

/// The list of sections.
#[component]
pub fn Contents() -> Html {
    let text = use_text();
    let links = SECTIONS.iter().map(|(id, key)| {
        let id = *id;
        let go = Callback::from(move |_: MouseEvent| focus::section(id));
        html! { <button onclick={go}>{ text.t(key) }</button> }
    });
    html! {
        <nav class="eco-contents no-print" aria-label={text.t("depth-contents")}>
            <span class="eyebrow">{ text.t("depth-contents") }</span>{ for links }
        </nav>
    }
}

/// All sections.
#[component]
pub fn Depth(props: &DepthProps) -> Html {
    let (profile, found, place) = (&props.profile, &props.found, &props.place);
    html! {
        <div class="eco-depth">
            <tier::Tier profile={profile.clone()} found={found.clone()} place={place.clone()} />
            <strengths::Strengths profile={profile.clone()} found={found.clone()} place={place.clone()} />
            <gaps::Gaps profile={profile.clone()} found={found.clone()} place={place.clone()} />
            <binding::Constraint profile={profile.clone()} found={found.clone()} place={place.clone()} />
            <peers::Peers profile={profile.clone()} found={found.clone()} place={place.clone()} />
            <equity::Lens profile={profile.clone()} found={found.clone()} place={place.clone()} />
            <reliability::Sureness profile={profile.clone()} found={found.clone()} place={place.clone()} />
            <beside::Beside profile={profile.clone()} found={found.clone()} place={place.clone()} />
        </div>
    }
}

/// Properties of [`Section`].
#[derive(Properties, PartialEq)]
pub struct SectionProps {
    /// Id of the element.
    pub id: &'static str,
    /// The finding.
    pub title: Html,
    /// How it was found, one sentence.
    #[prop_or_default]
    pub note: Html,
    /// Beside the title.
    #[prop_or_default]
    pub tools: Html,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// What stands in it.
    #[prop_or_default]
    pub children: Html,
}

/// A section with its finding; takes the focus when it is gone to.
#[component]
pub fn Section(props: &SectionProps) -> Html {
    let title_id = format!("{}-title", props.id);
    html! {
        <section id={props.id} class={classes!("depth", props.class.clone())} tabindex="-1" aria-labelledby={title_id.clone()}>
            <header><div class="between"><h2 class="title" id={title_id}>{ props.title.clone() }</h2>{ props.tools.clone() }</div>
                <p class="note">{ props.note.clone() }</p></header>
            { props.children.clone() }
        </section>
    }
}

/// A section while its facts are on the way, or refused.
pub fn waiting(id: &'static str, key: &'static str, found: &Found, text: &Text, lines: usize) -> Html {
    let inner = match &found.work {
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        Work::Running { share, since, cancel } => html! {
            <div aria-busy="true"><Progress share={*share} since={*since} cancel={cancel.clone()} />
                <div class="skeleton-lines">{ for (0..lines).map(|_| html! { <i></i> }) }</div></div>
        },
        _ => html! {},
    };
    html! { <Section {id} title={text.t(key).html()}>{ inner }</Section> }
}
