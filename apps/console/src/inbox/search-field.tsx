import { openPalette } from "../find/palette-door.ts";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { query } from "./inbox-lists.ts";

export const SEARCH_ID = "inbox-search";

const SHORTCUT = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘K" : "Ctrl K";

/** Filters the loaded conversations by name and text. */
export function SearchField() {
  return (
    <div class="search">
      <Icon name="search" />
      <input
        id={SEARCH_ID}
        type="search"
        dir="auto"
        placeholder={t("Search the inbox")}
        aria-label={t("Search the inbox")}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          query.value = "";
          event.currentTarget.blur();
        }}
      />
      {query.value ? (
        <button
          type="button"
          class="tool"
          aria-label={t("Clear the search")}
          onClick={() => {
            query.value = "";
          }}
        >
          <Icon name="cross" />
        </button>
      ) : (
        <button
          type="button"
          class="find-anything"
          title={t("Find anything: people, messages, articles, settings")}
          aria-label={t("Find anything, {{keys}}", { keys: SHORTCUT })}
          onClick={openPalette}
        >
          <kbd>{SHORTCUT}</kbd>
          <Icon name="search" />
        </button>
      )}
    </div>
  );
}
