import type { Attachment, CannedReply, CannedReplyDraft } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { Confirm } from "../look/confirm.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Icon } from "../look/icon.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { mayManage } from "../session/session-state.ts";
import { ActsEditor } from "./acts-editor.tsx";
import { deleteCannedReply, saveCannedReply } from "./canned-replies-state.ts";
import { CannedReplyText, type PartProps } from "./canned-reply-text.tsx";
import { HistoryLine } from "./history-line.tsx";
import { ReplyFiles } from "./reply-files.tsx";
import { SharingFields } from "./sharing-fields.tsx";

interface Props {
  reply: CannedReply | null;
  open(id: string): void;
}

/** Writes a canned reply, shown for a visitor who is known and for one who is not. */
export function CannedReplyEditor({ reply, open }: Props) {
  const [draft, set] = useDraft<CannedReplyDraft>({
    shortcut: reply?.shortcut ?? "",
    title: reply?.title ?? "",
    text: reply?.text ?? "",
    folder: reply?.folder ?? "",
    lang: reply?.lang ?? null,
    scope: reply?.scope ?? (mayManage.value ? "everyone" : "personal"),
    teamId: reply?.teamId ?? null,
    acts: reply?.acts ?? [],
  });
  const [files, setFiles] = useState<readonly Attachment[]>(reply?.files ?? []);
  const [uploading, setUploading] = useState(0);
  const [deleting, setDeleting] = useState(false);
  const { busy, error, run } = useSaving();
  const mayChange = !reply || reply.scope === "personal" || mayManage.value;

  function submit(event: Event) {
    event.preventDefault();
    // What others share is copied: the copy is one's own.
    const written = { ...draft, fileIds: files.map((file) => file.id) };
    const own = mayChange ? written : { ...written, scope: "personal" as const, teamId: null };
    const id = mayChange ? reply?.id : undefined;
    run(
      async () => open((await saveCannedReply(own, id)).id),
      mayChange ? t("Saved.") : t("Copied."),
    );
  }

  return (
    <form class="form" onSubmit={submit}>
      <div class="detail-head">
        <BackLink href="/console/canned-replies" />
        <h1 class="grow">{reply ? `/${reply.shortcut}` : t("New canned reply")}</h1>
        {reply && mayChange && (
          <button type="button" class="btn plain danger" onClick={() => setDeleting(true)}>
            <Icon name="trash" />
            {t("Delete")}
          </button>
        )}
      </div>
      {!mayChange && (
        <p class="notice">
          {t(
            "Owners and admins look after what everyone shares. Change it here and save it as your own.",
          )}
        </p>
      )}
      <Names draft={draft} set={set} />
      {mayChange && <SharingFields draft={draft} set={set} />}
      <CannedReplyText draft={draft} set={set} hasFiles={files.length > 0} />
      <ReplyFiles
        files={files}
        change={setFiles}
        onBusy={(step) => setUploading((count) => count + step)}
      />
      <ActsEditor acts={draft.acts ?? []} onChange={(acts) => set({ acts })} />
      <FormError text={error} />
      <div class="form-end">
        {reply && <HistoryLine reply={reply} />}
        <button type="submit" class="btn primary" disabled={busy || uploading > 0}>
          {mayChange ? t("Save") : t("Save as my own")}
        </button>
      </div>
      {reply && deleting && (
        <Confirm
          title={t("Delete /{{shortcut}}?", { shortcut: reply.shortcut })}
          text={
            reply.scope === "personal"
              ? t("It cannot be brought back. Messages that were sent with it stay as they are.")
              : t(
                  "The whole team loses it, and it cannot be brought back. Messages that were sent with it stay as they are.",
                )
          }
          verb={t("Delete canned reply")}
          act={async () => {
            await deleteCannedReply(reply.id);
            open("");
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </form>
  );
}

function Names({ draft, set }: PartProps) {
  return (
    <div class="row-2">
      <Field label={t("Shortcut")} hint={t("Typed after /. Letters, digits, - and _.")}>
        <input
          class="input"
          required
          maxLength={40}
          pattern="[\p{L}\p{N}][\p{L}\p{N}_\-]*"
          value={draft.shortcut}
          onInput={(event) => set({ shortcut: event.currentTarget.value.replace(/^\//, "") })}
        />
      </Field>
      <Field label={t("Title")} hint={t("What it is for.")}>
        <input
          class="input"
          dir="auto"
          required
          maxLength={120}
          value={draft.title}
          onInput={(event) => set({ title: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}
