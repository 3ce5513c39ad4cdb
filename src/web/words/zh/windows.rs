//! 简体中文: windows and what is told.

use super::{
    DOT, WORDS, digits,
    refusals::{bad_cell, misread, refusal, unread},
    role, size,
};
use crate::{
    app::{CameraTrouble, ChatApp, Notice, SaveState, StoreError, WhyNot},
    desk::{Failure, Paper},
    journal::{Field, Role, Subject},
    ledger::Misfit,
    opinion::{MeasureId, Opinion, RecommendationId},
    report::names,
    share::Format,
    web::words::{whole_name, windows::Windows},
};

pub(crate) static WINDOWS: Windows = Windows {
    colon: "：",
    comma: "、",
    semicolon: "；",
    counted: |what, count| format!("{what}（{count} 处）"),
    export: "导出文件",
    busy: |progress| match progress {
        Some((done, of)) => format!("正在处理（{done} / {of}）"),
        None => "正在处理".to_owned(),
    },
    call_off: "取消",
    close: "关闭",
    dismiss: "知道了",
    download: "下载",

    not_downloaded: "没有下载到",
    interrupted: |name, lost| {
        if lost {
            format!("上次合并“{name}”时页面关闭，只存下了一部分，其余没有留在本机。请再导入一次，已有的不会重复。")
        } else {
            format!("上次合并“{name}”时页面关闭，没有全部存下。可以继续导入，已有的不会重复。")
        }
    },
    resume_merge: "继续导入",
    drop_merge: "不再导入",
    receive_again: "再次导入",
    elsewhere: |path| format!("本网站的 {path} 也存有这份清单的数据，可以查看后合并到这里，原处的数据不变。"),
    look_elsewhere: "查看",
    not_elsewhere: "不用",
    store_trouble: |state, local, durable| match (state, local, durable) {
        (SaveState::Unsaved, _, Some(StoreError::Full)) => {
            Some("本机存储空间已满，新的改动只在这个页面里，关掉就没有了。请先导出文件，再腾出空间。")
        }
        (SaveState::Unsaved, ..) => {
            Some("浏览器不让本页保存数据，改动只在这个页面里，关掉就没有了。请在关闭之前导出文件。")
        }
        (SaveState::Partly, _, Some(StoreError::Full)) => Some(
            "本机数据库空间已满，改动只记在浏览器的快速存储里，浏览器意外退出时可能丢掉最后几秒。请导出文件，再腾出空间。",
        ),
        (SaveState::Partly, _, Some(StoreError::Silent)) => Some(
            "浏览器的数据库没有答复，改动暂存在快速存储里，浏览器意外退出时可能丢掉最后几秒。数据库答复以后自动存好，不影响继续填报。",
        ),
        (SaveState::Partly, ..) => Some(
            "浏览器不让本页使用数据库，改动只记在快速存储里，浏览器意外退出时可能丢掉最后几秒。重要改动请导出文件。",
        ),
        (_, Some(StoreError::Full), _) => Some("浏览器的快速存储已满，改动存进了数据库：数据不受影响，只是打开稍慢。"),
        (_, Some(_), _) => Some("浏览器不让本页使用快速存储，改动存进了数据库：数据不受影响，只是打开稍慢。"),
        _ => None,
    },
    in_chat_app: |app| {
        let name = match app {
            ChatApp::WeChat => "微信",
            ChatApp::DingTalk => "钉钉",
            ChatApp::Qq => "QQ",
            ChatApp::Lark => "飞书",
        };
        format!(
            "本页是在{name}里打开的：这里多半下载不了文件，数据也只存在{name}里。长期使用，请点右上角的 ⋯，选“在浏览器打开”，再用链接或复制的文字把这里的改动带过去。"
        )
    },
    handout_title: "复制文字",
    handout_lead: |name, letters| {
        format!(
            "这里多半下载不了文件，“{name}”的内容在下面，共 {} 个字符。复制以后粘贴给对方，对方在“导入”里粘贴；太长的，聊天软件可能截断。",
            digits(letters)
        )
    },
    handout_name: "文件的内容",
    handout_copy: "复制全部文字",
    handout_download: "仍然试着下载",
    unreadable: |count| {
        format!("本机有 {count} 段存储的数据读不出来。它们原样留着，其余数据照常使用。请下载留底，再决定是否移除。")
    },
    unreadable_discard: "已留底，移除",

    standing_label: "办理状态",
    measures: "举措",
    sieve_some: |shown, all| format!("按条件显示 {shown} 条，共 {all} 条"),
    sieve_none: "没有符合条件的条目。换个词或放宽条件，或者显示全部。",
    sieve_clear: "显示全部",
    unassigned: "未交办",
    standing_differs: "填报不一致",

    why: "提出背景",
    cites: "依据",
    cite: |places| places.join("；"),
    baseline: "基数",
    figure: ToString::to_string,
    figure_label: |figure| match &figure.period {
        Some(period) => format!("{}（{period}）", figure.label),
        None => figure.label.to_string(),
    },
    doubtful: "存疑",
    card_history: "这一条的历史",
    last_change: |who, when| format!("最近改动：{who}，{when}"),

    conflict_of: |field| format!("{field}：填报不一致，请定一个"),
    conflict_lead: "几个人各自改了同一处，互相没有看到。选定的一个会留作新的记录，其余的仍在历史里。",
    claim: |who, when| format!("{who}{DOT}{when}"),
    choose_claim: "以此为准",

    no_scripts: "浏览器关掉了脚本，这里只能看和打印。要勾选和保存，请在浏览器设置里允许本页运行脚本，再刷新。",
    no_program: "清单的程序没有打开，这里只能看和打印。请刷新再试；还不行，请换用较新的浏览器（Chromium 90 以上）。",
    kept_offline: "本页已存在本机，以后没有网络也能打开。",
    update_found: "本页有新版本。改动都已保存，可以换用新版本，数据不变。",
    take_update: "换用新版本",
    save_page: "导出网页版（含数据）",
    notice: |notice| match notice {
        Notice::NotSealed { why } => format!("没有加密导出：{}", refusal(why)),
        Notice::NothingNew { name } => format!("“{name}”里的内容这里都已经有了，没有新的改动。"),
        Notice::Merged { entries, conflicts: 0 } => format!("已合并 {} 条记录。", digits(*entries)),
        Notice::Merged { entries, conflicts } => {
            format!("已合并 {} 条记录，其中 {conflicts} 处填报不一致，请在标出的条目里定一个。", digits(*entries))
        }
        Notice::NotWritten { limit } => format!("没有记下：这段文字超过 {} KB，请缩短后再填。", limit >> 10),
        Notice::Written { changes } => format!("已一次写入 {changes} 处，可以一次撤销。"),
        Notice::Undone { changes } => format!("已撤销 {changes} 处改动，可以重做。"),
        Notice::Redone { changes } => format!("已重做 {changes} 处改动。"),
        Notice::NothingToUndo => "没有可以撤销的改动。别人之后改过的不在此列。".to_owned(),
        Notice::NothingToRedo => "没有可以重做的改动。".to_owned(),
        Notice::Exported { name } => format!("已把“{}”交给浏览器下载，请到下载文件夹里查看。", whole_name(name)),
        Notice::ExportedInParts { name, files } => format!(
            "已导出“{}”，记录较多，分成 {files} 个文件，都在浏览器的下载文件夹里。请一并发送，对方一并读入。",
            whole_name(name)
        ),
        Notice::PasteCut { letters, limit } => {
            format!(
                "贴进来的有 {} 字，这一栏最多 {} 字，多出的没有贴进去。请核对，或删减后再贴。",
                digits(*letters),
                digits(*limit)
            )
        }
        Notice::DeskFailed { why: Failure::NotFetched } => {
            "生成文件的部分没有取到，可能断了网。已有的数据不受影响，连上以后再试。".to_owned()
        }
        Notice::NotDownloaded { name } => {
            format!("“{}”没有下载到，不算已导出。请看浏览器是否拦截了下载，再导出一次。", whole_name(name))
        }
        Notice::DeskFailed { why: Failure::Outdated } => {
            "本页已有新版本，旧版本的这一部分取不到了。数据不受影响，请刷新页面后再试。".to_owned()
        }
        Notice::DeskFailed { why: Failure::TooMuch } => {
            "没有生成：记录太多，一个链接或一个文件装不下。请改用“导出文件”，会自动分成几个文件。".to_owned()
        }
        Notice::DeskFailed { why: Failure::Failed } => "没有生成出来。已有的数据不受影响，请再试一次。".to_owned(),
        Notice::NoDates => "这个范围里没有填办理时限，没有可以导出的日期。".to_owned(),
        Notice::MayNotArrive { name } => {
            format!(
                "已请求下载“{}”，但聊天软件里多半存不下来。没有存下来的，请点右上角的 ⋯，选“在浏览器打开”，再导出。",
                whole_name(name)
            )
        }
        Notice::Erased => "本机数据已经清除。".to_owned(),
        Notice::PutBack { entries } => format!("已放回 {} 条记录。", digits(*entries)),
        Notice::ErasedElsewhere => "另一个窗口清除了本机数据。".to_owned(),
    },
    sign_ask: "发送之前请署名：写上姓名和单位，对方才知道这些是谁填的。",
    sign_and_send: "署名，继续发送",
    send_unsigned: "不署名，直接发送",
    sign_earlier: |changes| format!("本机此前未署名的 {changes} 次改动，也由我署名（另记一笔，原记录不变）"),
    vouched: "已署名",
    vouched_by: |who| format!("未署名，后由 {who} 补签"),
    other_role_title: "不是您的身份",
    other_role: |mine, theirs| {
        let what = match theirs {
            Role::Unit => "答复交办",
            Role::Office => "审核",
            Role::Committee => "评价",
        };
        format!("您署名为{}，仍要以{}身份{what}？以后不再问。", role(mine), role(theirs))
    },
    other_role_yes: "仍要这样做",
    other_role_no: "不做",
    later: "以后再说",
    sign_title: "署名",
    sign_lead: "之后的每一笔改动都会记上它，随导出的文件一起发出。以前的记录不改写。",
    name: "姓名",
    unit: "单位",
    unit_hint: "如：农牧局",
    role: "身份",
    role_of: role,
    role_hint: "身份只决定先看到什么，不限制能做什么。",
    keep: "保存",
    unsigned: "未署名",
    withheld: "来源未附",

    link_name: "收到的链接",
    pasted_name: "粘贴的内容",
    share_title: "发送",
    hand_back: "交回（本单位全部内容）",
    hand_back_hint: |unit| {
        format!(
            "{unit}写的全部内容：办理状态、办理进展、佐证、说明和署名，存成一个文件，没有加密。发给政府办，对方点“导入”合并。"
        )
    },
    hand_back_make: "导出交回的文件",
    share_status_hint: "只带办理状态和举措的勾选；办理进展、佐证、说明、联系人和署名都不带，不能代替交回。",
    share_file: "全部内容，存成文件",
    share_file_hint: "包含全部记录、姓名和文字，没有加密。用聊天软件、邮件或 U 盘传给对方，对方在“导入”里选这个文件。",
    share_page: "全部内容，存成网页",
    share_page_hint: "一个网页文件，带着清单和同样的全部内容，没有加密。对方双击就能看，也能接着办。",
    share_link: "办理状态，做成链接和二维码",
    share_link_hint: "只带十五条的办理状态和举措的勾选，不带姓名、单位和文字。对方打开链接，先看会变什么，再决定是否并入。",
    share_status: "生成链接和二维码",
    share_text: "连文字一起发",
    share_text_warning: "链接里会有姓名、单位、办理进展等全部文字，拿到链接的人都能看。尚未公开的工作内容请按单位规定办理，不宜发在群里。",
    share_text_yes: "我已了解，生成带文字的链接",
    share_local: "您是直接打开文件使用的，别人点不开这里的链接：请对方把它粘贴到自己的“导入”里。",
    link_of: |with_text, letters| {
        let what = if with_text { "带全部文字" } else { "只带办理状态" };
        format!("{what}，共 {} 个字符。聊天软件可能截断过长的链接。", digits(letters))
    },
    copy: "复制链接",
    copied: "已复制",
    not_copied: "浏览器不让复制，请长按或全选上面的文字再复制。",
    system_share: "用系统分享",
    codes_of: |place, of| match of {
        1 => "用手机或对方的“导入”扫这个码".to_owned(),
        of => format!("第 {place} 个，共 {of} 个，轮流显示，扫的先后不限"),
    },
    codes_none: "内容太多，做不成二维码，请发链接或文件。",
    codes_stop: "停住",
    codes_go: "轮流显示",
    code_label: "二维码",
    code_larger: "放大",
    code_smaller: "缩小",
    code_svg: "存为 SVG",
    code_png: "存为 PNG",
    share_unit: "只给一个单位",
    share_unit_hint: "文件里只有它牵头或配合的条目，没有其他单位的名称和文字。它办完发回来，照样合并。网页里连清单本身都有，双击就能打开、勾选、再存。",
    share_unit_none: "还没有交办牵头或配合单位。",
    share_unit_make: "导出这个单位的文件",
    share_unit_page: "导出该单位网页版",
    share_sealed: "全部内容，加密",
    share_sealed_hint: "没有口令打不开。口令至少八个字符，请当面或打电话告诉对方；忘了口令，谁也打不开。",
    passphrase: "口令",
    passphrase_again: "再次输入口令",
    passphrase_differs: "两遍口令不一样。",
    passphrase_short: "口令至少八个字符。",
    seal: "加密导出",
    sealing: "正在用口令处理，请稍候。",
    receive_title: "导入",
    receive_lead: "文件、加密文件、带数据的网页、二维码图片都可以，一次可选几个；也可以把文件直接拖到页面上。先看会变什么，点“合并”才并入。",
    receive_choose: "选择文件",
    camera: "用摄像头扫码",
    camera_open: "打开摄像头",
    camera_stop: "停止",
    camera_starting: "正在打开摄像头，浏览器会问是否允许。",
    camera_seeing: "把二维码对着摄像头。有几个的，轮流对着，先后不限。",
    camera_trouble: |trouble| match trouble {
        CameraTrouble::Missing => "没有找到摄像头。请把二维码拍成图片，用“选择文件”打开。",
        CameraTrouble::Refused => {
            "浏览器没有让本页用摄像头。请在地址栏旁边的设置里允许，再试；或把二维码拍成图片，用“选择文件”打开。"
        }
        CameraTrouble::Insecure => "浏览器只让 https 网址和本机的页面用摄像头。请把二维码拍成图片，用“选择文件”打开。",
        CameraTrouble::Busy => "摄像头打不开，可能正被别的程序使用。关掉那个程序再试，或把二维码拍成图片打开。",
    },
    camera_name: "摄像头看到的二维码",
    receive_paste: "或者粘贴链接、文字",
    receive_paste_hint: "把收到的整段内容粘贴在这里",
    receive_read: "读取",
    receive_missing: |read, missing| {
        let missing: Vec<String> = missing.iter().map(u8::to_string).collect();
        format!("已读到 {read} 个二维码，还缺第 {} 个。", missing.join("、"))
    },
    receive_locked: |files| match files {
        1 => "有 1 个加密文件，请写口令。".to_owned(),
        files => format!("有 {files} 个加密文件，请写口令；口令不同的，分别再写。"),
    },
    arrivals: |count| format!("收到的（{count} 件）"),
    format_of: |format| match format {
        Format::Exchange => Some("清单文件"),
        Format::Sealed => Some("加密文件"),
        Format::Page => Some("网页"),
        Format::Message => Some("链接或文字"),
        Format::Workbook => Some("台账表格"),
        Format::Picture(_) => Some("图片"),
        Format::Encoded(_) => Some("文本文件"),
        Format::Foreign(_) | Format::Unknown => None,
    },
    arrival_opening: "正在读取…",
    arrival_locked: "已加密，等口令。",
    arrival_nothing_new: "里面的内容这里都已经有了，没有新的改动。",
    arrival_merged: "已并入。",
    not_taken: |why| {
        let told = match why {
            WhyNot::Refused(why) => refusal(why),
            WhyNot::Misread(why) => misread(why),
            WhyNot::Failed(Failure::NotFetched) => "读取它要用的部分没有取到，可能断了网。连上以后再试。".to_owned(),
            WhyNot::Failed(Failure::Outdated) => {
                "本页已有新版本，旧版本要用的部分取不到了。请刷新本页再试。".to_owned()
            }
            WhyNot::Failed(Failure::Failed | Failure::TooMuch) => {
                "没有读出来。请再试一次；还不行，请对方重新导出。".to_owned()
            }
        };
        format!("没有读入：{told}")
    },
    arrivals_untouched: "没有读入的，没有改动本机数据。",
    refusal,
    unseal: "解密",

    preview_title: "合并预览",
    preview_lead: |files, name| match files {
        1 => format!("“{name}”还没有并入，下面是并入以后会变的地方。"),
        files => format!("{files} 个文件还没有并入，下面是并入以后会变的地方。"),
    },
    preview_file: |sum| {
        let mut told = format!("新记录 {} 条，已有的 {} 条，会变 {} 处", sum.new, sum.known, sum.changed);
        if sum.conflicts > 0 {
            told.push_str(&format!("，填报不一致 {} 处", sum.conflicts));
        }
        told
    },
    preview_take: "并入",
    preview_hint: "不想并入的，去掉前面的勾。合并以后也可以用“撤销”一次退回。",
    preview_counts: |new, known| format!("新记录 {} 条，已有的 {} 条。", digits(new), digits(known)),
    preview_altered: |count| {
        format!(
            "有 {} 条记录与本机的同一条内容不同，是被改动过的副本：本机的原样保留，两份并存，等人来定。",
            digits(count)
        )
    },
    preview_beyond: |entries| {
        format!(
            "合并后共有 {} 条记录，一个文件装不下：以后导出时会自动分成几个文件，链接、二维码、加密文件和网页版装不下。",
            digits(entries)
        )
    },
    mark_altered: "副本内容不同",
    more_claims: |more| format!("另有 {} 条填报没有列出。", digits(more)),
    preview_conflicts: |count| format!("会出现 {count} 处填报不一致，两边都保留，等人来定。"),
    preview_odd: |count| format!("有 {count} 处内容本页读不懂：可以合并和转发，但不会显示。请让对方改正后重新发来。"),
    misfit: |why| match why {
        Misfit::Register => "没有这一项".to_owned(),
        Misfit::Value => "值不合要求".to_owned(),
        Misfit::Part(name) => format!("其中的“{name}”不合要求"),
    },
    preview_authors: "新记录来自",
    preview_author: |who, entries| format!("{who}（{entries} 条）"),
    preview_changes: |count| format!("会变的地方（{count} 处）"),
    workbook_whose: |file| format!("“{}”是谁填的？", whole_name(file)),
    workbook_whose_hint: "并入的内容署填表人的名，不署您的名。",
    workbook_known: |who| format!("也是 {who} 填的"),
    workbook_unsigned: "不清楚是谁填的，并入后显示“未署名”",
    workbook_asks: "请先写明是谁填的，再合并。",
    workbook_refused: |count| format!("没有读入的单元格（{count} 处），其余的照常读入"),
    workbook_unread: |count| format!("不读入的地方（{count} 处）"),
    bad_cell,
    unread,
    merge_accept: "合并",
    merge_decline: "不合并",

    subject: |opinion, register| match (&register.subject, &register.field) {
        (_, Field::Planned(stage) | Field::Actual(stage)) => (WORDS.stage)(*stage).to_owned(),
        (Subject::Opinion, _) => "整份意见".to_owned(),
        (Subject::Recommendation(id), _) => recommendation(opinion, *id),
        (Subject::Measure(id), _) => measure(opinion, *id),
        (Subject::Step(_), _) => "此前未署名的改动".to_owned(),
        (Subject::Other(_), _) => "新版本的内容".to_owned(),
    },
    // As in the papers.
    field: names::field,
    value_withheld: "未附",
    value_done: |done| if done { "已完成" } else { "未完成" },
    nothing: "未填",
    several: |values| values.join(" / "),
    from_to: |from, to| format!("{from} → {to}"),

    history_title: "历史",
    history_empty: "还没有改动。",
    history_none_match: "没有符合条件的记录。",
    places: |count| format!("{count} 条建议"),
    at_one_go: |changes| format!("一次改动 {changes} 处"),
    history_count: |shown, all| format!("显示 {} 条，共 {} 条", digits(shown), digits(all)),
    history_more: "再显示一些",
    filter_item: "条目",
    filter_all: "全部",
    filter_author: "姓名或单位",
    filter_since: "从",
    filter_until: "到",
    filter_undo: "只看撤销和重做",
    mark_undo: "撤销或重做",
    mark_replaced: "后来又改过",
    mark_future: "时间超前，对方电脑的时钟可能不准",
    past_title: "查看历史某日",
    past_ask: "日期",
    past_until: "对比日期",
    past_show: "看那天的情况",
    past_banner: |day| format!("现在看的是{day}当天结束时的情况，不能改动。"),
    past_back: "回到今天",
    between_lead: |from, to, changes| format!("{from}到{to}，有 {changes} 处不同。"),

    papers_scope: "范围",
    scope_all: "全部建议",
    papers_step: "用途",
    step_comment: "征求意见稿",
    step_final: "正式报告",
    paper_report: "研究处理情况报告",
    paper_docx: "生成报告（Word）",
    paper_print: "打印或存为 PDF",
    paper_word: "Word",
    paper_forms: "其他文书",
    paper_name: |paper| match paper {
        Paper::Report(_) => "研究处理情况报告",
        Paper::Overview => "办理情况一览表",
        Paper::Notice => "交办通知（附分工方案）",
        Paper::HandlingForms => "承办单位办理情况表",
        Paper::Reminders => "催办单",
        Paper::Ballot => "满意度测评表（空白）",
        Paper::Count => "满意度测评结果",
        Paper::Workbook | Paper::Csv | Paper::Markdown => "办理情况台账",
        Paper::Calendar => "办理时限",
    },
    facts: "公文要素",
    facts_hint: "填写一次，以后的报告和文书都会用到；没有填写的，在文中标黄待补。",
    facts_letterhead: "填写后报告加红头，如“某某人民政府文件”",
    paper_ledger: "办理情况台账",
    paper_ledger_hint: "表格里浅黄的格子可以填写，填好后用“导入”读回来：只改动过的格子才算数。",
    paper_xlsx: "Excel 表格",
    paper_csv: "CSV",
    paper_md: "Markdown",
    paper_dates: "期限",
    paper_dates_hint: "书面报告、各条办理时限和计划步骤，导入日历后提前七天提醒。改了日期再导入一次，原来的会更新。",
    paper_ics: "日历（ICS）",
    paper_busy: "正在生成……",
    gaps_by_hand: "生成以后在报告里填写",
    gaps_none: "没有要补的内容。",
    gaps_lead: |count| format!("还有 {count} 项要人来补，在报告里标黄。"),
    // As the paper says it.
    wants: ToString::to_string,

    device_title: "本机数据",
    device_entries: "记录",
    device_size: "大小",
    device_saved: "最近写入",
    device_saved_none: "还没有写入过",
    device_saved_never: "打开以后还没有改动",
    device_persistent: "长期保留",
    persistent: |persistent| match persistent {
        Some(true) => "浏览器已答应长期保留",
        Some(false) => "空间紧张时浏览器可能清掉，请常导出文件",
        None => "还没有结果，有改动以后向浏览器申请",
    },
    device_exported: "上次导出",
    device_exported_at: |when, since| match since {
        0 => when.to_owned(),
        since => format!("{when}，之后又有 {since} 条记录"),
    },
    device_exported_never: "没有导出过",
    device_stores: "存储",
    store_local: "快速存储",
    store_durable: "数据库",
    store_works: "正常",
    store_opening: "正在打开",
    store_fails: |error| match error {
        StoreError::Silent => "没有答复",
        StoreError::Erased(_) => "刚被清除",
        StoreError::Blocked => "浏览器不让用",
        StoreError::Full => "已满",
        StoreError::Failed => "出错",
    },
    device_signature: "署名",
    change: "修改",
    erase_title: "清除本机数据",
    erase_lead: "清除以后，本机的勾选、历史和署名都没有了。页面关闭以前还可以放回，以后只能从导出的文件找回。",
    erase_confirm: "清除全部",
    erased: |entries| {
        format!(
            "本机存的数据已经清除。这个页面里还留着 {} 条记录和署名，可以放回；点“不留”或关掉页面，就没有了。",
            digits(entries)
        )
    },
    put_back: "放回",
    do_not_keep: "不留",
    erase_export_first: "先导出文件",
    size,
    export_reminder: |count| format!("有 {count} 条改动尚未备份，请导出一份留存。"),
};
fn recommendation(opinion: &Opinion, id: RecommendationId) -> String {
    let title = opinion.recommendation(id).map_or("", |asked| &asked.title);
    format!("{} {title}", id.number())
}

fn measure(opinion: &Opinion, id: MeasureId) -> String {
    let text = opinion.measure(id).map_or("", |measure| &measure.text);
    format!("{} {text}", id.recommendation().number())
}
