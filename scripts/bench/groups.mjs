/**
 * Measures how well `groupAlike` of packages/faq-search puts together what asks for the same: on public question
 * sets, phrasings of their entries mixed together. FAQ_DATA names the folder of the sets (<set>/faqs.jsonl). Build
 * packages/faq-search first.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createPrinter } from "./figures/printer.mjs";

const SETS = [
  ...["en-clinc150", "en-hint3-sofmattress", "de-covid", "zh-lcqmc", "zh-afqmc", "ko-parakqc-a"],
  ...["ja-tatoeba", "ja-xsid", "ar-xsid", "tr-xsid", "de-xsid"],
];
/** So many phrasings of an entry, as many people ask for one thing. */
const PHRASINGS = 8;
const TEXTS = 600;

/** {texts, owners} of a set: phrasings of whole entries, a fixed step through them apart from each other. */
function mixed(folder, set, most = TEXTS) {
  const lines = readFileSync(join(folder, set, "faqs.jsonl"), "utf8")
    .split("\n")
    .filter(Boolean);
  const said = [];
  for (const [owner, line] of lines.entries()) {
    if (said.length >= most) break;
    const { question, alternatives = [] } = JSON.parse(line);
    said.push(...[question, ...alternatives].slice(0, PHRASINGS).map((text) => ({ text, owner })));
  }
  const all = said.slice(0, most);
  // Neighbours in the file shall not be neighbours here; 7,919 is prime.
  const order = all.map((one, at) => ({ one, at: (at * 7_919) % all.length }));
  order.sort((a, b) => a.at - b.at);
  return {
    texts: order.map(({ one }) => one.text),
    owners: order.map(({ one }) => one.owner),
  };
}

const pairsOf = (count) => (count * (count - 1)) / 2;

/** Pairs that stand together, rightly or not, and all that belong together. */
function pairs(groups, owners) {
  const sizes = (list) => {
    const counts = new Map();
    for (const owner of list) counts.set(owner, (counts.get(owner) ?? 0) + 1);
    return [...counts.values()];
  };
  const right = (list) => sizes(list).reduce((sum, size) => sum + pairsOf(size), 0);
  const made = groups.map(({ members }) => members.map((at) => owners[at]));
  return {
    found: made.reduce((sum, list) => sum + pairsOf(list.length), 0),
    right: made.reduce((sum, list) => sum + right(list), 0),
    wanted: right(owners),
  };
}

export async function run(print) {
  const folder = process.env.FAQ_DATA;
  if (!folder) throw new Error("Set FAQ_DATA to the folder of the question sets.");
  const { groupAlike } = await import("../../packages/faq-search/dist/index.js");
  const figure = createPrinter("groups", print);
  for (const set of SETS) {
    const { texts, owners } = mixed(folder, set);
    const { found, right, wanted } = pairs(groupAlike(texts), owners);
    figure(`${set}_right_of_found`, (100 * right) / found, "%", texts.length);
    figure(`${set}_found_of_right`, (100 * right) / wanted, "%", texts.length);
  }
  const { texts } = mixed(folder, "en-clinc150", Number.POSITIVE_INFINITY);
  const began = performance.now();
  groupAlike(texts);
  figure("group", performance.now() - began, "ms", texts.length);
  process.exit(0);
}
