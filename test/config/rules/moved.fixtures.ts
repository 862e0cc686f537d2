import type { RuleFixture } from "./fixture";

const addressForm = "the address of a resource or a module, as the plan shows it: aws_efs_file_system.files";
const addressRemedy = "write its type, a dot and its name, without an index";

export const movedFixtures: Readonly<Record<string, RuleFixture>> = {
  "moved-address": {
    accepted: (file) => void (file.moved = { storage: { "aws_efs_file_system.data": "aws_efs_file_system.files_2-a" }, own: { "module.old": "module.new" } }),
    refused: (file) => void (file.moved = { storage: { "data.aws_vpc.a": "aws_vpc.b", 'aws_vpc.a["b"]': "aws_vpc.${c}", files: "aws_vpc.d" } }),
    problems: [
      { path: ["moved", "storage", "data.aws_vpc.a"], given: "data.aws_vpc.a", allowed: addressForm, remedy: addressRemedy },
      { path: ["moved", "storage", 'aws_vpc.a["b"]'], given: 'aws_vpc.a["b"]', allowed: addressForm, remedy: addressRemedy },
      { path: ["moved", "storage", 'aws_vpc.a["b"]'], given: "aws_vpc.${c}", allowed: addressForm, remedy: addressRemedy },
      { path: ["moved", "storage", "files"], given: "files", allowed: addressForm, remedy: addressRemedy },
    ],
  },
  "moved-type": {
    accepted: (file) => void (file.moved = { storage: { "aws_efs_file_system.data": "aws_efs_file_system.files" } }),
    refused: (file) => void (file.moved = { storage: { "aws_efs_file_system.data": "aws_ebs_volume.data", "module.a": "aws_vpc.a" } }),
    problems: [
      {
        path: ["moved", "storage", "aws_efs_file_system.data"],
        given: "aws_ebs_volume.data",
        allowed: "an address of the type aws_efs_file_system",
        remedy: "remove the line: a resource keeps its type, and one of another type is a new one",
      },
      {
        path: ["moved", "storage", "module.a"],
        given: "aws_vpc.a",
        allowed: "an address of the type module",
        remedy: "remove the line: a resource keeps its type, and one of another type is a new one",
      },
    ],
  },
  "moved-circle": {
    accepted: (file) => void (file.moved = { storage: { "aws_vpc.a": "aws_vpc.b", "aws_vpc.b": "aws_vpc.c" }, routing: { "aws_vpc.b": "aws_vpc.a" } }),
    refused: (file) => void (file.moved = { storage: { "aws_vpc.a": "aws_vpc.b", "aws_vpc.b": "aws_vpc.a", "aws_vpc.c": "aws_vpc.c" } }),
    problems: [
      {
        path: ["moved", "storage", "aws_vpc.a"],
        given: "aws_vpc.a -> aws_vpc.b -> aws_vpc.a",
        allowed: "moves that come to an end",
        remedy: "leave one line: the old address first, the new one behind it",
      },
      {
        path: ["moved", "storage", "aws_vpc.c"],
        given: "aws_vpc.c -> aws_vpc.c",
        allowed: "moves that come to an end",
        remedy: "leave one line: the old address first, the new one behind it",
      },
    ],
  },
  "moved-target-taken": {
    accepted: (file) => void (file.moved = { storage: { "aws_vpc.a": "aws_vpc.c" }, routing: { "aws_vpc.b": "aws_vpc.c" } }),
    refused: (file) => void (file.moved = { storage: { "aws_vpc.a": "aws_vpc.c", "aws_vpc.b": "aws_vpc.c" } }),
    problems: [
      {
        path: ["moved", "storage", "aws_vpc.b"],
        given: "aws_vpc.c",
        allowed: "an address that nothing else moves to: aws_vpc.a does",
        remedy: "leave one of the two lines",
      },
    ],
  },
};
