//! What is set for the project as a whole.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use rusqlite::OptionalExtension;

use super::{Act, Attribution, Attributions, DegreeScale, Project, word};
use crate::error::{Error, Result};
use names::roles::Catalogue;
use reading::label::Pattern;

const LABEL_PATTERN: &str = "label-pattern";
const BRACKETS: &str = "brackets";
const ROLES: &str = "roles";
const ATTRIBUTION: &str = "attribution";
const HARMLESS: &str = "harmless";
const SCALE: &str = "degrees";
const BACKUP_FOLDER: &str = "backup-folder";
/// Lines.
const BACKUP_FOLDERS: &str = "backup-folders";
/// Whether coders see no codings of others.
pub(super) const BLIND: &str = "blind";
/// Text: what a new summary begins with.
pub(super) const SUMMARY_TEMPLATE: &str = "summary-template";

/// Settings of the machine on which a project lies, which are no matter of its copies.
pub(super) const OF_MACHINE: [&str; 2] = [BACKUP_FOLDER, BACKUP_FOLDERS];

/// A path as the project can keep it.
fn text_of(path: &Path) -> Result<&str> {
    let text = path.to_str().filter(|text| !text.contains('\n'));
    text.ok_or_else(|| Error::io(path, std::io::ErrorKind::InvalidInput.into()))
}

/// Words in the form in which they are compared with those that identify nobody: in lower case, blanks as one.
#[must_use]
pub fn harmless_form(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What is set for the project as a whole.
#[must_use]
#[derive(Debug)]
pub struct ProjectSettings<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> ProjectSettings<P> {
    /// The pattern by which labels are taken from file names.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn label_pattern(&self) -> Result<Pattern> {
        match self.get(LABEL_PATTERN)?.filter(|pattern| !pattern.is_empty()) {
            Some(pattern) => Pattern::new(&pattern).map_err(|_| Error::Damaged(self.project.path().to_owned())),
            None => Ok(Pattern::default()),
        }
    }

    /// Whether exports put replacements in brackets.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn brackets(&self) -> Result<bool> {
        Ok(self.get(BRACKETS)?.as_deref() != Some("no"))
    }

    /// The pattern by which quotations are attributed.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn attribution(&self) -> Result<Attribution> {
        match self.get(ATTRIBUTION)?.filter(|pattern| !pattern.is_empty()) {
            Some(pattern) => Attribution::new(&pattern).map_err(|_| Error::Damaged(self.project.path().to_owned())),
            None => Ok(Attribution::default()),
        }
    }

    /// The roles for a text: those of the project, or those of the program in the written form of the text.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn catalogue(&self, text: &str) -> Result<Catalogue> {
        match self.get(ROLES)?.filter(|ron| !ron.is_empty()) {
            Some(ron) => Catalogue::from_ron(&ron).map_err(|_| Error::Damaged(self.project.path().to_owned())),
            None => Ok(Catalogue::for_text(text).clone()),
        }
    }

    /// The words that a person has judged to identify nobody, in the form of [`harmless_form`].
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn harmless(&self) -> Result<BTreeSet<String>> {
        Ok(self.get(HARMLESS)?.unwrap_or_default().lines().map(str::to_owned).collect())
    }

    /// The scale of the degrees of codings; `None` where codings have no degree.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn scale(&self) -> Result<Option<DegreeScale>> {
        let written = self.get(SCALE)?.filter(|written| !written.is_empty());
        let scale = written.map(|written| DegreeScale::new(&written)).transpose();
        scale.map_err(|_| Error::Damaged(self.project.path().to_owned()))
    }

    /// What the summary of a case begins with that has none; empty where it begins with nothing.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn summary_template(&self) -> Result<String> {
        Ok(self.get(SUMMARY_TEMPLATE)?.unwrap_or_default())
    }

    /// The folder for backups that was chosen; `None` for the one beside the project.
    pub(super) fn backup_folder(&self) -> Result<Option<PathBuf>> {
        Ok(self.get(BACKUP_FOLDER)?.filter(|folder| !folder.is_empty()).map(PathBuf::from))
    }

    /// All folders for backups that were ever chosen, also where that was undone: what lies there does not go with it.
    pub(super) fn backup_folders(&self) -> Result<Vec<PathBuf>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT json_extract(c.value, '$.after.value')
             FROM log, json_each(CASE WHEN json_valid(log.changes) THEN log.changes ELSE '[]' END) c
             WHERE log.command = ?1 AND json_extract(c.value, '$.table') = 'setting'
                AND json_extract(c.value, '$.after.name') = ?2",
        )?;
        let rows =
            query.query_map([&word(Act::ChangeSetting), BACKUP_FOLDERS], |row| row.get::<_, Option<String>>(0))?;
        let mut folders: Vec<PathBuf> = Vec::new();
        let mut add = |lines: &str| {
            for folder in lines.lines().map(PathBuf::from) {
                if !folders.contains(&folder) {
                    folders.push(folder);
                }
            }
        };
        add(&self.get(BACKUP_FOLDERS)?.unwrap_or_default());
        for lines in rows {
            add(&lines?.unwrap_or_default());
        }
        Ok(folders)
    }

    /// Whether coders see no codings of others, unless it is said of one.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn is_blind(&self) -> Result<bool> {
        Ok(self.get(BLIND)?.as_deref() == Some("yes"))
    }

    fn get(&self, name: &str) -> Result<Option<String>> {
        let mut query = self.project.connection().prepare_cached("SELECT value FROM setting WHERE name = ?")?;
        Ok(query.query_row([name], |row| row.get(0)).optional()?)
    }
}

