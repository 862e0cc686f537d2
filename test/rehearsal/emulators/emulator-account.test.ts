import { createServer, type Server } from "node:http";
import { requireAccount } from "../../../rehearsal/emulators/emulator-account";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** An endpoint that says this account, or fails; and the requests it got. */
async function endpoint(account: string | undefined): Promise<{ url: string; requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(String(request.headers.authorization));
    if (account === undefined) response.writeHead(400).end("<ErrorResponse><Error><Code>InvalidAction</Code><Message>no STS here</Message></Error></ErrorResponse>");
    else response.end(`<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`);
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, requests };
}

const ask = (endpoints: Record<string, string>) => requireAccount({ environment: "dev", account: "111122223333", region: "eu-west-1", endpoints });
const advice = "Start the emulator in that account: fakecloud --account-id 111122223333, MINISTACK_ACCOUNT_ID=111122223333 ministack, MOTO_ACCOUNT_ID=111122223333 moto_server.";

test("accepts the environment's account, and asks with an access key that names it", async () => {
  const { url, requests } = await endpoint("111122223333");
  await ask({ AWS_ENDPOINT_URL: url });
  expect(requests).toEqual([expect.stringContaining("Credential=111122223333/")]);
});

test("refuses another account, of every endpoint", async () => {
  const right = await endpoint("111122223333");
  const wrong = await endpoint("000000000000");
  await expect(ask({ AWS_ENDPOINT_URL: wrong.url })).rejects.toThrow(
    expect.objectContaining({ exitCode: 1, message: `The environment dev belongs to account 111122223333, but of the emulator's endpoints:\n  ${wrong.url} is in account 000000000000\n${advice}` }) as Error,
  );
  await expect(ask({ AWS_ENDPOINT_URL: right.url, AWS_ENDPOINT_URL_S3: wrong.url })).rejects.toThrow(`  ${wrong.url} is in account 000000000000\n`);
});

test("an endpoint of one service need not know STS, the one that STS goes to must", async () => {
  const right = await endpoint("111122223333");
  const without = await endpoint(undefined);
  await ask({ AWS_ENDPOINT_URL: right.url, AWS_ENDPOINT_URL_S3: without.url });
  await ask({ AWS_ENDPOINT_URL: without.url, AWS_ENDPOINT_URL_STS: right.url });
  await expect(ask({ AWS_ENDPOINT_URL: without.url })).rejects.toThrow(`  ${without.url} does not say its account: no STS here\n`);
});

test("refuses when nobody answers, or there is no address", async () => {
  await expect(ask({ AWS_ENDPOINT_URL: "http://127.0.0.1:1" })).rejects.toThrow(/http:\/\/127\.0\.0\.1:1 does not say its account: .*ECONNREFUSED/);
  await expect(ask({})).rejects.toThrow("There is no emulator to ask for its account: set AWS_ENDPOINT_URL to its address.");
});

test("the user's own AWS settings do not matter", async () => {
  const { url } = await endpoint("111122223333");
  const before = { ...process.env };
  Object.assign(process.env, { AWS_USE_FIPS_ENDPOINT: "true", AWS_PROFILE: "none", AWS_REGION: "us-east-1", AWS_ENDPOINT_URL: "http://127.0.0.1:1" });
  try {
    await ask({ AWS_ENDPOINT_URL: url });
  } finally {
    process.env = before;
  }
});
