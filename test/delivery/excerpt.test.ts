import { apart } from "../../delivery/excerpt";

test("short texts are shown whole", () => {
  expect(apart("a".repeat(200), "b")).toEqual(["a".repeat(200), "b"]);
});

test("of long ones, what is around the first difference", () => {
  const [before, behind] = ["x".repeat(300), "y".repeat(300)];
  expect(apart(`${before}1${behind}`, `${before}2`)).toEqual([`…${"x".repeat(60)}1${"y".repeat(139)}…`, `…${"x".repeat(60)}2`]);
  expect(apart(`1${behind}`, `2${behind}`)).toEqual([`1${"y".repeat(199)}…`, `2${"y".repeat(199)}…`]);
  expect(apart(before, `${before}2`)).toEqual([`…${"x".repeat(60)}`, `…${"x".repeat(60)}2`]);
});
