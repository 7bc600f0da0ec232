//! A ledger as CSV: commitments and other measures of projects, exchange rates, a price index.
//!
//! What a file is, its header says: `amount` makes entries, `per_usd` rates, `index` price indices.
//! Total: what is right is taken, what is not is listed with row, column, found, expected and a code.
//! Nothing is rescaled: a split of 99 or 101 % is refused with the sum that was found. Decimal points
//! only; a comma in a number is refused, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use atlas::Iso3;
use indicators::Diagnostic;
use ledger::{BasisPoints, Deflator, Entry, Local, Measure, Micro, Rate, Status};
use ledger::{book, rate};
use serde::{Deserialize, Serialize};

use crate::quotes;
use crate::table::unguard;
use crate::tidy::{MOST_DIAGNOSTICS, text_of, whole};

/// What a row is asked of the plan and the pack.
pub struct Lookup<'a> {
    /// The economy of a code or name; `Err` says what was expected.
    pub economy: &'a dyn Fn(&str) -> Result<Iso3, String>,
    /// The id of a funder of the plan, by id or name; any other text stays as it is.
    pub funder: &'a dyn Fn(&str) -> String,
    /// The theme or group of an id or name.
    pub sector: &'a dyn Fn(&str) -> Option<String>,
}

/// The report an import ends in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// Entries taken, with their rows.
    pub entries: Vec<(usize, Entry)>,
    /// Rates taken.
    pub rates: Vec<Rate>,
    /// Price indices taken.
    pub deflators: Vec<Deflator>,
    /// Rows refused.
    pub refused: usize,
    /// What was refused and why.
    pub diagnostics: Vec<Diagnostic>,
}

impl Import {
    /// Rows taken.
    pub fn accepted(&self) -> usize {
        self.entries.len() + self.rates.len() + self.deflators.len()
    }

    fn refuse(&mut self, fault: Diagnostic) {
        self.refused += 1;
        if self.diagnostics.len() < MOST_DIAGNOSTICS {
            self.diagnostics.push(fault);
        }
    }
}

/// Columns by name, with what else a header may call them; `true` where a file of entries needs it.
const COLUMNS: [(&str, &[&str], bool); 17] = [
    ("project", &["project", "projet", "title", "activity"], true),
    ("funder", &["funder", "donor", "bailleur", "provider"], false),
    (
        "economies",
        &["economies", "economy", "country", "countries", "iso3", "pays"],
        true,
    ),
    ("sector", &["sector", "theme", "group", "prong", "secteur"], true),
    ("year", &["year", "année", "annee"], true),
    ("amount", &["amount", "montant"], true),
    ("currency", &["currency", "devise"], false),
    ("status", &["status", "statut"], false),
    ("parent", &["parent"], false),
    ("measure", &["measure", "type"], false),
    ("prices", &["prices", "price_base"], false),
    ("covers", &["covers", "candidate"], false),
    ("source", &["source"], false),
    ("date", &["date"], false),
    ("per_usd", &["per_usd", "rate", "taux"], false),
    ("index", &["index", "deflator", "indice"], false),
    ("id", &["id"], false),
];

/// The head of the file that [`write()`] makes and [`read`] takes.
pub const HEAD: [&str; 13] = [
    "project",
    "funder",
    "economies",
    "sector",
    "year",
    "amount",
    "currency",
    "status",
    "parent",
    "measure",
    "prices",
    "covers",
    "source",
];

/// Reads a file.
///
/// ```
/// use exchange::commitments::{Lookup, read};
/// let lookup = Lookup {
///     economy: &|t| atlas::Iso3::new(t).ok_or_else(|| "an ISO3 code".to_owned()),
///     funder: &|t| t.to_owned(),
///     sector: &|t| Some(t.to_owned()),
/// };
/// let text = b"project,economies,sector,year,amount\nFibre,KEN 60;UGA 40,connectivity,2027,1000\nTowers,KEN 60;UGA 39,connectivity,2027,1000\n";
/// let import = read("own.csv", text, &lookup);
/// assert_eq!(import.accepted(), 1);
/// assert_eq!(
///     import.diagnostics[0].to_string(),
///     "own.csv:3:economies: found \"99.00 %\", expected shares that sum to 100 % [split-not-whole]"
/// );
/// ```
pub fn read(file: &str, bytes: &[u8], lookup: &Lookup<'_>) -> Import {
    let mut import = Import::default();
    if let Err(fault) = text_of(file, bytes).and_then(|text| rows(file, text, lookup, &mut import)) {
        import.diagnostics.push(fault);
    }
    import
}

