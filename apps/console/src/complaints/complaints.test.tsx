import type { Complaint, ComplaintDetail, Complaints } from "@foyer/protocol";
import { DEFAULT_COMPLAINT_SETTINGS } from "@foyer/protocol/complaint-choices";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { ComplaintView } from "./complaint-view.tsx";
import { ComplaintsList } from "./complaints-list.tsx";
import { complaintsChanged, complaintsWanting } from "./complaints-state.ts";
import { NewComplaintDialog } from "./new-complaint.tsx";
import { filter, followRegister, register, registerSettings, unsaved } from "./register-state.ts";
import { TellDialog } from "./tell-dialog.tsx";

const BROKEN: Complaint = {
  ...{ id: "k1", number: 12, siteId: "s1", conversationId: "t1", visitorId: "v1" },
  ...{ source: "visitor", name: "Ines", email: "ines@example.com", phone: "", lang: "de" },
  ...{ text: "It came broken.", want: "A new one", categoryId: "product", severity: "high" },
  ...{ ownerId: null, dueAt: Date.UTC(2020, 0, 1), state: "open", outcome: null },
  ...{ outcomeText: "", cause: "", prevention: "", toldAt: null, toldBy: null },
  ...{ at: Date.UTC(2019, 11, 20), closedAt: null, version: 3, changedBy: null },
};

interface Sent {
  method: string;
  path: string;
  body: Record<string, unknown> | undefined;
}

let now: Complaint;
let sent: Sent[];
let refusal: { status: number; body: object } | undefined;
const root = () => document.getElementById("root") as HTMLElement;

const detail = (): ComplaintDetail => ({
  complaint: now,
  steps: [{ seq: 1, at: now.at, byId: null, body: { type: "recorded" } }],
  mails: true,
});

const listed = (): Complaints => ({
  complaints: [now],
  counts: { open: 1, overdue: 1, mine: 0, unowned: 1, resolved: 0, all: 1 },
  more: false,
});

function answerTo({ method, path }: Sent): object {
  if (path.startsWith("/complaints/wanting")) return { wanting: 2 };
  if (path.startsWith("/complaints/settings")) return DEFAULT_COMPLAINT_SETTINGS;
  if (path.startsWith("/complaints/causes")) return [];
  return method === "GET" && !path.startsWith("/complaints/") ? listed() : detail();
}

