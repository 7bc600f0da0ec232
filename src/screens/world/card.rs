//! The hover card: value, how sure, since when, what is missing. It stands over the ocean.

use std::rc::Rc;

use atlas::{IncomeGroup, Iso3};
use charts::spark::{Spark, Words};
use charts::svg::number;
use engine::job::RankInterval;
use indicators::Missing;
use yew::prelude::*;

use super::shown::Value;
use crate::state::{use_text, use_world};
use crate::text::Text;
use crate::widgets::chart;
use crate::widgets::interval::{self, Span};

/// What the card says of its economy.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// Value shown on the map.
    pub value: Option<Value>,
    /// A score of 100 rather than a value in its own unit.
    pub score: bool,
    /// Unit of an indicator.
    pub unit: String,
    /// Rank interval, for the whole index.
    pub interval: Option<RankInterval>,
    /// Ranked economies.
    pub of: u32,
    /// Draws behind the interval.
    pub draws: u32,
    /// The path of the score or the indicator.
    pub path: Vec<(i16, f64)>,
    /// Leaves without a value, of how many.
    pub missing: Option<(usize, usize)>,
    /// First and last year of the values used, and how many are older than the limit.
    pub years: Option<(i16, i16, usize)>,
    /// Why there is no value.
    pub reason: Option<Missing>,
    /// In the portfolio.
    pub in_plan: bool,
    /// The tier with its evidence, where tiers are shown.
    pub tier: Option<readiness::TierResult>,
}

/// A value older than this many years before the year shown is called old. An assumption.
pub const OLD: i16 = 5;

/// Properties of [`Card`].
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// Economy.
    pub economy: Iso3,
    /// Facts.
    pub facts: Rc<Facts>,
    /// Year shown.
    pub year: i16,
    /// Place over the map, in shares of its sides.
    pub at: (f64, f64),
}

/// The message key of an income group.
pub fn income_key(group: IncomeGroup) -> &'static str {
    match group {
        IncomeGroup::Low => "income-low",
        IncomeGroup::LowerMiddle => "income-lower-middle",
        IncomeGroup::UpperMiddle => "income-upper-middle",
        IncomeGroup::High => "income-high",
        IncomeGroup::Unclassified => "income-unclassified",
    }
}

/// Why a value is missing, in words.
pub fn reason_words(reason: Missing, text: &Text) -> crate::text::Phrase {
    match reason {
        Missing::TooOld(year) => text.tr("missing-old", &[("year", text.year(year).into())]),
        Missing::UnknownIndicator => text.t("missing-unknown"),
        _ => text.t("missing-never"),
    }
}

/// The card. Spoken politely, because the pointer or the focus asked for it.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let Some(economy) = world.atlas.get(props.economy) else {
        return html! {};
    };
    let facts = &props.facts;
    let style = format!(
        "--x:{};--y:{}",
        number(props.at.0 * 100.0),
        number(props.at.1 * 100.0)
    );
    let kind = text.t(income_key(economy.income));
    let plan = facts
        .in_plan
        .then(|| html! { <>{ " · " }{ text.t("world-in-plan") }</> });
    html! {
        // A frame of known size around it: a card of another height lays out nothing else anew.
        <div class="map-card-frame no-print">
            <div class="map-card card float" role="status" {style}>
                <div><b class="card-name">{ text.economy(economy).to_owned() }</b><p class="note">{ kind }{ plan }</p></div>
                { head(facts, &text) }
                { ranks(facts, &text) }
                { path(facts, &text) }
                { foot(facts, props.year, &text) }
            </div>
        </div>
    }
}

/// The tier, and how much evidence is missing.
fn tier(tier: &readiness::TierResult, text: &Text) -> Html {
    let missing = missing_evidence(tier);
    html! {
        <>
            <div class="card-value"><span>{ crate::screens::economy::depth::tier::words(tier, text) }</span></div>
            { crate::screens::economy::depth::tier::ladder_boxes(tier, text) }
            if missing > 0 { <p class="card-foot note">{ text.tr("world-tier-missing", &[("n", missing.into())]) }</p> }
        </>
    }
}

