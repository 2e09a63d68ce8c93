import Type, { type Static } from "typebox";
import { idSchema } from "../ids.ts";
import { liveVisitorSchema } from "../live-visitor.ts";

/**
 * To consoles that watch who is on the sites: who came or went on to another page, and who left. `node` is where
 * they are connected; with `whole` these are all who are connected there, or the first of `count`.
 */
export const liveSchema = Type.Object({
  type: Type.Literal("live"),
  node: Type.String(),
  whole: Type.Optional(Type.Literal(true)),
  count: Type.Integer({ minimum: 0 }),
  came: Type.Array(liveVisitorSchema),
  left: Type.Array(idSchema),
});
export type Live = Static<typeof liveSchema>;

/** To a guest: an agent has written to them first, and they have a conversation now. It is this token's. */
export const invitedSchema = Type.Object({ type: Type.Literal("invited"), token: Type.String() });
export type Invited = Static<typeof invitedSchema>;
