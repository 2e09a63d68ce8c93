import { signJwt } from "@foyer/test-kit";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enter, type Person, setStage } from "./stage/story.ts";

const story = setStage();

async function jwtOf(claims: object): Promise<string> {
  const path = `/sites/${story.siteId}/identity-secret`;
  const { secret } = await story.api.call<{ secret: string }>("GET", path);
  return signJwt(secret, { ...claims });
}

/** What the owner's page says of its visitor. */
const identify = (page: Page, identity: { jwt: string } | null, profile?: object) =>
  page.evaluate(
    ([who, said]) =>
      (window as unknown as { Foyer(...args: unknown[]): void }).Foyer("identify", who, said),
    [identity, profile] as const,
  );

const chatOf = ({ page }: Person) => page.getByRole("dialog");

/** On the owner's page, signed in there or not, with the chat open. */
async function come(
  identity?: { jwt: string } | null,
  profile?: object,
  person?: Person,
): Promise<Person> {
  const visitor = person ?? (await enter(story));
  await visitor.page.goto(`${story.ownerPage.origin}/orders/48213`);
  await visitor.page.getByRole("button", { name: /^Chat/ }).waitFor();
  if (identity !== undefined || profile) await identify(visitor.page, identity ?? null, profile);
  await visitor.page.getByRole("button", { name: /^Chat/ }).click();
  await chatOf(visitor).waitFor();
  return visitor;
}

/** Asks for a person with these words. */
async function say(visitor: Person, text: string): Promise<void> {
  const chat = chatOf(visitor);
  if ((await chat.getByRole("log").count()) === 0) {
    await chat.getByRole("button", { name: /person/i }).click();
  }
  await chat.getByRole("log").waitFor();
  await chat.getByRole("textbox").fill(text);
  await visitor.page.keyboard.press("Enter");
  await chat.getByText("Sent").last().waitFor();
}

/** Waits until the chat has been greeted: only then it shows articles or a conversation. */
async function settled(visitor: Person): Promise<void> {
  const chat = chatOf(visitor);
  await chat.getByText("How long does delivery take?").or(chat.getByRole("log")).first().waitFor();
}

test("one who is signed in finds their conversation in another browser", async () => {
  const desktop = await come({ jwt: await jwtOf({ sub: "4711", name: "Ines Vogt" }) });
  await say(desktop, "Where is my parcel?");
  const phone = await come({ jwt: await jwtOf({ sub: "4711" }) });
  await chatOf(phone).getByText("Where is my parcel?").first().waitFor();
});

test("the same email without a signature sees nothing", async () => {
  const known = await come({ jwt: await jwtOf({ sub: "4712", email: "ben@example.com" }) });
  await say(known, "My order is broken");
  const other = await come(undefined, { name: "Ben", email: "ben@example.com" });
  await settled(other);
  expect(await chatOf(other).getByText("My order is broken").count()).toBe(0);
});

test("one whose signature has expired stays anonymous, and can write", async () => {
  const exp = Math.floor(Date.now() / 1000) - 3_600;
  const visitor = await come({ jwt: await jwtOf({ sub: "4713", exp }) });
  await say(visitor, "Is anybody there?");
});

test("what was said before signing in goes along", async () => {
  const visitor = await come();
  await say(visitor, "I forgot my password");
  await identify(visitor.page, { jwt: await jwtOf({ sub: "4714" }) });
  const other = await come({ jwt: await jwtOf({ sub: "4714" }) });
  await chatOf(other).getByText("I forgot my password").first().waitFor();
});

test("the next one on the same browser never sees the first one's lines", async () => {
  const first = await come({ jwt: await jwtOf({ sub: "4715" }) });
  await say(first, "My secret order");
  await identify(first.page, { jwt: await jwtOf({ sub: "4716" }) });
  await chatOf(first).getByText("My secret order").first().waitFor({ state: "detached" });
  await settled(first);
  const reloaded = await come({ jwt: await jwtOf({ sub: "4716" }) }, undefined, first);
  await settled(reloaded);
  expect(await chatOf(reloaded).getByText("My secret order").count()).toBe(0);
  await identify(reloaded.page, null);
  await settled(reloaded);
  expect(await chatOf(reloaded).getByText("My secret order").count()).toBe(0);
});
