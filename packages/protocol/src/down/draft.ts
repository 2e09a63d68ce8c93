import Type, { type Static } from "typebox";
import { draftSchema } from "../draft.ts";

/** To the consoles of one agent: what they write has changed on one of them. */
export const draftDownSchema = Type.Object({ type: Type.Literal("draft"), draft: draftSchema });
export type DraftDown = Static<typeof draftDownSchema>;
