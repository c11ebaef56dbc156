/* The plan's screen: what both agree, the build-up, when they look back, both views, and what they take along. */
"use strict";
(() => {
  const { nextStep, remarks, split, standstill, unfinished } = globalThis.BuildUp;
  const { LONGEST, MOST_HOURS, MOST_VERSIONS, MOST_WEEKS, blankPlan, isBlank, read, write } = globalThis.PlanState;
  const { element } = globalThis.Elements;
  const { inWords, today } = globalThis.Format;
  const { savedInFile } = globalThis.OwnFile;
  const { fill } = globalThis.Sentence;
  const { openAround, showError } = globalThis.FieldError;
  const { PartSteps, PlanExport, PlanForm, PlanPaper, PlanReport, WordCheck } = globalThis;
  const data = JSON.parse(document.getElementById("plan-data").textContent);
  const { words } = data;
  // What both say about one version only.
  const OF_A_VERSION = { choices: ["took-part", "agrees"], days: ["made", "signed"], texts: ["needed"] };

  /** Whether two plans differ in more than the day on which they were signed; the order of names and choices is no difference. */
  function isChanged(before, after) {
    const sorted = (values) => Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
    const content = ({ texts, days, numbers, choices, lists, deeds, steps }) =>
      JSON.stringify([texts, { ...days, signed: "" }, numbers, choices].map(sorted).concat([sorted(lists).map(([name, ids]) => [name, [...ids].sort()]), deeds, steps]));
    return content(before) !== content(after);
  }

  const newMark = () => [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const blank = () => ({ mark: newMark(), draft: blankPlan(), earlier: [] });

  class OurPlan extends HTMLElement {
    connectedCallback() {
      this.report = new PlanReport(data, this.heads());
      this.export = new PlanExport(data, this.report);
      this.setLimits();
      this.form = new PlanForm(this, { words, changed: () => this.changed() });
      this.paper = new PlanPaper(this.querySelector("[data-paper]"), { report: this.report, words, doers: data.doers, looks: (plan) => this.export.looks(plan) });
      this.steps = new PartSteps(this, { shown: (name) => this.shown(name) });
      this.check = new WordCheck(this, { health: data.health, warning: data.warning, fields: () => this.form.written, show: (field) => this.bring(field) });
      this.saved = savedInFile(
        this.querySelector(".keeping"),
        words,
        { key: "plan", longest: LONGEST, read, write },
        {
          state: () => this.state,
          isBlank: () => isBlank(this.state.draft) && !this.state.earlier.length,
          replace: (state) => this.replace(state),
          fileName: () => fill(words.own_file, { n: this.number }),
          lostLine: (item) => this.lostLine(item),
          before: (action) => this.check.before(action),
        },
      );
      this.listen();
      this.use(this.saved.readKept());
      this.steps.begin("agree");
      this.takeOver();
    }

    /** What both chose in the scan comes along in the link, after '#'. It is ticked, but never in a signed version. */
    takeOver() {
      const ids = (new URLSearchParams(location.hash.slice(1)).get("samen") ?? "").split(",");
      const boxes = this.form.all("list").filter(({ dataset, value }) => dataset.list === "helps" && ids.includes(value));
      if (!boxes.length || this.state.draft.days.signed) return;
      for (const box of boxes) {
        box.checked = true;
        openAround(box);
      }
      history.replaceState(history.state, "", location.pathname);
      this.changed();
      this.saved.setStatus(words.taken_over);
    }

    on(selector, action) {
      for (const button of this.querySelectorAll(selector)) button.addEventListener("click", () => action(button));
    }

    listen() {
      this.addEventListener("input", ({ target }) => target.matches("[data-text], [data-day], [data-number], [data-choice], [data-list], [data-cell], [data-weekday]") && this.changed());
      this.on("[data-add-deed]", () => this.form.deeds.addByHand({ who: "", what: "", by: "" }));
      this.on("[data-raise]", ({ dataset }) => this.addStep(dataset.raise));
      this.on("[data-print-filled]", () => this.check.before(() => print()));
      this.on("[data-print-blank]", () => this.printBlank());
      this.on("[data-new-version]", (button) => this.newVersion(button));
      this.on("[data-to-draft]", () => this.readVersion(null));
      this.querySelector("[data-calendar-form]").addEventListener("submit", (event) => {
        event.preventDefault();
        this.downloadCalendar(event.target);
      });
      addEventListener("beforeprint", () => this.printing || this.showPaper(true));
      addEventListener("afterprint", () => this.showPaper());
      new ResizeObserver(() => this.drawChart()).observe(this.querySelector("[data-build-chart]"));
    }

    /** The columns of the paper's table name those of the screen's. */
    heads() {
      const heads = this.querySelectorAll("[data-head]");
      return Object.fromEntries([...heads].map((head) => [head.dataset.head, head.textContent]));
    }

    /** The numbers that a file can hold. */
    setLimits() {
      const limits = { hours: [0, MOST_HOURS], weeks: [1, MOST_WEEKS] };
      const roots = [this, ...[...this.querySelectorAll("template")].map(({ content }) => content)];
      for (const root of roots) {
        for (const input of root.querySelectorAll("input[data-limit]")) {
          const [least, most] = limits[input.dataset.limit];
          Object.assign(input, { min: least, max: most });
          input.dataset.error = fill(words.error_number, { least, most });
        }
      }
    }

    get number() {
      return this.state.earlier.length + 1;
    }

    /** Go on with what was kept or opened, or with nothing (null). */
    use(state) {
      this.state = state ?? blank();
      this.state.mark ||= newMark();
      this.form.fill(this.state.draft);
      this.readVersion(null);
      this.showAll();
    }

    replace(state) {
      this.check.forget();
      this.use(state);
      this.steps.go(state ? this.dataset.at : "agree");
    }

    /** A sentence for what a file held and the page does not, see PlanState. */
    lostLine({ what, name, count, most }) {
      const kind = { cut: "text", text: "text", day: "day", number: "number", choice: "choice" }[what];
      const row = () => fill(words[what === "step" ? "step" : "deed"], { n: name });
      return fill(words[`lost_${what}`], { name: typeof name === "number" ? row() : kind ? this.form.labelOf(kind, name) : name, count, most });
    }

    changed() {
      const plan = this.form.read(this.state.draft);
      if (this.state.draft.days.signed && isChanged(this.state.draft, plan)) this.leaveSigned(plan);
      if (!plan.days.made && !isBlank(plan)) {
        plan.days.made = today();
        this.querySelector('[data-day="made"]').value = plan.days.made;
      }
      this.state.draft = plan;
      this.showAll();
      this.saved.save();
    }

    /** What was signed stays as it is, among the earlier versions; the change is made in a copy. */
    leaveSigned(plan) {
      const { draft } = this.state;
      if (this.isFull()) {
        this.form.fill(draft);
        Object.assign(plan, draft);
        return;
      }
      this.saved.offerUndo(write(this.state));
      this.keepAsEarlier(draft);
      for (const [kind, names] of Object.entries(OF_A_VERSION)) for (const name of names) if (plan[kind][name] === draft[kind][name]) this.form.clear(plan, kind, name);
      const note = this.querySelector("[data-copied]");
      note.textContent = fill(words.copied_signed, { old: this.number - 1, n: this.number });
      note.hidden = false;
    }

    /** A copy of the draft goes among the earlier versions. */
    keepAsEarlier(draft) {
      this.state.earlier.push({ date: draft.days.made ?? today(), plan: structuredClone(draft) });
    }

    /** Whether no version can be added; says so. */
    isFull() {
      const full = this.state.earlier.length >= MOST_VERSIONS;
      if (full) this.saved.setStatus(fill(words.versions_full, { most: MOST_VERSIONS }));
      return full;
    }

    addStep(raise) {
      const why = standstill(this.build(), raise);
      const last = this.form.steps.rows.at(-1);
      if (!why) {
        this.form.steps.addByHand(nextStep(this.build(), raise));
        return;
      }
      const field = this.form.steps.cell(last, raise);
      if (field.getAttribute("aria-invalid") !== "true") this.setStatus(last.querySelector("[data-remarks]"), [element("p", { textContent: words[`stand_${why}`] })]);
      field.focus();
    }

    build() {
      return this.report.build(this.state.draft);
    }

    showAll() {
      this.showCounts();
      this.showBuild();
      this.export.show(this, this.state.draft);
      this.querySelector("[data-needed]").hidden = this.state.draft.choices.agrees !== "nog-niet";
      this.querySelector("[data-signed]").hidden = !this.state.draft.days.signed;
      this.showVersions();
    }

    shown(name) {
      this.querySelector("[data-copied]").hidden = true;
      if (name === "take") this.showPaper();
      if (name === "build") this.drawChart();
    }

    /** A field in another part: show that part, and open what it is folded in. */
    bring(field) {
      this.steps.go(field.closest("[data-part]").dataset.part, { focus: false });
      openAround(field);
    }

    showCounts() {
      for (const fold of this.querySelectorAll("[data-kind]")) {
        const count = fold.querySelectorAll("[data-list]:checked").length + [...fold.querySelectorAll("[data-text]")].filter(({ value }) => value.trim()).length;
        fold.querySelector("[data-count]").textContent = count ? fill(count === 1 ? words.chosen_one : words.chosen_many, { count }) : "";
      }
    }

    // The build-up

    showBuild() {
      const build = this.build();
      const found = remarks(build);
      this.form.steps.rows.forEach((row, n) => {
        const own = found.filter(({ step }) => step === n);
        const lines = own.map((remark) => element("p", { textContent: this.report.remark(remark) }));
        if (own.some(({ name }) => name === "both")) lines.push(this.splitButton(n));
        this.setStatus(row.querySelector("[data-remarks]"), lines);
      });
      const open = unfinished(build);
      const whole = found.filter(({ step }) => step === null).map((remark) => this.report.remark(remark));
      if (open.length) whole.push(fill(words.remark_unfinished, { steps: open.join(", ") }));
      const judged = build.steps.length > 1 && !open.length && !this.form.isWrong(this.steps.part("build"));
      const fine = judged && !found.length ? [words.remark_none] : [];
      this.setStatus(this.querySelector("[data-whole]"), [...whole, ...fine].map((textContent) => element("p", { textContent })));
      this.querySelector("[data-whole]").classList.toggle("fine", fine.length > 0);
      this.querySelector("[data-schedule]").hidden = !build.steps.length;
      if (build.steps.length) this.querySelector("[data-build-table]").replaceChildren(this.report.table(build));
      this.drawChart(true);
    }

    /** A status that says the same is left alone: nobody hears it twice. */
    setStatus(place, parts) {
      const text = parts.map(({ textContent }) => textContent).join("\n");
      if (place.dataset.said === text) return;
      place.dataset.said = text;
      place.replaceChildren(...parts);
    }

    splitButton(n) {
      const button = element("button", { type: "button", className: "button button-quiet", textContent: this.dataset.split });
      button.addEventListener("click", () => {
        this.form.steps.fill(split(this.state.draft.steps, n));
        this.changed();
        this.form.steps.rows[n].querySelector("input").focus();
      });
      return button;
    }

    drawChart(again = false) {
      const place = this.querySelector("[data-build-chart]");
      const width = Math.floor(place.getBoundingClientRect().width);
      if (!width || !this.state?.draft.steps.length || (!again && place.dataset.width === String(width))) return;
      place.dataset.width = width;
      place.replaceChildren(this.report.chart(this.build(), width));
    }

    // Versions, paper, calendar

    showVersions() {
      this.querySelector("[data-number-now]").textContent = fill(words.version, { n: this.number });
      const items = this.state.earlier.map(({ date }, n) => {
        const button = element("button", { type: "button", className: "remove", textContent: this.named(n, date) });
        button.addEventListener("click", () => this.readVersion(n));
        return element("li", {}, button);
      });
      this.querySelector("[data-earlier]").replaceChildren(...items.reverse());
    }

    named(n, date) {
      return date ? fill(words.version_dated, { n: n + 1, date: inWords(date, "day") }) : fill(words.version, { n: n + 1 });
    }

    /** Show an earlier version to read and print; null for the newest. */
    readVersion(n) {
      this.reading = n;
      const banner = this.querySelector("[data-reading]");
      banner.hidden = n === null;
      if (n !== null) {
        const { date } = this.state.earlier[n];
        banner.querySelector("[data-reading-text]").textContent = fill(words.reading, { n: n + 1, date: date ? inWords(date, "day") : "?" });
        banner.querySelector("[data-reading-text]").focus();
      }
      this.showPaper();
    }

    showPaper(onPaper = false) {
      if (this.reading === null) this.paper.show(this.state.draft, this.number, onPaper);
      else this.paper.show(this.state.earlier[this.reading].plan, this.reading + 1, onPaper);
    }

    newVersion(button) {
      const status = this.querySelector("[data-version-status]");
      if (isBlank(this.state.draft)) {
        status.textContent = words.nothing_yet;
        return;
      }
      if (this.isFull()) return;
      const { draft } = this.state;
      this.keepAsEarlier(draft);
      for (const [kind, names] of Object.entries(OF_A_VERSION)) for (const name of names) delete draft[kind][name];
      this.form.fill(draft);
      this.changed();
      this.readVersion(null);
      status.textContent = fill(words.new_made, { n: this.number });
      this.takeOver();
      if (button.closest("[hidden]")) this.steps.go(this.dataset.at);
    }

    printBlank() {
      const { classList } = document.documentElement;
      this.paper.showBlank();
      this.printing = true;
      classList.add("print-blank");
      print();
      classList.remove("print-blank");
      this.printing = false;
    }

    downloadCalendar(form) {
      const chosen = new FormData(form);
      const events = this.export.events(this.state.draft, new Set(chosen.getAll("kind")), this.state.mark);
      if (showError(form.querySelector('input[name="kind"]'), events.length ? "" : words.none_chosen)) {
        form.querySelector('input[name="kind"]').focus();
        return;
      }
      this.export.download(events, Number(chosen.get("reminder")));
    }
  }

  customElements.define("our-plan", OurPlan);
})();
