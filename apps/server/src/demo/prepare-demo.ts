export interface DemoLogin {
  emails: string[];
  password: string;
}
export async function prepareDemo(..._: unknown[]): Promise<DemoLogin | undefined> {
  return undefined;
}
