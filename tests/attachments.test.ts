import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test, vi } from "vitest";
import { HOLIDAY, MANUAL } from "./stage/files.ts";
import { enterConsole, MARA, openChat, type Person, setStage } from "./stage/story.ts";

const story = setStage();

let talks = 0;

/** A visitor who waits for a person, and the agent who has them. */
async function talk(words: string): Promise<{ mara: Person; visitor: Person }> {
  const hello = `${words}, ${++talks}`;
  const mara = await enterConsole(story, MARA);
  const visitor = await openChat(story);
  await visitor.page.getByRole("button", { name: "Talk to a person" }).click();
  await visitor.page.getByRole("textbox", { name: /Write a message/ }).fill(hello);
  await visitor.page.keyboard.press("Enter");
  await mara.page.getByRole("link", { name: new RegExp(hello) }).click();
  await mara.page.getByRole("button", { name: "Claim C" }).click();
  await mara.page.getByRole("textbox", { name: "Reply to the visitor" }).waitFor();
  return { mara, visitor };
}

/** By a button, as a person chooses files. */
async function attach(page: Page, files: Parameters<Page["setInputFiles"]>[1]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles(files);
}

interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Pastes or drops a file on what `selector` names, as the clipboard or the desktop gives it. */
async function give(page: Page, how: "paste" | "drop", selector: string, file: GivenFile) {
  const { name, mimeType, buffer } = file;
  const transfer = await page.evaluateHandle(
    ([bytes, fileName, type]) => {
      const data = new DataTransfer();
      const raw = Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0));
      data.items.add(new File([raw], fileName, { type }));
      return data;
    },
    [buffer.toString("base64"), name, mimeType] as const,
  );
  const target = page.locator(selector);
  if (how === "drop") {
    await target.dispatchEvent("dragenter", { dataTransfer: transfer });
    // As long as something hovers the browser says so, again and again.
    await vi.waitUntil(async () => {
      await target.dispatchEvent("dragover", { dataTransfer: transfer });
      return page.getByText("Drop files here").isVisible();
    }, 15_000);
    await target.dispatchEvent("drop", { dataTransfer: transfer });
    return;
  }
  await target.evaluate((element, clipboardData) => {
    const init = { clipboardData, bubbles: true, cancelable: true, composed: true };
    element.dispatchEvent(new ClipboardEvent("paste", init));
  }, transfer);
}

const send = ({ page }: Person) => page.getByRole("button", { name: "Send", exact: true }).click();
const inLog = ({ page }: Person, name: string) => page.getByRole("log").getByRole("link", { name });
const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

test("a visitor's picture is seen by the agent, and the agent's document reaches the visitor unchanged", async () => {
  const { mara, visitor } = await talk("Something arrived broken");
  await attach(visitor.page, HOLIDAY);
  await visitor.page.getByRole("button", { name: "Remove holiday.png" }).waitFor();
  await visitor.page.getByRole("textbox", { name: /Write a message/ }).fill("Look at this");
  await send(visitor);

  const picture = mara.page.getByRole("button", { name: "View holiday.png" });
  await picture.click();
  const large = mara.page.getByRole("dialog").getByRole("img", { name: "holiday.png" });
  await expect
    .poll(() => large.evaluate((img) => (img as HTMLImageElement).naturalWidth))
    .toBe(640);
  await mara.page.keyboard.press("Escape");
  await large.waitFor({ state: "detached" });

  await attach(mara.page, MANUAL);
  await mara.page.getByRole("textbox", { name: "Reply to the visitor" }).fill("This may help");
  await send(mara);
  const card = visitor.page.getByTitle("Download manual.pdf");
  const download = visitor.page.waitForEvent("download");
  await card.click();
  const saved = await readFile(await (await download).path());
  expect(digest(saved)).toBe(digest(MANUAL.buffer));

  // The visitor's own picture, large, and away again: the chat stays open.
  await visitor.page.getByRole("button", { name: "View holiday.png" }).click();
  const close = visitor.page.getByRole("button", { name: "Close", exact: true });
  await close.waitFor();
  await visitor.page.keyboard.press("Escape");
  await close.waitFor({ state: "detached" });
  expect(await visitor.page.getByRole("textbox", { name: /Write a message/ }).isVisible()).toBe(
    true,
  );
  expect([...visitor.problems, ...mara.problems]).toEqual([]);
});

