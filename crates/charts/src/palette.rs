//! Roles of colour. A mark says what it means; the theme or the exported file says how that looks.

use plotters::style::Color;
use plotters_backend::BackendColor;
use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $token:literal, $light:literal;)*) => {
        /// What a mark means. Each role is a custom property of the style sheet and, for exported
        /// files, its colour in the light theme.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Role {
            $($(#[$doc])* $name,)*
        }

        impl Role {
            /// Every role, in a fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Custom property of the style sheet, without the two dashes.
            pub fn token(self) -> &'static str {
                match self { $(Self::$name => $token,)* }
            }

            /// Colour of the light theme, for exported files and print.
            pub fn light(self) -> &'static str {
                match self { $(Self::$name => $light,)* }
            }
        }
    };
}

roles! {
    /// The ground.
    Paper = "paper", "#fbf8f1";
    /// A second ground: the area under a line, an unfilled share.
    Ground = "paper-3", "#e9e2d2";
    /// Strongest ink: values, medians.
    Ink = "ink", "#211c15";
    /// Second ink: labels.
    Ink2 = "ink-2", "#564f43";
    /// Third ink: notes.
    Ink3 = "ink-3", "#6b6354";
    /// Hairlines.
    Rule = "rule", "#dcd4c3";
    /// Stronger hairlines: outlines of what is available.
    Rule2 = "rule-2", "#8f8673";
    /// This one.
    Accent = "accent", "#b0371a";
    /// Interval.
    Interval = "iv", "#cfc6b3";
    /// Interval of this one.
    IntervalSelected = "iv-sel", "#e3a48f";
    /// Band without the portfolio.
    BandWithout = "band-without", "#d9d1bf";
    /// Line without the portfolio.
    LineWithout = "line-without", "#6b6354";
    /// Band with the portfolio.
    BandWith = "band-with", "#eec2b0";
    /// Line with the portfolio.
    LineWith = "line-with", "#b0371a";
    /// Sequential class 1, lowest.
    Seq1 = "seq-1", "#e9e0c4";
    /// Class 2.
    Seq2 = "seq-2", "#c9d4b8";
    /// Class 3.
    Seq3 = "seq-3", "#9fc0b1";
    /// Class 4.
    Seq4 = "seq-4", "#71a4a6";
    /// Class 5.
    Seq5 = "seq-5", "#3f7c8f";
    /// Class 6.
    Seq6 = "seq-6", "#2a6482";
    /// Class 7, highest.
    Seq7 = "seq-7", "#153f5c";
    /// No data: the line of the hatching.
    NoData = "nodata-line", "#8f8673";
    /// Group Enable ■.
    Enable = "g-enable", "#8a6a00";
    /// Group Network ●.
    Network = "g-network", "#00796d";
    /// Group Defend ◆.
    Defend = "g-defend", "#004488";
    /// Group Project ▲.
    Project = "g-project", "#aa4499";
    /// First funder.
    Funder1 = "f-1", "#77aadd";
    /// Second funder.
    Funder2 = "f-2", "#eedd88";
    /// Third funder.
    Funder3 = "f-3", "#44bb99";
    /// Fourth funder.
    Funder4 = "f-4", "#ffaabb";
    /// Fifth funder.
    Funder5 = "f-5", "#a39a87";
    /// Sixth funder.
    Funder6 = "f-6", "#ee8866";
    /// Seventh funder.
    Funder7 = "f-7", "#aaaa00";
    /// Eighth funder.
    Funder8 = "f-8", "#99ddff";
}

impl Role {
    /// The fill of the n-th funder, from 0; the ninth starts again.
    pub fn funder(n: usize) -> Self {
        const FUNDERS: [Role; 8] = [
            Role::Funder1,
            Role::Funder2,
            Role::Funder3,
            Role::Funder4,
            Role::Funder5,
            Role::Funder6,
            Role::Funder7,
            Role::Funder8,
        ];
        FUNDERS[n % FUNDERS.len()]
    }

    /// The fill of a class of the sequential ramp, 1 to 7; anything else is the ground.
    pub fn class(n: u8) -> Self {
        match n {
            1 => Self::Seq1,
            2 => Self::Seq2,
            3 => Self::Seq3,
            4 => Self::Seq4,
            5 => Self::Seq5,
            6 => Self::Seq6,
            7 => Self::Seq7,
            _ => Self::Ground,
        }
    }

    /// The role that a colour of the backend stands for: plotters carries roles as numbers in the
    /// red channel (see [`Color`] of this type).
    pub(crate) fn of_channel(red: u8) -> Self {
        Self::ALL.get(usize::from(red)).copied().unwrap_or(Self::Ink)
    }
}

impl Color for Role {
    fn to_backend_color(&self) -> BackendColor {
        let at = Self::ALL.iter().position(|r| r == self).unwrap_or(0);
        BackendColor {
            rgb: (u8::try_from(at).unwrap_or(0), 0, 0),
            alpha: 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_survives_the_way_through_plotters() {
        for role in Role::ALL {
            assert_eq!(Role::of_channel(role.to_backend_color().rgb.0), *role);
        }
    }

    #[test]
    fn roles_are_the_tokens_of_the_style_sheet_with_the_same_light_colours() {
        let sheet = include_str!("../../../static/css/tokens.css");
        let light = sheet.split("@media").next().unwrap();
        for role in Role::ALL {
            let line = format!("--{}: {};", role.token(), role.light());
            assert!(light.contains(&line), "{line}");
        }
    }
}
