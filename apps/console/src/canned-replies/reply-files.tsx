import type { Attachment } from "@foyer/protocol";
import { ATTACHMENTS_MAX } from "@foyer/protocol/limits";
import { badgeOf, sizeText } from "@foyer/ui/file-text.ts";
import { useRef, useState } from "preact/hooks";
import "../attachments/attachments.css";
import { sendFile } from "../attachments/upload.ts";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";

interface Props {
  files: readonly Attachment[];
  /** Adds what came up, or takes one out: the files as they are then. */
  change(files: (before: readonly Attachment[]) => readonly Attachment[]): void;
  /** Called with 1 when a file begins to come up, with -1 when that has ended. */
  onBusy(step: 1 | -1): void;
}

/** The files that go along with a canned reply, and how to add some. */
export function ReplyFiles({ files, change, onBusy }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [coming, setComing] = useState<ReadonlyMap<File, number>>(new Map());
  const [problem, setProblem] = useState("");
  const room = ATTACHMENTS_MAX - files.length - coming.size;

  function add(file: File): void {
    const put = (share: number | null) =>
      setComing((held) => {
        const next = new Map(held);
        if (share === null) next.delete(file);
        else next.set(file, share);
        return next;
      });
    put(0);
    onBusy(1);
    const query = new URLSearchParams({ name: file.name });
    sendFile(`/canned-replies/files?${query}`, file, {
      onProgress: put,
      onEnd(uploaded) {
        put(null);
        onBusy(-1);
        if ("attachment" in uploaded) change((before) => [...before, uploaded.attachment]);
        else setProblem(t("{{name}}: {{why}}", { name: file.name, why: uploaded.why }));
      },
    });
  }

  function take(chosen: FileList | null): void {
    setProblem("");
    const all = [...(chosen ?? [])];
    if (all.length > room)
      setProblem(t("{{count}} files are the most for one reply.", { count: ATTACHMENTS_MAX }));
    for (const file of all.slice(0, room)) add(file);
  }

  return (
    <div class="field">
      <span class="label">{t("Files")}</span>
      {files.length + coming.size > 0 && (
        <ul class="tray reply-files" aria-label={t("Files that go along")}>
          {files.map((file) => (
            <li key={file.id}>
              <span class="file-badge" aria-hidden="true">
                {badgeOf(file.name)}
              </span>
              <span class="file-words">
                <a
                  class="file-name"
                  dir="auto"
                  href={`/api/v1/canned-replies/files/${file.id}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {file.name}
                </a>
                <small>{sizeText(file.size)}</small>
              </span>
              <button
                type="button"
                class="tool"
                aria-label={t("Remove {{name}}", { name: file.name })}
                onClick={() => change((before) => before.filter(({ id }) => id !== file.id))}
              >
                <Icon name="cross" />
              </button>
            </li>
          ))}
          {[...coming].map(([file, share]) => (
            <li key={file}>
              <span class="file-badge" aria-hidden="true">
                {badgeOf(file.name)}
              </span>
              <span class="file-words">
                <span class="file-name" dir="auto">
                  {file.name}
                </span>
                <progress value={share} aria-label={t("Sending {{name}}", { name: file.name })} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <span class="error" role="alert">
          {problem}
        </span>
      )}
      <div>
        <button
          type="button"
          class="btn"
          disabled={room <= 0}
          onClick={() => input.current?.click()}
        >
          <Icon name="clip" />
          {t("Attach files")}
        </button>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("Files that go along")}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // The same file may be chosen again.
          currentTarget.value = "";
        }}
      />
    </div>
  );
}
