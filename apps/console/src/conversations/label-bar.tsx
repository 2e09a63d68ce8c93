import type { Conversation, Priority, Stage } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { ComplaintButton } from "../complaints/complaint-button.tsx";
import { t } from "../language/say.ts";
import { teams } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { DueChip } from "../standards/due-chip.tsx";
import { TeamChip } from "../teams/team-chip.tsx";
import { changeTags, setPriority, setStage } from "./conversation-acts.ts";
import { FollowUpMenu } from "./follow-up-menu.tsx";
import { PRIORITIES, STAGES } from "./label-names.ts";
import "./label-bar.css";
import { Lookers } from "./lookers.tsx";
import { TagsDialog } from "./tags-dialog.tsx";

interface Props {
  conversation: Conversation;
  /** On a phone it is hidden until it is asked for. */
  isOpen: boolean;
}

/** What is written on a conversation, and who else looks at it. */
export function LabelBar({ conversation, isOpen }: Props) {
  const { id, tags, teamId } = conversation;
  const tagging = useSignal("");
  const team = teams.get(teamId);
  return (
    <div class={isOpen ? "label-bar open" : "label-bar"}>
      {conversation.state !== "closed" && <DueChip row={conversation} whole />}
      <PriorityMenu conversation={conversation} />
      <StageMenu conversation={conversation} />
      <FollowUpMenu conversation={conversation} />
      {team && <TeamChip team={team} />}
      {tags.map((tag) => (
        <span key={tag} class="chip tag" dir="auto">
          {tag}
          <button
            type="button"
            aria-label={t("Remove the tag {{tag}}", { tag })}
            onClick={() => changeTags(id, { remove: [tag] })}
          >
            <Icon name="cross" />
          </button>
        </span>
      ))}
      <button
        type="button"
        class="label-button"
        data-shortcut="tags"
        title={t("Tags (L)")}
        onClick={() => {
          tagging.value = id;
        }}
      >
        <Icon name="plus" />
        {t("Tag")}
      </button>
      <ComplaintButton conversation={conversation} />
      <Lookers id={id} />
      {tagging.value === id && (
        <TagsDialog
          conversation={conversation}
          onClose={() => {
            tagging.value = "";
          }}
        />
      )}
    </div>
  );
}

function PriorityMenu({ conversation: { id, priority } }: { conversation: Conversation }) {
  return (
    <MenuButton
      class={`label-button priority ${priority}`}
      of={id}
      name={t("Priority: {{priority}} (1 to 4)", { priority: t(PRIORITIES[priority]) })}
      label={
        <>
          <Icon name="flag" />
          {t(PRIORITIES[priority])}
        </>
      }
    >
      {(Object.keys(PRIORITIES) as Priority[]).map((one, index) => (
        <Choice key={one} isChosen={one === priority} act={() => setPriority(id, one)}>
          {t(PRIORITIES[one])}
          <small>
            <kbd>{index + 1}</kbd>
          </small>
        </Choice>
      ))}
    </MenuButton>
  );
}

function StageMenu({ conversation: { id, stage } }: { conversation: Conversation }) {
  const name = stage ? t(STAGES[stage]) : t("Stage");
  return (
    <MenuButton
      class={stage ? "label-button set" : "label-button"}
      name={stage ? t("Stage: {{stage}} (S)", { stage: name }) : t("Stage (S)")}
      shortcut="stage"
      of={id}
      label={name}
    >
      {(Object.keys(STAGES) as NonNullable<Stage>[]).map((one) => (
        <Choice key={one} isChosen={one === stage} act={() => setStage(id, one)}>
          {t(STAGES[one])}
        </Choice>
      ))}
      {stage && (
        <>
          <hr />
          <button
            type="button"
            role="menuitem"
            class="menu-item"
            onClick={() => setStage(id, null)}
          >
            {t("No stage")}
          </button>
        </>
      )}
    </MenuButton>
  );
}

interface ChoiceProps {
  isChosen: boolean;
  act(): void;
  children: ComponentChildren;
}

function Choice({ isChosen, act, children }: ChoiceProps) {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={isChosen}
      class="menu-item"
      onClick={act}
    >
      {children}
    </button>
  );
}
