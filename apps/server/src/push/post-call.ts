import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { openLookup } from "./open-lookup.ts";

/** A push service answers at once, or is not well. */
const PATIENCE_MS = 10_000;

/** What is sent: made and encrypted by the library. */
export interface PushRequest {
  url: URL;
  headers: Record<string, string | number>;
  body: Buffer;
}

export type PostCall = (request: PushRequest) => Promise<number>;

/**
 * How calls are posted; resolves with the status of the answer. Rejects when none comes, and when a name leads
 * to an address that is not of the open internet, unless `toPrivate`. Nothing is followed elsewhere.
 */
export const createPostCall =
  (toPrivate: boolean): PostCall =>
  ({ url, headers, body }) =>
    new Promise((resolve, reject) => {
      const send = url.protocol === "https:" ? httpsRequest : httpRequest;
      const request = send(
        url,
        {
          ...{ method: "POST", headers, agent: false, signal: AbortSignal.timeout(PATIENCE_MS) },
          ...(toPrivate ? {} : { lookup: openLookup }),
        },
        (response) => {
          response.resume();
          response.on("error", reject);
          response.on("end", () => resolve(response.statusCode ?? 0));
        },
      );
      request.on("error", reject);
      request.end(body);
    });
