//! The second table: what was left out and what it would take; what is not eligible, with the rule
//! and the values that decided.

use std::collections::BTreeSet;
use std::rc::Rc;

use atlas::Iso3;
use engine::job::CandidateSet;
use engine::safeguards::in_codes;
use ledger::Prong;
use portfolio::candidates::{Excluded, Why};
use yew::prelude::*;

use super::detail::Detail;
use super::edit::Editor;
use super::left::{Out, Take, groups, use_takes};
use super::settings::{Settings, names};
use super::table::scale_word;
use super::{same_set, words};
use crate::route::Place;
use crate::state::safeguards::{Flags, use_safeguards};
use crate::state::{Same, Shown, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::export;
use crate::widgets::glyph;

/// Properties of [`LeftOut`].
#[derive(Properties)]
pub struct OutsProps {
    /// The portfolio on show.
    pub shown: Same<Shown>,
    /// Candidates, once there are any.
    pub set: Option<Rc<CandidateSet>>,
    /// Filters.
    pub settings: Settings,
    /// The address.
    pub place: Place,
    /// Changes the plan.
    pub editor: Editor,
}

impl PartialEq for OutsProps {
    fn eq(&self, other: &Self) -> bool {
        self.shown == other.shown
            && same_set(self.set.as_ref(), other.set.as_ref())
            && self.settings == other.settings
            && self.place == other.place
            && self.editor == other.editor
    }
}

/// Rows shown at first.
const FIRST: usize = 24;

/// The second table.
#[component]
pub fn LeftOut(props: &OutsProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let outs = use_memo(
        (props.shown.clone(), props.set.clone().map(Same)),
        |(shown, set)| {
            set.as_ref()
                .map_or_else(Vec::new, |set| groups(&set.0, &shown.problem, &shown.outcome))
        },
    );
    let takes = use_takes(&props.shown, &outs, &props.set);
    let all = use_state(|| false);
    let open = use_state(|| None::<String>);
    let flags = use_safeguards();
    let Some(set) = &props.set else {
        return html! { <section class="left-out"><h2>{ text.t("portfolio-left-title-wait") }</h2><div class="skeleton-lines" aria-hidden="true">{ for (0..6).map(|_| html! { <i></i> }) }</div></section> };
    };
    let settings = &props.settings;
    let tab = |excluded: bool, label: Phrase| {
        let place = props.place.clone();
        let click = Callback::from(move |_: MouseEvent| {
            place.set(names::OUT, excluded.then(|| "excluded".to_owned()))
        });
        html! { <button aria-pressed={(settings.excluded == excluded).to_string()} onclick={click}>{ label }</button> }
    };
    let catalogue = engine::catalogue::of(world, &props.editor.store.plan);
    let theme_of = |archetype: &str| {
        catalogue
            .catalogue
            .archetypes
            .iter()
            .find(|a| a.id == archetype)
            .map_or("", |a| a.theme.as_str())
    };
    let excluded: Vec<&Excluded> = set
        .generated
        .excluded
        .iter()
        .filter(|e| settings.lets(std::iter::once(e.economy), theme_of(&e.archetype)))
        .collect();
    let shown_outs: Vec<(&Out, Take)> = outs
        .iter()
        .filter(|o| {
            set.generated
                .candidates
                .get(o.candidate)
                .is_some_and(|c| settings.lets(c.economies(), &c.theme))
        })
        .map(|o| {
            let take = if o.take == Take::NotTried {
                takes.get(&o.group).cloned().unwrap_or(Take::NotTried)
            } else {
                o.take.clone()
            };
            (o, take)
        })
        .collect();
    let total = if settings.excluded {
        excluded.len()
    } else {
        shown_outs.len()
    };
    let most = if *all { total } else { FIRST };
    let more = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let save = if settings.excluded {
        excluded_csv(&excluded, &text, world)
    } else {
        outs_csv(&shown_outs, set, &flags, &text, world)
    };
    let body = if settings.excluded {
        excluded_table(excluded.iter().take(most), &text, world)
    } else {
        outs_table(shown_outs.iter().take(most), props, set, &open, &text, world)
    };
    html! {
        <section class="left-out">
            <div class="between table-head">
                <h2>{ text.t("portfolio-left-title") }</h2>
                <div class="tabs" role="group" aria-label={text.t("portfolio-left-title")}>
                    { tab(false, text.tr("portfolio-left-tab", &[("n", shown_outs.len().into())])) }
                    { tab(true, text.tr("portfolio-excluded-tab", &[("n", excluded.len().into())])) }
                </div>
                <div class="table-tools push"><button class="link" onclick={save}>{ text.t("table-csv") }</button></div>
            </div>
            <div class="table-wrap" tabindex="0" role="region" aria-label={text.t("portfolio-left-title")}>{ body }</div>
            if total > most { <button class="link no-print" onclick={more}>{ text.tr("portfolio-show-all", &[("n", total.into())]) }</button> }
        </section>
    }
}

fn outs_table<'a>(
    outs: impl Iterator<Item = &'a (&'a Out, Take)>,
    props: &OutsProps,
    set: &Rc<CandidateSet>,
    open: &UseStateHandle<Option<String>>,
    text: &Text,
    world: &'static engine::World,
) -> Html {
    let rows = outs.filter_map(|(out, take)| {
        let candidate = set.generated.candidates.get(out.candidate)?;
        let codes: Vec<Iso3> = candidate.economies().collect();
        let expanded = open.as_deref() == Some(out.group.as_str());
        let toggle = {
            let (open, group) = (open.clone(), out.group.clone());
            Callback::from(move |_: MouseEvent| open.set((!expanded).then(|| group.clone())))
        };
        let detail = expanded.then(|| html! {
            <tr class="detail-row"><td colspan="6"><Detail shown={props.shown.clone()} set={props.set.clone()} candidate={Some(out.candidate)} payments={Rc::new(Vec::new())} editor={props.editor.clone()} /></td></tr>
        });
        Some(html! {
            <>
                <tr key={out.group.clone()} data-group={out.group.clone()}>
                    <th scope="row"><button class="expand" aria-expanded={expanded.to_string()} onclick={toggle}>{ words::archetype(world, text, &candidate.sized.archetype) }
                        <span class="quieter">{ ", " }{ scale_word(text, candidate.sized.scale) }</span></button></th>
                    <td class="ellipsis economies">{ words::economies(world, text, &codes) }</td>
                    <td class="mark-cell">{ glyph::prong(candidate.prong) }<span class="visually-hidden">{ text.prong(candidate.prong) }</span></td>
                    <td class="num strong">{ text.millions(candidate.cost.mid) }</td>
                    <td class="num">{ text.fixed(out.value, 2) }</td>
                    <td class="take">{ words::take(world, text, take) }</td>
                </tr>
                { for detail }
            </>
        })
    });
    html! {
        <table>
            <caption class="visually-hidden">{ text.t("portfolio-left-title") }</caption>
            <thead><tr>
                <th scope="col">{ text.t("portfolio-col-project") }</th>
                <th scope="col">{ text.t("portfolio-col-economies") }</th>
                <th scope="col">{ text.t("portfolio-col-group") }</th>
                <th scope="col" class="num">{ text.t("portfolio-col-money") }</th>
                <th scope="col" class="num" title={text.t("portfolio-col-alone-title")}>{ text.t("portfolio-col-alone") }</th>
                <th scope="col">{ text.t("portfolio-col-take") }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn why(e: &Excluded, text: &Text, world: &'static engine::World) -> Phrase {
    match e.why {
        Why::NotOdaEligible => text.t("portfolio-excluded-oda"),
        Why::NotEligible => text.t("portfolio-excluded-rule"),
        Why::NoSize => {
            let fields: Vec<String> = e.open.iter().map(|f| words::field(world, text, f)).collect();
            text.tr("portfolio-excluded-size", &[("fields", fields.join(", ").into())])
        }
        Why::BelowFloor { need, floor } => text.tr(
            "portfolio-excluded-floor",
            &[
                ("need", text.short(need).into()),
                ("floor", text.short(floor).into()),
            ],
        ),
        Why::PrerequisiteOutOfReach => text.t("portfolio-excluded-prerequisite"),
    }
}

fn values(e: &Excluded, text: &Text, world: &'static engine::World) -> String {
    words::evidence(
        world,
        text,
        e.evidence.iter().map(|v| (v.field.clone(), v.value, v.year)),
    )
}

fn excluded_table<'a>(
    rows: impl Iterator<Item = &'a &'a Excluded>,
    text: &Text,
    world: &'static engine::World,
) -> Html {
    let rows = rows.map(|e| {
        let prong: Option<Prong> = world.catalogue().archetypes.iter().find(|a| a.id == e.archetype).map(|a| a.prong);
        let name = if e.archetype.is_empty() { text.t("portfolio-every-project") } else { words::archetype(world, text, &e.archetype) };
        html! {
            <tr>
                <th scope="row">{ name }</th>
                <td class="ellipsis economies">{ words::economy(world, text, e.economy) }</td>
                <td class="mark-cell">{ for prong.map(|p| html! { <>{ glyph::prong(p) }<span class="visually-hidden">{ text.prong(p) }</span></> }) }</td>
                <td>{ why(e, text, world) }</td>
                <td class="values">{ values(e, text, world) }</td>
                <td><code class="ltr">{ e.rule.clone() }</code></td>
            </tr>
        }
    });
    html! {
        <table>
            <caption class="visually-hidden">{ text.t("portfolio-excluded-caption") }</caption>
            <thead><tr>
                <th scope="col">{ text.t("portfolio-col-project") }</th>
                <th scope="col">{ text.t("portfolio-col-economies") }</th>
                <th scope="col">{ text.t("portfolio-col-group") }</th>
                <th scope="col">{ text.t("portfolio-col-reason") }</th>
                <th scope="col">{ text.t("portfolio-col-values") }</th>
                <th scope="col">{ text.t("portfolio-col-rule") }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn save(file: &'static str, rows: Vec<Vec<String>>) -> Callback<MouseEvent> {
    Callback::from(move |_: MouseEvent| {
        export::save(file, "text/csv;charset=utf-8", &export::csv(rows.iter().cloned()))
    })
}

fn outs_csv(
    outs: &[(&Out, Take)],
    set: &CandidateSet,
    flags: &Flags,
    text: &Text,
    world: &'static engine::World,
) -> Callback<MouseEvent> {
    let head = [
        "id",
        "project",
        "economies",
        "group",
        "cost_mid_usd",
        "points_alone",
        "what_it_would_take",
        "safeguards",
    ]
    .map(str::to_owned)
    .to_vec();
    let rows = outs.iter().filter_map(|(out, take)| {
        let c = set.generated.candidates.get(out.candidate)?;
        Some(vec![
            c.sized.id.clone(),
            words::archetype(world, text, &c.sized.archetype).into(),
            c.economies()
                .map(|e| e.to_string())
                .collect::<Vec<_>>()
                .join("; "),
            c.prong.as_str().to_owned(),
            c.cost.mid.to_string(),
            format!("{}", out.value),
            words::take(world, text, take).into(),
            in_codes(
                flags
                    .of(&c.sized.archetype, &c.economies().collect::<Vec<_>>())
                    .into_iter(),
            ),
        ])
    });
    save(
        "groundwork-left-out.csv",
        std::iter::once(head).chain(rows).collect(),
    )
}

fn excluded_csv(all: &[&Excluded], text: &Text, world: &'static engine::World) -> Callback<MouseEvent> {
    let head = ["archetype", "project", "economy", "why", "values", "rule"]
        .map(str::to_owned)
        .to_vec();
    let unique: BTreeSet<Vec<String>> = all
        .iter()
        .map(|e| {
            vec![
                e.archetype.clone(),
                words::archetype(world, text, &e.archetype).into(),
                e.economy.to_string(),
                why(e, text, world).into(),
                values(e, text, world),
                e.rule.clone(),
            ]
        })
        .collect();
    save(
        "groundwork-not-eligible.csv",
        std::iter::once(head).chain(unique).collect(),
    )
}
