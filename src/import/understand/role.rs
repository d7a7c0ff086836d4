//! What a part of a document can be about, and what its printed facts can be.

use rungs_files::words;

/// An enum whose words in files are its own.
macro_rules! named {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$doc:meta])* $word:ident,)+ }) => {
        $(#[$about])*
        pub enum $name {
            $($(#[$doc])* $word,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[$name] = &[$($name::$word),+];
        }

        words!($name { $($word),+ });
    };
}

named! {
    /// What a part of a document is about.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Role {
        /// The series as a whole.
        Series,
        /// A part in which every level has its turn.
        Levels,
        /// What decides an allocation.
        Allocation,
        /// What distinguishes a level.
        Concept,
        /// The factor of guidelines and difficulty.
        Guidelines,
        /// The factor of supervision received.
        SupervisionReceived,
        /// The factor of contacts.
        Contacts,
        /// The factor of supervision exercised.
        SupervisionExercised,
        /// Duties.
        Duties,
        /// Knowledge, skills, abilities, competencies.
        Ksas,
        /// Minimum qualifications.
        Minimum,
        /// Education, experience and the like: a part of whichever qualifications it stands under.
        Schooling,
        /// Desirable qualifications.
        Desirable,
        /// What is recommended for full performance.
        Recommended,
        /// Licenses outside the qualifications.
        Licences,
        /// Physical demands.
        Physical,
        /// Working environment.
        Environment,
        /// Conditions of employment.
        Conditions,
        /// Bargaining unit.
        Bargaining,
        /// Terms that the document defines.
        Vocabulary,
        /// Class history.
        History,
        /// Labels with what they say, kept as printed.
        Facts,
        /// Notes of whoever wrote the document down: they are about it, not in it.
        Notes,
        /// A part that stays as printed.
        Other,
    }
}

named! {
    /// A printed fact that has a place of its own.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum FactKind {
        /// The class code.
        Code,
        /// The class title.
        Title,
        /// Pay grade or band.
        Grade,
        /// Probation.
        Probation,
        /// In force from.
        Effective,
        /// Established on.
        Established,
        /// Revised on.
        Revised,
        /// The date of the document itself.
        Dated,
        /// The last action.
        LastAction,
        /// The occupational area.
        OccupationalArea,
        /// The work area.
        WorkArea,
        /// The promotional line.
        PromotionalLine,
        /// Status under the Fair Labor Standards Act.
        Flsa,
        /// Who issued the document.
        Authority,
        /// The rank that is printed beside the title.
        Rank,
        /// A fact that stays as printed.
        Other,
    }
}

impl Role {
    /// Whether it is said about the whole series: a heading of a class ends it.
    pub(super) fn is_about_series(self) -> bool {
        use Role as R;
        matches!(self, R::Series | R::Vocabulary | R::Allocation | R::History | R::Conditions | R::Bargaining)
    }

    /// Whether every level has it for itself.
    pub(super) fn is_about_level(self) -> bool {
        let factor = self.is_factor();
        factor || matches!(self, Role::Concept | Role::Duties | Role::Minimum | Role::Schooling)
    }

    /// Whether it is a factor by which levels are told from each other.
    pub(super) fn is_factor(self) -> bool {
        use Role as R;
        matches!(self, R::Guidelines | R::SupervisionReceived | R::Contacts | R::SupervisionExercised)
    }

    /// Whether labels below it are none of the program's own words, whatever they say.
    pub(super) fn holds_labels(self) -> bool {
        matches!(self, Role::Facts | Role::Vocabulary)
    }

    /// Whether it is one of qualifications.
    pub(super) fn is_tier(self) -> bool {
        matches!(self, Role::Minimum | Role::Desirable | Role::Recommended | Role::Schooling)
    }

    /// Whether its heading is a smaller one within the part of another.
    pub(super) fn is_part_of(self, current: Role) -> bool {
        use Role as R;
        let again = self == current && !matches!(self, R::Series | R::Other | R::Concept | R::Guidelines);
        (self == R::Schooling && current.is_tier()) || again
    }
}
