//! Every draw of a plan's projection at the horizon, a run of draws at a time: for ensembles that are
//! spread over machines and joined without loss.
//!
//! A draw depends on the seed and its number alone, so a run of draws is the same bytes wherever it is
//! made. Left out: files and joining (the command line).

use atlas::Iso3;
use foresight::projection::{Draws, Seen, Watch, project_on};
use indicators::View;
use plan::Plan;

use crate::World;
use crate::basis::Refusal;
use crate::risk::Ground;

/// One quantity of one draw.
#[derive(Clone, Debug, PartialEq)]
pub struct SweepRow {
    /// Number of the draw, from 0.
    pub draw: u32,
    /// Economy.
    pub economy: Iso3,
    /// `score`, `rank` or `people`.
    pub quantity: &'static str,
    /// View; people stand under outcomes.
    pub view: View,
    /// Without the portfolio.
    pub without: f64,
    /// With it.
    pub with: f64,
}

/// A plan's ground, made once for many runs of draws.
pub struct Sweep<'w> {
    ground: Ground<'w>,
    plan: &'w Plan,
}

const VIEWS: [View; 2] = [View::Outcomes, View::Milestones];

impl<'w> Sweep<'w> {
    /// For a plan with an accepted portfolio.
    ///
    /// # Errors
    /// `error-no-portfolio`; as [`crate::basis::Basis::new`].
    pub fn new(world: &'w World, plan: &'w Plan) -> Result<Self, Refusal> {
        crate::work::accepted(plan)?;
        Ok(Self {
            ground: Ground::new(world, plan)?,
            plan,
        })
    }

    /// Draws `first` to `first + count`: by draw, then by economy of the plan, then score and rank by
    /// view, then people. Nothing where an economy has no score or its population is not known.
    ///
    /// # Errors
    /// As [`Sweep::new`].
    pub fn rows(&self, first: u32, count: u32, seed: u64) -> Result<Vec<SweepRow>, Refusal> {
        let accepted = crate::work::accepted(self.plan)?;
        let selected = self.ground.select(self.plan, &accepted.chosen);
        let context = self.ground.basis.context();
        let draws = Draws::from(first, count, seed);
        let mut watch = Keep {
            horizon: self.plan.settings.horizon,
            columns: Vec::new(),
        };
        let done = project_on(
            &context,
            &selected.projects,
            self.plan.economies(),
            &draws,
            &mut None,
            &mut watch,
            &mut |_| true,
        );
        if done.is_err() {
            return Err(Refusal::new("error-stopped", "stopped"));
        }
        let mut columns = watch.columns;
        let place = |e: &Iso3| self.plan.economies().iter().position(|o| o == e);
        columns.sort_by_key(|c| {
            (
                place(&c.economy),
                c.quantity == "people",
                c.view != View::Outcomes,
                c.quantity,
            )
        });
        let mut out = Vec::with_capacity(columns.len() * draws.numbers().len());
        for (at, draw) in draws.numbers().enumerate() {
            out.extend(columns.iter().filter_map(|c| {
                Some(SweepRow {
                    draw,
                    economy: c.economy,
                    quantity: c.quantity,
                    view: c.view,
                    without: *c.without.get(at)?,
                    with: *c.with.get(at)?,
                })
            }));
        }
        Ok(out)
    }
}

struct Column {
    economy: Iso3,
    /// Ranks sort after scores only by view: `rank` < `score`, so both stand beside one another.
    quantity: &'static str,
    view: View,
    without: Vec<f64>,
    with: Vec<f64>,
}

struct Keep {
    horizon: i16,
    columns: Vec<Column>,
}

impl Watch for Keep {
    fn economy(&mut self, seen: &Seen<'_>) {
        let economy = seen.economy();
        for view in VIEWS {
            if let Some([without, with]) = seen.scores(view, self.horizon) {
                self.columns.push(Column {
                    economy,
                    quantity: "score",
                    view,
                    without: without.to_vec(),
                    with: with.to_vec(),
                });
            }
        }
        if let Some(people) = seen.people(self.horizon) {
            self.columns.push(Column {
                economy,
                quantity: "people",
                view: View::Outcomes,
                without: vec![0.0; people.len()],
                with: people.to_vec(),
            });
        }
    }

    fn ranks(&mut self, economy: Iso3, view: View, year: i16, without: &[u16], with: &[u16]) {
        if year == self.horizon {
            let column = |ranks: &[u16]| ranks.iter().map(|r| f64::from(*r)).collect();
            self.columns.push(Column {
                economy,
                quantity: "rank",
                view,
                without: column(without),
                with: column(with),
            });
        }
    }
}
