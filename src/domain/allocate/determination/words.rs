//! The decision in words for people: one place for the window and documents.

use super::{Action, Basis, Determination, Request};
use crate::allocate::{Finding, Position};
use crate::spec::Series;

impl Determination {
    /// What is decided, as whole sentences: the request first, then the position. Of a draft, what would be decided as
    /// it stands.
    pub fn words(&self, position: &Position, series: &Series) -> String {
        let sentences = [self.request_words(position, series), Some(self.action_words(position, series))];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn request_words(&self, position: &Position, series: &Series) -> Option<String> {
        let code = position.requested.as_ref()?;
        let class = series.level(code).map_or_else(|| code.to_string(), |level| format!("{} {}", code, level.title));
        let is = if self.is_draft() { "would, as it stands, be" } else { "is" };
        Some(match self.request? {
            Request::Granted => format!("The request for {class} {is} granted."),
            Request::Denied => format!("The request for {class} {is} denied."),
            Request::Open => format!("Whether the request for {class} is granted is still open."),
            Request::OtherSeries => {
                format!("{class}, which was asked for, is no class of this series and was not examined.")
            }
        })
    }

    fn action_words(&self, position: &Position, series: &Series) -> String {
        let Some(level) = self.class.and_then(|class| series.levels.get(class)) else {
            return "No class can be named.".to_owned();
        };
        let class = level.code_and_title();
        let effective = position.ruling.as_ref().and_then(|ruling| ruling.effective);
        let from = effective.map_or_else(String::new, |day| format!(", effective {day}"));
        let current = position.current.as_ref().map_or("", |code| code.as_str());
        let levels = |count: usize| if count == 1 { "one level".to_owned() } else { format!("{count} levels") };
        // A draft decides nothing, so nothing takes effect.
        let draft = self.is_draft();
        let from = if draft { "" } else { from.as_str() };
        let stands = if draft { "As it stands, the position would" } else { "The position" };
        let verb = |would: &str, does: &str| if draft { would.to_owned() } else { does.to_owned() };
        match self.action {
            Action::Undetermined => "No class can be named.".to_owned(),
            Action::First => format!("{stands} {} allocated to {class}{from}.", verb("be", "is")),
            Action::Stays => format!("{stands} {} allocated to {class}.", verb("stay", "stays")),
            Action::Up(count) => {
                format!("{stands} {} up {} from {current} to {class}{from}.", verb("move", "moves"), levels(count))
            }
            Action::Down(count) => {
                format!("{stands} {} down {} from {current} to {class}{from}.", verb("move", "moves"), levels(count))
            }
            Action::Reallocated => format!(
                "{stands} {} reallocated from {current}, which is outside this series, to {class}{from}.",
                verb("be", "is")
            ),
        }
    }

    /// Whether the position moves, so that a day from which the decision holds means something.
    pub fn takes_effect(&self) -> bool {
        !matches!(self.action, Action::Undetermined | Action::Stays)
    }

    /// What sort of change it is, in a sentence; `None` where the position does not move.
    pub fn kind_words(&self, series: &Series) -> Option<String> {
        let line = series.promotional_line.as_ref();
        match self.action {
            Action::Up(_) | Action::Down(_) => Some(match line {
                Some(line) => format!("It is a reclassification: both classes are of promotional line {line}."),
                None => "It is a reclassification: both classes are of one series; the document prints no promotional \
                         line."
                    .to_owned(),
            }),
            Action::Reallocated => Some("It is a reallocation: the class that it had is of another line.".to_owned()),
            _ => None,
        }
    }

    /// What the answer could still be, in a sentence; `None` where nothing open changes it.
    pub fn range_words(&self, series: &Series) -> Option<String> {
        let open = self.open.as_ref()?;
        let named = |finding: Finding| finding.words(series);
        Some(format!(
            "Decided for the lowest level that comes into question the answer is {}, for the highest {}.",
            named(open.worst),
            named(open.best)
        ))
    }

    /// That a person decided against the computed answer, or where none is computed; `None` where nobody did.
    pub fn departure_words(&self, series: &Series) -> Option<String> {
        let decided = self.class.filter(|_| self.by_person()).and_then(|class| series.levels.get(class))?;
        let computed = match self.computed {
            _ if self.basis == Basis::Alone => {
                "Nothing is computed: nobody has chosen the policy that decides".to_owned()
            }
            Finding::Class(_) => format!("Computed is {}", self.computed.words(series)),
            other => format!("Computed is “{}”", other.words(series)),
        };
        Some(format!("A person decided for {}. {computed}.", decided.code))
    }
}
