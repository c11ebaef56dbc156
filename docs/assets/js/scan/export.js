/* What leaves the page: the shared part as a code, a file or a QR picture, and what stays. */
"use strict";
(() => {
  const { IN_LINK, encode, encodeFile, helpKey } = globalThis.ScanCode;
  const { element } = globalThis.Elements;
  const { copyText } = globalThis.CopyText;
  const { download } = globalThis.Download;
  const { qr } = globalThis.ScanPicture;

  // A phone asks a search engine for a bare text. A page on a disk is of no use to it, so then it is the one online.
  const PAGE = location.protocol === "file:" ? document.querySelector("link[rel=canonical]").href : location.origin + location.pathname;

  /** Only themes that the reader shares, and nothing that tells which ones were kept or skipped. */
  function sharedPart({ side, round, pair }, answers) {
    const shared = Object.entries(answers).filter(([, { share }]) => share);
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

    /** @param library the address of the QR library; @param change called with the place of a theme to change */
    constructor(part, { themes, words }, { library, change }) {
      Object.assign(this, { part, themes, words, library, change });
      const on = (name, action) => part.querySelector(`[data-${name}]`).addEventListener("click", action);
      this.code = part.querySelector("[data-code]");
      this.status = part.querySelector("[data-code-status]");
      on("copy", () => this.copy());
      on("download", () => download(`${words.file}-${this.shared.side}-${this.shared.round}.json`, encodeFile(this.shared), "application/json"));
      on("qr", () => this.showQr());
    }

    show(state, answers) {
      this.shared = sharedPart(state, answers);
      const some = this.shared.themes.length > 0;
      this.list("[data-shared]", ({ number }) => answers[number]?.share, this.words.none_shared);
      this.list("[data-kept]", ({ number }) => answers[number] && !answers[number].share, this.words.none_kept);
      this.part.querySelector("[data-code-box]").hidden = !some;
      this.code.value = some ? encode(this.shared) : "";
      this.part.querySelector("[data-qr-place]").replaceChildren();
      this.setStatus("");
    }

    list(selector, belongs, none) {
      const items = this.themes.flatMap((theme, n) => {
        if (!belongs(theme)) return [];
        const button = element("button", { type: "button", className: "remove", textContent: theme.title });
        button.addEventListener("click", () => this.change(n));
        return [element("li", {}, button)];
      });
      this.part.querySelector(selector).replaceChildren(...(items.length ? items : [element("li", { textContent: none })]));
    }

    setStatus(text) {
      this.status.textContent = text;
    }

    copy() {
      return copyText(this.code.value, this.code, { status: this.status, done: this.words.copied, failed: this.words.copy_failed });
    }

    /** The library is asked of this site when someone wants a picture. */
    showQr() {
      const draw = () => this.part.querySelector("[data-qr-place]").replaceChildren(qr(globalThis.qrcode, [PAGE + IN_LINK, this.code.value], this.words.qr));
      if (globalThis.qrcode) {
        draw();
        return;
      }
      const script = element("script", { src: this.library });
      script.addEventListener("load", draw);
      script.addEventListener("error", () => this.setStatus(this.words.qr_failed));
      document.head.append(script);
    }
  }

  globalThis.ScanExport = ScanExport;
})();
