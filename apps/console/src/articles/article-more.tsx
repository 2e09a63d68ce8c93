import type { Article } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Confirm } from "../look/confirm.tsx";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { deleteArticle } from "./articles-state.ts";

interface Props {
  article: Article;
  mayPublish: boolean;
  archive(): void;
  open(id: string): void;
}

/** What is done to a whole article, and seldom. */
export function ArticleMore({ article, mayPublish, archive, open }: Props) {
  const [deleting, setDeleting] = useState(false);
  const isLive = article.state === "published";
  if (isLive && !mayPublish) return null;
  return (
    <>
      <MenuButton class="tool" label={<Icon name="more" />} name={t("More")}>
        {article.state !== "archived" && (
          <button type="button" role="menuitem" onClick={archive}>
            <Icon name="block" />
            {t("Archive")}
          </button>
        )}
        <button type="button" role="menuitem" class="danger" onClick={() => setDeleting(true)}>
          <Icon name="trash" />
          {t("Delete")}
        </button>
      </MenuButton>
      {deleting && (
        <Confirm
          title={t("Delete this article?")}
          text={t(
            "Visitors are no longer answered by it. Past conversations keep what they were shown.",
          )}
          verb={t("Delete article")}
          act={async () => {
            await deleteArticle(article);
            open("");
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}
