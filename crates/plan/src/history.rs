//! Undo and redo: the commands that were done, with their inverses.
//!
//! A [`Session`] is what the journal keeps: the plan and its history, so that undo works after a
//! reload too.

use serde::{Deserialize, Serialize};

use crate::Plan;
use crate::command::{Command, Refusal};

/// A command that was done, with what takes it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What was done.
    pub done: Command,
    /// What takes it back.
    pub inverse: Command,
}

/// A plan with its history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// The plan as it is now.
    pub plan: Plan,
    /// Steps done, oldest first.
    pub done: Vec<Step>,
    /// Steps taken back, the next to redo last.
    pub undone: Vec<Step>,
}

/// Steps kept; older ones can no longer be undone. An assumption about memory, not about people.
pub const MOST_STEPS: usize = 1000;

impl Session {
    /// A session without history.
    pub fn new(plan: Plan) -> Self {
        Self {
            plan,
            done: Vec::new(),
            undone: Vec::new(),
        }
    }

    /// Does a command. What had been undone can no longer be redone.
    ///
    /// # Errors
    /// The refusal of [`Command::apply`]; nothing changes then.
    pub fn run(&mut self, command: Command) -> Result<(), Refusal> {
        let inverse = command.apply(&mut self.plan)?;
        self.undone.clear();
        self.done.push(Step {
            done: command,
            inverse,
        });
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
        Ok(())
    }

    /// Takes back the last step and returns its command; `None` when there is none.
    pub fn undo(&mut self) -> Option<Command> {
        let step = self.done.pop()?;
        // An inverse of an applied command is never refused by the document's rules; the guard for
        // the example is the one exception, and it does not apply to MakeMine's inverse.
        if step.inverse.apply(&mut self.plan).is_err() {
            self.done.push(step);
            return None;
        }
        let command = step.done.clone();
        self.undone.push(step);
        Some(command)
    }

    /// Does again what was undone last and returns its command.
    pub fn redo(&mut self) -> Option<Command> {
        let step = self.undone.pop()?;
        if step.done.apply(&mut self.plan).is_err() {
            self.undone.push(step);
            return None;
        }
        let command = step.done.clone();
        self.done.push(step);
        Some(command)
    }
}
