//! 简体中文: why something is not taken, and what to do.

use crate::{
    report::readback::{BadCell, Misread, Unread, Unshown, Why},
    share::{Foreign, Refusal},
    web::words::whole_name,
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
        Refusal::NoLink => {
            "这段文字里没有本清单的链接或数据，请把收到的内容完整复制过来，或请对方改发文件。".to_owned()
        }
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
        Refusal::BadPicture => "图片打不开，可能没有传完或已损坏，请对方重新发送。".to_owned(),
        Refusal::Folder => "这是文件夹。请打开它，选择里面的文件（可以一次选几个）。".to_owned(),
        Refusal::Foreign(what) => foreign(*what).to_owned(),
    }
}

fn foreign(what: Foreign) -> &'static str {
    match what {
        Foreign::Text => {
            "这是 Word 或 WPS 的文字文档，本清单读不了其中的内容。请填写“出材料”里导出的台账（Excel 表格）发回，或在页面上填写后导出。"
        }
        Foreign::Slides => "这是演示文稿，没有清单数据。请对方从本清单导出文件（.json），或发回填好的台账。",
        Foreign::Pdf => "这是 PDF 文件，只能看，读不出清单数据。请对方发来原来的文件：清单导出的 .json，或填好的台账。",
        Foreign::Ofd => {
            "这是 OFD 版式文件，只能看，读不出清单数据。请对方发来原来的文件：清单导出的 .json，或填好的台账。"
        }
        Foreign::Archive => "这是压缩包。请先解压，再选择里面的文件（可以一次选几个）。",
        Foreign::Protected => {
            "这个文件加了密码，本清单打不开。请在 Excel 或 WPS 里用密码打开，取消密码另存一份，再选择那一份。"
        }
        Foreign::Heic => {
            "这是 HEIC 照片（苹果手机的格式），这个浏览器读不了。请在手机上截屏，或改存为 JPG，再选择那一张。"
        }
        Foreign::Tiff => "这是 TIFF 图片（多由扫描仪生成），这个浏览器读不了。请改存为 PNG 或 JPG，再选择那一张。",
        Foreign::Calendar => "这是日历文件，用来导入手机或电脑的日历，里面没有办理情况。请对方发来清单导出的 .json。",
        Foreign::Mail => "这是邮件软件存下的整封邮件。请打开邮件，把附件另存出来选择它，或复制邮件里的链接粘贴到这里。",
        Foreign::Media => "这是声音或视频文件，没有清单数据。有二维码的，请截成图片再选择。",
        Foreign::Program => "这是程序文件，没有读它。请核对发来的是什么，不要打开来历不明的程序。",
    }
}

pub(super) fn misread(why: &Misread) -> String {
    match why {
        Misread::NotAWorkbook => "这不是表格文件，或已损坏，请对方重新发送。".to_owned(),
        Misread::TooLarge { limit } => format!("展开后超过 {} MB，不像是本清单导出的台账。", limit >> 20),
        Misread::NotOurs => "这不是本清单导出的台账，请在“出材料”里导出后填写。".to_owned(),
        Misread::Newer { version } => format!("台账来自更新的版本（格式 {version}），请先更新本页。"),
        Misread::OtherDocument { number } => format!("这是另一份文件（{number}）的台账，不能并进来。"),
        Misread::NoSheet { sheet } => format!("缺少“{sheet}”这张表，请从导出的台账重新填写。"),
        Misread::Locked => "文件加了密码。请对方去掉密码，另存一份再发来。".to_owned(),
    }
}

pub(super) fn bad_cell(cell: &BadCell) -> String {
    let why = match &cell.why {
        Why::Unclear { why } => match why {
            Unshown::Error { found } => format!("公式出错，显示“{found}”，请直接填写内容"),
            Unshown::NotComputed => "公式还没有算出结果，请用表格软件打开保存一次，或直接填写内容".to_owned(),
            Unshown::Format { number } => {
                format!("看不出单元格显示的是什么（存的是 {number}），请把单元格格式改为“文本”再填一遍")
            }
            Unshown::Merged => "与左边的单元格合并了，看不出填的是什么，请取消合并再填".to_owned(),
        },
        Why::UnitsUnclear { found } => format!("“{found}”是一个单位还是几个？请用“、”隔开"),
        Why::StillDiffering => "填报不一致的地方请只留一种说法".to_owned(),
        Why::NoNumber => "这一行填了内容，没有编号".to_owned(),
        Why::OtherText { number } => format!("编号“{number}”对应的不是本清单的条目"),
        Why::Moved { name, says } => format!("“{name}”列里是“{says}”的内容，这一列没有读入"),
        Why::ColumnTwice { name } => format!("“{name}”列出现两次"),
        Why::NotADay { found } => format!("“{found}”不是日期，请写成 {}", whole_name("2025-06-19")),
        Why::TooLong { limit } => format!("文字超过 {} KB", limit >> 10),
        Why::NotAStanding { found } => format!("“{found}”不是办理状态，请从列表里选"),
        Why::NotYesOrNo { found } => format!("“{found}”应写“是”或“否”"),
        Why::NoSuchNumber { found } => format!("没有编号“{found}”"),
        Why::Twice { number } => format!("编号“{number}”出现两次，内容不一样，都没有读入"),
        Why::ReasonAlone => "写了状态说明，没有选办理状态".to_owned(),
    };
    format!("{} {} 列：{why}", row(&cell.sheet, cell.row), cell.column)
}

/// A table as text has no name.
fn row(sheet: &str, row: usize) -> String {
    if sheet.is_empty() { format!("第 {row} 行") } else { format!("“{sheet}”表第 {row} 行") }
}

/// What was changed where it is not read, and where to write it.
pub(super) fn unread(unread: &Unread) -> String {
    match unread {
        Unread::Cell { sheet, row: at, column, name, instead: Some(instead) } => {
            format!("{} {column} 列：“{name}”不读入，请写在“{instead}”里", row(sheet, *at))
        }
        Unread::Cell { sheet, row: at, column, name, instead: None } => {
            format!("{} {column} 列：“{name}”不读入，请在页面里改", row(sheet, *at))
        }
        Unread::Outside { sheet, row: at, column } => {
            format!("{}（{column} 列起）：不是清单的条目，不读入", row(sheet, *at))
        }
        Unread::Sheet { sheet } => format!("“{sheet}”表不读入"),
        Unread::NoColumn { sheet, column } if sheet.is_empty() => format!("没有“{column}”列"),
        Unread::NoColumn { sheet, column } => format!("“{sheet}”表里没有“{column}”列，这一列没有读"),
    }
}
