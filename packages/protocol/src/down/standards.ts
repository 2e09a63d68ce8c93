import Type, { type Static } from "typebox";

/** The standards have changed: who shows them asks for them again. */
export const standardsDownSchema = Type.Object({ type: Type.Literal("standards") });
export type StandardsDown = Static<typeof standardsDownSchema>;
