/* The scan's screen: who you are, the themes, what you share, and both sides next to each other. */
"use strict";
(() => {
  const { ALPHABET, IN_LINK, ROUNDS, SIDES, encode, read, readPair } = globalThis.ScanCode;
  const { LONGEST, blankRound, isShared, read: readState, write } = globalThis.ScanState;
  const { Report } = globalThis.ScanReport;
  const { sharedPart } = globalThis.ScanExport;
  const { showError } = globalThis.FieldError;
  const { savedInFile } = globalThis.OwnFile;
  const { fill } = globalThis.Sentence;
  const data = JSON.parse(document.getElementById("scan-data").textContent);
  const { words } = data;

  const newPair = () => [...crypto.getRandomValues(new Uint8Array(3))].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  const blank = () => ({ side: "", round: 0, pair: newPair(), rounds: {} });

  class TwoSidesScan extends HTMLElement {
    connectedCallback() {
      this.report = new Report(data);
      this.steps = new globalThis.PartSteps(this, {
        allow: (name) => name === "start" || name === "compare" || this.checkStart(),
        shown: (name, within) => this.opened(name, within),
        placeIn: (name) => (name === "themes" ? this.themes.at : undefined),
      });
      this.themes = new globalThis.ScanThemes(this.steps.part("themes"), data, (n) => (n === undefined ? this.steps.go("result") : this.steps.go("themes", { within: n })));
      this.compareCodes = new globalThis.CodePair(this.querySelector("[data-pair-form]"), words, { refuse: () => "", done: (pair, codes) => this.showComparison(pair, codes) });
      const earlier = this.querySelector("[data-earlier-form]");
      this.earlierCodes = new globalThis.CodePair(earlier, words, {
        refuse: ({ round }) => (round === this.shown.round ? words.error_same_round : ""),
        done: (pair, codes) => this.addEarlier(pair, codes),
      });
      this.listen();
      this.export = new globalThis.ScanExport(this.steps.part("result"), data, { library: this.dataset.library, keep: (number, kept) => this.keep(number, kept) });
      this.saved = savedInFile(
        this.querySelector(".keeping"),
        words,
        { key: "scan", longest: LONGEST, read: readState, write },
        {
          state: () => this.state,
          isBlank: () => this.isBlank(),
          replace: (state) => this.replace(state),
          fileName: () => words.own_file,
          lostLine: ({ what, name }) => fill(words[`lost_${what}`], { name: what === "code" ? words[name] : this.report.title(name) }),
        },
      );
      this.use(this.saved.readKept());
      this.fillIn();
      this.steps.begin("start");
      addEventListener("hashchange", () => this.readAddress());
      this.readAddress();
    }

    /** A link from a QR code brings the other side's code. It goes out of the address at once. */
    readAddress() {
      if (!location.hash.startsWith(IN_LINK)) return;
      const code = location.hash.slice(IN_LINK.length);
      history.replaceState(history.state, "", location.pathname);
      const field = this.compareCodes.fields[Math.max(0, SIDES.indexOf(read(code).value?.side))];
      field.value = code;
      this.steps.go("compare", { focus: false });
      field.focus();
    }

    on(selector, action) {
      for (const button of this.querySelectorAll(selector)) button.addEventListener("click", () => action(button));
    }

    listen() {
      this.steps.part("start").addEventListener("input", () => this.readStart());
      this.steps.part("themes").addEventListener("input", () => this.readThemes());
      for (const input of this.querySelectorAll("[data-sharing]")) input.addEventListener("change", () => this.share(input.value === "ja"));
      this.querySelector("[data-pair]").addEventListener("input", () => this.readPair());
      this.on("[data-print-blank]", () => this.print({}));
      this.on("[data-print-filled]", () => this.print(this.round().answers));
      addEventListener("beforeprint", () => this.paperReady || this.markPaper(this.round().answers));
    }

    round(round = this.state.round) {
      return (this.state.rounds[round] ??= blankRound());
    }

    isBlank() {
      return !Object.values(this.state.rounds).some(({ answers, codes }) => Object.keys({ ...answers, ...codes }).length);
    }

    /** A part was opened: make what it shows; gives the heading when that is not the first. */
    opened(name, within) {
      if (name === "result") this.export.show(this.state);
      if (name === "compare") this.fillCodes();
      return name === "themes" ? this.themes.show(within) : undefined;
    }

    // Begin

    fillIn() {
      const { side, round, pair } = this.state;
      for (const input of this.querySelectorAll('input[name="side"]')) input.checked = input.value === side;
      for (const input of this.querySelectorAll('input[name="round"]')) input.checked = Number(input.value) === round;
      this.querySelector("[data-pair]").value = pair;
      if (round) this.querySelector(".scan-more").open = true;
      this.themes.fill(this.round().answers);
      this.showProgress();
      this.showSide();
    }

    showProgress() {
      const round = this.round();
      this.themes.showProgress((answer) => isShared(round, answer));
    }

    showSide() {
      for (const hint of this.querySelectorAll("[data-only-side]")) hint.hidden = hint.dataset.onlySide !== this.state.side;
    }

    readStart() {
      this.state.side = this.querySelector('input[name="side"]:checked')?.value ?? "";
      const round = Number(this.querySelector('input[name="round"]:checked').value);
      if (round !== this.state.round) {
        this.state.round = round;
        this.themes.fill(this.round().answers);
        this.showProgress();
        this.themes.show(0);
      }
      this.showSide();
      if (this.querySelector(".scan-start [aria-invalid]")) this.checkStart(false);
      this.saved.save();
    }

    /** The side is needed before anything else; says so at the field. */
    checkStart(focus = true) {
      const side = this.querySelector('input[name="side"]');
      const wrong = showError(side, this.state.side ? "" : words.error_no_side);
      if (wrong && focus) {
        if (this.dataset.at !== "start") this.steps.go("start", { focus: false });
        side.focus();
      }
      return !wrong;
    }

    readThemes() {
      this.round().answers = this.themes.answers();
      this.showProgress();
      this.saved.save();
    }

    // Share

    share(sharing) {
      this.round().sharing = sharing;
      this.shareAgain();
    }

    keep(number, kept) {
      this.round().answers[number].keep = kept;
      this.themes.fill(this.round().answers);
      this.shareAgain();
    }

    /** A mark that cannot be read gives no code, and says so at its field. */
    readPair() {
      const field = this.querySelector("[data-pair]");
      this.state.pair = readPair(field.value);
      showError(field, this.state.pair ? "" : words.error_pair);
      this.shareAgain();
    }

    shareAgain() {
      this.showProgress();
      this.export.show(this.state);
      this.saved.save();
    }

    // Compare

    /** The reader's own code comes by itself; what was pasted before stays. */
    fillCodes() {
      const { codes } = this.round();
      const shared = this.state.side && this.state.pair ? sharedPart(this.state) : { themes: [] };
      for (const field of this.compareCodes.fields) {
        const { side } = field.dataset;
        if (side === this.state.side && shared.themes.length) field.value = encode(shared);
        else if (!field.value) field.value = codes[side] ?? "";
      }
    }

    showComparison(pair, codes) {
      this.shown = pair;
      this.round(pair.round).codes = codes;
      this.saved.save();
      this.querySelector("[data-comparison]").hidden = false;
      this.querySelector("[data-comparison-body]").replaceChildren(...this.report.comparison(pair));
      this.showMoves();
      const plan = this.querySelector("[data-to-plan]");
      if (plan) plan.hash = new URLSearchParams({ samen: this.report.chosenByBoth(pair).join() });
      this.querySelector("[data-comparison] h2").focus();
    }

    /** Every other round of which both codes are here and fit together. */
    otherRounds() {
      return ROUNDS.filter((round) => round !== this.shown.round).flatMap((round) => {
        const found = SIDES.map((side) => read(this.state.rounds[round]?.codes[side]).value);
        const fits = found.every((value, n) => value?.side === SIDES[n] && value.round === round);
        return fits ? [{ round, employee: found[0], manager: found[1] }] : [];
      });
    }

    showMoves() {
      const others = this.otherRounds();
      this.querySelector("[data-moves]").replaceChildren(...(others.length ? [this.report.moves([this.shown, ...others])] : []));
    }

    addEarlier(pair, codes) {
      this.round(pair.round).codes = codes;
      this.saved.save();
      this.showMoves();
      for (const field of this.earlierCodes.fields) field.value = "";
      this.querySelector("[data-earlier-status]").textContent = fill(words.earlier_added, { round: words[`round_${pair.round}`] });
    }

    forgetComparison() {
      delete this.shown;
      this.querySelector("[data-comparison]").hidden = true;
      for (const place of this.querySelectorAll("[data-comparison-body], [data-moves]")) place.replaceChildren();
      for (const field of [...this.compareCodes.fields, ...this.earlierCodes.fields]) field.value = "";
    }

    /** Go on with what was kept, opened or wiped (null). */
    use(state) {
      const own = state ?? blank();
      this.state = { ...own, pair: own.pair || newPair() };
    }

    replace(state) {
      this.use(state);
      this.forgetComparison();
      this.fillIn();
      this.themes.show(0);
      this.steps.go("start");
    }

    markPaper(answers) {
      const round = this.round();
      this.themes.markPaper(this.querySelector(".scan-paper"), answers, (answer) => isShared(round, answer));
    }

    print(answers) {
      this.markPaper(answers);
      this.paperReady = true;
      print();
      this.paperReady = false;
    }
  }

  customElements.define("two-sides-scan", TwoSidesScan);
})();
