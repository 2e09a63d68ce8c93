import { lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { isPrivateAddress } from "./private-address.ts";

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

/** Where the connection goes is what was looked at: a name cannot lead elsewhere in between. */
const openLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const inside = addresses.find(({ address }) => isPrivateAddress(address));
    const [first] = addresses;
    if (inside || !first) {
      return callback(new Error(`${hostname} is not in the open internet`), "", 0);
    }
    if (options.all) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};
