import Type, { type Static } from "typebox";
import { ERROR_KINDS, type ErrorKind } from "../error-kinds.ts";
import { clientIdSchema } from "../ids.ts";

export const errorKindSchema = Type.Unsafe<ErrorKind>(
  Type.String({ enum: Object.keys(ERROR_KINDS) }),
);

/** A frame was refused. `clientId` names it when it had one; `message` is for people. */
export const errorSchema = Type.Object({
  type: Type.Literal("error"),
  kind: errorKindSchema,
  message: Type.String(),
  clientId: Type.Optional(clientIdSchema),
});
export type ErrorDown = Static<typeof errorSchema>;
