/** Records of fixtures, in the form of the seed files. */
export type Fixture = Readonly<Record<string, unknown>>;

export type Triple = readonly [subject: string, relation: string, object: string];

export function entity(ref: string, name: string, more: Fixture = {}): Fixture {
  return { record: "entity", entity: ref, name, ...more };
}

export function source(key: string, more: Fixture = {}): Fixture {
  return { record: "source", source: key, kind: "ARTICLE", title: `Fixture ${key}`, ...more };
}

/** A claim; by default a paper's assertion. Its key is to be unique. */
export function claim(
  key: string,
  about: Triple,
  by: string,
  sources: string[],
  more: Fixture = {},
): Fixture {
  return {
    record: "claim",
    claim: key,
    about,
    stance: "ASSERTS",
    by,
    speakerRole: "PRESS",
    sources,
    ...more,
  };
}

/** A statement; it needs a claim of its own. */
export function statement(triple: Triple, more: Fixture = {}): Fixture {
  return { record: "statement", statement: triple, ...more };
}

/** A fact that one paper asserts: the statement and its claim, published in the source "paper". */
export function fact(triple: Triple, by: string, more: Fixture = {}, spoken: Fixture = {}): Fixture[] {
  return [statement(triple, more), claim(`claim ${triple.join(" ")}`, triple, by, ["paper"], spoken)];
}
