//! Saving to a file that the reader picks, written and read back, where the browser can
//! (File System Access: `showSaveFilePicker`, not in Firefox and Safari as of 2026).

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How a picked save ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Written, and what was read back is what was written.
    Written {
        /// Name of the file the reader picked.
        name: String,
    },
    /// The reader closed the picker.
    Cancelled,
    /// The file could not be written, or does not hold what was written.
    Refused(String),
}

/// The browser can write a file and read it back.
pub fn available() -> bool {
    picker().is_some()
}

fn picker() -> Option<Function> {
    Reflect::get(&web_sys::window()?.into(), &"showSaveFilePicker".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Asks where to save, writes and reads back. Must start in the handler of a click: browsers show
/// the picker only to a reader who has just acted.
pub async fn pick(suggested: String, text: String) -> Picked {
    match attempt(&suggested, &text).await {
        Ok(picked) => picked,
        Err(error) if named(&error, "AbortError") => Picked::Cancelled,
        Err(error) => Picked::Refused(words(&error)),
    }
}

async fn attempt(suggested: &str, text: &str) -> Result<Picked, JsValue> {
    let window = web_sys::window().ok_or_else(|| JsValue::from("no window"))?;
    let picker = picker().ok_or_else(|| JsValue::from("no picker"))?;
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &suggested.into())?;
    let handle = settled(picker.call1(&window, &options)?).await?;
    let stream = call(&handle, "createWritable", &[]).await?;
    call(&stream, "write", &[text.into()]).await?;
    call(&stream, "close", &[]).await?;
    let file = call(&handle, "getFile", &[]).await?;
    let read = call(&file, "text", &[]).await?.as_string().unwrap_or_default();
    let name = Reflect::get(&handle, &"name".into())?
        .as_string()
        .unwrap_or_else(|| suggested.to_owned());
    Ok(if read == text {
        Picked::Written { name }
    } else {
        Picked::Refused(format!(
            "{name}: read {} bytes back, wrote {}",
            read.len(),
            text.len()
        ))
    })
}

async fn call(of: &JsValue, method: &str, args: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    settled(function.apply(of, &args.iter().collect())?).await
}

async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

fn property(error: &JsValue, name: &str) -> Option<String> {
    Reflect::get(error, &name.into()).ok()?.as_string()
}

fn named(error: &JsValue, name: &str) -> bool {
    property(error, "name").as_deref() == Some(name)
}

fn words(error: &JsValue) -> String {
    property(error, "message")
        .or_else(|| error.as_string())
        .unwrap_or_else(|| format!("{error:?}"))
}
