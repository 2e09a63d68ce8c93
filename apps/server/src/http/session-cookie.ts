import type { FastifyReply, FastifyRequest } from "fastify";

/** With __Host- no sub-domain can plant one; browsers take that name only over https. */
const SECURE_NAME = "__Host-foyer_session";
const PLAIN_NAME = "foyer_session";

/** As long as a session may live at most; the server ends idle ones sooner. */
const MAX_AGE_S = 90 * 24 * 60 * 60;

/** The cookie that says which session an agent's browser has. */
export const sessionCookie = {
  /** Over https the plain name does not count: a sub-domain could have planted it. */
  read: (request: FastifyRequest, secure: boolean): string | undefined =>
    request.cookies[secure ? SECURE_NAME : PLAIN_NAME],

  set(reply: FastifyReply, token: string, secure: boolean): void {
    reply.setCookie(secure ? SECURE_NAME : PLAIN_NAME, token, {
      path: "/",
      httpOnly: true,
      sameSite: "lax",
      secure,
      maxAge: MAX_AGE_S,
    });
  },

  clear(reply: FastifyReply): void {
    reply.clearCookie(SECURE_NAME, { path: "/", secure: true });
    reply.clearCookie(PLAIN_NAME, { path: "/" });
  },
};
