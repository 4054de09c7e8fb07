// Comforts of forms: nothing typed is lost by leaving, and registering checks while somebody types. Every form is
// complete without this file.
(() => {
  "use strict";

  const form = document.querySelector("form[data-guard]");
  if (!form) return;
  const summary = document.getElementById("faults");
  let changed = Boolean(summary);
  let leaving = false;

  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { leaving = true; });
  // Back from the page after: the form can be left and sent again.
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed && !leaving) event.preventDefault();
  });

  if (summary) summary.focus();

  form.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  if (!("register" in form.dataset)) return;
  const PAUSE_MS = 900;
  // Numbers are looked up when their field is left, once each: every look-up is on record.
  const PARTS = {
    texts: { names: ["title", "text"], into: document.getElementById("hints") },
    numbers: { names: ["party_phone", "party_id_number"], into: document.getElementById("hints-numbers") },
  };
  let timer = 0;

  async function check(part) {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (name === "token" || part.names.includes(name)) data.append(name, String(value));
    }
    const text = data.toString();
    if (text === part.asked) return;
    part.asked = text;
    if (part.running) part.running.abort();
    part.running = new AbortController();
    try {
      const answer = await fetch("/register/check", { method: "POST", body: data, signal: part.running.signal });
      if (answer.ok && !answer.redirected) part.into.innerHTML = await answer.text();
    } catch {
      // Hints are not needed to register.
    }
  }

  form.addEventListener("input", (event) => {
    if (!PARTS.texts.names.includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => check(PARTS.texts), PAUSE_MS);
  });
  form.addEventListener("change", (event) => {
    if (PARTS.numbers.names.includes(event.target.name)) check(PARTS.numbers);
  });
})();