impl ProjectSettings<&mut Project> {
    /// # Errors
    /// If the file cannot be written.
    pub fn set_label_pattern(&mut self, pattern: &Pattern) -> Result<()> {
        self.set(LABEL_PATTERN, pattern.as_str())
    }

    /// # Errors
    /// [`Error::NoAttribute`]; if the file cannot be written.
    pub fn set_attribution(&mut self, pattern: &Attribution) -> Result<()> {
        Attributions::of(self.project, pattern, |_, value| value.to_owned())?;
        self.set(ATTRIBUTION, pattern.as_str())
    }

    /// # Errors
    /// If the file cannot be written.
    pub fn set_brackets(&mut self, on: bool) -> Result<()> {
        self.set(BRACKETS, if on { "yes" } else { "no" })
    }

    /// Gives the project roles of its own; `None` gives it those of the program again.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_catalogue(&mut self, catalogue: Option<&Catalogue>) -> Result<()> {
        self.set(ROLES, &catalogue.map(Catalogue::to_ron).unwrap_or_default())
    }

    /// Remembers that these words identify nobody.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn add_harmless(&mut self, words: &str) -> Result<()> {
        let mut harmless = self.harmless()?;
        harmless.insert(harmless_form(words));
        self.set(HARMLESS, &harmless.into_iter().collect::<Vec<_>>().join("\n"))
    }

    /// Forgets that these words identify nobody.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove_harmless(&mut self, words: &str) -> Result<()> {
        let mut harmless = self.harmless()?;
        if harmless.remove(&harmless_form(words)) {
            self.set(HARMLESS, &harmless.into_iter().collect::<Vec<_>>().join("\n"))?;
        }
        Ok(())
    }

    /// Sets what a new summary begins with. One that is blank begins with nothing.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_summary_template(&mut self, template: &str) -> Result<()> {
        let is_blank = template.trim().is_empty();
        if is_blank && self.summary_template()?.is_empty() {
            return Ok(());
        }
        self.set(SUMMARY_TEMPLATE, if is_blank { "" } else { template })
    }

    /// Chooses the folder for backups, or the one beside the project; the one before stays known.
    pub(super) fn set_backup_folder(&mut self, folder: Option<&Path>) -> Result<()> {
        let written = folder.map_or(Ok(""), text_of)?;
        let known = self.with_backup_folder(folder)?;
        self.project.edit(Act::ChangeSetting, |project| {
            project.write().settings().put(BACKUP_FOLDERS, &known)?;
            project.write().settings().put(BACKUP_FOLDER, written)
        })
    }

    /// Remembers that backups lie in a folder.
    pub(super) fn add_backup_folder(&mut self, folder: &Path) -> Result<()> {
        let known = self.with_backup_folder(Some(folder))?;
        self.set(BACKUP_FOLDERS, &known)
    }

    /// The folders that are known, with another one.
    fn with_backup_folder(&self, folder: Option<&Path>) -> Result<String> {
        let mut known = self.get(BACKUP_FOLDERS)?.unwrap_or_default();
        if let Some(folder) = folder.map(text_of).transpose()?
            && !known.lines().any(|own| own == folder)
        {
            known.push_str(folder);
            known.push('\n');
        }
        Ok(known)
    }

    pub(super) fn set_scale(&mut self, scale: Option<DegreeScale>) -> Result<()> {
        self.set(SCALE, &scale.map(|scale| scale.to_string()).unwrap_or_default())
    }

    /// Sets the scale of degrees inside an edit.
    pub(super) fn put_scale(&mut self, scale: DegreeScale) -> Result<()> {
        self.put(SCALE, &scale.to_string())
    }

    fn set(&mut self, name: &str, value: &str) -> Result<()> {
        self.project.edit(Act::ChangeSetting, |project| project.write().settings().put(name, value))
    }

    /// Sets it inside an edit.
    pub(super) fn put(&mut self, name: &str, value: &str) -> Result<()> {
        let mut query = self.project.connection().prepare_cached("SELECT id FROM setting WHERE name = ?")?;
        let known = query.query_row([name], |row| row.get(0)).optional()?;
        drop(query);
        let mut rows = self.project.write().rows();
        match known {
            Some(id) => rows.update("setting", id, &[("value", &value)]),
            None => rows.insert("setting", &[("name", &name), ("value", &value)]).map(|_| ()),
        }
    }
}
