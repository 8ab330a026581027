import { nameForm } from "../../src/kinds/name-form.js";

describe("The form of an organization's name", () => {
  test.each([
    ["Toray Industries, Inc.", "toray industries"],
    ["TORAY INDUSTRIES", "toray industries"],
    ["Nestlé S.A.", "nestle"],
    ["Fujitsu K.K.", "fujitsu"],
    ["富士通株式会社", "富士通"],
    ["株式会社ガーディアン", "ガーディアン"],
    ["㈱トマト", "トマト"],
    ["The Johnson & Johnson Company", "johnson johnson"],
    ["Johnson and Johnson", "johnson johnson"],
    ["Siemens AG", "siemens"],
    ["PT Telkom Indonesia Tbk", "telkom indonesia"],
    ["Acme Co., Ltd.", "acme"],
    ["Ａｃｍｅ　Ｌｔｄ", "acme"],
  ])("%j is %j", (name, form) => {
    expect(nameForm(name, true)).toBe(form);
  });

  test.each([
    ["が", "か", "voiced letters are other letters"],
    ["Fujitsu Holdings", "Fujitsu", "a holding is another company"],
    ["Toray Industries", "Toray", "what a firm does belongs to its name"],
  ])("%j is not %j: %s", (one, other) => {
    expect(nameForm(one, true)).not.toBe(nameForm(other, true));
  });

  test("keeps a name that is nothing but a legal form or a small word", () => {
    expect([nameForm("SE", true), nameForm("The", true), nameForm("Co. Ltd.", true)]).toEqual([
      "se",
      "the",
      "co",
    ]);
  });

  test("keeps legal forms where no organization is named", () => {
    expect(nameForm("Company", false)).toBe("company");
    expect(nameForm("WordPress Inc", false)).toBe("wordpress inc");
  });
});
