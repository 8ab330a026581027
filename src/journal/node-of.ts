/** A Cypher subquery for whatever an operation can touch, as `n`; each of its parts is served by an index. */
export function nodeOf(id: string): string {
  return ["Entity", "Statement", "Claim", "Source", "Merged"]
    .map((label) => `MATCH (n:${label} {id: ${id}}) RETURN n`)
    .join(" UNION ");
}
