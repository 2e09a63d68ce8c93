import type { Attachment } from "@foyer/protocol";
import { sizeText } from "@foyer/ui/file-text.ts";
import { paint } from "@foyer/ui/paint-picture.ts";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { fill } from "../languages/fill.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { changed } from "../signal.ts";
import { badge } from "./badge.tsx";
import { read } from "./read-file.ts";
import { sentFiles } from "./sent-files.ts";
import { view } from "./viewer.ts";

/** A picture's longest sides in the conversation, in CSS pixels. */
const [WIDEST, TALLEST] = [220, 240];

/** More points than this are not unpacked on a visitor's phone: such a file is offered as a file. */
const POINTS_MAX = 40_000_000;

/** Files that could not be read, or are being read. */
const state = new Map<string, "busy" | "failed" | "odd">();

/** The files of a message; ids alone are those of a message that is on its way. */
export function shown(
  chat: Chat,
  files: readonly (Attachment | string)[],
  isMine: boolean,
): JSX.Element {
  const known = files.flatMap((file) =>
    typeof file === "string" ? (sentFiles.get(file) ?? []) : file,
  );
  return (
    <div class={isMine ? "shown me" : "shown"}>
      {known.map((file) =>
        isPicture(file) ? picture(chat, file) : <Card key={file.id} chat={chat} file={file} />,
      )}
    </div>
  );
}

const isPicture = ({ id, type, width = 0, height = 0 }: Attachment): boolean =>
  width > 0 &&
  width * height < POINTS_MAX &&
  /^image\/(?!hei)/.test(type) &&
  state.get(id) !== "odd";

/** As large as it will be before it is there, so that nothing jumps. */
function picture(chat: Chat, file: Attachment): JSX.Element {
  const { id, name, width = 1, height = 1 } = file;
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  return (
    <button
      key={id}
      type="button"
      class="pic"
      aria-label={fill(laterTexts(chat).fileView, { name })}
      onClick={() => view(chat, file)}
    >
      <canvas
        style={{ width: `${Math.max(44, width * scale)}px`, aspectRatio: `${width} / ${height}` }}
        ref={(canvas) => {
          if (canvas) bring(chat, file, canvas);
        }}
      />
    </button>
  );
}

const brought = new WeakSet<Element>();

/** Fetched once it comes into view: a long history has many. */
function bring(chat: Chat, { id }: Attachment, canvas: HTMLCanvasElement): void {
  if (brought.has(canvas)) return;
  brought.add(canvas);
  const observer = new IntersectionObserver(async (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    const isDrawn = await read(chat, id)
      .then((blob) => paint(canvas, blob))
      .catch(() => false);
    if (!isDrawn) state.set(id, "odd");
    changed();
  });
  observer.observe(canvas);
}

function Card({ chat, file }: { chat: Chat; file: Attachment }): JSX.Element {
  const { id, name, size } = file;
  const texts = laterTexts(chat);
  const now = state.get(id);
  const under = now === "failed" ? texts.fileFailed : sizeText(size);
  return (
    <button
      type="button"
      class="card file"
      // Its name is what one sees, which one says to a computer that listens; this tells what it does.
      title={fill(texts.fileSave, { name })}
      aria-busy={now === "busy"}
      onClick={() => now !== "busy" && save(chat, file)}
    >
      {badge(name)}
      <span class="who">
        <span class="cut">{name}</span>
        <small role="status">{under}</small>
      </span>
    </button>
  );
}

async function save(chat: Chat, { id, name }: Attachment): Promise<void> {
  const be = (next: "busy" | "failed" | "odd") => {
    state.set(id, next);
    changed();
  };
  be("busy");
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await read(chat, id));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    be("odd");
  } catch {
    be("failed");
  }
}
