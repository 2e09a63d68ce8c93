import { later, t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { keyNames } from "./key-names.ts";
import { keysOf, SHORTCUTS, type Where } from "./shortcuts.ts";

/** What the places of keys are called. */
export const PLACES: Record<Where, string> = {
  everywhere: later("Everywhere"),
  inbox: later("Inbox"),
  conversation: later("Conversation"),
  write: later("Write"),
  find: later("Find"),
  suggestions: later("Suggestions"),
  "follow-ups": later("Follow-ups"),
};

/** Every key that does something, to look up by "?". */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t("Keyboard shortcuts")} onClose={onClose}>
      <section
        class="dialog-body shortcuts"
        aria-label={t("Keyboard shortcuts")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it.
        tabIndex={0}
      >
        {(Object.keys(PLACES) as Where[]).map((where) => (
          <section key={where}>
            <h3>{t(PLACES[where])}</h3>
            <dl>
              {SHORTCUTS.filter((one) => one.where === where && keysOf(one.id) !== "").map(
                (one) => (
                  <div key={one.id}>
                    <dt>
                      {keyNames(keysOf(one.id)).map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{t(one.label)}</dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
      </section>
      <footer>
        <a class="btn" href="/console/settings/shortcuts" onClick={onClose}>
          {t("Change keys")}
        </a>
      </footer>
    </Dialog>
  );
}
