import Type, { type Static } from "typebox";
import { pushedCallSchema } from "../notifications.ts";

/**
 * To the consoles of one agent: something calls them that their lists do not tell, a transfer to them or a
 * low score. Not stored; who is away then sees it in the lists.
 */
export const calledSchema = Type.Object({ type: Type.Literal("called"), call: pushedCallSchema });
export type Called = Static<typeof calledSchema>;
