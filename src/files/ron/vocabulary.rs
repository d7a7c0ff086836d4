//! The shape of a vocabulary.

use rungs_domain::spec::{
    CatchAll, CredentialKind, CriteriaWords, Dimension, DimensionWords, ExperienceKind, FieldName, FieldNames,
    NeedWords, Notion, RemoteFields, SameWork, Scale, ScaleStep, Slip, Synonyms, TrackWords, Vocabulary,
};

use crate::{record, words};

record!(Vocabulary {
    kinds: default,
    same_work: default,
    needs: default,
    credentials: default,
    remote_fields: optional,
    field_names: optional,
    scales: default,
    dimensions: default,
    tracks: default,
    slips: default,
    synonyms: default,
    stop_words: default,
    notions: default,
    parts: optional,
    fillers: default,
    extents: default,
    catch_all: optional,
    asides: default,
    general_verbs: default,
    stand_ins: default,
    allocating_headings: default,
    criteria: optional,
});
record!(ExperienceKind {
    id: required,
    meaning: required,
    source: required,
    implies: default,
    residency: default,
    unsettled: default,
});
record!(SameWork { kind: required, same_as: required, by: optional, on: optional, why: optional });
record!(NeedWords { id: required, words: required, source: required });
record!(CredentialKind { id: required, meaning: required, source: required, unsettled: default, lasting: default });
record!(RemoteFields { source: required, fields: required, unless: default });
record!(FieldNames { same: default, passed_over: default });
record!(FieldName { forms: required, means: required, source: required });
record!(Scale { id: required, meaning: required, source: required, steps: required, alone: default });
record!(DimensionWords { dimension: required, ladders: default, headings: default, cues: default, source: required });
record!(CriteriaWords {
    headings: default,
    exclusions: default,
    distinctions: default,
    equals: default,
    source: required
});
words!(Dimension {
    SupervisionReceived,
    SupervisionGiven,
    Independence,
    Decisions,
    Complexity,
    Scope,
    Contacts,
    Guidelines,
    Knowledge,
    Label,
    Qualifications,
    Conditions,
});
record!(ScaleStep { phrases: required, unmarked: default });
record!(TrackWords { name: required, titles: required, phrases: default, source: required });
record!(Slip { forms: required, source: required });
record!(Synonyms { forms: required, source: required });
record!(CatchAll { names: required, beside: default, source: required });
record!(Notion { words: required, near: default, source: required });
