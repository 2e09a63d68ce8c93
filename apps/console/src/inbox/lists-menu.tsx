import { t } from "../language/say.ts";
import { Icon, type IconName } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { unreadMentions } from "../mentions/mentions-state.ts";
import { myId } from "../session/session-state.ts";
import { chooseList, counts, list, view, viewCounts } from "./inbox-lists.ts";
import { LIST_LABELS, type ListId, type StandingList } from "./list-names.ts";
import { editView } from "./view-bar.tsx";
import { views } from "./views-state.ts";

const ICONS = {
  left: "mail",
  mentions: "note",
  snoozed: "clock",
  closed: "check",
  all: "inbox",
} as const satisfies Partial<Record<StandingList, IconName>>;
const FURTHER = Object.keys(ICONS) as (keyof typeof ICONS)[];

/** All lists beside the tabs: what is rarer, and saved views. Its button says which one is shown. */
export function ListsMenu() {
  const chosen = view.value?.name ?? further(list.value);
  const unread = unreadMentions.value;
  return (
    <MenuButton
      class={`lists-button ${chosen ? "chosen" : ""}`}
      label={
        <>
          <span dir="auto">{chosen ?? t("More")}</span>
          {unread > 0 && (
            <b class="count">
              {unread > 99 ? "99+" : unread}
              <span class="sr-only"> {t("unread mentions")}</span>
            </b>
          )}
          <Icon name="chevron" />
        </>
      }
    >
      <div class="lists-menu">
        {FURTHER.map((its) => (
          <Item
            key={its}
            id={its}
            icon={ICONS[its]}
            name={t(LIST_LABELS[its])}
            count={countOf(its)}
          />
        ))}
        {views.value.length > 0 && <hr />}
        {views.value.map((its) => (
          <Item
            key={its.id}
            id={`view:${its.id}`}
            icon={its.ownerId === myId.value ? "filter" : "people"}
            name={its.name}
            count={viewCounts.value.get(its.id) ?? 0}
          />
        ))}
        <hr />
        <button type="button" role="menuitem" class="menu-item" onClick={() => editView("new")}>
          <Icon name="plus" />
          {t("New view…")}
        </button>
      </div>
    </MenuButton>
  );
}

function Item(props: { id: ListId; icon: IconName; name: string; count: number }) {
  const { id, icon, name, count } = props;
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={list.value === id}
      class="menu-item"
      onClick={() => chooseList(id)}
    >
      <Icon name={icon} />
      <span dir="auto">{name}</span>
      {count > 0 && <small>{count}</small>}
    </button>
  );
}

const further = (id: ListId): string | undefined => {
  const its = FURTHER.find((one) => one === id);
  return its && t(LIST_LABELS[its]);
};

/** Closed ones are not counted: they come by pages. */
function countOf(its: keyof typeof ICONS): number {
  const all = counts.value;
  switch (its) {
    case "left":
      return all.left;
    case "mentions":
      return unreadMentions.value;
    case "snoozed":
      return all.snoozed;
    case "closed":
      return 0;
    case "all":
      return (
        all.waiting +
        all.left +
        all.mine +
        all.others +
        all.snoozed +
        all.othersSnoozed +
        all.selfService
      );
  }
}
