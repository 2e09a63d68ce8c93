import { type Connection, connect, type Status } from "@foyer/connection";
import type { ToVisitor, VisitorHello, VisitorUp } from "@foyer/protocol";
import type { CLOSE_CODES } from "@foyer/protocol/close-codes";
import { PROTOCOL_VERSION } from "@foyer/protocol/version";
import type { Host } from "../host.ts";
import { pick, wishes } from "../languages/language.ts";
import { type Signal, signal } from "../signal.ts";
import { listen } from "./listen.ts";
import { currentDevice, currentPage, watchPage } from "./page.ts";
import type { Storage } from "./storage.ts";
import { inTurn, storedToken } from "./token.ts";

/** Written out, so that the panel need not carry the list of all codes. */
const SIGNED_OUT: (typeof CLOSE_CODES)["signed_out"] = 4401;

/** Moments at which a lost connection is worth another try at once. */
const WAKING = ["focus", "online", "pageshow"];

/** What the chat does with what comes. */
export interface Listener {
  holds(): VisitorHello["holds"];
  onFrame(frame: ToVisitor): void;
  onLost(): void;
  /** Another visitor is about to be said hello for: what is held is not theirs. */
  onForget(): void;
}

/** The visitor's connection, with the token that says who they are. */
export interface Session {
  readonly status: Readonly<Signal<Status>>;
  /** True from a loss until it is open again, whatever is being tried in between. */
  readonly lost: Readonly<Signal<boolean>>;
  /** Why the server refused us, where it said so. */
  readonly refusal: Readonly<Signal<string>>;
  send(frame: VisitorUp): boolean;
  retryNow(): void;
  /** The chat is shown in `lang` now: the server speaks it, too. */
  speak(lang: string): void;
  /** Says hello anew: somebody vouches for the visitor now. */
  greet(): void;
  /** The same as somebody else: nothing of the last visitor stays. */
  greetAnew(): void;
  close(): void;
}

/** Connects and stays connected until `close`. */
export function openSession(host: Host, storage: Storage, listener: Listener): Session {
  const { key } = host.settings;
  const status = signal<Status>({ name: "connecting" });
  const lost = signal(false);
  const refusal = signal("");
  let connection: Connection<VisitorUp> | undefined;
  let said: string | undefined;
  let lang = "";
  let closed = false;
  let letNext = () => {};

  function hello(): VisitorHello {
    said = storedToken(storage);
    lang = pick(wishes(host.locale, host.settings.lang));
    const holds = listener.holds();
    return {
      type: "hello",
      version: PROTOCOL_VERSION,
      siteKey: key,
      ...(said && { token: said }),
      ...(holds && { holds }),
      lang,
      ...(host.identity && { identity: host.identity }),
      ...(host.profile && { profile: host.profile }),
      page: currentPage(),
      device: currentDevice(),
    };
  }

  function sayHelloAnew(): void {
    listener.onForget();
    connection?.reopen();
  }

  /** Nobody vouches for them: they can chat all the same. */
  function beNobody(why: string): void {
    // biome-ignore lint/suspicious/noConsole: it is for whoever makes the page.
    console.warn(`Foyer: ${why}`);
    host.identity = undefined;
    sayHelloAnew();
  }

  /** The server does not know the token any more: come again as a new visitor. */
  function dropToken(): void {
    if (storage.get("token") === said) storage.set("token", null);
    sayHelloAnew();
  }

  function onFrame(frame: ToVisitor): void {
    if (frame.type === "error" && frame.kind === "token_expired" && said) dropToken();
    else if (frame.type === "error" && frame.kind === "identity_invalid") beNobody(frame.message);
    else if (frame.type === "welcome" && frame.token && !keepToken(frame.token)) sayHelloAnew();
    else {
      if (frame.type === "error" && !frame.clientId) refusal.value = frame.kind;
      listener.onFrame(frame);
    }
  }

  /** Not if another tab was faster: then this tab is that visitor too. */
  function keepToken(token: string): boolean {
    const stored = storedToken(storage);
    if (stored && stored !== said) return false;
    said = token;
    storage.set("token", token);
    return true;
  }

  function onStatus(next: Status): void {
    status.value = next;
    if (next.name !== "connecting") lost.value = next.name !== "open";
    if (next.name !== "connecting") letNext();
    if (next.name === "waiting" || next.name === "stopped") listener.onLost();
    if (next.name === "stopped" && next.code === SIGNED_OUT && said) dropToken();
  }

  inTurn(`foyer:${key}`, storage, (done) => {
    letNext = done;
    if (closed) return done();
    connection = connect<VisitorUp, ToVisitor>({
      url: `${host.origin.replace("http", "ws")}/socket/visitor`,
      openSocket: (url) => new WebSocket(url),
      clock: {
        now: Date.now,
        setTimeout: (run, ms) => setTimeout(run, ms),
        clearTimeout: (id) => clearTimeout(id as number),
      },
      random: Math.random,
      hello,
      onFrame,
      onStatus,
      onWake: (wake) => listen(WAKING, wake),
    });
  });

  const stops = [
    storage.onChange((what, value) => {
      // Another visitor signed in or out in another tab: what this page said was of the last one.
      if (what === "who") {
        host.identity = host.profile = undefined;
        host.told = [];
      }
      if (what === "token" && value && value !== said) sayHelloAnew();
    }),
    watchPage(() => connection?.send({ type: "visit_page", page: currentPage() })),
  ];

  return {
    status,
    lost,
    refusal,
    send: (frame) => connection?.send(frame) ?? false,
    retryNow: () => connection?.retryNow(),
    speak: (next) => lang && next !== lang && connection?.reopen(),
    greet: () => connection?.reopen(),
    greetAnew: sayHelloAnew,
    close() {
      closed = true;
      for (const stop of stops) stop();
      connection?.close();
      letNext();
    },
  };
}
