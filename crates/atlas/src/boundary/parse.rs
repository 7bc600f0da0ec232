//! Reads TopoJSON (M. Bostock, *The TopoJSON Format Specification*, version 1.0).
//!
//! Total: any text gives a [`Topology`] or a [`BoundaryError`]. Left out: points and lines, nested
//! collections, `bbox`.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use super::{ShapeRings, Topology, Transform};
use crate::Iso3;

/// Grid step in degrees for a file without `transform`: about 100 m, finer than any map here draws.
const FREE_STEP: f64 = 0.001;

/// Finest grid step accepted, in degrees: about 10 cm.
const LEAST_STEP: f64 = 1e-6;

/// Shapes drawn as disputed where a file carries no `disputed` property: Northern Cyprus, Western Sahara,
/// Siachen Glacier, Palestine, Somaliland, Kosovo; a drawing hint, no statement. Code of Natural Earth, and
/// its name for files that leave the code out.
const DISPUTED: [(&str, &str); 6] = [
    ("CYN", "N. Cyprus"),
    ("ESH", "W. Sahara"),
    ("KAS", "Siachen Glacier"),
    ("PSE", "Palestine"),
    ("SOL", "Somaliland"),
    ("XKX", "Kosovo"),
];

/// Why a boundary file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoundaryError {
    /// Not JSON, or not shaped as TopoJSON; the parser's own words.
    NotTopoJson(String),
    /// No object is a collection of polygons.
    NoShapes,
    /// An arc has fewer than two positions, or one off the globe.
    BadArc {
        /// Position of the arc in the file.
        arc: usize,
    },
    /// A ring names an arc that the file does not hold.
    UnknownArc {
        /// Shape.
        shape: String,
        /// As the file writes it.
        arc: i64,
    },
    /// The arcs of a ring do not join.
    OpenRing {
        /// Shape.
        shape: String,
    },
    /// A shape has neither an ISO code, an id nor a name.
    Nameless {
        /// Position of the shape in the file.
        shape: usize,
    },
}

impl fmt::Display for BoundaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotTopoJson(detail) => write!(f, "not a TopoJSON file: {detail}"),
            Self::NoShapes => f.write_str("the file holds no collection of polygons"),
            Self::BadArc { arc } => write!(f, "arc {arc}: expected two or more positions on the globe"),
            Self::UnknownArc { shape, arc } => write!(f, "{shape}: arc {arc} is not in the file"),
            Self::OpenRing { shape } => write!(f, "{shape}: the arcs of a ring do not join"),
            Self::Nameless { shape } => write!(f, "shape {shape}: no iso3, id or name"),
        }
    }
}

impl std::error::Error for BoundaryError {}

#[derive(Deserialize)]
struct File {
    transform: Option<FileTransform>,
    arcs: Vec<Vec<Vec<f64>>>,
    objects: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
struct FileTransform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct FileShape {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    arcs: Value,
    id: Option<Value>,
    #[serde(default)]
    properties: BTreeMap<String, Value>,
}

type Polygons = Vec<Vec<Vec<i64>>>;

impl Topology {
    /// Reads a TopoJSON file. The object read is `economies`, else `countries`, else the first collection
    /// by name. Shapes of one code become one; properties `iso3`, `name` and `disputed` are understood.
    ///
    /// # Errors
    /// The first fault found, see [`BoundaryError`].
    pub fn parse_topojson(text: &str) -> Result<Self, BoundaryError> {
        let file: File = serde_json::from_str(text).map_err(|e| BoundaryError::NotTopoJson(e.to_string()))?;
        let (transform, arcs) = arcs(&file)?;
        let mut topology = Self {
            transform,
            arcs,
            shapes: Vec::new(),
        };
        let mut shapes: BTreeMap<String, ShapeRings> = BTreeMap::new();
        for (at, shape) in collection(&file)?.into_iter().enumerate() {
            let Some(read) = topology.shape(at, shape)? else {
                continue;
            };
            match shapes.get_mut(&read.code) {
                Some(known) => known.polygons.extend(read.polygons),
                None => {
                    shapes.insert(read.code.clone(), read);
                }
            }
        }
        if shapes.is_empty() {
            return Err(BoundaryError::NoShapes);
        }
        topology.shapes = shapes.into_values().collect();
        Ok(topology)
    }

