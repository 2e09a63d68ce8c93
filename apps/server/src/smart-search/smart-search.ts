import {
  type Article,
  QUERY_MAX,
  type SmartFigures,
  type SmartState,
  type SmartTrial,
  type SmartTrialDraft,
} from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import { createBreaker } from "./breaker.ts";
import { EmbedError, embed } from "./embed.ts";
import { createEmbedPhrasings, modelOf } from "./embed-phrasings.ts";
import { createEmbeddingStore } from "./embedding-store.ts";
import { type Candidate, mix } from "./mixture.ts";
import { buildSiteModel, type SiteModel } from "./site-model.ts";
import { createSmartSettings } from "./smart-settings.ts";

/** A visitor's answer may come so much later, and a bit for the rest of the 800 ms, in milliseconds. */
const PATIENCE_MS = 700;

/** An owner who tries an endpoint has more patience. */
const TRIAL_PATIENCE_MS = 10_000;

/** Questions whose vectors are remembered: people ask the same. */
const REMEMBERED = 500;

const NO_FIGURES: SmartFigures = {
  ...{ used: 0, slow: 0, unreachable: 0, refused: 0, garbage: 0, too_large: 0 },
  ...{ mismatched: 0, rested: 0 },
};

export type SmartSearch = ReturnType<typeof createSmartSearch>;

/**
 * The search by an embedding model of the owner's choice, off by default. Whatever its endpoint does, questions are answered:
 * by our own search alone, when it does not do as it should. `onChange` is called when the settings, `onStored` when vectors
 * were changed here.
 */
