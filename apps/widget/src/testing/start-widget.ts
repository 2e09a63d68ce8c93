import { type FakeSocket, fakeSockets } from "@foyer/connection/testing/fake-socket";
import type {
  AgentCard,
  ArticleCard,
  Event,
  ToVisitor,
  VisitorConversation,
} from "@foyer/protocol";
import { vi } from "vitest";
import type { Host, Panel } from "../host.ts";
import { mount } from "../widget.tsx";
// Asked for here already, so that the panel need not wait for the compiler when it asks.
import "../formatting.ts";
import "../parts.ts";

export const MARA: AgentCard = { id: "mara", name: "Mara Jensen", colour: "#7048e8" };

export const ARTICLES: ArticleCard[] = [
  { id: "a1", question: "Where is my order?", answer: "Under **Account**." },
  { id: "a2", question: "Returns and refunds", answer: "Within 30 days." },
];

export const TOKEN = "t".repeat(43);

const SETTINGS = {
  key: "demo",
  name: "Northwind",
  accent: "#3b5bdb",
  ink: "#ffffff",
  greeting: "Hi there",
  intro: "We reply in a minute.",
  lang: "en",
  panel: "/widget/panel.js",
};

/** A mounted panel whose server is the test. */
export interface Widget {
  panel: Panel;
  host: Host & { unread: number };
  socket(): FakeSocket;
  sockets: FakeSocket[];
  /** The socket opens and the server welcomes, with what `welcome` says otherwise. */
  welcome(welcome?: Partial<Extract<ToVisitor, { type: "welcome" }>>): Promise<void>;
  says(frame: ToVisitor): Promise<void>;
  sent(type: string): Record<string, unknown>[];
  find<E extends HTMLElement = HTMLElement>(selector: string): E;
  text(): string;
  press(label: string): Promise<void>;
}

/** Mounts the panel, closed, as the loader does. */
export function startWidget(): Widget {
  const { open, sockets } = fakeSockets();
  vi.stubGlobal("WebSocket", function Socket(url: string) {
    return open(url);
  });
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  const root = document.body
    .appendChild(document.createElement("div"))
    .attachShadow({ mode: "open" });
  let panel: Panel | undefined;
  const host = {
    settings: SETTINGS,
    origin: "https://chat.example",
    root,
    unread: 0,
    adoptSheet() {},
    setLanguage() {},
    told: [],
    emit() {},
    setUnread(count: number) {
      host.unread = count;
    },
    closed: () => panel?.close(),
  };
  panel = mount(host) as Panel;
  return { panel, host, sockets, ...server(sockets), ...view(root) };
}

function server(sockets: FakeSocket[]) {
  const socket = () => {
    const last = sockets.at(-1);
    if (!last) throw new Error("no socket was opened");
    return last;
  };
  return {
    socket,
    async welcome(welcome = {}) {
      if (socket().sent.length === 0) socket().opens();
      socket().says({
        type: "welcome",
        token: TOKEN,
        visitor: { id: "v", name: null },
        here: [MARA],
        popular: ARTICLES,
        availability: { open: true, opensAt: null, replySeconds: null },
        options: {},
        resumes: false,
        ...welcome,
      });
      await settled();
    },
    async says(frame: ToVisitor) {
      socket().says(frame);
      await settled();
    },
    sent: (type: string) =>
      socket().sent.filter((frame) => frame.type === type) as unknown as Record<string, unknown>[],
  };
}

function view(root: ShadowRoot) {
  function find<E extends HTMLElement>(selector: string): E {
    const found = root.querySelector<E>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  }
  return {
    find,
    text() {
      const shown = root.cloneNode(true) as ShadowRoot;
      for (const hidden of shown.querySelectorAll("[hidden]")) hidden.remove();
      return shown.textContent ?? "";
    },
    async press(label: string) {
      const buttons = [...root.querySelectorAll("button")];
      const button = buttons.find(
        (each) => each.getAttribute("aria-label") === label || each.textContent?.includes(label),
      );
      if (!button) throw new Error(`no button says ${label}`);
      button.click();
      await settled();
    },
  };
}

/** Until what was set is drawn, and lazy parts are here. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((done) => setTimeout(done));
}

/** Clears what a test left on the page. */
export function leavePage(): void {
  document.body.replaceChildren();
  localStorage.clear();
  vi.unstubAllGlobals();
}

/** The visitor's conversation, with what `change` says otherwise. */
export function conversation(change: Partial<VisitorConversation> = {}): VisitorConversation {
  return {
    id: "c1",
    state: "self_service",
    agent: null,
    seq: 0,
    readByAgent: 0,
    readByVisitor: 0,
    ...change,
  };
}

/** An `events` frame of bodies, numbered from after `after` on. */
export function events(
  after: number,
  list: Pick<Event, "by" | "body">[] & { clientId?: string }[],
  change: Partial<VisitorConversation> = {},
): Extract<ToVisitor, { type: "events" }> {
  return {
    type: "events",
    conversationId: change.id ?? "c1",
    after,
    events: list.map((event, index) => ({
      conversationId: change.id ?? "c1",
      seq: after + index + 1,
      at: Date.now(),
      ...event,
    })),
    conversation: conversation({ seq: after + list.length, ...change }),
  };
}

export const byVisitor = { kind: "visitor" } as const;
export const byMara = { kind: "agent", ...MARA } as const;
export const said = (text: string) => ({ type: "message", text }) as const;
