import { randomOf } from "./random-selection.js";
import { claim, entity, type Fixture, source, statement, type Triple } from "./records.js";

const STANCES = ["ASSERTS", "ASSERTS", "ASSERTS", "DENIES", "QUALIFIES", "DECLINES_TO_CONFIRM"];
const ROLES = ["PRESS", "ANALYST", "THREAT_ACTOR"];
const DATES = [
  null,
  "2020",
  "2020-06",
  "2020-06-15",
  "2020-06-15T23:30:00-11:00",
  "2020-06-16T00:30:00+11:00",
];
const SPEAKER = "publisher:paper";

/** What one claim may do to an earlier one. */
const withdrawing = (earlier: string): Fixture[] => [
  { retracts: [earlier] },
  { supersedes: [earlier] },
  { restates: [earlier] },
];

/** Up to three claims about each fact, of any kind, at dates around June 2020, some withdrawn or repeated by the next. */
export function randomlyClaimed(facts: readonly Triple[], seed: number): Fixture[] {
  const random = randomOf(seed);
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(random() * from.length)] as Item;
  const dated = (date: string | null, name: string): Fixture => (date === null ? {} : { [name]: date });
  const records = [
    entity(SPEAKER, "Paper Test"),
    ...DATES.map((date, at) => source(`source ${at}`, dated(date, "publishedAt"))),
  ];
  facts.forEach((about, place) => {
    records.push(statement(about));
    for (let number = 0; number < 1 + Math.floor(random() * 3); number += 1) {
      const earlier = number === 0 ? {} : pick([{}, {}, ...withdrawing(`claim ${place} ${number - 1}`)]);
      const more = {
        stance: number === 0 && random() < 0.5 ? "ASSERTS" : pick(STANCES),
        speakerRole: pick(ROLES),
        ...dated(random() < 0.6 ? null : pick(DATES), "publishedAt"),
        ...dated(pick(DATES), "claimedAt"),
        ...earlier,
      };
      const sources = [`source ${Math.floor(random() * DATES.length)}`];
      records.push(claim(`claim ${place} ${number}`, about, SPEAKER, sources, more));
    }
  });
  return records;
}
