/* A greeting for who kept dates on this device. Only this device knows: the page is the same for everyone. */
"use strict";
(() => {
  const { kept, onChange } = globalThis.DeviceStorage;
  const { KEY } = globalThis.KeptDates;
  const HOLDS_A_DAY = /[#&]ziek=\d{4}-\d{2}-\d{2}/;

  const greeting = document.querySelector("[data-greeting]");
  const show = () => {
    greeting.hidden = !HOLDS_A_DAY.test(kept(KEY));
  };
  show();
  onChange(KEY, show);
})();
