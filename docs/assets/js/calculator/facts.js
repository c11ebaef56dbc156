/* Everything the reader may fill in beside the first sick day: read, checked, and to and from a link. */
"use strict";
(() => {
  const { parseDay } = globalThis.Days;
  const { clearError, showError, showRemark } = globalThis.FieldError;
  const { fillIn, labelOf, ownMistake } = globalThis.FieldValue;
  const { inWords } = globalThis.Format;
  const { Rows, days } = globalThis.Rows;
  const { fill } = globalThis.Sentence;
  const OWN_KEYS = ["ziek", "hersteld", "weer-ziek", "verlof", "zelfde-oorzaak", "vandaag"];
  const UNKNOWN = "onbekend";
  const CAUSES = { ja: true, nee: false, [UNKNOWN]: null };

  class Facts {
    /** @param root the part of the form with every field; @param data the calculator's data */
    constructor(root, data) {
      this.root = root;
      this.data = data;
      this.words = data.words;
      this.recoveries = new Rows(root.querySelector('[data-part="hersteld"]'), this.words);
      this.leaves = new Rows(root.querySelector('[data-part="verlof"]'), this.words);
      this.inputs = [...root.querySelectorAll("[data-fact]")];
      for (const input of this.inputs) {
        input.addEventListener("input", () => {
          delete input.dataset.unread;
          clearError(input);
          this.showDependent();
        });
      }
    }

    /** Every key that a link may hold. */
    get keys() {
      return [...OWN_KEYS, ...this.inputs.map((input) => input.name)];
    }

    /**
     * Fill in every field from a link's parameters; what cannot be read is told at its field.
     * @returns {{input: HTMLInputElement, text: string}[]} what else of the link does not count
     */
    fill(given) {
      const [recovered, sick] = [given.getAll("hersteld"), given.getAll("weer-ziek")];
      const leaves = given.getAll("verlof").map((text) => text.split("/"));
      for (const part of [this.root, ...this.root.querySelectorAll("[data-part]")]) part.open = false;
      this.recoveries.fill(Array.from({ length: Math.max(recovered.length, sick.length) }, (_, index) => [recovered[index] ?? "", sick[index] ?? ""]));
      this.leaves.fill(leaves.map(([first, second = "", ...more]) => [first, [second, ...more].join("/")]));
      const cause = given.get("zelfde-oorzaak") ?? UNKNOWN;
      const isCause = Object.hasOwn(CAUSES, cause);
      for (const input of this.causes()) input.checked = input.value === (isCause ? cause : UNKNOWN);
      showError(this.causes()[0], isCause ? "" : this.words.error_link);
      for (const input of this.inputs) this.fillOne(input, given.get(input.name) ?? "");
      this.showDependent();
      this.count();
      return this.lonely(given, leaves);
    }

    /** What a link says that only counts beside something that it does not say. */
    lonely(given, leaves) {
      const alone = this.inputs.filter((input) => given.has(input.name) && input.closest("[data-needs][hidden]"));
      const found = alone.map((input) => {
        const needed = this.inputs.find(({ name }) => name === input.closest("[data-needs]").dataset.needs);
        return { input: needed, text: fill(this.words.link_needs, { label: labelOf(input), other: labelOf(needed) }) };
      });
      if (given.has("zelfde-oorzaak") && !leaves.length) found.push({ input: this.leaves.pairs[0][0], text: this.words.link_cause });
      return found;
    }

    fillOne(input, text) {
      if (input.type !== "checkbox") fillIn(input, text, this.words);
      else {
        input.checked = text === "ja";
        delete input.dataset.unread;
        if (text && text !== "ja" && text !== "nee") input.dataset.unread = "";
        showError(input, "unread" in input.dataset ? this.words.error_link : "");
      }
    }

    causes() {
      return [...this.root.querySelectorAll('input[name="zelfde-oorzaak"]')];
    }

    /** Say how much is filled in, so that nothing is hidden when the part is closed. */
    count() {
      const rows = [...this.recoveries.pairs, ...this.leaves.pairs].filter((inputs) => inputs.some(({ value }) => value));
      const number = rows.length + this.filled().length;
      const line = this.root.querySelector("[data-count]");
      line.hidden = number === 0;
      line.textContent = number === 1 ? this.words.count_one : fill(this.words.count_many, { number });
    }

    /** The facts that hold something and are shown. */
    filled() {
      return this.inputs.filter((input) => !input.closest("[hidden]") && (input.type === "checkbox" ? input.checked : input.value));
    }

    /** The reader has seen what could not be read, and asks for the calendar without it. */
    accept() {
      for (const input of this.root.querySelectorAll("input")) {
        delete input.dataset.unread;
        clearError(input);
      }
    }

    /** Fields that only matter beside another fact come and go with it. */
    showDependent() {
      for (const field of this.root.querySelectorAll("[data-needs]")) {
        const needed = this.inputs.find((input) => input.name === field.dataset.needs);
        field.hidden = !(needed?.checked || (needed?.type !== "checkbox" && needed?.value));
      }
    }

    /**
     * What is filled in; every mistake is told at its own field, and only what is sound is in the answer.
     * @param {number | null} firstDay null when it is not known
     * @returns {recoveries, leaves, sameCause, facts}: see Periods.fromHistory and Deadlines.calendar
     */
    read(firstDay, today) {
      const recoveries = this.readRecoveries(firstDay);
      const leaves = this.readLeaves(firstDay, recoveries);
      const facts = {};
      for (const input of this.inputs) {
        const value = this.readOne(input, firstDay, today, facts);
        if (value !== null) facts[input.name] = value;
      }
      const open = recoveries.find(({ sick }) => sick === null);
      if (open) facts["hersteld-sinds"] = open.recovered;
      Object.assign(facts, this.derived(facts["uit-dienst"], recoveries, leaves));
      this.count();
      return { recoveries, leaves, sameCause: CAUSES[this.cause()], facts };
    }

    cause() {
      return this.causes().find((input) => input.checked)?.value ?? UNKNOWN;
    }

    /** What follows from the history: when leave begins and ends, and whether the contract ends in a time without sickness. */
    derived(contractEnd, recoveries, leaves) {
      const found = leaves.length ? { "verlof-begint": leaves[0].from, "verlof-eindigt": leaves.at(-1).to } : {};
      const within = ({ from, to }) => from <= contractEnd && contractEnd <= to;
      const well = recoveries.some(({ recovered, sick }) => within({ from: recovered, to: (sick ?? Infinity) - 1 })) && !leaves.some(within);
      return well ? { ...found, "hersteld-uit-dienst": true } : found;
    }

    /** The pairs up to the first mistake. */
    readRecoveries(firstDay) {
      const found = [];
      let previous = firstDay;
      let sound = true;
      this.recoveries.pairs.forEach(([first, second], index) => {
        const [recovered, sick] = days([first, second]);
        const more = this.recoveries.filledAfter(index);
        const wrong = [
          showError(first, this.dayMistake(first, recovered, second.value !== "", previous, this.words.error_recovered)),
          showError(second, this.dayMistake(second, sick, more && recovered !== null, recovered, this.words.error_sick)),
        ].some(Boolean);
        if (wrong) sound = false;
        if (sound && recovered !== null) found.push({ recovered, sick });
        previous = sick ?? recovered ?? previous;
      });
      return found;
    }

    dayMistake(input, day, needed, after, order) {
      const own = ownMistake(input, this.words);
      if (own) return own;
      if (day === null) return needed ? this.words.error_missing : "";
      return after !== null && day <= after ? order : "";
    }

    /** The sound leaves, in order of time. */
    readLeaves(firstDay, recoveries) {
      const found = [];
      const open = recoveries.find(({ sick }) => sick === null)?.recovered ?? Infinity;
      for (const inputs of this.leaves.pairs) {
        const [first, second] = inputs;
        const [from, to] = days(inputs);
        const wrong = [
          showError(first, ownMistake(first, this.words) || this.leaveMistake({ from, to, second }, firstDay, open, found)),
          showError(second, this.dayMistake(second, to, from !== null, from === null ? null : from - 1, this.words.error_leave_order)),
        ].some(Boolean);
        if (!wrong && from !== null) found.push({ from, to });
      }
      return found.sort((one, other) => one.from - other.from);
    }

    leaveMistake({ from, to, second }, firstDay, open, others) {
      if (from === null) return second.value ? this.words.error_missing : "";
      if (from <= firstDay) return this.words.error_leave_before;
      if (from > open) return this.words.error_leave_outside;
      return others.some((other) => from <= other.to && other.from <= (to ?? from)) ? this.words.error_leave_overlap : "";
    }

    readOne(input, firstDay, today, facts) {
      if (input.closest("[hidden]")) return null;
      if (input.type === "checkbox") {
        showError(input, "unread" in input.dataset ? this.words.error_link : "");
        return input.checked || null;
      }
      const own = ownMistake(input, this.words);
      if (showError(input, own) || !input.value) return null;
      if (input.type === "number") return Number(input.value);
      const day = parseDay(input.value);
      const before = "inSickness" in input.dataset && day < firstDay;
      const disorder = input.dataset.after in facts && day < facts[input.dataset.after];
      if (showError(input, before ? this.words.error_before : disorder ? this.words.error_disorder : "")) return null;
      if ("happened" in input.dataset && day > today) showRemark(input, this.words.warning_future);
      return day;
    }

    /** The part of a link that brings back what stands in the fields, with a leading '&' where there is any. */
    asAddress() {
      const texts = ({ pairs }) => pairs.map((inputs) => inputs.map(({ value }) => value)).filter((values) => values.some(Boolean));
      const leaves = texts(this.leaves);
      const parts = [
        ...texts(this.recoveries).map(([recovered, sick]) => `hersteld=${recovered}${sick && `&weer-ziek=${sick}`}`),
        ...leaves.map((leave) => `verlof=${leave.join("/")}`),
        ...(leaves.length ? [`zelfde-oorzaak=${this.cause()}`] : []),
        ...this.filled().map((input) => `${input.name}=${input.type === "checkbox" ? "ja" : input.value}`),
      ];
      return parts.map((part) => `&${part}`).join("");
    }

    /** What was said, as readable lines: interruptions first. */
    asLines({ recoveries, leaves }) {
      const { words } = this;
      const facts = this.filled().map((input) => (input.type === "checkbox" ? labelOf(input) : `${labelOf(input)}: ${input.type === "date" ? inWords(input.value, "short") : input.value}`));
      return [
        ...recoveries.map(({ recovered, sick }) => fill(sick === null ? words.paper_recovered_still : words.paper_recovered, { from: inWords(recovered, "short"), to: sick === null ? "" : inWords(sick, "short") })),
        ...leaves.map(({ from, to }) => fill(words.paper_leave, { from: inWords(from, "short"), to: inWords(to, "short") })),
        ...facts,
      ];
    }
  }

  globalThis.Facts = Facts;
})();
