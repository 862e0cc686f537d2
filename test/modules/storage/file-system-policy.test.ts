import { fileSystemPolicy } from "../../../modules/storage/file-system-policy";

const fileSystem = "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1";
const statements = (...grants: Parameters<typeof fileSystemPolicy>[1]) => (JSON.parse(fileSystemPolicy(fileSystem, grants)) as { Statement: object[] }).Statement;

const mounting = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientRootAccess", "elasticfilesystem:ClientWrite"];
const everyone = { Principal: { AWS: "*" }, Resource: fileSystem };
const tlsOnly = { Sid: "TlsOnly", Effect: "Deny", ...everyone, Action: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } };
const neverAsRoot = { Sid: "NeverAsRoot", Effect: "Deny", ...everyone, Action: "elasticfilesystem:ClientRootAccess" };

const allow = (Sid: string, Action: string | string[], accessPoint: string, roles: string | string[]) => ({
  Sid,
  Effect: "Allow",
  ...everyone,
  Action,
  Condition: {
    Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
    StringEquals: { "elasticfilesystem:AccessPointArn": accessPoint },
    ArnEquals: { "aws:PrincipalArn": roles },
  },
});

test("with nobody to mount it, it refuses everyone", () => {
  const nobody = [tlsOnly, { Sid: "NobodyYet", Effect: "Deny", ...everyone, Action: mounting }, neverAsRoot];
  expect(statements()).toEqual(nobody);
  expect(statements({ name: "a", accessPointArn: "arn:ap/a", writers: [], readers: [] })).toEqual(nobody);
});

test("admits each role to its own access points, and refuses everyone else whatever their policies say", () => {
  const found = statements(
    { name: "a", accessPointArn: "arn:ap/a", writers: ["arn:role/web", "arn:role/api"], readers: [] },
    { name: "b", accessPointArn: "arn:ap/b", writers: [], readers: ["arn:role/web"] },
    { name: "c", accessPointArn: "arn:ap/c", writers: ["arn:role/db"], readers: ["arn:role/copy"] },
  );
  const write = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"];
  expect(found).toEqual([
    allow("Writeca978112", write, "arn:ap/a", ["arn:role/api", "arn:role/web"]),
    allow("Read3e23e816", "elasticfilesystem:ClientMount", "arn:ap/b", "arn:role/web"),
    allow("Write2e7d2c03", write, "arn:ap/c", "arn:role/db"),
    allow("Read2e7d2c03", "elasticfilesystem:ClientMount", "arn:ap/c", "arn:role/copy"),
    tlsOnly,
    {
      Sid: "NobodyElse",
      Effect: "Deny",
      ...everyone,
      Action: mounting,
      Condition: { ArnNotEquals: { "aws:PrincipalArn": ["arn:role/api", "arn:role/copy", "arn:role/db", "arn:role/web"] } },
    },
    neverAsRoot,
  ]);
});
