//! What a funder's money may be used for: its scope, whether it carries over, and the parts of its
//! envelope that are reserved, each with a share and a scope of its own.

use std::rc::Rc;

use atlas::Iso3;
use ledger::{BasisPoints, Earmark, Funder, Prong, Scope};
use plan::Plan;
use plan::command::Command;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::edit::{Editor, NumberField};
use super::words;
use crate::state::{Same, use_text, use_world};
use crate::text::Text;
use crate::widgets::dialog::Dialog;
use crate::widgets::glyph;

/// Properties of [`Earmarks`].
#[derive(Properties, PartialEq)]
pub struct EarmarksProps {
    /// The plan as it is.
    pub plan: Same<Plan>,
    /// Id of the funder.
    pub funder: String,
    /// Changes the plan.
    pub editor: Editor,
    /// The reader wants out.
    pub on_close: Callback<()>,
}

/// The share a new earmark starts with, as far as it is free. An assumption, meant to be changed.
const FIRST_SHARE: u32 = 1_000;

/// What is not reserved by other earmarks than the one at a position.
pub fn free_beside(funder: &Funder, at: usize) -> BasisPoints {
    let others: u64 = funder
        .earmarks
        .iter()
        .enumerate()
        .filter(|(i, _)| *i != at)
        .map(|(_, e)| u64::from(e.share.0))
        .sum();
    let free = u64::from(BasisPoints::WHOLE.0).saturating_sub(others);
    BasisPoints(u32::try_from(free).unwrap_or(0))
}

/// An id that no earmark of the funder has.
pub fn new_id(funder: &Funder) -> String {
    let taken = |id: &str| funder.earmarks.iter().any(|e| e.id == id);
    (1..=funder.earmarks.len() + 1)
        .map(|n| format!("earmark-{n}"))
        .find(|id| !taken(id))
        .unwrap_or_else(|| "earmark".to_owned())
}

