import type { Article, ArticleVersion } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Loading } from "../look/blank.tsx";
import { Dialog } from "../look/dialog.tsx";
import { FormError } from "../look/form-error.tsx";
import { readVersion } from "./article-acts.ts";
import { TextChanges } from "./text-changes.tsx";

interface Props {
  original: Article;
  /** The version that was translated. */
  from: number;
  onClose(): void;
}

/** What has changed in an original since it was translated. */
export function OriginalChanges({ original, from, onClose }: Props) {
  const [before, setBefore] = useState<ArticleVersion | null>(null);
  const [error, setError] = useState("");
  useEffect(() => {
    readVersion(original.id, from).then(setBefore, (failure) => setError(reason(failure)));
  }, [original.id, from]);
  return (
    <Dialog title={t("Changes of the original")} onClose={onClose}>
      <div class="dialog-body">
        <FormError text={error} />
        {before && <TextChanges before={before} after={original} />}
        {!before && !error && <Loading />}
      </div>
      <footer>
        <button type="button" class="btn" onClick={onClose}>
          {t("Close")}
        </button>
      </footer>
    </Dialog>
  );
}
