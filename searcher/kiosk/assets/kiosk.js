// SPDX-License-Identifier: GPL-2.0-or-later
// What makes the pages quicker where scripts run; each works without. Suggestions while typing, a stretch of the
// histogram by dragging, printing, and manners of a public screen: a visitor who has left is forgotten.
"use strict";

// ---- Suggestions: a combobox as the ARIA Authoring Practices describe it ----
function suggest(input) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  list.hidden = true;
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "suggestions"],
                               ["aria-expanded", "false"]]) input.setAttribute(name, value);
  let chosen = -1, timer = 0, asked = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (number) => {
    const items = [...list.children];
    chosen = (number + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
    input.setAttribute("aria-activedescendant", items[chosen].id);
  };
  const add = (text, count, go) => {
    const item = document.createElement("li");
    const name = document.createElement("bdi"), number = document.createElement("span");
    item.id = "suggestion-" + list.children.length;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    name.textContent = text;
    number.textContent = count;
    number.className = "count";
    item.append(name, number);
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", go);
    list.append(item);
  };
  const show = (answer) => {
    list.replaceChildren();
    for (const actor of answer.actors) {
      add(actor.name, actor.documents, () => {
        const address = new URL("/actor", location.href);
        address.searchParams.set("id", actor.id);
        const lang = new URL(location.href).searchParams.get("lang");
        if (lang) address.searchParams.set("lang", lang);
        location.assign(address);
      });
    }
    for (const word of answer.words) {
      add(word.query, word.documents, () => {
        input.value = word.query;
        close();
        input.form.requestSubmit();
      });
    }
    chosen = -1;
    list.hidden = list.children.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  const ask = async () => {
    const number = ++asked;
    if (input.value.trim().length < 2) return close();
    try {
      const answer = await fetch("/api/v1/suggest?q=" + encodeURIComponent(input.value));
      if (answer.ok && number === asked && document.activeElement === input) show(await answer.json());
    } catch { close(); }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) list.children[chosen].click();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
}

// ---- The histogram: dragging over bars chooses a stretch of time ----
function drag(chart) {
  const bars = [...chart.querySelectorAll("[data-period]")];
  let first = null, last = null;
  const bar_at = (event) => {
    const found = document.elementFromPoint(event.clientX, event.clientY);
    const bar = found && found.closest("[data-period]");
    return bar && chart.contains(bar) ? bars.indexOf(bar) : null;
  };
  const mark = () => bars.forEach((bar, i) => {
    bar.classList.toggle("chosen", first !== null && i >= Math.min(first, last) && i <= Math.max(first, last));
  });
  bars.forEach((bar) => bar.addEventListener("dragstart", (event) => event.preventDefault()));
  chart.addEventListener("pointerdown", (event) => {
    first = last = bar_at(event);
  });
  chart.addEventListener("pointermove", (event) => {
    const bar = first === null ? null : bar_at(event);
    if (bar === null || bar === last) return;
    last = bar;
    mark();
  });
  addEventListener("pointerup", () => {
    if (first !== null && last !== first) {
      const address = new URL(bars[first].getAttribute("href"), location.href);
      address.searchParams.set("from", bars[Math.min(first, last)].dataset.period);
      address.searchParams.set("to", bars[Math.max(first, last)].dataset.period);
      chart.addEventListener("click", (event) => event.preventDefault(), { once: true, capture: true });
      location.assign(address);
    }
    first = last = null;
    mark();
  });
}

// ---- Manners: warn, then begin afresh, so that the next visitor sees nothing of the last ----
// A visit has a number; a page of an earlier visit, reached by the Back button, leads to the start.
function manners() {
  const home = "/";
  const visit = sessionStorage.getItem("visit") || "0";
  const stamp = history.state && history.state.visit;
  if (stamp === undefined || stamp === null) history.replaceState({ visit }, "");
  else if (stamp !== visit) return location.replace(home);
  addEventListener("pageshow", (event) => {
    if (event.persisted && history.state && history.state.visit !== (sessionStorage.getItem("visit") || "0"))
      location.replace(home);
  });

  const limit = Number(document.body.dataset.idle);
  const dialog = document.getElementById("idle"), left = document.getElementById("idle-seconds");
  if (!limit || !dialog) return;
  const warning = Math.min(30, Math.ceil(limit / 2));
  let last = Date.now();
  const button = document.getElementById("idle-stay");
  const stay = (event) => {
    last = Date.now();
    // The button closes the dialogue when the touch ends, so that nothing below is touched.
    if (dialog.open && !(event && event.type !== "click" && event.target === button)) dialog.close();
  };
  const forget = () => {
    for (const form of document.forms) {
      for (const field of form.elements) if (field.type !== "hidden" && "value" in field) field.value = "";
    }
    sessionStorage.clear();
    sessionStorage.setItem("visit", String(Date.now()));
    history.replaceState({ visit: sessionStorage.getItem("visit") }, "");
    location.replace(home);
  };
  for (const name of ["pointerdown", "keydown", "wheel", "touchstart"])
    addEventListener(name, stay, { passive: true, capture: true });
  button.addEventListener("click", stay);
  dialog.addEventListener("cancel", stay);
  setInterval(() => {
    const seconds = Math.ceil(limit - (Date.now() - last) / 1000);
    // The start page as it first came has nothing to forget.
    const fresh = location.pathname === "/" && !document.querySelector("#q").value && !location.search;
    if (seconds <= 0) return fresh ? stay() : forget();
    left.textContent = seconds;
    if (seconds <= warning && !dialog.open && !fresh) dialog.showModal();
  }, 250);
}

manners();
const box = document.getElementById("q");
if (box) suggest(box);
document.querySelectorAll("[data-chart]").forEach(drag);
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
