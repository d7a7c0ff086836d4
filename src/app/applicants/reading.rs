//! From a form as typed to a record that can be counted, and back.

use jiff::civil::Date;
use rungs_domain::qualify::{Applicant, Holding, Job, MAX_JOBS, MAX_STUDIES, Schooling, Study, validate_applicant};
use rungs_domain::spec::{Code, PathStep, Problem, Vocabulary};
use rungs_files::ron;

use super::super::reader::Reader;
use super::super::typed::{self, line};
use super::{
    CourseDraft, CourseworkDraft, Draft, Field, HoldingDraft, HoursDraft, JobDraft, Part, Reading, StudyDraft,
    UnitsDraft, Unreadable, coursework,
};
use crate::documents::{DocumentDraft, FileShape};

impl Draft {
    /// What of the form can be counted, and what cannot be read.
    ///
    /// A row in which nothing was written yet is passed over; one that cannot be read is left out and named.
    pub fn read(&self, vocabulary: &Vocabulary) -> Reading {
        let mut reading = Reading::default();
        reading.applicant.name = line(&self.name);
        reading.applicant.judgements = self.judgements.clone();
        for (row, study) in self.education.iter().enumerate().filter(|(_, study)| !study.is_blank()) {
            let read = FormRow::new(Part::Education, row, &mut reading.unreadable).study(study);
            keep(read, row, &mut reading.applicant.education, &mut reading.studies);
        }
        for (row, job) in self.experience.iter().enumerate().filter(|(_, job)| !job.is_blank()) {
            let read = FormRow::new(Part::Jobs, row, &mut reading.unreadable).job(job);
            keep(read, row, &mut reading.applicant.experience, &mut reading.jobs);
        }
        for (row, held) in self.credentials.iter().enumerate().filter(|(_, held)| !held.is_blank()) {
            let read = FormRow::new(Part::Credentials, row, &mut reading.unreadable).holding(held);
            keep(read, row, &mut reading.applicant.credentials, &mut reading.credentials);
        }
        coursework::read(self, &mut reading);
        reading.leave_out(validate_applicant(&reading.applicant, vocabulary));
        if reading.applicant.name.is_empty() && !DocumentDraft::is_blank(self) {
            let why = "there is no name: write one, or what is to stand for it".to_owned();
            reading.unreadable.push(Unreadable { field: Field::Name, why });
        }
        reading.unreadable.sort_by_key(|one| one.field);
        reading
    }

    /// The form that holds a record.
    pub fn of(applicant: &Applicant) -> Draft {
        Draft {
            name: applicant.name.clone(),
            education: applicant.education.iter().map(StudyDraft::of).collect(),
            experience: applicant.experience.iter().map(JobDraft::of).collect(),
            credentials: applicant.credentials.iter().map(HoldingDraft::of).collect(),
            judgements: applicant.judgements.clone(),
            units: CourseworkDraft::of(applicant.units.as_deref(), UnitsDraft::of),
            courses: CourseworkDraft::of(applicant.courses.as_deref(), CourseDraft::of),
            hours: CourseworkDraft::of(applicant.hours.as_deref(), HoursDraft::of),
        }
    }
}

impl DocumentDraft for Draft {
    type Reading = Reading;
    type Field = Field;

    fn read(&self, vocabulary: &Vocabulary) -> Reading {
        Draft::read(self, vocabulary)
    }

    fn unreadable(reading: &Reading) -> &[Unreadable] {
        &reading.unreadable
    }

    fn is_blank(&self) -> bool {
        self.name.trim().is_empty()
            && self.judgements.is_empty()
            && (self.units.is_blank() && self.courses.is_blank() && self.hours.is_blank())
            && self.education.iter().all(StudyDraft::is_blank)
            && self.experience.iter().all(JobDraft::is_blank)
            && self.credentials.iter().all(HoldingDraft::is_blank)
    }

    fn title(&self) -> String {
        match line(&self.name) {
            name if name.is_empty() => "Applicant without a name".to_owned(),
            name => name,
        }
    }

    fn label(field: Field) -> String {
        field.label()
    }

