//! Why the one ranks above the other: one sentence, and the waterfall of what each part adds.

use std::rc::Rc;

use charts::Role;
use charts::waterfall::{Step, Waterfall, Words};
use yew::prelude::*;

use super::{ComparedProps, economy_name};
use crate::screens::economy::{facts, pillar_mark};
use crate::screens::impact::width::use_width;
use crate::state::{use_text, use_world};
use crate::widgets::chart::ChartView;

/// The sentence and the chart.
#[component]
pub fn Why(props: &ComparedProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 600.0);
    let compared = &props.compared;
    let Some((a, b)) = compared.pair else {
        return html! {};
    };
    let (name_a, name_b) = (economy_name(world, &text, a), economy_name(world, &text, b));
    let frozen = &compared.scores.frozen;
    let row = |code| compared.scores.readiness.get(code);
    let scored = |code| Some((row(code)?, row(code)?.scored.as_ref()?));
    let (Some((row_a, score_a)), Some((row_b, score_b))) = (scored(a), scored(b)) else {
        let args = [("a", name_a.into()), ("b", name_b.into())];
        return html! { <section class="cmp-why"><h2>{ text.tr("cmp-why-none", &args) }</h2><p class="note">{ text.t("cmp-unscored-why") }</p></section> };
    };
    let (parts_a, parts_b) = (facts::parts(frozen, row_a, &[]), facts::parts(frozen, row_b, &[]));
    let mut steps: Vec<(String, Step)> = parts_a
        .iter()
        .zip(&parts_b)
        .map(|(of_a, of_b)| {
            let mark = pillar_mark(&of_a.pillar);
            let name = text.pillar(&of_a.name).to_string();
            let with_mark = match mark {
                Some((prong, _)) => format!("{} {name}", prong.glyph()),
                None => name.clone(),
            };
            let step = Step {
                name: with_mark,
                adds: of_a.earned - of_b.earned,
                role: mark.map_or(Role::Ink2, |(_, role)| role),
            };
            (name, step)
        })
        .collect();
    // What speaks for the first, the most first; then what speaks against it.
    steps.sort_by(|x, y| y.1.adds.total_cmp(&x.1.adds));
    let gap = score_a.root - score_b.root;
    let best = steps.first().filter(|s| s.1.adds > 0.0);
    let worst = steps.last().filter(|s| s.1.adds < 0.0);
    let points = |v: f64| text.fixed(v.abs(), 1);
    let mut args = vec![
        ("a", name_a.as_str().into()),
        ("b", name_b.as_str().into()),
        ("points", points(gap).into()),
    ];
    if let Some((name, step)) = best {
        args.push(("best", name.as_str().into()));
        args.push(("plus", points(step.adds).into()));
    }
    if let Some((name, step)) = worst {
        args.push(("worst", name.as_str().into()));
        args.push(("minus", points(step.adds).into()));
    }
    let key = match (gap >= 0.0, best.is_some(), worst.is_some()) {
        (true, true, true) => "cmp-why-title",
        (true, true, false) => "cmp-why-title-all",
        (false, true, true) => "cmp-why-title-below",
        _ => "cmp-why-title-level",
    };
    let title = text.tr(key, &args).to_string();
    let method = compared
        .settings
        .other_method()
        .then(|| html! { <>{ " " }{ text.t("cmp-why-own-method") }</> });
    let sub = text.t("cmp-why-sub");
    let fall = Waterfall {
        from: (name_b.clone(), score_b.root),
        to: (name_a.clone(), score_a.root),
        steps: steps.into_iter().map(|s| s.1).collect(),
    };
    let (part, points_head) = (
        text.t("eco-col-part").to_string(),
        text.t("lineage-points").to_string(),
    );
    let chart = fall.draw(
        width,
        &Words {
            part: &part,
            points: &points_head,
            value: &|v| text.fixed(v, 1),
            signed: &|v| text.signed(v, 1),
            description: title.clone(),
        },
    );
    html! {
        <section class="cmp-why" aria-label={title.clone()}>
            <h2 data-testid="why">{ title.clone() }</h2>
            <p class="note">{ sub.html() }{ method }</p>
            <div ref={frame}>
                <ChartView chart={Rc::new(chart)} title={title} subtitle={sub.to_string()} source={compared.source.clone()} file={format!("{a}-{b}-why")} mirror=true />
            </div>
        </section>
    }
}
