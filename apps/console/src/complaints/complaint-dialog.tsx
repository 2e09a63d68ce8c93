import { asked } from "./complaint-door.ts";
import "./complaints.css";
import { NewComplaintDialog } from "./new-complaint.tsx";

/** The window in which a complaint is recorded from a conversation; fetched when it is first asked for. */
export function ComplaintDialog() {
  const from = asked.value;
  if (!from) return null;
  return (
    <NewComplaintDialog
      from={from}
      onClose={() => {
        asked.value = null;
      }}
    />
  );
}
