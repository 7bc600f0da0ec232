//! Commands: every change a user makes, named, serialisable and invertible.
//!
//! [`Command::apply`] changes a [`Plan`] and returns the command that takes the change back, or
//! refuses and leaves the plan as it was. Applying the inverse restores the plan exactly; the
//! property test below holds every command to that law.

use std::fmt;

use atlas::Iso3;
use foresight::safeguards::Thresholds;
use foresight::{Archetype, Harm};
use indicators::{CustomFramework, Edit, Fault};
use ledger::{BasisPoints, Cents, Deflator, Entry, Funder, Payer, Rate};
use portfolio::Rules;
use readiness::{Lens, Recipe};
use serde::{Deserialize, Serialize};

use crate::catalogue;
use crate::envelopes::{envelope, set_funder};
use crate::frameworks::{self, OwnIndicator};
use crate::recipes;
use crate::rules::{self, RuleEdit};
use crate::{
    Accepted, Answer, Fact, OwnValue, Plan, RegionChoice, Settings, SurveyAnswer, WeightOverride, check,
};
use crate::{books, slots};

/// One named change. `None` in a slot takes the record away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Command {
    /// Gives the plan another name.
    Rename {
        /// New name.
        name: String,
    },
    /// Copies the shipped example into a plan of the user's own, or (inverse) back.
    MakeMine {
        /// Identifier of the copy; the caller draws it.
        id: String,
        /// Name of the copy.
        name: String,
        /// The state of the example flag after the command: false for *make it mine*.
        example: bool,
    },
    /// Chooses the economies the plan works in.
    SetRegion {
        /// New region.
        region: RegionChoice,
    },
    /// Sets one funder's new money in one year.
    SetEnvelope {
        /// Funder id.
        funder: String,
        /// Plan year.
        year: i16,
        /// New money in that year.
        amount: Cents,
    },
    /// Adds, replaces or takes away a funder.
    SetFunder {
        /// Funder id.
        id: String,
        /// Place in the list when it is added.
        position: usize,
        /// The funder; `None` takes it away.
        funder: Option<Funder>,
    },
    /// Sets the rules over the whole portfolio.
    SetRules {
        /// New rules.
        rules: Rules,
    },
    /// Sets, changes or clears one rule over the portfolio and leaves the others as they are.
    EditRules {
        /// The edit.
        edit: RuleEdit,
    },
    /// Says by how many years a project will end late.
    SetDelay {
        /// Project id.
        project: String,
        /// Years; 0 for as planned.
        years: u8,
    },
    /// Sets or clears what an economy pays itself of its projects.
    SetCounterpart {
        /// Economy.
        economy: Iso3,
        /// Its share.
        share: Option<BasisPoints>,
    },
    /// Sets or clears what a funder has promised elsewhere in a year.
    SetCommitted {
        /// Funder id.
        funder: String,
        /// Year.
        year: i16,
        /// Amount.
        amount: Option<Cents>,
    },
    /// Sets the programme's and the projection's settings.
    SetSettings {
        /// New settings.
        settings: Settings,
    },
    /// Sets or clears a weight.
    SetWeight {
        /// Framework id.
        framework: String,
        /// Node.
        node: String,
        /// Weight; `None` returns to the framework's own.
        weight: Option<f64>,
    },
    /// Answers or clears a milestone question.
    SetAnswer {
        /// Economy.
        economy: Iso3,
        /// Milestone id.
        milestone: String,
        /// 0, 0.5 or 1; `None` is unanswered.
        value: Option<f64>,
    },
    /// Answers or clears a question that no field decides.
    SetFact {
        /// Economy.
        economy: Iso3,
        /// Question id.
        question: String,
        /// Answer.
        holds: Option<bool>,
    },
    /// Sets or clears a value of the user's own.
    SetOwnValue {
        /// Economy.
        economy: Iso3,
        /// Indicator.
        indicator: String,
        /// Year.
        year: i16,
        /// Value and its source.
        value: Option<(f64, String)>,
    },
    /// Accepts a portfolio, or clears it.
    SetAccepted {
        /// The portfolio.
        accepted: Option<Box<Accepted>>,
    },
    /// Records or clears what a partner survey found.
    SetSurvey {
        /// Economy.
        economy: Iso3,
        /// Source in the user's words.
        source: String,
        /// What it found; `None` takes the answer away.
        answer: Option<SurveyValue>,
    },
    /// Switches the compatibility lens on, changes it, or (with `None`) switches it off.
    SetLens {
        /// The lens.
        lens: Option<Lens>,
    },
    /// Adds, replaces or takes away a framework of the plan's own.
    SetFramework {
        /// Framework id.
        id: String,
        /// Place in the list when it is added.
        position: usize,
        /// The framework; `None` takes it away.
        framework: Option<Box<CustomFramework>>,
    },
    /// Edits a framework of the plan's own.
    EditFramework {
        /// Framework id.
        framework: String,
        /// What is done to it.
        edit: Edit,
    },
    /// Adds, changes or takes away an indicator of the plan's own.
    SetOwnIndicator {
        /// Indicator id.
        id: String,
        /// The indicator; `None` takes it away.
        indicator: Option<OwnIndicator>,
    },
    /// Sets the recipe of a framework of the plan's own, or (with `None`) returns to the framework's.
    SetRecipe {
        /// Framework id.
        framework: String,
        /// The recipe.
        recipe: Option<Box<Recipe>>,
    },
    /// Sets or clears the target of an indicator.
    SetTarget {
        /// Indicator.
        indicator: String,
        /// In the indicator's unit.
        value: Option<f64>,
    },
    /// Chooses the framework of objective and projection.
    ChooseFramework {
        /// A shipped framework, or one of the plan's own.
        framework: String,
    },
    /// Sets the plan's version of an archetype or an archetype of its own; `None` restores the shipped
    /// one, or removes one of the plan's own.
    SetArchetype {
        /// Archetype id.
        id: String,
        /// The archetype, whole.
        archetype: Option<Box<Archetype>>,
    },
    /// Sets the thresholds of the do-no-harm screen, or (with `None`) restores the default.
    SetSafeguards {
        /// Thresholds.
        thresholds: Option<Thresholds>,
    },
    /// Agrees a mitigation against a harm of an archetype in an economy, or takes it back.
    SetMitigation {
        /// Archetype id.
        archetype: String,
        /// Economy.
        economy: Iso3,
        /// Harm.
        harm: Harm,
        /// What was agreed; `None` takes it back.
        note: Option<String>,
    },
    /// Adds, changes or takes away an entry of the ledger.
    SetEntry {
        /// Entry id.
        id: String,
        /// The entry; `None` takes it away.
        entry: Option<Box<Entry>>,
    },
    /// Sets or clears an exchange rate.
    SetRate {
        /// ISO 4217 code.
        currency: String,
        /// Day, as `2026-10-01`.
        date: String,
        /// The rate; `None` takes it away.
        rate: Option<Rate>,
    },
    /// Sets or clears the price index of a year.
    SetDeflator {
        /// Year.
        year: i16,
        /// The index; `None` takes it away.
        deflator: Option<Deflator>,
    },
    /// Says who pays what a project costs after its end.
    SetUpkeep {
        /// Candidate id.
        project: String,
        /// Payer; `None` returns to the plan's settings.
        payer: Option<Payer>,
    },
    /// Counts projects in preparation, or leaves them out.
    SetPipeline {
        /// They count nowhere.
        without: bool,
    },
    /// Several commands as one step: an import, a reset.
    Batch {
        /// In order; all are applied or none is.
        commands: Vec<Command>,
    },
}

