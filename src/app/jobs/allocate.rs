//! Where positions belong, computed off the frame; what did not change since the last time is not computed again.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use rungs_domain::allocate::{Determination, LevelFill, Position};
use rungs_domain::qualify::{Applicant, CreditPolicy};
use rungs_library::Library;
use rungs_library::documents::{AskedPosition, signed_document};

use super::Command;
use crate::State;
use crate::applicants;
use crate::ids::DocumentId;
use crate::positions::{
    Answers, Field, Judged, NotJudged, Paper, PositionAnswer, PositionCommand, Positions, Reading, Seat,
};

/// What all positions of a question are judged by. As long as it stays the same, so do the answers.
pub struct JudgedBy {
    library: Arc<Library>,
    today: Date,
    seat: Seat,
    paper: Paper,
    /// For a vacancy: who could fill it, and how their time of work is credited.
    applicants: Vec<Arc<applicants::Reading>>,
    credit: Option<Arc<CreditPolicy>>,
}

/// The question where positions belong.
pub struct AllocateJob {
    /// The number of the question.
    pub number: u64,
    given: JudgedBy,
    positions: Vec<(DocumentId, Arc<Reading>)>,
}

/// The last answers, and what they were given by.
pub type Last = Mutex<Option<(JudgedBy, Arc<Answers>)>>;

impl AllocateJob {
    /// The question that `state` asks about the positions of one sort; `None`: nobody has said what day it is.
    pub fn of(seat: Seat, number: u64, state: &State) -> Option<Self> {
        let Positions { desk, paper, .. } = state.positions(seat);
        let given = JudgedBy::of(seat, *paper, state)?;
        let positions = desk.open.iter().map(|document| (document.id, document.reading.clone())).collect();
        Some(AllocateJob { number, given, positions })
    }

    /// The sort of the positions.
    pub fn seat(&self) -> Seat {
        self.given.seat
    }

    /// The answers.
    pub fn answer(self, last: &Last) -> Command {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let before = last.take();
        let before = before.as_ref().map(|(given, answers)| (given.is_like(&self.given), answers.as_ref()));
        let of_one = |(id, reading): &(DocumentId, Arc<Reading>)| {
            let known = before.and_then(|(alike, answers)| {
                let known = answers.positions.iter().find(|known| known.document == *id)?;
                (alike && known.reading == *reading || !day_is_readable(reading)).then(|| known.judged.clone())
            });
            let judged = known.unwrap_or_else(|| self.given.judge(reading));
            let signed = reading.position.as_ref().and_then(signed_document).map(|signed| signed.map(Arc::new));
            PositionAnswer { document: *id, reading: reading.clone(), judged, signed }
        };
        let positions = self.positions.iter().map(of_one).collect();
        let answers = Arc::new(Answers { revision: self.number, positions });
        let seat = self.given.seat;
        *last = Some((self.given, answers.clone()));
        Command::Positions(seat, PositionCommand::Answered { question: self.number, answers })
    }
}

/// While the day of judging is half written, the answer for the last day that could be read stays.
fn day_is_readable(reading: &Reading) -> bool {
    reading.why_not(Field::Whole("as_of")).is_none()
}

impl JudgedBy {
    /// What positions of one sort are judged by now; `None`: nobody has said what day it is.
    pub fn of(seat: Seat, paper: Paper, state: &State) -> Option<Self> {
        let asked = &state.applicants;
        let fillable = if seat == Seat::Planned { asked.desk.open.as_slice() } else { &[] };
        Some(JudgedBy {
            library: state.library.clone(),
            today: state.today?,
            seat,
            paper,
            applicants: fillable.iter().map(|document| document.reading.clone()).collect(),
            credit: asked.policies.iter().find(|policy| policy.id == asked.policy).cloned(),
        })
    }

    /// Whether the document asked for is a determination.
    pub fn is_determination(&self) -> bool {
        self.paper.of(self.seat) == rungs_documents::Paper::Determination
    }

    fn is_like(&self, other: &JudgedBy) -> bool {
        Arc::ptr_eq(&self.library, &other.library)
            && (self.today, self.seat, self.paper) == (other.today, other.seat, other.paper)
            && self.applicants == other.applicants
            && self.credit == other.credit
    }

    /// Where a position belongs, with the document about it.
    ///
    /// # Errors
    /// Why it cannot be said.
    pub fn judge(&self, reading: &Reading) -> Result<Arc<Judged>, NotJudged> {
        let position = reading.position.as_ref().ok_or(NotJudged::Nothing)?;
        if !day_is_readable(reading) {
            return Err(NotJudged::Refused("the day of judging cannot be read: mend it".to_owned()));
        }
        let refused = |why: rungs_library::positions::NotJudged| NotJudged::Refused(why.to_string());
        if let Some(change) = self.library.spec_change(position).filter(|_| !position.spec.kept) {
            return Err(NotJudged::SpecChanged(Arc::new(change)));
        }
        let as_of = position.as_of.unwrap_or(self.today);
        let policies = self.library.policies_for(position).map_err(refused)?;
        let judged = self.library.allocate(position, as_of, &policies).map_err(refused)?;
        let fills = self.fills(position, as_of);
        let asked = AskedPosition::of(position, &judged, &policies.all, &fills);
        let document = asked.document(self.paper.of(self.seat), self.today);
        let loaded = self.library.find(&position.spec.series).cloned().ok_or(NotJudged::Nothing)?;
        let determination =
            Determination::new(position, &judged.allocation, &policies.all, &judged.needs, &loaded.series);
        let (allocation, needs) = (judged.allocation, judged.needs);
        let (policies, document) = (policies.all, Arc::new(document));
        Ok(Arc::new(Judged { loaded, policies, allocation, needs, determination, fills, document }))
    }

    fn fills(&self, position: &Position, as_of: Date) -> Vec<LevelFill> {
        let (Seat::Planned, Some(credit)) = (self.seat, &self.credit) else { return Vec::new() };
        let Some(loaded) = self.library.find(&position.spec.series) else { return Vec::new() };
        let applicants = self.applicants.iter().map(|reading| &reading.applicant);
        self.library.fills(&loaded.series, applicants.filter(|one| **one != Applicant::default()), credit, as_of)
    }
}
