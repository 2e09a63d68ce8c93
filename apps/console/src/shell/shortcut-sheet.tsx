import { Dialog } from "../look/dialog.tsx";

const GROUPS = [
  {
    title: "Go",
    keys: [
      ["J", "Next conversation"],
      ["K", "Previous conversation"],
      ["⌘ K", "Search (Ctrl K on other systems)"],
      ["Esc", "Leave a text box, close a menu"],
    ],
  },
  {
    title: "Conversation",
    keys: [
      ["C", "Claim"],
      ["T", "Transfer to a colleague"],
      ["F", "Send to FAQ"],
      ["E", "Close with an outcome"],
    ],
  },
  {
    title: "Write",
    keys: [
      ["R", "Reply"],
      ["N", "Note to the team"],
      ["/", "Canned replies, anywhere in the text"],
      ["Enter", "Send"],
      ["Shift Enter", "New line"],
    ],
  },
] as const;

/** Every key that does something, to look up by "?". */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div class="dialog-body shortcuts">
        {GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    {key.split(" ").map((part) => (
                      <kbd key={part}>{part}</kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
