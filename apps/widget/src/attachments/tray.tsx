import { paint } from "@foyer/ui/paint-picture.ts";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import type { LaterTexts } from "../languages/en-later.ts";
import { fill } from "../languages/fill.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { icon } from "../look/icons.tsx";
import { changed } from "../signal.ts";
import { badge } from "./badge.tsx";
import { type Item, isFinal, lookAgain, remove, start, take, trayOf } from "./tray-state.ts";
import { watchDrops } from "./watch-drops.ts";

/** Files that wait to be sent, above the text; first it sees to what was wished of it. */
export function tray(chat: Chat): JSX.Element | null {
  const state = trayOf(chat);
  const wish = chat.filing.value;
  if (wish !== state.seen) {
    state.seen = wish;
    // Not while it is being drawn.
    queueMicrotask(() => grant(chat, wish));
  }
  queueMicrotask(() => lookAgain(chat));
  const texts = laterTexts(chat);
  if (!state.items.length && !state.gone) return null;
  return (
    <ul class="files">
      {state.gone && (
        <li class="gone">
          <small role="status">{fill(texts.fileLost, { names: state.gone })}</small>
          {cross(texts.fileClose, () => {
            state.gone = "";
            chat.storage.set("files", null);
            changed();
          })}
        </li>
      )}
      {state.items.map((item) => row(chat, item, texts))}
    </ul>
  );
}

/** A text: names that a reload has taken. Files: those. None of them: let some be chosen. */
function grant(chat: Chat, wish: unknown): void {
  watchDrops(chat);
  if (typeof wish === "string") {
    trayOf(chat).gone = wish;
    changed();
  } else if (chat.options.value.uploads && Array.isArray(wish))
    wish.length ? take(chat, wish) : choose(chat);
}

function choose(chat: Chat): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.hidden = true;
  input.onchange = () => {
    take(chat, input.files ?? []);
    chat.host.root.querySelector("textarea")?.focus();
  };
  // Within the page: what is not may be thrown away while somebody still chooses.
  chat.host.root.querySelector("input[type=file]")?.remove();
  chat.host.root.append(input);
  input.click();
}

function row(chat: Chat, item: Item, texts: LaterTexts): JSX.Element {
  const { file, problem, attachment, share } = item;
  const again = problem && !isFinal(problem);
  return (
    <li key={file} class={problem && "wrong"}>
      {file.type.startsWith("image/") ? (
        <canvas
          ref={(canvas) => {
            if (canvas) void paint(canvas, file, 40);
          }}
        />
      ) : (
        badge(file.name)
      )}
      <span class="who">
        <span class="cut">{file.name}</span>
        {problem ? (
          <small role="alert">
            {why(chat, problem, texts)}
            {again && (
              <>
                {" · "}
                <button type="button" onClick={() => start(chat, item)}>
                  {texts.retry}
                </button>
              </>
            )}
          </small>
        ) : (
          !attachment && <progress aria-label={file.name} value={share} />
        )}
      </span>
      {cross(fill(texts.fileRemove, { name: file.name }), () => remove(chat, item))}
    </li>
  );
}

const cross = (label: string, onClick: () => void): JSX.Element => (
  <button type="button" class="ic" aria-label={label} onClick={onClick}>
    {icon("close")}
  </button>
);

function why(chat: Chat, problem: NonNullable<Item["problem"]>, texts: LaterTexts): string {
  const max = Math.floor((chat.options.value.uploads ?? 0) / 1024 / 1024);
  const said: Partial<Record<typeof problem, string>> = {
    empty: texts.fileEmpty,
    too_many: texts.fileTooMany,
    rate_limited: texts.fileTooMany,
    lost: texts.fileWaits,
    upload_refused: texts.fileRefused,
    upload_too_large: fill(texts.fileTooLarge, { max }),
  };
  return said[problem] ?? texts.failed;
}
