import { t } from "../language/say.ts";
import "./suggestions.css";
import type { CannedReply } from "@foyer/protocol";
import { RichText } from "@foyer/ui/rich-text.tsx";
import { useEffect, useRef } from "preact/hooks";
import { type Facts, fill, pieces } from "./fill.ts";
import { actText } from "./macro-text.ts";
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
      {/* Where it scrolls it can be reached by keys; Tab itself takes the chosen reply. */}
      <div
        ref={options}
        id={id}
        class="options"
        role="listbox"
        tabIndex={0}
        aria-label={t("Canned replies")}
      >
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
            <code dir="ltr">/{reply.shortcut}</code>
            <strong dir="auto">{reply.title}</strong>
            <span dir="auto">
              {fill(reply.text, facts) || reply.acts.map(actText).join(", ") || filesText(reply)}
            </span>
          </div>
        ))}
      </div>
      {chosen?.text && <Preview text={fill(chosen.text, facts)} />}
      {chosen && chosen.files.length > 0 && (
        <p class="canned-acts">{chosen.files.map(({ name }) => `📎 ${name}`).join(" · ")}</p>
      )}
      {chosen && chosen.acts.length > 0 && (
        <p class="canned-acts">
          <b>{t("Then")}</b> {chosen.acts.map(actText).join(" · ")}
        </p>
      )}
      <footer aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("choose")}
        </span>
        <span>
          <kbd>Enter</kbd> {t("insert")}
        </span>
        <span>
          <kbd>Esc</kbd> {t("close")}
        </span>
      </footer>
    </div>
  );
}

/** The filled text as the visitor reads it; what is still missing is named below. */
export function Preview({ text }: { text: string }) {
  const holes = [...new Set(pieces(text).flatMap((piece) => (piece.isHole ? piece.text : [])))];
  return (
    <div class="canned-preview" dir="auto">
      <RichText text={text} />
      {holes.length > 0 && (
        <p class="holes">
          {t("Not known:")}{" "}
          {holes.map((hole) => (
            <mark key={hole}>{hole}</mark>
          ))}
        </p>
      )}
    </div>
  );
}

const filesText = ({ files }: CannedReply): string => files.map(({ name }) => name).join(", ");
