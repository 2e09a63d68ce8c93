import { Refusal } from "../refusal.ts";
import { isInside } from "./open-lookup.ts";

/**
 * Where a browser says that it can be called. Refuses what is not https in the open internet, for the server
 * itself asks there; `toPrivate` (an owner's setting) lets any address be.
 */
export function checkEndpoint(endpoint: string, toPrivate: boolean): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const isWeb = url?.protocol === "https:" || (toPrivate && url?.protocol === "http:");
  if (!url || !isWeb || url.username !== "" || url.password !== "") {
    throw new Refusal("invalid", "endpoint: takes the https address of a push service.");
  }
  if (!toPrivate && isInside(url.hostname)) {
    throw new Refusal("invalid", "endpoint: a push service stands in the open internet.");
  }
  return url;
}
