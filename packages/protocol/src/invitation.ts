import Type, { type Static } from "typebox";
import { agentNameSchema, emailSchema, passwordSchema, roleSchema } from "./agent.ts";
import { idSchema, timeSchema } from "./ids.ts";

/** Nobody can guess one: 43 URL-safe characters. */
const invitationTokenSchema = Type.String({ minLength: 20, maxLength: 100 });

/** An open invitation as owners and admins see it. Its token is told once, when it is made. */
export const invitationSchema = Type.Object({
  id: idSchema,
  role: roleSchema,
  teamIds: Type.Array(idSchema),
  /** Whom it was sent to; null for a link that is passed on by hand. */
  email: Type.Union([Type.String(), Type.Null()]),
  invitedBy: idSchema,
  createdAt: timeSchema,
  expiresAt: timeSchema,
});
export type Invitation = Static<typeof invitationSchema>;

/** `mails`: whether invitations can be sent by mail. */
export const invitationListSchema = Type.Object({
  invitations: Type.Array(invitationSchema),
  mails: Type.Boolean(),
});
export type InvitationList = Static<typeof invitationListSchema>;

/** Body of POST /invitations. With `email` it is sent there, and holds for that address alone. */
export const newInvitationSchema = Type.Object(
  {
    role: roleSchema,
    teamIds: Type.Optional(Type.Array(idSchema, { maxItems: 50, uniqueItems: true })),
    email: Type.Optional(emailSchema),
  },
  { additionalProperties: false },
);
export type NewInvitation = Static<typeof newInvitationSchema>;

/** `link` opens the invitation: its token stands behind "#", which no server and no log sees. */
export const madeInvitationSchema = Type.Object({
  invitation: invitationSchema,
  link: Type.String(),
});
export type MadeInvitation = Static<typeof madeInvitationSchema>;

/** Body of POST /invitations/look. */
export const lookAtInvitationSchema = Type.Object(
  { token: invitationTokenSchema },
  { additionalProperties: false },
);

/** What somebody invited is told before they accept. */
export const openInvitationSchema = Type.Object({
  role: roleSchema,
  email: Type.Union([Type.String(), Type.Null()]),
  /** The name of who invites. */
  invitedBy: Type.String(),
  expiresAt: timeSchema,
});
export type OpenInvitation = Static<typeof openInvitationSchema>;

/** Body of POST /invitations/accept: makes the account and signs in. `email` counts where none was invited. */
export const acceptInvitationSchema = Type.Object(
  {
    token: invitationTokenSchema,
    name: agentNameSchema,
    email: emailSchema,
    password: passwordSchema,
  },
  { additionalProperties: false },
);
export type AcceptInvitation = Static<typeof acceptInvitationSchema>;
