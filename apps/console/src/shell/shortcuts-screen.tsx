import { useState } from "preact/hooks";
import { keep } from "../account/preferences.ts";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { toast } from "../look/toasts.tsx";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { CaptureKey } from "./capture-key.tsx";
import { keyNames } from "./key-names.ts";
import { PLACES } from "./shortcut-sheet.tsx";
import { keysOf, ownKeys, SHORTCUTS, type Shortcut, type Where } from "./shortcuts.ts";

/** Gives shortcuts other keys; they hold for oneself, wherever one signs in. */
export function ShortcutsScreen() {
  const own = ownKeys.value;
  async function save(keys: Record<string, string>) {
    const before = ownKeys.value;
    ownKeys.value = keys;
    try {
      await keep({ keys });
    } catch (error) {
      ownKeys.value = before;
      toast(reason(error), "bad");
    }
  }
  return (
    <SettingsFrame>
      <section class="card">
        <div class="title detail-head">
          <h2 class="grow">{t("Keyboard shortcuts")}</h2>
          <button
            type="button"
            class="btn"
            disabled={Object.keys(own).length === 0}
            onClick={() => save({})}
          >
            {t("All as they came")}
          </button>
        </div>
        <p class="quiet">
          {t(
            "Single keys work outside text boxes. Choose a shortcut and press the key that you want.",
          )}
        </p>
      </section>
      {(Object.keys(PLACES) as Where[]).map((where) => (
        <section key={where} class="card">
          <h2>{t(PLACES[where])}</h2>
          <ul>
            {SHORTCUTS.filter((one) => one.where === where).map((one) => (
              <Row key={one.id} shortcut={one} own={own} save={save} />
            ))}
          </ul>
        </section>
      ))}
    </SettingsFrame>
  );
}

interface RowProps {
  shortcut: Shortcut;
  own: Readonly<Record<string, string>>;
  save(keys: Record<string, string>): Promise<void>;
}

function Row({ shortcut, own, save }: RowProps) {
  const { id, label, fixed } = shortcut;
  const [choosing, setChoosing] = useState(false);
  const names = keyNames(keysOf(id));
  const { [id]: mine, ...others } = own;
  const take = (keys: string) => {
    setChoosing(false);
    void save(keys === shortcut.keys ? others : { ...others, [id]: keys });
  };
  return (
    <li class="card-row shortcut-row">
      <span class="grow">{t(label)}</span>
      <span class="keys">
        {names.length === 0 ? (
          <span class="quiet">{t("No key")}</span>
        ) : (
          names.map((name) => <kbd key={name}>{name}</kbd>)
        )}
      </span>
      {fixed ? (
        <span class="quiet">{t("Fixed")}</span>
      ) : (
        <>
          {mine !== undefined && (
            <button
              type="button"
              class="btn plain"
              aria-label={t("As it came: {{act}}", { act: t(label) })}
              onClick={() => save(others)}
            >
              {t("As it came")}
            </button>
          )}
          <button
            type="button"
            class="btn"
            aria-label={t("Change: {{act}}", { act: t(label) })}
            onClick={() => setChoosing(true)}
          >
            {t("Change")}
          </button>
        </>
      )}
      {choosing && (
        <CaptureKey shortcut={shortcut} take={take} onClose={() => setChoosing(false)} />
      )}
    </li>
  );
}
