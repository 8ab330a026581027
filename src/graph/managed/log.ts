/** Where news of the database's life goes while it runs. */
export type Log = (level: "info" | "warn" | "error", message: string) => void;

export const silentLog: Log = () => {};
