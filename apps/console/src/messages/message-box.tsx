import type { CannedReply } from "@foyer/protocol";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { CannedMenu } from "../canned-replies/canned-menu.tsx";
import { type Facts, unfilled } from "../canned-replies/fill.ts";
import { MarkedHoles } from "../canned-replies/marked-holes.tsx";
import { useCannedMenu } from "../canned-replies/use-canned-menu.ts";

/** Names the canned replies' menu for screen readers. */
const MENU_ID = "canned-menu";

/** Chinese, Japanese and Korean input confirms a word by Enter: browsers mark it by this code. */
const COMPOSING = 229;

interface Props {
  box: RefObject<HTMLTextAreaElement | null>;
  label: string;
  placeholder: string;
  text: string;
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
}

/** The text box of the composer: grows with its text, sends by Enter, opens canned replies by "/". */
export function MessageBox(props: Props) {
  const { box, label, placeholder, text, facts, lang, onText, onSend, onReply, onUp, onRight } =
    props;
  const canned = useCannedMenu({ box, facts, lang, onUsed: afterInsert });
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
    if (canned.onKey(event.key)) event.stopPropagation();
    else if (plainEnter) onSend();
    else if (event.key === "ArrowUp" && text === "" && onUp?.()) event.stopPropagation();
    else if (event.key === "ArrowRight" && text === "" && onRight?.()) event.stopPropagation();
    else if (event.key === "Escape") box.current?.blur();
    else return;
    event.preventDefault();
  }

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
          aria-controls={canned.menu ? MENU_ID : undefined}
          aria-activedescendant={canned.menu ? `${MENU_ID}-${canned.menu.chosen}` : undefined}
          onInput={(event) => {
            onText(event.currentTarget.value);
            canned.look();
          }}
          onKeyUp={canned.look}
          onClick={canned.look}
          onKeyDown={onKeyDown}
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
