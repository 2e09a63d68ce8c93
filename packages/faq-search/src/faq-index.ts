import { type Article, primaryLanguage } from "./article.ts";
import { calibrateInSteps } from "./calibration.ts";
import { type Entry, readArticle } from "./entry.ts";
import { type Line, sigmoid } from "./logistic-line.ts";
import type { Match, SearchOptions } from "./match.ts";
import { deriveInSteps, type Model } from "./model.ts";
import { type Query, readQuery } from "./query.ts";
import { type Ranked, rank } from "./rank.ts";
import { signalOf } from "./signal.ts";
import { finish, type Steps } from "./steps.ts";
import { Vocabulary } from "./vocabulary.ts";

/** Room for settings of the whole index; none are needed today. */
export type IndexOptions = Record<string, never>;

const USUAL_LIMIT = 3;
/** After this share of the entries has changed, the FAQ examines itself again. */
const CALIBRATION_LASTS = 0.1;

/** A searchable FAQ. Adding and removing is cheap; the next search pays for it once. */
export class FaqIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #vocabulary = new Vocabulary();
  #model: Model | undefined;
  #line: Line | undefined;
  #changes = 0;

  /** How many articles it holds. */
  get size(): number {
    return this.#entries.size;
  }

  /** Adds an article, or replaces the one with its id. */
  add(article: Article): void {
    this.#entries.set(article.id, readArticle(article, this.#vocabulary));
    this.#changed();
  }

  /** Removes an article; false when there was none of this id. */
  remove(id: string): boolean {
    const removed = this.#entries.delete(id);
    if (removed) this.#changed();
    return removed;
  }

  /** The entries likeliest to answer a text, best first; none when nothing in it is known. */
  search(text: string, { limit = USUAL_LIMIT, lang, except }: SearchOptions = {}): Match[] {
    const model = this.prepare();
    const query = readQuery(model, text);
    if (query === undefined || limit <= 0) return [];
    const wanted = lang === undefined ? undefined : primaryLanguage(lang);
    const takesPart = (entry: number): boolean => {
      const { id, lang: own } = model.entries[entry] ?? {};
      return id !== except && (wanted === undefined || own === undefined || own === wanted);
    };
    const all = wanted === undefined && except === undefined;
    const ranked = rank(model, query, all ? {} : { entry: takesPart });
    return toMatches(model, ranked, query, this.#line ?? { start: 0, slope: 1 }, limit);
  }

  /** Does now what the next search would otherwise do first. */
  prepare(): Model {
    return this.#model ?? finish(this.prepareInSteps());
  }

  /** The same in steps; nothing may be added or removed between them. */
  *prepareInSteps(): Steps<Model> {
    const model = yield* deriveInSteps([...this.#entries.values()], this.#vocabulary);
    yield;
    if (this.#line === undefined || this.#changes > CALIBRATION_LASTS * this.size) {
      this.#line = yield* calibrateInSteps(model);
      this.#changes = 0;
    }
    this.#model = model;
    return model;
  }

  #changed(): void {
    this.#model = undefined;
    this.#changes++;
  }
}

function toMatches(
  model: Model,
  ranked: readonly Ranked[],
  query: Query,
  line: Line,
  limit: number,
): Match[] {
  let ceiling = 1;
  return ranked.slice(0, limit).map(({ entry, phrasing }, place) => {
    const own = model.entries[entry];
    const signal = signalOf(ranked, place, query, model.entries.length) ?? 0;
    // An entry ranked lower may look surer by itself; it must not be offered as surer.
    ceiling = Math.min(ceiling, sigmoid(line.start + line.slope * signal));
    const matched = own?.texts[phrasing - (model.firsts[entry] ?? 0)] ?? "";
    return { id: own?.id ?? "", confidence: ceiling, matched };
  });
}

/** Builds an index over the articles; searching it never touches the disk or the network. */
export function buildIndex(articles: Iterable<Article>, options: IndexOptions = {}): FaqIndex {
  return finish(buildIndexInSteps(articles, options));
}

/**
 * The same in many short steps, the index being returned by the last: whoever serves others at the
 * same time lets them in between. However large the FAQ, a step takes a few milliseconds.
 */
export function* buildIndexInSteps(
  articles: Iterable<Article>,
  _options: IndexOptions = {},
): Steps<FaqIndex> {
  const index = new FaqIndex();
  for (const article of articles) {
    index.add(article);
    yield;
  }
  yield* index.prepareInSteps();
  return index;
}
