//! What a change says, in the words of a paper: nothing of how it is kept.

use serde_json::Value;

use crate::{
    journal::{Change, Field, Register},
    ledger::{
        Acceptance, Ballots, Base, Evidence, Extension, Judgement, Lights, Note, Rating, Review, Share, Standing,
        Tally, Target, Word, odd_day,
    },
};

use super::{
    names,
    table::{NO, YES},
};

pub(super) fn change(register: &Register, change: &Change) -> String {
    match change {
        Change::Withheld => "未附".to_owned(),
        Change::Cleared => "（清空）".to_owned(),
        // What no version known here wrote has no words.
        Change::Set(value) => {
            let told = known(&register.field, value);
            let odd = odd_day(&register.field, change).map(|odd| names::odd_day(&odd));
            match (odd, told) {
                (Some(odd), Some(told)) => format!("{odd}，{told}"),
                (Some(odd), None) => odd,
                (None, told) => told.unwrap_or_else(|| plain(value)),
            }
        }
    }
}

fn known(field: &Field, value: &Value) -> Option<String> {
    match field {
        Field::Done | Field::AddedDone(_) => value.as_bool().map(|done| if done { YES } else { NO }.to_owned()),
        Field::Standing => judged(value, names::standing as fn(Standing) -> _),
        Field::Accepted => judged(value, names::acceptance as fn(Acceptance) -> _),
        Field::Review => judged(value, names::review as fn(Review) -> _),
        Field::Rating => judged(value, names::rating as fn(Rating) -> _),
        Field::Ballots => Ballots::from_value(value).map(ballots),
        Field::Target => Target::from_value(value).map(|it| target(&it)),
        Field::Note(_) => Note::from_value(value).map(|it| note(&it)),
        Field::Evidence(_) => Evidence::from_value(value).map(|it| evidence(&it)),
        Field::Extension => Extension::from_value(value).map(|it| extension(&it)),
        Field::Tally => Tally::from_value(value).map(tally),
        Field::Vouched => value.as_bool().filter(|vouched| *vouched).map(|_| "已署名".to_owned()),
        Field::Lights => {
            Lights::from_value(value).map(|Lights { amber, red }| format!("到期前{amber}天起提醒，前{red}天起标红"))
        }
        _ => None,
    }
}

fn judged<T: Word>(value: &Value, name: impl Fn(T) -> &'static str) -> Option<String> {
    Judgement::from_value(value).map(|it| judgement(&it, name))
}

pub(super) fn judgement<T: Copy>(judgement: &Judgement<T>, name: impl Fn(T) -> &'static str) -> String {
    match &judgement.reason {
        Some(reason) => format!("{}：{reason}", name(judgement.is)),
        None => name(judgement.is).to_owned(),
    }
}

pub(super) fn ballots(ballots: Ballots) -> String {
    let Ballots { satisfied, mostly, unsatisfied, members } = ballots;
    format!("满意{satisfied}票，基本满意{mostly}票，不满意{unsatisfied}票，应到{members}人")
}

pub(super) fn target(target: &Target) -> String {
    format!("{}{}{}", target.what, target.goal, target.unit)
}

pub(super) fn note(note: &Note) -> String {
    note.on.map_or_else(|| note.text.to_string(), |on| format!("{on} {}", note.text))
}

pub(super) fn evidence(piece: &Evidence) -> String {
    let parts = [&*piece.title, &*piece.kind, &*piece.place];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
}

fn extension(extension: &Extension) -> String {
    let until = names::day(extension.until);
    extension.reason.as_ref().map_or_else(|| format!("延至{until}"), |reason| format!("延至{until}：{reason}"))
}

fn tally(Tally { of, share }: Tally) -> String {
    let of = match of {
        Base::Members => "全体应到人员",
        Base::Returned => "收回的票",
    };
    let share = match share {
        Share::MoreThanHalf => "过半数",
        Share::AtLeastHalf => "半数以上",
    };
    format!("按{of}计，{share}为准")
}

/// The texts in a value, whatever its shape.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join("、"),
        Value::Object(fields) => fields.values().map(plain).collect::<Vec<_>>().join("，"),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
