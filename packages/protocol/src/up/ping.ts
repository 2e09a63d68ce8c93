import Type, { type Static } from "typebox";

/** The client's heartbeat; `pong` answers with the last `seq` of what it watches. */
export const pingSchema = Type.Object(
  { type: Type.Literal("ping") },
  { additionalProperties: false },
);
export type Ping = Static<typeof pingSchema>;
