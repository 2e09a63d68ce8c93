import type { CannedReply } from "@foyer/protocol";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { CannedMenu } from "../canned-replies/canned-menu.tsx";
import { type Facts, unfilled } from "../canned-replies/fill.ts";
import { MarkedHoles } from "../canned-replies/marked-holes.tsx";
import { useCannedMenu } from "../canned-replies/use-canned-menu.ts";
import { MentionMenu } from "../mentions/mention-menu.tsx";
import { useMentionMenu } from "../mentions/use-mention-menu.ts";

/** Names the canned replies' menu for screen readers. */
const MENU_ID = "canned-menu";
const MENTIONS_ID = "mention-menu";

/** Chinese, Japanese and Korean input confirms a word by Enter: browsers mark it by this code. */
const COMPOSING = 229;

interface Props {
  box: RefObject<HTMLTextAreaElement | null>;
  label: string;
  placeholder: string;
  text: string;
  /** "@" names colleagues: in notes. */
  mentions?: boolean;
  facts: Facts;
  /** The visitor's language, for the canned replies. */
  lang: string;
  onText(text: string): void;
  onSend(): void;
  /** A canned reply was put into the text. */
  onReply(reply: CannedReply): void;
  /** → in an empty box; true when something came of it. */
  onRight?(): boolean;
  /** ↑ in an empty box; true when something came of it. */
  onUp?(): boolean;
  /** The box has lost the focus. */
  onLeave?(): void;
}

/** The text box of the composer: grows with its text, sends by Enter, opens canned replies by "/". */
export function MessageBox(props: Props) {
  const { box, label, placeholder, text, facts, lang, onText, onSend, onReply, onUp, onRight } =
    props;
  const canned = useCannedMenu({ box, facts, lang, onUsed: afterInsert });
  const mention = useMentionMenu(box, props.mentions === true);
  const scroller = useRef<HTMLDivElement>(null);

  function afterInsert(reply: CannedReply): void {
    onReply(reply);
    const hole = unfilled(box.current?.value ?? "");
    // After the redraw; a hole is marked at once, ready to be typed over.
    if (hole) {
      requestAnimationFrame(() => box.current?.setSelectionRange(hole.start, hole.end));
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === COMPOSING) return;
    const plainEnter = event.key === "Enter" && !event.shiftKey && !event.altKey;
    if (mention.onKey(event.key) || canned.onKey(event.key)) event.stopPropagation();
    else if (plainEnter) onSend();
    else if (event.key === "ArrowUp" && text === "" && onUp?.()) event.stopPropagation();
    else if (event.key === "ArrowRight" && text === "" && onRight?.()) event.stopPropagation();
    else if (event.key === "Escape") box.current?.blur();
    else return;
    event.preventDefault();
  }

  function look(): void {
    canned.look();
    mention.look();
  }

  const open =
    (mention.menu && { id: MENTIONS_ID, chosen: mention.menu.chosen }) ??
    (canned.menu ? { id: MENU_ID, chosen: canned.menu.chosen } : undefined);

  return (
    <>
      {canned.menu && (
        <CannedMenu
          id={MENU_ID}
          menu={canned.menu}
          facts={facts}
          onPick={canned.insert}
          onHover={canned.choose}
        />
      )}
      {mention.menu && (
        <MentionMenu
          id={MENTIONS_ID}
          menu={mention.menu}
          onPick={mention.insert}
          onHover={mention.choose}
        />
      )}
      <div class="message-box" ref={scroller}>
        <Mirror text={text} />
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          value={text}
          placeholder={placeholder}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={open?.id}
          aria-activedescendant={open && `${open.id}-${open.chosen}`}
          onInput={(event) => {
            onText(event.currentTarget.value);
            look();
          }}
          onKeyUp={look}
          onClick={look}
          onKeyDown={onKeyDown}
          onBlur={props.onLeave}
        />
      </div>
    </>
  );
}

/** The same text behind the box: it gives the box its height and marks what must be replaced. */
function Mirror({ text }: { text: string }) {
  return (
    <div class="mirror" dir="auto" aria-hidden="true">
      <MarkedHoles text={text} />{" "}
    </div>
  );
}
