//! The compact grid: how tables travel inside the app.

use crate::pack::Table;

/// One indicator's table, encoded.
#[derive(Clone, Debug, Default)]
pub struct Block {
    table: Table,
}

impl Block {
    /// Decodes.
    pub fn table(&self) -> Table {
        self.table.clone()
    }
}
