import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

/** Fields that cost much, or whose answer depends on the moment. */
const LEFT_OUT = new Set(["neighbourSummary", "knownFrom"]);

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A selection on a type, some levels deep, as text: fields with and without aliases, twice too, in fragments on the type,
 * on its interfaces and on what may stand there, and under directives whose variables are $yes and $no, if there may be any.
 */
export function randomSelection(
  schema: GraphQLSchema,
  on: GraphQLNamedType,
  levels: number,
  random: () => number,
  directives: boolean,
): string {
  if (!isObjectType(on) && !isInterfaceType(on)) return "{ __typename }";
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(random() * from.length)] as Item;
  const fields = Object.values(on.getFields()).filter(
    (field) => isAskable(field) && (levels > 1 || !isCompositeType(getNamedType(field.type))),
  );
  const parts = ["__typename"];
  for (let count = 1 + Math.floor(random() * 4); count > 0 && fields.length > 0; count -= 1) {
    const field = pick(fields);
    const type = getNamedType(field.type);
    const below = isCompositeType(type) ? randomSelection(schema, type, levels - 1, random, directives) : "";
    const isPage = field.args.some(({ name }) => name === "first");
    // An alias of its own, so that no two selections of a field contradict each other.
    const alias = random() < 0.3 || isPage ? `a${Math.floor(random() * 1e9)}: ` : "";
    const directive = directives
      ? pick(["", "@include(if: $yes)", "@skip(if: $yes)", "@include(if: $no)"])
      : "";
    const text = `${alias}${field.name}${isPage ? `(first: ${1 + Math.floor(random() * 3)})` : ""} ${directive} ${below}`;
    const narrower: readonly GraphQLNamedType[] = isAbstractType(on) ? schema.getPossibleTypes(on) : [];
    if (narrower.length > 0 && random() < 0.5) {
      const fragmentOn = pick(narrower);
      parts.push(
        `... on ${fragmentOn.name} ${randomSelection(schema, fragmentOn, levels - 1, random, directives)}`,
      );
    }
    parts.push(random() < 0.2 ? `... on ${on.name} { ${text} }` : text);
  }
  return `{ ${parts.join(" ")} }`;
}

function isAskable({ name, args }: GraphQLField<unknown, unknown>): boolean {
  return !LEFT_OUT.has(name) && !args.some(isRequiredArgument);
}
