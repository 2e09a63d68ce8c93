import { createClient } from "./client.mjs";

/** Until an agent has answered, a visitor says no more than this. */
const BEFORE_ANSWER = 6;

/** A visitor who asks for a person and then goes on as fast as the server's limits allow. */
export function createVisitor({ name, siteKey, server, ledger }) {
  const client = createClient({ name, path: "/socket/visitor", server, ledger });
  let token;
  let screen;
  let spoken = 0;
  let isAnswered = false;
  let isDone = false;

  return Object.assign(client, {
    screen: () => screen,
    isAnswered: () => isAnswered,
    /** Says nothing new from now on. */
    finish() {
      isDone = true;
    },

    hello: () => ({
      ...{ type: "hello", version: 1, siteKey },
      ...(token ? { token } : {}),
      ...(screen ? { holds: { conversationId: screen.conversationId, after: screen.last() } } : {}),
      page: { url: "https://shop.example/pricing", title: "Pricing" },
      device: { languages: ["en"], timeZone: "Europe/Berlin" },
    }),

    onWelcome(frame) {
      token ??= frame.token;
      if (screen && !frame.resumes) ledger.offend("lost", `${name}: the whole conversation`);
    },

    onFrame(frame) {
      if (frame.type !== "events") return;
      screen ??= ledger.openScreen(name, frame.conversationId);
      if (screen.conversationId !== frame.conversationId) {
        ledger.offend("twice", `${name} has two conversations, the second ${frame.conversationId}`);
        return;
      }
      const fresh = screen.take(frame);
      if (!fresh || frame.more) {
        const after = screen.last();
        client.send({ type: "watch", conversationId: frame.conversationId, after });
      }
      isAnswered ||= fresh?.some(({ by, body }) => by.kind === "agent" && body.type === "message");
    },

    turn() {
      while (!isDone && client.canSay() && (isAnswered || spoken < BEFORE_ANSWER)) {
        spoken += 1;
        client.say({ type: "send_message", to: "person" });
      }
    },
  });
}
