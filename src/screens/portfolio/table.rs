//! The chosen projects: one table whose last column is the calendar and whose foot is the money by
//! year against the envelopes.

use std::collections::BTreeSet;
use std::rc::Rc;

use atlas::Iso3;
use charts::svg::number;
use engine::job::CandidateSet;
use engine::safeguards::in_codes;
use ledger::Cents;
use yew::prelude::*;

use super::board::{Board, Line};
use super::detail::Detail;
use super::edit::Editor;
use super::hold::Hold;
use super::settings::{Settings, Sort, names};
use super::{calendar, same_set, words};
use crate::route::Place;
use crate::state::safeguards::{Flags, use_safeguards};
use crate::state::{Same, Shown, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::export;
use crate::widgets::gantt::{GanttRow, gantt};
use crate::widgets::glyph;
use crate::widgets::interval::{Span, bar};
use crate::widgets::menu::{Item, Pick};

/// Properties of [`Chosen`].
#[derive(Properties)]
pub struct ChosenProps {
    /// The portfolio on show.
    pub shown: Same<Shown>,
    /// What is computed from it.
    pub board: Rc<Board>,
    /// Candidates, once there are any.
    pub set: Option<Rc<CandidateSet>>,
    /// Sorting and filters.
    pub settings: Settings,
    /// The address.
    pub place: Place,
    /// Changes the plan.
    pub editor: Editor,
}

impl PartialEq for ChosenProps {
    fn eq(&self, other: &Self) -> bool {
        self.shown == other.shown
            && Rc::ptr_eq(&self.board, &other.board)
            && same_set(self.set.as_ref(), other.set.as_ref())
            && self.settings == other.settings
            && self.place == other.place
            && self.editor == other.editor
    }
}

/// Width of a year, pixels.
const YEAR: f64 = 34.0;
/// Height of a row's bar and of the foot's columns, pixels.
const ROW: f64 = 20.0;
const FOOT: f64 = 30.0;

/// The lines let through, in their order.
fn ordered<'a>(board: &'a Board, settings: &Settings, name: impl Fn(&Line) -> String) -> Vec<&'a Line> {
    let mut lines: Vec<&Line> = board
        .lines
        .iter()
        .filter(|l| settings.lets(l.split.iter().map(|(e, _)| *e), &l.theme))
        .collect();
    lines.sort_by(|a, b| {
        let order = match settings.sort {
            Sort::Project => name(a).cmp(&name(b)),
            Sort::Economies => a.split.iter().map(|s| s.0).cmp(b.split.iter().map(|s| s.0)),
            Sort::Group => a.prong.cmp(&b.prong),
            Sort::Money => a.paid.cmp(&b.paid),
            Sort::Points => a.points.total_cmp(&b.points),
            Sort::Start => (a.start, a.duration).cmp(&(b.start, b.duration)),
        };
        let order = if settings.up { order } else { order.reverse() };
        order.then_with(|| a.id.cmp(&b.id))
    });
    lines
}

