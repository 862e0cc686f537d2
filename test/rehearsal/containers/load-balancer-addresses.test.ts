import { createServer } from "node:http";
import { loadBalancerAddresses } from "../../../rehearsal/containers/load-balancer-addresses";

async function answering(status: number, body: string): Promise<string[]> {
  const server = createServer((request, response) => response.writeHead(request.url === "/_fakecloud/elbv2/load-balancers" ? status : 500).end(body)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const found = await loadBalancerAddresses({ AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` });
  server.close();
  return found.map(({ name, address }) => `${name} ${address}`);
}

test("those that the emulator forwards for", async () => {
  const loadBalancers = [
    { name: "public", boundPort: 4000 },
    { name: "network", boundPort: null },
  ];
  expect(await answering(200, JSON.stringify({ loadBalancers }))).toEqual(["public http://127.0.0.1:4000"]);
});

test("none of an emulator that forwards for none", async () => {
  expect(await answering(404, "<NotFound/>")).toEqual([]);
  expect(await answering(200, "{}")).toEqual([]);
  expect(await loadBalancerAddresses({ AWS_ENDPOINT_URL: "http://127.0.0.1:1" })).toEqual([]);
});