    fn lacks(_: &Reading) -> Option<&'static str> {
        None
    }

    fn written(reading: &Reading, shape: FileShape) -> Option<String> {
        Some(match shape {
            FileShape::Ron => ron::write_applicant(&reading.applicant),
            FileShape::Json => ron::write_json(&reading.applicant),
        })
    }
}

fn keep<T>(read: Option<T>, row: usize, kept: &mut Vec<T>, rows: &mut Vec<usize>) {
    if let Some(read) = read {
        kept.push(read);
        rows.push(row);
    }
}

impl Reading {
    /// What is wrong with a field of the form.
    pub fn why_not(&self, field: Field) -> Option<&str> {
        self.unreadable.iter().find(|one| one.field == field).map(|one| one.why.as_str())
    }

    /// For each warning about the record, the field of the form that it is about, and what it says.
    pub fn hints(&self, warnings: &[Problem]) -> Vec<(Field, String)> {
        let hint = |warning: &Problem| {
            let field = self.place(warning).map_or(Field::Name, |(part, at, name)| {
                Field::Row(part, self.rows(part).get(at).copied().unwrap_or(at), name)
            });
            (field, told(warning))
        };
        warnings.iter().map(hint).collect()
    }

    /// Leaves the rows out that break a rule of the record, and names them.
    fn leave_out(&mut self, problems: Vec<Problem>) {
        let mut left_out = Vec::new();
        for problem in problems {
            let Some((part, at, name)) = self.place(&problem) else { continue };
            let row = self.rows(part).get(at).copied().unwrap_or(at);
            let why = told(&problem);
            let field = Field::Row(part, row, name);
            if !self.unreadable.iter().any(|one| one.field == field) {
                self.unreadable.push(Unreadable { field, why });
            }
            left_out.push((part, at));
        }
        left_out.sort_unstable();
        left_out.dedup();
        for (part, at) in left_out.into_iter().rev() {
            self.remove(part, at);
        }
    }

    /// The part, the place among the rows read, and the field that a broken rule is about.
    fn place(&self, problem: &Problem) -> Option<(Part, usize, &'static str)> {
        let mut steps = problem.at.iter();
        let (part, first, last) = match steps.next()? {
            PathStep::Field("education") => (Part::Education, "degree", self.studies.len()),
            PathStep::Field("experience") => (Part::Jobs, "title", self.jobs.len()),
            PathStep::Field("credentials") => (Part::Credentials, "kind", self.credentials.len()),
            PathStep::Field("units") => (Part::Units, "semester", self.units.len()),
            _ => return None,
        };
        let Some(PathStep::Index(at)) = steps.next() else { return Some((part, last.checked_sub(1)?, first)) };
        match steps.next() {
            Some(PathStep::Field("degree")) => Some((part, *at, "years")),
            Some(PathStep::Field(name)) => Some((part, *at, name)),
            _ => Some((part, *at, first)),
        }
    }

    fn rows(&self, part: Part) -> &[usize] {
        match part {
            Part::Education => &self.studies,
            Part::Jobs => &self.jobs,
            Part::Credentials => &self.credentials,
            Part::Units => &self.units,
            // No rule of the record is about them.
            Part::Courses | Part::Hours => &[],
        }
    }

    fn remove(&mut self, part: Part, at: usize) {
        match part {
            Part::Education => take_out(&mut self.applicant.education, &mut self.studies, at),
            Part::Jobs => take_out(&mut self.applicant.experience, &mut self.jobs, at),
            Part::Credentials => take_out(&mut self.applicant.credentials, &mut self.credentials, at),
            Part::Units => {
                if let Some(units) = &mut self.applicant.units {
                    take_out(units, &mut self.units, at);
                }
            }
            Part::Courses | Part::Hours => {}
        }
    }
}

/// What is wrong, and what to do about it.
fn told(problem: &Problem) -> String {
    match &problem.hint {
        Some(hint) => format!("{}: {hint}", problem.message),
        None => problem.message.clone(),
    }
}

fn take_out<T>(kept: &mut Vec<T>, rows: &mut Vec<usize>, at: usize) {
    if at < kept.len() && at < rows.len() {
        kept.remove(at);
        rows.remove(at);
    }
}

/// A row that is being read; what cannot be read in it is noted.
struct FormRow<'a> {
    row: usize,
    fields: Reader<'a, Field>,
}

