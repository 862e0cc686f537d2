import { createServer, type Server } from "node:http";
import { forward, listen } from "./forwarding";

const denied = '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';

/** Stands before an emulator's S3, and lets everything through, or reads alone, or keeps who deletes waiting. */
export class Gate {
  readsOnly = false;
  private waiting: (() => void)[] | undefined;
  private readonly server: Server;

  constructor(emulator: string) {
    this.server = createServer((asked, answer) => {
      if (this.readsOnly && asked.method !== "GET" && asked.method !== "HEAD") {
        asked.resume();
        asked.on("end", () => answer.writeHead(403, { "content-type": "application/xml" }).end(denied));
        return;
      }
      if (this.waiting !== undefined && asked.method === "DELETE") this.waiting.push(() => forward(emulator, asked, answer));
      else forward(emulator, asked, answer);
    });
  }

  /** From here on nothing is deleted, so no lock is given back, until it is released. */
  hold(): void {
    this.waiting = [];
  }

  release(): void {
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    for (const goOn of waiting) goOn();
  }

  /** Its address. */
  listen(): Promise<string> {
    return listen(this.server);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
