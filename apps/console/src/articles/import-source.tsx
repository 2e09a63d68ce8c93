import { useState } from "preact/hooks";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { type Chosen, chooseFiles, choosePages } from "./import-state.ts";

interface Props {
  siteId: string;
  chosen: Chosen | null;
  choose(file: Chosen): void;
  fail(why: string): void;
}

/** Where articles come from: files, a folder, or the pages of a site. */
export function ImportSource({ siteId, chosen, choose, fail }: Props) {
  const [url, setUrl] = useState("");
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);

  async function take(find: () => Promise<Chosen | undefined>): Promise<void> {
    setBusy(true);
    fail("");
    try {
      const found = await find();
      if (found) choose(found);
    } catch (failure) {
      fail(reason(failure));
    } finally {
      setBusy(false);
    }
  }

  const files = (list: FileList | null | undefined) => take(() => chooseFiles([...(list ?? [])]));
  return (
    <section
      class={`card import-source ${over ? "over" : ""}`}
      aria-label={t("Where from")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void files(event.dataTransfer?.files);
      }}
    >
      <p class="quiet">
        {t(
          "A CSV with the columns question and answer; alternatives, tags, lang, folder, state and popular if you like. Or Markdown or HTML files, as a folder or a zip.",
        )}
      </p>
      <div class="import-buttons">
        <Picker label={t("Choose files")} icon="note" take={files} />
        <Picker label={t("Choose a folder")} icon="book" take={files} folder />
        {chosen && (
          <span class="import-name" dir="auto">
            <Icon name="check" />
            {chosen.name}
          </span>
        )}
      </div>
      <form
        class="import-address"
        onSubmit={(event) => {
          event.preventDefault();
          void take(() => choosePages(siteId, url.trim()));
        }}
      >
        <input
          class="input"
          type="url"
          dir="ltr"
          required
          aria-label={t("Address of a sitemap or page")}
          placeholder="https://www.example.com/sitemap.xml"
          value={url}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
        <button type="submit" class="btn" disabled={busy}>
          {busy ? t("Reading…") : t("Read pages")}
        </button>
      </form>
    </section>
  );
}

interface PickerProps {
  label: string;
  icon: "note" | "book";
  folder?: boolean;
  take(files: FileList | null): void;
}

/** A file field that looks like a button. */
function Picker({ label, icon, folder, take }: PickerProps) {
  return (
    <label class="btn file-button">
      <Icon name={icon} />
      {label}
      <input
        type="file"
        class="sr-only"
        multiple
        {...(folder
          ? { webkitdirectory: true }
          : { accept: ".csv,.tsv,.txt,.zip,.md,.markdown,.html,.htm,text/csv" })}
        onClick={(event) => {
          // A file that was put right and is chosen again counts as another one.
          event.currentTarget.value = "";
        }}
        onChange={(event) => take(event.currentTarget.files)}
      />
    </label>
  );
}
