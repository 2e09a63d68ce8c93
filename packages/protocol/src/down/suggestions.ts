import Type, { type Static } from "typebox";

/** To consoles: a suggestion came or was decided on; who shows them asks for them again. */
export const suggestionsDownSchema = Type.Object({ type: Type.Literal("suggestions") });
export type SuggestionsDown = Static<typeof suggestionsDownSchema>;
