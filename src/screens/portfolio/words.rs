//! Names and sentences of this screen, put together from messages.

use atlas::Iso3;
use engine::World;
use foresight::Grade;
use portfolio::{Reason, Requirement, Violation};

use super::board::{Line, Why};
use super::left::Take;
use crate::text::{Phrase, Text, Value};

/// The name of an archetype.
pub fn archetype(world: &World, text: &Text, id: &str) -> Phrase {
    let english = world
        .catalogue()
        .archetypes
        .iter()
        .find(|a| a.id == id)
        .map_or(id, |a| a.name.as_str());
    text.archetype(id, english)
}

/// The name of an economy, its code where it is unknown.
pub fn economy(world: &World, text: &Text, code: Iso3) -> String {
    world
        .atlas
        .get(code)
        .map_or_else(|| code.to_string(), |e| text.economy(e).to_owned())
}

/// The name of a project by its id: archetype, size, economies. The id where it cannot be read.
pub fn project_id(world: &World, text: &Text, id: &str) -> String {
    let mut parts = id.split(':');
    let (Some(kind), Some(places), Some(size)) = (parts.next(), parts.next(), parts.next()) else {
        return id.to_owned();
    };
    let codes: Option<Vec<Iso3>> = places.split('+').map(Iso3::new).collect();
    let Some(codes) = codes else {
        return id.to_owned();
    };
    let size = text.find(&format!("scale-{size}"), &[]);
    let args = [
        ("project", archetype(world, text, kind).into()),
        ("size", size.map_or_else(String::new, |s| s.to_string()).into()),
        ("economies", economies(world, text, &codes).into()),
    ];
    text.tr("portfolio-project-named", &args).into()
}

/// The names of several economies: all of up to two, else the codes.
pub fn economies(world: &World, text: &Text, codes: &[Iso3]) -> String {
    match codes {
        [one] => economy(world, text, *one),
        many => many.iter().map(Iso3::to_string).collect::<Vec<_>>().join(" "),
    }
}

/// The name of a field of the pack, a milestone or a question.
pub fn field(world: &World, text: &Text, id: &str) -> String {
    let id = id.strip_prefix("missing:").unwrap_or(id);
    if let Some(question) = text.find(&format!("question-{id}"), &[]) {
        return question.into();
    }
    match world.pack.indicator(id) {
        Some(indicator) => text.indicator(id, &indicator.name).into(),
        None => text.indicator(id, id).into(),
    }
}

/// Letters of the grades with their words: `B, published range`.
pub fn grade(text: &Text, grade: Grade) -> (&'static str, Phrase) {
    match grade {
        Grade::A => ("A", text.t("grade-a")),
        Grade::B => ("B", text.t("grade-b")),
        Grade::C => ("C", text.t("grade-c")),
        Grade::D => ("D", text.t("grade-d")),
    }
}

/// Why a project is in.
pub fn why(text: &Text, line: &Line) -> Phrase {
    let rate: Value = text.short(line.rate()).into();
    match &line.why {
        Why::Unlocks(n) => text.tr("portfolio-why-unlocks", &[("n", (*n).into()), ("rate", rate)]),
        Why::LargestGain => text.tr("portfolio-why-largest", &[("rate", rate)]),
        Why::BestValue => text.tr("portfolio-why-best", &[("rate", rate)]),
        Why::Earmark(name) => text.tr(
            "portfolio-why-earmark",
            &[("name", name.as_str().into()), ("rate", rate)],
        ),
        Why::LdcFloor => text.tr("portfolio-why-ldc", &[("rate", rate)]),
        Why::Value => text.tr("portfolio-why-value", &[("rate", rate)]),
    }
}

