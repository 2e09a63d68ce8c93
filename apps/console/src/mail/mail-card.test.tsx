import type { MailState } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { now } from "../look/now.ts";
import { MailCard } from "./mail-card.tsx";
import { followMail, mailState } from "./mail-state.ts";

const NOW = new Date(2026, 0, 5, 14, 0).getTime();
const MINUTE = 60_000;

const WELL: MailState = {
  ...{ on: true, from: "chat@shop.example", answers: true, waiting: 0, trouble: null },
  ...{ refused: 0, givenUp: 0 },
};

const root = () => document.getElementById("root") as HTMLElement;

function said(change: Partial<MailState> = {}): string {
  act(() => render(<MailCard state={{ ...WELL, ...change }} />, root()));
  return root().textContent ?? "";
}

beforeEach(() => {
  now.value = NOW;
  document.body.innerHTML = "<div id=root></div>";
});
afterEach(() => {
  render(null, root());
  vi.unstubAllGlobals();
});

it("says what to set where this server sends no mail", () => {
  const text = said({ on: false, from: "", answers: false });
  expect(text).toContain("This server sends no mail.");
  for (const setting of ["SMTP_URL", "MAIL_FROM", "PUBLIC_URL"]) expect(text).toContain(setting);
  expect(text).not.toContain("link back");
});

it("says from where mails come while all is well, and nothing of trouble", () => {
  const text = said();
  expect(text).toContain("Mails come from chat@shop.example. None waits.");
  expect(root().querySelector(".notice")).toBeNull();
});

it("says that answers do not go while PUBLIC_URL is not set", () => {
  expect(said({ answers: false })).toContain("their link back takes PUBLIC_URL");
});

it("says what waits since when, what is wrong, and when it is tried again", () => {
  const text = said({
    waiting: 3,
    trouble: {
      ...{ kind: "sign_in", text: "535 Authentication failed", since: NOW - 60 * MINUTE },
      ...{ triedAt: NOW - MINUTE, nextAt: NOW + 5 * MINUTE },
    },
    givenUp: 1,
  });
  expect(text).toMatch(/3 mails have been waiting since (13|0?1):00/);
  expect(text).toContain("refuses the user name or the password in SMTP_URL");
  expect(text).toContain("535 Authentication failed");
  expect(text).toContain("1 mail was given up");
  expect(text).not.toContain("refused for good");
  expect(text).not.toContain("None waits");
});

it("asks again while it is looked at, and keeps what it had when that fails", async () => {
  vi.useFakeTimers();
  try {
    let answers = [WELL, { ...WELL, waiting: 2 }] as unknown[];
    vi.stubGlobal("fetch", async () => {
      const [answer] = answers.splice(0, 1);
      if (!answer) throw new TypeError("offline");
      return new Response(JSON.stringify(answer), {
        headers: { "content-type": "application/json" },
      });
    });
    const stop = followMail();
    await vi.advanceTimersByTimeAsync(0);
    expect(mailState.value).toEqual(WELL);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(mailState.value?.waiting).toBe(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(mailState.value?.waiting).toBe(2);
    stop();
    answers = [WELL];
    await vi.advanceTimersByTimeAsync(20_000);
    expect(answers).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});