export function createSmartSearch(deps: {
  db: Db;
  clock: Clock;
  log: Log;
  facts: Parameters<typeof createSmartSettings>[0]["facts"];
  siteIds: () => string[];
  published: (siteId: string) => Promise<Article[]>;
  onChange: () => void;
  onStored: () => void;
}) {
  const { db, clock, log, published } = deps;
  const store = createEmbeddingStore(db);
  const settings = createSmartSettings({
    ...deps,
    onChange() {
      forget();
      deps.onChange();
    },
  });
  const figures = { ...NO_FIGURES };
  let breaker = createBreaker(clock);
  let trouble: SmartState["trouble"] = null;
  let settingsSeen = JSON.stringify(settings.shown());

  /** By site, with the era that each was made in; a stale one serves until there is a new one. */
  const models = new Map<string, { era: number; model: SiteModel | undefined }>();
  const loading = new Map<string, Promise<void>>();
  let era = 0;
  const vectors = new Map<string, Float32Array>();
  const asking = new Map<string, Promise<void>>();

  const noteTrouble = (error: EmbedError): void => {
    trouble = { text: error.message, at: clock.now() };
  };
  const phrasings = createEmbedPhrasings({
    ...{ ...deps, store, embed, endpoint: settings.endpoint, onTrouble: noteTrouble },
    onStored() {
      era += 1;
      deps.onStored();
    },
  });

  /** What is known belongs to another endpoint. */
  function forget(): void {
    const seen = JSON.stringify(settings.shown());
    if (seen === settingsSeen) return;
    settingsSeen = seen;
    era += 1;
    breaker = createBreaker(clock);
    trouble = null;
    for (const known of [models, vectors]) known.clear();
    phrasings.anew();
  }

  async function load(siteId: string, model: string): Promise<void> {
    const made = era;
    const [articles, embeddings] = await Promise.all([
      published(siteId),
      store.ofSite(siteId, model),
    ]);
    const built = await buildSiteModel(articles, embeddings);
    const at = settings.endpoint();
    if (at && modelOf(at) === model) models.set(siteId, { era: made, model: built });
  }

  /** The site's model as far as it is there. Nobody waits for a new one. */
  function modelFor(siteId: string, model: string): SiteModel | undefined {
    const known = models.get(siteId);
    if (known?.era !== era && !loading.has(siteId)) {
      const done = load(siteId, model)
        .catch((error: unknown) => log.warn({ err: error }, "vectors could not be read"))
        .finally(() => loading.delete(siteId));
      loading.set(siteId, done);
    }
    return known?.model;
  }

  /** Never rejects. */
  async function ask(text: string, dimensions: number): Promise<void> {
    const at = settings.endpoint();
    if (!at) return;
    const asked = breaker;
    try {
      const [vector] = await embed(at, [text], PATIENCE_MS);
      if (vector?.length !== dimensions) {
        asked.failed();
        figures.mismatched += 1;
        trouble = { text: "The model's vectors have another length now.", at: clock.now() };
        return;
      }
      asked.worked();
      figures.used += 1;
      vectors.set(text, vector);
      if (vectors.size > REMEMBERED) vectors.delete(vectors.keys().next().value ?? "");
    } catch (error) {
      asked.failed();
      if (!(error instanceof EmbedError)) throw error;
      figures[error.trouble] += 1;
      noteTrouble(error);
    } finally {
      asking.delete(text);
    }
  }

  /**
   * Asks the endpoint for what `mix` needs: at most 700 ms, and nothing fails by it. Undefined when there is nothing to wait for.
   */
  function lookUp(siteId: string, question: string): Promise<void> | undefined {
    const at = settings.endpoint();
    const text = keyOfQuestion(question);
    const model = at && modelFor(siteId, modelOf(at));
    if (!model || text.length < 2 || vectors.has(text)) return undefined;
    const known = asking.get(text);
    if (known) return known;
    if (!breaker.mayAsk()) {
      figures.rested += 1;
      return undefined;
    }
    const asked = ask(text, model.vectors.dimensions).catch((error: unknown) =>
      log.warn({ err: error }, "a question was not embedded"),
    );
    asking.set(text, asked);
    return asked;
  }

  return {
    lookUp,

    /** Our own answers mixed with those of the model; undefined when it has nothing to say to this question. */
    mix(siteId: string, question: string, own: readonly Candidate[]): Candidate[] | undefined {
      if (!settings.endpoint()) return undefined;
      const vector = vectors.get(keyOfQuestion(question));
      const model = models.get(siteId)?.model;
      if (!vector || vector.length !== model?.vectors.dimensions) return undefined;
      const { chance, near } = model.vectors;
      return mix(model.mixture, { own, near: near(vector), chance });
    },

    /** Embeds what has no vector yet: to be called again and again. */
    embedMissing: phrasings.run,
    /** Call when articles have changed, here or on another node. */
    articlesChanged(): void {
      era += 1;
      phrasings.again();
    },
    /** Call when another node has stored vectors. */
    vectorsChanged(): void {
      era += 1;
    },
    /** Call when the facts of the installation were read again. */
    readAgain: forget,
    /** Resolves when no model of a site is being made. */
    loaded: async (siteId: string): Promise<void> => {
      const at = settings.endpoint();
      if (at) modelFor(siteId, modelOf(at));
      await loading.get(siteId);
    },

    put: settings.put,
    figures: (): SmartFigures => ({ ...figures }),
    isOn: (): boolean => settings.endpoint() !== undefined,
    state: async (): Promise<SmartState> => ({
      ...{ settings: settings.shown(), figures: { ...figures }, trouble },
      phrasings: await phrasings.progress(),
      restsUntil: breaker.restsUntil(),
    }),

    /** Asks an endpoint once. Refuses what is no address; says what is wrong with what came. */
    async try(draft: SmartTrialDraft): Promise<SmartTrial> {
      const at = settings.endpointOf(draft);
      const begun = performance.now();
      try {
        const [vector] = await embed(at, ["When do you open?"], TRIAL_PATIENCE_MS);
        const ms = Math.round(performance.now() - begun);
        return { ok: true, dimensions: vector?.length ?? 0, ms };
      } catch (error) {
        if (error instanceof EmbedError) return { ok: false, trouble: error.message };
        throw error;
      }
    },
  };
}

const keyOfQuestion = (question: string): string =>
  question.slice(0, QUERY_MAX).toWellFormed().trim();
