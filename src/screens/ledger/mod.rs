//! The ledger: what others have promised, what it leaves of the envelopes, who funds what.
//!
//! Every figure is the engine's ([`engine::Job::Ledger`]), with the portfolio on show; every total
//! opens what is in it and what was left out. Entries are edited in their cells and imported as CSV,
//! read by the same reader, so a cell and a row of a file are refused for the same reasons.

mod entries;
mod import;
mod who;

use std::rc::Rc;

use engine::books::LedgerReport;
use engine::{Job, Reply};
use ledger::total::{LeftOut, Part, RateUsed, Reason};
use ledger::{Cents, Measure, Micro, Prices};
use plan::{Command, Plan};
use web_sys::File;
use yew::prelude::*;

use crate::route::{Place, Route, Screen};
use crate::screens::drawer::import_button;
use crate::screens::portfolio::edit::use_editor;
use crate::state::portfolio::programme_of;
use crate::state::{Same, ShownPortfolio, Work, use_job_of, use_shown_portfolio, use_store, use_text};
use crate::text::{Phrase, Text};
use crate::widgets::export;
use crate::widgets::tabs::{Tab, Tabs};
use crate::widgets::work::{Failure, WorkView};

/// Why an entry does not count, in words.
pub fn reason(why: &Reason, text: &Text) -> Phrase {
    match why {
        Reason::Cancelled => text.t("ledger-reason-cancelled"),
        Reason::Pipeline => text.t("ledger-reason-pipeline"),
        Reason::Twin(_) => text.t("ledger-reason-twin"),
        Reason::FundersCounted => text.t("ledger-reason-funders"),
        Reason::PartsCounted(parts) => text.tr("ledger-reason-parts", &[("parts", parts.join(", ").into())]),
        Reason::OtherMeasure(m) => text.tr("ledger-reason-measure", &[("measure", measure(*m, text).into())]),
        Reason::NoRate(code) => text.tr("ledger-reason-rate", &[("currency", code.as_str().into())]),
        Reason::NoDeflator(year) => text.tr("ledger-reason-index", &[("year", text.year(*year).into())]),
        Reason::SplitNotWhole => text.t("ledger-reason-split"),
        Reason::OtherYears => text.t("ledger-reason-years"),
        Reason::OtherFunder => text.t("ledger-reason-funder"),
        Reason::TooLarge => text.t("ledger-reason-large"),
    }
}

/// Name of a measure.
pub fn measure(of: Measure, text: &Text) -> Phrase {
    text.t(match of {
        Measure::Envelope => "ledger-measure-envelope",
        Measure::Budget => "ledger-measure-budget",
        Measure::PlannedDisbursement => "ledger-measure-planned-disbursement",
        Measure::Commitment => "ledger-measure-commitment",
        Measure::Disbursement => "ledger-measure-disbursement",
    })
}

/// Name of a funder: the plan's, or as the ledger writes it.
pub fn funder(plan: &Plan, id: &str, text: &Text) -> String {
    match plan.funders.iter().find(|f| f.id == id) {
        Some(f) => f.name.clone(),
        None if id.is_empty() => text.t("ledger-all-funders").into(),
        None => id.to_owned(),
    }
}

