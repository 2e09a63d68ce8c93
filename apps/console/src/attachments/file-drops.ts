import { take } from "./tray-state.ts";

/** Handlers that let files be dropped and pasted into a composer; with null it takes none. */
export function fileDrops(conversationId: string | null) {
  if (conversationId === null) return {};
  const mark = (element: Element, on: boolean) => element.classList.toggle("drop", on);
  return {
    onPaste(event: ClipboardEvent): void {
      const files = event.clipboardData?.files;
      if (!files?.length) return;
      event.preventDefault();
      take(conversationId, files);
    },
    onDragOver(event: DragEvent & { currentTarget: Element }): void {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      mark(event.currentTarget, true);
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent & { currentTarget: Element }): void {
      if (!currentTarget.contains(relatedTarget as Node | null)) mark(currentTarget, false);
    },
    onDrop(event: DragEvent & { currentTarget: Element }): void {
      mark(event.currentTarget, false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      take(conversationId, event.dataTransfer.files);
    },
  };
}
