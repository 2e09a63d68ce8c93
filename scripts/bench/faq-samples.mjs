/**
 * Measures the confidence of packages/faq-search on made-up FAQs: entries drawn at random from the public
 * question sets, six to all of them, with one phrasing or more, and up to half of the questions about what
 * was not drawn. Its numbers are judged by this: those chosen on the sets of all corpora but one are measured
 * on the one. FAQ_DATA names the folder of the sets, FAQ_SEED other draws, FAQ_ROUNDS how many a set.
 */
import { aurocOf, eceOverEdges, loadSetting, mean, SETTINGS, seededNumbers } from "./faq.mjs";
import { createPrinter } from "./figures/printer.mjs";

const ROUNDS = 16;
const LEAST_ENTRIES = 6;
const ALTERNATIVES = [0, 1, 2, 4, 9, 99];
const COVERED = 500;
const MOST_UNCOVERED = 0.5;
/** Questions of each kind that it takes to tell them apart. */
const ENOUGH = 15;

/** Sets of one origin are alike and count as one. */
const corpusOf = (set) => (set.endsWith("-xsid") ? "xsid" : set);

function shuffled(items, random) {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

function drawArticles({ articles, most }, random) {
  const least = Math.min(LEAST_ENTRIES, articles.length);
  const entries = Math.round(least * (articles.length / least) ** random());
  const choices = [...new Set(ALTERNATIVES.map((k) => Math.min(k, most)))];
  const k = choices[Math.floor(random() * choices.length)];
  return shuffled(articles, random)
    .slice(0, entries)
    .map((one) => ({ ...one, alternatives: shuffled(one.alternatives, random).slice(0, k) }));
}

function drawFaq(set, random) {
  const articles = drawArticles(set, random);
  const ids = new Set(articles.map(({ id }) => id));
  const said = new Set(articles.flatMap((one) => [one.question, ...one.alternatives]));
  const questions = shuffled(set.questions, random)
    .filter(({ text }) => !said.has(text))
    .map(({ text, gold }) => ({ text, gold: gold.filter((id) => ids.has(id)) }));
  const covered = questions.filter(({ gold }) => gold.length > 0).slice(0, COVERED);
  const share = random() * MOST_UNCOVERED;
  const most = Math.round((covered.length * share) / (1 - share));
  const uncovered = questions.filter(({ gold }) => gold.length === 0).slice(0, most);
  return { articles, questions: [...covered, ...uncovered] };
}

function judge(index, questions) {
  const answers = questions.map(({ text, gold }) => {
    const [first] = index.search(text, { limit: 1 });
    return {
      confidence: first?.confidence ?? 0,
      right: gold.includes(first?.id),
      covered: gold.length > 0,
    };
  });
  const sides = [true, false].map((side) =>
    answers.filter(({ covered }) => covered === side).map(({ confidence }) => confidence),
  );
  const enough = sides.every(({ length }) => length >= ENOUGH);
  return { ece: eceOverEdges(answers), auroc: enough ? aurocOf(...sides) : undefined };
}

/** Name → figures of each draw. */
function drawAll(buildIndex, folder, rounds, random) {
  const byCorpus = new Map();
  for (const set of new Set(SETTINGS.map(([name]) => name))) {
    const most = Math.max(...SETTINGS.filter(([name]) => name === set).map(([, k]) => k));
    const whole = { ...loadSetting(folder, set, most), most };
    for (let round = 0; round < rounds; round++) {
      const { articles, questions } = drawFaq(whole, random);
      if (questions.length === 0) continue;
      const figures = judge(buildIndex(articles), questions);
      byCorpus.set(corpusOf(set), [...(byCorpus.get(corpusOf(set)) ?? []), figures]);
    }
  }
  return byCorpus;
}

/** Prints one JSON line per figure: each corpus, and the means over the corpora. */
export async function run(write) {
  const folder = process.env.FAQ_DATA;
  if (!folder) throw new Error("Set FAQ_DATA to the folder that holds the question sets.");
  const built = new URL("../../packages/faq-search/dist/index.js", import.meta.url);
  const { buildIndex } = await import(built.href);
  const rounds = Number(process.env.FAQ_ROUNDS ?? ROUNDS);
  const random = seededNumbers(Number(process.env.FAQ_SEED ?? 1));
  const byCorpus = drawAll(buildIndex, folder, rounds, random);
  const print = createPrinter("faq-samples", write);
  for (const name of ["ece", "auroc"]) {
    const means = [...byCorpus].flatMap(([corpus, draws]) => {
      const known = draws.map((figures) => figures[name]).filter((value) => value !== undefined);
      if (known.length === 0) return [];
      print(`${corpus} ${name}`, mean(known), "", known.length);
      return mean(known);
    });
    print(`mean ${name}`, mean(means), "", means.length);
  }
}
