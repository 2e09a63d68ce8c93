type Environment = Record<string, string | undefined>;

export const OLDEST_POSTGRES: number;
export function findPostgres(
  env?: Environment,
  places?: { parent: string; bin: string }[],
): string | undefined;
export function findRedis(env?: Environment, folders?: string[]): string | undefined;
