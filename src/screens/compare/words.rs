//! Words for chances, choices and methods.

use engine::job::Variation;
use readiness::recipe::{Aggregate, Normalise};
use readiness::uncertainty::{Factor, Method};

use crate::text::{Phrase, Text};

/// A share of draws. What is not everything is never written as 100 %, nor what is something as 0.
pub fn percent(text: &Text, share: f64) -> String {
    let decimals = u8::from((share > 0.0 && share < 0.01) || (share < 1.0 && share > 0.99));
    let bounded = match share {
        s if s > 0.0 && s < 0.001 => 0.001,
        s if s < 1.0 && s > 0.999 => 0.999,
        s => s,
    };
    text.percent(bounded, decimals).to_string()
}

/// A chance of one half or more in words, on the calibrated scale of the IPCC's guidance note on
/// uncertainties (Mastrandrea et al. 2010, table 1).
pub fn likely(share: f64) -> &'static str {
    if share > 0.99 {
        "cmp-virtually-certain"
    } else if share > 0.9 {
        "cmp-very-likely"
    } else if share > 0.66 {
        "cmp-likely"
    } else {
        "cmp-as-likely"
    }
}

/// Message key of a choice.
pub fn factor(factor: Factor) -> &'static str {
    match factor {
        Factor::Imputation => "cmp-imputation",
        Factor::Treatment => "cmp-treatment",
        Factor::Normalisation => "cmp-normalisation",
        Factor::Weights => "cmp-weights",
        Factor::Aggregation => "cmp-aggregation",
    }
}

/// Message key of what a choice may be instead, for its tooltip.
pub fn options(factor: Factor) -> &'static str {
    match factor {
        Factor::Imputation => "cmp-imputation-options",
        Factor::Treatment => "cmp-treatment-options",
        Factor::Normalisation => "cmp-normalisation-options",
        Factor::Weights => "cmp-weights-options",
        Factor::Aggregation => "cmp-aggregation-options",
    }
}

/// The choices that vary, one after the other.
pub fn choices(vary: &[Factor], any: bool, text: &Text) -> String {
    if vary.is_empty() {
        return text.t("cmp-no-choice").into();
    }
    let names: Vec<String> = vary
        .iter()
        .map(|f| match f {
            Factor::Weights if any => text.t("cmp-weights-any").into(),
            Factor::Weights => text.t("cmp-weights-spread").into(),
            other => text.t(factor(*other)).to_string().to_lowercase(),
        })
        .collect();
    text.list(&names)
}

pub use crate::screens::frameworks::words::normalised as normalise;

/// Message key of an aggregation.
pub fn aggregate(kind: Aggregate) -> &'static str {
    match kind {
        Aggregate::Geometric => "cmp-mean-geometric",
        Aggregate::Harmonic => "cmp-mean-harmonic",
        Aggregate::Generalised(_) => "cmp-mean-generalised",
        Aggregate::Copeland => "cmp-mean-copeland",
        Aggregate::Arithmetic => "cmp-mean-arithmetic",
    }
}

/// The name of a method: its normalisation and its mean.
pub fn method(of: &Method, variation: &Variation, text: &Text) -> Phrase {
    let scaled = variation.normalise.get(of.normalise).map(|n| n.method);
    text.tr(
        "cmp-method",
        &[
            (
                "normalise",
                text.t(normalise(scaled.unwrap_or(Normalise::Goalposts))).into(),
            ),
            ("mean", text.t(aggregate(of.aggregate)).into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn nothing_uncertain_is_written_as_certain() {
        let text = Text::new(Language::En);
        let of = |share| percent(&text, share);
        assert_eq!([of(0.0), of(0.5), of(1.0)], ["0%", "50%", "100%"]);
        assert_eq!([of(0.9999), of(0.995), of(0.00001)], ["99.9%", "99.5%", "0.1%"]);
    }

    #[test]
    fn chances_have_the_words_of_the_calibrated_scale() {
        assert_eq!(
            [0.5, 0.7, 0.95, 0.999].map(likely),
            [
                "cmp-as-likely",
                "cmp-likely",
                "cmp-very-likely",
                "cmp-virtually-certain"
            ]
        );
    }
}
