import { BREACH_LIST } from "../../../src/formats/breach-list/breach-list.js";
import { mapItem } from "../../support/map-item.js";

const breach = {
  Name: "Shop",
  Title: "Shop",
  Domain: "www.shop.example",
  BreachDate: "2015-03-01",
  AddedDate: "2015-10-26T23:35:45Z",
  PwnCount: 14,
  Description: 'It &amp; <a href="http://x.example">they</a> said so.',
  DataClasses: ["Email addresses"],
  IsVerified: true,
};

test("a breach: so many accounts of a site, said by an analyst; its data classes are those that are known", () => {
  const mapped = mapItem(BREACH_LIST, breach);
  expect(mapped).toEqual({
    notes: [],
    records: [
      'incident:hibp/Shop "Shop breach"',
      'dataset:hibp/Shop "Data of the Shop breach"',
      'publisher:have-i-been-pwned "Have I Been Pwned"',
      "source hibp/Shop",
      "incident:hibp/Shop EXPOSED dataset:hibp/Shop",
      "publisher:have-i-been-pwned ANALYST ASSERTS EXPOSED RECORDS 14",
      'dataClass:e-mail-addresses "Email addresses"',
      "dataset:hibp/Shop CONTAINS dataClass:e-mail-addresses",
      "publisher:have-i-been-pwned ANALYST ASSERTS CONTAINS",
      'company:shop.example "Shop"',
      "incident:hibp/Shop AFFECTED company:shop.example",
      "publisher:have-i-been-pwned ANALYST ASSERTS AFFECTED",
      "dataset:hibp/Shop ORIGINATES_FROM company:shop.example",
      "publisher:have-i-been-pwned ANALYST ASSERTS ORIGINATES_FROM",
    ],
  });
});

test("what the list calls fabricated, it denies of the site", () => {
  const mapped = mapItem(BREACH_LIST, { ...breach, IsFabricated: true });
  const said = "records" in mapped ? mapped.records.filter((record) => record.includes(" DENIES ")) : [];
  expect(said).toEqual([
    "publisher:have-i-been-pwned ANALYST DENIES AFFECTED",
    "publisher:have-i-been-pwned ANALYST DENIES ORIGINATES_FROM",
  ]);
});

test("without a domain no company is guessed", () => {
  const mapped = mapItem(BREACH_LIST, { ...breach, Domain: "" });
  expect(mapped).toMatchObject({ notes: ["no company: the list names no domain"] });
});
