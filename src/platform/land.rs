//! The land of the World map: 240 shapes that are drawn once and afterwards only change their classes.
//!
//! The build paints them into the page, and the app takes that very drawing over instead of making
//! it a second time, which costs a slow laptop a third of a second. Where there is none (another
//! screen was opened first) the same marks are made here.

use std::cell::RefCell;

use charts::map::{DOT, Land, class_of, outlined, tiny};
use charts::svg::number;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

const SVG: &str = "http://www.w3.org/2000/svg";
/// What [`charts::map::markup`] calls the group.
const ID: &str = "land";

/// One mark: a path or a dot.
struct Mark {
    element: Element,
    economy: Option<String>,
    class: String,
}

/// The drawing.
pub struct Drawing {
    group: Element,
    marks: Vec<Mark>,
}

thread_local! {
    static DRAWING: RefCell<Option<Drawing>> = const { RefCell::new(None) };
}

/// The group that holds graticule, shapes and disputed lines; `make` says what is to be drawn if the
/// page holds no drawing. `None` where the browser refuses to make elements.
pub fn group<'a>(make: impl FnOnce() -> (Vec<Land<'a>>, &'a str)) -> Option<Node> {
    DRAWING.with_borrow_mut(|drawing| {
        if drawing.is_none() {
            *drawing = painted().or_else(|| {
                let (lands, graticule) = make();
                drawn(&lands, graticule)
            });
        }
        drawing.as_ref().map(|d| d.group.clone().into())
    })
}

/// Gives every mark the class of its economy; only what differs is touched.
pub fn classify(class: impl Fn(Option<&str>) -> u8, only: Option<u8>) {
    DRAWING.with_borrow_mut(|drawing| {
        for mark in drawing.iter_mut().flat_map(|d| &mut d.marks) {
            let wanted = class_of(class(mark.economy.as_deref()), only);
            if wanted != mark.class {
                // A class is never refused.
                let _ = mark.element.set_attribute("class", &wanted);
                mark.class = wanted;
            }
        }
    });
}

/// The drawing that the build put into the page.
fn painted() -> Option<Drawing> {
    let group = gloo::utils::document().get_element_by_id(ID)?;
    let found = group.query_selector_all(".economy").ok()?;
    let marks = (0..found.length())
        .filter_map(|i| found.get(i)?.dyn_into::<Element>().ok())
        .map(|element| Mark {
            economy: element.get_attribute("data-economy"),
            class: element.get_attribute("class").unwrap_or_default(),
            element,
        })
        .collect();
    Some(Drawing { group, marks })
}

fn element(
    document: &Document,
    name: &str,
    parent: &Element,
    attributes: &[(&str, &str)],
) -> Option<Element> {
    let made = document.create_element_ns(Some(SVG), name).ok()?;
    for (name, value) in attributes {
        made.set_attribute(name, value).ok()?;
    }
    parent.append_child(&made).ok()?;
    Some(made)
}

/// The drawing, made here: the marks of [`charts::map::markup`].
fn drawn(lands: &[Land<'_>], graticule: &str) -> Option<Drawing> {
    let document = gloo::utils::document();
    let group = document.create_element_ns(Some(SVG), "g").ok()?;
    element(
        &document,
        "path",
        &group,
        &[("class", "graticule"), ("d", graticule)],
    )?;
    let shapes = element(&document, "g", &group, &[])?;
    let mut marks = Vec::new();
    for land in lands {
        let class = class_of(land.class, None);
        let mut add = |name: &str, place: &[(&str, &str)]| {
            let element = element(&document, name, &shapes, &[("class", &class)])?;
            for (name, value) in place
                .iter()
                .copied()
                .chain(land.economy.map(|e| ("data-economy", e)))
            {
                element.set_attribute(name, value).ok()?;
            }
            marks.push(Mark {
                element,
                economy: land.economy.map(str::to_owned),
                class: class.clone(),
            });
            Some(())
        };
        add("path", &[("d", land.d)])?;
        if tiny(land) {
            let (x, y, r) = (number(land.label.0), number(land.label.1), number(DOT));
            add("circle", &[("cx", &x), ("cy", &y), ("r", &r)])?;
        }
    }
    let lines = element(&document, "g", &group, &[])?;
    for land in lands.iter().filter(|l| outlined(l)) {
        element(&document, "path", &lines, &[("class", "disputed"), ("d", land.d)])?;
    }
    Some(Drawing { group, marks })
}
