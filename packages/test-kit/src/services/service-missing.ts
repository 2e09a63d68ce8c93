/** A server that a test wants to start is not installed; `message` says how to get it. */
export class ServiceMissing extends Error {
  constructor(name: string, remedy: string) {
    super(`${name} is not installed on this machine. ${remedy}`);
    this.name = "ServiceMissing";
  }
}
