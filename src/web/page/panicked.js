  // The program has stopped at a fault of its own: it can say no more, so this says it, and offers what is stored.
  const stored = () => {
    const authors = [], entries = [];
    for (const key of Object.keys(localStorage).filter(key => key.startsWith(otog.store + "/1/segment/"))) {
      try {
        const segment = JSON.parse(localStorage.getItem(key)), before = authors.length;
        authors.push(...segment.authors);
        entries.push(...segment.entries.map(entry => ({ ...entry, by: entry.by === undefined ? undefined : entry.by + before })));
      } catch (unreadable) { /* The others are still worth a file. */ }
    }
    const { number } = JSON.parse(document.getElementById("otog-opinion").textContent);
    const file = { format: "otog-checklist", version: 1, document: { number }, authors, entries };
    return new Blob([JSON.stringify(file)], { type: "application/json" });
  };
  otog.panicked = place => {
    const english = document.documentElement.lang.startsWith("en");
    const button = (text, name, onclick) => Object.assign(document.createElement("button"), { className: "btn", textContent: text, onclick, name });
    const box = Object.assign(document.createElement("div"), { className: "banner banner--alert panicked" });
    box.setAttribute("role", "alert");
    box.append(
      english ? `▲ The program has stopped because of a fault (${place}). What was shown as saved is still here. Download the data first, then reload the page. `
        : `▲ 程序出错，已经停止（${place}）。显示“已保存”的内容还在。请先下载数据，再刷新页面。`,
      button(english ? "Download the data" : "下载数据", "save-stored", () => {
        Object.assign(document.createElement("a"), { download: "otog-checklist.json", href: URL.createObjectURL(stored()) }).click();
      }),
      button(english ? "Reload" : "刷新页面", "reload", () => location.reload()),
    );
    document.body.prepend(box);
    box.scrollIntoView();
  };
