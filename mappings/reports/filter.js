
"use strict";
const form = document.getElementById("filters");
const items = [...document.querySelectorAll(".item")];
const texts = items.map(item => item.textContent.toLowerCase());
for (const name of ["flow", "verb", "kind"]) {
  for (const value of [...new Set(items.map(item => item.dataset[name]).filter(Boolean))].sort()) form.elements[name].add(new Option(value, value));
}
const filter = () => {
  const wanted = name => form.elements[name].value;
  const fits = (item, i) => ["flow", "verb", "kind"].every(name => !wanted(name) || item.dataset[name] === wanted(name))
    && texts[i].includes(wanted("text").trim().toLowerCase());
  items.forEach((item, i) => { item.hidden = !fits(item, i); });
  const shown = items.filter(item => !item.hidden).length;
  for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector(".item:not([hidden])");
  if (shown < items.length) document.querySelectorAll("details").forEach(details => { details.open = true; });
  form.querySelector("output").value = shown === items.length ? "" : `${shown} of ${items.length} shown`;
};
form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", event => event.preventDefault());
form.hidden = items.length === 0;
