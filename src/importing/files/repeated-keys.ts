/** Looks for keys that stand twice in one object: which of the two is meant, nobody can know. */
export class RepeatedKeys {
  /** The keys of each object that is open; null for an array. */
  private readonly open: (Set<string> | null)[] = [];
  private keyIsNext = false;

  begin(what: "object" | "array"): void {
    this.open.push(what === "object" ? new Set() : null);
    this.keyIsNext = what === "object";
  }

  end(): void {
    this.open.pop();
    this.keyIsNext = false;
  }

  comma(): void {
    this.keyIsNext = this.open.at(-1) instanceof Set;
  }

  /** @returns whether it is a key that stood in its object before */
  isRepeated(text: string): boolean {
    const keys = this.open.at(-1);
    if (!this.keyIsNext || !keys) return false;
    this.keyIsNext = false;
    if (keys.has(text)) return true;
    keys.add(text);
    return false;
  }
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/** The first key that stands twice in an object of a JSON text. */
export function findRepeatedKey(json: string): string | undefined {
  const keys = new RepeatedKeys();
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === "{") keys.begin("object");
    else if (token === "[") keys.begin("array");
    else if (token === "}" || token === "]") keys.end();
    else if (token === ",") keys.comma();
    else if (keys.isRepeated(token)) return JSON.parse(token) as string;
  }
  return undefined;
}
