import Type, { type Static } from "typebox";
import { profileSchema } from "../visitor.ts";

/** What the page knows of its visitor while they are here; what is left out stays as it was. */
export const setAttributesSchema = Type.Object(
  { type: Type.Literal("set_attributes"), profile: profileSchema },
  { additionalProperties: false },
);
export type SetAttributes = Static<typeof setAttributesSchema>;