/// The table.
#[component]
pub fn Chosen(props: &ChosenProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let open = use_state(BTreeSet::<String>::new);
    let flags = use_safeguards();
    let (board, settings) = (&props.board, &props.settings);
    let name = |line: &Line| words::archetype(world, &text, &line.archetype).to_string();
    let lines = ordered(board, settings, name);
    let first = board.years.first().copied().unwrap_or(0);
    let horizon = props
        .shown
        .plan
        .settings
        .horizon
        .max(board.years.last().copied().unwrap_or(first));
    let span = u16::try_from(horizon.saturating_sub(first) + 1).unwrap_or(1);
    // A logarithmic axis: costs span three orders of magnitude.
    let log = |amount: Cents| f64::log10(amount.dollars().max(1.0));
    let ends = board.lines.iter().map(|l| (log(l.cost.low), log(l.cost.high)));
    let (least, most) = ends.fold((f64::MAX, 0.0_f64), |(a, b), (low, high)| {
        (a.min(low), b.max(high))
    });
    let head = |sort: Sort, key: &str, numeric: bool, colspan: Option<&'static str>| {
        let label = text.t(key);
        let state = (settings.sort == sort).then_some(if settings.up { "ascending" } else { "descending" });
        let click = {
            let (settings, place) = (settings.clone(), props.place.clone());
            Callback::from(move |_: MouseEvent| settings.sorted_by(&place, sort))
        };
        let title = text.tr("table-sort", &[("column", (&label).into())]);
        html! { <th scope="col" class={classes!(numeric.then_some("num"))} {colspan} aria-sort={state}><button class="sort" {title} onclick={click}>{ label }</button></th> }
    };
    let rows = lines.iter().map(|line| {
        let expanded = open.contains(&line.id);
        let toggle = {
            let (open, id) = (open.clone(), line.id.clone());
            Callback::from(move |_: MouseEvent| {
                let mut now = (*open).clone();
                if !now.remove(&id) {
                    now.insert(id.clone());
                }
                open.set(now);
            })
        };
        let end = line.start.saturating_add(i16::from(line.duration)).saturating_sub(1);
        let when = text.tr(
            "portfolio-when",
            &[("start", text.year(line.start).into()), ("end", text.year(end).into()), ("lag", u32::from(line.lag).into())],
        );
        let codes: Vec<Iso3> = line.split.iter().map(|(e, _)| *e).collect();
        let range = text.range(&text.millions(line.cost.low), &text.millions(line.cost.high));
        let span_of = Span::on_axis(log(line.cost.low), log(line.cost.mid), log(line.cost.high), least, most);
        let detail = expanded.then(|| html! {
            <tr class="detail-row"><td colspan="9"><Detail shown={props.shown.clone()} set={props.set.clone()} candidate={line.candidate} payments={Rc::new(line.payments.clone())} editor={props.editor.clone()} /></td></tr>
        });
        html! {
            <>
                <tr key={line.id.clone()} data-project={line.id.clone()} class={classes!(expanded.then_some("open"))}>
                    <th scope="row"><button class="expand" aria-expanded={expanded.to_string()} onclick={toggle}>{ name(line) }
                        if let Some(scale) = line.scale { <span class="quieter">{ ", " }{ scale_word(&text, scale) }</span> }
                        if Hold::of(&props.editor.store.plan.rules, &line.id) == Hold::In { { " " }<span class="tag">{ text.t("portfolio-hold-in") }</span> }</button>{ super::guard::tag(&flags.of(&line.archetype, &codes), &text) }</th>
                    <td class="ellipsis economies" title={codes.iter().map(|c| words::economy(world, &text, *c)).collect::<Vec<_>>().join(", ")}>{ words::economies(world, &text, &codes) }</td>
                    <td class="mark-cell">{ glyph::prong(line.prong) }<span class="visually-hidden">{ text.prong(line.prong) }</span></td>
                    <td class="num strong">{ text.millions(line.paid) }</td>
                    <td class="interval"><span class="pair">{ bar(Some(span_of), false) }<span class="note ltr">{ range }</span></span></td>
                    <td class="num strong">{ text.fixed(line.points, 2) }</td>
                    <td class="why"><span class="ellipsis">{ words::why(&text, line) }</span>
                        if line.open > 0 { <button class="tag warn" onclick={ {
                            let (open, id) = (open.clone(), line.id.clone());
                            Callback::from(move |_: MouseEvent| { let mut now = (*open).clone(); now.insert(id.clone()); open.set(now); })
                        } }>{ text.tr("portfolio-to-verify", &[("n", line.open.into())]) }</button> }</td>
                    <td class="grades">{ grades(line, &text) }</td>
                    <td class="gantt"><span class="visually-hidden">{ when }</span>{ gantt(GanttRow { first, years: span, start: line.start, duration: line.duration, lag: line.lag, prong: line.prong }, YEAR * f64::from(span), ROW) }</td>
                </tr>
                { for detail }
            </>
        }
    });
    let picture = {
        let (shown, board, text) = (props.shown.clone(), Rc::clone(board), text.clone());
        let lines: Vec<Line> = lines.iter().map(|l| (*l).clone()).collect();
        Callback::from(move |_: MouseEvent| calendar::save(&shown, &board, &lines, span, &text, world))
    };
    let filtered = lines.len() != board.lines.len();
    let points: f64 = props.shown.outcome.objective;
    let paid: Cents = lines.iter().map(|l| l.paid).sum();
    html! {
        <section class="chosen">
            <div class="between table-head">
                <h2>{ text.tr("portfolio-chosen-title", &[("n", board.lines.len().into()), ("economies", board.reached.len().into())]) }</h2>
                <div class="table-tools">
                    { filters(board, settings, &props.place, &text, world) }
                    <button class="link" onclick={csv(props, &lines, &flags, &text, world)}>{ text.t("table-csv") }</button>
                    <button class="link" onclick={picture}>{ text.t("chart-svg") }</button>
                </div>
            </div>
            <div class="table-wrap" tabindex="0" role="region" aria-label={text.t("portfolio-chosen-caption")}>
            <table>
                <caption class="visually-hidden">{ text.t("portfolio-chosen-caption") }</caption>
                <thead><tr>
                    { head(Sort::Project, "portfolio-col-project", false, None) }
                    { head(Sort::Economies, "portfolio-col-economies", false, None) }
                    { head(Sort::Group, "portfolio-col-group", false, None) }
                    { head(Sort::Money, "portfolio-col-money", true, None) }
                    <th scope="col" title={text.t("portfolio-col-range-title")}>{ text.t("portfolio-col-range") }</th>
                    { head(Sort::Points, "portfolio-col-points", true, None) }
                    <th scope="col">{ text.t("portfolio-col-why") }</th>
                    <th scope="col" title={text.t("portfolio-col-grades-title")}>{ text.t("portfolio-col-grades") }</th>
                    <th scope="col" class="gantt ltr"><span class="visually-hidden">{ text.t("portfolio-col-when") }</span>
                        <span class="years" aria-hidden="true">{ for (0..span).map(|i| html! { <i style={format!("inline-size:{YEAR}px")}>{ text.year(first + i16::try_from(i).unwrap_or(0)) }</i> }) }</span></th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
                <tfoot><tr>
                    <th scope="row">{ text.tr(if filtered { "portfolio-foot-filtered" } else { "portfolio-foot" }, &[("n", lines.len().into()), ("of", board.lines.len().into())]) }</th>
                    <td></td><td></td>
                    <td class="num strong">{ text.millions(paid) }</td>
                    <td></td>
                    <td class="num strong">{ if filtered { String::new() } else { text.fixed(points, 2) } }</td>
                    <td colspan="2" class="note">{ text.t("portfolio-foot-note") }</td>
                    <td class="gantt">{ money(board, span, &text) }</td>
                </tr></tfoot>
            </table>
            </div>
        </section>
    }
}

