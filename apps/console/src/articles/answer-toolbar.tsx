import { later, t } from "../language/say.ts";
import { Icon, type IconName } from "../look/icon.tsx";
import { type Edit, lines, link, type Marked, wrap } from "./markdown-marks.ts";

type Make = (marked: Marked) => Edit;

const BUTTONS: readonly { icon: IconName; label: string; key?: string; make: Make }[] = [
  { icon: "bold", label: later("Bold"), key: "b", make: (at) => wrap(at, "**") },
  { icon: "italic", label: later("Italic"), key: "i", make: (at) => wrap(at, "*") },
  { icon: "link", label: later("Link"), key: "k", make: link },
  { icon: "heading", label: later("Heading"), make: (at) => lines(at, "heading") },
  { icon: "list", label: later("List"), make: (at) => lines(at, "list") },
  { icon: "numbers", label: later("Numbered list"), make: (at) => lines(at, "numbers") },
];

/** What a key does to the answer: Ctrl or ⌘ with B, I or K. */
export function editOfKey(event: KeyboardEvent): Make | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
  return BUTTONS.find(({ key }) => key === event.key.toLowerCase())?.make;
}

interface Props {
  edit(make: Make): void;
  choosePicture(): void;
}

/** Buttons for the marks of an answer; arrows walk along them. */
export function AnswerToolbar({ edit, choosePicture }: Props) {
  return (
    <div class="answer-toolbar" role="toolbar" aria-label={t("Formatting")} onKeyDown={walk}>
      {BUTTONS.map(({ icon, label, key, make }, at) => {
        const name = key
          ? t("{{what}} (Ctrl+{{key}})", { what: t(label), key: key.toUpperCase() })
          : t(label);
        return (
          <button
            key={icon}
            type="button"
            class="tool"
            tabIndex={at === 0 ? 0 : -1}
            aria-label={name}
            title={name}
            onClick={() => edit(make)}
          >
            <Icon name={icon} />
          </button>
        );
      })}
      <button
        type="button"
        class="tool"
        tabIndex={-1}
        aria-label={t("Picture")}
        title={t("Picture")}
        onClick={choosePicture}
      >
        <Icon name="picture" />
      </button>
    </div>
  );
}

function walk(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement;
  const buttons = [...bar.querySelectorAll("button")];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const forward = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
  const step = { ArrowRight: forward, ArrowLeft: -forward }[event.key];
  if (step === undefined || at < 0) return;
  event.preventDefault();
  const next = buttons.at((at + step) % buttons.length);
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
}
