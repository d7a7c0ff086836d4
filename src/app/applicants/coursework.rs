//! Units, courses and hours: from rows as typed to what can be counted, and back.

use jiff::civil::Date;
use rungs_domain::qualify::{CourseHeld, HoursHeld, Hundredths, UnitsHeld};

use super::{CourseDraft, CourseworkDraft, Draft, Field, HoursDraft, Part, Reading, UnitsDraft, Unreadable};
use crate::reader::Reader;
use crate::typed;

/// Reads the three parts of a form.
pub(super) fn read(draft: &Draft, reading: &mut Reading) {
    let unreadable = &mut reading.unreadable;
    reading.applicant.units = draft.units.read(Part::Units, unreadable, &mut reading.units, UnitsDraft::read);
    reading.applicant.courses = draft.courses.read(Part::Courses, unreadable, &mut Vec::new(), CourseDraft::read);
    reading.applicant.hours = draft.hours.read(Part::Hours, unreadable, &mut Vec::new(), HoursDraft::read);
}

impl<T: Default + PartialEq> CourseworkDraft<T> {
    /// The rows that hold what a record says.
    pub(super) fn of<H>(held: Option<&[H]>, row: fn(&H) -> T) -> Self {
        let none = held.is_some_and(<[H]>::is_empty);
        CourseworkDraft { rows: held.unwrap_or_default().iter().map(row).collect(), none }
    }

    /// Whether nothing is said.
    pub(super) fn is_blank(&self) -> bool {
        !self.none && self.rows.iter().all(|row| *row == T::default())
    }

    /// What is on record; `None`: it does not say. `places` takes the rows of what was read.
    fn read<H>(
        &self,
        part: Part,
        unreadable: &mut Vec<Unreadable>,
        places: &mut Vec<usize>,
        read: fn(&T, &mut Reader<'_, Field>) -> Option<H>,
    ) -> Option<Vec<H>> {
        let mut held = Vec::new();
        let (mut written, mut left_out) = (false, false);
        for (row, typed) in self.rows.iter().enumerate().filter(|(_, row)| **row != T::default()) {
            written = true;
            let mut fields = Reader::new(unreadable, move |name| Field::Row(part, row, name));
            match read(typed, &mut fields) {
                Some(one) => {
                    held.push(one);
                    places.push(row);
                }
                None => left_out = true,
            }
        }
        // Of what cannot be read yet nobody knows how much it is: to say that there is none would be wrong.
        let nothing_said = !written && !self.none;
        if held.is_empty() && (left_out || nothing_said) { None } else { Some(held) }
    }
}

fn day(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}

impl UnitsDraft {
    pub(super) fn of(held: &UnitsHeld) -> Self {
        let figure = |units: Option<Hundredths>| units.map_or_else(String::new, |units| units.to_string());
        UnitsDraft {
            semester: figure(held.semester),
            quarter: figure(held.quarter),
            subject: held.subject.clone().unwrap_or_default(),
            completed: day(held.completed),
        }
    }

    fn read(&self, fields: &mut Reader<'_, Field>) -> Option<UnitsHeld> {
        let semester = fields.field("semester", typed::units(&self.semester));
        let quarter = fields.field("quarter", typed::units(&self.quarter));
        let subject = fields.words("subject", &self.subject);
        let completed = fields.day("completed", &self.completed);
        let units = UnitsHeld { semester: semester?, quarter: quarter?, subject, completed: completed? };
        fields.is_whole().then_some(units)
    }
}

impl CourseDraft {
    pub(super) fn of(held: &CourseHeld) -> Self {
        CourseDraft { subject: held.subject.clone(), completed: day(held.completed) }
    }

    fn read(&self, fields: &mut Reader<'_, Field>) -> Option<CourseHeld> {
        let subject = fields.needed_words("subject", &self.subject, "in which subject? Write it like cost accounting");
        let completed = fields.day("completed", &self.completed);
        let course = CourseHeld { subject: subject?, completed: completed? };
        fields.is_whole().then_some(course)
    }
}

impl HoursDraft {
    pub(super) fn of(held: &HoursHeld) -> Self {
        HoursDraft { of: held.of.clone(), hours: held.hours.to_string(), completed: day(held.completed) }
    }

    fn read(&self, fields: &mut Reader<'_, Field>) -> Option<HoursHeld> {
        let hours = fields.field("hours", typed::amount(&self.hours));
        let of = fields.needed_words("of", &self.of, "hours of what? Write it like supervised internship");
        let completed = fields.day("completed", &self.completed);
        let hours = HoursHeld { of: of?, hours: hours?, completed: completed? };
        fields.is_whole().then_some(hours)
    }
}
