//! The cells of a row: words where the framework is shipped, fields where it is the reader's own.

use indicators::framework::{Kind, LeafKind, MOST_WEIGHT};
use indicators::{CustomFramework, Direction, Edit, Mean, Transform};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::rows::Row;
use super::tree::TreeProps;
use super::words;
use crate::screens::economy::pillar_mark;
use crate::text::{Phrase, Text};

/// Heaviest weight the slider gives; the field beside it takes more. As on the profile.
const HEAVIEST: f64 = 3.0;

/// The framework on show.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The framework; a shipped one as the copy it would become.
    pub framework: CustomFramework,
    /// It is the plan's own and can be edited.
    pub own: bool,
}

type Of<'a> = (&'a Text, &'a engine::World, &'a plan::Plan);

/// The name of a row.
pub fn name(row: &Row, shown: &Shown, (text, world, plan): Of<'_>) -> Phrase {
    match &row.node {
        Some(node) => words::node(plan, world, text, node),
        None if shown.own => text.tr(
            "frame-own-name",
            &[("name", shown.framework.name.as_str().into())],
        ),
        None => text.t("frame-index"),
    }
}

/// Every cell of a row.
pub fn cells(row: &Row, props: &TreeProps, active: bool, of: Of<'_>) -> Html {
    let (text, ..) = of;
    let label: String = name(row, &props.shown, of).into();
    let field = Field {
        props,
        text,
        code: row.node.as_ref().map(|n| n.code.clone()),
        label,
        active,
    };
    let leaf = row.node.as_ref().and_then(|n| n.leaf());
    let none = || html! { <span class="visually-hidden">{ text.t("frame-none") }</span> };
    let percent = |share: Option<f64>| match share {
        Some(share) => text.percent(share, 1).html(),
        None => none(),
    };
    let economies = row.economies.map(|n| text.whole(n as f64));
    html! {
        <>
            <td role="rowheader" class="node" style={format!("--level:{}", row.level - 1)}>{ field.node(row, of) }</td>
            <td role="gridcell" class="weight">{ for row.node.as_ref().map(|n| field.weight(n.weight)) }</td>
            <td role="gridcell" class="num share-cell" title={row.share.map(|s| text.tr("frame-share-of-siblings", &[("share", text.percent(s, 1).into())]).to_string())}>
                { percent(row.effective) }</td>
            <td role="gridcell" class="direction">{ for leaf.map(|l| field.direction(l)) }</td>
            <td role="gridcell" class="posts">{ for leaf.map(|l| field.posts(l)) }</td>
            <td role="gridcell" class="method">{ match (leaf, row.mean) {
                (Some(leaf), _) => field.transform(leaf),
                (None, Some(mean)) => field.mean(mean),
                (None, None) => none(),
            } }</td>
            <td role="gridcell" class="num">{ for economies }</td>
            <td role="gridcell" class="num quiet">{ for row.year.map(|y| text.year(y)) }</td>
        </>
    }
}

/// What a field needs to know.
struct Field<'a> {
    props: &'a TreeProps,
    text: &'a Text,
    code: Option<String>,
    label: String,
    active: bool,
}

