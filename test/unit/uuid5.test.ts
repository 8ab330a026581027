import { isUuid, uuid5 } from "../../src/shared/uuid5.js";

describe("an id made of a name", () => {
  // Made with Python's uuid.uuid5 in the namespace 6d0d2b1e-6a0f-5f1c-9a3a-7c0f4be1d7a2.
  test.each([
    ["Company:fujitsu", "868c209f-4565-590d-80a6-ebd3f6a41ec7"],
    ["", "6bf7217e-4f8c-5af3-8e79-2354f3390850"],
    ["Statement:富士通", "b385bec6-de11-5139-a216-8cb5cc67b4af"],
    ["a".repeat(200), "c28ae4a3-240a-5b86-9d4a-ce2b12a9bbdd"],
  ])("of %j is %s, as RFC 9562 computes it", (name, id) => {
    expect(uuid5(name)).toBe(id);
  });

  test("has the version 5 and the variant of RFC 9562, whatever the name", () => {
    for (let index = 0; index < 200; index += 1) {
      expect(uuid5(String(index))).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
  });
});

describe("the form of an id", () => {
  test.each([
    ["868c209f-4565-590d-80a6-ebd3f6a41ec7", true],
    ["00000000-0000-0000-0000-000000000000", true],
    ["868C209F-4565-590D-80A6-EBD3F6A41EC7", false],
    ["868c209f4565590d80a6ebd3f6a41ec7", false],
    ["868c209f-4565-590d-80a6-ebd3f6a41ec7 ", false],
    ["868c209f-4565-590d-80a6-ebd3f6a41ec7\n", false],
    ["868c209f-4565-590d-80a6-ebd3f6a41ecg", false],
    ["company:fujitsu", false],
    ["", false],
  ])("%j: %p", (text, expected) => {
    expect(isUuid(text)).toBe(expected);
  });
});
