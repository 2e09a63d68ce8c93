import type { Conversation } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { ArticlesDialog } from "./articles-dialog.tsx";
import { ChoicesDialog } from "./choices-dialog.tsx";

/** "＋": what may go with a reply. */
export function ExtrasMenu({ conversation }: { conversation: Conversation }) {
  const [adding, setAdding] = useState<"choices" | "articles" | null>(null);
  const close = () => setAdding(null);
  return (
    <>
      <MenuButton class="tool" name={t("Add to the reply")} label={<Icon name="plus" />}>
        <button type="button" role="menuitem" onClick={() => setAdding("choices")}>
          {t("Answers to press")}
        </button>
        <button type="button" role="menuitem" onClick={() => setAdding("articles")}>
          {t("Articles")}
        </button>
      </MenuButton>
      {adding === "choices" && <ChoicesDialog conversationId={conversation.id} onClose={close} />}
      {adding === "articles" && <ArticlesDialog conversation={conversation} onClose={close} />}
    </>
  );
}
