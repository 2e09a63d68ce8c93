export { type AgentClient, connectAgent, openAgentSocket } from "./connect-agent.ts";
export {
  connectVisitor,
  openVisitorSocket,
  type VisitorClient,
  type VisitorOptions,
  visitorHello,
} from "./connect-visitor.ts";
export { type FakeClock, fakeClock } from "./fake-clock.ts";
export type { FrameSocket } from "./frame-socket.ts";
export {
  type PushService,
  startPushService,
  type TakenAnswer,
  type TakenCall,
  vapidClaims,
} from "./push-service.ts";
export { signId, signJwt } from "./sign-identity.ts";
export {
  type ServerOptions,
  startServer,
  type TestAgent,
  type TestServer,
} from "./start-server.ts";
export { testEngine } from "./storage.ts";
