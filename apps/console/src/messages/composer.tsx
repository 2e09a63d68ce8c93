import type { ArticleHit, CannedReply, Conversation } from "@foyer/protocol";
import { ARTICLES_HANDED_MAX, TEXT_MAX } from "@foyer/protocol/limits";
import { useEffect, useRef } from "preact/hooks";
import { ReachLine } from "../absence/reach-line.tsx";
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
import { CoachStrip } from "../coach/coach-strip.tsx";
import { conversationName, firstNameOf } from "../conversations/conversation-name.ts";
import { isMine as isHeldByMe } from "../conversations/holder.ts";
import { DraftOffer } from "../drafts/draft-offer.tsx";
import { keepAll } from "../drafts/keep-drafts.ts";
import { useKeptDraft } from "../drafts/use-kept-draft.ts";
import { t } from "../language/say.ts";
import { messages, typing } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { mentionedBy } from "../mentions/picked.ts";
import { editLast } from "./amend.ts";
import { ClaimFirst } from "./claim-first.tsx";
import { HoleHint, Modes, Room, sendLabel } from "./composer-parts.tsx";
import { changeDraft, type Draft, draftOf } from "./draft.ts";
import { ExtrasChips } from "./extras-chips.tsx";
import { ExtrasMenu } from "./extras-menu.tsx";
import { clearExtras, extrasOf, toFrame } from "./extras-state.ts";
import { MessageBox } from "./message-box.tsx";
import { NewsBar } from "./news-bar.tsx";
import { openComposer } from "./open-composer.ts";
import { useGuard } from "./use-guard.ts";

/** Where an agent writes: a reply to the visitor, or a note to colleagues. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const { id } = conversation;
  const box = useRef<HTMLTextAreaElement>(null);
  const { mode, reply, note } = draftOf(id).value;
  const text = mode === "note" ? note : reply;
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

  const guard = useGuard(conversation);
  const visitor = firstNameOf({ name: conversationName(conversation) });
  useKeptDraft(id);
  useOpenComposer(mayWrite, onPut);

  // Leaving a conversation half-written is no typing any more.
  useEffect(() => () => typing.tell(id, false), [id]);

  function onText(next: string): void {
    changeDraft(id, { [mode]: next });
    if (mode === "reply") typing.tell(id, next.trim() !== "");
  }

  function onSend(): void {
    if (hole) box.current?.setSelectionRange(hole.start, hole.end);
    if (!maySend || guard.stops()) return;
    if (says && mode === "note") messages.note(id, text.trim(), mentionedBy(text));
    else if (says) {
      const attached = fileIds.length > 0 ? { attachmentIds: fileIds } : {};
      messages.say(id, text.trim(), { ...attached, ...toFrame(extrasOf(id).peek()) });
    }
    if (mode === "reply") {
      clearSent(id);
      clearExtras(id);
    }
    onText("");
    keepAll(id);
    if (!macro) return;
    const sent = messages.pending.peek().findLast(({ frame }) => frame.conversationId === id);
    runAfter(id, macro, says ? sent?.clientId : undefined);
    macroOf(id).value = null;
  }

  /** A canned reply that was chosen in another window goes in where the cursor was. */
  function onPut(reply: CannedReply): void {
    if (!box.current) return;
    const { selectionStart: start, selectionEnd: end } = box.current;
    insertText(box.current, { start, end }, fill(reply.text, facts));
    usedReply(id, reply);
  }

  function onSuggested(reply: CannedReply | undefined): boolean {
    if (!reply || !box.current) return false;
    insertText(box.current, { start: 0, end: 0 }, fill(reply.text, facts));
    usedReply(id, reply);
    return true;
  }

  function onLook(): void {
    guard.look();
    box.current?.focus();
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
      aria-label={t("Write")}
      {...fileDrops(mode === "reply" && isMine ? id : null)}
    >
      <Modes mode={mode} choose={(next) => switchMode(id, next, box.current)} />
      <DraftOffer conversationId={id} kind={mode} />
      {mode === "reply" && <ReachLine conversation={conversation} />}
      {mayWrite && guard.shown.length > 0 && (
        <NewsBar news={guard.shown} visitor={visitor} look={onLook} sendAnyway={onSend} />
      )}
      {!mayWrite && guard.news.length > 0 && (
        <NewsBar news={guard.news} visitor={visitor} look={onLook} />
      )}
      {text === "" && (
        <SuggestionStrip suggestions={suggestions} onReply={onSuggested} onArticle={onArticle} />
      )}
      {mayWrite ? (
        <MessageBox
          key={mode}
          box={box}
          label={mode === "note" ? t("Note to colleagues") : t("Reply to the visitor")}
          placeholder={mode === "note" ? t("Only your team sees this") : t("Write a reply")}
          text={text}
          mentions={mode === "note"}
          facts={facts}
          lang={languageOf(conversation)}
          onText={onText}
          onSend={onSend}
          onLeave={() => keepAll(id)}
          onReply={(reply) => usedReply(id, reply)}
          onRight={() => onSuggested(suggestedReplies(suggestions)[0])}
          onUp={() => editLast(messages.talk(id).peek().events, conversation)}
        />
      ) : (
        <ClaimFirst conversation={conversation} />
      )}
      {mayWrite && mode === "reply" && (
        <CoachStrip conversation={conversation} text={text} box={box} />
      )}
      {mayWrite && mode === "reply" && <Tray conversationId={id} />}
      {mayWrite && mode === "reply" && <ExtrasChips conversationId={id} />}
      {mayWrite && <MacroPlan conversationId={id} />}
      {mayWrite && hole && <HoleHint hole={hole.hole} show={onSend} />}
      {mayWrite && (
        <footer>
          <button type="button" class="tool wide" onClick={() => openCanned(box.current)}>
            <Icon name="bolt" />
            <span>{t("Canned replies")}</span> <kbd>/</kbd>
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

/** While it takes words, canned replies that are chosen elsewhere come here. */
function useOpenComposer(takes: boolean, put: (reply: CannedReply) => void): void {
  const latest = useRef(put);
  latest.current = put;
  useEffect(() => {
    if (!takes) return;
    const own = { put: (reply: CannedReply) => latest.current(reply) };
    openComposer.value = own;
    return () => {
      if (openComposer.peek() === own) openComposer.value = null;
    };
  }, [takes]);
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
