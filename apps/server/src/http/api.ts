import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { Role } from "@foyer/protocol";
import type { FastifyInstance, FastifyRequest, RawServerDefault } from "fastify";
import type { SignedIn, SignIn } from "../agents/sign-in.ts";
import { Refusal } from "../refusal.ts";
import { isSecure, refuseForeignOrigin } from "./own-origin.ts";
import { sessionCookie } from "./session-cookie.ts";

/** Fastify with the shapes of bodies and parameters taken from their TypeBox schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  import("node:http").IncomingMessage,
  import("node:http").ServerResponse,
  import("fastify").FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Who asks, for routes that need an agent. */
export interface Guard {
  /** Before the handler of a request: finds out who is signed in. Refuses when nobody is. */
  identify(request: FastifyRequest): Promise<void>;
  /** The signed-in agent, once they are identified. */
  agent(request: FastifyRequest): SignedIn;
  /** The same, and refuses one without any of these roles. */
  role(request: FastifyRequest, ...roles: Role[]): SignedIn;
}

export function createGuard(signIn: SignIn, publicOrigin: string | null): Guard {
  const identified = new WeakMap<FastifyRequest, SignedIn>();

  function agent(request: FastifyRequest): SignedIn {
    const signedIn = identified.get(request);
    if (!signedIn) throw new Refusal("not_signed_in", "Sign in first.");
    return signedIn;
  }
  return {
    agent,
    async identify(request) {
      const token = sessionCookie.read(request, isSecure(request, publicOrigin));
      const signedIn = await signIn.whoHas(token);
      if (!signedIn) throw new Refusal("not_signed_in", "Sign in first.");
      identified.set(request, signedIn);
    },
    role(request, ...roles) {
      const signedIn = agent(request);
      if (roles.includes(signedIn.agent.role)) return signedIn;
      throw new Refusal("forbidden", `Only ${roles.join(" or ")} may do this.`);
    },
  };
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** Open to people who are not signed in; every other route of the API is not. */
    open?: boolean;
  }
}

/** Before a body is even read: what changes something comes from our own pages, and from an agent. */
export function guardApi(api: FastifyInstance, guard: Guard, publicOrigin: string | null): void {
  api.addHook("onRequest", async (request) => {
    const reads = request.method === "GET" || request.method === "HEAD";
    if (!reads) refuseForeignOrigin(request, publicOrigin);
    if (!request.routeOptions.config.open) await guard.identify(request);
  });
}
