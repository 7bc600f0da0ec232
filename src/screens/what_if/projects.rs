//! Projects of the catalogue that move what was changed, each with its range of cost and effect over
//! the scales on offer.

use engine::job::Mover;
use ledger::Cents;
use yew::prelude::*;

use super::TrialProps;
use crate::screens::economy::depth::names::Names;
use crate::state::{use_store, use_text, use_world};
use crate::text::Text;

/// Archetypes listed for an indicator. An assumption about what is read.
const MOST: usize = 5;

/// One archetype over its scales.
struct Kind<'a> {
    archetype: &'a str,
    cost: (Cents, Cents),
    moves: (f64, f64),
    enough: bool,
    first: &'a Mover,
}

/// Movers by archetype, those that move most first.
fn kinds(movers: &[Mover]) -> Vec<Kind<'_>> {
    let mut all: Vec<Kind<'_>> = Vec::new();
    for m in movers {
        match all.iter_mut().find(|k| k.archetype == m.archetype) {
            Some(k) => {
                k.cost = (k.cost.0.min(m.cost), k.cost.1.max(m.cost));
                k.moves = (k.moves.0.min(m.moves), k.moves.1.max(m.moves));
                k.enough |= m.enough;
            }
            None => all.push(Kind {
                archetype: &m.archetype,
                cost: (m.cost, m.cost),
                moves: (m.moves, m.moves),
                enough: m.enough,
                first: m,
            }),
        }
    }
    all.sort_by(|a, b| b.moves.1.total_cmp(&a.moves.1));
    all
}

/// The lists.
#[component]
pub fn Projects(props: &TrialProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let trial = &props.trial;
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let Some(found) = trial.found() else {
        return html! {};
    };
    let lists = found.movers.iter().map(|(id, movers)| {
        let kinds = kinds(movers);
        let enough = movers.iter().filter(|m| m.enough).map(|m| m.cost).min();
        let line = match (kinds.is_empty(), enough) {
            (true, _) => text.t("depth-no-project"),
            (false, Some(cost)) => text.tr("wi-reaches", &[("cost", text.money(cost).into())]),
            (false, None) => text.t("wi-none-reaches"),
        };
        html! {
            <div class="stack tight wi-movers" key={id.clone()}>
                <h3>{ names.indicator(id) }</h3>
                <p class="sub">{ line }</p>
                <ul>{ for kinds.iter().take(MOST).map(|k| kind(k, id, &names, &text)) }</ul>
                if kinds.len() > MOST { <p class="note">{ text.tr("wi-more-kinds", &[("n", (kinds.len() - MOST).into())]) }</p> }
            </div>
        }
    });
    html! {
        <section class="stack wi-projects" data-testid="what-if-projects">
            <h2>{ text.t("wi-projects") }</h2>
            <p class="note">{ text.t("wi-projects-note") }</p>
            if found.movers.is_empty() { <p class="sub">{ text.t("wi-projects-none") }</p> }
            { for lists }
        </section>
    }
}

fn kind(k: &Kind<'_>, indicator: &str, names: &Names<'_>, text: &Text) -> Html {
    let of = names
        .world
        .catalogue()
        .archetypes
        .iter()
        .find(|a| a.id == k.archetype);
    let name = text.archetype(k.archetype, of.map_or(k.archetype, |a| a.name.as_str()));
    let mark = of.map(|a| crate::widgets::glyph::prong(a.prong));
    let cost = if k.cost.0 == k.cost.1 {
        text.money(k.cost.0).to_string()
    } else {
        text.tr(
            "wi-between",
            &[
                ("low", text.money(k.cost.0).into()),
                ("high", text.money(k.cost.1).into()),
            ],
        )
        .into()
    };
    let moves = if (k.moves.1 - k.moves.0).abs() < f64::EPSILON {
        text.short(k.moves.1)
    } else {
        text.range(&text.short(k.moves.0), &text.short(k.moves.1))
            .to_string()
    };
    html! {
        <li class="wi-mover">
            <span>{ for mark }{ " " }{ name }</span>
            <span class="num strong ltr">{ cost }</span>
            <span class="note">{ text.tr("wi-moves", &[("by", moves.into()), ("unit", names.unit(indicator).into()), ("grade", format!("{:?}", k.first.grade).into())]) }
                if k.enough { { " " }<span class="tag">{ text.t("wi-enough") }</span> }</span>
        </li>
    }
}
