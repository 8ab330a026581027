/** Beginnings of addresses: a list of references is cut before them. One that stands in another's path or query is part of it. */
const BEGINNING = /(?<![/=])(?=https?:\/\/)/i;
/** What stands between two references, or around one. */
const AROUND = /^[\s;,"'<(]+|[\s;,"'>)]+$/g;

/** What a reference field names. */
export interface References {
  /** Each once, in their order. */
  readonly urls: readonly string[];
  /** What is no address. */
  readonly rest: readonly string[];
}

/**
 * The references of an incident. VERIS joins them by ";", people also by "," or a space; these signs occur inside
 * addresses, too, so only what is followed by the beginning of an address, or by a space, ends one.
 */
export function splitReferences(reference: string | null | undefined): References {
  const urls = new Set<string>();
  const rest: string[] = [];
  for (const piece of (reference ?? "").split(BEGINNING)) {
    const [first = "", ...others] = piece.trim().split(/\s+/);
    const address = first.replace(AROUND, "");
    if (isAddress(address)) urls.add(address);
    else if (address !== "") rest.push(address);
    const words = others.join(" ").replace(AROUND, "");
    if (words !== "") rest.push(words);
  }
  return { urls: [...urls], rest };
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^/\s.]+\.[^\s]+$/i.test(text) && URL.canParse(text);
}
