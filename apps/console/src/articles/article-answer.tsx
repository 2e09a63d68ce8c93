import type { Article } from "@foyer/protocol";
import { ARTICLE_ANSWER_MAX } from "@foyer/protocol/limits";
import { useId, useRef, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { AnswerToolbar, editOfKey } from "./answer-toolbar.tsx";
import type { ArticleForm } from "./article-form.ts";
import { ArticlePreview } from "./article-preview.tsx";
import { doEdit, picture } from "./markdown-marks.ts";
import { PictureDialog } from "./picture-dialog.tsx";

interface Props {
  siteId: string;
  form: ArticleForm;
  set(change: Partial<ArticleForm>): void;
  original: Article | undefined;
}

/** A picture that is not on this server: to show it would tell its owner who reads. */
const ELSEWHERE = /!\[[^[\]]*\]\(https:\/\//;

/** The answer, with buttons for its marks, beside what visitors will see. */
export function ArticleAnswer({ siteId, form, set, original }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  /** The picture that is to be put in; null: one that is still to be chosen; undefined: none. */
  const [file, setFile] = useState<File | null | undefined>(undefined);

  const marked = () => {
    const { value: text = "", selectionStart = 0, selectionEnd = 0 } = box.current ?? {};
    return { text, start: selectionStart, end: selectionEnd };
  };

  function takeFile(event: Event, files: DataTransfer | null): void {
    const found = [...(files?.files ?? [])].find(({ type }) => type.startsWith("image/"));
    if (!found) return;
    event.preventDefault();
    setFile(found);
  }

  return (
    <div class="with-preview">
      <div class="field answer-field">
        <label class="label" for={id}>
          {t("Answer")}
        </label>
        <AnswerToolbar
          edit={(make) => box.current && doEdit(box.current, make(marked()))}
          choosePicture={() => setFile(null)}
        />
        <textarea
          ref={box}
          id={id}
          class="input"
          dir="auto"
          lang={form.lang}
          rows={14}
          required
          maxLength={ARTICLE_ANSWER_MAX}
          value={form.answer}
          onInput={(event) => set({ answer: event.currentTarget.value })}
          onKeyDown={(event) => {
            const make = editOfKey(event);
            if (!make) return;
            event.preventDefault();
            event.stopPropagation();
            doEdit(event.currentTarget, make(marked()));
          }}
          onPaste={(event) => takeFile(event, event.clipboardData)}
          onDrop={(event) => takeFile(event, event.dataTransfer)}
        />
        {ELSEWHERE.test(form.answer) && (
          <small class="hint">
            {t("Pictures at other addresses are shown as links. Upload them to show them here.")}
          </small>
        )}
      </div>
      <ArticlePreview form={form} original={original} />
      {file !== undefined && (
        <PictureDialog
          siteId={siteId}
          file={file}
          onClose={() => setFile(undefined)}
          put={(path, alt) => box.current && doEdit(box.current, picture(marked(), path, alt))}
        />
      )}
    </div>
  );
}
