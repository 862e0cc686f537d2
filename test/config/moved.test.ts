import { movedTo, typeOfAddress } from "../../config/moved";

test.each([
  ["aws_efs_file_system.files", "aws_efs_file_system"],
  ["aws_kms_key.encryption-key", "aws_kms_key"],
  ["module.database", "module"],
  ["data.aws_vpc.vpc", undefined],
  ["data.vpc", undefined],
  ["module.database.aws_db_instance.main", undefined],
  ['aws_vpc.vpc["a"]', undefined],
  ["aws_vpc.vpc[0]", undefined],
  ["aws_vpc", undefined],
  ["aws_vpc.", undefined],
  ["aws_vpc.${a}", undefined],
  ["", undefined],
])("%s is of the type %s", (address, type) => {
  expect(typeOfAddress(address)).toBe(type);
});

test.each([
  ["a", "c"],
  ["b", "c"],
  ["c", "c"],
  ["x", "x"],
  ["constructor", "constructor"],
])("a move may follow a move: %s ends at %s", (from, to) => {
  expect(movedTo({ a: "b", b: "c" }, from)).toBe(to);
});

test("a circle, which a rule refuses, ends somewhere", () => {
  expect(movedTo({ a: "b", b: "a" }, "a")).toBe("a");
});
