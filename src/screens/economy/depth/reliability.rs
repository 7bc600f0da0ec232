//! How reliable the score is: 0–10, its parts, the age of the data.

use yew::prelude::*;

use super::{DepthProps, Section};
use crate::state::use_text;

/// The section.
#[component]
pub fn Sureness(props: &DepthProps) -> Html {
    let text = use_text();
    let Some(facts) = props.found.facts() else {
        return super::waiting("depth-reliability", "depth-s-reliability", &props.found, &text, 5);
    };
    let r = &facts.reliability;
    let age = r.mean_age.map_or_else(|| "–".to_owned(), |a| text.fixed(a, 1));
    let title = text.tr(
        "depth-reliability-title",
        &[("score", text.fixed(r.score, 1).into()), ("age", age.into())],
    );
    let parts = [
        ("depth-rel-missing", r.missing),
        ("depth-rel-old", r.old),
        ("depth-rel-imputed", r.imputed),
        ("depth-rel-modelled", r.modelled),
        ("depth-rel-perception", r.perception),
    ];
    let rows = parts.iter().map(|(key, share)| {
        html! {
            <li class="rel-part"><span>{ text.t(key) }</span><span class="share"><i style={format!("--v:{:.1}", share * 100.0)}></i></span><span class="num">{ text.percent(*share, 0) }</span></li>
        }
    });
    html! {
        <Section id="depth-reliability" title={title.html()} note={text.t("depth-reliability-note").html()}>
            <ul class="rel-parts">{ for rows }</ul>
        </Section>
    }
}
