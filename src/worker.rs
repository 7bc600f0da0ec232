//! The engine's side: jobs arrive as messages, progress and replies go back.

use engine::{Reply, World};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::platform::engine::{Answer, Asked};

/// Installs the message handler of a dedicated worker.
pub fn install() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let answer_to = scope.clone();
    let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(asked) = event
            .data()
            .as_string()
            .and_then(|text| serde_json::from_str::<Asked>(&text).ok())
        {
            work(&answer_to, &asked);
        }
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    // The handler lives as long as the worker.
    handler.forget();
    warm();
}

/// Runs what the page is about to run and the first job needs, while nothing is asked yet. Browsers
/// compile a function when it is first called and share the result with every place that holds the
/// module, so the page, which is busy painting, finds these functions ready.
fn warm() {
    let Ok(world) = World::load() else {
        // The first job will say so.
        return;
    };
    if let Ok(plan) = engine::example(world) {
        let of = &plan.settings;
        if let Ok(index) = engine::basis::frozen(world, &plan, &of.framework, indicators::View::Outcomes) {
            std::hint::black_box(engine::basis::readiness(world, &plan, &index));
        }
    }
}

fn work(scope: &DedicatedWorkerGlobalScope, asked: &Asked) {
    let id = asked.id;
    let send = |progress: Option<f64>, reply: Option<Reply>| {
        if let Ok(text) = serde_json::to_string(&Answer { id, progress, reply }) {
            // The page that is gone hears nothing.
            let _ = scope.post_message(&JsValue::from_str(&text));
        }
    };
    let mut last = 0.0;
    let mut progress = |share: f64| {
        // A hundred messages at most.
        if share - last >= 0.01 {
            last = share;
            send(Some(share), None);
        }
        true
    };
    let reply = match World::load() {
        Ok(world) => engine::run(world, &asked.job, &mut progress),
        Err(fault) => Reply::Refused {
            key: "error-data".into(),
            detail: fault.to_string(),
        },
    };
    send(None, Some(reply));
}
