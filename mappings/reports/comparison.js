"use strict";
// The data is compact: texts by number, a record as [kind, id, excluded, values..], an item as
// [kind, open, side, record, partner, is a pair, linked, does, remedies, candidates..]; a candidate as [record, comparisons..].
const data = JSON.parse(document.getElementById("data").textContent);
const text = number => number < 0 ? "" : data.texts[number];
const systems = ["Severa", "Fortnox"];
const outcomes = ["equal", "alike", "differs", "nothing to compare", "not read", "not for this kind", "equal, which settles it", "differs, which rules it out"];
const form = document.getElementById("filters");
const list = document.getElementById("list");
const all = document.getElementById("all");
const detail = document.getElementById("detail");

// What one comparison found takes as many numbers as its outcome leaves open.
const waterfallOf = (register, candidate) => {
  let at = 1;
  return register.compare.map(([name, place, most, ...reads]) => {
    const outcome = candidate[at++];
    const step = { name: text(name), place: text(place), most, reads, outcome, one: -1, other: -1, similarity: 1, points: 0 };
    if (outcome === 0 || outcome === 6) { step.one = step.other = candidate[at++]; step.points = most; }
    if (outcome === 1 || outcome === 2 || outcome === 7) { step.one = candidate[at++]; step.other = candidate[at++]; step.similarity = candidate[at++] / 1000; step.points = candidate[at++]; }
    if (outcome === 3) { step.one = candidate[at++]; step.other = candidate[at++]; step.points = candidate[at++]; }
    return step;
  });
};
const sum = numbers => numbers.reduce((total, number) => total + number, 0);
const pointsOf = (register, candidate) => sum(waterfallOf(register, candidate).map(step => step.points));
const mostOf = steps => sum(steps.filter(step => step.outcome !== 5).map(step => Math.max(0, step.most)));
const shown = hundredths => String(hundredths / 100);

const items = data.registers.flatMap((register, number) => register.items.map(raw => {
  const [kind, open, side, record, partner, isPair, linked, does, remedies, ...candidates] = raw;
  const records = side === 0 ? [record, partner] : [partner, record];
  return { register, number, kind, open, side, records, partner, isPair, linked, does, remedies, candidates, points: partner < 0 ? null : pointsOf(register, candidates[0]) };
}));
items.forEach((item, place) => { item.place = place; });
const recordOf = (item, side) => item.records[side] < 0 ? null : item.register.records[side][item.records[side]];
// The number and the name stand first.
const called = record => {
  const values = record.slice(3, 5).filter(value => value >= 0).map(text);
  return values.length > 0 ? values.join(" ") : text(record[1]);
};
const firstOf = (item, place) => text(recordOf(item, item.side)[3 + place] ?? -1);

// A text is looked for once in the table of texts, then by number.
let lowered = null;
const textFilter = wanted => {
  lowered ??= data.texts.map(one => one.toLowerCase());
  const hits = new Uint8Array(lowered.length);
  lowered.forEach((one, number) => { if (one.includes(wanted)) hits[number] = 1; });
  const marks = data.registers.map(register => register.records.map(records => records.map(record => record.some((value, at) => at !== 0 && value >= 0 && hits[value]))));
  return item => item.records.some((record, side) => record >= 0 && marks[item.number][side][record]);
};

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const byText = place => {
  const keys = items.map(item => firstOf(item, place));
  return [...items].sort((one, other) => collator.compare(keys[one.place], keys[other.place]) || one.place - other.place);
};
const byPoints = sign => [...items].sort((one, other) => (one.points === null) - (other.points === null) || sign * (one.points - other.points) || one.place - other.place);
const orders = { "": () => items, most: () => byPoints(-1), fewest: () => byPoints(1), number: () => byText(0), name: () => byText(1) };
const ordered = {};

let visible = items;
let chosen = -1;
const filter = () => {
  const wanted = name => form.elements[name].value;
  const words = wanted("text").trim().toLowerCase();
  const tests = [];
  if (wanted("register") !== "") tests.push(item => item.number === Number(wanted("register")));
  if (wanted("kind") === "open") tests.push(item => item.open);
  else if (wanted("kind") !== "") tests.push(item => item.kind === Number(wanted("kind")));
  if (wanted("system") !== "") tests.push(item => item.side === Number(wanted("system")) || item.isPair);
  if (wanted("linked") !== "") tests.push(item => item.linked === Number(wanted("linked")));
  if (words !== "") tests.push(textFilter(words));
  visible = (ordered[wanted("order")] ??= orders[wanted("order")]()).filter(item => tests.every(test => test(item)));
  form.querySelector("output").value = `${visible.length} of ${items.length}`;
  chosen = -1;
  detail.replaceChildren();
  list.scrollTop = 0;
  draw();
  histograms();
};

const element = (name, className, ...inside) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};
const space = document.getElementById("drawing").namespaceURI;
const drawn = (name, attributes, ...inside) => {
  const made = document.createElementNS(space, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...inside);
  return made;
};
const isolated = value => element("bdi", "", value);

