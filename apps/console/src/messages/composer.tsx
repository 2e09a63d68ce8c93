import type { ArticleHit, CannedReply, Conversation } from "@foyer/protocol";
import { ARTICLES_HANDED_MAX, TEXT_MAX } from "@foyer/protocol/limits";
import { useEffect, useRef } from "preact/hooks";
import { AttachButton } from "../attachments/attach-button.tsx";
import { fileDrops } from "../attachments/file-drops.ts";
import { Tray } from "../attachments/tray.tsx";
import { clearSent, isBusy, readyIds, trayOf } from "../attachments/tray-state.ts";
import { factsOf, languageOf } from "../canned-replies/conversation-facts.ts";
import { fill, unfilled } from "../canned-replies/fill.ts";
import { insertText } from "../canned-replies/insert-text.ts";
import { MacroPlan } from "../canned-replies/macro-plan.tsx";
import { macroOf, runAfter } from "../canned-replies/macro-state.ts";
import { SuggestionStrip, suggestedReplies } from "../canned-replies/suggestion-strip.tsx";
import { useSuggestions } from "../canned-replies/suggestions-state.ts";
import { usedReply } from "../canned-replies/used-reply.ts";
import { isMine as isHeldByMe } from "../conversations/holder.ts";
import { messages, typing } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
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
  const isMine = isHeldByMe(conversation);
  const mayWrite = mode === "note" || isMine;
  const hole = unfilled(text);
  const files = mode === "reply" ? trayOf(id).value : [];
  const fileIds = readyIds(files);
  const says = text.trim() !== "" || fileIds.length > 0;
  const macro = macroOf(id).value;
  const facts = factsOf(conversation);
  const suggestions = useSuggestions(conversation, mode === "reply" && isMine);
  const maySend = mayWrite && (says || macro) && !isBusy(files) && text.length <= TEXT_MAX && !hole;

  // Leaving a conversation half-written is no typing any more.
  useEffect(() => () => typing.tell(id, false), [id]);

  function onText(next: string): void {
    changeDraft(id, { [mode]: next });
    if (mode === "reply") typing.tell(id, next.trim() !== "");
  }

  function onSend(): void {
    if (hole) box.current?.setSelectionRange(hole.start, hole.end);
    if (!maySend) return;
    if (says && mode === "note") messages.note(id, text.trim());
    else if (says) {
      const attached = fileIds.length > 0 ? { attachmentIds: fileIds } : {};
      messages.say(id, text.trim(), { ...attached, ...toFrame(extrasOf(id).peek()) });
    }
    if (mode === "reply") {
      clearSent(id);
      clearExtras(id);
    }
    onText("");
    if (!macro) return;
    const sent = messages.pending.peek().findLast(({ frame }) => frame.conversationId === id);
    runAfter(id, macro, says ? sent?.clientId : undefined);
    macroOf(id).value = null;
  }

  function onSuggested(reply: CannedReply | undefined): boolean {
    if (!reply || !box.current) return false;
    insertText(box.current, { start: 0, end: 0 }, fill(reply.text, facts));
    usedReply(id, reply);
    return true;
  }

  function onArticle({ id: articleId, question }: ArticleHit): void {
    const extras = extrasOf(id);
    const others = extras.value.articles.filter((other) => other.id !== articleId);
    const articles = [...others, { id: articleId, question }].slice(-ARTICLES_HANDED_MAX);
    extras.value = { ...extras.value, articles };
    box.current?.focus();
  }

  return (
    <section
      class={`composer ${mode}`}
      aria-label="Write"
      {...fileDrops(mode === "reply" && isMine ? id : null)}
    >
      <Modes mode={mode} choose={(next) => switchMode(id, next, box.current)} />
      {text === "" && (
        <SuggestionStrip suggestions={suggestions} onReply={onSuggested} onArticle={onArticle} />
      )}
      {mayWrite ? (
        <MessageBox
          key={mode}
          box={box}
          label={mode === "note" ? "Note to colleagues" : "Reply to the visitor"}
          placeholder={mode === "note" ? "Only your team sees this" : "Write a reply"}
          text={text}
          facts={facts}
          lang={languageOf(conversation)}
          onText={onText}
          onSend={onSend}
          onReply={(reply) => usedReply(id, reply)}
          onRight={() => onSuggested(suggestedReplies(suggestions)[0])}
          onUp={() => editLast(messages.talk(id).peek().events, conversation)}
        />
      ) : (
        <ClaimFirst conversation={conversation} />
      )}
      {mayWrite && mode === "reply" && <Tray conversationId={id} />}
      {mayWrite && mode === "reply" && <ExtrasChips conversationId={id} />}
      {mayWrite && <MacroPlan conversationId={id} />}
      {mayWrite && hole && <HoleHint hole={hole.hole} show={onSend} />}
      {mayWrite && (
        <footer>
          <button type="button" class="tool wide" onClick={() => openCanned(box.current)}>
            <Icon name="bolt" />
            <span>Canned replies</span> <kbd>/</kbd>
          </button>
          {mode === "reply" && <AttachButton conversationId={id} />}
          {mode === "reply" && <ExtrasMenu conversation={conversation} />}
          <Room length={text.length} />
          <button type="button" class="btn primary" disabled={!maySend} onClick={onSend}>
            {sendLabel(mode, says, macro)}
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
function openCanned(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  const { selectionStart: start, selectionEnd: end } = box;
  const before = box.value.slice(0, start);
  insertText(box, { start, end }, before && !/\s$/.test(before) ? " /" : "/");
}

function sendLabel(mode: Draft["mode"], says: boolean, macro: CannedReply | null): string {
  if (macro && !says) return "Run";
  if (mode === "note") return macro ? "Add note and run" : "Add note";
  return macro ? "Send and run" : "Send";
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
