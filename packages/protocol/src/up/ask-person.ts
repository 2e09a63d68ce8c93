import Type, { type Static } from "typebox";
import { clientIdSchema } from "../ids.ts";

/** The visitor wants a person: self-service → waiting. */
export const askPersonSchema = Type.Object(
  { type: Type.Literal("ask_person"), clientId: clientIdSchema },
  { additionalProperties: false },
);
export type AskPerson = Static<typeof askPersonSchema>;
