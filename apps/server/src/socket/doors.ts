import websocket from "@fastify/websocket";
import { FRAME_MAX } from "@foyer/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import type { SignedIn, SignIn } from "../agents/sign-in.ts";
import type { Clock } from "../clock.ts";
import { isSecure, ownOrigin, refuseForeignOrigin } from "../http/own-origin.ts";
import { sessionCookie } from "../http/session-cookie.ts";
import type { Log } from "../log.ts";
import { type AgentSessionDeps, agentHandler } from "./agent-session.ts";
import { serveConnection } from "./connection.ts";
import type { OpenConnections } from "./open-connections.ts";
import { createOutlet } from "./outlet.ts";
import { type VisitorSessionDeps, visitorHandler } from "./visitor-session.ts";

/**
 * Beyond this ws itself closes with 1009. Above FRAME_MAX, so that a frame that is a little
 * too large is told so by name and the socket lives on.
 */
const HARD_FRAME_MAX = 4 * FRAME_MAX;

/** The two doors that sockets come in by: /socket/visitor and /socket/agent. */
export async function socketDoors(
  app: FastifyInstance,
  deps: {
    clock: Clock;
    log: Log;
    publicOrigin: string | null;
    framesPerSecond: number;
    signIn: SignIn;
    connections: OpenConnections;
    visitor: VisitorSessionDeps;
    agent: AgentSessionDeps;
  },
): Promise<void> {
  const { connections, signIn, publicOrigin } = deps;
  /** Who is signed in, between the request and its socket. */
  const arriving = new WeakMap<FastifyRequest, SignedIn | undefined>();
  await app.register(websocket, { options: { maxPayload: HARD_FRAME_MAX } });

  app.get("/socket/visitor", { websocket: true, preHandler: letGo }, (socket, request) => {
    const arrival = {
      origin: request.headers.origin,
      ownOrigin: ownOrigin(request, publicOrigin),
      userAgent: request.headers["user-agent"] ?? "",
    };
    forgetRequest(socket);
    const connection = serveConnection(socket, createOutlet(request.raw.socket), deps, (self) =>
      visitorHandler(deps.visitor, self, arrival),
    );
    connections.add(connection);
    socket.on("close", () => connections.remove(connection));
  });

  app.get(
    "/socket/agent",
    {
      websocket: true,
      preHandler: letGo,
      // Another site's page must not open a signed-in socket with the agent's cookie.
      // Here, so that the socket's first frame finds somebody who listens.
      preValidation: async (request: FastifyRequest) => {
        refuseForeignOrigin(request, publicOrigin);
        const token = sessionCookie.read(request, isSecure(request, publicOrigin));
        arriving.set(request, await signIn.whoHas(token));
      },
    },
    (socket, request) => {
      const signedIn = arriving.get(request);
      const connection = serveConnection(socket, createOutlet(request.raw.socket), deps, (self) =>
        signedIn ? agentHandler(deps.agent, self, signedIn) : nobody,
      );
      if (!signedIn) return connection.close("signed_out");
      connections.add(connection, signedIn.sessionId);
      socket.on("close", () => connections.remove(connection));
    },
  );
}

/**
 * Nothing is answered by HTTP from here on. The socket would keep the response, and so the request, in
 * memory for as long as the chat is open: several KiB for each visitor.
 */
async function letGo(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.ws) reply.raw.detachSocket(request.raw.socket);
}

/** The plugin's listener for errors would keep both, too; connection.ts has one of its own. */
function forgetRequest(socket: WebSocket): void {
  socket.removeAllListeners("error");
}

/** Stands in while a socket that may not come in is being closed. */
const nobody = {
  parse: () => ({ type: "hello" }),
  handle: () => undefined,
  isReady: () => true,
  onClose: () => {},
};