impl<'a> FormRow<'a> {
    fn new(part: Part, row: usize, unreadable: &'a mut Vec<Unreadable>) -> Self {
        FormRow { row, fields: Reader::new(unreadable, move |name| Field::Row(part, row, name)) }
    }

    fn study(mut self, study: &StudyDraft) -> Option<Study> {
        let missing = "write the day on which it was conferred or ended";
        let conferred = self.fields.needed_day("conferred", &study.conferred, missing);
        let degree = match study.degree {
            Some(Schooling::SomeCollege { .. }) => {
                Some(Schooling::SomeCollege { years: self.fields.field("years", typed::years(&study.years))? })
            }
            degree => degree,
        };
        if degree.is_none() {
            self.fields.note("degree", "choose what was reached".to_owned());
        }
        self.limit(MAX_STUDIES, "degree", "diplomas and degrees");
        let field = self.fields.words("field", &study.field);
        let study = Study { degree: degree?, field, accredited: study.accredited, conferred: conferred? };
        self.fields.is_whole().then_some(study)
    }

    fn job(mut self, job: &JobDraft) -> Option<Job> {
        self.limit(MAX_JOBS, "title", "jobs");
        let fields = &mut self.fields;
        let title = fields.needed_words("title", &job.title, "the job has no title: write what it was");
        let from = fields.needed_day("from", &job.from, "write the first day on the job");
        let to = fields.day("to", &job.to);
        let hours_per_week = fields.field("hours_per_week", typed::hundredths(&job.hours));
        let relevant = fields.field("relevant_percent", typed::percent(&job.relevant));
        let comparable_to = fields.field("comparable_to", typed::codes(&job.comparable_to));
        let class = fields.words("class", &job.class);
        let class_code = fields.words("class_code", &job.class_code);
        let employer = fields.words("employer", &job.employer);
        let job = Job {
            title: title?,
            from: from?,
            to: to?,
            hours_per_week: hours_per_week?,
            kinds: job.kinds.clone(),
            comparable_to: comparable_to?,
            progressive: job.progressive,
            relevant_percent: relevant?,
            class,
            class_code,
            employer,
        };
        fields.is_whole().then_some(job)
    }

    fn holding(mut self, held: &HoldingDraft) -> Option<Holding> {
        let (from, expires) = (self.fields.day("from", &held.from), self.fields.day("expires", &held.expires));
        if held.kind.is_empty() {
            self.fields.note("kind", "choose what it is".to_owned());
        }
        let held = Holding { kind: held.kind.clone(), from: from?, expires: expires? };
        self.fields.is_whole().then_some(held)
    }

    fn limit(&mut self, most: usize, name: &'static str, what: &str) {
        if self.row >= most {
            self.fields.note(name, format!("at most {most} {what} can be weighed: join those of the same sort"));
        }
    }
}

impl StudyDraft {
    fn of(study: &Study) -> Self {
        StudyDraft {
            degree: Some(study.degree),
            years: match study.degree {
                Schooling::SomeCollege { years } => years.to_string(),
                _ => String::new(),
            },
            field: study.field.clone().unwrap_or_default(),
            accredited: study.accredited,
            conferred: study.conferred.to_string(),
        }
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        *self == StudyDraft::default()
    }
}

impl JobDraft {
    fn of(job: &Job) -> Self {
        JobDraft {
            title: job.title.clone(),
            from: job.from.to_string(),
            to: job.to.map_or_else(String::new, |to| to.to_string()),
            hours: job.hours_per_week.to_string(),
            kinds: job.kinds.clone(),
            comparable_to: job.comparable_to.iter().map(Code::to_string).collect(),
            progressive: job.progressive,
            relevant: job.relevant_percent.0.to_string(),
            class: job.class.clone().unwrap_or_default(),
            class_code: job.class_code.clone().unwrap_or_default(),
            employer: job.employer.clone().unwrap_or_default(),
        }
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        *self == JobDraft::default()
    }
}

impl HoldingDraft {
    fn of(held: &Holding) -> Self {
        let day = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
        HoldingDraft { kind: held.kind.clone(), from: day(held.from), expires: day(held.expires) }
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        *self == HoldingDraft::default()
    }
}
