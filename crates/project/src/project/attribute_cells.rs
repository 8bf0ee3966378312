//! Many values of cases at once, as a block of cells or a command line gives them.

use reading::entered;

use super::{Act, Attribute, Attributes, Project};
use crate::error::{Error, Result};
use crate::value::AttributeKind;

/// A value for a case; an empty one takes its value away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellValue {
    pub case: i64,
    /// The name of the attribute, letter case aside.
    pub attribute: String,
    pub value: String,
}

/// What is to be filled in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filling<'a> {
    /// Attributes that are made before.
    pub new: &'a [Attribute],
    pub cells: &'a [CellValue],
    /// Whether a category learns values that it lacks.
    pub adds_values: bool,
    /// Whether a point or a comma in a number never parts thousands.
    pub decimals: bool,
}

impl Attributes<&mut Project> {
    /// Fills values in, as one edit: all or nothing.
    ///
    /// # Errors
    /// [`Error::NoAttribute`], those of [`Attribute::fitting`] and of [`Attributes::add`].
    pub fn fill(&mut self, filling: Filling<'_>) -> Result<()> {
        let act = if filling.cells.is_empty() { Act::AddAttribute } else { Act::SetAttribute };
        self.project.edit(act, |project| {
            let mut attributes = project.write().attributes();
            for attribute in filling.new {
                attributes.insert(attribute)?;
            }
            let mut known = attributes.list()?;
            for cell in filling.cells {
                let wanted = entered::key(&cell.attribute);
                let attribute = known.iter_mut().find(|attribute| entered::key(&attribute.name) == wanted);
                let attribute = attribute.ok_or_else(|| Error::NoAttribute(cell.attribute.clone()))?;
                let value = entered::passage(&cell.value);
                if value.is_empty() {
                    attributes.put_value(cell.case, attribute.id, "")?;
                    continue;
                }
                let is_new = attribute.kind == AttributeKind::Category && !attribute.options.contains(&value);
                if is_new && filling.adds_values {
                    attribute.options.push(value.clone());
                    attributes.put_options(attribute.id, &attribute.options)?;
                }
                let value = attribute.fitting(&value, filling.decimals)?;
                attributes.put_value(cell.case, attribute.id, &value)?;
            }
            Ok(())
        })
    }
}
