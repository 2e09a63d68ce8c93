import Type, { type Static } from "typebox";

/** Where questions are turned into vectors. Without `key` the one that is kept is used. */
const endpointProperties = {
  url: Type.String({ maxLength: 500 }),
  model: Type.String({ maxLength: 200 }),
  key: Type.Optional(Type.String({ maxLength: 500 })),
};

/** An endpoint to be tried. */
export const smartTrialSchema = Type.Object(endpointProperties, { additionalProperties: false });
export type SmartTrialDraft = Static<typeof smartTrialSchema>;

/** How the smarter search is to be. `revision`: the one that is changed. */
export const smartSettingsDraftSchema = Type.Object(
  { on: Type.Boolean(), ...endpointProperties, revision: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export type SmartSettingsDraft = Static<typeof smartSettingsDraftSchema>;

/** How the smarter search is; the key itself stays on the server. */
export interface SmartSettings {
  on: boolean;
  url: string;
  model: string;
  hasKey: boolean;
  revision: number;
}

/** What became of questions, as this server has counted since its start. */
export interface SmartFigures {
  /** Answered with the endpoint's help. */
  used: number;
  /** Answered without it: it was too slow, away, refused, answered nonsense or too much, or has vectors of another length. */
  slow: number;
  unreachable: number;
  refused: number;
  garbage: number;
  too_large: number;
  mismatched: number;
  /** Not asked, because it had failed just before. */
  rested: number;
}

/** How the smarter search does. */
export interface SmartState {
  settings: SmartSettings;
  figures: SmartFigures;
  /** Phrasings of published articles, and how many of them have a vector. */
  phrasings: { all: number; embedded: number };
  /** Until when the endpoint is left alone; null while it is asked. */
  restsUntil: number | null;
  /** What went wrong last, one line, and when. */
  trouble: { text: string; at: number } | null;
}

/** What came of trying an endpoint. */
export type SmartTrial =
  | { ok: true; dimensions: number; ms: number }
  | { ok: false; trouble: string };