/// The word of a scale variant.
pub fn scale_word(text: &Text, scale: foresight::Scale) -> Phrase {
    match scale {
        foresight::Scale::Small => text.t("scale-small"),
        foresight::Scale::Medium => text.t("scale-medium"),
        foresight::Scale::Large => text.t("scale-large"),
    }
}

fn grades(line: &Line, text: &Text) -> Html {
    let Some((cost, effect)) = line.grades else {
        return html! {};
    };
    let ((c, cost_word), (e, effect_word)) = (words::grade(text, cost), words::grade(text, effect));
    let said = text.tr(
        "portfolio-grades",
        &[("cost", cost_word.into()), ("effect", effect_word.into())],
    );
    html! { <span title={said.as_str().to_owned()}><span aria-hidden="true" class="ltr">{ c }{ " / " }{ e }</span><span class="visually-hidden">{ said }</span></span> }
}

/// Filters by economy and theme.
fn filters(
    board: &Board,
    settings: &Settings,
    place: &Place,
    text: &Text,
    world: &'static engine::World,
) -> Html {
    let all = |key: &str| Item::Choice {
        id: "".into(),
        label: text.t(key).html(),
        name: text.t(key).into(),
        indent: false,
    };
    let set = |name: &'static str| {
        let place = place.clone();
        Callback::from(move |id: AttrValue| place.set(name, (!id.is_empty()).then(|| id.to_string())))
    };
    let mut economies: Vec<(String, Iso3)> = board
        .reached
        .iter()
        .map(|e| (words::economy(world, text, *e), *e))
        .collect();
    economies.sort();
    let choice = |id: String, name: String| Item::Choice {
        id: id.into(),
        label: html! { { name.clone() } },
        name,
        indent: false,
    };
    let economy_items: Vec<Item> = std::iter::once(all("portfolio-all-economies"))
        .chain(
            economies
                .into_iter()
                .map(|(name, code)| choice(code.to_string(), name)),
        )
        .collect();
    let themes: BTreeSet<&str> = board.lines.iter().map(|l| l.theme.as_str()).collect();
    let theme_items: Vec<Item> = std::iter::once(all("portfolio-all-themes"))
        .chain(
            themes
                .into_iter()
                .map(|t| choice(t.to_owned(), theme(text, t).into())),
        )
        .collect();
    let economy_now = settings
        .economy
        .map(|e| words::economy(world, text, e))
        .unwrap_or_else(|| text.t("portfolio-all-economies").into());
    let theme_now = settings
        .theme
        .as_deref()
        .map_or_else(|| text.t("portfolio-all-themes"), |t| theme(text, t));
    html! {
        <>
            <Pick label={text.t("portfolio-filter-economy")} button={html! { { economy_now } }} items={economy_items} class="lang" end=true
                chosen={settings.economy.map(|e| e.to_string()).unwrap_or_default()} on_choose={set(names::ECONOMY)} />
            <Pick label={text.t("portfolio-filter-theme")} button={theme_now.html()} items={theme_items} class="lang" end=true
                chosen={settings.theme.clone().unwrap_or_default()} on_choose={set(names::THEME)} />
        </>
    }
}

/// The word of a theme.
pub fn theme(text: &Text, id: &str) -> Phrase {
    text.find(&format!("theme-{id}"), &[])
        .unwrap_or_else(|| text.t("portfolio-theme-other"))
}