    /// One shape, `None` where it is no polygon or has no ring.
    fn shape(&self, at: usize, shape: FileShape) -> Result<Option<ShapeRings>, BoundaryError> {
        let malformed = |e: serde_json::Error| BoundaryError::NotTopoJson(e.to_string());
        let polygons: Polygons = match shape.kind.as_deref() {
            Some("Polygon") => vec![serde_json::from_value(shape.arcs).map_err(malformed)?],
            Some("MultiPolygon") => serde_json::from_value(shape.arcs).map_err(malformed)?,
            _ => return Ok(None),
        };
        let word = |key: &str| match shape.properties.get(key) {
            Some(Value::String(text)) => text.trim(),
            _ => "",
        };
        let id = match &shape.id {
            Some(Value::String(text)) => text.trim(),
            _ => "",
        };
        // A property `iso3` that is null says "no economy"; without the property the id may be the code.
        let economy = match shape.properties.get("iso3") {
            Some(_) => Iso3::new(word("iso3")),
            None => Iso3::new(id),
        };
        let known = DISPUTED
            .iter()
            .find(|(code, name)| *code == id || *name == word("name"));
        let code = match (&economy, known, id, word("name")) {
            (Some(iso3), ..) => iso3.as_str(),
            (None, Some((code, _)), ..) => code,
            (None, None, "", name) => name,
            (None, None, id, _) => id,
        };
        if code.is_empty() {
            return Err(BoundaryError::Nameless { shape: at });
        }
        let disputed = match shape.properties.get("disputed") {
            Some(Value::Bool(flag)) => *flag,
            _ => known.is_some(),
        };
        let mut checked = Vec::new();
        for polygon in polygons {
            let mut rings = Vec::new();
            for ring in polygon {
                rings.push(self.checked_ring(code, &ring)?);
            }
            if !rings.is_empty() {
                checked.push(rings);
            }
        }
        Ok((!checked.is_empty()).then(|| ShapeRings {
            economy,
            code: code.to_owned(),
            name: word("name").to_owned(),
            disputed,
            polygons: checked,
        }))
    }

