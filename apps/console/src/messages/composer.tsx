import type { Conversation } from "@foyer/protocol";
import { TEXT_MAX } from "@foyer/protocol/limits";
import { useEffect, useRef } from "preact/hooks";
import { AttachButton } from "../attachments/attach-button.tsx";
import { fileDrops } from "../attachments/file-drops.ts";
import { Tray } from "../attachments/tray.tsx";
import { clearSent, isBusy, readyIds, trayOf } from "../attachments/tray-state.ts";
import { factsOf } from "../canned-replies/conversation-facts.ts";
import { unfilled } from "../canned-replies/fill.ts";
import { messages, typing } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { myId } from "../session/session-state.ts";
import { editLast } from "./amend.ts";
import { ClaimFirst } from "./claim-first.tsx";
import { changeDraft, type Draft, draftOf } from "./draft.ts";
import { ExtrasChips } from "./extras-chips.tsx";
import { ExtrasMenu } from "./extras-menu.tsx";
import { clearExtras, extrasOf, toFrame } from "./extras-state.ts";
import { MessageBox } from "./message-box.tsx";

/** From here on the remaining room is shown. */
const NEARLY_FULL = TEXT_MAX - 500;

/** Where an agent writes: a reply to the visitor, or a note to colleagues. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const { id } = conversation;
  const box = useRef<HTMLTextAreaElement>(null);
  const { mode, ...texts } = draftOf(id).value;
  const text = texts[mode];
  const isMine = conversation.state === "active" && conversation.assigneeId === myId.value;
  const mayWrite = mode === "note" || isMine;
  const hole = unfilled(text);
  const files = mode === "reply" ? trayOf(id).value : [];
  const fileIds = readyIds(files);
  const says = text.trim() !== "" || fileIds.length > 0;
  const maySend = mayWrite && says && !isBusy(files) && text.length <= TEXT_MAX && !hole;

  // Leaving a conversation half-written is no typing any more.
  useEffect(() => () => typing.tell(id, false), [id]);

  function onText(next: string): void {
    changeDraft(id, { [mode]: next });
    if (mode === "reply") typing.tell(id, next.trim() !== "");
  }

  function onSend(): void {
    if (hole) box.current?.setSelectionRange(hole.start, hole.end);
    if (!maySend) return;
    if (mode === "note") messages.note(id, text.trim());
    else {
      const attached = fileIds.length > 0 ? { attachmentIds: fileIds } : {};
      messages.say(id, text.trim(), { ...attached, ...toFrame(extrasOf(id).peek()) });
    }
    if (mode === "reply") {
      clearSent(id);
      clearExtras(id);
    }
    onText("");
  }

  return (
    <section
      class={`composer ${mode}`}
      aria-label="Write"
      {...fileDrops(mode === "reply" && isMine ? id : null)}
    >
      <Modes mode={mode} choose={(next) => switchMode(id, next, box.current)} />
      {mayWrite ? (
        <MessageBox
          key={mode}
          box={box}
          label={mode === "note" ? "Note to colleagues" : "Reply to the visitor"}
          placeholder={mode === "note" ? "Only your team sees this" : "Write a reply"}
          text={text}
          facts={factsOf(conversation)}
          onText={onText}
          onSend={onSend}
          onUp={() => editLast(messages.talk(id).peek().events, conversation)}
        />
      ) : (
        <ClaimFirst conversation={conversation} />
      )}
      {mayWrite && mode === "reply" && <Tray conversationId={id} />}
      {mayWrite && mode === "reply" && <ExtrasChips conversationId={id} />}
      {mayWrite && hole && <HoleHint hole={hole.hole} show={onSend} />}
      {mayWrite && (
        <footer>
          <button type="button" class="tool wide" onClick={() => openCanned(box.current, onText)}>
            <Icon name="bolt" />
            <span>Canned replies</span> <kbd>/</kbd>
          </button>
          {mode === "reply" && <AttachButton conversationId={id} />}
          {mode === "reply" && <ExtrasMenu conversation={conversation} />}
          <Room length={text.length} />
          <button type="button" class="btn primary" disabled={!maySend} onClick={onSend}>
            {mode === "note" ? "Add note" : "Send"}
          </button>
        </footer>
      )}
    </section>
  );
}

function Modes({ mode, choose }: { mode: Draft["mode"]; choose(mode: Draft["mode"]): void }) {
  const tab = (its: Draft["mode"], label: string) => (
    <button
      type="button"
      aria-pressed={mode === its}
      data-shortcut={its === "note" ? "n" : "r"}
      onClick={() => choose(its)}
    >
      {label}
    </button>
  );
  return (
    <div class="modes">
      {tab("reply", "Reply")}
      {tab("note", "Note")}
    </div>
  );
}

function switchMode(id: string, mode: Draft["mode"], box: HTMLTextAreaElement | null): void {
  const section = box?.closest(".composer") ?? document.querySelector(".composer");
  changeDraft(id, { mode });
  requestAnimationFrame(() => section?.querySelector("textarea")?.focus());
}

/** What "/" does, for those who use the mouse. */
function openCanned(box: HTMLTextAreaElement | null, onText: (text: string) => void): void {
  if (!box) return;
  box.focus();
  const before = box.value.slice(0, box.selectionStart);
  const gap = before && !/\s$/.test(before) ? " /" : "/";
  box.setRangeText(gap, box.selectionStart, box.selectionEnd, "end");
  onText(box.value);
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function HoleHint({ hole, show }: { hole: string; show(): void }) {
  return (
    <p class="hint" role="status">
      <Icon name="warn" />
      <span>
        <b>{hole}</b> is not known. Replace it, then it can be sent.
      </span>
      <button type="button" class="btn link" onClick={show}>
        Show
      </button>
    </p>
  );
}

function Room({ length }: { length: number }) {
  if (length < NEARLY_FULL) return <span class="keys">Enter sends · Shift+Enter new line</span>;
  const left = TEXT_MAX - length;
  return (
    <span class={left < 0 ? "keys over" : "keys"} role="status">
      {left < 0 ? `${-left} characters too many` : `${left} characters left`}
    </span>
  );
}
