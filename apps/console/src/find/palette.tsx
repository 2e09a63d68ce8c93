import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t, tWith } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { searchFor } from "./all-results-state.ts";
import type { Finding } from "./finding.ts";
import { MarkedText } from "./marked-text.tsx";
import { closePalette } from "./palette-door.ts";
import { createPaletteState, type Group } from "./palette-state.ts";
import { remember } from "./recent.ts";
import "./find.css";

const LIST_ID = "palette-list";
const optionId = (at: number) => `palette-option-${at}`;

/** Chinese, Japanese and Korean input confirms a word by Enter: browsers mark it by this code. */
const COMPOSING = 229;

/** One for all openings: what was typed last is there again, and is typed over. */
const state = createPaletteState();

/** Finds anything: people, conversations, what was said, articles, canned replies, screens, acts. */
export function Palette() {
  const box = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const chosen = useSignal(0);
  const { route } = useLocation();
  useEffect(() => {
    state.open();
    box.current?.showModal();
    field.current?.focus();
    field.current?.select();
  }, []);
  const count = state.all.value.length;
  const at = Math.min(chosen.value, Math.max(0, count - 1));
  useLayoutEffect(() => {
    document.getElementById(optionId(at))?.scrollIntoView({ block: "nearest" });
  }, [at, count]);

  function pick(finding: Finding | undefined): void {
    if (!finding?.href && !finding?.run) return;
    remember(finding);
    box.current?.close();
    // Once this window is gone: what is pressed may open another, and takes the focus.
    requestAnimationFrame(() => {
      finding.run?.();
      if (finding.href) route(finding.href);
    });
  }

  function showAll(): void {
    if (!state.query.value) return;
    searchFor(state.query.value);
    box.current?.close();
    route("/console/find");
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === COMPOSING) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) chosen.value = count === 0 ? 0 : (at + step + count) % count;
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) showAll();
    else if (event.key === "Enter") pick(state.all.value[at]);
    else return;
    event.preventDefault();
  }

  return (
    <dialog
      ref={box}
      class="dialog palette"
      aria-label={t("Find anything")}
      onClose={closePalette}
      onMouseDown={(event) => {
        if (event.target === box.current) box.current?.close();
      }}
    >
      <div class="palette-field">
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          role="combobox"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          placeholder={t("People, messages, articles, settings…")}
          aria-label={t("Find anything")}
          aria-expanded="true"
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={count > 0 ? optionId(at) : undefined}
          value={state.text.value}
          onInput={(event) => {
            chosen.value = 0;
            state.type(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="tool"
          aria-label={t("Close")}
          onClick={() => box.current?.close()}
        >
          <Icon name="cross" />
        </button>
      </div>
      <div class="palette-list" id={LIST_ID} role="listbox" aria-label={t("What was found")}>
        {withPlaces(state.groups.value).map((group) => (
          <Findings key={group.name} group={group} chosen={at} pick={pick} />
        ))}
      </div>
      <Empty />
      <footer>
        <span class="palette-keys">
          {tWith("{{up}} {{down}} choose {{enter}} open", {
            up: <kbd>↑</kbd>,
            down: <kbd>↓</kbd>,
            enter: <kbd>Enter</kbd>,
          })}
        </span>
        <button type="button" class="btn" disabled={!state.query.value} onClick={showAll}>
          {t("All messages found")}
        </button>
      </footer>
    </dialog>
  );
}

type Placed = Group & { from: number };

/** Each group with the place of its first finding among all. */
function withPlaces(groups: readonly Group[]): Placed[] {
  let from = 0;
  return groups.map((group) => {
    const placed = { ...group, from };
    from += group.findings.length;
    return placed;
  });
}

interface FindingsProps {
  group: Placed;
  chosen: number;
  pick(finding: Finding): void;
}

function Findings({ group: { name, title, findings, from }, chosen, pick }: FindingsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields.
    <div role="group" aria-labelledby={`palette-${name}`}>
      {/* A list of options has nothing but groups and options: the heading is the group's name. */}
      <p class="palette-group" id={`palette-${name}`} aria-hidden="true">
        {t(title)}
      </p>
      {findings.map((finding, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus, and names the option.
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the text box's.
        <div
          key={finding.key}
          id={optionId(from + i)}
          role="option"
          aria-selected={from + i === chosen}
          class="finding"
          onClick={() => pick(finding)}
        >
          <Icon name={finding.icon} />
          <span class="finding-words">
            <span class="finding-label" dir="auto">
              <MarkedText text={finding.label} marks={finding.marks} />
            </span>
            {finding.detail && (
              <small class="finding-detail" dir="auto">
                {finding.detail}
              </small>
            )}
          </span>
          {finding.shortcut && <kbd>{finding.shortcut}</kbd>}
        </div>
      ))}
    </div>
  );
}

/** Says what is under way, went wrong, or was not found. */
function Empty() {
  const none = state.all.value.length === 0;
  const says = () => {
    if (state.error.value)
      return t("Messages could not be searched: {{reason}}", { reason: state.error.value });
    if (state.waiting.value) return none ? t("Searching…") : "";
    return none ? t("Nothing found for “{{text}}”.", { text: state.query.value.slice(0, 60) }) : "";
  };
  return (
    <p class="palette-empty" role="status">
      {says()}
    </p>
  );
}
