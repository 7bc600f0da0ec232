//! The clock: the domain gets time as an argument, and this is where it comes from.

/// Milliseconds since 1970.
pub fn now() -> f64 {
    #[cfg(target_arch = "wasm32")]
    return js_sys::Date::now();
    #[cfg(not(target_arch = "wasm32"))]
    return 0.0;
}

/// Milliseconds since the page was opened, monotonic.
pub fn since_start() -> f64 {
    web_sys::window()
        .and_then(|w| js_sys::Reflect::get(&w, &"performance".into()).ok())
        .and_then(|p| {
            let now = js_sys::Reflect::get(&p, &"now".into()).ok()?;
            wasm_bindgen::JsCast::dyn_ref::<js_sys::Function>(&now)?
                .call0(&p)
                .ok()?
                .as_f64()
        })
        .unwrap_or(0.0)
}

/// Calls back once the page had time to paint and to answer whoever uses it. Dropping the handle takes
/// the call back.
pub fn when_idle(then: impl FnOnce() + 'static) -> gloo::timers::callback::Timeout {
    /// Two frames of 60 a second.
    const PAUSE: u32 = 34;
    gloo::timers::callback::Timeout::new(PAUSE, then)
}

/// A random identifier for a plan, a UUID of version 4 where the browser draws one.
pub fn new_id() -> String {
    let drawn = web_sys::window()
        .and_then(|w| js_sys::Reflect::get(&w, &"crypto".into()).ok())
        .and_then(|c| {
            let draw = js_sys::Reflect::get(&c, &"randomUUID".into()).ok()?;
            wasm_bindgen::JsCast::dyn_ref::<js_sys::Function>(&draw)?
                .call0(&c)
                .ok()?
                .as_string()
        });
    // Browsers offer randomUUID on file:// and https only; elsewhere time and chance do.
    drawn.unwrap_or_else(|| {
        let chance = (js_sys::Math::random() * 9.0e15) as u64;
        format!("{:012x}-{chance:013x}", now() as u64)
    })
}
