import { comparable, isSameText } from "../../compare/own-facts";

const dev = { platform: "shop", environment: "dev", account: "111122223333", region: "eu-west-1", network: { cidr: "10.20.0.0/16" } };
const prod = { ...dev, environment: "prod", account: "444455556666", network: { cidr: "10.30.0.0/16" } };
const china = { ...prod, region: "cn-north-1" };
const small = { ...prod, network: { cidr: "10.40.0.0/20" } };

test.each([
  ["an ARN", "arn:aws:sns:eu-west-1:111122223333:shop-dev-results", "arn:aws:sns:eu-west-1:444455556666:shop-prod-results", prod],
  ["an ARN of another partition", "arn:aws:s3:::shop-dev-files", "arn:aws-cn:s3:::shop-prod-files", china],
  ["a zone", "eu-west-1a", "cn-north-1a", china],
  ["a subnet", "10.20.16.0/20", "10.30.16.0/20", prod],
  ["a subnet of a network of another size", "10.20.32.0/19", "10.40.2.0/23", small],
  ["an address", "dns 10.20.0.2:53", "dns 10.30.0.2:53", prod],
  ["a host name", "vote.dev.example.com", "vote.prod.example.com", prod],
  ["a made-up id", "sg-0123456789abcdef0", "sg-0fedcba9876543210", prod],
  ["a certificate", "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-4333-8444-555555555555", "arn:aws:acm:eu-west-1:444455556666:certificate/99999999-2222-4333-8444-555555555555", prod],
  ["a secret", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-AbCdEf:key::", "arn:aws:secretsmanager:eu-west-1:444455556666:secret:token-GhIjKl:key::", prod],
  ["what both have in common, though it is of one of them", "111122223333.dkr.ecr.eu-west-1.amazonaws.com/base:1", "111122223333.dkr.ecr.eu-west-1.amazonaws.com/base:1", prod],
])("%s is the same", (_, first, second, other) => {
  expect(isSameText(first, second, comparable(dev, other))).toBe(true);
});

test.each([
  ["a name within a word", "development", "production", prod],
  ["another host name", "vote.dev.example.com", "vote.example.com", prod],
  ["a range beside the network", "10.21.0.0/24", "10.31.0.0/24", prod],
  ["another subnet", "10.20.16.0/20", "10.30.32.0/20", prod],
  ["another place in the account", "arn:aws:sns:eu-west-1:111122223333:a", "arn:aws:sns:eu-west-1:444455556666:b", prod],
  ["an account within a longer number", "1111222233334", "4444555566664", prod],
  ["an id where both are in one account and region", "sg-0123456789abcdef0", "sg-0fedcba9876543210", { ...prod, account: dev.account }],
])("%s is not", (_, first, second, other) => {
  expect(isSameText(first, second, comparable(dev, other))).toBe(false);
});