/// Money by year: a column for what is paid, a line for the envelopes, the figure under it.
fn money(board: &Board, span: u16, text: &Text) -> Html {
    let most = board
        .envelope
        .iter()
        .chain(&board.paid)
        .map(|c| c.dollars())
        .fold(1.0, f64::max);
    let width = YEAR * f64::from(span);
    let top = |amount: Cents| FOOT - amount.dollars() / most * (FOOT - 4.0);
    let columns = board.years.iter().zip(board.paid.iter().zip(&board.envelope)).enumerate().map(|(i, (_, (paid, envelope)))| {
        let x = i as f64 * YEAR;
        let (paid_y, line_y) = (top(*paid), top(*envelope));
        html! {
            <>
                <rect x={number(x + 3.0)} y={number(paid_y)} width={number(YEAR - 6.0)} height={number(FOOT - paid_y)} fill="var(--ink-2)" />
                <path d={format!("M{} {}h{}", number(x + 1.0), number(line_y), number(YEAR - 2.0))} stroke="var(--accent)" stroke-width="1.5" fill="none" />
                <text x={number(x + YEAR / 2.0)} y={number(FOOT + 12.0)} text-anchor="middle" font-size="11" font-weight="600" fill="var(--ink)">{ text.millions(*paid) }</text>
            </>
        }
    });
    let said: Vec<String> = board
        .years
        .iter()
        .zip(board.paid.iter().zip(&board.envelope))
        .map(|(year, (paid, envelope))| {
            let args = [
                ("year", text.year(*year).into()),
                ("paid", text.money(*paid).into()),
                ("envelope", text.money(*envelope).into()),
            ];
            text.tr("portfolio-year-said", &args).into()
        })
        .collect();
    html! {
        <svg class="ltr" role="img" aria-label={said.join("; ")} width={number(width)} height={number(FOOT + 16.0)} viewBox={format!("0 0 {} {}", number(width), number(FOOT + 16.0))}>
            <path d={format!("M0 {f}H{w}", f = number(FOOT), w = number(YEAR * board.years.len() as f64))} stroke="var(--rule-ink)" stroke-width="1" />
            { for columns }
        </svg>
    }
}

/// The table as a file: every digit, money in US dollars, one column a year.
fn csv(
    props: &ChosenProps,
    lines: &[&Line],
    flags: &Flags,
    text: &Text,
    world: &'static engine::World,
) -> Callback<MouseEvent> {
    let years = props.board.years.clone();
    let mut head: Vec<String> = [
        "id",
        "project",
        "scale",
        "economies",
        "group",
        "theme",
        "paid_usd",
        "cost_low_usd",
        "cost_mid_usd",
        "cost_high_usd",
        "points_marginal",
        "start",
        "last_year_of_work",
        "first_effect",
        "why",
        "not_verified",
        "grade_cost",
        "grade_effect",
        "safeguards",
    ]
    .map(str::to_owned)
    .to_vec();
    head.extend(years.iter().map(|y| format!("paid_{y}_usd")));
    let row = |l: &&Line| {
        let (cost, effect) = l
            .grades
            .map(|(c, e)| (words::grade(text, c).0, words::grade(text, e).0))
            .unwrap_or_default();
        let done = l.start.saturating_add(i16::from(l.duration));
        let codes: Vec<Iso3> = l.split.iter().map(|(e, _)| *e).collect();
        let mut cells = vec![
            l.id.clone(),
            words::archetype(world, text, &l.archetype).into(),
            l.scale.map(|s| scale_word(text, s).into()).unwrap_or_default(),
            l.split
                .iter()
                .map(|(e, s)| format!("{e} {:.2}%", f64::from(s.0) / 100.0))
                .collect::<Vec<_>>()
                .join("; "),
            l.prong.as_str().to_owned(),
            l.theme.clone(),
            l.paid.to_string(),
            l.cost.low.to_string(),
            l.cost.mid.to_string(),
            l.cost.high.to_string(),
            format!("{}", l.points),
            l.start.to_string(),
            done.saturating_sub(1).to_string(),
            done.saturating_add(i16::from(l.lag)).to_string(),
            words::why(text, l).into(),
            l.open.to_string(),
            cost.to_owned(),
            effect.to_owned(),
            in_codes(flags.of(&l.archetype, &codes).into_iter()),
        ];
        for year in &years {
            let paid: Cents = l.payments.iter().filter(|p| p.2 == *year).map(|p| p.3).sum();
            cells.push(paid.to_string());
        }
        cells
    };
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(lines.iter().map(row)).collect();
    Callback::from(move |_: MouseEvent| {
        export::save(
            "groundwork-portfolio.csv",
            "text/csv;charset=utf-8",
            &export::csv(rows.iter().cloned()),
        );
    })
}
