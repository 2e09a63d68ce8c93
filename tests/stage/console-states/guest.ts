import { PROTOCOL_VERSION, type ToVisitor, type VisitorUp } from "@foyer/protocol";
import { type FrameSocket, openFrameSocket } from "@foyer/test-kit/frame-socket";

/** A visitor made of frames. */
export interface Guest {
  /** Says it to a person, and waits until it is kept. Returns the conversation's id. */
  say(text: string): Promise<string>;
  /** Asks self-service. */
  ask(text: string): Promise<void>;
  /** What is written in a conversation and not sent. */
  type(conversationId: string, text: string): void;
  leave(): void;
}

/** How often somebody says that they are still there, in milliseconds; of whom it does not hear, the server lets go. */
const PING_MS = 10_000;

interface Who {
  name?: string;
  page?: string;
  languages?: string[];
}

/** Somebody comes to the site's pages. */
export async function comeIn(origin: string, siteKey: string, who: Who): Promise<Guest> {
  const { name, page = "Bread board", languages = ["en-IE", "ga"] } = who;
  const url = `${origin.replace("http", "ws")}/socket/visitor`;
  const socket: FrameSocket<VisitorUp, ToVisitor> = await openFrameSocket(url, { origin });
  socket.send({
    ...{ type: "hello", version: PROTOCOL_VERSION, siteKey },
    page: { url: `${origin}/products/${page.toLowerCase().replaceAll(" ", "-")}`, title: page },
    device: { languages, timeZone: "Europe/Dublin" },
    ...(name ? { profile: { name } } : {}),
  });
  await socket.next("welcome");
  const pings = setInterval(() => socket.send({ type: "ping" }), PING_MS);
  const send = async (text: string, to: "person" | "faq") => {
    const clientId = crypto.randomUUID();
    socket.send({ type: "send_message", clientId, text, to });
    return (await socket.next("ack", (ack) => ack.clientId === clientId)).conversationId;
  };
  return {
    say: (text) => send(text, "person"),
    ask: async (text) => void (await send(text, "faq")),
    type: (conversationId, text) => socket.send({ type: "typing", conversationId, on: true, text }),
    leave() {
      clearInterval(pings);
      socket.close();
    },
  };
}
