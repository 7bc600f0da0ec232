//! Cost = n · u · κ_c · scale(n) + fixed (model, section 3). Every coefficient here is an **assumption**.

use crate::{Archetype, CostBasis, Range};

/// Price level (GDP per person at market rates over the same at purchasing power) for which the catalogue's
/// unit costs hold. **Assumption**: the median of ODA-eligible economies in the pack, 0.39, rounded.
pub const REFERENCE_PRICE_LEVEL: f64 = 0.40;
/// Price levels are taken within these multiples of the reference. **Assumption**: beyond them exchange
/// rates and purchasing-power estimates say more about themselves than about a project's prices.
pub const PRICE_BOUNDS: (f64, f64) = (0.6, 1.6);
/// Dearer by this share for each 1,000 km from the towns to the nearest cloud region. **Assumption**:
/// transit, egress and support grow with distance.
pub const CLOUD_PER_1000_KM: f64 = 0.05;
/// At most this much for the distance to a cloud region. **Assumption**.
pub const CLOUD_MOST: f64 = 0.25;
/// Dearer by this share for each 1,000 km from the towns to the capital. **Assumption**: transport and
/// supervision of works.
pub const CAPITAL_PER_1000_KM: f64 = 0.20;
/// At most this much for the distance to the capital. **Assumption**.
pub const CAPITAL_MOST: f64 = 0.25;
/// Works on small islands are dearer by this share. **Assumption**: freight and small lots.
pub const ISLAND_PHYSICAL: f64 = 0.15;
/// Works in landlocked developing economies are dearer by this share. **Assumption**: freight and transit.
pub const LANDLOCKED_PHYSICAL: f64 = 0.10;
/// The unit cost per unit falls or rises with size by at most these factors. **Assumption**.
const SCALE_BOUNDS: (f64, f64) = (0.8, 1.25);

/// The share of a unit cost that is paid at local prices. **Assumption**: works are two fifths labour and
/// local material, training mostly salaries, computing mostly imported.
pub fn local_share(basis: CostBasis) -> f64 {
    match basis {
        CostBasis::Physical => 0.4,
        CostBasis::Compute => 0.1,
        CostBasis::People => 0.7,
    }
}

/// What makes an economy dear or cheap. Unknown stays `None` and adds nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Site {
    /// GDP per person at market rates over the same at purchasing power.
    pub price_level: Option<f64>,
    /// Kilometres from the towns to the nearest public-cloud region.
    pub km_to_cloud: Option<f64>,
    /// Kilometres from the towns to the capital.
    pub km_to_capital: Option<f64>,
    /// Small island developing state.
    pub sids: bool,
    /// Landlocked developing country.
    pub lldc: bool,
}

/// κ_c and its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CostFactor {
    /// κ_c = price × (1 + distance + position).
    pub factor: f64,
    /// Price part.
    pub price: f64,
    /// Distance part.
    pub distance: f64,
    /// Island or landlocked part.
    pub position: f64,
}

/// κ_c of an economy for what the cost depends on.
pub fn cost_factor(basis: CostBasis, site: &Site) -> CostFactor {
    let relative = site
        .price_level
        .filter(|p| p.is_finite() && *p > 0.0)
        .map_or(1.0, |p| {
            (p / REFERENCE_PRICE_LEVEL).clamp(PRICE_BOUNDS.0, PRICE_BOUNDS.1)
        });
    let price = 1.0 + local_share(basis) * (relative - 1.0);
    let far = |km: Option<f64>, per_1000: f64, most: f64| {
        km.filter(|km| km.is_finite())
            .map_or(0.0, |km| (km.max(0.0) / 1000.0 * per_1000).min(most))
    };
    let (distance, position) = match basis {
        CostBasis::Physical => (
            far(site.km_to_capital, CAPITAL_PER_1000_KM, CAPITAL_MOST),
            if site.sids { ISLAND_PHYSICAL } else { 0.0 } + if site.lldc { LANDLOCKED_PHYSICAL } else { 0.0 },
        ),
        CostBasis::Compute => (far(site.km_to_cloud, CLOUD_PER_1000_KM, CLOUD_MOST), 0.0),
        CostBasis::People => (0.0, 0.0),
    };
    CostFactor {
        factor: price * (1.0 + distance + position),
        price,
        distance,
        position,
    }
}

/// scale(n) = (n / typical n)^(−b) within bounds; the typical n is the geometric mean of the catalogue's
/// typical units. As b < 1, more units always cost more.
fn scale(archetype: &Archetype, n: f64) -> f64 {
    let (low, high) = archetype.typical_units;
    let typical = (low * high).sqrt();
    let relative = libm::pow(n / typical, -archetype.scale_exponent);
    if relative.is_finite() {
        relative.clamp(SCALE_BOUNDS.0, SCALE_BOUNDS.1)
    } else {
        1.0
    }
}

/// Capital cost in US dollars, low mid high, of parts that are bought together: units with their κ_c.
///
/// One economy is one part; a shared project has a part for each economy, one scale of purchase, and its
/// fixed cost once.
pub fn cost(archetype: &Archetype, parts: &[(f64, f64)]) -> Range {
    let total: f64 = parts.iter().map(|(n, _)| n).sum();
    let weighted: f64 = parts.iter().map(|(n, factor)| n * factor).sum();
    let times = weighted * scale(archetype, total);
    let dollars = |unit: f64| unit * times + archetype.fixed_cost;
    Range {
        low: dollars(archetype.unit_cost.low),
        mid: dollars(archetype.unit_cost.mid),
        high: dollars(archetype.unit_cost.high),
    }
}
