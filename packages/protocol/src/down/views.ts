import Type, { type Static } from "typebox";

/** To consoles: a saved view was added, changed or removed; each asks for its own again. */
export const viewsDownSchema = Type.Object({ type: Type.Literal("views") });
export type ViewsDown = Static<typeof viewsDownSchema>;