// Only the rows that can be seen are in the document.
const draw = () => {
  const probe = all.querySelector(".row") ?? all.appendChild(element("div", "row"));
  const height = probe.offsetHeight;
  all.style.height = `${visible.length * height}px`;
  const first = Math.max(0, Math.floor(list.scrollTop / height) - 5);
  const last = Math.min(visible.length, Math.ceil((list.scrollTop + list.clientHeight) / height) + 5);
  all.replaceChildren(...visible.slice(first, last).map((item, at) => rowOf(item, first + at, height)));
  list.setAttribute("aria-activedescendant", chosen >= first && chosen < last ? `row${chosen}` : "");
};
const sideOf = (item, side) => {
  const record = recordOf(item, side);
  if (!record) return element("span", "other quiet", "–");
  const cell = element("span", side === item.side ? "" : "other", isolated(called(record)));
  cell.append(element("small", "", `${systems[side]} ${text(record[0]).replaceAll("_", " ")}`));
  return cell;
};
const rowOf = (item, at, height) => {
  const row = element("div", "row", element("span", "", element("span", `tag ${data.kinds[item.kind].replace(" ", "-")}`, data.kinds[item.kind])),
    sideOf(item, 0), sideOf(item, 1), element("span", "points", item.points === null ? "" : shown(item.points)));
  row.id = `row${at}`;
  row.style.top = `${at * height}px`;
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", String(at === chosen));
  row.setAttribute("aria-setsize", String(visible.length));
  row.setAttribute("aria-posinset", String(at + 1));
  row.addEventListener("click", () => choose(at));
  return row;
};
const choose = at => {
  chosen = Math.max(0, Math.min(visible.length - 1, at));
  const height = all.firstElementChild.offsetHeight;
  if (chosen * height < list.scrollTop) list.scrollTop = chosen * height;
  if ((chosen + 1) * height > list.scrollTop + list.clientHeight) list.scrollTop = (chosen + 1) * height - list.clientHeight;
  draw();
  detail.replaceChildren(...describe(visible[chosen]));
};

// From 0, comparison by comparison, to the sum; the lines are the points from which a pair is possible and likely.
const waterfall = (register, candidate, one, other) => {
  const steps = waterfallOf(register, candidate);
  let total = 0;
  const sums = steps.map(step => [total, total += step.points]);
  const ends = [0, mostOf(steps), register.likely, ...sums.flat()];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const width = 192;
  const x = points => 4 + (points - low) / Math.max(1, high - low) * (width - 8);
  const line = (points, name) => drawn("line", { x1: x(points), x2: x(points), y1: 0, y2: 42, class: name });
  const picture = (from, to, name) => element("td", "drawn", drawn("svg", { viewBox: `0 0 ${width} 42`, preserveAspectRatio: "none", "aria-hidden": "true" },
    line(0, "axis"), line(register.possible, "threshold"), line(register.likely, "threshold sure"),
    drawn("rect", { x: x(Math.min(from, to)), width: Math.max(1, x(Math.max(from, to)) - x(Math.min(from, to))), y: 12, height: 18, class: name })));
  const raw = (side, record, reads) => reads[side].filter(field => record[3 + field] >= 0).map(field => `${text(register.fields[side][field])}: ${text(record[3 + field])}`).join(", ");
  const value = (number, side, record, reads) => {
    const cell = element("td", "", isolated(number < 0 ? "" : text(number)));
    if (record) cell.append(element("div", "quiet", isolated(raw(side, record, reads))));
    return cell;
  };
  const rows = steps.map((step, at) => {
    const name = element("th", "", step.name, element("div", "quiet", `${outcomes[step.outcome]}${step.outcome === 1 || step.outcome === 2 ? ` ${Math.round(step.similarity * 100)} %` : ""}`));
    name.title = step.place;
    return element("tr", "", name, value(step.one, 0, one, step.reads), value(step.other, 1, other, step.reads),
      element("td", "number", `${shown(step.points)} of ${shown(step.most)}`), picture(...sums[at], step.points < 0 ? "bar against" : "bar"));
  });
  const head = element("tr", "", ...["Compared", ...systems, "Points", `possible from ${shown(register.possible)}, likely from ${shown(register.likely)}`].map(title => element("th", "", title)));
  rows.push(element("tr", "after", element("th", "", "Sum"), element("td", ""), element("td", ""), element("td", "number", `${shown(total)} of ${shown(mostOf(steps))}`), picture(0, total, "bar sum")));
  return element("table", "waterfall", element("thead", "", head), element("tbody", "", ...rows));
};
const section = (title, lines) => lines.length === 0 ? [] : [element("h3", "", title), element("ul", "", ...lines.map(line => element("li", "", isolated(text(line)))))];
const describe = item => {
  const [one, other] = [recordOf(item, 0), recordOf(item, 1)];
  const title = element("h2", "", element("span", `tag ${data.kinds[item.kind].replace(" ", "-")}`, data.kinds[item.kind]), " ");
  [one, other].forEach((record, side) => { if (record) title.append(element("div", "", `${systems[side]} `, isolated(called(record)))); });
  const candidates = item.candidates.slice(item.partner < 0 ? 0 : 1);
  const others = candidates.map(candidate => {
    const record = item.register.records[1 - item.side][candidate[0]];
    const more = element("details", "", element("summary", "", `${systems[1 - item.side]} `, isolated(called(record)), `, ${shown(pointsOf(item.register, candidate))} points`));
    const own = recordOf(item, item.side);
    more.append(waterfall(item.register, candidate, ...(item.side === 0 ? [own, record] : [record, own])));
    return more;
  });
  return [title,
    ...section("What the integration does", item.does),
    ...section("What to do", item.remedies),
    ...(item.partner < 0 ? [] : [waterfall(item.register, item.candidates[0], one, other)]),
    ...(others.length === 0 ? [] : [element("h3", "", "Others it is like"), ...others]),
    ...[one, other].flatMap((record, side) => record ? [fields(item.register, record, side)] : [])];
};
const fields = (register, record, side) => {
  const rows = register.fields[side].map((field, at) => [text(field), record[3 + at]]).filter(([, value]) => value >= 0)
    .map(([name, value]) => element("tr", "", element("th", "", name), element("td", "", isolated(text(value)))));
  return element("details", "", element("summary", "", `${systems[side]} ${text(record[0]).replaceAll("_", " ")} ${text(record[1])}${record[2] >= 0 ? `: ${text(record[2])}` : ""}`),
    element("table", "", element("tbody", "", ...rows)));
};

