//! Reading a table of own values beside the pack: pure, so that it is tested without a browser.

use atlas::Iso3;
use atlas::names::Find;
use engine::World;
use exchange::tidy::{self, DecimalMark, Import, Lookup};
use indicators::Cell;
use plan::{Command, OwnIndicator, Plan};

use crate::text::{Phrase, Text};

/// What a file says, as far as nothing has to be guessed.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// One way to read it, or the way the reader chose.
    Read(Import),
    /// Read with a decimal point and with a decimal comma it says different things: ask.
    Ask,
}

/// Reads a table. Without a decimal mark it is read in both ways, and the reader is asked only when
/// the two differ. `own` are the plan's own indicators: a table may name them as it names the pack's.
pub fn read(
    (world, own): (&World, &[OwnIndicator]),
    file: &str,
    bytes: &[u8],
    mark: Option<DecimalMark>,
) -> Reading {
    let economy = |text: &str| -> Result<Iso3, String> {
        match world.atlas.find(text) {
            Find::Economy(code) => Ok(code),
            Find::Aggregate => Err("a single economy; this is a group".to_owned()),
            Find::Ambiguous(codes) => {
                let codes: Vec<&str> = codes.iter().map(Iso3::as_str).collect();
                Err(format!("one of {}", codes.join(", ")))
            }
            Find::Unknown => Err("an ISO3 code or a name of an economy".to_owned()),
        }
    };
    let indicator = |text: &str| -> Option<String> {
        let by_name = || {
            world
                .pack
                .indicators()
                .iter()
                .find(|i| i.name.eq_ignore_ascii_case(text))
        };
        let own = || {
            own.iter()
                .find(|i| i.id == text || i.name.eq_ignore_ascii_case(text))
                .map(|i| i.id.clone())
        };
        let found = world.pack.indicator(text).or_else(by_name).map(|i| i.id.clone());
        found.or_else(own)
    };
    let lookup = Lookup {
        economy: &economy,
        indicator: &indicator,
    };
    let with = |mark| tidy::read(file, bytes, mark, &lookup);
    match mark {
        Some(mark) => Reading::Read(with(mark)),
        None => {
            let point = with(DecimalMark::Point);
            if point == with(DecimalMark::Comma) {
                Reading::Read(point)
            } else {
                Reading::Ask
            }
        }
    }
}

/// What stands beside an accepted value.
#[derive(Clone, Debug, PartialEq)]
pub enum Beside {
    /// The published value that is used now.
    Published(f64, i16),
    /// Nothing published in the plan's years.
    Nothing,
}

/// The published value an own value will stand beside.
pub fn beside(world: &World, plan: &Plan, value: &tidy::Value) -> Beside {
    let s = &plan.settings;
    match world
        .pack
        .latest(&value.indicator, value.economy, s.base_year, s.oldest_year)
    {
        Cell::Observed(o) => Beside::Published(o.value, o.year),
        Cell::Missing(_) => Beside::Nothing,
    }
}

/// The year is one the plan reads; other values are kept but move nothing.
pub fn counts(plan: &Plan, year: i16) -> bool {
    (plan.settings.oldest_year..=plan.settings.base_year).contains(&year)
}

/// Every accepted value as one step. A value without a source gets the file's name as its source:
/// no value stands without one.
pub fn batch(import: &Import, file: &str) -> Command {
    let commands = import
        .accepted
        .iter()
        .map(|v| Command::SetOwnValue {
            economy: v.economy,
            indicator: v.indicator.clone(),
            year: v.year,
            value: Some((
                v.value,
                if v.source.is_empty() {
                    file.to_owned()
                } else {
                    v.source.clone()
                },
            )),
        })
        .collect();
    Command::Batch { commands }
}