beforeEach(() => {
  now = BROKEN;
  sent = [];
  refusal = undefined;
  filter.value = { list: "open" };
  register.value = undefined;
  registerSettings.value = undefined;
  unsaved.value = new Map();
  HTMLDialogElement.prototype.showModal = vi.fn();
  vi.stubGlobal("fetch", async (address: string, { method = "GET", body }: RequestInit) => {
    const path = address.replace("/api/v1", "");
    const request = { method, path, body: body ? JSON.parse(String(body)) : undefined };
    sent.push(request);
    const refused = method === "GET" ? undefined : refusal;
    return new Response(JSON.stringify(refused?.body ?? answerTo(request)), {
      status: refused?.status ?? 200,
      headers: { "content-type": `application/${refused ? "problem+" : ""}json` },
    });
  });
  document.body.innerHTML = "<div id=root></div>";
});
afterEach(() => {
  render(null, root());
  vi.unstubAllGlobals();
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await act(async () => undefined);
}

async function draw(what: preact.ComponentChild): Promise<void> {
  await act(async () => render(what, root()));
  await settled();
}

const labelled = <E extends HTMLElement>(label: string): E =>
  [...root().querySelectorAll("label")]
    .find((one) => one.textContent?.startsWith(label))
    ?.querySelector("input, select, textarea") as E;

async function fill(box: HTMLInputElement | HTMLTextAreaElement, value: string): Promise<void> {
  await act(async () => {
    box.value = value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function choose(select: HTMLSelectElement, value: string): Promise<void> {
  await act(async () => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await settled();
}

async function press(name: string): Promise<void> {
  const button = [...root().querySelectorAll("button")].find((one) => one.textContent === name);
  await act(async () => button?.click());
  await settled();
}

const changes = () => sent.filter(({ method }) => method !== "GET");

it("lists what is open with its number, how late it is, and who has it; a tab shows another part", async () => {
  const stop = followRegister();
  await draw(<ComplaintsList current={undefined} add={() => undefined} />);
  const entry = root().querySelector(".complaint-entry") as HTMLAnchorElement;
  expect(entry.getAttribute("href")).toBe("/console/complaints/k1");
  expect(entry.textContent).toMatch(
    /C-12 Ines.*days late.*It came broken\..*Not begun · Nobody has it/,
  );
  expect(entry.querySelector(".due-mark.bad")).not.toBeNull();
  await press("Overdue1");
  expect(sent.at(-2)?.path).toBe("/complaints?list=overdue");
  stop();
});

it("a colleague's change is read by itself, and the badge counts what wants this agent", async () => {
  await draw(<ComplaintView id="k1" leave={() => undefined} />);
  expect(labelled<HTMLSelectElement>("State").value).toBe("open");
  now = { ...BROKEN, state: "in_work", version: 4 };
  await act(async () => complaintsChanged());
  await settled();
  expect(labelled<HTMLSelectElement>("State").value).toBe("in_work");
  expect(complaintsWanting.value).toBe(2);
});

it("a choice is saved at once, naming the version that was seen", async () => {
  await draw(<ComplaintView id="k1" leave={() => undefined} />);
  await choose(labelled("Severity"), "critical");
  expect(changes()).toEqual([
    { method: "PATCH", path: "/complaints/k1", body: { severity: "critical", version: 3 } },
  ]);
});

it("when a colleague was first it says who, keeps what was typed, and saves it over their version", async () => {
  await draw(<ComplaintView id="k1" leave={() => undefined} />);
  await fill(labelled("What came of it"), "A new one is on its way");
  const why = "Tom has changed this complaint meanwhile. Look at it, then save again.";
  refusal = { status: 409, body: { kind: "conflict", detail: why, title: "", status: 409 } };
  now = { ...BROKEN, cause: "Packing", version: 4 };
  await press("Save");
  expect(root().querySelector("[role=alert]")?.textContent).toContain("Tom has changed");
  expect(labelled<HTMLTextAreaElement>("What came of it").value).toBe("A new one is on its way");
  expect(labelled<HTMLInputElement>("Cause").value).toBe("Packing");
  refusal = undefined;
  await press("Save");
  expect(changes().at(-1)?.body).toEqual({ outcomeText: "A new one is on its way", version: 4 });
  expect(unsaved.value.size).toBe(0);
});

it("what was typed is there again after another screen", async () => {
  await draw(<ComplaintView id="k1" leave={() => undefined} />);
  await fill(labelled("Cause"), "Packing too thin");
  render(null, root());
  await draw(<ComplaintView id="k1" leave={() => undefined} />);
  expect(labelled<HTMLInputElement>("Cause").value).toBe("Packing too thin");
});

it("tells the customer by the way that is chosen, once for each window", async () => {
  const put = vi.fn();
  await draw(<TellDialog detail={detail()} put={put} onClose={() => undefined} />);
  const text = root().querySelector("textarea") as HTMLTextAreaElement;
  expect(text.value).toBe("Hello Ines, this is about your complaint C-12.");
  await act(async () => root().querySelectorAll<HTMLInputElement>("input[type=radio]")[1]?.click());
  await press("Send");
  expect(changes()[0]).toMatchObject({
    ...{ path: "/complaints/k1/tell", body: { by: "mail", text: text.value } },
  });
  expect(put).toHaveBeenCalled();
});

it("records one from a conversation with what was said there; refused, nothing typed is lost", async () => {
  const from = { conversationId: "t1", siteId: "s1", name: "Ines", text: "It came broken." };
  const onClose = vi.fn();
  await draw(<NewComplaintDialog from={from} onClose={onClose} />);
  await fill(labelled("What they want"), "A new one");
  refusal = { status: 500, body: { kind: "server_error", detail: "Try again.", title: "" } };
  await press("Record");
  expect(onClose).not.toHaveBeenCalled();
  render(null, root());
  await draw(<NewComplaintDialog from={from} onClose={onClose} />);
  refusal = undefined;
  await press("Record");
  const [first, second] = changes().map(({ body }) => body);
  expect(second).toMatchObject({
    ...{ conversationId: "t1", siteId: "s1", text: "It came broken.", want: "A new one" },
    ...{ name: "Ines", categoryId: "product", severity: "medium", clientId: first?.clientId },
  });
  expect(onClose).toHaveBeenCalledOnce();
});

it("the key B records one", async () => {
  const add = vi.fn();
  function Keys() {
    useShortcuts(() => undefined);
    return <ComplaintsList current={undefined} add={add} />;
  }
  await draw(<Keys />);
  await act(async () => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "b", bubbles: true }));
  });
  expect(add).toHaveBeenCalledOnce();
});
