import { describeFileSystem } from "../../../modules/storage/file-system-statements";

test("describes the file system, its access points and its mount targets, and does nothing with them", () => {
  const actions = ["elasticfilesystem:DescribeAccessPoints", "elasticfilesystem:DescribeFileSystems", "elasticfilesystem:DescribeMountTargets"];
  expect(describeFileSystem("arn:fs")).toEqual([{ Effect: "Allow", Action: actions, Resource: "arn:fs" }]);
});
