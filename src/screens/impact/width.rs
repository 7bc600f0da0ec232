//! The width a chart has, so that its letters are as large as those beside it.

use gloo::events::EventListener;
use yew::prelude::*;

use crate::platform::{focus, pointer};

/// Width of an element in units of a chart: pixels, or fewer where the whole page is set larger.
/// `first` until it is measured.
#[hook]
pub fn use_width(node: &NodeRef, first: f64) -> f64 {
    let width = use_state(|| first);
    let measure = {
        let (node, width) = (node.clone(), width.clone());
        move || {
            if let Some((pixels, _)) = pointer::size(&node).filter(|(w, _)| *w > 1.0) {
                // A chart's unit is a sixteenth of a rem: letters follow the page's size.
                let units = pixels * 16.0 / focus::rem();
                if (units - *width).abs() > 0.5 {
                    width.set(units);
                }
            }
        }
    };
    {
        // After every rendering: a drawer beside the chart changes its width too.
        let measure = measure.clone();
        use_effect(move || {
            measure();
            || ()
        });
    }
    {
        let redraw = use_force_update();
        use_effect_with((), move |()| {
            let listener =
                EventListener::new(&gloo::utils::window(), "resize", move |_| redraw.force_update());
            move || drop(listener)
        });
    }
    *width
}