/// The dialog. Every change is a command of its own, so each can be taken back.
#[component]
pub fn Earmarks(props: &EarmarksProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let Some((position, funder)) = props
        .plan
        .funders
        .iter()
        .enumerate()
        .find(|(_, f)| f.id == props.funder)
    else {
        return html! {};
    };
    // Every change starts from the funder as it is by then, not as it was drawn: two fields left in a
    // row must not take back one another.
    let edit = {
        let (editor, id) = (props.editor.clone(), props.funder.clone());
        move |of: &dyn Fn(&mut Funder) -> bool| {
            let Some(mut funder) = editor
                .store
                .now(|plan| plan.funders.iter().find(|f| f.id == id).cloned())
            else {
                return;
            };
            if of(&mut funder) {
                editor.run(Command::SetFunder {
                    id: id.clone(),
                    position,
                    funder: Some(funder),
                });
            }
        }
    };
    let set_scope = {
        let edit = edit.clone();
        Callback::from(move |change: Limit| {
            edit(&|funder| {
                funder.scope = change(&funder.scope);
                true
            });
        })
    };
    let carry = {
        let edit = edit.clone();
        Callback::from(move |_: MouseEvent| {
            edit(&|funder| {
                funder.carry_over = !funder.carry_over;
                true
            });
        })
    };
    let economies = &props.plan.region.economies;
    let marks = funder.earmarks.iter().enumerate().map(|(at, earmark)| {
        let edit_mark = {
            let (edit, id) = (edit.clone(), earmark.id.clone());
            move |of: &dyn Fn(&mut Earmark) -> bool| {
                edit(&|funder| funder.earmarks.iter_mut().find(|e| e.id == id).is_some_and(of));
            }
        };
        let rename = {
            let edit = edit_mark.clone();
            Callback::from(move |event: web_sys::Event| {
                let field = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
                let name = field.map(|f| f.value().trim().to_owned()).unwrap_or_default();
                edit(&|earmark| {
                    let other = !name.is_empty() && earmark.name != name;
                    if other {
                        earmark.name.clone_from(&name);
                    }
                    other
                });
            })
        };
        let set_share = {
            let edit = edit_mark.clone();
            Callback::from(move |typed: Option<f64>| {
                edit(&|earmark| {
                    // At most what is free, so it fits.
                    typed
                        .map(|percent| earmark.share = BasisPoints((percent * 100.0).round() as u32))
                        .is_some()
                });
            })
        };
        let set_scope = {
            let edit = edit_mark.clone();
            Callback::from(move |change: Limit| {
                edit(&|earmark| {
                    earmark.scope = change(&earmark.scope);
                    true
                });
            })
        };
        let remove = {
            let (edit, id) = (edit.clone(), earmark.id.clone());
            Callback::from(move |_: MouseEvent| {
                edit(&|funder| {
                    funder.earmarks.retain(|e| e.id != id);
                    true
                });
            })
        };
        let most = f64::from(free_beside(funder, at).0) / 100.0;
        let label = text.tr("portfolio-earmark-share", &[("name", earmark.name.as_str().into())]);
        html! {
            <fieldset key={earmark.id.clone()} data-earmark={earmark.id.clone()}>
                <legend class="visually-hidden">{ &earmark.name }</legend>
                <div class="earmark-head">
                    <input class="input" value={earmark.name.clone()} aria-label={text.t("portfolio-earmark-name")} onchange={rename} data-testid="earmark-name" />
                    <NumberField {label} value={Some(f64::from(earmark.share.0) / 100.0)} max={most} on_change={set_share} testid={format!("earmark-share-{}", earmark.id)} />
                    <span class="note">{ text.t("portfolio-earmark-percent") }</span>
                    <button class="link" data-testid="earmark-remove" onclick={remove}>{ text.t("portfolio-earmark-remove") }</button>
                </div>
                { scope_fields(&earmark.scope, economies, &set_scope, &text, world) }
            </fieldset>
        }
    });
    let free = free_beside(funder, usize::MAX);
    let add = {
        let (edit, name) = (edit.clone(), text.t("portfolio-earmark-new").to_string());
        Callback::from(move |_: MouseEvent| {
            edit(&|funder| {
                let free = free_beside(funder, usize::MAX);
                funder.earmarks.push(Earmark {
                    id: new_id(funder),
                    name: name.clone(),
                    share: BasisPoints(FIRST_SHARE.min(free.0)),
                    scope: Scope::default(),
                });
                true
            });
        })
    };
    let close = {
        let on = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on.emit(()))
    };
    let title = text.tr(
        "portfolio-earmarks-title",
        &[("funder", funder.name.as_str().into())],
    );
    html! {
        <Dialog label={title.to_string()} on_close={props.on_close.clone()} class="dialog earmarks">
            <h2>{ &title }</h2>
            <p class="note">{ text.t("portfolio-earmarks-note") }</p>
            <section>
                <h3>{ text.t("portfolio-scope-funder") }</h3>
                <label class="check"><input type="checkbox" checked={funder.carry_over} onclick={carry} data-testid="carry-over" />{ text.t("portfolio-carry-over") }</label>
                { scope_fields(&funder.scope, economies, &set_scope, &text, world) }
            </section>
            <section>
                <h3>{ text.tr("portfolio-earmarks-list", &[("n", funder.earmarks.len().into()), ("free", text.percent(free.fraction(), 0).into())]) }</h3>
                { for marks }
                <button class="btn" data-testid="earmark-add" disabled={free.0 == 0} onclick={add}>{ text.t("portfolio-earmark-add") }</button>
            </section>
            <div class="dialog-actions"><button class="btn primary" data-testid="earmarks-done" onclick={close}>{ text.t("portfolio-earmarks-done") }</button></div>
        </Dialog>
    }
}

/// A change of a scope, applied to the scope as it is by then.
type Limit = Rc<dyn Fn(&Scope) -> Scope>;

/// One kind of limit: names that are checked or not; none checked is no limit of this kind.
fn checks(title: Html, items: Vec<(Html, bool, Limit)>, set: &Callback<Limit>) -> Html {
    html! {
        <div class="scope" role="group">
            <span class="note">{ title }</span>
            { for items.into_iter().map(|(name, checked, change)| {
                let set = set.clone();
                let onclick = Callback::from(move |_: MouseEvent| set.emit(Rc::clone(&change)));
                html! { <label class="check"><input type="checkbox" {checked} {onclick} />{ name }</label> }
            }) }
        </div>
    }
}

