//! The foot: the portfolio on show (see [`crate::state::portfolio`]) with how much is proven about it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use atlas::Iso3;
use ledger::{Cents, Prong};
use portfolio::{Outcome, Problem};
use yew::prelude::*;

use crate::route::{Route, Screen};
use crate::state::{Shown, ShownPortfolio, Work, store, use_store, use_text, use_world};
use crate::text::Text;
use crate::widgets::glyph;
use crate::widgets::work::Progress;

/// An economy's money, and its parts by group.
type Share = (Iso3, Cents, Vec<(Prong, Cents)>);

/// The portfolio shown on the world screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Projects.
    pub projects: usize,
    /// Funders' money.
    pub total: Cents,
    /// Money by economy and group, the economy with most first.
    pub economies: Vec<Share>,
}

impl Strip {
    /// Sums up an outcome of a programme.
    pub fn new(problem: &Problem, outcome: &Outcome) -> Self {
        let mut paid: BTreeMap<&str, Cents> = BTreeMap::new();
        for payment in &outcome.payments {
            *paid.entry(payment.project.as_str()).or_default() += payment.amount;
        }
        let mut by: BTreeMap<Iso3, BTreeMap<Prong, Cents>> = BTreeMap::new();
        for project in &problem.projects {
            let Some(amount) = paid.get(project.id.as_str()) else {
                continue;
            };
            let weights: Vec<u64> = project
                .split
                .iter()
                .map(|(_, share)| u64::from(share.0))
                .collect();
            for ((economy, _), part) in project.split.iter().zip(ledger::split(*amount, &weights)) {
                *by.entry(*economy).or_default().entry(project.prong).or_default() += part;
            }
        }
        let mut economies: Vec<_> = by
            .into_iter()
            .map(|(economy, prongs)| {
                let total: Cents = prongs.values().copied().sum();
                (economy, total, prongs.into_iter().collect::<Vec<_>>())
            })
            .collect();
        economies.sort_by_key(|(code, total, _)| (std::cmp::Reverse(*total), *code));
        Self {
            projects: outcome.chosen.len(),
            total: outcome.payments.iter().map(|p| p.amount).sum(),
            economies,
        }
    }

    /// Economies with money.
    pub fn covered(&self) -> BTreeSet<Iso3> {
        self.economies.iter().map(|(e, ..)| *e).collect()
    }
}

/// Properties of [`PlanStrip`].
#[derive(Properties)]
pub struct StripProps {
    /// The portfolio on show, or the work towards it.
    pub found: ShownPortfolio,
    /// The same, summed up.
    pub strip: Option<Rc<Strip>>,
}

impl PartialEq for StripProps {
    fn eq(&self, other: &Self) -> bool {
        matches!((&self.found, &other.found), (ShownPortfolio::Ready(a), ShownPortfolio::Ready(b)) if a == b)
    }
}

/// Most small multiples that fit.
const MOST: usize = 8;

/// The foot of the world screen.
#[component]
pub fn PlanStrip(props: &StripProps) -> Html {
    let (text, store) = (use_text(), use_store());
    let example = store
        .plan
        .example
        .then(|| html! { <span class="tag example">{ text.t("example-tag") }</span> });
    let body = match (&props.found, &props.strip) {
        (ShownPortfolio::Ready(shown), Some(strip)) if strip.projects > 0 => {
            filled(strip, shown, &text, example)
        }
        (ShownPortfolio::Ready(_), _) => html! {
            <div class="totals">{ example }<p><b class="finding">{ text.t("world-strip-empty") }</b>{ " " }{ text.t("world-strip-empty-note") }</p></div>
        },
        (ShownPortfolio::Working(Work::Failed { key, .. }), _) => {
            let words = text.find(key, &[]).unwrap_or_else(|| text.t("error-refused"));
            html! { <div class="totals">{ example }<p>{ words }</p></div> }
        }
        (ShownPortfolio::Working(work), _) => html! {
            <div class="totals" aria-busy="true">
                { example }<p>{ text.t("world-strip-computing") }</p>
                if let Work::Running { share, since, cancel } = work {
                    <Progress share={*share} since={*since} cancel={cancel.clone()} />
                }
            </div>
        },
    };
    let mine = {
        let (store, text) = (store.clone(), text.clone());
        Callback::from(move |_: MouseEvent| store::make_mine(&store, &text))
    };
    html! {
        <footer class="plan-strip">
            { body }
            <div class="actions">
                if store.plan.example {
                    <button class="btn" onclick={mine}>{ text.t("make-mine") }</button>
                }
                <a class="link" href={Route::to(Screen::Portfolio).hash()}>{ text.t("world-open-portfolio") }</a>
            </div>
        </footer>
    }
}

fn filled(strip: &Strip, shown: &Shown, text: &Text, example: Option<Html>) -> Html {
    let year = text.year(shown.plan.settings.base_year);
    let proof = shown.label(text);
    let most = strip.economies.first().map_or(1, |(_, t, _)| t.0.max(1)) as f64;
    let count = strip.economies.len();
    html! {
        <>
            <div class="totals">
                <span class="row">{ example }<span class="tag">{ proof }</span></span>
                <p>
                    <b class="figure ltr">{ text.whole(strip.projects as f64) }</b>{ " " }{ text.tr("world-strip-projects", &[("n", strip.projects.into())]) }
                    { " " }<b class="figure ltr">{ text.millions(strip.total) }</b>{ " " }{ text.tr("world-strip-money", &[("year", year.into())]) }
                    { " " }<b class="figure ltr">{ text.whole(count as f64) }</b>{ " " }{ text.tr("world-strip-economies", &[("n", count.into())]) }
                </p>
            </div>
            <div class="multiples">
                <span class="note">{ text.t("world-strip-multiples") }{ for Prong::ALL.map(|p| html! { <>{ " " }{ glyph::prong(p) }</> }) }</span>
                <ul>
                    { for strip.economies.iter().take(MOST).map(|(economy, total, prongs)| html! {
                        <Mini economy={*economy} total={*total} prongs={prongs.clone()} {most} />
                    }) }
                </ul>
            </div>
        </>
    }
}

/// Properties of [`Mini`].
#[derive(Properties, PartialEq)]
struct MiniProps {
    economy: Iso3,
    total: Cents,
    prongs: Vec<(Prong, Cents)>,
    most: f64,
}

/// One economy of the small multiples: name, money, groups with their glyphs in the name of the bar.
#[component]
fn Mini(props: &MiniProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let name = world
        .atlas
        .get(props.economy)
        .map(|e| text.economy(e).to_owned())
        .unwrap_or_default();
    let bars = props.prongs.iter().map(|(prong, amount)| {
        let width = format!("--v:{:.2}", amount.0 as f64 / props.most * 100.0);
        let words = format!(
            "{} {} {}",
            prong.glyph(),
            text.prong(*prong),
            text.millions(*amount)
        );
        html! { <i class={glyph::prong_ground(*prong)} style={width} title={words}></i> }
    });
    html! {
        <li>
            <span class="mini-head"><a class="ellipsis" href={Route::to(Screen::Economy(props.economy)).hash()}>{ name }</a><b class="ltr">{ text.millions(props.total) }</b></span>
            <span class="mini-bar">{ for bars }</span>
        </li>
    }
}
