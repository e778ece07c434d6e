//! What stands in one cell, told by its words alone: names, places, bodies and the numbers of their papers, numbers of people,
//! outcomes. Nothing here knows a row, a column or a plan.

pub(super) mod body;
pub(super) mod name;
pub(super) mod numbers;
pub(super) mod outcome;
pub(super) mod place;
