import { Dialog } from "../look/dialog.tsx";

const GROUPS = [
  {
    title: "Go",
    keys: [
      ["J", "Next conversation"],
      ["K", "Previous conversation"],
      ["⌘ K", "Find anything (Ctrl K on other systems)"],
      ["⌘ Enter", "In there: all messages found"],
      [", .", "Earlier and later hit in a conversation"],
      ["Esc", "Leave a text box, close a menu"],
    ],
  },
  {
    title: "Conversation",
    keys: [
      ["C", "Claim"],
      ["T", "Transfer to a colleague or a team"],
      ["Q", "Return to the queue"],
      ["F", "Send to FAQ"],
      ["Z", "Snooze, or wake"],
      ["E", "Close with an outcome"],
      ["O", "Reopen"],
      ["G", "Tags"],
      ["1 2 3 4", "Priority: urgent, high, normal, low"],
      ["S", "Stage of the sale"],
      ["D", "Follow-up date"],
    ],
  },
  {
    title: "Write",
    keys: [
      ["R", "Reply"],
      ["N", "Note to the team"],
      ["/", "Canned replies and macros, anywhere in the text"],
      ["→", "Insert the suggested reply into an empty box"],
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
