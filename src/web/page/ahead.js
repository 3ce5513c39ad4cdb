  // The program is on its way while the list is read; whoever waits for it is told if it can not be had.
  otog.program = fetch("{{file}}", { integrity: "{{integrity}}" });
  otog.program.catch(() => {});
  otog.store = placed(location.pathname.replace(/\/index\.html$/, "/"));
  // Former versions had one name for all paths of a host.
  otog.former = "otog-checklist";