/// Requirements of the tiers above the confirmed one that nothing known decides.
pub fn missing_evidence(tier: &readiness::TierResult) -> usize {
    use readiness::tiers::Standing;
    let open = tier.requirements.iter().filter(|r| r.tier > tier.confirmed);
    open.filter(|r| matches!(r.standing, Standing::Missing | Standing::Unanswered))
        .count()
}

fn head(facts: &Facts, text: &Text) -> Html {
    if let Some(of) = &facts.tier {
        return tier(of, text);
    }
    let Some(value) = &facts.value else {
        let reason = facts
            .reason
            .map_or_else(|| text.t("missing-short"), |r| reason_words(r, text));
        return html! { <p class="sub">{ text.tr("world-card-nodata", &[("reason", reason.into())]) }</p> };
    };
    if !facts.score {
        return html! {
            <div class="card-value"><span class="figure-large ltr">{ text.short(value.value) }</span><bdi class="note">{ text.unit(&facts.unit) }</bdi></div>
        };
    }
    let spread = facts.interval.map(|i| {
        let args = [
            ("low", text.whole(i.score_p05).into()),
            ("high", text.whole(i.score_p95).into()),
            ("draws", facts.draws.into()),
        ];
        html! { <><br />{ text.tr("world-card-draws", &args) }</> }
    });
    html! {
        <div class="card-value">
            <span class="figure-large ltr">{ text.fixed(value.value, 1) }</span>
            <span class="note">{ text.t("world-card-of") }{ spread }</span>
        </div>
    }
}

fn ranks(facts: &Facts, text: &Text) -> Html {
    if facts.tier.is_some() {
        return html! {};
    }
    let of = f64::from(facts.of);
    let words = |low: f64, high: f64| {
        let args = [
            ("low", text.whole(low).into()),
            ("high", text.whole(high).into()),
            ("of", facts.of.into()),
        ];
        text.tr("world-card-rank", &args)
    };
    let (span, words) = match (&facts.interval, &facts.value) {
        (Some(i), _) => (
            Some(Span::on_axis(i.p05, i.median, i.p95, 1.0, of)),
            words(i.p05, i.p95),
        ),
        (None, Some(value)) => {
            let rank = f64::from(value.rank);
            let args = [("rank", value.rank.into()), ("of", facts.of.into())];
            (
                Some(Span::on_axis(rank, rank, rank, 1.0, of)),
                text.tr("world-card-rank-plain", &args),
            )
        }
        (None, None) => return html! {},
    };
    html! {
        <div class="selected">
            { interval::bar(span, false) }
            <p class="axis-ends note"><span>{ text.whole(1.0) }</span><span class="strong">{ words }</span><span>{ text.whole(of) }</span></p>
        </div>
    }
}

fn path(facts: &Facts, text: &Text) -> Html {
    if facts.path.len() < 2 {
        return html! {};
    }
    let spark = Spark {
        points: facts.path.clone(),
        ..Spark::default()
    };
    let words = Words {
        year: "",
        name: "",
        peers: "",
        value: &|v| if facts.score { text.whole(v) } else { text.short(v) },
        write_year: &|y| text.year(y),
        description: String::new(),
    };
    chart::inline(&spark.draw(182.0, 52.0, &words).scene, "spark ltr")
}

fn foot(facts: &Facts, year: i16, text: &Text) -> Html {
    let missing = facts.missing.map(|(missing, leaves)| {
        text.tr(
            "world-card-missing",
            &[("missing", missing.into()), ("leaves", leaves.into())],
        )
    });
    let years = facts.years.map(|(first, last, old)| {
        let args = [
            ("old", old.into()),
            ("first", text.year(first).into()),
            ("last", text.year(last).into()),
            ("limit", text.year(year - OLD).into()),
        ];
        text.tr("world-card-years", &args)
    });
    let of_year = facts
        .value
        .as_ref()
        .and_then(|v| v.year)
        .map(|y| text.tr("world-card-year", &[("year", text.year(y).into())]));
    if missing.is_none() && of_year.is_none() {
        return html! {};
    }
    html! {
        <p class="card-foot note">
            { for missing.map(|m| html! { <b>{ m }{ " " }</b> }) }
            { for years.map(|y| y.html()) }
            { for of_year.map(|y| y.html()) }
        </p>
    }
}