/// What [`Command::SetSurvey`] records.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyValue {
    /// Share of officials who call the partner reliable, 0..100.
    pub value: f64,
    /// Officials asked.
    pub respondents: u32,
    /// Weight among the answers about the economy.
    pub weight: f64,
}

/// Why a command was refused. The plan is unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Refusal {
    /// The example is read-only until it is made one's own.
    ReadOnlyExample,
    /// No funder of this id.
    UnknownFunder(String),
    /// The year is not one of the plan's.
    UnknownYear(i16),
    /// No framework of this id in the plan.
    UnknownFramework(String),
    /// The framework that would result cannot be computed on: what is wrong, at which node.
    Framework {
        /// Framework id.
        framework: String,
        /// The fault.
        fault: Fault,
    },
    /// The plan that would result breaks a rule of the document.
    Invalid(check::Problem),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReadOnlyExample => f.write_str("the example is read-only: make it yours first"),
            Self::UnknownFunder(id) => write!(f, "no funder {id:?} in this plan"),
            Self::UnknownYear(year) => write!(f, "{year} is not a year of this plan"),
            Self::UnknownFramework(id) => write!(f, "no framework {id:?} in this plan"),
            Self::Framework { framework, fault } => write!(f, "{framework}: {fault}"),
            Self::Invalid(problem) => problem.fmt(f),
        }
    }
}

