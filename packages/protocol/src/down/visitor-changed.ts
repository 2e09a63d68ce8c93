import Type, { type Static } from "typebox";
import { idSchema } from "../ids.ts";

/** To consoles: what is known of a visitor has changed. Who shows them asks again. */
export const visitorChangedSchema = Type.Object({
  type: Type.Literal("visitor_changed"),
  visitorId: idSchema,
});
export type VisitorChanged = Static<typeof visitorChangedSchema>;
