import Type, { type Static } from "typebox";

/** To consoles: articles or their folders were added, changed, moved or removed; who shows them asks again. */
export const articlesChangedSchema = Type.Object({ type: Type.Literal("articles_changed") });
export type ArticlesChanged = Static<typeof articlesChangedSchema>;
