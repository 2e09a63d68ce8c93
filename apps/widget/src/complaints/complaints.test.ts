import { afterEach, beforeEach, expect, it } from "vitest";
import {
  byVisitor,
  events,
  leavePage,
  said,
  settled,
  startWidget,
  type Widget,
} from "../testing/start-widget.ts";
// Asked for here already, so that the panel need not wait for the compiler when it asks.
import "../messages/more-part.tsx";
import "../transcript/menu-items-part.tsx";
import "./complaint-part.tsx";

let widget: Widget;

async function start(options: object): Promise<void> {
  widget = startWidget();
  widget.panel.open();
  await widget.welcome({ options, visitor: { id: "v", name: "Ines", email: "i@example.com" } });
  await widget.press("Talk to a person");
  await widget.says(events(0, [{ by: byVisitor, body: said("Hello?") }], { state: "waiting" }));
  const menu = widget.find<HTMLDetailsElement>(".menu");
  menu.open = true;
  menu.dispatchEvent(new Event("toggle"));
  await settled();
}

const box = (id: string) => widget.find<HTMLTextAreaElement>(`.complaining #q-${id}`);

async function type(id: string, text: string): Promise<void> {
  box(id).value = text;
  box(id).dispatchEvent(new Event("input", { bubbles: true }));
  await settled();
}

const submit = async () => {
  widget.find<HTMLFormElement>(".complaining form").dispatchEvent(new Event("submit"));
  await settled();
};

beforeEach(() => start({ complaints: true }));
afterEach(() => {
  widget.panel.destroy();
  leavePage();
});

it("is not offered where the owner has no such form", async () => {
  widget.panel.destroy();
  leavePage();
  await start({});
  expect(widget.text()).toContain("Save transcript");
  expect(widget.text()).not.toContain("Make a complaint");
});

it("sends what was written with what is known of the visitor, and shows the number", async () => {
  await widget.press("Make a complaint");
  expect(box("name").value).toBe("Ines");
  await type("text", " It came broken. ");
  await type("want", "A new one");
  await submit();
  const [frame] = widget.sent("complain");
  expect(frame).toMatchObject({
    ...{ text: "It came broken.", want: "A new one", name: "Ines", email: "i@example.com" },
    lang: "en",
  });
  expect(widget.find(".complaining").textContent).not.toContain("C-12");
  const clientId = String(frame?.clientId);
  await widget.says({ type: "ack", clientId, conversationId: "c1", seq: 2, complaint: 12 });
  expect(widget.find(".complaining").textContent).toContain("has the number C-12");
  await widget.press("Close");
  expect(widget.host.root.querySelector(".complaining")).toBeNull();
});

it("says what is wrong beside its field, and sends nothing before it is right", async () => {
  await widget.press("Make a complaint");
  await type("email", "nobody");
  await submit();
  expect(widget.sent("complain")).toEqual([]);
  expect(widget.find("#e-text").textContent).toBe("Please fill this in.");
  expect(widget.find("#e-email").textContent).toContain("name@example.com");
  expect(widget.host.root.activeElement).toBe(box("text"));
});

it("what was typed is there again, and what was refused can be sent again", async () => {
  await widget.press("Make a complaint");
  await type("text", "It came broken.");
  await widget.press("Close");
  await widget.press("Make a complaint");
  expect(box("text").value).toBe("It came broken.");
  await submit();
  const clientId = String(widget.sent("complain")[0]?.clientId);
  await widget.says({ type: "error", kind: "rate_limited", message: "Many.", clientId });
  expect(widget.find(".complaining").textContent).toContain("many complaints for one day");
  expect(box("text").value).toBe("It came broken.");
  await submit();
  expect(widget.sent("complain")).toHaveLength(2);
});

it("what is behind it is out of reach until it is closed, by Escape too", async () => {
  const behind = () => widget.find(".panel").firstElementChild as HTMLElement;
  await widget.press("Make a complaint");
  expect(behind().inert).toBe(true);
  const pressed = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
  box("text").dispatchEvent(pressed);
  await settled();
  expect(widget.host.root.querySelector(".complaining")).toBeNull();
  expect(behind().inert).toBe(false);
});
