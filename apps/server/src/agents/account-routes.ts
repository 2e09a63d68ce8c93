import { idSchema, loginSchema, type Me, selfPatchSchema } from "@foyer/protocol";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import { isSecure, ownOrigin } from "../http/own-origin.ts";
import { sessionCookie } from "../http/session-cookie.ts";
import { Refusal } from "../refusal.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import { browserLabel } from "../visitors/browser-label.ts";
import type { AgentRow } from "./agent-store.ts";
import type { ManageAgents } from "./manage-agents.ts";
import { fitsPassword } from "./password.ts";
import type { SessionStore } from "./session-store.ts";
import type { SignIn } from "./sign-in.ts";

/** Guesses of one pair of address and account in 15 minutes: enough for a forgetful person. */
const GUESSES = { max: 10, timeWindow: 15 * 60 * 1000 };

export interface AccountDeps {
  guard: Guard;
  signIn: SignIn;
  agents: ManageAgents;
  sessions: SessionStore;
  sites: ManageSites;
  publicOrigin: string | null;
}

/** Signing in and out, and one's own account. */
export function accountRoutes(api: Api, deps: AccountDeps): void {
  const { guard, signIn, agents, sessions, publicOrigin } = deps;

  api.post(
    "/login",
    { schema: { body: loginSchema }, config: { open: true, rateLimit: guesses() } },
    async (request, reply) => {
      const { email, password } = request.body;
      const { agent, token } = await signIn.signIn(email, password, deviceOf(request));
      sessionCookie.set(reply, token, isSecure(request, publicOrigin));
      return me(deps, request, agent.id);
    },
  );

  api.post("/logout", async (request, reply) => {
    const { agent, sessionId } = guard.agent(request);
    await signIn.end(agent.id, sessionId);
    sessionCookie.clear(reply);
    return reply.code(204).send();
  });

  api.get("/me", (request) => me(deps, request, guard.agent(request).agent.id));

  api.patch("/me", { schema: { body: selfPatchSchema } }, async (request) => {
    const { agent, sessionId } = guard.agent(request);
    const { currentPassword, ...change } = request.body;
    if (change.password !== undefined) await checkCurrent(agent, currentPassword);
    return agents.patch(agent.id, change, agent, sessionId);
  });

  api.get("/sessions", async (request) => {
    const { agent, sessionId } = guard.agent(request);
    const all = await sessions.ofAgent(agent.id);
    return all.map(({ id, device, createdAt, seenAt }) => ({
      id,
      device,
      createdAt,
      seenAt,
      current: id === sessionId,
    }));
  });

  api.delete(
    "/sessions/:id",
    { schema: { params: Type.Object({ id: idSchema }) } },
    async (request, reply) => {
      await signIn.end(guard.agent(request).agent.id, request.params.id);
      return reply.code(204).send();
    },
  );
}

/** The signed-in agent with the sites, as /login, /setup and /me answer. */
export function me(
  { agents, sites, publicOrigin }: Pick<AccountDeps, "agents" | "sites" | "publicOrigin">,
  request: FastifyRequest,
  agentId: string,
): Me {
  const agent = agents.find(agentId);
  if (!agent) throw new Refusal("not_signed_in", "Sign in first.");
  const preferences = agents.preferences(agentId);
  return { agent, preferences, sites: sites.list(ownOrigin(request, publicOrigin)) };
}

/** "Firefox 144 on Linux", to tell one's sessions apart. */
export const deviceOf = (request: FastifyRequest): string =>
  browserLabel(request.headers["user-agent"] ?? "") || "A program";

async function checkCurrent(agent: AgentRow, password: string | undefined): Promise<void> {
  if (await fitsPassword(agent.passwordHash, password ?? "")) return;
  throw new Refusal("invalid", "This is not your current password.");
}

/** Counted per address and account: a stranger's guesses lock nobody out at home. */
const guesses = () => ({
  ...GUESSES,
  hook: "preHandler" as const,
  keyGenerator: (request: FastifyRequest) =>
    `${request.ip} ${(request.body as { email: string }).email.toLowerCase()}`,
});
