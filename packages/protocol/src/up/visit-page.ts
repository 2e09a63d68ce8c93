import Type, { type Static } from "typebox";
import { pageSchema } from "../visitor.ts";

/** The visitor went to another page of the site without the widget being loaded anew. */
export const visitPageSchema = Type.Object(
  { type: Type.Literal("visit_page"), page: pageSchema },
  { additionalProperties: false },
);
export type VisitPage = Static<typeof visitPageSchema>;
