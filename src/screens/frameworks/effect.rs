//! What the last edit does: rank intervals of the plan's economies before and after, live.

use std::rc::Rc;

use atlas::Iso3;
use engine::job::RankInterval;
use engine::{Job, Reply};
use indicators::View;
use plan::Plan;
use yew::prelude::*;

use crate::state::readiness::as_of;
use crate::state::{Same, Work, use_job_of, use_text, use_world};
use crate::widgets::interval::{self, Span};

/// Draws of an interval that is repainted while a weight is under the finger.
const DRAWS: u32 = 500;
/// One seed for all, so that what moves is the edit.
const SEED: u64 = 1;

/// A plan and the framework it is ranked by.
#[derive(Clone)]
pub struct Side {
    /// Plan.
    pub plan: Rc<Plan>,
    /// Framework id.
    pub framework: String,
}

impl PartialEq for Side {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.plan, &other.plan) && self.framework == other.framework
    }
}

/// Properties of [`Effect`].
#[derive(Properties, PartialEq)]
pub struct EffectProps {
    /// Before the last edit, or what the framework was copied from; `None` for a shipped one.
    pub before: Option<Side>,
    /// As it is, a weight under the finger included.
    pub after: Side,
    /// Nothing was edited here yet: `before` is the framework it was copied from.
    pub from_copy: bool,
}

#[hook]
fn use_ranks(side: Option<Side>) -> (Option<Rc<Vec<RankInterval>>>, Work) {
    let work = use_job_of(side.map(|s| (Same(s.plan), s.framework)), |side| {
        side.as_ref().map(|(plan, framework)| Job::Ranks {
            plan: Box::new(as_of(plan, plan.settings.base_year)),
            framework: framework.clone(),
            view: plan.settings.view,
            year: None,
            draws: DRAWS,
            seed: SEED,
        })
    });
    // While the next is drawn the last one stays in sight.
    let last = use_mut_ref(|| None::<Rc<Vec<RankInterval>>>);
    if let Work::Ready(reply) = &work
        && let Reply::Ranks(ranks) = &**reply
    {
        let fresh = last.borrow().as_ref().is_none_or(|kept| **kept != *ranks);
        if fresh {
            last.replace(Some(Rc::new(ranks.clone())));
        }
    }
    let kept = last.borrow().clone();
    (kept, work)
}

/// A row: an economy before and after.
struct Line {
    economy: Iso3,
    before: Option<RankInterval>,
    after: RankInterval,
}

/// Economies of the region, the largest moves first.
fn lines(economies: &[Iso3], before: Option<&[RankInterval]>, after: &[RankInterval]) -> Vec<Line> {
    let find = |all: &[RankInterval], e: Iso3| all.iter().find(|r| r.economy == e).copied();
    let mut lines: Vec<Line> = economies
        .iter()
        .filter_map(|e| {
            Some(Line {
                economy: *e,
                before: before.and_then(|b| find(b, *e)),
                after: find(after, *e)?,
            })
        })
        .collect();
    let moved = |l: &Line| l.before.map_or(0, |b| b.rank.abs_diff(l.after.rank));
    lines.sort_by(|a, b| {
        moved(b)
            .cmp(&moved(a))
            .then(a.after.rank.cmp(&b.after.rank))
            .then(a.economy.cmp(&b.economy))
    });
    lines
}

