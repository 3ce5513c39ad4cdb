//! 简体中文
//!
//! ```text
//! mod.rs       the first picture
//! windows.rs   windows over the list, and what is told
//! handling.rs  the insides of cards
//! refusals.rs  why something is not taken
//! ```

mod handling;
mod refusals;
mod windows;

use super::{
    DOT, JOINER, Words,
    numbers::{clock, digits, size},
};
use crate::{
    app::{SaveState, Theme},
    journal::Role,
    ledger::{Judged, Owed, Progress, Review, Standing},
    opinion::{Day, Stage},
    report::names,
};

pub(crate) use handling::HANDLING;
pub(crate) use windows::WINDOWS;

pub(crate) static WORDS: Words = Words {
    title: "审议意见办理清单",
    day,
    moment: |now, moment| format!("{}\u{a0}{}", day(now.day_of(moment)), clock(now, moment)),
    number: digits,
    translated: None,
    looks: "显示",
    other_language: "English",
    theme: "颜色",
    theme_of: |theme| match theme {
        Theme::Auto => "随系统",
        Theme::Light => "浅色",
        Theme::Dark => "深色",
    },
    large_text: "大字版",
    subtitle: |opinion| {
        let count = opinion.recommendations().count();
        [
            opinion.short_title.to_string(),
            if count == opinion.whole() {
                format!("{}个方面、{}条建议", number(opinion.areas().len()), number(count))
            } else {
                format!("本单位承办 {count} 条建议")
            },
            format!("{} {}印发", opinion.issuer, day(opinion.issued)),
        ]
    },
    part_of: |unit| format!("{unit}承办部分"),
    skip_to_list: "跳到清单",
    actions: "操作",
    undo: "撤销",
    redo: "重做",
    history: "历史",
    device: "本机数据",
    device_short: "本机数据",
    who: |author| {
        if !author.is_signed() {
            return "未署名".to_owned();
        }
        format!("{}（{}）", format!("{} {}", author.unit, author.name).trim(), role(author.role))
    },
    save_state: |state| match state {
        SaveState::Saving => "正在保存",
        SaveState::Saved => "已保存在本机",
        SaveState::Partly => "暂存在本机",
        SaveState::Unsaved => "没有保存",
        SaveState::Draft => "有未保存的草稿",
    },
    progress: "办理进度",
    progress_of: |done, of| format!("{done} / {of}"),
    progress_big: |of| format!("/ {of} 已办结"),
    reported_done: "单位办结",
    approved: "政府认可",
    rated_by_committee: "人大评价",
    ratings: |progress| {
        format!("满意 {}{DOT}基本满意 {}{DOT}不满意 {}", progress.satisfied, progress.mostly, progress.unsatisfied)
    },
    progress_three: |progress| {
        format!(
            "办结 {}{DOT}认可 {}{DOT}{}，共 {} 条",
            progress.done,
            progress.approved,
            (WORDS.ratings)(progress),
            progress.of
        )
    },
    progress_short: |progress| {
        let Progress { done, approved, satisfied, mostly, unsatisfied, of } = progress;
        format!("{done}·{approved}·{satisfied}/{mostly}/{unsatisfied}，共 {of}")
    },
    progress_order: "办结·认可·满意/基本满意/不满意",
    stage: |stage| match stage {
        Stage::Handover => "交办",
        Stage::Handling => "研究处理",
        Stage::Comment => "征求意见",
        Stage::Report => "书面报告",
        Stage::Publication => "向社会公布",
    },
    step: |owed| match owed {
        Some(Owed::Done { on, .. }) => match owed.and_then(Owed::days_late) {
            Some(late) if late > 0 => format!("{}，晚 {late} 天", day(on)),
            _ => day(on),
        },
        Some(Owed::Passed) => "未记日期，后面的步骤已完成".to_owned(),
        Some(Owed::Open(planned)) => format!("计划 {}，{}", day(planned.due), (WORDS.deadline)(planned)),
        None => "未定".to_owned(),
    },

    search: "搜索条目、单位、办理进展",
    sieve: "筛选",
    bulk: "批量交办",
    readiness: "核查",
    overview: "总览",
    procedure: "期限和步骤",
    settings: "设置",
    keys: "快捷键",

    areas: "各方面",
    deadline: |deadline| match deadline.days_left {
        0 => "今天到期".to_owned(),
        days if days > 0 => format!("还剩 {days} 天"),
        days => format!("逾期 {} 天", -days),
    },
    deadline_of: |due| format!("书面报告 {}前", day(due)),
    report: |owed| match owed {
        Owed::Open(deadline) => (WORDS.deadline)(deadline),
        Owed::Done { on, .. } => match owed.days_late() {
            Some(late) if late > 0 => format!("已于{}报送（晚 {late} 天）", day(on)),
            Some(_) => format!("已于{}报送（按期）", day(on)),
            None => format!("已于{}报送", day(on)),
        },
        Owed::Passed => "报送日期未记，后面的步骤已完成".to_owned(),
    },
    odd_due: |written| format!("▲ 办理时限“{written}”有误"),
    conflicts: |count| format!("{count} 处填报不一致"),
    first_use: "勾选办结的建议和举措，改动自动存在本机，不联网也能用。办完一批，点“发送”给对方；收到别人的，点“导入”合并。",

    area_title: |numeral, title| format!("{numeral}、{title}"),
    finding: |text| format!("对应问题：{text}"),
    tick: |number, title| format!("{number} {title}：办结"),
    open_card: "展开",
    close_card: "收起",
    has_draft: "✎ 有草稿",
    measures_done: |done, of| format!("举措 {done} / {of}"),
    // As in the papers.
    standing: names::standing,
    standing_mark: |standing| match standing {
        Standing::NotStarted => "○",
        Standing::Working => "◐",
        Standing::Done => "✓",
        Standing::Ongoing => "→",
        Standing::NeedsConditions => "◇",
        Standing::Declined => "×",
    },
    review: "政府办审核",
    reviewed: |review| match review {
        None => "还没有审核",
        Some(Judged { is: Review::Approved, outdated: true }) => "认可以后又改过，等重新审核",
        Some(Judged { is: Review::Returned, outdated: true }) => "退回以后已重新报来，等审核",
        Some(Judged { is: Review::Approved, .. }) => "✓ 认可",
        Some(Judged { is: Review::Returned, .. }) => "▲ 已退回承办单位",
    },
    rating: "人大评价",
    rated: names::rating,

    part_coming: "正在取……",
    part_outdated: "本页已有新版本，旧版本的这一部分取不到了。数据不受影响，请刷新页面。",
    saved_copy: "这是浏览器另存的副本，只能看。要填报，请打开原来的网址或文件。",
    part_missing: "这一部分没有取到，可能断了网。勾选和已有的数据不受影响，连上以后再取。",
    fetch_again: "再取一次",

    share: "发送",
    receive: "导入",
    papers: "出材料",
};

pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Unit => "承办单位",
        Role::Office => "政府办",
        Role::Committee => "人大常委会",
    }
}

/// In one piece: no line ends within a date.
pub(super) fn day(day: Day) -> String {
    format!("{}{JOINER}年{JOINER}{}{JOINER}月{JOINER}{}{JOINER}日", day.year(), day.month(), day.day())
}

/// As an official text counts.
fn number(count: usize) -> String {
    match count {
        5 => "五".to_owned(),
        15 => "十五".to_owned(),
        other => format!(" {other} "),
    }
}
