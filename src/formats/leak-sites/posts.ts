import { z } from "zod";
import { entity, say } from "../drafts.js";
import type { Format, Mapped } from "../format.js";
import { decodeEntities } from "../plain-text.js";
import { shape } from "../shape.js";
import { digest, feedOf, groupRefs, TRACKER, TRACKER_RECORD } from "./tracker.js";

const text = z.string({ error: "expected a text" });
const POST = z.looseObject({
  post_title: text,
  group_name: text.min(1, { error: "expected the name of a group" }),
  discovered: text.regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}/, {
    error: 'expected a moment such as "2021-09-09 23:46:53.997398"',
  }),
});

/**
 * The tracker's list of posts. That a post stood on a site is the tracker's claim; that data of somebody is offered in it is
 * the site's, known by the tracker's feed. The moment is that of the discovery, not of a publication by the site. Nothing
 * is made of a post but a listing unless its title is one domain: who else may be meant is nobody's claim. No incident follows from it.
 */
export const LEAK_SITE_POSTS: Format = {
  name: "leak-site-posts",
  title: "List of leak-site posts, as of ransomwatch (posts.json)",
  layout: { type: "json" },
  recognizes: (head) =>
    /^\s*\[\s*\{/.test(head) && /"post_title"\s*:/.test(head) && /"group_name"\s*:/.test(head),
  map: ({ value }) => {
    const shaped = shape(POST, "a post of ransomwatch, with post_title, group_name and discovered", value);
    return "problems" in shaped ? shaped : mapPost(shaped.value);
  },
};

function mapPost(post: z.infer<typeof POST>): Mapped {
  const group = post.group_name.trim();
  const title = toTitle(post.post_title);
  const { site } = groupRefs(group);
  const moment = `${post.discovered.slice(0, 10)}T${post.discovered.slice(11, 19)}Z`;
  const feed = feedOf(moment.slice(0, 10));
  // Of blank titles only the moment tells one post from another.
  const key = `${group}/${digest(title === "" ? `discovered ${post.discovered}` : title)}`;
  const listing = `listing:ransomwatch/${key}`;
  const domain = domainOf(title);
  const notes = domain === null ? [whyNoVictim(title)] : [];
  const shared = { sources: [feed.key], claimedAt: moment };
  return {
    records: [
      entity(listing, title === "" ? `Post without a title, ${group}, ${moment}` : title, {
        title,
        postedAt: moment.slice(0, 10),
      }),
      entity(site, group),
      TRACKER_RECORD,
      feed.record,
      ...say({
        statement: [listing, "LISTED_ON", site],
        claim: { claim: `ransomwatch/${key}/listed`, by: TRACKER, speakerRole: "TRACKER", ...shared },
      }),
      ...(domain === null ? [] : offerOf(key, listing, site, domain, shared)),
    ],
    notes,
  };
}

function offerOf(
  key: string,
  listing: string,
  site: string,
  domain: string,
  shared: { readonly sources: string[]; readonly claimedAt: string },
): Extract<Mapped, { records: unknown }>["records"] {
  const dataset = `dataset:ransomwatch/${key}`;
  const company = `company:${domain}`;
  const claim = { by: site, speakerRole: "THREAT_ACTOR", ...shared } as const;
  return [
    entity(dataset, `Data said to be of ${domain}`, { kindOfData: "DUMP" }),
    entity(company, domain, { domains: [domain] }),
    ...say({
      statement: [dataset, "OFFERED_IN", listing],
      claim: { claim: `ransomwatch/${key}/offered`, ...claim },
    }),
    ...say({
      statement: [dataset, "ORIGINATES_FROM", company],
      claim: { claim: `ransomwatch/${key}/origin`, ...claim },
    }),
  ];
}

/** Entities are decoded; a tag that the tracker took for a title is none. */
function toTitle(raw: string): string {
  const title = decodeEntities(raw).replace(/\s+/g, " ").trim();
  return /^<\/?[a-z]+>$/i.test(title) ? "" : title;
}

const DOMAIN = /^(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})\/?$/i;
const DOMAIN_INSIDE = /(?:https?:\/\/)?(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}\/?/gi;
/** Endings of files, which look like those of domains. */
const FILE = /\.(?:zip|rar|7z|gz|tar|pdf|docx?|xlsx?|txt|sql|bak|jpe?g|png|html?|php|part\d*)$/i;

/** The one domain that a title names, in small letters, without "www."; null where it names none, or several. */
function domainOf(title: string): string | null {
  if (isCutOff(title)) return null;
  const found = new Set(
    (title.match(DOMAIN_INSIDE) ?? [])
      .map((each) => DOMAIN.exec(each)?.[1]?.toLowerCase())
      .filter((each): each is string => each !== undefined && !FILE.test(each)),
  );
  const [only] = found;
  return only !== undefined && found.size === 1 ? only : null;
}

function isCutOff(title: string): boolean {
  return /(?:\.\.\.|…)$/.test(title);
}

function whyNoVictim(title: string): string {
  if (title === "") return "no victim: the title is blank";
  if (isCutOff(title)) return "no victim: the title is cut off";
  return "no victim: the title does not name exactly one domain";
}