/// A row with its columns by name.
struct Row<'a> {
    file: &'a str,
    at: usize,
    cells: BTreeMap<&'static str, &'a str>,
}

impl Row<'_> {
    fn cell(&self, name: &str) -> &str {
        self.cells.get(name).map_or("", |c| unguard(c.trim()))
    }

    fn fault(&self, column: &str, code: &str, expected: &str) -> Diagnostic {
        self.found(column, code, self.cell(column), expected)
    }

    fn found(&self, column: &str, code: &str, found: &str, expected: &str) -> Diagnostic {
        let found: String = found.chars().take(80).collect();
        Diagnostic::new(self.file, self.at, column, code, &found, expected)
    }

    /// A number in units of 10^−places.
    fn number(&self, column: &str, places: usize) -> Result<i64, Diagnostic> {
        let text = self.cell(column);
        if text.contains(',') {
            return Err(self.fault(
                column,
                "decimal-comma",
                "a decimal point and no thousands separators",
            ));
        }
        if text.starts_with('-') || text.starts_with('\u{2212}') {
            return Err(self.fault(column, "negative-amount", "a number of zero or more"));
        }
        rate::decimal(text, places).ok_or_else(|| {
            self.fault(
                column,
                "not-a-number",
                &format!("a number with at most {places} decimals"),
            )
        })
    }

    fn year(&self, column: &str) -> Result<i16, Diagnostic> {
        let year: Option<i16> = self
            .cell(column)
            .parse()
            .ok()
            .filter(|y| (1960..=2100).contains(y));
        year.ok_or_else(|| self.fault(column, "not-a-year", "a year from 1960 to 2100"))
    }
}

fn rows(file: &str, text: &str, lookup: &Lookup<'_>, import: &mut Import) -> Result<(), Diagnostic> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|d| (first.bytes().filter(|b| b == d).count(), *d == b','))
        .unwrap_or(b',');
    if let Some(line) = quotes::unterminated(text, delimiter) {
        let (found, expected) = ("a quote that never closes", "a closing quote mark");
        return Err(whole(file, line, "unterminated-quote", found, expected));
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|e| whole(file, 1, "not-csv", &e.to_string(), "a header"))?;
    let header: Vec<String> = header.iter().map(|h| h.trim().to_lowercase()).collect();
    let at = columns(file, &header)?;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(|e| {
            let row = e.position().map_or(0, |p| p.line() as usize);
            whole(file, row, "not-csv", &e.to_string(), "a CSV record")
        })?;
        if record.iter().all(|c| c.trim().is_empty()) {
            continue;
        }
        let row = Row {
            file,
            at: record.position().map_or(0, |p| p.line() as usize),
            cells: at
                .iter()
                .filter_map(|(name, i)| Some((*name, record.get(*i)?)))
                .collect(),
        };
        if let Err(fault) = take(&row, &at, lookup, &mut seen, import) {
            import.refuse(fault);
        }
    }
    circles(file, import);
    Ok(())
}

/// Where each column stands.
fn columns(file: &str, header: &[String]) -> Result<BTreeMap<&'static str, usize>, Diagnostic> {
    let mut at = BTreeMap::new();
    for (name, aliases, _) in COLUMNS {
        let mut hits =
            (0..header.len()).filter(|i| header.get(*i).is_some_and(|h| aliases.contains(&h.as_str())));
        if let Some(first) = hits.next() {
            at.insert(name, first);
            if hits.next().is_some() {
                let found = "two columns of this name";
                return Err(Diagnostic::new(
                    file,
                    1,
                    name,
                    "duplicate-column",
                    found,
                    "one column",
                ));
            }
        }
    }
    let needs: Vec<&str> = if at.contains_key("per_usd") {
        vec!["currency", "date"]
    } else if at.contains_key("index") {
        vec!["year"]
    } else {
        COLUMNS.iter().filter(|c| c.2).map(|c| c.0).collect()
    };
    match needs.into_iter().find(|n| !at.contains_key(n)) {
        None => Ok(at),
        Some(name) => {
            let expected = format!("a column named {name}");
            Err(Diagnostic::new(
                file,
                1,
                name,
                "missing-column",
                &header.join(", "),
                &expected,
            ))
        }
    }
}

