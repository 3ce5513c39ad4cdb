//! 简体中文: why something is not taken, and what to do.

use crate::{
    report::readback::{BadCell, Misread, Why},
    share::Refusal,
};

pub(super) fn refusal(why: &Refusal) -> String {
    match why {
        Refusal::Empty => "文件是空的，请对方重新导出。".to_owned(),
        Refusal::TooLarge { limit } => format!("文件超过 {} MB，不像是本清单导出的，请核对。", limit >> 20),
        Refusal::TooMany { limit } => format!("记录超过 {limit} 条，请对方核对后重新导出。"),
        Refusal::TooLong { limit } => format!("有一条记录的文字超过 {} KB，请对方缩短后重新导出。", limit >> 10),
        Refusal::TooDeep { limit } => format!("内容层层嵌套超过 {limit} 层，不像是本清单导出的，请核对。"),
        Refusal::Cut => "链接或二维码不完整，可能在转发时被截断，请对方改发文件，或重新复制完整的链接。".to_owned(),
        Refusal::Scrambled => "内容在传递中损坏，请对方重新发送。".to_owned(),
        Refusal::NoLink => "这段文字里没有本清单的链接，请把收到的内容完整复制过来。".to_owned(),
        Refusal::NoState => "这个网页里没有带清单数据，请选择对方“导出网页版（含数据）”得到的文件。".to_owned(),
        Refusal::NoCode => "图片里没有认出二维码，请换一张清楚、完整的。".to_owned(),
        Refusal::Locked => "口令不对，或文件被人改动过。请向对方核对口令再试。".to_owned(),
        Refusal::NoSealing => "浏览器在这个网址下不提供加密。请改用 https 网址或单个网页文件打开本清单。".to_owned(),
        Refusal::NotJson => "这不是本清单导出的文件，请选择“审议意见办理清单-日期.json”。".to_owned(),
        Refusal::NotOurs => "这是别的程序的文件，请选择“审议意见办理清单-日期.json”。".to_owned(),
        Refusal::Damaged { line } => format!("文件不完整或已损坏（第 {line} 行），可能没有传完，请对方重新发送。"),
        Refusal::Newer { version } => format!("文件来自更新的版本（格式 {version}），请先更新本页再合并。"),
        Refusal::OtherDocument { number } => format!("这是另一份文件（{number}）的清单，不能并进来。"),
        Refusal::Nonsense { entry } => format!("第 {entry} 条记录不合规则，文件可能被改动过，请对方重新导出。"),
        Refusal::Unreadable => "浏览器读不了这个文件，请确认它没有被移动或占用，再试一次。".to_owned(),
    }
}

const CELLS: usize = 5;

pub(super) fn misread(why: &Misread) -> String {
    match why {
        Misread::NotAWorkbook => "这不是 Excel 表格，或文件已损坏，请对方重新发送。".to_owned(),
        Misread::TooLarge { limit } => format!("展开后超过 {} MB，不像是本清单导出的台账。", limit >> 20),
        Misread::NotOurs => "这不是本清单导出的台账，请在“出材料”里导出后填写。".to_owned(),
        Misread::Newer { version } => format!("台账来自更新的版本（格式 {version}），请先更新本页。"),
        Misread::OtherDocument { number } => format!("这是另一份文件（{number}）的台账，不能并进来。"),
        Misread::NoSheet { sheet } => format!("缺少“{sheet}”这张表，请从导出的台账重新填写。"),
        Misread::Cells(cells) => {
            let told: Vec<String> = cells.iter().take(CELLS).map(bad_cell).collect();
            let rest = if cells.len() > CELLS { format!("等 {} 处", cells.len()) } else { String::new() };
            format!("{}{rest}。改好以后再读一次。", told.join("；"))
        }
    }
}

fn bad_cell(cell: &BadCell) -> String {
    let why = match &cell.why {
        Why::Moved { expected, found } => format!("应是“{expected}”列，现在是“{found}”"),
        Why::NotADay { found } => format!("“{found}”不是日期，请写成 2025-06-19"),
        Why::TooLong { limit } => format!("文字超过 {} KB", limit >> 10),
        Why::NotAStanding { found } => format!("“{found}”不是办理状态，请从列表里选"),
        Why::NotYesOrNo { found } => format!("“{found}”应写“是”或“否”"),
        Why::NoSuchNumber { found } => format!("没有编号“{found}”"),
        Why::Twice { number } => format!("编号“{number}”出现两次"),
        Why::ReasonAlone => "写了状态说明，没有选办理状态".to_owned(),
    };
    format!("“{}”表第 {} 行 {} 列：{why}", cell.sheet, cell.row, cell.column)
}
