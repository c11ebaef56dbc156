/* What leaves the page: the shared part as a code, a file or a QR picture, and what stays. */
"use strict";
(() => {
  const { IN_LINK, encode, encodeFile, helpKey } = globalThis.ScanCode;
  const { element } = globalThis.Elements;
  const { copyText } = globalThis.CopyText;
  const { download } = globalThis.Download;
  const { isShared } = globalThis.ScanState;
  const { qr } = globalThis.ScanPicture;

  // A phone asks a search engine for a bare text. A page on a disk is of no use to it, so then it is the one online.
  const PAGE = location.protocol === "file:" ? document.querySelector("link[rel=canonical]").href : location.origin + location.pathname;

  /** Only themes that the reader shares, and nothing that tells which ones were kept or skipped. */
  function sharedPart({ side, round, pair, rounds }) {
    const shared = Object.entries(rounds[round].answers).filter(([, answer]) => isShared(rounds[round], answer));
    const themes = shared.map(([number, { now, important, helps }]) => ({
      number: Number(number),
      now,
      important,
      helps: [...new Set(helps.map(helpKey))].sort((one, other) => one - other),
    }));
    return { side, round, pair, themes };
  }

  class ScanExport {
    static sharedPart = sharedPart;

    /**
     * @param library the address of the QR library
     * @param keep called with the number of a theme, and whether the reader keeps it
     */
    constructor(part, { themes, words }, { library, keep }) {
      Object.assign(this, { part, themes, words, library });
      part.querySelector("[data-kept]").addEventListener("change", ({ target }) => keep(Number(target.value), target.checked));
      const on = (name, action) => part.querySelector(`[data-${name}]`).addEventListener("click", action);
      this.code = part.querySelector("[data-code]");
      this.status = part.querySelector("[data-code-status]");
      on("copy", () => this.copy());
      on("download", () => download(`${words.file}-${this.shared.side}-${this.shared.round}.json`, encodeFile(this.shared), "application/json"));
      on("qr", () => this.showQr());
    }

    /** The one choice, its exceptions, and the code when there is something to share. */
    show(state) {
      const round = state.rounds[state.round];
      this.shared = state.pair ? sharedPart(state) : { themes: [] };
      const some = this.shared.themes.length > 0;
      for (const input of this.part.querySelectorAll("[data-sharing]")) input.checked = (input.value === "ja") === round.sharing;
      this.part.querySelector("[data-exceptions]").hidden = !round.sharing;
      this.list(round);
      this.part.querySelector("[data-give]").hidden = !round.sharing;
      this.part.querySelector("[data-code-box]").hidden = !some;
      this.code.value = some ? encode(this.shared) : "";
      this.part.querySelector("[data-qr-place]").replaceChildren();
      this.setStatus("");
    }

    /** The themes that were answered, each with a box to keep it; made anew only when they are others, so that focus stays. */
    list({ answers }) {
      const place = this.part.querySelector("[data-kept]");
      const answered = this.themes.filter(({ number }) => answers[number]);
      const named = answered.map(({ number }) => number).join();
      if (place.dataset.numbers !== named || !answered.length) {
        place.dataset.numbers = named;
        const boxes = answered.map(({ number, title }) => element("label", {}, element("input", { type: "checkbox", value: number, autocomplete: "off" }), element("span", { textContent: title })));
        place.replaceChildren(...(boxes.length ? boxes : [element("p", { textContent: this.words.none_answered })]));
      }
      for (const box of place.querySelectorAll("input")) box.checked = answers[box.value].keep;
    }

    setStatus(text) {
      this.status.textContent = text;
    }

    copy() {
      return copyText(this.code.value, this.code, { status: this.status, done: this.words.copied, failed: this.words.copy_failed });
    }

    /** The library is asked of this site when someone wants a picture. */
    async showQr() {
      try {
        await globalThis.Later.script(this.library);
      } catch {
        this.setStatus(this.words.qr_failed);
        return;
      }
      this.part.querySelector("[data-qr-place]").replaceChildren(qr(globalThis.qrcode, [PAGE + IN_LINK, this.code.value], this.words.qr));
    }
  }

  globalThis.ScanExport = ScanExport;
})();
