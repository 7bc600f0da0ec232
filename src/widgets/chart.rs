//! A chart on screen: SVG nodes made of a scene, its description, its table, its file.

use std::rc::Rc;

use charts::svg::{self, Caption, number};
use charts::{Chart, Mark, Scene, Shape};
use yew::prelude::*;

use super::export;
use crate::state::use_text;

/// Properties of [`ChartView`].
#[derive(Properties, PartialEq)]
pub struct ChartProps {
    /// What is drawn.
    pub chart: Rc<Chart>,
    /// The finding, the file's title.
    #[prop_or_default]
    pub title: AttrValue,
    /// Unit and population, the file's second line.
    #[prop_or_default]
    pub subtitle: AttrValue,
    /// Source, vintage and plan hash, the file's last line.
    #[prop_or_default]
    pub source: AttrValue,
    /// Name of exported files, without ending; no tools where it is empty.
    #[prop_or_default]
    pub file: AttrValue,
    /// The horizontal axis is a value axis: mirrored in languages written from the right.
    #[prop_or_default]
    pub mirror: bool,
    /// Keeps the scene's own size instead of filling the width.
    #[prop_or_default]
    pub fixed: bool,
}

/// A chart. An image with its description for a screen reader; the table is one click away.
/// A click on a mark pins its datum, a second click lets it go.
#[component]
pub fn ChartView(props: &ChartProps) -> Html {
    let text = use_text();
    let pinned = use_state(|| None::<u32>);
    let as_table = use_state(|| false);
    let scene = if props.mirror && text.language().rtl() {
        props.chart.scene.mirrored()
    } else {
        props.chart.scene.clone()
    };
    let pin = {
        let pinned = pinned.clone();
        Callback::from(move |datum: u32| pinned.set((*pinned != Some(datum)).then_some(datum)))
    };
    let picture = if *as_table {
        plain_table(&props.chart)
    } else {
        html! {
            <svg class={classes!(props.fixed.then_some("fixed"))} role="img" aria-label={props.chart.description.clone()}
                viewBox={format!("0 0 {} {}", number(scene.width), number(scene.height))}
                width={props.fixed.then(|| number(scene.width))} height={props.fixed.then(|| number(scene.height))}>
                { for scene.marks.iter().map(|m| mark(m, *pinned, Some(&pin))) }
            </svg>
        }
    };
    let tools = (!props.file.is_empty()).then(|| {
        let save = {
            let (props_scene, caption, file) = (
                props.chart.scene.clone(),
                Caption {
                    title: props.title.to_string(),
                    subtitle: props.subtitle.to_string(),
                    source: props.source.to_string(),
                    lang: text.language().code().to_owned(),
                    description: props.chart.description.clone(),
                },
                format!("{}.svg", props.file),
            );
            Callback::from(move |_: MouseEvent| {
                export::save(&file, "image/svg+xml", &svg::document(&props_scene, &caption));
            })
        };
        let toggle = {
            let as_table = as_table.clone();
            Callback::from(move |_: MouseEvent| as_table.set(!*as_table))
        };
        html! {
            <div class="chart-tools">
                <button class="link" aria-pressed={as_table.to_string()} onclick={toggle}>{ text.t("chart-table") }</button>
                <button class="link" onclick={save}>{ text.t("chart-svg") }</button>
            </div>
        }
    });
    html! {
        <figure class={classes!("chart", pinned.is_some().then_some("has-pin"))}>
            { picture }
            { tools }
        </figure>
    }
}

fn plain_table(chart: &Chart) -> Html {
    html! {
        <div class="table-wrap" tabindex="0">
            <table>
                <thead><tr>{ for chart.table.columns.iter().enumerate().map(|(i, c)| html! { <th scope="col" class={classes!((i > 0).then_some("num"))}>{ c.clone() }</th> }) }</tr></thead>
                <tbody>
                    { for chart.table.rows.iter().map(|row| html! {
                        <tr>{ for row.iter().enumerate().map(|(i, cell)| html! { <td class={classes!((i > 0).then_some("num"))}>{ cell.clone() }</td> }) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// A scene as SVG nodes without chart tools: for strips, bars and sparklines inside rows.
/// Decorative to a screen reader: the row's text says the same.
pub fn inline(scene: &Scene, class: &'static str) -> Html {
    html! {
        <svg class={class} aria-hidden="true" viewBox={format!("0 0 {} {}", number(scene.width), number(scene.height))}
            width={number(scene.width)} height={number(scene.height)}>
            { for scene.marks.iter().map(|m| mark(m, None, None)) }
        </svg>
    }
}

/// One mark as a node; colours are the style sheet's tokens.
fn mark(mark: &Mark, pinned: Option<u32>, pin: Option<&Callback<u32>>) -> Html {
    let fill = mark.fill.map_or_else(
        || AttrValue::from("none"),
        |r| format!("var(--{})", r.token()).into(),
    );
    let stroke = mark
        .stroke
        .map(|r| AttrValue::from(format!("var(--{})", r.token())));
    let width = mark.stroke.map(|_| number(mark.width));
    let dash = (mark.dash > 0.0).then(|| format!("{0} {0}", number(mark.dash)));
    let opacity = (mark.opacity < 1.0).then(|| number(mark.opacity));
    let datum = mark.datum.map(|d| d.to_string());
    let class = classes!(mark.datum.is_some_and(|d| pinned == Some(d)).then_some("pinned"));
    let onclick = mark
        .datum
        .zip(pin.cloned())
        .map(|(d, pin)| Callback::from(move |_: MouseEvent| pin.emit(d)));
    match &mark.shape {
        Shape::Line { from, to } => html! {
            <path {class} d={svg::path(&[*from, *to], false)} {fill} {stroke} stroke-width={width} stroke-dasharray={dash} {opacity} data-datum={datum} {onclick} />
        },
        Shape::Path(points) => html! {
            <path {class} d={svg::path(points, false)} {fill} {stroke} stroke-width={width} stroke-linejoin="round" stroke-dasharray={dash} {opacity} data-datum={datum} {onclick} />
        },
        Shape::Area(points) => html! {
            <path {class} d={svg::path(points, true)} {fill} {opacity} data-datum={datum} {onclick} />
        },
        Shape::Rect { at, size } => html! {
            <rect {class} x={number(at.0)} y={number(at.1)} width={number(size.0)} height={number(size.1)} {fill} {stroke} stroke-width={width} {opacity} data-datum={datum} {onclick} />
        },
        Shape::Circle { at, radius } => html! {
            <circle {class} cx={number(at.0)} cy={number(at.1)} r={number(*radius)} {fill} {stroke} stroke-width={width} {opacity} data-datum={datum} {onclick} />
        },
        Shape::Text {
            at,
            text,
            anchor,
            size,
            strong,
            halo,
        } => {
            let style = format!("fill:{fill};font-size:{}px", number(*size));
            html! {
                <text class={classes!(halo.then_some("halo"))} x={number(at.0)} y={number(at.1)} text-anchor={anchor.as_str()}
                    font-weight={strong.then_some("600")} direction="ltr" {style}>{ text.clone() }</text>
            }
        }
    }
}
