// Comforts for the keyboard and for print. Every page is complete without this file.
(() => {
  "use strict";

  const typing = (el) => el && /^(INPUT|SELECT|TEXTAREA)$/.test(el.tagName) && el.type !== "radio";
  const rows = () => [...document.querySelectorAll("[data-rows] .row-link")];

  // j and k move the focus from row to row; Enter then follows the link by itself.
  function step(by) {
    const all = rows();
    if (!all.length) return false;
    const here = document.activeElement && document.activeElement.closest("tr");
    const at = all.findIndex((link) => link.closest("tr") === here);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
    all[next].focus();
    all[next].closest("tr").scrollIntoView({ block: "nearest" });
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (typing(event.target)) return;
    const search = document.getElementById("q");
    const done =
      event.key === "/" && search ? (search.focus(), search.select(), true)
      : event.key === "j" ? step(1)
      : event.key === "k" ? step(-1)
      : false;
    if (done) event.preventDefault();
  });

  // A click anywhere in a row opens it, unless the reader is marking text or has hit a control.
  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-rows] tbody tr");
    if (!row || event.target.closest("a, button, input, summary")) return;
    if (String(window.getSelection())) return;
    const link = row.querySelector(".row-link");
    if (link) link.click();
  });

  const folds = () => [...document.querySelectorAll("main details")];

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "print") window.print();
    if (button.dataset.do === "open-all") {
      const open = folds().some((fold) => !fold.open);
      folds().forEach((fold) => { fold.open = open; });
      const label = button.textContent;
      button.textContent = button.dataset.other;
      button.dataset.other = label;
    }
  });

  // Older browsers print closed details as closed: open them for the print, then put them back.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = folds().filter((fold) => !fold.open);
    opened.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((fold) => { fold.open = false; });
    opened = [];
  });

  document.querySelectorAll("[data-needs-script]").forEach((el) => { el.hidden = false; });
})();