    fn checked_ring(&self, code: &str, ring: &[i64]) -> Result<Vec<i32>, BoundaryError> {
        let open = || BoundaryError::OpenRing {
            shape: code.to_owned(),
        };
        let mut ends = Vec::new();
        let mut out = Vec::new();
        for named in ring {
            let unknown = || BoundaryError::UnknownArc {
                shape: code.to_owned(),
                arc: *named,
            };
            let signed = i32::try_from(*named).map_err(|_| unknown())?;
            let (index, backwards) = super::rings::arc_of(signed);
            let arc = self.arcs.get(index).ok_or_else(unknown)?;
            let (Some(first), Some(last)) = (arc.first(), arc.last()) else {
                return Err(BoundaryError::BadArc { arc: index });
            };
            ends.push(if backwards {
                (*last, *first)
            } else {
                (*first, *last)
            });
            out.push(signed);
        }
        let joined = ends
            .iter()
            .zip(ends.iter().cycle().skip(1))
            .all(|((_, end), (start, _))| end == start);
        if ends.is_empty() || !joined {
            return Err(open());
        }
        Ok(out)
    }
}

fn collection(file: &File) -> Result<Vec<FileShape>, BoundaryError> {
    let named = ["economies", "countries"]
        .iter()
        .filter_map(|name| file.objects.get(*name));
    for object in named.chain(file.objects.values()) {
        let Some(shapes) = object.get("geometries") else {
            continue;
        };
        return serde_json::from_value(shapes.clone()).map_err(|e| BoundaryError::NotTopoJson(e.to_string()));
    }
    Err(BoundaryError::NoShapes)
}

type Arcs = Vec<Vec<(i32, i32)>>;

fn arcs(file: &File) -> Result<(Transform, Arcs), BoundaryError> {
    let free = Transform {
        scale: (FREE_STEP, FREE_STEP),
        translate: (-180.0, -90.0),
    };
    let transform = file.transform.as_ref().map_or(free, |t| Transform {
        scale: t.scale,
        translate: t.translate,
    });
    // Bounds that keep every later sum of grid positions inside 32 bits.
    let (scale, translate) = (transform.scale, transform.translate);
    let usable = [scale.0, scale.1].iter().all(|s| (LEAST_STEP..=90.0).contains(s))
        && [translate.0, translate.1].iter().all(|t| t.abs() <= 360.0);
    if !usable {
        let detail = format!("expected a scale of {LEAST_STEP} to 90 degrees and a translate within 360");
        return Err(BoundaryError::NotTopoJson(detail));
    }
    let mut out = Vec::with_capacity(file.arcs.len());
    for (index, arc) in file.arcs.iter().enumerate() {
        let bad = BoundaryError::BadArc { arc: index };
        let mut sum = (0.0, 0.0);
        let mut positions = Vec::with_capacity(arc.len());
        for position in arc {
            let [x, y, ..] = position.as_slice() else {
                return Err(bad);
            };
            let grid = if file.transform.is_some() {
                sum = (sum.0 + x, sum.1 + y);
                sum
            } else {
                ((x + 180.0) / FREE_STEP, (y + 90.0) / FREE_STEP)
            };
            let point = (libm::round(grid.0) as i32, libm::round(grid.1) as i32);
            let at = transform.degrees(point);
            // A step of slack: quantised files may round a hair over the edge.
            let inside =
                at.lon.abs() <= 180.0 + transform.scale.0 && at.lat.abs() <= 90.0 + transform.scale.1;
            if !inside {
                return Err(bad);
            }
            positions.push(point);
        }
        if positions.len() < 2 {
            return Err(bad);
        }
        out.push(positions);
    }
    Ok((transform, out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two unit squares side by side, sharing arc 0; a third shape without a code.
    const TWO: &str = r#"{"type":"Topology","transform":{"scale":[1,1],"translate":[10,0]},
        "objects":{"countries":{"type":"GeometryCollection","geometries":[
          {"type":"Polygon","arcs":[[0,1]],"id":"AAA","properties":{"iso3":"AAA","name":"A"}},
          {"type":"MultiPolygon","arcs":[[[-1,2]]],"properties":{"iso3":null,"name":"N. Cyprus"}}]}},
        "arcs":[[[1,0],[0,1]],[[1,1],[-1,0],[0,-1],[1,0]],[[1,0],[1,0],[0,1],[-1,0]]]}"#;

    #[test]
    fn differences_become_positions_and_flags_are_kept() {
        let read = Topology::parse_topojson(TWO).unwrap();
        assert_eq!(read.arcs[0], [(1, 0), (1, 1)]);
        let codes: Vec<(&str, Option<Iso3>, bool)> = read
            .shapes
            .iter()
            .map(|s| (s.code.as_str(), s.economy, s.disputed))
            .collect();
        assert_eq!(codes, [("AAA", Iso3::new("AAA"), false), ("CYN", None, true)]);
    }

    #[test]
    fn a_ring_whose_arcs_do_not_join_is_refused() {
        let broken = TWO.replace("[[0,1]]", "[[0,2]]");
        assert_eq!(
            Topology::parse_topojson(&broken),
            Err(BoundaryError::OpenRing {
                shape: "AAA".to_owned()
            })
        );
    }

    #[test]
    fn an_arc_that_is_not_there_is_refused() {
        let broken = TWO.replace("[[0,1]]", "[[0,9]]");
        let found = Topology::parse_topojson(&broken);
        assert_eq!(
            found,
            Err(BoundaryError::UnknownArc {
                shape: "AAA".to_owned(),
                arc: 9
            })
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,80}", cut in 0usize..600, digit in "[-0-9e\\[\\]{}\",]") {
            let _ = Topology::parse_topojson(&text);
            let cut = cut.min(TWO.len());
            let _ = Topology::parse_topojson(&TWO[..cut]);
            let mut mutated = TWO.to_owned();
            mutated.replace_range(cut.saturating_sub(1)..cut, &digit);
            let _ = Topology::parse_topojson(&mutated);
        }
    }
}
