import fc from "fast-check";
import { nameKey } from "../../src/shared/name-key.js";

describe("the key of a name", () => {
  test.each([
    ["Fujitsu", "fujitsu"],
    ["  E-mail  Addresses ", "e mail addresses"],
    ["Guess?", "guess"],
    ["AT&T", "at t"],
    ["ＦＵＪＩＴＳＵ", "fujitsu"],
    ["富士通", "富士通"],
    ["ﾌｼﾞﾂｳ", "フジツウ"],
    ["Müller & Söhne", "müller söhne"],
    ["Mu\u0308ller", "müller"],
    ["हिन्दी", "हिन्दी"],
    ["24.5 M", "24 5 m"],
    ["№ 5", "no 5"],
    ["!!!", "!!!"],
    [" ?! ", "?!"],
    ["", ""],
  ])("%j is %j", (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  test("has neither upper case nor outer nor double spaces, and no signs where there are letters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const key = nameKey(`a${name}b`);
        expect(key).toBe(key.toLowerCase());
        expect(key).toMatch(/^[\p{L}\p{M}\p{N}]+( [\p{L}\p{M}\p{N}]+)*$/u);
      }),
    );
  });

  test("of a key is the key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
    );
  });
});
