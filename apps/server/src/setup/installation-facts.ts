/** Facts about the installation, as features keep theirs: each under a name of its own, in memory on every node. */
export interface InstallationFacts {
  get(key: string): string | undefined;
  read(): Promise<void>;
  /** Inside a write. */
  set(key: string, value: string): Promise<void>;
}