/// The panel.
#[component]
pub fn Effect(props: &EffectProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let (before, _) = use_ranks(props.before.clone());
    let (after, work) = use_ranks(Some(props.after.clone()));
    let before = before.filter(|_| props.before.is_some());
    if let Work::Failed { key, detail, .. } = &work {
        return html! {
            <section class="stack tight"><h2>{ text.t("frame-effect") }</h2>
                <div class="state error" role="alert"><p>{ text.t(key) }</p><p class="note ltr" lang="en">{ detail.clone() }</p></div></section>
        };
    }
    let Some(after) = after else {
        return html! {
            <section class="stack tight" aria-busy="true"><h2>{ text.t("frame-effect") }</h2>
                <div class="skeleton-lines"><i></i><i></i><i></i></div></section>
        };
    };
    let plan = &props.after.plan;
    let all = lines(plan.economies(), before.as_deref().map(Vec::as_slice), &after);
    let ranks = |l: &Line| [Some(l.after), l.before].into_iter().flatten();
    let from = all.iter().flat_map(ranks).map(|r| r.p05).fold(f64::MAX, f64::min);
    let to = all.iter().flat_map(ranks).map(|r| r.p95).fold(1.0, f64::max);
    let moved = all
        .iter()
        .filter(|l| l.before.is_some_and(|b| b.rank != l.after.rank))
        .count();
    // An edit can leave the rank and still move the score, in the world or here.
    let world_moved = before.as_ref().map_or(0, |before| {
        let same = |a: &RankInterval| before.iter().any(|b| b.economy == a.economy && b.rank == a.rank);
        after.iter().filter(|a| !same(a)).count()
    });
    let title = match (&before, props.from_copy) {
        (None, _) => text.t("frame-effect-none"),
        (Some(_), true) => text.tr(
            "frame-effect-copy",
            &[("n", moved.into()), ("of", all.len().into())],
        ),
        (Some(_), false) => text.tr(
            "frame-effect-moved",
            &[("n", moved.into()), ("of", all.len().into())],
        ),
    };
    let span = |r: &RankInterval| Some(Span::of_ranks(r.p05, r.median, r.p95));
    let rows = all.iter().map(|l| {
        let name = world.atlas.get(l.economy).map_or_else(|| l.economy.to_string(), |e| text.economy(e).to_owned());
        let rank = |r: u32| text.whole(f64::from(r));
        let change = match l.before {
            Some(b) if b.rank != l.after.rank => text.tr("frame-rank-moved", &[("from", rank(b.rank).into()), ("to", rank(l.after.rank).into())]).to_string(),
            _ => rank(l.after.rank),
        };
        let interval = interval::rank_words(l.after.p05, l.after.p95, &text);
        let points = l.before.map(|b| l.after.score - b.score).filter(|d| d.abs() >= 0.05);
        html! {
            <li key={l.economy.to_string()} class={classes!("frame-move", l.before.is_some_and(|b| b.rank != l.after.rank).then_some("moved"))}>
                <span class="ellipsis" title={name.clone()}>{ name }</span>
                <span class="pair">
                    if let Some(b) = &l.before { <span class="before">{ interval::bar(span(b), false) }</span> }
                    <span class="selected">{ interval::bar(span(&l.after), false) }</span>
                </span>
                <span class="num"><b class="isolate">{ change }</b><span class="note">{ " " }{ interval }</span></span>
                <span class="num note">{ for points.map(|p| text.signed(p, 1)) }</span>
            </li>
        }
    });
    let busy = matches!(work, Work::Running { .. });
    let view = text.t(if plan.settings.view == View::Outcomes {
        "view-outcomes"
    } else {
        "view-milestones"
    });
    let axes = interval::axis((from - 1.0).max(1.0), to + 1.0);
    html! {
        <section class="stack tight frame-effect" data-testid="frame-effect" aria-busy={busy.to_string()}>
            <h2 aria-live="polite">{ title }</h2>
            <p class="note">{ text.tr("frame-effect-note", &[("n", text.whole(f64::from(DRAWS)).into()), ("view", view.into())]) }
                if before.is_some() { { " " }{ text.tr("frame-effect-world", &[("n", world_moved.into())]) } }</p>
            <ol style={axes}>{ for rows }</ol>
            if before.is_some() {
                <p class="note chart-key"><span><span class="swatch without"></span>{ " " }{ text.t("frame-before") }</span><span><span class="swatch with"></span>{ " " }{ text.t("frame-after") }</span></p>
            }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(economy: &str, rank: u32) -> RankInterval {
        let at = f64::from(rank);
        RankInterval {
            economy: economy.parse().unwrap(),
            score: 50.0,
            rank,
            p05: at,
            median: at,
            p95: at,
            score_p05: 50.0,
            score_p95: 50.0,
            missing: 0,
        }
    }

    #[test]
    fn the_largest_move_stands_first_and_who_has_no_score_is_left_out() {
        let economies: Vec<Iso3> = ["KEN", "RWA", "SOM", "UGA"].map(|c| c.parse().unwrap()).to_vec();
        let before = [rank("KEN", 100), rank("RWA", 110), rank("UGA", 130)];
        let after = [rank("KEN", 101), rank("RWA", 110), rank("UGA", 120)];
        let order = |before| {
            let all = lines(&economies, before, &after);
            all.iter().map(|l| l.economy.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(order(Some(&before)), ["UGA", "KEN", "RWA"]);
        assert_eq!(order(None), ["KEN", "RWA", "UGA"]);
    }
}