impl std::error::Error for Refusal {}

impl Command {
    /// Changes the plan and returns the inverse, or refuses and changes nothing.
    ///
    /// ```
    /// # let mut plan = plan::document::tests_support::small_plan();
    /// use plan::command::Command;
    /// let inverse = Command::Rename { name: "Coast first".into() }.apply(&mut plan).unwrap();
    /// assert_eq!(plan.name, "Coast first");
    /// inverse.apply(&mut plan).unwrap();
    /// assert_eq!(plan.name, "Small plan");
    /// ```
    pub fn apply(&self, plan: &mut Plan) -> Result<Self, Refusal> {
        if plan.example && !self.makes_mine() {
            return Err(Refusal::ReadOnlyExample);
        }
        let mut next = plan.clone();
        let inverse = self.change(&mut next)?;
        if let Some((framework, fault)) = next.framework_fault() {
            return Err(frameworks::refused(framework, fault));
        }
        check::plan(&next).map_err(Refusal::Invalid)?;
        *plan = next;
        Ok(inverse)
    }

    /// It makes the example the user's own before it does anything else.
    fn makes_mine(&self) -> bool {
        match self {
            Self::MakeMine { .. } => true,
            Self::Batch { commands } => commands.first().is_some_and(Self::makes_mine),
            _ => false,
        }
    }

