import Type from "typebox";

/** An owner has set the coach anew. Consoles that use it ask for it again. */
export const coachDownSchema = Type.Object({ type: Type.Literal("coach") });
