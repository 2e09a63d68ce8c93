import type { Article, ArticleFolder } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { Judgements } from "../feedback/judgements.tsx";
import { t } from "../language/say.ts";
import { Confirm } from "../look/confirm.tsx";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { languageName } from "../visitors/visitor-facts.ts";
import { ArticleMarks } from "./article-marks.tsx";
import { dragged, drop, startDrag } from "./drag-rows.ts";
import { FolderDialog } from "./folder-dialog.tsx";
import { deleteFolder, moveFolder } from "./folders-state.ts";
import { chosen, dropFolder, putArticle, targetOf, toggleChosen } from "./shelf-moves.ts";
import { nextFolderPlace, nextPlace, type ShelfPart } from "./shelf-rows.ts";
import "./article-rows.css";

interface Props {
  siteId: string;
  parts: readonly ShelfPart[];
  /** All folders of the site, also those that nothing of is shown. */
  folders: readonly ArticleFolder[];
  list: readonly Article[];
  current: string | undefined;
}

/** Articles of one folder that are drawn; more are asked for. */
const SHOWN = 200;

/** The articles in their folders, to be put in order by dragging or with the arrow keys. */
export function ArticleRows(props: Props) {
  const { parts, folders } = props;
  return (
    <>
      {parts.map((part) => (
        <Part key={part.folder?.id ?? ""} part={part} bare={folders.length === 0} {...props} />
      ))}
    </>
  );
}

function Part({ part, bare, ...props }: Props & { part: ShelfPart; bare: boolean }) {
  const [open, setOpen] = useState(true);
  const [shown, setShown] = useState(SHOWN);
  const { folder, articles } = part;
  if (!folder && articles.length === 0 && !bare) return null;
  return (
    <section class={`shelf-part depth-${part.depth}`} aria-label={part.name || t("In no folder")}>
      {!bare && <FolderHead part={part} open={open} toggle={() => setOpen(!open)} {...props} />}
      {open && (
        <ul class="plain">
          {articles.slice(0, shown).map((article) => (
            <ArticleRow key={article.id} article={article} {...props} />
          ))}
        </ul>
      )}
      {open && articles.length > shown && (
        <button type="button" class="btn plain" onClick={() => setShown(shown + SHOWN)}>
          {t("{{count}} more", { count: articles.length - shown })}
        </button>
      )}
    </section>
  );
}

/** How a row looks while something is held over it. */
const dropClass = (row: string): string =>
  `${drop.value?.row === row ? `drop-${drop.value.where}` : ""} ${dragged.value === row ? "dragged" : ""}`;

interface HeadProps extends Props {
  part: ShelfPart;
  open: boolean;
  toggle(): void;
}

function FolderHead({ siteId, part, parts, folders, open, toggle }: HeadProps) {
  const { folder, articles } = part;
  const [asking, ask] = useState<"edit" | "delete" | null>(null);
  const row = `folder ${folder?.id ?? ""}`;
  const step = (by: -1 | 1) => {
    const to = folder && nextFolderPlace(parts, folder, by);
    if (folder && to) void moveFolder(folder, to);
  };
  return (
    <div class={`folder-head ${dropClass(row)}`} data-row={row}>
      <button type="button" class="folder-name" aria-expanded={open} onClick={toggle}>
        <Icon name="chevron" />
        <h2 dir="auto">{folder?.name ?? t("In no folder")}</h2>
        <small>{articles.length}</small>
      </button>
      {folder && (
        <>
          <Grip
            name={folder.name}
            step={step}
            start={(event) => startDrag(event, row, (at) => dropFolder(parts, folder, at))}
          />
          <MenuButton
            class="tool"
            name={t("Folder {{name}}", { name: folder.name })}
            label={<Icon name="more" />}
          >
            <button type="button" role="menuitem" class="menu-item" onClick={() => ask("edit")}>
              {t("Edit folder…")}
            </button>
            <button type="button" role="menuitem" class="menu-item" onClick={() => ask("delete")}>
              {t("Delete folder…")}
            </button>
          </MenuButton>
        </>
      )}
      {folder && asking === "edit" && (
        <FolderDialog siteId={siteId} folder={folder} all={folders} onClose={() => ask(null)} />
      )}
      {folder && asking === "delete" && (
        <Confirm
          title={t("Delete this folder?")}
          text={t("Its articles stay, one folder up.")}
          verb={t("Delete folder")}
          act={() => deleteFolder(folder)}
          onClose={() => ask(null)}
        />
      )}
    </div>
  );
}

interface GripProps {
  name: string;
  step(by: -1 | 1): void;
  start(event: PointerEvent): void;
}

/** What a row is dragged by; with the keyboard the arrows move it. */
function Grip({ name, step, start }: GripProps) {
  return (
    <button
      type="button"
      class="tool grip"
      aria-label={t("Move {{name}}: arrow up, arrow down", { name })}
      title={t("Drag, or use the arrow keys")}
      onPointerDown={start}
      onKeyDown={(event) => {
        const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
        if (by === 0) return;
        event.preventDefault();
        event.stopPropagation();
        step(by);
      }}
    >
      <Icon name="grip" />
    </button>
  );
}

function ArticleRow({ article, ...props }: Props & { article: Article }) {
  const { siteId, parts, list, current } = props;
  const { id, question, lang, tags, popular, state } = article;
  const row = `article ${id}`;
  const isChosen = chosen.value?.has(id) ?? false;
  return (
    <li class={`shelf-row ${dropClass(row)}`} data-row={row}>
      {chosen.value && (
        <label class="choose">
          <input
            type="checkbox"
            aria-label={t("Select {{name}}", { name: question })}
            checked={isChosen}
            onChange={() => toggleChosen(id)}
          />
        </label>
      )}
      <a
        class="entry"
        href={`/console/articles/${id}`}
        aria-current={id === current ? "true" : undefined}
      >
        <strong dir="auto">{question}</strong>
        {popular !== null && state === "published" ? (
          <span class="chip">№ {popular}</span>
        ) : (
          <span />
        )}
        <p dir="auto">
          {languageName(lang)}
          {tags.length > 0 && ` · ${tags.join(", ")}`} <Judgements articleId={id} />
        </p>
        <ArticleMarks article={article} list={list} />
      </a>
      <Grip
        name={question}
        step={(by) => {
          const target = nextPlace(parts, id, by);
          if (target) void putArticle(siteId, parts, id, target).then(() => refocus(row));
        }}
        start={(event) =>
          startDrag(event, row, (at) => {
            const target = targetOf(parts, at);
            if (target) void putArticle(siteId, parts, id, target);
          })
        }
      />
    </li>
  );
}

/** A row that went to another folder is drawn anew: the keyboard goes on where it was. */
function refocus(row: string): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(`[data-row="${row}"] .grip`)?.focus();
}
