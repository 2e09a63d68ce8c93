import type { VisitorNote, VisitorNoteList } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { visitors } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { toast } from "../look/toasts.tsx";
import { useAnswer } from "../look/use-answer.ts";
import { myId } from "../session/session-state.ts";
import { NoteForm } from "./note-form.tsx";

/** What agents know of the person, for agents alone: all read it, each changes their own. */
export function VisitorNotes({ visitorId }: { visitorId: string }) {
  const [editing, setEditing] = useState("");
  const path = `/visitors/${visitorId}/notes`;
  const [notes, askAgain] = useAnswer<VisitorNoteList>(path, {}, visitors.revision.value);

  async function act(doing: Promise<unknown>): Promise<boolean> {
    try {
      await doing;
      setEditing("");
      await askAgain().catch(() => undefined);
      return true;
    } catch (error) {
      toast(reason(error), "bad");
      return false;
    }
  }

  return (
    <section aria-label={t("Notes about the person")}>
      <h3>{t("Notes about the person")}</h3>
      <ul class="person-notes">
        {notes?.items.map((note) => (
          <li key={note.id}>
            {editing === note.id ? (
              <NoteForm
                text={note.text}
                save={(text) => act(http.patch(`${path}/${note.id}`, { text }))}
                cancel={() => setEditing("")}
              />
            ) : (
              <Note
                note={note}
                edit={() => setEditing(note.id)}
                remove={() => void act(http.delete(`${path}/${note.id}`))}
              />
            )}
          </li>
        ))}
      </ul>
      {editing === "new" ? (
        <NoteForm
          text=""
          save={(text) => act(http.post(path, { text }))}
          cancel={() => setEditing("")}
        />
      ) : (
        <button type="button" class="btn link" onClick={() => setEditing("new")}>
          {t("Add a note")}
        </button>
      )}
    </section>
  );
}

function Note({
  note: { text, by, at, editedAt },
  edit,
  remove,
}: {
  note: VisitorNote;
  edit(): void;
  remove(): void;
}) {
  const isMine = by.kind === "agent" && by.id === myId.value;
  const time = listTime(at, now.peek());
  const name = by.kind === "agent" ? by.name : "";
  return (
    <>
      <p dir="auto">{text}</p>
      <footer>
        <small>
          {editedAt === null
            ? t("{{name}}, {{time}}", { name, time })
            : t("{{name}}, {{time}}, edited", { name, time })}
        </small>
        {isMine && (
          <>
            <button type="button" class="tool" aria-label={t("Edit the note")} onClick={edit}>
              <Icon name="pencil" />
            </button>
            <button type="button" class="tool" aria-label={t("Remove the note")} onClick={remove}>
              <Icon name="trash" />
            </button>
          </>
        )}
      </footer>
    </>
  );
}