// How many of the shown pairs have how many points.
const histograms = () => {
  const place = document.getElementById("histograms");
  place.querySelectorAll("figure").forEach(figure => figure.remove());
  data.registers.forEach((register, number) => {
    const points = visible.filter(item => item.number === number && item.points !== null && (item.isPair || item.side === 0)).map(item => item.points);
    if (points.length === 0) return;
    const highest = Math.max(register.likely, ...register.items.length ? [sum(register.compare.map(([, , most]) => Math.max(0, most)))] : []);
    const [bins, width, height] = [20, 320, 70];
    const counts = new Array(bins).fill(0);
    for (const one of points) counts[Math.max(0, Math.min(bins - 1, Math.floor(one / highest * bins)))]++;
    const top = counts.reduce((most, count) => Math.max(most, count), 1);
    const bars = counts.map((count, bin) => drawn("rect", { x: bin * width / bins + 1, width: width / bins - 2, y: height - count / top * height, height: count / top * height, class: "bar sum" },
      drawn("title", {}, `${shown(bin * highest / bins)} to ${shown((bin + 1) * highest / bins)} points: ${count}`)));
    const lines = [["possible", "threshold"], ["likely", "threshold sure"]].flatMap(([name, look]) => {
      const x = register[name] / highest * width;
      return [drawn("line", { x1: x, x2: x, y1: 0, y2: height, class: look }), drawn("text", { x, y: height + 12, "text-anchor": "middle" }, `${name} ${shown(register[name])}`)];
    });
    place.append(element("figure", "", element("figcaption", "", `${register.flow}: points of ${points.length} pairs`),
      drawn("svg", { width, height: height + 16, role: "img", "aria-label": `Points of ${points.length} pairs of ${register.flow}` }, drawn("line", { x1: 0, x2: width, y1: height, y2: height, class: "axis" }), ...bars, ...lines)));
  });
};

const twice = () => {
  const place = document.getElementById("twice");
  const pairs = data.registers.flatMap(register => register.twice.map(([side, one, other, points, most]) => ({ register, side, one, other, points, most })));
  place.hidden = pairs.length === 0;
  place.querySelector("summary").textContent = `${pairs.length} ${pairs.length === 1 ? "pair is" : "pairs are"} likely there twice in one system`;
  place.querySelector("ul").append(...pairs.slice(0, 1000).map(pair => element("li", "", `${pair.register.flow}, ${systems[pair.side]}: `,
    isolated(called(pair.register.records[pair.side][pair.one])), " and ", isolated(called(pair.register.records[pair.side][pair.other])), `, ${shown(pair.points)} of ${shown(pair.most)} points`)));
};

data.registers.forEach((register, number) => form.elements.register.add(new Option(register.flow, String(number))));
data.kinds.forEach((kind, number) => { if (items.some(item => item.kind === number)) form.elements.kind.add(new Option(kind, String(number))); });
for (const linked of new Set(items.map(item => item.linked))) form.elements.linked.add(new Option(linked < 0 ? "not linked" : text(linked), String(linked)));
if (items.some(item => item.open)) form.elements.kind.querySelector("[value=open]").defaultSelected = true;
form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", event => event.preventDefault());
list.addEventListener("scroll", draw, { passive: true });
addEventListener("resize", draw);
list.addEventListener("keydown", event => {
  const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -visible.length, End: visible.length }[event.key];
  if (move === undefined || visible.length === 0) return;
  event.preventDefault();
  choose(chosen + move);
});
form.hidden = items.length === 0;
document.getElementById("records").hidden = items.length === 0;
twice();
filter();
