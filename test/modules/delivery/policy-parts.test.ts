import { policyParts } from "../../../modules/delivery/policy-parts";
import { policyDocument, type Statement } from "../../../modules/iam/policy-document";

const statement = (length: number): Statement => ({ Effect: "Allow", Action: `s3:${"a".repeat(length)}`, Resource: "*" });
const alone = policyDocument([statement(0)]).length;

test("statements stand in one policy as long as they fit", () => {
  const both = [statement(10), statement(20)];
  expect(policyParts(both, policyDocument(both).length)).toEqual([policyDocument(both)]);
});

test("what does not fit begins the next policy", () => {
  const both = [statement(10), statement(20)];
  expect(policyParts(both, policyDocument(both).length - 1)).toEqual(both.map((each) => policyDocument([each])));
});

test("a policy holds as many characters as AWS takes", () => {
  expect(policyParts([statement(6144 - alone)])).toHaveLength(1);
  expect(() => policyParts([statement(6145 - alone)])).toThrow("a statement of more than 6144 characters: ");
});
