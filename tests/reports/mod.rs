//! The report and the forms: what they say, and that Word and the browser can read them.

use std::{fs, path::Path, rc::Rc};

use otog_checklist::{
    app::Model,
    journal::{Author, Fact, Role},
    opinion::{AreaId, Opinion},
    report::{
        Order, Scope, Source, Step, Wants, docx, forms, handling, html,
        paper::{Block, Line, Paper, Piece, Style},
    },
};

use super::{
    ledgers::{
        busy, clerk, full, note, now,
        rich::{self, UNITS, fact, facts, rich},
        source,
    },
    part as part_of, wordml,
};

pub(crate) fn report(model: &Model, order: &Order) -> Paper {
    handling::report(source(model), order)
}

fn whole(step: Step) -> Order {
    Order { scope: Scope::All, step }
}

fn line(line: &Line) -> String {
    line.iter().map(Piece::shown).collect()
}

/// All that a paper says, a paragraph or a cell to a line.
pub(crate) fn words(paper: &Paper) -> String {
    let blocks = paper.sections.iter().flat_map(|section| &section.blocks);
    let lines = blocks.flat_map(|block| {
        let head = if let Block::Table(table) = block { table.head.clone() } else { Vec::new() };
        head.into_iter().chain(block.lines().into_iter().map(line))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What stands before the annexes.
fn prose(paper: &Paper) -> String {
    words(&Paper { sections: vec![paper.sections[0].clone()], ..paper.clone() })
}

/// What stands under a heading.
fn part<'a>(prose: &'a str, heading: &str) -> &'a str {
    let from = prose.find(heading).unwrap_or_else(|| panic!("no {heading} in:\n{prose}"));
    let rest = &prose[from + heading.len()..];
    let next =
        ["\n一、", "\n二、", "\n三、", "\n四、", "\n五、", "\n专此"].iter().filter_map(|next| rest.find(next)).min();
    &rest[..next.unwrap_or(rest.len())]
}

#[track_caller]
fn says(words: &str, all: &[&str]) {
    for said in all {
        assert!(words.contains(said), "{said} is missing in:\n{words}");
    }
}

#[track_caller]
fn never_says(words: &str, all: &[&str]) {
    for said in all {
        assert!(!words.contains(said), "{said} stands in:\n{words}");
    }
}

#[test]
fn the_report_says_what_the_ledger_says_and_marks_what_it_does_not() {
    let model = busy();
    let report = report(&model, &whole(Step::Final));
    let words = words(&report);
    says(
        &words,
        &[
            "鄂旗人常发〔2024〕55号",
            "该意见提出五个方面十五条建议",
            "2025年1月6日完成交办",
            "15条建议中，2条已明确牵头单位，由农牧局、财政局、水利局、工信局等4个单位承办。",
            "已落实1条，需创造条件1条，尚未启动13条。",
            "承办单位报告已落实的1条，经政府办公室审核认可1条。",
            "2025年3月2日，建成示范片两处。",
            "验收单",
            "档案室",
            "等待上级资金。",
            "【待补：其余13条的牵头单位】",
            "【待补：采取的措施和取得的进展】",
        ],
    );
    never_says(&words, &["。。", "已完成加快", "佐证：暂无", "满意"]);
    assert_eq!(report.gaps().len(), words.matches("【待补：").count());
}

#[test]
fn the_title_is_the_documents_own_under_the_body_that_reports() {
    let model = clerk();
    let report = report(&model, &whole(Step::Final));
    let cited = "《鄂托克旗人大常委会关于国务院支持内蒙古工作高质量发展的意见落实情况报告的审议意见》";
    assert_eq!(report.name, format!("鄂托克旗人民政府关于{cited}研究处理情况的报告"));
    assert_eq!(report.issuer, "鄂托克旗人民政府");
    says(&prose(&report), &[cited, "建议要点根据原文归纳，以原文为准"]);
    let titles = report.sections[0].blocks.iter().filter_map(|block| match block {
        Block::Paragraph(Style::Title, title) => Some(line(title)),
        _ => None,
    });
    let lines: Vec<usize> =
        titles.flat_map(|title| title.lines().map(|line| line.chars().count()).collect::<Vec<_>>()).collect();
    assert!(lines.len() > 1 && lines.iter().all(|line| *line <= 20), "{lines:?}");
    // What is put into marks changes its own.
    let renamed =
        include_str!("../../src/opinion/opinion-2024-55.json").replace("国务院支持内蒙古", "《国务院》支持内蒙古");
    let opinion = Opinion::read(&renamed).unwrap();
    let model = clerk();
    let source = Source { opinion: &opinion, ..source(&model) };
    says(&handling::report(source, &whole(Step::Final)).name, &["《鄂托克旗人大常委会关于〈国务院〉支持内蒙古"]);
}

#[test]
fn results_add_up_to_all_and_name_who_differs() {
    let mut model = rich();
    let report = report(&model, &whole(Step::Final));
    let results = prose(&report);
    let results = part(&results, "三、办理结果");
    says(
        results,
        &[
            "共15条建议，已落实5条，正在落实5条，需长期推进1条，需创造条件1条，不予办理1条，尚未启动1条，办理状态填报不一致1条。",
            // r1.2 was approved, and has been reported anew since.
            "承办单位报告已落实的5条，经政府办公室审核认可1条。",
        ],
    );
    let (done, of) =
        model.ledger.items().iter().map(|item| item.measures_in_all()).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    says(results, &[&format!("细化举措{of}项，已完成{done}项。")]);
    fact(&mut model, Fact::Kinds, "letters");
    let letters = prose(&handling::report(source(&model), &whole(Step::Final)));
    says(
        &letters,
        &["A类（已解决或基本解决）5条，B类（正在解决或列入计划逐步解决）6条，C类（因条件限制等原因暂不能解决）2条，\
         尚未启动、未定类1条，办理状态填报不一致、未定类1条。"],
    );
}

#[test]
fn the_committees_ratings_are_no_part_of_the_governments_report() {
    for order in
        [whole(Step::Final), whole(Step::Comment), Order { scope: Scope::Unit("农牧局".into()), step: Step::Final }]
    {
        let words = words(&report(&rich(), &order));
        never_says(&words, &["满意", "人大评价", "测评"]);
    }
}

#[test]
fn where_people_differ_the_report_names_both_and_takes_neither() {
    let words = words(&report(&rich(), &Order::default()));
    says(&words, &["【待补：办理状态填报不一致（已办结／办理中），请核定】"]);
    says(&words, &[&format!("【待补：牵头单位填报不一致（林草局／{}），请核定】", UNITS[14])]);
}

#[test]
fn not_begun_beside_reported_progress_is_a_gap() {
    let model = rich();
    let titles: Vec<_> = model.opinion.recommendations().map(|asked| asked.title.clone()).collect();
    let prose = prose(&report(&model, &whole(Step::Final)));
    let told = prose.lines().find(|line| line.contains(&format!("是{}。", titles[10]))).unwrap();
    says(told, &["【待补：已填报进展，办理状态仍为“未启动”，请核定】"]);
}

#[test]
fn next_steps_promise_nothing_declined_and_no_day_that_is_over() {
    let model = rich();
    let titles: Vec<_> = model.opinion.recommendations().map(|asked| asked.title.clone()).collect();
    let prose = prose(&report(&model, &whole(Step::Final)));
    let (why, next) = (part(&prose, "四、存在的问题和原因"), part(&prose, "五、下一步工作"));
    says(why, &[&titles[5], "不属本旗事权", "上级专项资金尚未下达", "原定2025年4月30日完成，尚未办结"]);
    never_says(next, &[&titles[5], &titles[0], "2025年4月30日前完成"]);
    says(next, &["【待补：原定办理时限2025年4月30日已过，新的办理时限】", "2025年8月31日前完成。"]);
    // Measures begin with a verb: each is named.
    for measure in model.opinion.measures() {
        never_says(next, &[&format!("继续推进{}", measure.text), &format!("已完成{}", measure.text)]);
    }
}

#[test]
fn the_report_is_prose_by_area_and_its_ledger_a_table_on_its_side() {
    let model = rich();
    let report = report(&model, &whole(Step::Final));
    let prose = prose(&report);
    let handled = part(&prose, "二、办理情况");
    for area in model.opinion.areas() {
        says(handled, &[&format!("）{}\n", area.title)]);
        for (asked, ordinal) in area.recommendations.iter().zip(["一", "二", "三", "四", "五", "六"]) {
            says(handled, &[&format!("{ordinal}是{}。", asked.title)]);
        }
    }
    // Three thousand characters stand in the annex, whole; the text goes on to the end of a sentence.
    says(handled, &["其余情况见《办理情况一览表》第5项。"]);
    assert!(report.sections[1].landscape);
    let Some(Block::Table(table)) = report.sections[1].blocks.iter().find(|block| matches!(block, Block::Table(_)))
    else {
        panic!("no table")
    };
    assert_eq!(table.head, ["序号", "建议要点", "牵头单位", "配合单位", "办理情况", "办理时限", "办理状态"]);
    let long = table.rows.iter().filter(|row| row.len() == 1).count();
    assert_eq!((table.rows.len(), long), (21, 5), "fifteen, five of them in two rows, and the sum");
    let whole = rich::long(3000);
    let whole = whole.trim_end_matches(['。', '，']);
    let lines = table.rows.iter().flatten().flat_map(|cell| &cell.lines);
    assert_eq!(lines.filter(|told| line(told).contains(whole)).count(), 3);
    says(&words(&report), &["附件：1.办理情况一览表\n2.佐证材料目录", "以鄂旗人常发〔2024〕55号原文为准"]);
}

#[test]
fn what_the_office_fills_in_stands_in_the_report_and_nothing_is_left_open_for_it() {
    let mut model = rich();
    let open = |model: &Model| {
        report(model, &whole(Step::Final)).gaps().iter().filter(|gap| matches!(gap.wants, Wants::Fact(_))).count()
    };
    assert_eq!(open(&model), 9, "number, signer, organisation, date, person, phone, copies, printer, printed");
    facts(&mut model);
    assert_eq!(open(&model), 0);
    let words = words(&report(&model, &whole(Step::Final)));
    says(
        &words,
        &[
            "鄂托克旗人民政府文件\n鄂旗政发〔2025〕18号\t签发人：其其格",
            "逐月督办。",
            "鄂托克旗人民政府\n2025年6月10日",
            "（联系人：巴图  联系电话：0477-6210000）",
            "抄送：旗委办公室，旗人大常委会办公室。",
            "2025年6月11日印发",
        ],
    );
    // A draft for comment is signed by nobody and printed by nobody.
    never_says(&self::words(&report(&model, &whole(Step::Comment))), &["签发人", "抄送", "〔2025〕18号"]);
}

#[test]
fn a_units_report_is_about_its_own_items_and_goes_to_the_government() {
    let model = busy();
    let report = report(&model, &Order { scope: Scope::Unit("水利局".into()), step: Step::Comment });
    let prose = prose(&report);
    says(&prose, &["水利局关于《", "（征求意见稿）", "\n鄂托克旗人民政府：\n", "本报告涉及其中一条", "\n水利局\n"]);
    assert_eq!(prose.matches("牵头，财政局").count(), 1);
    assert_eq!(report.sections.len(), 2);
}

#[test]
fn the_notice_hands_every_item_to_its_unit() {
    let model = rich();
    let words = words(&forms::notice(source(&model), &Scope::All));
    says(
        &words,
        &[
            "鄂托克旗人民政府办公室关于做好\n《",
            "书面报告期限为2025年6月19日",
            "任务分工方案",
            "承办单位办理情况表",
            "单位负责人\n签字（盖章）",
        ],
    );
    for unit in UNITS.iter().take(14) {
        says(&words, &[unit]);
    }
    for asked in model.opinion.recommendations() {
        says(&words, &[&asked.asks]);
    }
}

#[test]
fn a_units_form_tells_what_it_wrote_and_leaves_room_to_sign() {
    let model = rich();
    let form = forms::handling_forms(source(&model), &Scope::Unit(UNITS[0].into()));
    let told = words(&form);
    says(&told, &["承办单位：农牧局", "填表人", "审核人", "联系电话", "单位负责人\n签字（盖章）", "已办结"]);
    // Whoever leads or supports: the ones that the scope takes, a page each.
    let own = model.ledger.items().iter().filter(|item| Scope::Unit(UNITS[0].into()).takes(item.id, item)).count();
    assert_eq!(told.matches("填表人").count(), own);
    assert_eq!(form.gaps(), []);
}

#[test]
fn the_ballot_is_blank_and_the_count_keeps_three_words_apart() {
    let model = rich();
    let blank = words(&forms::ballot(source(&model), &Scope::All));
    says(&blank, &["满意度测评表", "每条只选一项", "总体评价"]);
    let count = words(&forms::count(source(&model), &Scope::All));
    says(
        &count,
        &[
            "按全体应到人员计，过半数为准",
            "27\n20\n10\n8\n2\n基本满意",
            "共15条：满意1条，基本满意1条，不满意1条，未评价12条。",
        ],
    );
}

#[test]
fn a_units_report_tells_of_the_unit_and_counts_nothing_that_stands_alone() {
    let mut model = rich();
    facts(&mut model);
    let of = |unit: &str| Order { scope: Scope::Unit(unit.into()), step: Step::Final };
    let told = words(&report(&model, &of("农牧局")));
    let government = "旗人民政府召开专题会议研究";
    assert!(words(&report(&model, &Order::default())).contains(government));
    assert!(!told.contains(government));
    says(
        &told,
        &["【待补：组织领导、交办和督办的情况】", "3条建议均已明确牵头单位", "\n转变农牧业生产经营方式。由农牧局牵头"],
    );
    assert!(!told.contains("\n一是"), "each area has one of its own");
    // Marks within marks are single ones.
    says(&told, &["“统筹实施‘科技突围’战略”"]);
    // What the unit itself wrote is its own.
    model.author = Rc::new(Author { unit: "农牧局".into(), name: "乌兰".into(), role: Role::Unit });
    fact(&mut model, Fact::Organisation, "本局成立工作专班。");
    says(&words(&report(&model, &of("农牧局"))), &["本局成立工作专班。"]);
}

#[test]
fn a_note_stands_above_its_table_and_never_alone_on_a_page() {
    let model = rich();
    let (source, all) = (source(&model), Scope::All);
    let papers = [handling::overview(source, &all), forms::ballot(source, &all), forms::notice(source, &all)];
    for paper in papers {
        let section = paper.sections.iter().find(|section| {
            section.blocks.iter().any(|block| matches!(block, Block::Table(table) if table.rows.len() >= 15))
        });
        let last = section.unwrap().blocks.last();
        assert!(matches!(last, Some(Block::Table(_))), "{}: {last:?}", paper.name);
    }
}

#[test]
fn units_that_are_late_are_asked_and_nobody_else() {
    let model = rich();
    let asked = forms::reminders(source(&model), &Scope::All);
    let told = words(&asked);
    // The others with that day are done, declined, or wait with a reason.
    says(&told, &["催办单", "20天", "【待补：回复时限】"]);
    let late = model.ledger.items().iter().filter(|item| {
        let owed = model.ledger.procedure().owed_by(&model.opinion);
        item.deadline(source(&model).today, owed).is_some_and(|deadline| deadline.is_overdue())
    });
    let leads: Vec<_> = late.filter_map(|item| item.lead.value().cloned()).collect();
    assert!(!leads.is_empty());
    for unit in UNITS {
        assert_eq!(told.contains(&format!("\n{unit}：")), leads.iter().any(|lead| &**lead == unit), "{unit}");
    }
    says(&words(&forms::reminders(source(&clerk()), &Scope::All)), &["没有超过办理时限的事项"]);
}

/// Every paper that has pages, of every kind of ledger.
fn papers() -> Vec<(String, Paper)> {
    let mut complete = rich();
    facts(&mut complete);
    let part = [Scope::Unit("农牧局".into()), Scope::Area(AreaId::parse("a2").unwrap())];
    let ledgers = [("empty", clerk(), 0), ("busy", busy(), 0), ("full", full(), 0), ("complete", complete, 2)];
    let mut all = Vec::new();
    for (name, model, parts) in &ledgers {
        for scope in [Scope::All].iter().chain(&part[..*parts]) {
            let (of, source) = (format!("{name}-{}", String::from(scope.clone())), source(model));
            let order = |step| Order { scope: scope.clone(), step };
            all.extend([
                (format!("{of}-final"), handling::report(source, &order(Step::Final))),
                (format!("{of}-draft"), handling::report(source, &order(Step::Comment))),
                (format!("{of}-overview"), handling::overview(source, scope)),
                (format!("{of}-notice"), forms::notice(source, scope)),
                (format!("{of}-forms"), forms::handling_forms(source, scope)),
                (format!("{of}-reminders"), forms::reminders(source, scope)),
                (format!("{of}-ballot"), forms::ballot(source, scope)),
                (format!("{of}-count"), forms::count(source, scope)),
            ]);
        }
    }
    all
}

pub(crate) fn in_word(paper: &Paper) -> Vec<u8> {
    docx::write(paper, now(0).today()).unwrap()
}

#[test]
fn every_paper_is_valid_open_xml() {
    // Left to be looked at.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers");
    fs::create_dir_all(&folder).unwrap();
    for (name, paper) in papers() {
        let file = in_word(&paper);
        fs::write(folder.join(format!("{}.docx", name.replace(':', "-"))), &file).unwrap();
        assert_eq!(wordml::faults(&file), Vec::<String>::new(), "{name}");
        let core = part_of(&file, "docProps/core.xml");
        let core = roxmltree::Document::parse(&core).unwrap();
        let told = |tag: &str| {
            core.descendants().find(|node| node.has_tag_name(tag)).and_then(|node| node.text().map(str::to_owned))
        };
        let dc = |tag: &str| core.descendants().find(|node| node.tag_name().name() == tag).and_then(|node| node.text());
        assert_eq!((dc("title"), dc("creator")), (Some(&*paper.name), Some(&*paper.issuer)), "{name}");
        assert_eq!((dc("created"), told("nothing")), (Some("2025-05-20T00:00:00Z"), None), "{name}");
    }
}

#[test]
fn no_paper_holds_what_turns_text_round_or_forges_markup() {
    let hidden = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\0' | '\u{b}');
    let mut told = 0;
    for (name, paper) in papers() {
        let document = part_of(&in_word(&paper), "word/document.xml");
        let page = html::write(&paper);
        assert!(!document.contains(hidden) && !page.contains(hidden), "{name}");
        assert!(!page.contains("<script") && !page.contains("style="), "{name}");
        told += usize::from(document.contains("拨付元万002资金"));
        let shown = roxmltree::Document::parse(&document).unwrap();
        let text: String = shown.descendants().filter_map(|node| node.text()).collect();
        if text.contains("拨付元万002") {
            assert!(text.contains("“<w:p/>”与&amp;]]>"), "{name}");
        }
    }
    assert!(told >= 4, "the hostile note is in {told} papers");
}

#[test]
fn chinese_quotation_marks_are_drawn_as_chinese() {
    let mut model = clerk();
    note(&mut model, "r1.1", "“两个率先”——完成…");
    let document = part_of(&in_word(&report(&model, &Order::default())), "word/document.xml");
    let document = roxmltree::Document::parse(&document).unwrap();
    let runs = document.descendants().filter(|node| node.has_tag_name((wordml::W, "r")));
    let mut seen = 0;
    for run in
        runs.filter(|run| run.descendants().any(|text| text.text().is_some_and(|text| text.contains(['“', '—']))))
    {
        seen += 1;
        let fonts = run.descendants().find(|node| node.has_tag_name((wordml::W, "rFonts"))).unwrap();
        assert_eq!(fonts.attribute((wordml::W, "hint")), Some("eastAsia"));
    }
    assert!(seen > 1);
}

#[test]
fn the_word_document_has_the_layout_of_an_official_paper() {
    let mut model = busy();
    facts(&mut model);
    let file = in_word(&report(&model, &whole(Step::Final)));
    let document = part_of(&file, "word/document.xml");
    let pages: Vec<&str> = document.split("<w:sectPr").skip(1).collect();
    let [text, annex, imprint] = &pages[..] else { panic!("{} sections", pages.len()) };
    for page in [text, imprint] {
        says(
            page,
            &[
                r#"w:w="11906""#,
                r#"w:h="16838""#,
                r#"w:top="2098""#,
                r#"w:bottom="1984""#,
                r#"w:left="1587""#,
                r#"w:right="1474""#,
                r#"w:type="lines""#,
                r#"w:linePitch="579""#,
            ],
        );
    }
    says(annex, &[r#"w:orient="landscape""#, r#"w:w="16838""#]);
    says(&document, &["<w:tblHeader/>", r#"w:val="Imprint"/><w:pBdr><w:top"#, "研究处理情况的报告"]);
    let styles = part_of(&file, "word/styles.xml");
    for font in ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"] {
        says(&styles, &[&format!(r#"w:eastAsia="{font}""#)]);
        says(&part_of(&file, "word/fontTable.xml"), &[&format!(r#"<w:font w:name="{font}"><w:altName"#)]);
    }
    says(&part_of(&file, "word/settings.xml"), &["<w:evenAndOddHeaders"]);
    // 14 pt 宋体, digits and dashes.
    let number = styles.split(r#"w:styleId="Footer""#).nth(1).unwrap().split("</w:style>").next().unwrap();
    says(number, &[r#"w:ascii="宋体""#, r#"w:sz w:val="28""#]);
    for footer in ["word/footer1.xml", "word/footer2.xml"] {
        says(&part_of(&file, footer), &["PAGE", "— ", r#"w:val="Footer""#]);
    }
}

#[test]
fn gaps_stand_out_in_the_word_document() {
    let paper = report(&clerk(), &whole(Step::Final));
    let document = part_of(&in_word(&paper), "word/document.xml");
    let gaps = document.matches("【待补：").count();
    assert!(gaps > 15);
    assert_eq!(document.matches(r#"<w:highlight w:val="yellow""#).count(), gaps);
    assert_eq!(html::write(&paper).matches("<mark>【待补：").count(), gaps);
}

// What a report lacks

#[test]
fn each_gap_says_where_the_ledger_would_fill_it() {
    let model = busy();
    let order = Order { scope: Scope::All, step: Step::Final };
    let gaps = handling::gaps(&model.opinion, &model.ledger, source(&model).today, &order);
    let told = report(&model, &order).gaps();
    assert!(gaps.iter().all(|gap| told.contains(gap)) && told.iter().all(|gap| gaps.contains(gap)));
    assert!(gaps.len() < told.len(), "what stands in the text and in the annex is one thing to fill in");
    let places = |wants: Wants| {
        let of_kind = gaps.iter().filter(move |gap| gap.wants == wants);
        of_kind.map(|gap| gap.place.as_ref().map(|place| place.subject.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(places(Wants::Fact(Fact::Number)), [Some("opinion".into())]);
    assert_eq!(places(Wants::Lead).len(), 13);
    assert!(!places(Wants::Lead).contains(&Some("r1.1".into())));
    assert_eq!(places(Wants::Doings).len(), 13);
    assert!(gaps.iter().all(|gap| gap.place.is_some() || !gap.wants.to_string().contains("时限")));
}

#[test]
fn a_note_of_several_lines_is_one_sentence_of_the_report() {
    let mut model = busy();
    note(&mut model, "r1.2", "建成两处。\n\n  尚有一处待衔接。");
    assert!(words(&report(&model, &Order::default())).contains("2025年3月2日，建成两处；尚有一处待衔接。"));
}

/// Every source of the papers, by its path.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut sources = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            sources.extend(self::sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            sources.push((path.to_string_lossy().replace('\\', "/"), fs::read_to_string(&path).unwrap()));
        }
    }
    sources
}

#[test]
fn papers_read_judgements_as_the_ledger_judges_them() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report"));
    assert!(sources.len() > 40);
    for (path, told) in &sources {
        for raw in [".review.", ".review,", ".rating.", ".rating,", ".accepted.", ".accepted,", "Reading<Judgement"] {
            assert!(!told.contains(raw), "{raw} in {path}");
        }
        // The report itself knows nothing of what the committee says.
        for rated in [".ballots", ".rated()", ".voted()", "rating_given"] {
            assert!(!path.contains("/handling/") || !told.contains(rated), "{rated} in {path}");
        }
    }
    // What every day and every change ever was is the journal's own. No other paper reads it.
    let of_history = ["/history.rs", "/ics.rs", "/xlsx/memory.rs"];
    for (path, told) in sources.iter().filter(|(path, _)| !path.contains("/readback/")) {
        let reads = told.contains("source.journal") || told.contains(".heads(");
        assert!(!reads || of_history.iter().any(|end| path.ends_with(end)), "the journal in {path}");
    }
}
