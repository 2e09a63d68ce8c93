import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useAsked } from "./use-asked.ts";

const PAUSE_MS = 250;

let root: HTMLElement;
let asked: string[];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  act(() => render(null, root));
  root.remove();
  vi.useRealTimers();
});

/** Answers what it is asked; late to "slow", not at all to "bad". */
async function ask(text: string): Promise<string> {
  asked.push(text);
  if (text === "bad") throw new Error("The server cannot be reached.");
  if (text === "slow") await new Promise((done) => setTimeout(done, 10 * PAUSE_MS));
  return `made of ${text}`;
}

function Shown({ text }: { text: string }) {
  const { answer, error } = useAsked(() => ask(text), [text], PAUSE_MS);
  return (
    <p>
      {answer} {error}
    </p>
  );
}

const type = (text: string) => act(() => render(<Shown text={text} />, root));
const wait = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

it("asks after a pause in typing, not for every key", async () => {
  for (const text of ["a", "ab", "abc"]) {
    type(text);
    await wait(PAUSE_MS / 2);
  }
  expect(asked).toEqual([]);
  await wait(PAUSE_MS);
  expect(asked).toEqual(["abc"]);
  expect(root.textContent).toContain("made of abc");
});

it("an answer that comes after the text has changed is let go; without an answer the last one stays", async () => {
  type("slow");
  await wait(PAUSE_MS);
  type("quick");
  await wait(20 * PAUSE_MS);
  expect(asked).toEqual(["slow", "quick"]);
  expect(root.textContent).toContain("made of quick");
  type("bad");
  await wait(PAUSE_MS);
  expect(root.textContent).toContain("made of quick The server cannot be reached.");
});
