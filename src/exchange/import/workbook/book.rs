//! What every workbook gives, whatever wrote it. Knows no title and no person.
use super::aside::Aside;
use super::fault::Fault;
use crate::exchange::import::grid::Grid;

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// As it is written at the bottom of the screen.
    pub name: String,
    /// Nobody sees it.
    pub hidden: bool,
}

/// A workbook, whatever wrote it.
pub trait Book {
    /// The sheets of cells, in their order.
    fn tabs(&self) -> Vec<Tab>;

    /// The cells of a sheet, or the first of them when there are more lines than asked.
    ///
    /// # Errors
    /// When it can't be read, or is too big.
    fn read(&mut self, tab: &str, most: usize) -> Result<Grid, Fault>;

    /// What stands beside its cells.
    ///
    /// # Errors
    /// When it can't be read, or is too big.
    fn aside(&mut self, tab: &str) -> Result<Aside, Fault>;
}