/// The screen.
#[component]
pub fn LedgerScreen() -> Html {
    let (text, store) = (use_text(), use_store());
    let place = use_context::<Place>();
    let (editor, offer) = use_editor();
    let file = use_state(|| None::<File>);
    let shown = match use_shown_portfolio() {
        ShownPortfolio::Ready(shown) => Some(shown),
        ShownPortfolio::Working(_) => None,
    };
    let work = use_job_of(shown, |shown| {
        let shown = shown.as_ref()?;
        let plan = Plan {
            accepted: shown.funded().accepted,
            ..programme_of(&shown.plan)
        };
        Some(Job::Ledger(Box::new(plan)))
    });
    let plan = Same(Rc::clone(&store.plan));
    let tab = place
        .as_ref()
        .and_then(|p| p.route.get("tab"))
        .unwrap_or("entries")
        .to_owned();
    let on_choose = {
        let place = place.clone();
        Callback::from(move |id: AttrValue| {
            if let Some(place) = &place {
                place.set("tab", (id != "entries").then(|| id.to_string()));
            }
        })
    };
    let on_file = {
        let file = file.clone();
        Callback::from(move |chosen: File| file.set(Some(chosen)))
    };
    let on_close = {
        let file = file.clone();
        Callback::from(move |()| file.set(None))
    };
    let save = {
        let plan = plan.clone();
        Callback::from(move |_: MouseEvent| {
            let csv = exchange::commitments::write(plan.ledger.entries.iter());
            export::save("groundwork-ledger.csv", "text/csv;charset=utf-8", &csv);
        })
    };
    let pipeline = {
        let (editor, without) = (editor.clone(), plan.ledger.without_pipeline);
        Callback::from(move |_: Event| editor.run(Command::SetPipeline { without: !without }))
    };
    let report = match &work {
        Work::Ready(reply) => Some(Same(Rc::clone(reply))),
        _ => None,
    };
    let found = match report.as_deref() {
        Some(Reply::Ledger(found)) => Some(&**found),
        _ => None,
    };
    let top = match (&work, found) {
        (_, Some(report)) => {
            html! { <>{ heading(&plan, report, &text) }{ claims(&plan, report, &text) }{ totals(&plan, report, &text) }</> }
        }
        (Work::Failed { key, detail, retry }, _) => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        _ => {
            html! { <WorkView work={work.clone()} lines={6} ready={Callback::from(|_: Rc<Reply>| html! {})} /> }
        }
    };
    let tabs = [("entries", "ledger-tab-entries"), ("who", "ledger-tab-who")].map(|(id, key)| Tab {
        id: id.into(),
        label: text.t(key).html(),
    });
    let body = match (tab.as_str(), &report) {
        ("who", Some(reply)) => html! { <who::Who plan={plan.clone()} reply={reply.clone()} /> },
        ("who", None) => html! {},
        _ => {
            html! { <entries::Entries plan={plan.clone()} reply={report.clone()} editor={editor.clone()} /> }
        }
    };
    html! {
        <div class="page ledger" data-testid="ledger">
            { top }
            <div class="between ledger-bar">
                <Tabs label={text.t("ledger-tab-label")} tabs={tabs.to_vec()} chosen={tab} {on_choose} />
                <div class="row wrap no-print">
                    <label class="field"><input type="checkbox" data-testid="ledger-pipeline" checked={!plan.ledger.without_pipeline} onchange={pipeline} />{ text.t("ledger-pipeline") }</label>
                    { import_button(text.t("ledger-import").html(), "ledger-import", ".csv,.tsv,.txt,text/csv", on_file) }
                    <button class="btn" onclick={save}>{ text.t("ledger-export") }</button>
                    <a class="link" href={Route::to(Screen::Impact).hash()}>{ text.t("screen-impact") }</a>
                </div>
            </div>
            { body }
            if let Some(file) = (*file).clone() { <import::Import {file} {on_close} editor={editor.clone()} /> }
            { offer }
        </div>
    }
}

fn heading(plan: &Plan, report: &LedgerReport, text: &Text) -> Html {
    let rows = &report.claims.rows;
    let sum = |of: &dyn Fn(&ledger::claims::Claim) -> Cents| rows.iter().map(of).sum::<Cents>();
    let (envelopes, left) = (sum(&|r| r.envelope.cents()), sum(&|r| r.left.cents()));
    let (committed, over) = (sum(&|r| r.committed.cents()), sum(&|r| r.over.cents()));
    let args = [
        ("n", rows.iter().map(|r| r.parts.len()).sum::<usize>().into()),
        ("committed", text.money(committed).into()),
        ("left", text.money(left).into()),
        ("envelopes", text.money(envelopes).into()),
    ];
    let title = if over > Cents::ZERO {
        let args = [
            ("committed", text.money(committed).into()),
            ("over", text.money(over).into()),
        ];
        text.tr("ledger-title-over", &args)
    } else {
        text.tr("ledger-title", &args)
    };
    let prices = match report.commitments.prices {
        Prices::Current => text.t("ledger-prices-current"),
        Prices::Constant(year) => text.tr("ledger-prices-constant", &[("year", text.year(year).into())]),
    };
    html! {
        <header class="page-head strong-rule">
            <div><h1 data-testid="ledger-title">{ title }</h1><p class="sub">{ text.tr("ledger-sub", &[("prices", prices.into())]) }</p></div>
            <div class="page-actions">if plan.example { <span class="tag example">{ text.t("example-tag") }</span> }</div>
        </header>
    }
}

