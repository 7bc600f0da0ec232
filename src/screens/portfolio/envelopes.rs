//! The envelopes: new money by funder and year, editable in place, with what is used; carry-over and
//! earmarks said where they hold.

use std::rc::Rc;

use ledger::{Cents, Funder};
use plan::Plan;
use plan::command::Command;
use yew::prelude::*;

use super::board::{Board, FunderUse};
use super::earmarks::Earmarks;
use super::edit::{Editor, NumberField};
use crate::state::{Same, use_text};
use crate::text::Text;

/// Properties of [`Envelopes`].
#[derive(Properties, PartialEq)]
pub struct EnvelopesProps {
    /// The plan as it is.
    pub plan: Same<Plan>,
    /// What is used.
    pub board: Rc<Board>,
    /// Changes the plan.
    pub editor: Editor,
}

/// Largest envelope that can be typed, US$ m. The document's own check is stricter where it must be.
const MOST: f64 = 1_000_000.0;

fn millions(amount: Cents) -> f64 {
    amount.dollars() / 1e6
}

/// The second finding.
#[component]
pub fn Envelopes(props: &EnvelopesProps) -> Html {
    let text = use_text();
    let (plan, board) = (&props.plan, &props.board);
    let open = use_state(|| None::<String>);
    let new: Cents = plan
        .funders
        .iter()
        .flat_map(|f| f.envelopes.iter().copied())
        .sum();
    let title = text.tr(
        "portfolio-envelopes-title",
        &[
            ("used", text.millions(board.total).into()),
            ("new", text.money(new).into()),
            (
                "share",
                text.percent(
                    if new.0 > 0 {
                        board.total.0 as f64 / new.0 as f64
                    } else {
                        0.0
                    },
                    0,
                )
                .into(),
            ),
        ],
    );
    let edit = |funder: &Funder| {
        let (open, id) = (open.clone(), funder.id.clone());
        let onclick = Callback::from(move |_: MouseEvent| open.set(Some(id.clone())));
        let label = text.tr(
            "portfolio-earmarks-title",
            &[("funder", funder.name.as_str().into())],
        );
        html! { <button class="link no-print" data-testid={format!("earmarks-{}", funder.id)} aria-label={label.to_string()} {onclick}>{ text.t("portfolio-earmarks-edit") }</button> }
    };
    let on_close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    // The offer to make the example one's own stands alone.
    let dialog = (*open).clone().filter(|_| !props.editor.offering()).map(|funder| {
        html! { <Earmarks plan={plan.clone()} {funder} editor={props.editor.clone()} on_close={on_close} /> }
    });
    let rows = plan.funders.iter().map(|funder| {
        let used = board.funders.iter().find(|f| f.id == funder.id);
        let cells = plan.settings.years.iter().zip(&funder.envelopes).enumerate().map(|(i, (year, amount))| {
            let on_change = {
                let (editor, id, year) = (props.editor.clone(), funder.id.clone(), *year);
                Callback::from(move |typed: Option<f64>| {
                    if let Some(amount) = typed.and_then(|m| Cents::from_f64(m * 1e6)) {
                        editor.run(Command::SetEnvelope { funder: id.clone(), year, amount });
                    }
                })
            };
            let label = text.tr("portfolio-envelope", &[("funder", funder.name.as_str().into()), ("year", text.year(*year).into())]);
            let paid = used.and_then(|u| u.years.get(i)).copied().unwrap_or_default();
            let share = if paid.available.0 > 0 { paid.paid.0 as f64 / paid.available.0 as f64 * 100.0 } else { 0.0 };
            let title = text.tr(
                "portfolio-envelope-used",
                &[("paid", text.money(paid.paid).into()), ("available", text.money(paid.available).into())],
            );
            html! {
                <td class={classes!("num", (share > 99.0).then_some("binding"))}>
                    <NumberField {label} value={Some(millions(*amount))} max={MOST} testid={format!("envelope-{}-{year}", funder.id)} {on_change} />
                    <span class="used" {title}><span class="share" aria-hidden="true"><i style={format!("--v:{share:.2}")}></i></span><span class="note ltr">{ text.millions(paid.paid) }</span></span>
                </td>
            }
        });
        html! { <tr><th scope="row">{ name(funder.name.as_str(), used, &text) }{ edit(funder) }</th>{ for cells }</tr> }
    });
    html! {
        <section class="envelopes">
            <h2>{ title }</h2>
            <table>
                <caption class="visually-hidden">{ text.t("portfolio-envelopes-caption") }</caption>
                <thead><tr>
                    <th scope="col">{ text.t("portfolio-col-funder") }</th>
                    { for plan.settings.years.iter().map(|y| html! { <th scope="col" class="num ltr">{ text.year(*y) }</th> }) }
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            { dialog.unwrap_or_default() }
        </section>
    }
}

fn name(name: &str, used: Option<&FunderUse>, text: &Text) -> Html {
    let Some(used) = used else {
        return html! { { name } };
    };
    let (new, paid) = used.totals();
    let carry = text.t(if used.carry_over {
        "portfolio-carries"
    } else {
        "portfolio-lapses"
    });
    html! {
        <>
            <span class="funder-name">{ name }</span>
            <span class="note">{ text.tr("portfolio-funder-used", &[("paid", text.millions(paid).into()), ("new", text.millions(new).into())]) }{ " · " }{ carry }</span>
            { for used.earmarks.iter().map(|e| {
                let args = [
                    ("name", e.name.as_str().into()),
                    ("share", text.percent(e.share.fraction(), 0).into()),
                    ("paid", text.millions(e.paid).into()),
                    ("reserved", text.millions(e.reserved).into()),
                ];
                html! { <span class="note earmark">{ text.tr("portfolio-earmark", &args) }</span> }
            }) }
        </>
    }
}
