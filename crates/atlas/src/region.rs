//! Regions and groups of economies, with ids that a plan can store.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::community::COMMUNITIES;
use crate::names::fold;
use crate::{Atlas, Iso3};

/// Which classification a region belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RegionKind {
    /// UN M49 region.
    Continent,
    /// UN M49 sub-region.
    Subregion,
    /// UN M49 intermediate region.
    Intermediate,
    /// Regional economic community.
    Community,
    /// World Bank region.
    WorldBank,
    /// Status group: least developed, landlocked developing, small island developing.
    Group,
}

/// A set of economies known by an id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Stable id: `eastern-africa`, `ldc`; World Bank regions start with `wb-`.
    pub id: String,
    /// Classification.
    pub kind: RegionKind,
    /// Message key of the label: `region-` and the id.
    pub key: String,
    /// English name as the source gives it; empty for groups, whose label is the message.
    pub name: String,
    /// Members, sorted.
    pub members: Vec<Iso3>,
    /// Members that may receive official development assistance, sorted.
    pub eligible: Vec<Iso3>,
}

impl Atlas {
    /// Every region and group, ordered by kind and id.
    pub fn regions(&self) -> Vec<Region> {
        let mut found: BTreeMap<(RegionKind, String), Region> = BTreeMap::new();
        for economy in self.economies() {
            let m49 = [
                (RegionKind::Continent, &economy.un_region),
                (RegionKind::Subregion, &economy.un_subregion),
                (RegionKind::Intermediate, &economy.un_intermediate),
                (RegionKind::WorldBank, &economy.wb_region),
            ];
            let regions = m49.into_iter().filter(|(_, name)| !name.is_empty());
            let mut homes: Vec<(RegionKind, String, &str)> = regions
                .map(|(kind, name)| (kind, id(kind, name), name.as_str()))
                .collect();
            let groups = [
                ("ldc", economy.ldc),
                ("lldc", economy.lldc),
                ("sids", economy.sids),
            ];
            let groups = groups.into_iter().filter(|(_, member)| *member);
            homes.extend(groups.map(|(id, _)| (RegionKind::Group, id.to_owned(), "")));
            let code = economy.iso3;
            let member = COMMUNITIES
                .iter()
                .filter(|(_, _, all)| all.contains(&code.as_str()));
            homes.extend(member.map(|(id, name, _)| (RegionKind::Community, (*id).to_owned(), *name)));
            for (kind, id, name) in homes {
                let region = found.entry((kind, id.clone())).or_insert_with(|| Region {
                    key: format!("region-{id}"),
                    id,
                    kind,
                    name: name.to_owned(),
                    members: Vec::new(),
                    eligible: Vec::new(),
                });
                region.members.push(economy.iso3);
                if economy.oda {
                    region.eligible.push(economy.iso3);
                }
            }
        }
        found.into_values().collect()
    }

    /// The region of an id.
    pub fn region(&self, id: &str) -> Option<Region> {
        self.regions().into_iter().find(|region| region.id == id)
    }
}

fn id(kind: RegionKind, name: &str) -> String {
    let kebab = fold(name).replace(' ', "-");
    match kind {
        RegionKind::WorldBank => format!("wb-{kebab}"),
        _ => kebab,
    }
}
