import type { EventBody } from "@foyer/protocol";

/** The words of an event that can be searched; "" when it has none. */
export function searchedText(body: EventBody): string {
  switch (body.type) {
    case "message":
    case "note":
    case "spoken_first":
      return body.text;
    case "handed_to_faq":
      return body.text ?? "";
    case "rated":
      return body.comment ?? "";
    default:
      return "";
  }
}