fn take(
    row: &Row<'_>,
    at: &BTreeMap<&'static str, usize>,
    lookup: &Lookup<'_>,
    seen: &mut BTreeMap<String, usize>,
    import: &mut Import,
) -> Result<(), Diagnostic> {
    let mut once = |key: String| match seen.insert(key, row.at) {
        None => Ok(()),
        Some(earlier) => {
            let expected = format!("each once; row {earlier} was taken");
            Err(row.found("", "duplicate-key", "a second row for the same", &expected))
        }
    };
    if at.contains_key("per_usd") {
        let currency = row.cell("currency").to_uppercase();
        if !book::is_currency(&currency) || currency == "USD" {
            return Err(row.fault("currency", "unknown-currency", "three letters other than USD"));
        }
        let date = row.cell("date").to_owned();
        rate::year_of(&date).ok_or_else(|| row.fault("date", "not-a-day", "a day as 2026-10-01"))?;
        let per_usd = positive(row, "per_usd")?;
        once(format!("{currency} {date}"))?;
        let source = row.cell("source").to_owned();
        import.rates.push(Rate {
            currency,
            date,
            per_usd,
            source,
        });
    } else if at.contains_key("index") {
        let year = row.year("year")?;
        let index = positive(row, "index")?;
        once(year.to_string())?;
        let source = row.cell("source").to_owned();
        import.deflators.push(Deflator { year, index, source });
    } else {
        let entry = entry(row, lookup)?;
        once(entry.id.clone())?;
        import.entries.push((row.at, entry));
    }
    Ok(())
}

fn positive(row: &Row<'_>, column: &str) -> Result<Micro, Diagnostic> {
    let value = Micro(row.number(column, 6)?);
    if value <= Micro(0) || value > Micro::LARGEST {
        return Err(row.fault(column, "not-a-number", "a number above 0"));
    }
    Ok(value)
}

fn entry(row: &Row<'_>, lookup: &Lookup<'_>) -> Result<Entry, Diagnostic> {
    if row.cell("amount").is_empty() {
        return Err(row.fault("amount", "missing-amount", "an amount"));
    }
    let amount = Local(row.number("amount", 2)?);
    let currency = match row.cell("currency").to_uppercase() {
        empty if empty.is_empty() => "USD".to_owned(),
        code if book::is_currency(&code) => code,
        _ => return Err(row.fault("currency", "unknown-currency", "an ISO 4217 code as USD")),
    };
    let sector = row.cell("sector");
    let sector = (lookup.sector)(sector)
        .ok_or_else(|| row.fault("sector", "unknown-sector", "a theme of the catalogue or a group"))?;
    let status = match row.cell("status").to_lowercase().as_str() {
        "" | "active" | "implementation" | "2" => Status::Active,
        "pipeline" | "1" => Status::Pipeline,
        "closed" | "finalisation" | "completed" | "3" | "4" => Status::Closed,
        "cancelled" | "canceled" | "suspended" | "5" | "6" => Status::Cancelled,
        _ => {
            return Err(row.fault(
                "status",
                "unknown-status",
                "pipeline, active, closed or cancelled",
            ));
        }
    };
    let measure = row.cell("measure").to_lowercase();
    let measure = match measure.as_str() {
        "" => Measure::Commitment,
        name => *Measure::ENTRIES
            .iter()
            .find(|m| m.as_str() == name)
            .ok_or_else(|| {
                let expected = "budget, planned-disbursement, commitment or disbursement";
                row.fault("measure", "unknown-measure", expected)
            })?,
    };
    let prices = match row.cell("prices") {
        "" | "current" => None,
        _ => Some(row.year("prices")?),
    };
    let split = split(row, lookup)?;
    let mut entry = Entry {
        id: String::new(),
        project: row.cell("project").to_owned(),
        parent: row.cell("parent").to_owned(),
        measure,
        status,
        funder: (lookup.funder)(row.cell("funder")),
        split,
        sector,
        year: row.year("year")?,
        amount,
        currency,
        prices,
        covers: row.cell("covers").to_owned(),
        source: row.cell("source").to_owned(),
    };
    entry.id = key(&entry);
    match entry.fault() {
        None => Ok(entry),
        Some(fault) => {
            let column = fault.at.rsplit('/').next().unwrap_or_default();
            Err(row.found(column, "not-valid", &fault.found, &fault.expected))
        }
    }
}

