import Type, { type Static } from "typebox";

/** Longest time back that a board looks, in milliseconds: a day, and the hour that a clock is put back. */
export const BOARD_SPAN_MAX_MS = 25 * 60 * 60 * 1000;

/**
 * Answer of GET /board: figures since a moment, such as the asking agent's midnight. `opened`: conversations
 * begun. `answered`: those that got their first answer, after `firstAnswerMs` (the median, from the queue to
 * the answer). `closed` and, of those, `solved`, `rated` and `ratingMean` (1 to 5). Null: of none.
 */
export const boardSchema = Type.Object({
  opened: Type.Integer({ minimum: 0 }),
  answered: Type.Integer({ minimum: 0 }),
  firstAnswerMs: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  closed: Type.Integer({ minimum: 0 }),
  solved: Type.Integer({ minimum: 0 }),
  rated: Type.Integer({ minimum: 0 }),
  ratingMean: Type.Union([Type.Number({ minimum: 1, maximum: 5 }), Type.Null()]),
});
export type Board = Static<typeof boardSchema>;
