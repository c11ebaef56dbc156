/* Everything the reader may fill in beside the first sick day: read, checked, and to and from a link. */
"use strict";
(() => {
  const { isoDay, parseDay } = globalThis.Deadlines;
  const { clearError, showError, showRemark } = globalThis.FieldError;
  const { fillIn, ownMistake } = globalThis.FieldValue;
  const { Rows, days } = globalThis.Rows;
  const { fill } = globalThis.Sentence;
  const OWN_KEYS = ["ziek", "hersteld", "weer-ziek", "verlof", "zelfde-oorzaak", "vandaag"];
  const CAUSES = { ja: true, nee: false, onbekend: null };

  class Facts {
    /** @param root the part of the form with every field; @param data the page's calendar data */
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

    /** Fill in every field from a link's parameters; what cannot be read is told at its field. */
    fill(given) {
      const sick = given.getAll("weer-ziek");
      for (const part of [this.root, ...this.root.querySelectorAll("[data-part]")]) part.open = false;
      this.recoveries.fill(given.getAll("hersteld").map((day, index) => [day, sick[index] ?? ""]));
      this.leaves.fill(given.getAll("verlof").map((text) => [...text.split("/"), ""].slice(0, 2)));
      const cause = given.get("zelfde-oorzaak") ?? "onbekend";
      for (const input of this.causes()) input.checked = input.value === (cause in CAUSES ? cause : "onbekend");
      showError(this.causes()[0], cause in CAUSES ? "" : this.words.error_link);
      for (const input of this.inputs) this.fillOne(input, given.get(input.name) ?? "");
      this.count({ recoveries: [], leaves: [], facts: {} });
      const keys = new Set([...OWN_KEYS, ...this.inputs.map((input) => input.name)]);
      this.root.querySelector("[data-unknown]").hidden = [...given.keys()].every((key) => keys.has(key));
      this.showDependent();
    }

    fillOne(input, text) {
      if (input.type !== "checkbox") fillIn(input, text, this.words);
      else {
        input.checked = text === "ja";
        showError(input, text && text !== "ja" && text !== "nee" ? this.words.error_link : "");
      }
    }

    causes() {
      return [...this.root.querySelectorAll('input[name="zelfde-oorzaak"]')];
    }

    /** Say how much is filled in, so that nothing is hidden when the part is closed. */
    count({ recoveries, leaves, facts }) {
      const number = recoveries.length + leaves.length + this.inputs.filter(({ name }) => name in facts).length;
      const line = this.root.querySelector("[data-count]");
      line.hidden = number === 0;
      line.textContent = number === 1 ? this.words.count_one : fill(this.words.count_many, { number });
    }

    /** Fields that only matter beside another fact come and go with it. */
    showDependent() {
      for (const field of this.root.querySelectorAll("[data-needs]")) {
        const needed = this.inputs.find((input) => input.name === field.dataset.needs);
        field.hidden = !(needed?.checked || (needed?.type !== "checkbox" && needed?.value));
      }
    }

    /**
     * What is filled in and sound; every mistake is told at its own field.
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
      const cause = this.causes().find((input) => input.checked)?.value ?? "onbekend";
      const given = { recoveries, leaves, sameCause: CAUSES[cause], facts };
      this.count(given);
      return given;
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
      if (input.type === "checkbox") return input.checked || null;
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

    /** The part of a link that brings everything back, with a leading '&' where there is any. */
    asAddress({ recoveries, leaves, facts }) {
      const parts = [
        ...recoveries.map(({ recovered, sick }) => `hersteld=${isoDay(recovered)}${sick === null ? "" : `&weer-ziek=${isoDay(sick)}`}`),
        ...leaves.map(({ from, to }) => `verlof=${isoDay(from)}/${isoDay(to)}`),
      ];
      if (leaves.length) parts.push(`zelfde-oorzaak=${this.causes().find((input) => input.checked)?.value ?? "onbekend"}`);
      for (const input of this.inputs.filter(({ name }) => name in facts)) {
        parts.push(`${input.name}=${input.type === "checkbox" ? "ja" : input.value}`);
      }
      return parts.map((part) => `&${part}`).join("");
    }
  }

  globalThis.Facts = Facts;
})();
