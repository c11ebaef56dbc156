/* The plan's screen: what both agree, the build-up, when they look back, both views, and what they take along. */
"use strict";
(() => {
  const { nextStep, remarks, split, standstill, unfinished } = globalThis.BuildUp;
  const { LONGEST, MOST_HOURS, MOST_WEEKS, isBlank, read, write } = globalThis.PlanState;
  const { element } = globalThis.Elements;
  const { savedInFile } = globalThis.OwnFile;
  const { fill } = globalThis.Sentence;
  const { openAround, showError } = globalThis.FieldError;
  const { PartSteps, PlanExport, PlanForm, PlanPaper, PlanReport, PlanVersions, WordCheck } = globalThis;
  const data = JSON.parse(document.getElementById("plan-data").textContent);
  const { words } = data;

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
          fileName: () => fill(words.own_file, { n: this.versions.number }),
          lostLine: (item) => this.lostLine(item),
          before: (action) => this.check.before(action),
        },
      );
      this.versions = new PlanVersions(this, { words, form: this.form, paper: this.paper, saved: this.saved });
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
      this.on("[data-print-blank]", () => this.paper.printBlank());
      this.on("[data-new-version]", (button) => this.newVersion(button));
      this.on("[data-to-draft]", () => this.versions.read(null));
      this.querySelector("[data-calendar-form]").addEventListener("submit", (event) => {
        event.preventDefault();
        this.downloadCalendar(event.target);
      });
      addEventListener("beforeprint", () => this.paper.printing || this.versions.showPaper(true));
      addEventListener("afterprint", () => this.versions.showPaper());
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

    get state() {
      return this.versions.state;
    }

    /** Go on with what was kept or opened, or with nothing (null). */
    use(state) {
      this.versions.use(state);
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
      this.versions.change();
      this.showAll();
      this.saved.save();
    }

    newVersion(button) {
      if (!this.versions.begin()) return;
      this.changed();
      this.versions.read(null);
      this.takeOver();
      if (button.closest("[hidden]")) this.steps.go(this.dataset.at);
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
      this.versions.show();
    }

    shown(name) {
      this.versions.copied.hidden = true;
      if (name === "take") this.versions.showPaper();
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
