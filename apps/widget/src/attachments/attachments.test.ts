import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  byMara,
  conversation,
  events,
  leavePage,
  settled,
  startWidget,
  type Widget,
} from "../testing/start-widget.ts";
import "./shown-part.tsx";
import "./tray-part.tsx";

/** An upload as the browser makes it; the test is the server. */
class FakeUpload {
  static all: FakeUpload[] = [];
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onloadend: (() => void) | null = null;
  status = 0;
  responseText = "";
  aborted = false;
  url = "";
  headers: Record<string, string> = {};
  constructor() {
    FakeUpload.all.push(this);
  }
  open(_method: string, url: string): void {
    this.url = url;
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  send(): void {}
  abort(): void {
    this.aborted = true;
  }
  async answers(status: number, body?: object): Promise<void> {
    this.status = status;
    this.responseText = body ? JSON.stringify(body) : "";
    this.onloadend?.();
    await settled();
  }
}

const file = (name: string, size = 5) => new File(["x".repeat(size)], name, { type: "text/plain" });
const stored = (id: string, name: string) => ({ id, name, type: "text/plain", size: 5 });

let widget: Widget;
const last = () => FakeUpload.all.at(-1) as FakeUpload;

/** Pasted: the one way to hand files over that needs no browser. */
async function paste(...files: File[]): Promise<void> {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { files } });
  widget.find("textarea").dispatchEvent(event);
  await settled();
  await settled();
}

const sendButton = () => widget.find<HTMLButtonElement>("button[type=submit]");

beforeEach(async () => {
  FakeUpload.all = [];
  widget = await startWidget();
  vi.stubGlobal("XMLHttpRequest", FakeUpload);
  vi.stubGlobal("fetch", vi.fn().mockResolvedValue(new Response(null, { status: 204 })));
  widget.panel.open();
  await widget.welcome({ options: { uploads: 10 } });
  await widget.says({ type: "conversation", conversation: conversation({ state: "waiting" }) });
  await widget.press("Talk to a person");
});

afterEach(() => {
  widget.panel.destroy();
  leavePage();
});

describe("a file that is attached", () => {
  it("is sent with the token in a header, and goes with the message once it is there", async () => {
    await paste(file("a.txt"));
    expect(last().url).toBe("https://chat.example/api/v1/visitor/uploads?name=a.txt");
    expect(last().headers.authorization).toMatch(/^Bearer t{43}$/);
    expect(sendButton().disabled).toBe(true);
    await last().answers(200, stored("f1", "a.txt"));
    sendButton().click();
    await settled();
    expect(widget.sent("send_message").at(-1)).toMatchObject({ text: "", attachmentIds: ["f1"] });
    expect(widget.text()).not.toContain("Remove");
    expect(sendButton().disabled).toBe(true);
  });

  it("says why it is not taken before it is sent, where that is known", async () => {
    await paste(file("large.txt", 11), file("empty.txt", 0));
    expect(FakeUpload.all).toHaveLength(0);
    expect(widget.text()).toContain("too large");
    expect(widget.text()).toContain("the file is empty");
  });

  it("says why the server refuses it, and keeps what is typed", async () => {
    const field = widget.find<HTMLTextAreaElement>("textarea");
    field.value = "Here it is";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await paste(file("a.txt"));
    await last().answers(400, { kind: "upload_refused", detail: "The file is a program." });
    expect(widget.text()).toContain("files of this kind are not taken");
    expect(field.value).toBe("Here it is");
    sendButton().click();
    await settled();
    expect(widget.sent("send_message").at(-1)).not.toHaveProperty("attachmentIds");
  });

  it("is broken off when it is taken out", async () => {
    await paste(file("a.txt"));
    await widget.press("Remove a.txt");
    expect(last().aborted).toBe(true);
    expect(sendButton().disabled).toBe(true);
  });

  it("is tried again by itself a few times, then by hand", async () => {
    await paste(file("a.txt"));
    for (let i = 0; i < 3; i++) await last().answers(0);
    await settled();
    expect(FakeUpload.all).toHaveLength(3);
    expect(widget.text()).toContain("waiting for the connection");
    await widget.press("Retry");
    expect(FakeUpload.all).toHaveLength(4);
    await last().answers(200, stored("f1", "a.txt"));
    expect(sendButton().disabled).toBe(false);
  });
});

describe("a file that was received", () => {
  it("is a card with its name and size, to be saved", async () => {
    const attachments = [
      { id: "f9", name: "manual.pdf", type: "application/pdf", size: 2_500_000 },
    ];
    const body = { type: "message" as const, text: "", attachments };
    await widget.says(events(0, [{ by: byMara, body }], { state: "active" }));
    await settled();
    expect(widget.find('[title="Download manual.pdf"]').textContent).toContain("2.4 MB");
  });

  it("is a picture that has its size before it is fetched", async () => {
    vi.stubGlobal(
      "IntersectionObserver",
      class {
        observe() {}
        disconnect() {}
      },
    );
    const size = { width: 440, height: 220 };
    const attachments = [{ id: "f8", name: "cat.png", type: "image/png", size: 90, ...size }];
    const body = { type: "message" as const, text: "Look", attachments };
    await widget.says(events(0, [{ by: byMara, body }], { state: "active" }));
    await settled();
    const canvas = widget.find<HTMLCanvasElement>('[aria-label="View cat.png"] canvas');
    expect([canvas.style.width, canvas.style.aspectRatio]).toEqual(["220px", "440 / 220"]);
  });
});

it("a site that takes no files shows no way to attach any", async () => {
  await widget.welcome({ options: {} });
  expect(() => widget.find('[aria-label="Attach files"]')).toThrow();
  await paste(file("a.txt"));
  expect(FakeUpload.all).toHaveLength(0);
});