impl Field<'_> {
    fn own(&self) -> bool {
        self.props.shown.own
    }

    /// In the order of Tab only in the chosen row: a tree of fifty rows is one stop.
    fn tab(&self) -> &'static str {
        if self.active { "0" } else { "-1" }
    }

    fn call(&self, key: &str) -> String {
        self.text.tr(key, &[("node", self.label.as_str().into())]).into()
    }

    fn edit(&self, make: impl Fn(String) -> Option<Edit> + 'static) -> Callback<Event> {
        let on = self.props.on_edit.clone();
        Callback::from(move |event: Event| {
            let target = event.target();
            let value = target.and_then(|t| match t.dyn_into::<HtmlInputElement>() {
                Ok(input) => Some(input.value()),
                Err(other) => other.dyn_into::<HtmlSelectElement>().ok().map(|s| s.value()),
            });
            if let Some(edit) = value.and_then(&make) {
                on.emit(vec![edit]);
            }
        })
    }

    fn node(&self, row: &Row, of: Of<'_>) -> Html {
        let name = name(row, &self.props.shown, of);
        let toggle = row.open.filter(|_| row.node.is_some()).map(|open| {
            let (on, code) = (self.props.on_toggle.clone(), row.code().to_owned());
            let onclick = Callback::from(move |_: MouseEvent| on.emit(code.clone()));
            html! { <button class={classes!("twist", open.then_some("open"))} tabindex="-1" aria-label={self.call(if open { "frame-shut" } else { "frame-open" })} {onclick}></button> }
        });
        let own_name = match row.node.as_ref().map(|n| &n.kind) {
            None => Some(self.props.shown.framework.name.clone()),
            Some(Kind::Group(group)) => Some(group.name.clone()),
            Some(Kind::Leaf(_)) => None,
        };
        let mark = row
            .node
            .as_ref()
            .filter(|n| n.parent.is_none())
            .and_then(|n| pillar_mark(&n.code))
            .map(|(prong, _)| html! { <>{ crate::widgets::glyph::prong(prong) }{ " " }</> });
        let words = match own_name.filter(|_| self.own()) {
            Some(value) => {
                // A name that was never changed is translated until somebody writes another.
                let shown: String = name.clone().into();
                let code = self.code.clone();
                let onchange = self.edit(move |typed| {
                    (typed != shown && !(typed.is_empty() && value.is_empty())).then(|| Edit::Rename {
                        node: code.clone(),
                        name: typed,
                    })
                });
                html! { <input class="input bare" tabindex={self.tab()} value={name.to_string()} aria-label={self.call("frame-name-of")} maxlength="120" {onchange} /> }
            }
            None => html! { <span class="ellipsis" title={self.label.clone()}>{ name }</span> },
        };
        let tag = row
            .milestone
            .then(|| html! { <span class="tag">{ self.text.t("frame-milestone") }</span> });
        html! { <span class="node-name">{ toggle }{ mark }{ words }{ tag }</span> }
    }

    fn weight(&self, weight: f64) -> Html {
        if !self.own() {
            return html! { <span>{ self.text.full_to(weight, 2) }</span> };
        }
        let code = self.code.clone().unwrap_or_default();
        let oninput = {
            let (on, code) = (self.props.on_drag.clone(), code.clone());
            Callback::from(move |event: InputEvent| {
                let input: Option<HtmlInputElement> = event.target().and_then(|t| t.dyn_into().ok());
                if let Some(weight) = input.and_then(|i| i.value().parse().ok()) {
                    on.emit(Some((code.clone(), weight)));
                }
            })
        };
        let onchange = {
            let (on, drag, code) = (self.props.on_edit.clone(), self.props.on_drag.clone(), code);
            Callback::from(move |event: Event| {
                let input: Option<HtmlInputElement> = event.target().and_then(|t| t.dyn_into().ok());
                let typed = input.map(|i| i.value()).unwrap_or_default();
                drag.emit(None);
                on.emit(vec![Edit::SetWeight {
                    node: code.clone(),
                    weight: typed.trim().parse().unwrap_or(f64::NAN),
                }]);
            })
        };
        let testid = format!("weight-{}", self.code.as_deref().unwrap_or_default());
        html! {
            <span class="frame-weight">
                <input type="range" tabindex={self.tab()} min="0" max={HEAVIEST.to_string()} step="0.05" value={weight.min(HEAVIEST).to_string()}
                    aria-label={self.call("frame-weight-of")} {oninput} onchange={onchange.clone()} />
                <input type="number" class="input num" tabindex={self.tab()} min="0" max={MOST_WEIGHT.to_string()} step="any" value={plain(weight)}
                    aria-label={self.call("frame-weight-number-of")} data-testid={testid} {onchange} />
            </span>
        }
    }

    fn direction(&self, leaf: &LeafKind) -> Html {
        let higher = leaf.direction != Direction::Lower;
        if !self.own() {
            return self
                .text
                .t(if higher { "frame-higher" } else { "frame-lower" })
                .html();
        }
        let code = self.code.clone().unwrap_or_default();
        let onchange = self.edit(move |value| {
            Some(Edit::SetDirection {
                node: code.clone(),
                direction: if value == "lower" {
                    Direction::Lower
                } else {
                    Direction::Higher
                },
            })
        });
        let options = [
            ("higher", "frame-higher", higher),
            ("lower", "frame-lower", !higher),
        ];
        self.select("frame-direction-of", &options, onchange)
    }

    fn posts(&self, leaf: &LeafKind) -> Html {
        if !self.own() {
            let range = self
                .text
                .range(&self.text.full_to(leaf.low, 4), &self.text.full_to(leaf.high, 4));
            return html! { <span class="isolate">{ range }</span> };
        }
        let field = |low: bool| {
            let (code, other) = (
                self.code.clone().unwrap_or_default(),
                if low { leaf.high } else { leaf.low },
            );
            let onchange = self.edit(move |typed| {
                let value = typed.trim().parse().unwrap_or(f64::NAN);
                Some(Edit::SetGoalposts {
                    node: code.clone(),
                    low: if low { value } else { other },
                    high: if low { other } else { value },
                })
            });
            // Where lower is better the upper goalpost is the one that counts as 0.
            let naught = low == (leaf.direction != Direction::Lower);
            let label = self.call(if naught { "frame-post-0" } else { "frame-post-100" });
            html! { <input type="number" class="input num post" tabindex={self.tab()} step="any" value={plain(if low { leaf.low } else { leaf.high })} title={label.clone()} aria-label={label} {onchange} /> }
        };
        html! { <span class="frame-posts">{ field(true) }<span aria-hidden="true">{ "–" }</span>{ field(false) }</span> }
    }

    fn transform(&self, leaf: &LeafKind) -> Html {
        let key = |t: Transform| match t {
            Transform::Identity => "frame-transform-none",
            Transform::Log1p => "frame-transform-log1p",
            Transform::Log => "frame-transform-log",
        };
        if !self.own() {
            return self.text.t(key(leaf.transform)).html();
        }
        let code = self.code.clone().unwrap_or_default();
        let onchange = self.edit(move |value| {
            Some(Edit::SetTransform {
                node: code.clone(),
                transform: match value.as_str() {
                    "log1p" => Transform::Log1p,
                    "log" => Transform::Log,
                    _ => Transform::Identity,
                },
            })
        });
        let is = |t: Transform| leaf.transform == t;
        let options = [
            ("none", key(Transform::Identity), is(Transform::Identity)),
            ("log1p", key(Transform::Log1p), is(Transform::Log1p)),
            ("log", key(Transform::Log), is(Transform::Log)),
        ];
        // The plain logarithm is offered only where it is in use: ln(1 + x) takes zeros.
        let most = if is(Transform::Log) { 3 } else { 2 };
        self.select(
            "frame-transform-of",
            options.get(..most).unwrap_or(&options),
            onchange,
        )
    }

    fn mean(&self, mean: Mean) -> Html {
        let key = |m: Mean| match m {
            Mean::Arithmetic => "frame-mean-arithmetic",
            Mean::Geometric => "frame-mean-geometric",
            Mean::Harmonic => "frame-mean-harmonic",
        };
        if !self.own() {
            return self.text.t(key(mean)).html();
        }
        let code = self.code.clone();
        let onchange = self.edit(move |value| {
            Some(Edit::SetMean {
                node: code.clone(),
                mean: match value.as_str() {
                    "geometric" => Mean::Geometric,
                    "harmonic" => Mean::Harmonic,
                    _ => Mean::Arithmetic,
                },
            })
        });
        let options = [
            ("arithmetic", key(Mean::Arithmetic), mean == Mean::Arithmetic),
            ("geometric", key(Mean::Geometric), mean == Mean::Geometric),
            ("harmonic", key(Mean::Harmonic), mean == Mean::Harmonic),
        ];
        self.select("frame-mean-of", &options, onchange)
    }

    fn select(&self, label: &str, options: &[(&str, &str, bool)], onchange: Callback<Event>) -> Html {
        let options = options.iter().map(|(value, key, on)| {
            html! { <option value={(*value).to_owned()} selected={*on}>{ self.text.t(key) }</option> }
        });
        html! { <select class="input" tabindex={self.tab()} aria-label={self.call(label)} {onchange}>{ for options }</select> }
    }
}

/// A number as a field takes it: a decimal point, no grouping, no digits that say nothing.
pub fn plain(value: f64) -> String {
    let rounded = format!("{value:.6}");
    let short = rounded.trim_end_matches('0').trim_end_matches('.');
    // A field must not change what it shows: a number that needs more digits gets them.
    if short.parse() == Ok(value) {
        short.to_owned()
    } else {
        value.to_string()
    }
}