/// The same project, funder, measure, year, sector and places: the same entry, so that importing a
/// corrected file replaces what the first one brought. FNV-1a over the fields.
pub fn key(e: &Entry) -> String {
    let places: Vec<&str> = e.split.iter().map(|(c, _)| c.as_str()).collect();
    let year = e.year.to_string();
    let places = places.join("+");
    let fields = [
        &e.project,
        &e.funder,
        e.measure.as_str(),
        &year,
        &e.sector,
        &places,
    ];
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for byte in fields.join("\u{1f}").bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("c{hash:016x}")
}

/// `KEN`, or `KEN 60; UGA 40` with shares in percent.
fn split(row: &Row<'_>, lookup: &Lookup<'_>) -> Result<Vec<(Iso3, BasisPoints)>, Diagnostic> {
    let cell = row.cell("economies");
    let parts: Vec<&str> = cell
        .split([';', '|'])
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    let economy = |name: &str| {
        let name = name.trim().trim_end_matches([':', '=']);
        (lookup.economy)(name.trim())
            .map_err(|expected| row.found("economies", "unknown-economy", name, &expected))
    };
    let mut split: Vec<(Iso3, BasisPoints)> = Vec::with_capacity(parts.len());
    for part in &parts {
        let cut = part.rfind([' ', ':', '=']).map(|at| part.split_at(at));
        let share = cut.and_then(|(_, tail)| {
            let digits = tail.trim_matches([' ', ':', '=', '%']);
            u32::try_from(rate::decimal(digits, 2)?).ok()
        });
        match (cut, share) {
            (Some((name, _)), Some(share)) => split.push((economy(name)?, BasisPoints(share))),
            _ if parts.len() == 1 => split.push((economy(part)?, BasisPoints::WHOLE)),
            _ => {
                return Err(row.found(
                    "economies",
                    "missing-share",
                    part,
                    "a share in percent, as KEN 60; UGA 40",
                ));
            }
        }
    }
    let sum: u64 = split.iter().map(|(_, s)| u64::from(s.0)).sum();
    if sum != u64::from(BasisPoints::WHOLE.0) {
        let found = format!("{}.{:02} %", sum / 100, sum % 100);
        return Err(row.found("economies", "split-not-whole", &found, "shares that sum to 100 %"));
    }
    Ok(split)
}

/// Rows whose parents go in a circle are refused, all of them: which one is wrong, the file does not say.
fn circles(file: &str, import: &mut Import) {
    let entries: Vec<Entry> = import.entries.iter().map(|(_, e)| e.clone()).collect();
    let round: BTreeSet<&str> = ledger::family::circles(&entries).into_iter().collect();
    let (bad, good): (Vec<_>, Vec<_>) = std::mem::take(&mut import.entries)
        .into_iter()
        .partition(|(_, e)| round.contains(e.project.as_str()));
    import.entries = good;
    for (row, e) in bad {
        let expected = "a project that is not part of itself";
        import.refuse(Diagnostic::new(
            file,
            row,
            "parent",
            "parent-circle",
            &e.parent,
            expected,
        ));
    }
}

/// The entries as the file that [`read`] takes.
pub fn write<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    let rows: Vec<Vec<crate::table::Out>> = entries
        .map(|e| {
            let percent = |s: &BasisPoints| Micro(i64::from(s.0) * 10_000).to_string();
            let places = e
                .split
                .iter()
                .map(|(c, s)| format!("{c} {}", percent(s)))
                .collect::<Vec<_>>();
            let prices = e.prices.map(|y| y.to_string()).unwrap_or_default();
            [
                e.project.clone(),
                e.funder.clone(),
                places.join("; "),
                e.sector.clone(),
                e.year.to_string(),
                e.amount.to_string(),
                e.currency.clone(),
                e.status.as_str().to_owned(),
                e.parent.clone(),
                e.measure.as_str().to_owned(),
                prices,
                e.covers.clone(),
                e.source.clone(),
            ]
            .map(crate::table::Out::Text)
            .to_vec()
        })
        .collect();
    crate::table::csv(&HEAD, &rows)
}

#[cfg(test)]
#[path = "commitments_tests.rs"]
mod tests;
