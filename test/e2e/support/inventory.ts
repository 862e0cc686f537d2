import { place } from "./emulated";

const ofEc2 = [
  ["DescribeVpcs", /<vpcId>(vpc-\w+)</g],
  ["DescribeSubnets", /<subnetId>(subnet-\w+)</g],
  ["DescribeSecurityGroups", /<groupId>(sg-\w+)</g],
  ["DescribeSecurityGroupRules", /<securityGroupRuleId>(sgr-\w+)</g],
  ["DescribeRouteTables", /<routeTableId>(rtb-\w+)</g],
  ["DescribeInternetGateways", /<internetGatewayId>(igw-\w+)</g],
  ["DescribeVpcEndpoints", /<vpcEndpointId>(vpce-\w+)</g],
] as const;
const ofEfs = [
  ["file-systems", /"FileSystemId":\s*"(fs-\w+)"/g],
  ["access-points", /"AccessPointId":\s*"(fsap-\w+)"/g],
] as const;

/** Ids of all there is in an emulator of what a network and a storage stack make. */
export async function inventory(endpoint: string): Promise<Set<string>> {
  const ec2 = ofEc2.map(([action, ids]) => found(ids, ask(endpoint, "ec2", "/", `Action=${action}&Version=2016-11-15`)));
  const efs = ofEfs.map(([path, ids]) => found(ids, ask(endpoint, "elasticfilesystem", `/2015-02-01/${path}`)));
  const roles = found(/<RoleName>([^<]+)</g, ask(endpoint, "iam", "/", "Action=ListRoles&Version=2010-05-08"));
  const fileSystems = await Promise.all(efs);
  const targets = [...(fileSystems[0] ?? [])].map((id) => found(/"MountTargetId":\s*"(fsmt-\w+)"/g, ask(endpoint, "elasticfilesystem", `/2015-02-01/mount-targets?FileSystemId=${id}`)));
  return new Set([...(await Promise.all([...ec2, roles, ...targets])), ...fileSystems].flat());
}

async function found(ids: RegExp, answer: Promise<string>): Promise<string[]> {
  return [...(await answer).matchAll(ids)].map(([, id = ""]) => id);
}

/** Emulators look at a signature only for whose it is, and of which service. */
async function ask(endpoint: string, service: string, path: string, form?: string): Promise<string> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${place.account}/20260101/${place.region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  const response = await fetch(endpoint + path, {
    headers: { authorization, ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }) },
    ...(form === undefined ? {} : { method: "POST", body: form }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} ${path} ${form ?? ""}: ${response.status} ${text}`);
  return text;
}
