//! The rules: region, floors and caps, each with what is set and what is used.

use std::rc::Rc;

use atlas::region::RegionKind;
use ledger::{BasisPoints, Prong};
use plan::command::Command;
use plan::{Plan, RegionChoice};
use portfolio::Rules;
use yew::prelude::*;

use super::board::{Board, Used};
use super::edit::{Editor, NumberField};
use super::words;
use crate::state::{Same, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::glyph;
use crate::widgets::menu::{Item, Pick};

/// Properties of [`RulesPanel`].
#[derive(Properties, PartialEq)]
pub struct RulesProps {
    /// The plan as it is.
    pub plan: Same<Plan>,
    /// What is used.
    pub board: Rc<Board>,
    /// Changes the plan.
    pub editor: Editor,
}

fn percent(share: Option<BasisPoints>) -> Option<f64> {
    share.map(|s| f64::from(s.0) / 100.0)
}

fn points(percent: Option<f64>) -> Option<BasisPoints> {
    // At most 100, so it fits; hundredths of a percent are what a plan keeps.
    percent.map(|p| BasisPoints((p * 100.0).round() as u32))
}

/// Which limit a field sets.
#[derive(Clone, Copy)]
enum Limit {
    LdcFloor,
    EconomyCap,
    Floor(Prong),
    Cap(Prong),
}

impl Limit {
    fn set(self, rules: &mut Rules, share: Option<BasisPoints>) {
        let put = |list: &mut Vec<(Prong, BasisPoints)>, prong: Prong| {
            list.retain(|(p, _)| *p != prong);
            list.extend(share.map(|s| (prong, s)));
            list.sort_by_key(|(p, _)| *p);
        };
        match self {
            Self::LdcFloor => rules.ldc_floor = share,
            Self::EconomyCap => rules.economy_cap = share,
            Self::Floor(prong) => put(&mut rules.prong_floor, prong),
            Self::Cap(prong) => put(&mut rules.prong_cap, prong),
        }
    }

    fn of(self, rules: &Rules) -> Option<BasisPoints> {
        let find =
            |list: &[(Prong, BasisPoints)], prong| list.iter().find(|(p, _)| *p == prong).map(|(_, s)| *s);
        match self {
            Self::LdcFloor => rules.ldc_floor,
            Self::EconomyCap => rules.economy_cap,
            Self::Floor(prong) => find(&rules.prong_floor, prong),
            Self::Cap(prong) => find(&rules.prong_cap, prong),
        }
    }
}

/// The first finding.
#[component]
pub fn RulesPanel(props: &RulesProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let (plan, board) = (&props.plan, &props.board);
    let binding = board.binding();
    let field = |limit: Limit, label: Phrase, testid: String| {
        let editor = props.editor.clone();
        let on_change = Callback::from(move |typed: Option<f64>| {
            let mut rules = editor.store.now(|plan| plan.rules.clone());
            limit.set(&mut rules, points(typed));
            editor.run(Command::SetRules { rules });
        });
        html! { <NumberField {label} value={percent(limit.of(&plan.rules))} max={100.0} optional=true testid={testid} {on_change} /> }
    };
    let row = |name: Html,
               key: &str,
               said: &Phrase,
               floor: Option<Limit>,
               cap: Option<Limit>,
               used: &Used,
               note: Option<String>| {
        let cell = |limit: Option<Limit>, which: &str| {
            let label = text.tr(which, &[("rule", said.into())]);
            limit.map(|l| field(l, label, format!("{which}-{key}").replace("portfolio-", "")))
        };
        html! {
            <tr class={classes!(used.binds().then_some("binding"))}>
                <th scope="row">{ name }</th>
                <td class="num">{ for cell(floor, "portfolio-floor") }</td>
                <td class="num">{ for cell(cap, "portfolio-cap") }</td>
                <td class="bar">{ share(used) }</td>
                <td class="num">{ text.percent(used.share, 0) }{ for note.map(|n| html! { <span class="note">{ " " }{ n }</span> }) }</td>
            </tr>
        }
    };
    let groups = board.prongs.iter().map(|(prong, used)| {
        let name = text.prong(*prong);
        let shown = html! { <>{ glyph::prong(*prong) }{ " " }{ name.html() }</> };
        row(
            shown,
            prong.as_str(),
            &name,
            Some(Limit::Floor(*prong)),
            Some(Limit::Cap(*prong)),
            used,
            None,
        )
    });
    let (ldc, one) = (text.t("portfolio-rule-ldc"), text.t("portfolio-rule-economy"));
    let most = board
        .economy
        .economy
        .map(|e| words::economies(world, &text, &[e]));
    html! {
        <section class="rules">
            <div class="between">
                <h2>{ text.tr("portfolio-rules-title", &[("n", binding.into())]) }</h2>
                <RegionPick plan={plan.clone()} editor={props.editor.clone()} />
            </div>
            <table>
                <caption class="visually-hidden">{ text.t("portfolio-rules-caption") }</caption>
                <thead><tr>
                    <th scope="col">{ text.t("portfolio-col-rule") }</th>
                    <th scope="col" class="num">{ text.t("portfolio-col-floor") }</th>
                    <th scope="col" class="num">{ text.t("portfolio-col-cap") }</th>
                    <th scope="col" colspan="2">{ text.t("portfolio-col-used") }</th>
                </tr></thead>
                <tbody>
                    { row(ldc.html(), "ldc", &ldc, Some(Limit::LdcFloor), None, &board.ldc, None) }
                    { row(one.html(), "economy", &one, None, Some(Limit::EconomyCap), &board.economy, most) }
                    { for groups }
                    { for board.absorbed.map(|(economy, year, share)| html! {
                        <tr class={classes!(board.absorption_binds().then_some("binding"))} title={text.t("portfolio-rule-absorption-title")}>
                            <th scope="row">{ text.t("portfolio-rule-absorption") }</th>
                            <td class="num" colspan="2"><span class="note">{ words::economies(world, &text, &[economy]) }{ " " }{ text.year(year) }</span></td>
                            <td class="bar"><span class="share" aria-hidden="true"><i style={format!("--v:{:.2}", share.min(1.0) * 100.0)}></i></span></td>
                            <td class="num">{ text.percent(share, 0) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            <super::hold::Held editor={props.editor.clone()} />
        </section>
    }
}

/// The share used with a tick at each limit.
fn share(used: &Used) -> Html {
    let tick = |limit: Option<BasisPoints>| {
        limit.map(|l| html! { <u style={format!("--at:{:.2}", l.fraction() * 100.0)}></u> })
    };
    html! {
        <span class="share ticked" aria-hidden="true">
            <i style={format!("--v:{:.2}", used.share * 100.0)}></i>{ for tick(used.floor) }{ for tick(used.cap) }
        </span>
    }
}

/// Properties of [`RegionPick`].
#[derive(Properties, PartialEq)]
struct RegionProps {
    plan: Same<Plan>,
    editor: Editor,
}

/// The region: every region and group of the atlas that may receive aid.
#[component]
fn RegionPick(props: &RegionProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let regions = use_memo((), |()| world.atlas.regions());
    let mut items = Vec::new();
    let mut kind: Option<RegionKind> = None;
    for region in regions.iter().filter(|r| !r.eligible.is_empty()) {
        if kind != Some(region.kind) {
            kind = Some(region.kind);
            items.push(Item::Group(text.t(kind_key(region.kind)).html()));
        }
        let name = region_name(&region.id, &region.name, &text);
        items.push(Item::Choice {
            id: region.id.clone().into(),
            label: html! { <>{ name.html() }{ " " }<span class="quieter">{ text.whole(region.eligible.len() as f64) }</span></> },
            name: name.to_string(),
            indent: true,
        });
    }
    let chosen = &props.plan.region;
    let named = regions
        .iter()
        .find(|r| r.id == chosen.id)
        .map(|r| region_name(&r.id, &r.name, &text));
    let count = text.tr("portfolio-region-count", &[("n", chosen.economies.len().into())]);
    let button =
        html! { <>{ named.unwrap_or_else(|| text.t("portfolio-region-own")).html() }<em>{ count }</em></> };
    let on_choose = {
        let (editor, regions) = (props.editor.clone(), Rc::clone(&regions));
        Callback::from(move |id: AttrValue| {
            if let Some(region) = regions.iter().find(|r| r.id == *id) {
                let region = RegionChoice {
                    id: region.id.clone(),
                    economies: region.eligible.clone(),
                };
                editor.run(Command::SetRegion { region });
            }
        })
    };
    html! { <Pick label={text.t("portfolio-region")} {button} {items} chosen={chosen.id.clone()} {on_choose} end=true /> }
}

fn kind_key(kind: RegionKind) -> &'static str {
    match kind {
        RegionKind::Continent => "portfolio-kind-continent",
        RegionKind::Subregion => "portfolio-kind-subregion",
        RegionKind::Intermediate => "portfolio-kind-intermediate",
        RegionKind::Community => "portfolio-kind-community",
        RegionKind::WorldBank => "portfolio-kind-world-bank",
        RegionKind::Group => "portfolio-kind-group",
    }
}

fn region_name(id: &str, english: &str, text: &Text) -> Phrase {
    text.find(&format!("region-{id}"), &[])
        .unwrap_or_else(|| text.region(english))
}