test("files are pasted and dropped, taken out again, and sent without a word", async () => {
  const { mara, visitor } = await talk("Here are some files");
  await give(visitor.page, "paste", "textarea", HOLIDAY);
  await give(visitor.page, "drop", ".log", { ...MANUAL, name: "dropped.pdf" });
  await visitor.page.getByRole("button", { name: "Remove holiday.png" }).click();
  await visitor.page.getByRole("button", { name: "Remove dropped.pdf" }).waitFor();
  await send(visitor);
  await inLog(mara, "dropped.pdf").waitFor();
  expect(await mara.page.getByRole("log").getByText("holiday.png").count()).toBe(0);
  expect(await visitor.page.getByRole("button", { name: /^Remove/ }).count()).toBe(0);

  await give(mara.page, "paste", ".composer textarea", HOLIDAY);
  await send(mara);
  await visitor.page.getByRole("button", { name: "View holiday.png" }).waitFor();
  expect(visitor.problems).toEqual([]);
});

test("what cannot be sent says why, and stands in nothing's way", async () => {
  const { mara, visitor } = await talk("I try everything");
  const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(600)]);
  const dir = await mkdtemp(join(tmpdir(), "foyer-files-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const made = async (name: string, bytes: Buffer) => {
    await writeFile(join(dir, name), bytes);
    return join(dir, name);
  };
  await attach(visitor.page, [
    await made("holiday.jpg", program),
    await made("empty.txt", Buffer.alloc(0)),
    await made("film.mp4", Buffer.alloc(20 * 1024 * 1024 + 1)),
  ]);
  for (const why of [/not taken/, /is empty/, /too large: 20 MB/])
    await visitor.page.getByText(why).waitFor();
  await visitor.page.getByRole("textbox", { name: /Write a message/ }).fill("Only words, then");
  await send(visitor);
  await mara.page.getByRole("log").getByText("Only words, then").waitFor();
  await attach(visitor.page, HOLIDAY);
  await visitor.page.getByRole("button", { name: "Remove holiday.png" }).waitFor();
  await visitor.page.reload();
  await visitor.page.getByRole("button", { name: /^Chat/ }).click();
  await visitor.page.getByText("Not sent, please attach again: holiday.png").waitFor();
});

test("a server that dies in the middle of an upload is waited for, and the file arrives whole", async () => {
  const { mara, visitor } = await talk("This one is large");
  const cdp = await visitor.context.newCDPSession(visitor.page);
  await cdp.send("Network.enable");
  const slow = { offline: false, latency: 5, downloadThroughput: -1, uploadThroughput: 300_000 };
  await cdp.send("Network.emulateNetworkConditions", slow);
  const buffer = Buffer.alloc(3_000_000, "All work and no play. ");
  await attach(visitor.page, { name: "long.txt", mimeType: "text/plain", buffer });
  await visitor.page.getByRole("textbox", { name: /Write a message/ }).fill("Patience");
  await visitor.page.getByRole("progressbar", { name: "long.txt" }).waitFor();
  await story.server.kill();
  await visitor.page.getByText(/waiting for the connection/).waitFor();
  await cdp.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
  await story.server.start();
  // By itself once the connection is back, or by the button.
  const sendButton = visitor.page.getByRole("button", { name: "Send", exact: true });
  await visitor.page.getByText(/waiting for the connection/).waitFor({ state: "detached" });
  await expect.poll(async () => !(await visitor.page.getByRole("progressbar").count())).toBe(true);
  await sendButton.click();
  const link = inLog(mara, "long.txt");
  const download = mara.page.waitForEvent("download");
  await link.click();
  expect(digest(await readFile(await (await download).path()))).toBe(digest(buffer));
});
