/** What a keeper tells the command that spawned it: how the start goes, and how it ended. */
export type KeeperMessage =
  | { readonly start: string }
  | { readonly update: string }
  | { readonly done: string }
  | { readonly uri: string }
  | { readonly failed: string };
