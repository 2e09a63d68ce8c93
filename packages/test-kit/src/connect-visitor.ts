import {
  type Identity,
  PROTOCOL_VERSION,
  type Profile,
  type ToVisitor,
  type VisitorUp,
  type VisitorWelcome,
} from "@foyer/protocol";
import { onTestFinished } from "vitest";
import { type FrameSocket, openFrameSocket } from "./frame-socket.ts";

export interface VisitorOptions {
  token?: string;
  holds?: { conversationId: string; after: number };
  /** The page's origin; our own when not given. */
  origin?: string;
  page?: { url: string; title: string };
  languages?: string[];
  identity?: Identity;
  profile?: Profile;
  userAgent?: string;
}

/** A visitor's socket after its welcome. */
export interface VisitorClient extends FrameSocket<VisitorUp, ToVisitor> {
  welcome: VisitorWelcome;
  /** To come back as the same visitor. */
  token: string;
}

/** Opens a visitor's socket without saying anything. */
export function openVisitorSocket(
  server: { origin: string },
  { origin = server.origin, userAgent = "" }: VisitorOptions = {},
): Promise<FrameSocket<VisitorUp, ToVisitor>> {
  return openFrameSocket(`${server.origin.replace("http", "ws")}/socket/visitor`, {
    origin,
    "user-agent": userAgent,
  });
}

/** A well-formed hello. */
export function visitorHello(siteKey: string, options: VisitorOptions = {}) {
  return {
    type: "hello" as const,
    version: PROTOCOL_VERSION,
    siteKey,
    ...(options.token ? { token: options.token } : {}),
    ...(options.holds ? { holds: options.holds } : {}),
    ...(options.identity ? { identity: options.identity } : {}),
    ...(options.profile ? { profile: options.profile } : {}),
    page: options.page ?? { url: "https://shop.example/pricing", title: "Pricing" },
    device: { languages: options.languages ?? ["en"], timeZone: "Europe/Berlin" },
  };
}

/** A visitor on a page of the site, connected and welcomed; leaves when the test ends. */
export async function connectVisitor(
  server: { origin: string },
  siteKey: string,
  options: VisitorOptions = {},
): Promise<VisitorClient> {
  const socket = await openVisitorSocket(server, options);
  onTestFinished(socket.close);
  socket.send(visitorHello(siteKey, options));
  const welcome = await socket.next("welcome");
  return Object.assign(socket, { welcome, token: welcome.token ?? options.token ?? "" });
}
