import { HOLIDAY, MANUAL } from "../files.ts";
import type { WidgetState } from "./state.ts";
import type { Visit } from "./visit.ts";

interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const PROGRAM = {
  name: "invoice.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("MZ\x90\0\x03\0 not a document"),
};

async function attach({ page, at }: Visit, files: GivenFile[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await at(".write > .ic").first().click();
  await (await chooser).setFiles(files);
}

/** A file of Mara's, ready to go with a message. */
async function uploadOf({ scene, mara }: Visit, id: string, { name, buffer }: GivenFile) {
  const { origin } = scene.server;
  const query = new URLSearchParams({ conversationId: id, name });
  const answer = await fetch(`${origin}/api/v1/uploads?${query}`, {
    method: "POST",
    headers: { origin, cookie: mara.api.cookie, "content-type": "application/octet-stream" },
    body: new Uint8Array(buffer),
  });
  if (!answer.ok) throw new Error(`the upload was refused: ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

/** Both have sent something. */
async function share(visit: Visit): Promise<void> {
  await visit.open();
  const id = await visit.talk("This is how it arrived.");
  await attach(visit, [HOLIDAY]);
  await visit.at(".files canvas").waitFor();
  await visit.at(".write .round:enabled").click();
  await visit.at(".shown.me .pic").waitFor();
  const attachmentIds = [await uploadOf(visit, id, MANUAL)];
  await visit.hear(id, "Thank you. This is how it is put together:", { attachmentIds });
  await visit.at(".shown .file").waitFor();
  await visit.page.waitForLoadState("networkidle");
}

export const FILE_STATES: WidgetState[] = [
  {
    name: "attaching",
    shows: "Files on their way, with progress",
    async walk(visit) {
      await visit.open();
      await visit.talk("Here is a picture");
      await attach(visit, [HOLIDAY]);
      await visit.at(".files progress").waitFor({ state: "detached" });
      const network = await visit.context.newCDPSession(visit.page);
      const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 };
      await network.send("Network.emulateNetworkConditions", slow);
      await attach(visit, [MANUAL]);
      await visit.page.waitForFunction(() => {
        const root = document.querySelector("foyer-chat")?.shadowRoot;
        return (root?.querySelector<HTMLProgressElement>("progress")?.value ?? 0) > 0.3;
      });
    },
  },
  {
    name: "upload-refused",
    shows: "A renamed program and an empty file are not taken",
    dark: true,
    async walk(visit) {
      await visit.open();
      await visit.talk("Here is the invoice");
      await attach(visit, [PROGRAM, { ...HOLIDAY, name: "empty.png", buffer: Buffer.alloc(0) }]);
      await visit.at(".files .wrong").nth(1).waitFor();
    },
  },
  { name: "files", shows: "A picture and a document in the talk", walk: share },
  {
    name: "picture",
    shows: "A picture as large as the window",
    on: "phone",
    frame: ({ at }) => at("dialog"),
    async walk(visit) {
      await share(visit);
      await visit.at(".pic").click();
      await visit.at("dialog canvas").waitFor();
    },
  },
];