    /// The change without the guards of [`Command::apply`].
    fn change(&self, plan: &mut Plan) -> Result<Self, Refusal> {
        Ok(match self {
            Self::Rename { name } => Self::Rename {
                name: std::mem::replace(&mut plan.name, name.clone()),
            },
            Self::MakeMine { id, name, example } => Self::MakeMine {
                id: std::mem::replace(&mut plan.id, id.clone()),
                name: std::mem::replace(&mut plan.name, name.clone()),
                example: std::mem::replace(&mut plan.example, *example),
            },
            Self::SetRegion { region } => Self::SetRegion {
                region: std::mem::replace(&mut plan.region, region.clone()),
            },
            Self::SetRules { rules } => Self::SetRules {
                rules: std::mem::replace(&mut plan.rules, rules.clone()),
            },
            Self::EditRules { edit } => Self::EditRules {
                edit: edit.apply(&mut plan.rules),
            },
            Self::SetDelay { project, years } => Self::SetDelay {
                project: project.clone(),
                years: rules::delay(plan, project, *years),
            },
            Self::SetCounterpart { economy, share } => Self::SetCounterpart {
                economy: *economy,
                share: rules::counterpart(plan, *economy, *share),
            },
            Self::SetCommitted { funder, year, amount } => Self::SetCommitted {
                funder: funder.clone(),
                year: *year,
                amount: rules::commit(plan, funder, *year, *amount),
            },
            Self::SetSettings { settings } => Self::SetSettings {
                settings: std::mem::replace(&mut plan.settings, settings.clone()),
            },
            Self::SetAccepted { accepted } => Self::SetAccepted {
                accepted: std::mem::replace(&mut plan.accepted, accepted.as_deref().cloned()).map(Box::new),
            },
            Self::SetEnvelope { funder, year, amount } => envelope(plan, funder, *year, *amount)?,
            Self::SetFunder { id, position, funder } => set_funder(plan, id, *position, funder.as_ref())?,
            Self::SetWeight {
                framework,
                node,
                weight,
            } => {
                if let Some(done) = frameworks::weigh(plan, framework, node, *weight) {
                    return done;
                }
                let new = weight.map(|weight| WeightOverride {
                    framework: framework.clone(),
                    node: node.clone(),
                    weight,
                });
                let old = slots::put(
                    &mut plan.weights,
                    |w| (&w.framework, &w.node).cmp(&(framework, node)),
                    new,
                );
                Self::SetWeight {
                    framework: framework.clone(),
                    node: node.clone(),
                    weight: old.map(|w| w.weight),
                }
            }
            Self::SetAnswer {
                economy,
                milestone,
                value,
            } => {
                let new = value.map(|value| Answer {
                    economy: *economy,
                    milestone: milestone.clone(),
                    value,
                });
                let old = slots::put(
                    &mut plan.answers,
                    |a| (a.economy, &a.milestone).cmp(&(*economy, milestone)),
                    new,
                );
                Self::SetAnswer {
                    economy: *economy,
                    milestone: milestone.clone(),
                    value: old.map(|a| a.value),
                }
            }
            Self::SetFact {
                economy,
                question,
                holds,
            } => {
                let new = holds.map(|holds| Fact {
                    economy: *economy,
                    question: question.clone(),
                    holds,
                });
                let old = slots::put(
                    &mut plan.facts,
                    |x| (x.economy, &x.question).cmp(&(*economy, question)),
                    new,
                );
                Self::SetFact {
                    economy: *economy,
                    question: question.clone(),
                    holds: old.map(|x| x.holds),
                }
            }
            Self::SetOwnValue {
                economy,
                indicator,
                year,
                value,
            } => {
                let new = value.clone().map(|(value, source)| OwnValue {
                    economy: *economy,
                    indicator: indicator.clone(),
                    year: *year,
                    value,
                    source,
                });
                let old = slots::put(
                    &mut plan.own_values,
                    |o| (o.economy, &o.indicator, o.year).cmp(&(*economy, indicator, *year)),
                    new,
                );
                Self::SetOwnValue {
                    economy: *economy,
                    indicator: indicator.clone(),
                    year: *year,
                    value: old.map(|o| (o.value, o.source)),
                }
            }
            Self::SetSurvey {
                economy,
                source,
                answer,
            } => {
                let new = answer.map(|a| SurveyAnswer {
                    economy: *economy,
                    source: source.clone(),
                    value: a.value,
                    respondents: a.respondents,
                    weight: a.weight,
                });
                let old = slots::put(
                    &mut plan.survey,
                    |s| (s.economy, &s.source).cmp(&(*economy, source)),
                    new,
                );
                Self::SetSurvey {
                    economy: *economy,
                    source: source.clone(),
                    answer: old.map(|s| SurveyValue {
                        value: s.value,
                        respondents: s.respondents,
                        weight: s.weight,
                    }),
                }
            }
            Self::SetLens { lens } => Self::SetLens {
                lens: std::mem::replace(&mut plan.lens, lens.clone()),
            },
            Self::SetFramework {
                id,
                position,
                framework,
            } => frameworks::set(plan, id, *position, framework.as_deref())?,
            Self::EditFramework { framework, edit } => frameworks::edit(plan, framework, edit)?,
            Self::SetOwnIndicator { id, indicator } => {
                frameworks::set_indicator(plan, id, indicator.as_ref())
            }
            Self::SetRecipe { framework, recipe } => recipes::set(plan, framework, recipe.as_deref()),
            Self::SetTarget { indicator, value } => recipes::aim(plan, indicator, *value),
            Self::ChooseFramework { framework } => Self::ChooseFramework {
                framework: std::mem::replace(&mut plan.settings.framework, framework.clone()),
            },
            // The key of the list is the id in the record: it can be no other than the command's.
            Self::SetArchetype { id, archetype } => {
                let own = archetype.as_deref().map(|a| Archetype {
                    id: id.clone(),
                    ..a.clone()
                });
                catalogue::set(plan, id, own.as_ref())
            }
            Self::SetSafeguards { thresholds } => Self::SetSafeguards {
                thresholds: std::mem::replace(&mut plan.safeguards, *thresholds),
            },
            Self::SetMitigation {
                archetype,
                economy,
                harm,
                note,
            } => catalogue::mitigate(plan, (archetype, *economy, *harm), note.as_ref()),
            Self::SetEntry { id, entry } => books::entry(&mut plan.ledger, id, entry.as_deref()),
            Self::SetRate { currency, date, rate } => {
                books::rate(&mut plan.ledger, currency, date, rate.as_ref())
            }
            Self::SetDeflator { year, deflator } => {
                books::deflator(&mut plan.ledger, *year, deflator.as_ref())
            }
            Self::SetUpkeep { project, payer } => books::upkeep(&mut plan.ledger, project, payer.as_ref()),
            Self::SetPipeline { without } => Self::SetPipeline {
                without: std::mem::replace(&mut plan.ledger.without_pipeline, *without),
            },
            Self::Batch { commands } => {
                let mut inverses = Vec::with_capacity(commands.len());
                for command in commands {
                    inverses.push(command.change(plan)?);
                }
                inverses.reverse();
                Self::Batch { commands: inverses }
            }
        })
    }
}

#[cfg(test)]
#[path = "command_tests.rs"]
mod tests;
