//! Forecasts beside what came.

use serde::{Deserialize, Serialize};

use crate::baseline::conformal::ALPHA;
use crate::baseline::{Hindcast, Method};

/// How one method did at one horizon, over the economies with an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MethodResult {
    /// Method.
    pub method: Method,
    /// Mean absolute error in the indicator's unit.
    pub mae: f64,
    /// Mean absolute scaled error: each error divided by the economy's mean absolute year-on-year
    /// change up to the origin (Hyndman & Koehler 2006), over economies where that is not 0.
    pub mase: Option<f64>,
    /// Share of truths inside the 80 % interval; `None` where none could be calibrated.
    pub coverage: Option<f64>,
    /// Mean interval score at α = 0.2 (Gneiting & Raftery 2007), in the indicator's unit.
    pub interval_score: Option<f64>,
}

/// One horizon of a hindcast, judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// Years after the origin.
    pub horizon: usize,
    /// Economies with a start and an outcome.
    pub units: usize,
    /// By method, the chosen one first.
    pub methods: Vec<MethodResult>,
}

impl Judged {
    /// Result of a method.
    pub fn of(&self, method: Method) -> Option<&MethodResult> {
        self.methods.iter().find(|r| r.method == method)
    }

    /// Result of the chosen method.
    pub fn chosen(&self) -> Option<&MethodResult> {
        self.methods.first()
    }
}

#[derive(Clone, Copy, Default)]
struct Sums {
    error: f64,
    scaled: f64,
    scaled_n: f64,
    inside: f64,
    score: f64,
    bands: f64,
}

/// Judges one horizon; `None` where no economy has an outcome. `truth` gives the value of an economy
/// in a year.
pub fn judge(
    hindcast: &Hindcast,
    economies: usize,
    horizon: usize,
    truth: impl Fn(usize, i16) -> Option<f64>,
) -> Option<Judged> {
    let year = hindcast.origin() + i16::try_from(horizon).ok()?;
    let methods: Vec<Method> = hindcast.methods().collect();
    let mut sums = vec![Sums::default(); methods.len()];
    let mut units = 0_usize;
    for economy in 0..economies {
        let Some(came) = hindcast.start(economy).and_then(|_| truth(economy, year)) else {
            continue;
        };
        units += 1;
        for (method, sum) in methods.iter().zip(&mut sums) {
            let Some(said) = hindcast.forecast(*method, economy, horizon) else {
                continue;
            };
            let error = (came - said.mid).abs();
            sum.error += error;
            if let Some(naive) = hindcast.naive_error(economy) {
                sum.scaled += error / naive;
                sum.scaled_n += 1.0;
            }
            if let Some((low, high)) = said.band {
                sum.bands += 1.0;
                sum.inside += f64::from(u8::from(low <= came && came <= high));
                sum.score += interval_score(low, high, came);
            }
        }
    }
    if units == 0 {
        return None;
    }
    let of = |(method, s): (&Method, &Sums)| MethodResult {
        method: *method,
        mae: s.error / units as f64,
        mase: (s.scaled_n > 0.0).then(|| s.scaled / s.scaled_n),
        coverage: (s.bands > 0.0).then(|| s.inside / s.bands),
        interval_score: (s.bands > 0.0).then(|| s.score / s.bands),
    };
    Some(Judged {
        horizon,
        units,
        methods: methods.iter().zip(&sums).map(of).collect(),
    })
}

/// Width, and 2/α for every unit by which the truth lies outside (Gneiting & Raftery 2007, eq. 43).
///
/// ```
/// // Ten wide, and the truth one beyond: 10 + 2/0.2.
/// assert_eq!(foresight::backtest::interval_score(0.0, 10.0, 11.0), 20.0);
/// ```
pub fn interval_score(low: f64, high: f64, truth: f64) -> f64 {
    (high - low) + 2.0 / ALPHA * ((low - truth).max(0.0) + (truth - high).max(0.0))
}
