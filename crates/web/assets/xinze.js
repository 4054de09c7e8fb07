// Comforts for the keyboard and for print. Every page is complete without this file.
(() => {
  "use strict";

  const typing = (el) => el && /^(INPUT|SELECT|TEXTAREA)$/.test(el.tagName) && !/^(radio|checkbox)$/.test(el.type);
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

  // g and then the key of a page opens it. The navigation of the page says which keys there are.
  const PATIENCE_MS = 1200;
  let went = 0;
  function go(key) {
    const link = [...document.querySelectorAll(".side-nav a")].find((a) => a.dataset.key === key);
    if (link) link.click();
    return Boolean(link);
  }

  const open = (selector) => {
    const link = document.querySelector(selector);
    if (link) link.click();
    return Boolean(link);
  };

  const menus = () => [...document.querySelectorAll("details.menu[open]")];

  function escape(event) {
    const [menu] = menus();
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (typing(event.target)) event.target.blur();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") return escape(event);
    if (typing(event.target)) return;
    const waiting = event.timeStamp - went < PATIENCE_MS;
    went = 0;
    const search = document.getElementById("q");
    const done =
      waiting && go(event.key) ? true
      : event.key === "g" ? ((went = event.timeStamp), true)
      : event.key === "/" && search ? (search.focus(), search.select(), true)
      : event.key === "?" ? open("[aria-keyshortcuts='?']")
      : event.key === "[" ? open("a[rel=prev]")
      : event.key === "]" ? open("a[rel=next]")
      : event.key === "j" ? step(1)
      : event.key === "k" ? step(-1)
      : false;
    if (done) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    menus().filter((menu) => !menu.contains(event.target)).forEach((menu) => { menu.open = false; });
  });

  // A click anywhere in a row opens it, unless the reader is marking text or has hit a control.
  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-rows] tbody tr");
    if (!row || event.target.closest("a, button, input, label, select, summary")) return;
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

  // On a narrow screen the navigation is a strip: what one is on has to be seen in it.
  const here = document.querySelector(".side-nav [aria-current]");
  if (here) here.closest(".side-nav").scrollLeft = here.offsetLeft - here.closest(".side-nav").clientWidth / 2 + here.offsetWidth / 2;

  // Whoever sent a form that was not right begins with what is wrong.
  const wrong = document.querySelector("main .said[role=alert]");
  if (wrong) {
    wrong.tabIndex = -1;
    wrong.focus({ preventScroll: false });
  }
})();
