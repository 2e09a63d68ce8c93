import { BlockList, isIP } from "node:net";

/** Networks that are not the internet: this machine, an owner's own house, and what stands for those. */
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  PRIVATE.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 128],
  ["::1", 128],
  ["64:ff9b::", 96],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  PRIVATE.addSubnet(network, bits, "ipv6");

/** Whether an IP address, v4 or v6 (also one that carries a v4), is none of the open internet. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  // What is no address is certainly none that may be asked.
  return version === 0 || PRIVATE.check(address, version === 6 ? "ipv6" : "ipv4");
}
