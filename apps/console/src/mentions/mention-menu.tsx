import { useEffect, useRef } from "preact/hooks";
import { t } from "../language/say.ts";
import { Avatar } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import type { Mentionable } from "./mentionable.ts";
import "./mentions.css";
import type { MentionMenuState } from "./use-mention-menu.ts";

interface Props {
  id: string;
  menu: MentionMenuState;
  onPick(one: Mentionable): void;
  onHover(index: number): void;
}

/** The colleagues and teams that fit what was typed after "@". */
export function MentionMenu({ id, menu, onPick, onHover }: Props) {
  const options = useRef<HTMLDivElement>(null);
  useEffect(() => {
    options.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [menu.chosen]);
  return (
    <div class="mention-menu">
      <div ref={options} id={id} role="listbox" aria-label={t("Mention somebody")}>
        {menu.people.map((one, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus and names the active option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text box hears the keys.
          <div
            key={`${one.kind} ${one.id}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === menu.chosen}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => index !== menu.chosen && onHover(index)}
            onClick={() => onPick(one)}
          >
            {one.kind === "agent" ? (
              <Avatar name={one.name} colour={one.colour} size="small" online={one.online} />
            ) : (
              <span class="avatar small team">
                <Icon name="people" />
              </span>
            )}
            <strong dir="auto">{one.name}</strong>
            <span>{detailOf(one)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function detailOf(one: Mentionable): string {
  if (one.kind === "agent") return one.online ? t("Here now") : t("Not here");
  return t("Team · {{count}} people", { count: one.size });
}
