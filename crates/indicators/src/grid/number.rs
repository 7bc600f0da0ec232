//! A published number as a whole number over a power of ten.

use super::GridError;

/// Whole numbers up to here are exact as `f64`.
pub(super) const EXACT: i64 = 1 << 53;

/// 10^0 to 10^22: the powers of ten that are exact as `f64`.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// `mantissa / 10^scale`.
///
/// ```
/// use indicators::grid::Decimal;
/// let value = Decimal::parse("-0.0125").unwrap();
/// assert_eq!((value.mantissa, value.scale), (-125, 4));
/// assert_eq!(value.to_f64(), -0.0125);
/// assert!(Decimal::parse("NaN").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// Whole number, magnitude below 2^53; without trailing zeros where `scale` > 0.
    pub mantissa: i64,
    /// Decimals, 0 to 22.
    pub scale: u8,
}

impl Decimal {
    /// Parses decimal text (`12`, `-0.5`, `4.1e-06`).
    ///
    /// # Errors
    /// [`GridError::NotExact`] when the text is no finite number or the form would not give the
    /// very `f64` that parsing the text gives.
    pub fn parse(text: &str) -> Result<Self, GridError> {
        let wrong = || GridError::NotExact(text.to_owned());
        let expected: f64 = text.parse().map_err(|_| wrong())?;
        let (digits, exponent) = match text.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, exponent.parse::<i32>().map_err(|_| wrong())?),
            None => (text, 0),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let mut mantissa: i64 = format!("{whole}{part}").parse().map_err(|_| wrong())?;
        let mut scale = i32::try_from(part.len())
            .map_err(|_| wrong())?
            .checked_sub(exponent)
            .ok_or_else(wrong)?;
        if mantissa == 0 {
            scale = 0;
        }
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        while scale < 0 {
            mantissa = mantissa.checked_mul(10).ok_or_else(wrong)?;
            scale += 1;
        }
        let number = Self {
            mantissa,
            scale: u8::try_from(scale).map_err(|_| wrong())?,
        };
        let exact = mantissa.abs() < EXACT
            && usize::from(number.scale) < POWERS.len()
            && number.to_f64().to_bits() == expected.to_bits();
        if exact { Ok(number) } else { Err(wrong()) }
    }

    /// The same number at a larger scale; `None` beyond 2^53.
    pub(super) fn at_scale(self, scale: u8) -> Option<i64> {
        let factor = 10i64.checked_pow(u32::from(scale.checked_sub(self.scale)?))?;
        self.mantissa.checked_mul(factor).filter(|m| m.abs() < EXACT)
    }

    /// The nearest `f64`: one division of two exact numbers, hence correctly rounded.
    pub fn to_f64(self) -> f64 {
        let power = POWERS
            .get(usize::from(self.scale))
            .copied()
            .unwrap_or(f64::INFINITY);
        self.mantissa as f64 / power
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn text_gives_the_same_bits_as_parsing_it(mantissa in -9_000_000_000_000_i64..9_000_000_000_000, scale in 0usize..12) {
            let digits = format!("{:0>width$}", mantissa.abs(), width = scale + 1);
            let (whole, part) = digits.split_at(digits.len() - scale);
            let sign = if mantissa < 0 { "-" } else { "" };
            let text = if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") };
            let parsed: f64 = text.parse().unwrap();
            let number = Decimal::parse(&text).unwrap();
            prop_assert_eq!(number.to_f64().to_bits(), parsed.to_bits());
        }

        #[test]
        fn any_text_is_refused_or_exact(text in "[-+.0-9eE]{0,12}") {
            if let Ok(number) = Decimal::parse(&text) {
                prop_assert_eq!(number.to_f64().to_bits(), text.parse::<f64>().unwrap().to_bits());
            }
        }
    }

    #[test]
    fn exponents_are_read() {
        assert_eq!(
            Decimal::parse("4.00991e-06"),
            Ok(Decimal {
                mantissa: 400_991,
                scale: 11
            })
        );
        assert_eq!(
            Decimal::parse("1.5e3"),
            Ok(Decimal {
                mantissa: 1500,
                scale: 0
            })
        );
    }

    #[test]
    fn too_many_digits_are_refused_not_rounded() {
        assert!(Decimal::parse("0.1234567890123456789").is_err());
        assert!(Decimal::parse("1e300").is_err());
        assert!(Decimal::parse("inf").is_err());
        assert!(
            Decimal::parse("-0").is_err(),
            "a negative zero has no whole number"
        );
    }
}