/// How to mend a refused row.
pub fn fix(world: &World, code: &str, found: &str, text: &Text) -> Phrase {
    text.t(match code {
        "unknown-economy" => match world.atlas.find(found) {
            Find::Aggregate => "fix-aggregate",
            Find::Ambiguous(_) => "fix-ambiguous",
            Find::Economy(_) | Find::Unknown => "fix-unknown-economy",
        },
        "unknown-indicator" => "fix-unknown-indicator",
        "not-a-year" => "fix-not-a-year",
        "not-a-number" => "fix-not-a-number",
        "decimal-comma" => "fix-decimal-comma",
        "decimal-point" => "fix-decimal-point",
        "duplicate-key" => "fix-duplicate-key",
        "missing-column" => "fix-missing-column",
        "duplicate-column" => "fix-duplicate-column",
        "not-utf8" => "fix-not-utf8",
        "unterminated-quote" => "fix-unterminated-quote",
        "too-large" => "fix-too-large",
        _ => "fix-not-csv",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn world() -> &'static World {
        World::load().unwrap()
    }

    fn import(text: &str, mark: Option<DecimalMark>) -> Import {
        match read((world(), &[]), "own.csv", text.as_bytes(), mark) {
            Reading::Read(import) => import,
            Reading::Ask => panic!("asked"),
        }
    }

    const HEAD: &str = "iso3,indicator,year,value,source\n";

    #[test]
    fn an_indicator_of_ones_own_is_read_by_code_and_by_name_once_it_is_described() {
        let text = format!("{HEAD}KEN,own_fibre_km,2024,3,x\nRWA,fibre,2024,4,x\n");
        let fibre = OwnIndicator {
            id: "own_fibre_km".into(),
            name: "Fibre".into(),
            unit: "km".into(),
            direction: indicators::Direction::Higher,
            source: "Regulator".into(),
            low: 0.0,
            high: 10.0,
        };
        let read = |own: &[OwnIndicator]| match read((world(), own), "own.csv", text.as_bytes(), None) {
            Reading::Read(import) => (import.accepted.len(), import.refused),
            Reading::Ask => panic!("asked"),
        };
        assert_eq!(read(&[]), (0, 2));
        assert_eq!(read(&[fibre]), (2, 0));
    }

    #[test]
    fn codes_and_names_are_economies_and_groups_are_refused() {
        let text = format!(
            "{HEAD}NA,internet_users_pct,2024,60,x\nCôte d’Ivoire,internet_users_pct,2024,50,x\nWLD,internet_users_pct,2024,67,x\nXXX,internet_users_pct,2024,1,x\n"
        );
        let import = import(&text, None);
        let codes: Vec<&str> = import.accepted.iter().map(|v| v.economy.as_str()).collect();
        assert_eq!(codes, ["NAM", "CIV"]);
        let en = Text::new(Language::En);
        let fixes: Vec<String> = import
            .diagnostics
            .iter()
            .map(|d| fix(world(), &d.code, &d.found, &en).to_string())
            .collect();
        assert_eq!(fixes.len(), 2);
        assert_ne!(fixes[0], fixes[1]);
    }

    #[test]
    fn the_decimal_mark_is_asked_for_only_where_it_matters() {
        let whole = format!("{HEAD}KEN,internet_users_pct,2024,60,x\n");
        assert_eq!(import(&whole, None).accepted.len(), 1);
        let comma = "iso3;indicator;year;value\nKEN;internet_users_pct;2024;60,5\n";
        assert_eq!(
            read((world(), &[]), "own.csv", comma.as_bytes(), None),
            Reading::Ask
        );
        assert_eq!(
            import(comma, Some(DecimalMark::Comma)).accepted[0]
                .value
                .to_bits(),
            60.5f64.to_bits()
        );
        assert!(import(comma, Some(DecimalMark::Point)).accepted.is_empty());
    }

    #[test]
    fn an_import_is_one_step_that_can_be_taken_back_and_every_value_has_a_source() {
        let text = "iso3,indicator,year,value\nKEN,internet_users_pct,2024,60\nKEN,coverage_4g_pct,2025,99\n";
        let command = batch(&import(text, None), "own.csv");
        let mut session = plan::Session::new(plan::document::tests_support::small_plan());
        session.run(command).unwrap();
        assert_eq!(session.done.len(), 1);
        assert!(session.plan.own_values.iter().all(|o| o.source == "own.csv"));
        assert_eq!(session.plan.own_values.len(), 2);
        session.undo().unwrap();
        assert!(session.plan.own_values.is_empty());
    }

    #[test]
    fn every_code_of_the_reader_has_a_way_to_mend_it() {
        let en = Text::new(Language::En);
        let refused = [
            format!("{HEAD}KEN,nothing,2024,60,x\n"),
            format!("{HEAD}KEN,internet_users_pct,24,60,x\n"),
            format!("{HEAD}KEN,internet_users_pct,2024,abc,x\n"),
            format!("{HEAD}KEN,internet_users_pct,2024,60,x\nKEN,internet_users_pct,2024,61,x\n"),
            "iso3,year,value\n".to_owned(),
            "iso3,iso3,indicator,year,value\n".to_owned(),
            format!("{HEAD}\"KEN,internet_users_pct,2024,60,x\n"),
        ];
        let mut seen = std::collections::BTreeSet::new();
        for text in refused {
            let import = import(&text, Some(DecimalMark::Point));
            let fault = import.diagnostics.first().unwrap_or_else(|| panic!("{text}"));
            seen.insert(fix(world(), &fault.code, &fault.found, &en).to_string());
        }
        assert_eq!(seen.len(), 7);
    }
}
