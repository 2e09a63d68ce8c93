import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  byMara,
  events,
  leavePage,
  MARA,
  said,
  settled,
  startWidget,
  type Widget,
} from "../testing/start-widget.ts";

let widget: Widget;
let asked: string[];
let answer: () => Promise<Response>;
let count = 0;

beforeEach(() => {
  asked = [];
  answer = async () => new Response("a picture");
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return answer();
  });
  vi.stubGlobal("createImageBitmap", async () => ({ width: 8, height: 8, close() {} }));
  widget = startWidget();
  widget.panel.open();
});
afterEach(() => {
  widget.panel.destroy();
  leavePage();
});

/** Mara with a picture of her own for each test: what was fetched is kept for as long as the page lives. */
function portrayed() {
  count += 1;
  return { ...MARA, title: "Carpenter", picture: `picture-${count}` };
}

const canvases = () => [...widget.host.root.querySelectorAll("canvas")];
const shown = () => canvases().filter(({ hidden }) => !hidden).length;

it("shows initials at once, and the picture over them when it is there, asked for once", async () => {
  const mara = portrayed();
  await widget.welcome({ here: [mara] });
  expect(widget.find(".hero .face").textContent).toBe("MJ");
  await vi.waitFor(() => expect(shown()).toBe(1));
  expect(asked).toEqual([`https://chat.example/api/v1/pictures/${mara.picture}`]);
  const by = { ...byMara, ...mara };
  const open = { state: "active" as const, agent: mara };
  await widget.says(events(0, [{ by, body: said("Hello") }], open));
  await widget.press("conversation");
  // Of the header, and of her line.
  await vi.waitFor(() => expect(shown()).toBe(2));
  expect(widget.find(".bar .who").textContent).toContain("Carpenter");
  expect(widget.find(".t canvas")).toBeTruthy();
  expect(asked).toHaveLength(1);
});

it.each([
  ["is gone", async () => new Response("", { status: 404 })],
  ["may not be asked for", () => Promise.reject(new TypeError("blocked"))],
])("keeps to initials where the picture %s", async (_, how) => {
  answer = how;
  await widget.welcome({ here: [portrayed()] });
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await settled();
  expect(shown()).toBe(0);
  expect(widget.find(".hero .face").textContent).toBe("MJ");
});

it("asks for nothing where nobody has a picture", async () => {
  await widget.welcome();
  await settled();
  expect(asked).toEqual([]);
  expect(canvases()).toEqual([]);
});
