//! `boundaries-50m.topojson` and `boundaries-110m.topojson`.
//!
//! The source's TopoJSON with its arcs and its quantisation untouched (shared borders stay shared
//! arcs: coast and adjacency are computed from them), without its `land` object, one geometry and
//! one arc a line so that a change can be read in a diff.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::resource::{Resource, sorted};

/// Shapes without an ISO 3166 code: name in the source, our code (Natural Earth's), disputed.
const WITHOUT_ISO: [(&str, &str, bool); 4] = [
    ("Indian Ocean Ter.", "IOA", false),
    ("N. Cyprus", "CYN", true),
    ("Siachen Glacier", "KAS", true),
    ("Somaliland", "SOL", true),
];

/// Areas with an ISO code whose status Natural Earth marks as disputed or indeterminate, and
/// Kosovo, which ISO 3166 does not list. A drawing hint, no statement on status.
const DISPUTED: [&str; 3] = ["ESH", "PSE", "XKX"];

/// Rewrites one TopoJSON file. `scale` is `50m` or `110m`.
///
/// # Errors
/// Text that is not TopoJSON of the expected make, or a shape that has neither an ISO code nor an
/// entry in the table above.
pub fn import(scale: &str, text: &str) -> Result<Resource, String> {
    let wrong = |what: &str| format!("countries-{scale}.topojson: {what}");
    let source: Value = serde_json::from_str(text).map_err(|e| wrong(&e.to_string()))?;
    let geometries = source["objects"]["countries"]["geometries"]
        .as_array()
        .ok_or_else(|| wrong("no countries"))?;
    let arcs = source["arcs"].as_array().ok_or_else(|| wrong("no arcs"))?;
    // Code → (name, ISO code, disputed, polygons). A second shape of one code joins the first: the
    // Ashmore and Cartier Islands, which the source files under AUS.
    let mut shapes: BTreeMap<String, (String, bool, bool, Vec<Value>)> = BTreeMap::new();
    let mut by_size: Vec<&Value> = geometries.iter().collect();
    by_size.sort_by_key(|g| std::cmp::Reverse(g["arcs"].to_string().len()));
    for geometry in by_size {
        let name = geometry["properties"]["name"]
            .as_str()
            .ok_or_else(|| wrong("a shape without a name"))?;
        let (code, iso, disputed) = match geometry["properties"]["iso3"].as_str() {
            Some(iso3) => (iso3, true, DISPUTED.contains(&iso3)),
            None => match WITHOUT_ISO.iter().find(|w| w.0 == name) {
                Some((_, code, disputed)) => (*code, false, *disputed),
                None => return Err(wrong(&format!("{name} has no ISO code and is not listed"))),
            },
        };
        let polygons = match (geometry["type"].as_str(), &geometry["arcs"]) {
            (Some("Polygon"), rings) => vec![rings.clone()],
            (Some("MultiPolygon"), Value::Array(polygons)) => polygons.clone(),
            _ => return Err(wrong(&format!("{name} is no polygon"))),
        };
        let shape = shapes.entry(code.to_owned());
        shape
            .or_insert_with(|| (name.to_owned(), iso, disputed, Vec::new()))
            .3
            .extend(polygons);
    }
    let lines = |items: Vec<Value>| items.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n");
    let shapes = shapes.into_iter().map(|(code, (name, iso, disputed, polygons))| {
        let mut properties = Map::new();
        properties.insert("disputed".to_owned(), json!(disputed));
        properties.insert("iso3".to_owned(), if iso { json!(code) } else { Value::Null });
        properties.insert("name".to_owned(), json!(name));
        sorted(json!({ "type": "MultiPolygon", "id": code, "properties": properties, "arcs": polygons }))
    });
    let text = format!(
        "{{\"type\":\"Topology\",\"transform\":{},\n\"objects\":{{\"economies\":{{\"type\":\"GeometryCollection\",\
         \"geometries\":[\n{}\n]}}}},\n\"arcs\":[\n{}\n]}}\n",
        sorted(source["transform"].clone()),
        lines(shapes.collect()),
        lines(arcs.clone()),
    );
    Ok(Resource {
        path: format!("boundaries-{scale}.topojson"),
        title: format!("Boundaries at 1:{scale} (de facto; no statement on any border)"),
        sources: vec!["ne_topojson".to_owned()],
        fields: Vec::new(),
        key: Vec::new(),
        text,
    })
}
