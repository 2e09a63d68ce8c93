import { badgeOf } from "@foyer/ui/file-text.ts";
import { paint } from "@foyer/ui/paint-picture.ts";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { type Item, remove, start, trayOf } from "./tray-state.ts";
import "./attachments.css";

/** Files that wait to be sent with the reply. */
export function Tray({ conversationId }: { conversationId: string }) {
  const items = trayOf(conversationId).value;
  if (items.length === 0) return null;
  return (
    <ul class="tray" aria-label={t("Files to send")}>
      {items.map((item) => (
        <Row key={item.file} item={item} conversationId={conversationId} />
      ))}
    </ul>
  );
}

function Row({ item, conversationId }: { item: Item; conversationId: string }) {
  const { file, share, attachment, why, mayRetry } = item;
  return (
    <li class={why ? "wrong" : ""}>
      <Preview file={file} />
      <span class="file-words">
        <span class="file-name" dir="auto">
          {file.name}
        </span>
        {why && (
          <small role="alert">
            {why}
            {mayRetry && (
              <button
                type="button"
                class="btn link"
                onClick={() => file instanceof File && start(conversationId, file)}
              >
                {t("Retry")}
              </button>
            )}
          </small>
        )}
        {!why && !attachment && (
          <progress value={share} aria-label={t("Sending {{name}}", { name: file.name })} />
        )}
      </span>
      <button
        type="button"
        class="tool"
        aria-label={t("Remove {{name}}", { name: file.name })}
        onClick={() => remove(conversationId, item)}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}

function Preview({ file }: { file: Item["file"] }) {
  if (!file.type.startsWith("image/") || !(file instanceof File))
    return <span class="file-badge">{badgeOf(file.name)}</span>;
  return (
    <canvas
      class="file-badge"
      ref={(canvas) => {
        if (canvas) void paint(canvas, file, 36);
      }}
    />
  );
}
