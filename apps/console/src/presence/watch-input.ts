import { effect } from "@preact/signals";
import { me } from "../session/session-state.ts";
import { changePresence } from "./presence-state.ts";

/** The other tabs are told of input at most so often, and idleness is looked for so often, in milliseconds. */
const TELL_MS = 5_000;
const LOOK_MS = 5_000;
const MINUTE_MS = 60_000;

const INPUTS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/**
 * Says that an agent is away when nobody has touched their console for as long as they want, in any tab of
 * this browser, and that they are back at the next touch. `now` in milliseconds. Returns how to stop.
 */
export function watchInput(now: () => number = Date.now): () => void {
  const tabs =
    typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("foyer.input");
  let touchedAt = now();
  let toldAt = 0;
  /** Said once for each time of rest: another device may be in use, which says otherwise. */
  let saidIdle = false;

  // A console that is opened is touched.
  if (me.peek()?.agent.idle) say(false);

  function say(idle: boolean): void {
    // It is said again at the next touch, or not at all.
    changePresence({ idle }).catch(() => undefined);
  }

  function touched(): void {
    touchedAt = now();
    saidIdle = false;
    if (now() - toldAt < TELL_MS) return;
    toldAt = now();
    tabs?.postMessage("touched");
    if (me.peek()?.agent.idle) say(false);
  }

  function look(): void {
    const agent = me.peek()?.agent;
    if (!agent || agent.awayAfter === 0 || agent.idle || saidIdle) return;
    if (now() - touchedAt < agent.awayAfter * MINUTE_MS) return;
    saidIdle = true;
    say(true);
  }

  const heard = () => {
    touchedAt = now();
    saidIdle = false;
  };
  tabs?.addEventListener("message", heard);
  for (const input of INPUTS) addEventListener(input, touched, { capture: true, passive: true });
  const timer = setInterval(look, LOOK_MS);
  // Whoever is told to be idle while they touch it says otherwise at once.
  const stopEffect = effect(() => {
    if (me.value?.agent.idle) toldAt = 0;
  });
  return () => {
    stopEffect();
    clearInterval(timer);
    tabs?.close();
    for (const input of INPUTS) removeEventListener(input, touched, { capture: true });
  };
}
