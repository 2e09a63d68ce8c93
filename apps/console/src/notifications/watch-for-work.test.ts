import { DEFAULT_NOTIFICATIONS } from "@foyer/protocol/calls";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { inbox } from "../live/live.ts";
import { sampleMe } from "../presence/sample-agent.ts";
import { me } from "../session/session-state.ts";
import { soundBlocked } from "./audio.ts";
import { onCalled } from "./called.ts";
import { desktop } from "./notice.ts";
import { settings } from "./notification-state.ts";
import { REPEAT_MS, watchForWork } from "./watch-for-work.ts";

/** How many tones were played. */
let tones = 0;
let state = "running";
let shown: string[] = [];
let stop = () => {};

const part = () => ({ setValueAtTime() {}, linearRampToValueAtTime() {}, value: 0 });
class FakeAudio {
  currentTime = 0;
  destination = {};
  get state() {
    return state;
  }
  resume = async () => {};
  createOscillator() {
    tones += 1;
    return { frequency: part(), connect: () => ({ connect() {} }), start() {}, stop() {} };
  }
  createGain = () => ({ gain: { ...part(), exponentialRampToValueAtTime() {} } });
}

class FakeNotification {
  static permission = "granted";
  constructor(title: string) {
    shown.push(title);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("AudioContext", FakeAudio);
  vi.stubGlobal("Notification", FakeNotification);
  localStorage.clear();
  [tones, state, shown] = [0, "running", []];
  settings.value = DEFAULT_NOTIFICATIONS;
  me.value = sampleMe();
  inbox.forget();
  inbox.loaded.value = true;
  stop = watchForWork(() => {});
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settled = () => vi.advanceTimersByTimeAsync(500);

async function somebodyWaits(id = "k1") {
  inbox.put(sampleConversation({ id, change: 1 }));
  await settled();
}

it("sounds once when somebody starts to wait, and puts the number on the tab", async () => {
  await somebodyWaits();
  expect(tones).toBe(2);
  expect(document.title).toBe("(1) Foyer");
  inbox.put(sampleConversation({ id: "k1", change: 2, unread: 2 }));
  await settled();
  expect(tones).toBe(2);
});

it("what was there before the page was opened says nothing new", async () => {
  stop();
  inbox.put(sampleConversation({ id: "old" }));
  stop = watchForWork(() => {});
  await settled();
  expect(tones).toBe(0);
  expect(document.title).toBe("(1) Foyer");
});

it("nobody new calls an agent who is busy or away, but their own visitors do", async () => {
  me.value = sampleMe({ status: "busy" });
  await somebodyWaits();
  expect(tones).toBe(0);
  const mine = { state: "active", assigneeId: "a1", waitingSince: null } as const;
  inbox.put(sampleConversation({ id: "mine", ...mine, change: 2 }));
  await settled();
  expect(tones).toBe(2);
});

it("an event that was switched off is silent", async () => {
  const quiet = { sound: false, notice: false };
  settings.value = { ...settings.value, calls: { ...settings.value.calls, waiting: quiet } };
  await somebodyWaits();
  expect(tones).toBe(0);
});

it("a conversation that is passed to one calls, though no list says who passed it", async () => {
  onCalled({ kind: "transferred", name: "Tom Ruiz", text: "Hi", conversationId: "k9" });
  await settled();
  expect(tones).toBe(2);
});

it("who looks elsewhere is shown it, once it was allowed, and whoever looks here is not", async () => {
  desktop.value = true;
  const focus = vi.spyOn(document, "hasFocus").mockReturnValue(true);
  await somebodyWaits("k1");
  expect(shown).toEqual([]);
  focus.mockReturnValue(false);
  await somebodyWaits("k2");
  expect(shown).toEqual(["Dana Köhler is waiting"]);
});

it("while another tab leads this one is silent, until it is touched", async () => {
  localStorage.setItem("foyer.notifications", JSON.stringify({ id: "other", at: Date.now() }));
  await somebodyWaits("k1");
  expect(tones).toBe(0);
  window.dispatchEvent(new Event("pointerdown"));
  await somebodyWaits("k2");
  expect(tones).toBe(2);
});

it("says when the browser forbids the sound, and makes up for it at the first touch", async () => {
  state = "suspended";
  await somebodyWaits();
  expect(tones).toBe(0);
  expect(soundBlocked.value).toBe(true);
  state = "running";
  window.dispatchEvent(new Event("pointerdown"));
  await settled();
  expect(soundBlocked.value).toBe(false);
  expect(tones).toBe(2);
});

it("sounds again and again while somebody waits, where that is wanted", async () => {
  settings.value = { ...settings.value, repeat: true };
  await somebodyWaits();
  await vi.advanceTimersByTimeAsync(2 * REPEAT_MS);
  expect(tones).toBe(6);
  inbox.put(sampleConversation({ id: "k1", state: "active", assigneeId: "a2", change: 3 }));
  await vi.advanceTimersByTimeAsync(2 * REPEAT_MS);
  expect(tones).toBe(6);
});