/// What commitments leave, a funder a row and a year a column.
fn claims(plan: &Plan, report: &LedgerReport, text: &Text) -> Html {
    let rows = plan.funders.iter().map(|f| {
        let cells = report.claims.rows.iter().filter(|r| r.funder == f.id).map(|r| {
            let over = (r.over.cents() > Cents::ZERO).then(|| text.tr("ledger-left-over", &[("amount", text.money(r.over.cents()).into())]));
            html! {
                <td class="num" data-testid={format!("left-{}-{}", r.funder, r.year)} data-value={r.left.cents().0.to_string()}>
                    <b>{ text.millions(r.left.cents()) }</b>
                    <span class="note">{ " / " }{ text.millions(r.envelope.cents()) }</span>
                    { for over.map(|o| html! { <span class="tag warn">{ o }</span> }) }
                </td>
            }
        });
        html! { <tr><th scope="row">{ f.name.clone() }</th>{ for cells }</tr> }
    });
    html! {
        <section class="ledger-claims">
            <h2>{ text.t("ledger-claims") }</h2>
            <p class="note">{ text.t("ledger-col-left") }{ " / " }{ text.t("ledger-measure-envelope") }{ ", US$ m" }</p>
            <div class="table-wrap" tabindex="0"><table data-testid="claims">
                <thead><tr><th scope="col">{ text.t("ledger-col-funder") }</th>{ for report.years.iter().map(|y| html! { <th scope="col" class="num">{ text.year(*y) }</th> }) }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table></div>
        </section>
    }
}

/// The measures side by side, each opening its parts.
fn totals(plan: &Plan, report: &LedgerReport, text: &Text) -> Html {
    let each = [
        (
            Measure::Budget,
            report.budgets.amount.cents(),
            &report.budgets.parts,
            &report.budgets.left_out,
            &report.budgets.rates,
        ),
        (
            Measure::PlannedDisbursement,
            report.announced.amount.cents(),
            &report.announced.parts,
            &report.announced.left_out,
            &report.announced.rates,
        ),
        (
            Measure::Commitment,
            report.commitments.amount.cents(),
            &report.commitments.parts,
            &report.commitments.left_out,
            &report.commitments.rates,
        ),
        (
            Measure::Disbursement,
            report.paid.amount.cents(),
            &report.paid.parts,
            &report.paid.left_out,
            &report.paid.rates,
        ),
    ];
    html! {
        <section class="ledger-totals">
            <h2>{ text.t("ledger-totals") }</h2>
            <div class="row wrap">{ for each.into_iter().map(|(of, amount, parts, out, rates)| total(plan, (of, amount), (parts, out, rates), text)) }</div>
        </section>
    }
}

fn total(
    plan: &Plan,
    (of, amount): (Measure, Cents),
    (parts, out, rates): (&[Part], &[LeftOut], &[RateUsed]),
    text: &Text,
) -> Html {
    let name = |id: &str| {
        plan.ledger.entry(id).map_or_else(
            || id.to_owned(),
            |e| format!("{}, {}", e.project, text.year(e.year)),
        )
    };
    let used = rates.iter().map(|r| {
        let args = [
            ("rate", Micro(r.per_usd).to_string().into()),
            ("currency", r.currency.as_str().into()),
            ("date", r.date.as_str().into()),
        ];
        text.tr("ledger-rate-used", &args).to_string()
    });
    let used = used.collect::<Vec<_>>().join("; ");
    html! {
        <details class="ledger-total" data-testid={format!("total-{of}")} data-value={amount.0.to_string()}>
            <summary>{ measure(of, text) }{ " " }<b class="isolate">{ text.money(amount) }</b></summary>
            <p class="strong">{ text.tr("ledger-in", &[("n", parts.len().into())]) }</p>
            <ul>{ for parts.iter().map(|p| html! { <li>{ name(&p.entry) }{ " " }<b class="isolate">{ text.money(p.amount) }</b></li> }) }</ul>
            <p class="strong">{ text.tr("ledger-out", &[("n", out.len().into())]) }</p>
            <ul>{ for out.iter().map(|l| html! { <li>{ name(&l.entry) }{ ": " }{ reason(&l.reason, text) }{ for l.amount.map(|a| html! { <>{ " " }<span class="isolate">{ text.money(a) }</span></> }) }</li> }) }</ul>
            if !used.is_empty() { <p class="note">{ text.tr("ledger-rates-used", &[("rates", used.into())]) }</p> }
        </details>
    }
}
