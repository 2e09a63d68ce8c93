import Type, { type Static } from "typebox";

/** To consoles: a canned reply was added, changed or removed; who shows them asks for them again. */
export const cannedRepliesDownSchema = Type.Object({ type: Type.Literal("canned_replies") });
export type CannedRepliesDown = Static<typeof cannedRepliesDownSchema>;
