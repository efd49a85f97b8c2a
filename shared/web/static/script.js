// Every page stands without this file. It adds live news, shortcuts, and forms that forget nothing.
"use strict";

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/* Live news: a line at the foot of the page, never a change under the reader's eyes. */
const bar = $("[data-live]");
let news = 0;
let source = null;
let pause = 2000;

function show(alert) {
  news += 1;
  const words = document.createElement("span");
  words.textContent = alert.text + (news > 1 ? " " + bar.dataset.more.replace("{count}", news - 1) : "");
  const link = document.createElement("a");
  link.href = alert.href;
  link.textContent = bar.dataset.show;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "✕";
  close.setAttribute("aria-label", $("dialog form button").textContent);
  close.onclick = () => { news = 0; bar.replaceChildren(); };
  bar.replaceChildren(words, link, close);
}

function count(unread) {
  for (const mark of $$("[data-unread]")) {
    mark.hidden = !unread;
    mark.firstElementChild.textContent = unread;
  }
}

function listen() {
  const address = new URL(bar.dataset.live, location.href);
  if (bar.dataset.after) address.searchParams.set("after", bar.dataset.after);
  source = new EventSource(address);
  source.onopen = () => { pause = 2000; };
  source.addEventListener("unread", (event) => count(JSON.parse(event.data).unread));
  source.addEventListener("alert", (event) => {
    if (event.lastEventId && event.lastEventId === bar.dataset.after) return;
    if (event.lastEventId) bar.dataset.after = event.lastEventId;
    const alert = JSON.parse(event.data);
    if ("unread" in alert) count(alert.unread);
    show(alert);
  });
  // The browser resumes a broken stream itself; one that was refused it gives up, so we ask again.
  source.onerror = () => {
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(listen, pause);
    pause = Math.min(pause * 2, 60000);
  };
}

if (bar && "EventSource" in window) {
  addEventListener("pageshow", () => { if (!source || source.readyState === 2) listen(); });
  addEventListener("pagehide", () => source && source.close());
}

/* Shortcuts: single keys, outside fields, and only as long as the reader wants them. */
const keys = $("#keys");
const wanted = $("[data-keys-on]");
let at = -1;

function step(by) {
  const all = $$(".redline .change");
  if (!all.length) return;
  if (all[at]) all[at].classList.remove("at");
  at = at < 0 && by < 0 ? all.length - 1 : (at + by + all.length) % all.length;
  all[at].classList.add("at");
  all[at].scrollIntoView({ block: "center" });
  all[at].focus({ preventScroll: true });
}

const actions = {
  "?": () => keys.showModal(),
  "/": () => $("#search") && $("#search").focus(),
  n: () => step(1),
  p: () => step(-1),
};

addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || keys.open || !wanted.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!Object.hasOwn(actions, event.key)) return;
  event.preventDefault();
  actions[event.key]();
});

wanted.checked = localStorage.getItem("keys") !== "off";
wanted.onchange = () => localStorage.setItem("keys", wanted.checked ? "on" : "off");
for (const button of $$("[data-keys]")) { button.hidden = false; button.onclick = actions["?"]; }
for (const button of $$("[data-step]")) { button.hidden = false; button.onclick = () => step(Number(button.dataset.step)); }

// A timeline that is wider than the screen opens where the world stands.
for (const region of $$(".timeline")) {
  const today = $(".today", region);
  if (today) region.scrollLeft = today.getBoundingClientRect().left - region.getBoundingClientRect().left - region.clientWidth / 2;
}

/* Forms keep what was typed until it has arrived, and are sent once. */
const KEPT = "kept:";
const name = (form) => KEPT + location.pathname + " " + form.getAttribute("action");
const fields = (form) => [...form.elements].filter((field) =>
  field.name && !["hidden", "password", "file", "submit"].includes(field.type) && field.tagName !== "BUTTON");

function keep(form) {
  const values = fields(form).map((field) => [field.name, field.value, field.checked]);
  sessionStorage.setItem(name(form), JSON.stringify({ values, sent: false }));
}

function restore(form) {
  const { values } = JSON.parse(sessionStorage.getItem(name(form)));
  fields(form).forEach((field, index) => {
    const [known, value, checked] = values[index] || [];
    if (known !== field.name) return;
    if (field.type === "checkbox" || field.type === "radio") field.checked = checked;
    else field.value = value;
  });
}

function forget() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(KEPT) && JSON.parse(sessionStorage.getItem(key)).sent) sessionStorage.removeItem(key);
  }
}

// A page of ours that opens without a problem proves that the last form arrived; going back does not.
const [arrival] = performance.getEntriesByType("navigation");
const back = arrival && arrival.type !== "navigate";
const refused = $(".problem");
if ("signedIn" in document.body.dataset && !refused && !back) forget();

for (const form of $$("form[data-keep]")) {
  if (sessionStorage.getItem(name(form)) && !refused) restore(form);
  form.addEventListener("input", () => keep(form));
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  for (const button of $$("button", form)) button.setAttribute("aria-disabled", "true");
  if ("forget" in form.dataset) sessionStorage.clear();
  const kept = sessionStorage.getItem(name(form));
  if (kept) sessionStorage.setItem(name(form), JSON.stringify({ ...JSON.parse(kept), sent: true }));
});

addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of $$("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of $$("button", form)) button.removeAttribute("aria-disabled");
  }
});
