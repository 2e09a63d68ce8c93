import type { CannedReply } from "@foyer/protocol";
import { useEffect, useRef } from "preact/hooks";
import { type Facts, fill } from "./fill.ts";
import { MarkedHoles } from "./marked-holes.tsx";
import type { CannedMenuState } from "./use-canned-menu.ts";

interface Props {
  id: string;
  menu: CannedMenuState;
  facts: Facts;
  onPick(reply: CannedReply): void;
  onHover(index: number): void;
}

/** The canned replies that fit, with the chosen one as the visitor would read it. */
export function CannedMenu({ id, menu, facts, onPick, onHover }: Props) {
  const chosen = menu.replies[menu.chosen];
  const options = useRef<HTMLDivElement>(null);
  useEffect(() => {
    options.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [menu.chosen]);
  return (
    <div class="canned-menu">
      <div ref={options} id={id} class="options" role="listbox" aria-label="Canned replies">
        {menu.replies.map((reply, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus and names the active option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text box hears the keys.
          <div
            key={reply.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === menu.chosen}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => index !== menu.chosen && onHover(index)}
            onClick={() => onPick(reply)}
          >
            <code>/{reply.shortcut}</code>
            <strong dir="auto">{reply.title}</strong>
            <span dir="auto">{fill(reply.text, facts)}</span>
          </div>
        ))}
      </div>
      {chosen && <Preview text={fill(chosen.text, facts)} />}
      <footer aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> choose
        </span>
        <span>
          <kbd>Enter</kbd> insert
        </span>
        <span>
          <kbd>Esc</kbd> close
        </span>
      </footer>
    </div>
  );
}

/** The filled text; what is still missing is marked. */
export function Preview({ text }: { text: string }) {
  return (
    <p class="canned-preview" dir="auto">
      <MarkedHoles text={text} />
    </p>
  );
}
