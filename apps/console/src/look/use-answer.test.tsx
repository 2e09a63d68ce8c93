import type { Me } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { me } from "../session/session-state.ts";
import { SETTLED_MS } from "./use-after-pause.ts";
import { useAnswer } from "./use-answer.ts";

let root: HTMLElement;
let asked: string[];
let answers: ((answer: unknown) => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  signInAs("a1");
  asked = [];
  answers = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return new Promise((done) => {
      answers.push((answer) => done(Response.json(answer)));
    });
  });
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  act(() => render(null, root));
  root.remove();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function signInAs(id: string) {
  me.value = { agent: { id, name: id }, sites: [] } as unknown as Me;
}

function Shown({ path, again }: { path: string; again?: number }) {
  const [said, ask] = useAnswer<string>(path, {}, again);
  return (
    <button type="button" onClick={() => void ask()}>
      {said ?? "unknown"}
    </button>
  );
}

const show = (path: string, again = 0) =>
  act(() => render(<Shown path={path} again={again} />, root));
const settle = () => act(async () => void (await vi.advanceTimersByTimeAsync(SETTLED_MS)));
const answer = (at: number, said: string) =>
  act(async () => {
    answers[at]?.(said);
    await vi.advanceTimersByTimeAsync(0);
  });

it("what is not known is asked at once; what is known is there at once, and asked again when it is looked at", async () => {
  show("/one");
  expect(asked).toEqual(["/api/v1/one"]);
  await answer(0, "first");
  expect(root.textContent).toBe("first");
  show("/two");
  expect(root.textContent).toBe("unknown");
  show("/one");
  expect(root.textContent).toBe("first");
  expect(asked).toHaveLength(2);
  await settle();
  expect(asked).toHaveLength(3);
  await answer(2, "second");
  expect(root.textContent).toBe("second");
});

it("on the way through a list nothing is asked of what is known", async () => {
  for (const path of ["/three", "/four"]) {
    show(path);
    await answer(answers.length - 1, path);
  }
  for (let turn = 0; turn < 5; turn++) {
    show("/three");
    show("/four");
  }
  expect(asked).toHaveLength(2);
  await settle();
  expect(asked.slice(2)).toEqual(["/api/v1/four"]);
});

it("is asked again when something it hangs on has changed", async () => {
  show("/five", 1);
  await answer(0, "before");
  show("/five", 2);
  await settle();
  await answer(1, "after");
  expect(root.textContent).toBe("after");
});

it("an answer that was overtaken by a later one is let go", async () => {
  show("/six");
  act(() => root.querySelector("button")?.click());
  await answer(1, "later");
  await answer(0, "earlier");
  expect(root.textContent).toBe("later");
});

it("what one agent was told is not shown to another in the same browser", async () => {
  show("/seven");
  await answer(0, "for a1");
  act(() => signInAs("a2"));
  expect(root.textContent).toBe("unknown");
});
