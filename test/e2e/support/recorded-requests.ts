import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { forward, listen } from "./forwarding";

/** What engines and providers are downloaded from. */
const downloads = /(^|\.)(terraform\.io|opentofu\.org|hashicorp\.com|github\.com|githubusercontent\.com|ghcr\.io)$/;
const ofTerraformCloud = /^app\.terraform\.io$/;

/** A proxy that lets nothing through but downloads, and remembers what it stopped. */
export class Trap {
  readonly stopped: string[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((asked, answer) => {
      this.stopped.push(asked.url ?? "");
      answer.writeHead(403).end();
    });
    this.server.on("connect", (asked, socket) => {
      const [host = "", port = "443"] = (asked.url ?? "").split(":");
      if (!downloads.test(host) || ofTerraformCloud.test(host)) {
        this.stopped.push(asked.url ?? "");
        socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
        return;
      }
      const through = connect(Number(port), host, () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        through.pipe(socket).pipe(through);
      });
      for (const end of [through, socket]) end.on("error", () => [through, socket].forEach((each) => each.destroy()));
    });
  }

  /** Its address. */
  listen(): Promise<string> {
    return listen(this.server);
  }

  close(): void {
    this.server.close();
  }
}

/** Stands before an emulator, and remembers whose keys the requests were signed with and which of them took a role. */
export class Recorder {
  readonly accessKeyIds = new Set<string>();
  readonly rolesTaken: string[] = [];
  requests = 0;
  private readonly server: Server;

  constructor(emulator: string) {
    this.server = createServer((asked, answer) => {
      this.requests += 1;
      const [, key] = /Credential=([^/]+)/.exec(asked.headers.authorization ?? "") ?? [];
      if (key !== undefined) this.accessKeyIds.add(key);
      asked.on("data", (part: Buffer) => this.note(part));
      forward(emulator, asked, answer);
    });
  }

  listen(): Promise<string> {
    return listen(this.server);
  }

  close(): void {
    this.server.close();
  }

  private note(part: Buffer): void {
    const [action] = /Action=AssumeRole\w*/.exec(part.toString("latin1")) ?? [];
    if (action !== undefined) this.rolesTaken.push(action);
  }
}
