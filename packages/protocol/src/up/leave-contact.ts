import Type, { type Static } from "typebox";
import { emailSchema } from "../agent.ts";
import { clientIdSchema } from "../ids.ts";
import { phoneSchema } from "../visitor.ts";

/** Instead of waiting: an email address, or a number to call back, and when that suits. */
export const leaveContactSchema = Type.Object(
  {
    type: Type.Literal("leave_contact"),
    clientId: clientIdSchema,
    email: Type.Optional(emailSchema),
    phone: Type.Optional(phoneSchema),
    when: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type LeaveContact = Static<typeof leaveContactSchema>;