/// A sizing, geography or cost reason.
pub fn reason(world: &World, text: &Text, reason: &Reason) -> Phrase {
    let named = |name: &str, word: &str| match name {
        "economy" => (
            name.to_owned(),
            Iso3::new(word).map_or_else(|| word.to_owned(), |e| economy(world, text, e)),
        ),
        "economies" => {
            let all = word
                .split(", ")
                .map(|w| Iso3::new(w).map_or_else(|| w.to_owned(), |e| economy(world, text, e)));
            ("list".to_owned(), all.collect::<Vec<_>>().join(", "))
        }
        "indicator" => (name.to_owned(), field(world, text, word)),
        "missing" => (
            name.to_owned(),
            word.split(", ")
                .map(|w| field(world, text, w))
                .collect::<Vec<_>>()
                .join(", "),
        ),
        _ => (name.to_owned(), word.to_owned()),
    };
    let words: Vec<(String, String)> = reason.words.iter().map(|(n, w)| named(n, w)).collect();
    let numbers = reason.numbers.iter().map(|(name, n)| {
        let value = match name.as_str() {
            // Chooses the plural.
            "economies" => Value::Number(*n),
            "factor" | "price" => text.full_to(*n, 2).into(),
            _ => text.short(*n).into(),
        };
        (name.as_str(), value)
    });
    let args: Vec<(&str, Value)> = words
        .iter()
        .map(|(n, w)| (n.as_str(), Value::from(w.as_str())))
        .chain(numbers)
        .collect();
    text.tr(&reason.key, &args)
}

/// The values that decided a rule: "Electricity access 62.1 (2022)".
pub fn evidence(world: &World, text: &Text, evidence: impl Iterator<Item = (String, f64, i16)>) -> String {
    let one = |(id, value, year): (String, f64, i16)| {
        let name = field(world, text, &id);
        let args: [(&str, Value); 3] = [
            ("name", name.into()),
            ("value", text.full_to(value, 2).into()),
            ("year", text.year(year).into()),
        ];
        String::from(text.tr("portfolio-evidence", &args))
    };
    evidence.map(one).collect::<Vec<_>>().join("; ")
}

/// The values that decided a requirement.
pub fn decided(world: &World, text: &Text, requirement: &Requirement) -> String {
    evidence(world, text, requirement.evidence.iter().cloned())
}

/// What it would take to bring a project in.
pub fn take(world: &World, text: &Text, take: &Take) -> Phrase {
    match take {
        Take::NotTried => text.t("portfolio-take-trying"),
        Take::Fits(points) => text.tr("portfolio-take-fits", &[("points", text.short(*points).into())]),
        Take::Adds => text.t("portfolio-take-nothing"),
        Take::Money(amount, year) => text.tr(
            "portfolio-take-money",
            &[
                ("amount", text.money(*amount).into()),
                ("year", text.year(*year).into()),
            ],
        ),
        Take::NoStart => text.t("portfolio-take-years"),
        Take::Never => text.t("portfolio-take-never"),
        Take::First(archetype_id) => text.tr(
            "portfolio-take-first",
            &[("project", archetype(world, text, archetype_id).into())],
        ),
        Take::Sooner(archetype_id) => text.tr(
            "portfolio-take-sooner",
            &[("project", archetype(world, text, archetype_id).into())],
        ),
        Take::Rule(violation) => rule(world, text, violation),
        Take::NoValue => text.t("portfolio-take-novalue"),
        Take::Limit => text.t("portfolio-take-limit"),
    }
}

fn rule(world: &World, text: &Text, violation: &Violation) -> Phrase {
    let place = violation
        .at
        .rsplit('/')
        .find_map(Iso3::new)
        .map(|e| economy(world, text, e));
    match violation.at.split('/').nth(1) {
        Some("absorption") => text.tr(
            "portfolio-take-absorption",
            &[("economy", place.unwrap_or_default().into())],
        ),
        Some("ldc_floor") => text.t("portfolio-take-ldc"),
        Some("economy_cap") => text.tr(
            "portfolio-take-cap",
            &[("economy", place.unwrap_or_default().into())],
        ),
        Some("prong_floor" | "prong_cap") => text.t("portfolio-take-group"),
        _ => text.tr("portfolio-take-rule", &[("rule", violation.to_string().into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_question_of_the_catalogue_has_its_words() {
        let world = World::load().unwrap();
        let questions = world.text("catalogue/questions.csv").unwrap();
        for language in Language::ALL {
            let text = Text::new(language);
            for id in questions
                .lines()
                .skip(1)
                .filter_map(|line| line.split(',').next())
            {
                let words = text.find(&format!("question-{id}"), &[]);
                assert!(words.is_some(), "{id} in {language:?}");
            }
        }
    }

    #[test]
    fn every_reason_of_a_candidate_has_its_words() {
        for language in [Language::En, Language::Fr] {
            let text = Text::new(language);
            for key in portfolio::candidates::REASON_KEYS {
                assert!(text.find(key, &[]).is_some(), "{key} in {language:?}");
            }
        }
    }
}
