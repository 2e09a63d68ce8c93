/**
 * Measures packages/faq-search on public question sets, beside MiniSearch (BM25) and substring search.
 * FAQ_DATA names the folder of the sets: <set>/faqs.jsonl and <set>/queries.jsonl. FAQ_MOST caps the
 * questions asked per setting, for a quick look. Build packages/faq-search first.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A setting is a set and how many alternatives an entry may use. */
export const SETTINGS = [
  ["en-clinc150", 9],
  ["en-clinc150", 0],
  ["en-hint3-sofmattress", 99],
  ["en-covidfaq", 0],
  ["de-covid", 4],
  ["zh-lcqmc", 4],
  ["zh-afqmc", 4],
  ["ko-parakqc-a", 4],
  ["ko-parakqc-a", 0],
  ["ja-tatoeba", 4],
  ["ja-xsid", 9],
  ["ar-xsid", 9],
  ["tr-xsid", 9],
  ["de-xsid", 9],
];
const UNITS = { top1: "%", recall3: "%", p50_ms: "ms", p95_ms: "ms", build_ms: "ms" };
const LIMIT = 10;
/** Enough questions to warm up what the engine compiles on the way. */
const WARM_UP = 50;
const BINS = 10;
/** Places of the bins' edges, and draws of chance, that are averaged over. */
const EDGES = 10;
const DRAWS = 100;
const SIZE = { entries: 1000, phrasings: 5 };

function readLines(path) {
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

export function loadSetting(folder, set, k) {
  const articles = readLines(join(folder, set, "faqs.jsonl")).map((article) => ({
    ...article,
    alternatives: (article.alternatives ?? []).slice(0, k),
  }));
  const asked = readLines(join(folder, set, "queries.jsonl"))
    .filter(({ alt }) => alt === undefined || k <= alt)
    .map(({ text, gold }) => ({ text, gold: gold === null ? [] : [gold].flat() }));
  const most = Number(process.env.FAQ_MOST ?? Number.POSITIVE_INFINITY);
  const step = Math.max(1, asked.length / most);
  const count = Math.min(asked.length, most);
  return {
    articles,
    questions: Array.from({ length: count }, (_, at) => asked[Math.floor(at * step)]),
  };
}

const phrasingsOf = ({ question, alternatives }) => [question, ...alternatives];

function substringEngine(articles) {
  const entries = articles.map((article) => ({
    id: article.id,
    text: phrasingsOf(article).join("\n").toLowerCase(),
  }));
  return (text) => {
    const wanted = text.trim().toLowerCase();
    return entries
      .filter((entry) => entry.text.includes(wanted))
      .map(({ id }) => ({ id, confidence: 1 }));
  };
}

function miniSearchEngine(MiniSearch, articles) {
  const index = new MiniSearch({
    fields: ["text", "answer"],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  index.addAll(
    articles.map((article, id) => ({
      id,
      text: phrasingsOf(article).join("\n"),
      answer: article.answer ?? "",
    })),
  );
  // BM25 has no confidence; its score orders covered before uncovered questions as well as it can.
  return (text) =>
    index
      .search(text)
      .map(({ id, score }) => ({ id: articles[id].id, confidence: 1 - 1 / (1 + score) }));
}

async function loadEngines() {
  const here = new URL("../../packages/faq-search/dist/index.js", import.meta.url);
  const { buildIndex } = await import(here.href);
  const { default: MiniSearch } = await import(process.env.FAQ_MINISEARCH ?? "minisearch");
  return {
    foyer: (articles) => {
      const index = buildIndex(articles);
      return (text) => index.search(text, { limit: LIMIT });
    },
    minisearch: (articles) => miniSearchEngine(MiniSearch, articles),
    substring: substringEngine,
  };
}

/** Chance that a covered question is given more confidence than an uncovered one; ties count half. */
export function aurocOf(covered, uncovered) {
  if (covered.length === 0 || uncovered.length === 0) return undefined;
  const all = [...covered.map((c) => [c, 1]), ...uncovered.map((c) => [c, 0])].sort(
    (a, b) => a[0] - b[0],
  );
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to][0] === all[from][0]) to++;
    for (let at = from; at < to; at++) if (all[at][1] === 1) ranks += (from + to + 1) / 2;
    from = to;
  }
  return (
    (ranks - (covered.length * (covered.length + 1)) / 2) / (covered.length * uncovered.length)
  );
}

/**
 * Expected calibration error: mean gap between stated and true share of right answers, in ten bins. The
 * bins' edges lie `shift` lower than 0, 0.1, 0.2 ….
 */
