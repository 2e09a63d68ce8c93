import { expect, it } from "vitest";
import { appCallTitle, ENGLISH } from "./app-words.ts";
import { offlinePage } from "./offline-page.ts";

it("a pushed call is named in the agent's words, also for a visitor without a name", () => {
  const german = { ...ENGLISH, waiting: ["{name} wartet", "Jemand wartet"] as [string, string] };
  const call = { kind: "waiting", name: "Dana $& Kim", text: "", conversationId: "k1" } as const;
  expect(appCallTitle(call, german)).toBe("Dana $& Kim wartet");
  expect(appCallTitle({ ...call, name: "" }, german)).toBe("Jemand wartet");
  expect(appCallTitle({ ...call, kind: "mention" }, german)).toBe("Dana $& Kim mentioned you");
});

it("the page for when the server is away needs nothing from anywhere, and runs no script", async () => {
  const page = offlinePage({ ...ENGLISH, awayTitle: "<script>alert(1)</script>" });
  const html = await page.text();
  expect(html).not.toMatch(/<script|<link|<img|https?:/);
  expect(page.status).toBe(503);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
});
