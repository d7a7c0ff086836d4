//! Time that nobody has given to a duty yet, spread evenly.

use rungs_domain::qualify::Hundredths;

use super::super::typed;
use super::PositionDraft;

/// All of the time, in percent.
const ALL: Hundredths = Hundredths::whole(100);

impl PositionDraft {
    /// The form with what is left of the time spread evenly over the duties that have no percent yet, to hundredths of a
    /// percent; together they take all that is left. `None`: each has one, one cannot be read, or too little is left.
    pub fn spread_evenly(&self) -> Option<Self> {
        let given = |percent: &str| !percent.trim().is_empty();
        let without = u32::try_from(self.duties.iter().filter(|duty| !given(&duty.percent)).count()).ok()?;
        let mut left = ALL.0;
        for duty in self.duties.iter().filter(|duty| given(&duty.percent)) {
            left = left.checked_sub(typed::share(&duty.percent).ok()?.0)?;
        }
        let each = left.checked_div(without).filter(|each| *each > 0)?;
        // What does not divide evenly goes to the first ones, a hundredth each.
        let mut rest = left % without;
        let mut draft = self.clone();
        for duty in draft.duties.iter_mut().filter(|duty| !given(&duty.percent)) {
            let more = u32::from(rest > 0);
            rest -= more;
            duty.percent = Hundredths(each + more).to_string();
        }
        Some(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::super::DutyDraft;
    use super::*;

    fn spread(percents: &[&str]) -> Option<Vec<String>> {
        let duty = |percent: &&str| DutyDraft { percent: (*percent).to_owned(), ..DutyDraft::numbered(1) };
        let draft = PositionDraft { duties: percents.iter().map(duty).collect(), ..PositionDraft::default() };
        Some(draft.spread_evenly()?.duties.into_iter().map(|duty| duty.percent).collect())
    }

    #[test]
    fn what_is_left_goes_evenly_to_the_duties_without_a_percent_and_no_hundredth_is_lost() {
        assert_eq!(spread(&["", "", "", ""]).unwrap(), ["25", "25", "25", "25"]);
        // 100 - 40 = 60, halved.
        assert_eq!(spread(&["", "40", " "]).unwrap(), ["30", "40", "30"]);
        // 100 / 3 = 33.33 and a hundredth over, which the first one gets.
        assert_eq!(spread(&["", "", ""]).unwrap(), ["33.34", "33.33", "33.33"]);
        // 100 - 12.5 = 87.5.
        assert_eq!(spread(&["12.5 %", ""]).unwrap(), ["12.5 %", "87.5"]);
    }

    #[test]
    fn nothing_is_spread_where_nothing_is_left_or_a_percent_cannot_be_read() {
        for percents in [&["60", "40"][..], &["60", "40", ""], &["110", ""], &["a third", ""], &[]] {
            assert_eq!(spread(percents), None, "{percents:?}");
        }
    }
}
