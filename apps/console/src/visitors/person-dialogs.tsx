import { BlockDialog } from "./block-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { personDialog } from "./person-dialog-door.ts";

/** The window about a person that is open. */
export function PersonDialogs() {
  const open = personDialog.value;
  if (!open) return null;
  const onClose = () => {
    personDialog.value = null;
  };
  const { visitorId, siteId } = open;
  return open.kind === "block" ? (
    <BlockDialog visitorId={visitorId} onClose={onClose} />
  ) : (
    <MergeDialog visitorId={visitorId} siteId={siteId} onClose={onClose} />
  );
}
