import type { ChatForm } from "@foyer/protocol";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  ARTICLES,
  byMara,
  events,
  leavePage,
  MARA,
  settled,
  startWidget,
  type Widget,
} from "../testing/start-widget.ts";
import "./form-part.tsx";

const FORM: ChatForm = {
  intro: "",
  fields: [
    { id: "email", kind: "email", label: "Email", required: true },
    { id: "phone", kind: "phone", label: "Telephone", required: false },
    { id: "terms", kind: "consent", label: "I agree", required: true },
  ],
};
const DANA = { id: "v", name: "Dana", email: "dana@example.com" };

let widget: Widget;

beforeEach(async () => {
  widget = startWidget();
  widget.panel.open();
});
afterEach(() => {
  widget.panel.destroy();
  leavePage();
});

async function type(selector: string, value: string): Promise<void> {
  const box = widget.find<HTMLInputElement>(selector);
  box.value = value;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await settled();
}

async function tick(selector: string): Promise<void> {
  const box = widget.find<HTMLInputElement>(selector);
  box.checked = true;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await settled();
}

async function submit(): Promise<void> {
  widget.find("form.ask").dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
  await settled();
}

it("asks who wants a person, with what is known filled in, and sends it with the first words", async () => {
  await widget.welcome({ options: { form: FORM }, visitor: DANA });
  expect(() => widget.find("form.ask")).toThrow();
  await widget.press("Talk to a person");
  expect(widget.find<HTMLInputElement>("#q-email").value).toBe("dana@example.com");
  await type("#q--message", "Hello?");
  await tick("#q-terms");
  await submit();
  expect(widget.sent("send_message")).toMatchObject([
    {
      ...{ text: "Hello?", to: "person" },
      answers: [
        { field: "email", value: "dana@example.com" },
        { field: "terms", value: "yes" },
      ],
    },
  ]);
  expect(() => widget.find("form.ask")).toThrow();
  expect(widget.find("textarea").getAttribute("aria-label")).toBe("Write a message…");
});

it("says what is wrong at the question itself, and sends nothing", async () => {
  await widget.welcome({ options: { form: FORM } });
  await widget.press("Talk to a person");
  await type("#q-email", "dana");
  await type("#q-phone", "soon");
  await submit();
  const errorOf = (id: string) => {
    const named = widget.find(`#q-${id}`).getAttribute("aria-describedby");
    return named && widget.find(`#${named}`).textContent;
  };
  expect(errorOf("email")).toContain("name@example.com");
  expect(errorOf("phone")).toContain("5 digits");
  expect(errorOf("terms")).toBe("Please fill this in.");
  expect(widget.find("#q-email").getAttribute("aria-invalid")).toBe("true");
  expect(widget.host.root.activeElement?.id).toBe("q-email");
  await type("#q-email", "dana@example.com");
  expect(errorOf("email")).toBeNull();
  expect(widget.sent("send_message")).toEqual([]);
});

it("keeps what was typed through a reload, the composer's words too", async () => {
  localStorage.clear();
  await widget.welcome({ options: { form: FORM } });
  await widget.press("Talk to a person");
  await type("#q-email", "dana@exa");
  await type("#q--message", "My parcel");
  widget.panel.destroy();
  widget = startWidget();
  widget.panel.open();
  await widget.welcome({ options: { form: FORM } });
  await widget.press("Talk to a person");
  expect(widget.find<HTMLInputElement>("#q-email").value).toBe("dana@exa");
  expect(widget.find<HTMLTextAreaElement>("#q--message").value).toBe("My parcel");
});

it("asks in self-service once a person is wanted, without asking again what it is about", async () => {
  await widget.welcome({ options: { form: FORM } });
  const answered = { type: "answered", query: "x", confident: true, articles: ARTICLES } as const;
  await widget.says(events(0, [{ by: { kind: "faq" }, body: answered }]));
  await widget.press("Your conversation").catch(() => widget.press("Talk to a person"));
  if (widget.text().includes("Yes, thanks")) await widget.press("Talk to a person");
  await type("#q-email", "dana@example.com");
  await tick("#q-terms");
  expect(() => widget.find("#q--message")).toThrow();
  await submit();
  expect(widget.sent("ask_person")).toMatchObject([
    { answers: [{ field: "email" }, { field: "terms", value: "yes" }] },
  ]);
});

it("leaves alone who talks with a person already", async () => {
  await widget.welcome({ options: { form: FORM }, resumes: true });
  await widget.says(
    events(0, [{ by: byMara, body: { type: "claimed" } }], { state: "active", agent: MARA }),
  );
  await widget.press("Talk to a person");
  expect(() => widget.find("form.ask")).toThrow();
  expect(widget.text()).toContain("You are connected with Mara");
});

it("comes up when the server wants it first, with the words that were sent already", async () => {
  await widget.welcome();
  await widget.press("Talk to a person");
  await type("textarea", "Where is my parcel?");
  widget.find("form.write").dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
  await settled();
  const clientId = String(widget.sent("send_message")[0]?.clientId);
  await widget.says({ type: "error", kind: "form_required", message: "The form first.", clientId });
  // Only a welcome tells what is asked.
  await widget.welcome({ options: { form: FORM } });
  expect(widget.find<HTMLTextAreaElement>("#q--message").value).toBe("Where is my parcel?");
  await type("#q-email", "dana@example.com");
  await tick("#q-terms");
  await submit();
  expect(widget.sent("send_message").at(-1)).toMatchObject({
    ...{ text: "Where is my parcel?", to: "person", answers: [{ field: "email" }, {}] },
  });
  expect(widget.text().split("Where is my parcel?")).toHaveLength(2);
});
