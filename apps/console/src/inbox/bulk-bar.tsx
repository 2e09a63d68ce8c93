import type { Outcome, Priority } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { PRIORITIES } from "../conversations/label-names.ts";
import { snoozeTimes } from "../conversations/later-times.ts";
import { t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { Avatar } from "../look/avatar.tsx";
import { Icon, type IconName } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { now } from "../look/now.ts";
import { OUTCOMES } from "../messages/system-text.ts";
import { myId } from "../session/session-state.ts";
import { useShortcut } from "../shell/use-shortcuts.ts";
import { actOnSelected, isBusy, undo, undoing } from "./bulk.ts";
import { BulkTags } from "./bulk-tags.tsx";
import { clearSelection, isSelecting, selected } from "./selection.ts";

/** "Undo" is offered so long, in milliseconds. */
const UNDO_MS = 12_000;

/** What can be done to all that are chosen; afterwards, what was done and how to take it back. */
export function BulkBar() {
  if (isSelecting.value) return <Acts />;
  if (undoing.value) return <Undo />;
  return null;
}

function Acts() {
  const count = selected.value.size;
  const none = count === 0 || isBusy.value;
  const tagging = useSignal(false);
  const prioritise = (priority: Priority) => () =>
    void actOnSelected({ type: "priority", priority }, (n) =>
      t("{{count}} set to {{priority}}", { count: n, priority: t(PRIORITIES[priority]) }),
    );
  const release = () =>
    void actOnSelected({ type: "release" }, (n) =>
      t("{{count}} returned to the queue", { count: n }),
    );
  const toMe = () => assign({ agentId: myId.peek() }, t("you"));
  // While some are chosen, the keys of one conversation are theirs.
  useShortcut("claim", toMe);
  useShortcut("urgent", prioritise("urgent"));
  useShortcut("high", prioritise("high"));
  useShortcut("normal", prioritise("normal"));
  useShortcut("low", prioritise("low"));
  return (
    <div
      class="bulk-bar"
      role="toolbar"
      aria-label={t("With all selected")}
      aria-busy={isBusy.value}
    >
      <button
        type="button"
        class="tool"
        title={t("Select none")}
        aria-label={t("Select none")}
        onClick={clearSelection}
      >
        <Icon name="cross" />
      </button>
      <span role="status">
        <span class="count" aria-hidden="true">
          {count}
        </span>
        <span class="sr-only">{t("{{count}} selected", { count })}</span>
      </span>
      <span class="grow" />
      <Menu icon="transfer" name={t("Assign")} shortcut="transfer" disabled={none}>
        <Item act={toMe}>{t("To me")}</Item>
        {teams.all.value.map((team) => (
          <Item key={team.id} act={() => assign({ teamId: team.id }, team.name)}>
            <Icon name="people" />
            <span dir="auto">{team.name}</span>
          </Item>
        ))}
        {agents.active.value
          .filter(({ id }) => id !== myId.value)
          .map((agent) => (
            <Item key={agent.id} act={() => assign({ agentId: agent.id }, agent.name)}>
              <Avatar
                name={agent.name}
                colour={agent.colour}
                picture={agent.picture}
                size="small"
                online={agent.online}
              />
              <span dir="auto">{agent.name}</span>
            </Item>
          ))}
      </Menu>
      <Menu icon="clock" name={t("Snooze")} shortcut="snooze" disabled={none}>
        {snoozeTimes(now.peek()).map(({ label, at }) => (
          <Item key={label} act={() => snooze(at)}>
            {t(label)}
          </Item>
        ))}
        <Item act={() => snooze(null)}>{t("Until they reply")}</Item>
      </Menu>
      <button
        type="button"
        class="tool"
        title={t("Tag")}
        aria-label={t("Tag")}
        data-shortcut="tags"
        disabled={none}
        onClick={() => {
          tagging.value = true;
        }}
      >
        <Icon name="label" />
      </button>
      <Menu icon="flag" name={t("Priority")} disabled={none}>
        {(Object.keys(PRIORITIES) as Priority[]).map((priority) => (
          <Item key={priority} act={prioritise(priority)}>
            {t(PRIORITIES[priority])}
          </Item>
        ))}
      </Menu>
      <button
        type="button"
        class="tool"
        title={t("Return to the queue")}
        aria-label={t("Return to the queue")}
        data-shortcut="return"
        disabled={none}
        onClick={release}
      >
        <Icon name="returned" />
      </button>
      <Menu icon="check" name={t("Close")} shortcut="close" disabled={none}>
        {(Object.keys(OUTCOMES) as Outcome[]).map((outcome) => (
          <Item key={outcome} act={() => close(outcome)}>
            {t(OUTCOMES[outcome])}
          </Item>
        ))}
      </Menu>
      {tagging.value && (
        <BulkTags
          onClose={() => {
            tagging.value = false;
          }}
        />
      )}
    </div>
  );
}

const assign = (to: { agentId: string } | { teamId: string }, name: string) =>
  void actOnSelected({ type: "transfer", ...to }, (count) =>
    t("{{count}} are with {{name}} now", { count, name }),
  );

const snooze = (until: number | null) =>
  void actOnSelected({ type: "snooze", until }, (count) => t("{{count}} snoozed", { count }));

const close = (outcome: Outcome) =>
  void actOnSelected({ type: "close", outcome }, (count) => t("{{count}} closed", { count }));

function Undo() {
  const its = undoing.value;
  useEffect(() => {
    const timer = setTimeout(() => {
      if (undoing.peek() === its) undoing.value = null;
    }, UNDO_MS);
    return () => clearTimeout(timer);
  }, [its]);
  if (!its) return null;
  return (
    <div class="bulk-bar done" role="status">
      <Icon name="check" />
      <span class="grow">{its.text}</span>
      {its.steps.length > 0 && (
        <button type="button" class="btn plain" onClick={undo}>
          {t("Undo")}
        </button>
      )}
    </div>
  );
}

interface MenuProps {
  icon: IconName;
  name: string;
  shortcut?: string;
  disabled: boolean;
  children: preact.ComponentChildren;
}

function Menu({ icon, name, shortcut, disabled, children }: MenuProps) {
  return (
    <MenuButton
      class="tool"
      name={name}
      label={<Icon name={icon} />}
      disabled={disabled}
      {...(shortcut && { shortcut })}
    >
      {children}
    </MenuButton>
  );
}

function Item({ act, children }: { act(): void; children: preact.ComponentChildren }) {
  return (
    <button type="button" role="menuitem" class="menu-item" onClick={act}>
      {children}
    </button>
  );
}
