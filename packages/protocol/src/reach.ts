import Type, { type Static } from "typebox";

/**
 * How an answer reaches a visitor who is not there: by `mail`; not, for they want none (`unwanted`) or this server
 * sends none (`mail_off`); by `phone` alone; or not at all.
 */
export const reachableBySchema = Type.Union([
  Type.Literal("mail"),
  Type.Literal("unwanted"),
  Type.Literal("mail_off"),
  Type.Literal("phone"),
  Type.Literal("none"),
]);
export type ReachableBy = Static<typeof reachableBySchema>;

/**
 * Answer of GET /conversations/:id/reach. `email` is where mails go, or would go; `push`: a browser of theirs tells them,
 * too.
 */
export const reachSchema = Type.Object({
  by: reachableBySchema,
  email: Type.Union([Type.String(), Type.Null()]),
  push: Type.Boolean(),
});
export type Reach = Static<typeof reachSchema>;
