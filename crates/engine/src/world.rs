//! Everything the app ships, decoded once.
//!
//! What: [`World`], from the bytes that the build script made of `data/`; what the first picture
//! does not need is decoded at the first question. Why: page, worker and
//! command line hold the same world and so compute the same numbers. Left out: anything a user
//! decides (crate `plan`) and anything that can be computed from here (the other rooms).

mod wire;

use std::fmt;
use std::sync::OnceLock;

use atlas::boundary::Topology;
use atlas::geography::{self, Geography};
use atlas::{Atlas, CloudRegion, Iso3, Place};
use foresight::{Catalogue, catalogue_csv};
use indicators::read::{Alias, AliasTarget};
use indicators::{Framework, Pack, grid};

use wire::{Bundle, Shapes, Towns};

const GRID: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/grid.bin"));
const BUNDLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bundle.bin"));
const BOUNDARIES_50M: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/boundaries-50m.bin"));
const BOUNDARIES_110M: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/boundaries-110m.bin"));

/// Why the embedded pack could not be decoded: a fault of the build, never of a user's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFault {
    /// Which part: `grid`, `bundle`, `boundaries-50m`, `boundaries-110m`, `catalogue`.
    pub part: &'static str,
    /// Technical detail in English.
    pub detail: String,
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the built-in {} is damaged: {}", self.part, self.detail)
    }
}

impl std::error::Error for PackFault {}

/// Everything shipped.
#[derive(Clone, Debug)]
pub struct World {
    /// Economies.
    pub atlas: Atlas,
    /// Former codes, other names, groups that are never economies.
    pub aliases: Vec<Alias>,
    /// Series, indicators, sources.
    pub pack: Pack,
    /// Shipped frameworks, `prongs` first.
    pub frameworks: Vec<Framework>,
    /// Public cloud regions, by provider and code.
    pub cloud_regions: Vec<CloudRegion>,
    /// Files of `data/` kept as text: (path, content).
    texts: Vec<(String, String)>,
    packed_towns: Towns,
    // Not needed by the first screen's first picture: decoded at the first question.
    catalogue: OnceLock<Catalogue>,
    boundaries: OnceLock<Topology>,
    outlines: OnceLock<Topology>,
    towns: OnceLock<Vec<Place>>,
    geography: OnceLock<Geography>,
    pack_hash: OnceLock<u64>,
}

impl World {
    /// The world, decoded on the first call and kept.
    ///
    /// # Errors
    /// [`PackFault`] when the build embedded bytes it cannot read; a test holds that it does not.
    pub fn load() -> Result<&'static Self, &'static PackFault> {
        static WORLD: OnceLock<Result<World, PackFault>> = OnceLock::new();
        WORLD.get_or_init(Self::decode).as_ref()
    }

    /// Decodes a world of one's own, for example to change it in a test.
    ///
    /// # Errors
    /// As [`World::load`].
    pub fn decode() -> Result<Self, PackFault> {
        let pack = grid::decode(GRID).map_err(|error| fault("grid", &error))?;
        let bundle: Bundle = postcard::from_bytes(BUNDLE).map_err(|error| fault("bundle", &error))?;
        Ok(Self {
            atlas: Atlas::with_aliases(bundle.economies, bundle.aliases.iter().map(known)),
            aliases: bundle.aliases,
            pack,
            frameworks: bundle.frameworks,
            cloud_regions: bundle.cloud_regions,
            texts: bundle.texts,
            packed_towns: bundle.towns,
            catalogue: OnceLock::new(),
            boundaries: OnceLock::new(),
            outlines: OnceLock::new(),
            towns: OnceLock::new(),
            geography: OnceLock::new(),
            pack_hash: OnceLock::new(),
        })
    }

    /// Decodes the parts that [`World::load`] leaves for later, so that a broken build is found by a
    /// test and not by a user.
    ///
    /// # Errors
    /// The first part that cannot be read.
    pub fn verify(&self) -> Result<(), PackFault> {
        topology("boundaries-50m", BOUNDARIES_50M)?;
        topology("boundaries-110m", BOUNDARIES_110M)?;
        self.read_catalogue().map(drop)
    }

    fn read_catalogue(&self) -> Result<Catalogue, PackFault> {
        let text = |path: &str| self.text(path).unwrap_or("");
        catalogue_csv::parse_for(
            text("catalogue/archetypes.csv"),
            text("catalogue/effects.csv"),
            &|indicator| self.pack.indicator(indicator).is_some(),
        )
        .map_err(|faults| {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            PackFault {
                part: "catalogue",
                detail: lines.join("\n"),
            }
        })
    }

    /// Intervention catalogue. Empty where the build is broken, which [`World::verify`] tells.
    pub fn catalogue(&self) -> &Catalogue {
        self.catalogue
            .get_or_init(|| self.read_catalogue().unwrap_or_default())
    }

    /// Boundaries for the map (1:50m). Empty where the build is broken.
    pub fn boundaries(&self) -> &Topology {
        self.boundaries
            .get_or_init(|| topology("boundaries-50m", BOUNDARIES_50M).unwrap_or_default())
    }

    /// Boundaries for thumbnails (1:110m). Empty where the build is broken.
    pub fn outlines(&self) -> &Topology {
        self.outlines
            .get_or_init(|| topology("boundaries-110m", BOUNDARIES_110M).unwrap_or_default())
    }

    /// Towns; by economy, the largest first.
    pub fn towns(&self) -> &[Place] {
        self.towns.get_or_init(|| self.packed_towns.unpack())
    }

    /// FNV-1a, 64 bit, of the series the build embedded: one name for one release of the data.
    pub fn pack_hash(&self) -> u64 {
        *self.pack_hash.get_or_init(|| {
            GRID.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| {
                (h ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01b3)
            })
        })
    }

    /// The framework of an id.
    pub fn framework(&self, id: &str) -> Option<&Framework> {
        self.frameworks.iter().find(|f| f.id == id)
    }

    /// Coast, neighbours, areas and distances of every economy, derived on the first call: the
    /// World screen does not need them.
    pub fn geography(&self) -> &Geography {
        self.geography.get_or_init(|| {
            geography::derive(&self.atlas, self.boundaries(), self.towns(), &self.cloud_regions)
        })
    }

    /// A file of `data/` that ships as text: `catalogue/archetypes.csv`, `catalogue/effects.csv`,
    /// `catalogue/questions.csv`, `example.plan.json`.
    pub fn text(&self, path: &str) -> Option<&str> {
        text(&self.texts, path)
    }
}

/// An alias as the atlas takes it; `None` names an aggregate, never an economy.
fn known(alias: &Alias) -> (String, Option<Iso3>) {
    let target = match alias.target {
        AliasTarget::Economy(economy) => Some(economy),
        AliasTarget::Aggregate => None,
    };
    (alias.alias.clone(), target)
}

fn text<'a>(texts: &'a [(String, String)], path: &str) -> Option<&'a str> {
    texts
        .iter()
        .find(|(name, _)| name == path)
        .map(|(_, content)| content.as_str())
}

fn fault(part: &'static str, error: &dyn fmt::Display) -> PackFault {
    PackFault {
        part,
        detail: error.to_string(),
    }
}

fn topology(part: &'static str, bytes: &[u8]) -> Result<Topology, PackFault> {
    let shapes: Shapes = postcard::from_bytes(bytes).map_err(|error| fault(part, &error))?;
    Ok(shapes.into_topology())
}
