import { z } from "zod";
import { entity, say, source } from "../drafts.js";
import type { Format, Mapped } from "../format.js";
import { shape } from "../shape.js";
import { groupRefs, TRACKER, TRACKER_RECORD } from "./tracker.js";

const text = z.string({ error: "expected a text" });
const GROUP = z.looseObject({
  name: text.min(1, { error: "expected a name" }),
  meta: text.nullish(),
  locations: z.array(
    z.looseObject({ fqdn: text.nullish(), slug: text.nullish(), available: z.boolean().nullish() }),
    { error: "expected a list of locations" },
  ),
  profile: z.array(text, { error: "expected a list of addresses" }).nullish(),
});
type Group = z.infer<typeof GROUP>;

/** A bucket of the tracker for posts of no known group. */
const NO_GROUP = "unknown";
const SOURCE = "ransomwatch/groups";

/**
 * The tracker's list of sites. A group is the site alone where its note says that it is a marketplace; else it is a threat
 * actor that operates the site of its name. Addresses are kept as text.
 */
export const LEAK_SITE_GROUPS: Format = {
  name: "leak-site-groups",
  title: "List of leak sites, as of ransomwatch (groups.json)",
  layout: { type: "json" },
  recognizes: (head) => /^\s*\[\s*\{/.test(head) && /"locations"\s*:/.test(head) && /"slug"\s*:/.test(head),
  map: ({ value }) => {
    const shaped = shape(GROUP, "a group of ransomwatch, with name and locations", value);
    return "problems" in shaped ? shaped : mapGroup(shaped.value);
  },
};

function mapGroup(group: Group): Mapped {
  const name = group.name.trim();
  if (name === NO_GROUP)
    return { skipped: `"${NO_GROUP}" is where the tracker puts posts of no known group` };
  const { site, operator } = groupRefs(name);
  const isMarket = /\bmarketplace\b/i.test(group.meta ?? "");
  const urls = [...new Set(group.locations.flatMap(({ slug, fqdn }) => slug ?? fqdn ?? []))];
  const isUp = group.locations.some(({ available }) => available === true);
  const list = source(SOURCE, {
    kind: "TRACKER_FEED",
    title: "ransomwatch, list of sites",
    publisher: TRACKER,
  });
  const marketplace = entity(site, name, { urls, state: isUp ? "ONLINE" : "OFFLINE" });
  const notes = notesOf(group, isMarket);
  if (isMarket) return { records: [marketplace, TRACKER_RECORD, list], notes };
  return {
    records: [
      marketplace,
      entity(operator, name),
      TRACKER_RECORD,
      list,
      ...say({
        statement: [operator, "OPERATES", site],
        claim: {
          claim: `${SOURCE}/${name}/operates`,
          by: TRACKER,
          speakerRole: "TRACKER",
          sources: [SOURCE],
        },
      }),
    ],
    notes,
  };
}

function notesOf({ meta, profile }: Group, isMarket: boolean): string[] {
  return [
    ...(meta && !isMarket ? [`the tracker's note is not taken over: "${meta}"`] : []),
    ...(profile && profile.length > 0
      ? [`${profile.length} addresses of reports about it are not taken over`]
      : []),
  ];
}