/// A list with something put in or taken out, sorted.
fn flipped<T: Clone + Ord>(list: &[T], item: &T) -> Vec<T> {
    let mut next: Vec<T> = list.iter().filter(|x| *x != item).cloned().collect();
    if next.len() == list.len() {
        next.push(item.clone());
        next.sort();
    }
    next
}

/// The fields of a scope: least developed only, groups, themes, economies of the region.
fn scope_fields(
    scope: &Scope,
    economies: &[Iso3],
    set: &Callback<Limit>,
    text: &Text,
    world: &'static engine::World,
) -> Html {
    let ldc: Limit = Rc::new(|scope| Scope {
        ldc_only: !scope.ldc_only,
        ..scope.clone()
    });
    let prongs = Prong::ALL.into_iter().map(|p| {
        let next: Limit = Rc::new(move |scope| Scope {
            prongs: flipped(&scope.prongs, &p),
            ..scope.clone()
        });
        (
            html! { <>{ glyph::prong(p) }{ " " }{ text.prong(p) }</> },
            scope.prongs.contains(&p),
            next,
        )
    });
    let mut themes: Vec<&String> = world.catalogue().archetypes.iter().map(|a| &a.theme).collect();
    themes.sort();
    themes.dedup();
    let themes = themes.into_iter().map(|theme| {
        let of = theme.clone();
        let next: Limit = Rc::new(move |scope| Scope {
            themes: flipped(&scope.themes, &of),
            ..scope.clone()
        });
        let name = text
            .find(&format!("theme-{theme}"), &[])
            .unwrap_or_else(|| text.t("portfolio-theme-other"));
        (name.html(), scope.themes.contains(theme), next)
    });
    // What is in the scope stays to be seen when the region no longer holds it.
    let mut all: Vec<Iso3> = economies.iter().chain(&scope.economies).copied().collect();
    all.sort_unstable();
    all.dedup();
    let places = all.into_iter().map(|e| {
        let next: Limit = Rc::new(move |scope| Scope {
            economies: flipped(&scope.economies, &e),
            ..scope.clone()
        });
        let name = words::economy(world, text, e);
        (html! { { name } }, scope.economies.contains(&e), next)
    });
    html! {
        <>
            { checks(text.t("portfolio-scope-ldc").html(), vec![(text.t("portfolio-scope-ldc-only").html(), scope.ldc_only, ldc)], set) }
            { checks(text.t("portfolio-scope-groups").html(), prongs.collect(), set) }
            { checks(text.t("portfolio-scope-themes").html(), themes.collect(), set) }
            <details><summary class="note">{ text.tr("portfolio-scope-economies", &[("n", scope.economies.len().into())]) }</summary>
                { checks(html! {}, places.collect(), set) }
            </details>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn funder(shares: &[u32]) -> Funder {
        Funder {
            id: "f".into(),
            name: "F".into(),
            envelopes: vec![],
            carry_over: false,
            scope: Scope::default(),
            earmarks: shares
                .iter()
                .enumerate()
                .map(|(i, s)| Earmark {
                    id: format!("earmark-{}", i + 1),
                    name: String::new(),
                    share: BasisPoints(*s),
                    scope: Scope::default(),
                })
                .collect(),
        }
    }

    #[test]
    fn an_earmark_can_take_what_the_others_leave_and_a_new_one_what_all_leave() {
        let f = funder(&[2_500, 4_000]);
        assert_eq!(free_beside(&f, 0), BasisPoints(6_000));
        assert_eq!(free_beside(&f, usize::MAX), BasisPoints(3_500));
        assert_eq!(free_beside(&funder(&[9_000, 4_000]), 5), BasisPoints(0));
    }

    #[test]
    fn a_new_earmark_has_an_id_of_its_own_after_others_were_removed() {
        let mut f = funder(&[100, 100, 100]);
        assert_eq!(new_id(&f), "earmark-4");
        f.earmarks.remove(0);
        assert_eq!(new_id(&f), "earmark-1");
        assert_eq!(new_id(&funder(&[])), "earmark-1");
    }

    #[test]
    fn a_second_click_takes_a_limit_away_again() {
        let once = flipped(&[3, 1], &2);
        assert_eq!(once, [1, 2, 3]);
        assert_eq!(flipped(&once, &2), [1, 3]);
    }
}
