import type { ErrorKind, Problem } from "@foyer/protocol";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { cannotWriteIn } from "../db/cannot-write.ts";
import type { Log } from "../log.ts";
import { Refusal } from "../refusal.ts";
import { readOn } from "./read-on.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";

const STATUS: Record<ErrorKind, number> = {
  malformed: 400,
  invalid: 400,
  text_empty: 400,
  text_too_long: 400,
  identity_invalid: 400,
  upload_refused: 400,
  upload_too_large: 413,
  frame_too_large: 413,
  form_required: 409,
  not_ready: 409,
  wrong_state: 409,
  already_claimed: 409,
  conflict: 409,
  not_yours: 403,
  forbidden: 403,
  origin_not_allowed: 403,
  blocked: 403,
  not_signed_in: 401,
  token_expired: 401,
  not_found: 404,
  unknown_site: 404,
  rate_limited: 429,
  server_error: 500,
};

/** Every error leaves as problem details (RFC 9457); what is ours to blame is only logged. */
export function problems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler(async (error: FastifyError | Refusal, request, reply) => {
    const problem = toProblem(error);
    // Fastify wants the connection closed after a body that it did not read.
    if (await readOn(request.raw)) reply.removeHeader("connection");
    if (problem.status === 503) reply.header("retry-after", "2");
    if (problem.status >= 500) log.error({ err: error }, "a request could not be handled");
    return reply.code(problem.status).type("application/problem+json").send(problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const problem = describe("not_found", `Nothing is at ${request.url.split("?")[0]}.`);
    return reply.code(404).type("application/problem+json").send(problem);
  });
}

/** An address that cannot even be decoded reaches no route, and so no hook and no handler above. */
export function unroutable(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const problem = toProblem(error);
  reply.headers(SECURITY_HEADERS).code(problem.status).type("application/problem+json");
  reply.send(JSON.stringify(problem));
}

function toProblem(error: FastifyError | Refusal): Problem {
  if (error instanceof Refusal) return describe(error.kind, error.message, error.winner);
  if (cannotWriteIn(error)) {
    const detail = "The database takes no writes now; nothing was changed. Try again in a moment.";
    return { ...describe("server_error", detail), status: 503 };
  }
  if (error.validation) return describe("malformed", `${error.message}.`);
  const status = error.statusCode ?? 500;
  if (status >= 500) return describe("server_error", "The server failed; nothing was changed.");
  const kind = status === 429 ? "rate_limited" : status === 413 ? "frame_too_large" : "malformed";
  return { ...describe(kind, error.message), status };
}

function describe(kind: ErrorKind, detail: string, winner?: Problem["winner"]): Problem {
  return {
    type: "about:blank",
    title: kind.replaceAll("_", " "),
    status: STATUS[kind],
    detail,
    kind,
    ...(winner ? { winner } : {}),
  };
}
