import Type, { type Static } from "typebox";
import { idSchema, seqSchema } from "../ids.ts";

/** The page of events before `before`, for scrolling back. */
export const historyUpSchema = Type.Object(
  { type: Type.Literal("history"), conversationId: idSchema, before: seqSchema },
  { additionalProperties: false },
);
export type HistoryUp = Static<typeof historyUpSchema>;
