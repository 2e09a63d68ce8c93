import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { isPrivateAddress } from "./private-address.ts";

/** Where the connection goes is what was looked at: a name cannot lead elsewhere in between. */
export const openLookup: LookupFunction = (hostname, options, callback) => {
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

/** Whether a host is none of the open internet, by its name alone; what a name leads to is looked at when it is asked. */
export function isInside(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (isIP(bare) > 0) return isPrivateAddress(bare);
  return !bare.includes(".") || /\.(localhost|local|internal|home\.arpa)\.?$/i.test(bare);
}
