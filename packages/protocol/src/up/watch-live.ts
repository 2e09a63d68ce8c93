import Type, { type Static } from "typebox";

/** A console shows who is on the sites now, or does so no more. Said again, it brings all of them anew. */
export const watchLiveSchema = Type.Object(
  { type: Type.Literal("watch_live"), on: Type.Boolean() },
  { additionalProperties: false },
);
export type WatchLive = Static<typeof watchLiveSchema>;
