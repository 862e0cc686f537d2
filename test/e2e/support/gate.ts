import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const denied = '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';

/** Stands before an emulator's S3, and lets everything through, or reads alone. */
export class Gate {
  readsOnly = false;
  private readonly server: Server;

  constructor(emulator: string) {
    const { hostname, port } = new URL(emulator);
    this.server = createServer((asked, answer) => {
      if (this.readsOnly && asked.method !== "GET" && asked.method !== "HEAD") {
        asked.resume();
        asked.on("end", () => answer.writeHead(403, { "content-type": "application/xml" }).end(denied));
        return;
      }
      const onward = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (answered: IncomingMessage) => {
        answer.writeHead(answered.statusCode ?? 500, answered.headers);
        answered.pipe(answer);
      });
      onward.on("error", () => answer.destroy());
      asked.pipe(onward);
    });
  }

  /** Its address. */
  listen(): Promise<string> {
    return new Promise((resolve) => this.server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`)));
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