function eceOf(answers, shift = 0) {
  const gaps = new Float64Array(BINS + 1);
  for (const { confidence, right } of answers) {
    const bin = shift > 0 ? Math.floor((confidence + shift) * BINS) : binOf(confidence);
    gaps[bin] += confidence - (right ? 1 : 0);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / answers.length;
}

const binOf = (confidence) => Math.min(BINS - 1, Math.floor(confidence * BINS));

/** The same, averaged over ten places of the edges: which side of an edge a few answers fall on says nothing. */
export function eceOverEdges(answers) {
  return mean(Array.from({ length: EDGES }, (_, at) => eceOf(answers, at / BINS / EDGES)));
}

/** Numbers from 0 to 1 that look random and are the same each time (Mulberry32). */
export function seededNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The error that chance alone makes: the same confidences, and answers that are right exactly as often as stated. */
function eceFloorOf(answers) {
  const random = seededNumbers(1);
  const draw = () =>
    answers.map(({ confidence }) => ({ confidence, right: random() < confidence }));
  return mean(Array.from({ length: DRAWS }, () => eceOf(draw())));
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

function ask(search, { text, gold }) {
  const start = performance.now();
  const found = search(text).slice(0, LIMIT);
  const ms = performance.now() - start;
  const rank = found.findIndex(({ id }) => gold.includes(id));
  return {
    ms,
    covered: gold.length > 0,
    rank,
    right: rank === 0,
    confidence: found[0]?.confidence ?? 0,
  };
}

/** The same over all settings as one, each counting alike: what an owner who knows nothing of their FAQ may believe. */
function pooledEceOf(settings) {
  const gaps = new Float64Array(BINS);
  for (const answers of settings) {
    for (const { confidence, right } of answers) {
      const gap = (confidence - (right ? 1 : 0)) / answers.length / settings.length;
      gaps[binOf(confidence)] += gap;
    }
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0);
}

function measure(build, { articles, questions }, keep) {
  const start = performance.now();
  const search = build(articles);
  const buildMs = performance.now() - start;
  for (const { text } of questions.slice(0, WARM_UP)) search(text);
  const answers = questions.map((question) => ask(search, question));
  keep(answers);
  const covered = answers.filter((answer) => answer.covered);
  const uncovered = answers.filter((answer) => !answer.covered);
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    top1: 100 * mean(covered.map(({ right }) => (right ? 1 : 0))),
    recall3: 100 * mean(covered.map(({ rank }) => (rank >= 0 && rank < 3 ? 1 : 0))),
    mrr10: mean(covered.map(({ rank }) => (rank >= 0 ? 1 / (rank + 1) : 0))),
    auroc: aurocOf(
      covered.map((a) => a.confidence),
      uncovered.map((a) => a.confidence),
    ),
    ece: eceOf(answers),
    ece_edges: eceOverEdges(answers),
    ece_floor: eceFloorOf(answers),
    p50_ms: quantile(times, 0.5),
    p95_ms: quantile(times, 0.95),
    build_ms: buildMs,
  };
}

function print(figure, value, n, unit = "") {
  console.log(
    JSON.stringify({ bench: "faq", figure, value: Number(value.toPrecision(4)), unit, n }),
  );
}

function printFigures(prefix, figures, n) {
  for (const [name, value] of Object.entries(figures)) {
    if (value !== undefined) print(`${prefix} ${name}`, value, n, UNITS[name]);
  }
}

function meanFigures(all) {
  const names = Object.keys(all[0]);
  const valuesOf = (name) =>
    all.map((figures) => figures[name]).filter((value) => value !== undefined);
  return Object.fromEntries(names.map((name) => [name, mean(valuesOf(name))]));
}

/** A thousand entries of five phrasings: real ones from the biggest sets, until there are enough. */
export function largeFaq(folder) {
  const pools = [
    ["en-clinc150", 9],
    ["ko-parakqc-a", 4],
    ["zh-lcqmc", 4],
  ].map(([set, k]) => loadSetting(folder, set, k));
  const texts = pools.flatMap(({ articles }) => articles.flatMap(phrasingsOf));
  const articles = Array.from({ length: SIZE.entries }, (_, at) => {
    const [question, ...alternatives] = Array.from(
      { length: SIZE.phrasings },
      (_, n) => texts[(at * SIZE.phrasings + n) % texts.length],
    );
    return { id: `e${at}`, question, alternatives };
  });
  return { articles, questions: pools.flatMap(({ questions }) => questions) };
}

function heldBytes() {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function measureLarge(build, { articles, questions }) {
  const before = heldBytes();
  const search = build(articles);
  const bytes = heldBytes() - before;
  const start = performance.now();
  build(articles);
  const buildMs = performance.now() - start;
  const times = questions.map((question) => ask(search, question).ms).sort((a, b) => a - b);
  const prefix = `foyer ${SIZE.entries}x${SIZE.phrasings}`;
  print(`${prefix} p50_ms`, quantile(times, 0.5), times.length, "ms");
  print(`${prefix} p95_ms`, quantile(times, 0.95), times.length, "ms");
  print(`${prefix} build_ms`, buildMs, articles.length, "ms");
  // Without node --expose-gc garbage would be counted as held.
  if (globalThis.gc) print(`${prefix} memory`, bytes / 1e6, articles.length, "MB");
}

/** Prints one JSON line per figure: each setting, the means over all settings, and the large FAQ. */
export async function run() {
  const folder = process.env.FAQ_DATA;
  if (!folder) throw new Error("Set FAQ_DATA to the folder that holds the question sets.");
  const engines = await loadEngines();
  const settings = SETTINGS.map(([set, k]) => ({
    name: `${set} k=${k}`,
    ...loadSetting(folder, set, k),
  }));
  for (const [engine, build] of Object.entries(engines)) {
    const kept = [];
    const all = settings.map((setting) => {
      const figures = measure(build, setting, (answers) => kept.push(answers));
      printFigures(`${engine} ${setting.name}`, figures, setting.questions.length);
      return figures;
    });
    printFigures(`${engine} mean`, meanFigures(all), all.length);
    print(`${engine} pooled ece`, pooledEceOf(kept), all.length);
  }
  measureLarge(engines.foyer, largeFaq(folder));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  run().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
