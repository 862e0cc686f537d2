import { request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Hands a request on to an emulator, and its answer back. */
export function forward(emulator: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { hostname, port } = new URL(emulator);
  const onward = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 500, answered.headers);
    answered.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  asked.pipe(onward);
}

/** Listens on a free port of this machine; gives the address. */
export function listen(server: Server): Promise<string> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)));
}
