import type { Conversation } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { inbox } from "../live/live.ts";
import { callsIn } from "../notifications/calls.ts";
import { sampleMe } from "../presence/sample-agent.ts";
import { me } from "../session/session-state.ts";
import { OfferCard } from "./offer-card.tsx";
import { secondsLeft } from "./offer-state.ts";
import { routingText } from "./routing-text.ts";

const MARA = { id: "a1", name: "Mara Jensen", colour: "#7048e8" };

let change = 1;
const row = (news: Partial<Conversation>) => {
  change += 1;
  return sampleConversation({ change, ...news });
};
const offered = () => row({ offeredTo: "a1", offerEndsAt: Date.now() + 30_000 });

const root = () => document.getElementById("root") as HTMLElement;

beforeEach(() => {
  inbox.forget();
  me.value = sampleMe();
  document.body.innerHTML = "<div id=root></div>";
  act(() =>
    render(
      <LocationProvider>
        <OfferCard />
      </LocationProvider>,
      root(),
    ),
  );
});

afterEach(() => {
  act(() => render(null, root()));
  vi.unstubAllGlobals();
});

it("shows what is offered to oneself, not what is offered to a colleague", async () => {
  await act(() => inbox.put(row({ offeredTo: "a2", offerEndsAt: 1 })));
  expect(document.querySelector(".offer")).toBeNull();
  await act(() => inbox.put(offered()));
  expect(document.querySelector(".offer")?.textContent).toContain("Can I change the address?");
  expect(document.querySelector("[role=alert]")?.textContent).toContain("Dana Köhler");
  await act(() => inbox.put(row({ offeredTo: null })));
  expect(document.querySelector(".offer")).toBeNull();
});

it("accepting asks the server, and a refusal is told", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return Response.json({ detail: "This offer is over." }, { status: 409 });
  });
  await act(() => inbox.put(offered()));
  await act(() => document.querySelector<HTMLElement>("[data-shortcut=accept]")?.click());
  await vi.waitFor(() => expect(asked).toEqual(["/api/v1/conversations/k1/accept"]));
  expect(document.querySelector(".offer")).not.toBeNull();
});

it("who was set away because nobody answered is told why, and may come back", async () => {
  await act(() => inbox.put(offered()));
  await act(() => inbox.put(row({ offeredTo: null })));
  await act(() => {
    me.value = sampleMe({ status: "away" });
  });
  expect(document.body.textContent).toContain("Two offers in a row were not answered");
  await act(() => {
    me.value = sampleMe();
  });
  expect(document.querySelector(".offer")).toBeNull();
});

it("who goes away by themselves is told nothing", async () => {
  await act(() => {
    me.value = sampleMe({ status: "away" });
  });
  expect(document.querySelector(".offer")).toBeNull();
});

it("where conversations are offered by themselves only whom they are offered to is called", () => {
  const calls = (one: Conversation) => [
    ...callsIn({
      ...{ waiting: [one], mine: [], mentions: [] },
      isOffered: ({ offeredTo }) => offeredTo === "a1",
      isAutomatic: () => true,
    }).values(),
  ];
  expect(calls(row({}))).toEqual([]);
  expect(calls(row({ offeredTo: "a2" }))).toEqual([]);
  expect(calls(offered())).toMatchObject([{ kind: "waiting", conversationId: "k1" }]);
});

it("the log says why it was offered, and what became of it", () => {
  const why = { rule: "least_busy" as const, of: 3, lang: "de", skills: ["refunds"] };
  const event = { type: "offered" as const, to: MARA, why, until: 1 };
  expect(routingText(event, "a2")).toBe(
    "Offered to Mara Jensen: least busy of 3 available, speaks German, knows refunds",
  );
  const over = { type: "offer_over", to: MARA, why: "missed", away: true } as const;
  expect(routingText(over, "a1")).toBe("You did not answer twice in a row, and are away now");
});

it("a computer whose clock runs ahead shows no time below zero", () => {
  expect(secondsLeft(10_000, 4_500)).toBe(5);
  expect(secondsLeft(10_000, 60_000)).toBe(0);
});
