//! The decision in words for people: one place for the window and documents.

use super::{Action, Determination, Request};
use crate::allocate::{Finding, Position};
use crate::spec::Series;

impl Determination {
    /// What is decided, as whole sentences: the request first, then the position.
    pub fn words(&self, position: &Position, series: &Series) -> String {
        let sentences = [self.request_words(position, series), Some(self.action_words(position, series))];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn request_words(&self, position: &Position, series: &Series) -> Option<String> {
        let code = position.requested.as_ref()?;
        let class = series.level(code).map_or_else(|| code.to_string(), |level| format!("{} {}", code, level.title));
        Some(match self.request? {
            Request::Granted => format!("The request for {class} is granted."),
            Request::Denied => format!("The request for {class} is denied."),
            Request::Open => format!("Whether {class}, which was asked for, is granted is still open."),
            Request::OtherSeries => {
                format!("{class}, which was asked for, is no class of this series and was not examined.")
            }
        })
    }

    fn action_words(&self, position: &Position, series: &Series) -> String {
        let Some(level) = self.class.and_then(|class| series.levels.get(class)) else {
            return "No class can be named.".to_owned();
        };
        let class = format!("{} {}", level.code, level.title);
        let effective = position.ruling.as_ref().and_then(|ruling| ruling.effective);
        let from = effective.map_or_else(String::new, |day| format!(", effective {day}"));
        let current = position.current.as_ref().map_or("", |code| code.as_str());
        let levels = |count: usize| if count == 1 { "one level".to_owned() } else { format!("{count} levels") };
        match self.action {
            Action::Undetermined => "No class can be named.".to_owned(),
            Action::First => format!("The position is allocated to {class}{from}."),
            Action::Stays => format!("The position stays allocated to {class}{from}."),
            Action::Up(count) => {
                format!("The position moves up {} from {current} to {class}{from}.", levels(count))
            }
            Action::Down(count) => {
                format!("The position moves down {} from {current} to {class}{from}.", levels(count))
            }
            Action::Reallocated => {
                format!("The position is reallocated from {current}, which is outside this series, to {class}{from}.")
            }
        }
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

    /// That it is a draft, and what the cases are; `None` where it is not.
    pub fn draft_words(&self, series: &Series) -> Option<String> {
        let named = |finding: Finding| finding.words(series);
        match &self.open {
            Some(open) => Some(format!(
                "This is a draft: it depends on what nobody has decided yet. Decided for the lowest level the answer \
                 is {}, for the highest {}.",
                named(open.worst),
                named(open.best)
            )),
            None if self.class.is_none() => {
                Some(format!("This is a draft: the policy that decides says “{}”.", named(self.computed)))
            }
            None => None,
        }
    }
}
