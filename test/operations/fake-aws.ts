import { createServer, type Server } from "node:http";

/** What an operation of AWS answers; an answer with `__type` is an error. */
export type Answers = Readonly<Record<string, (input: Record<string, unknown>) => unknown>>;

export interface Call {
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

const identity = (account: string) =>
  `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
const assumed = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASSUMED</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const failed = (code: string) => `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>so says STS</Message></Error></ErrorResponse>`;

/** As much of AWS as operations ask, on this machine. The process's AWS variables lead here, until it is closed. */
export class FakeAws {
  readonly calls: Call[] = [];
  /** The access key of each call. */
  readonly keys: string[] = [];
  answers: Answers = {};
  account = "111122223333";
  /** Code of the error that STS gives. */
  stsError: string | undefined;
  private readonly before = { ...process.env };
  private readonly server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      this.keys.push(/Credential=([^/]*)\//.exec(String(request.headers.authorization))?.[1] ?? "");
      const target = request.headers["x-amz-target"];
      if (target === undefined) {
        const operation = new URLSearchParams(body).get("Action") ?? "";
        this.calls.push({ operation, input: Object.fromEntries(new URLSearchParams(body)) });
        if (this.stsError !== undefined) response.writeHead(403).end(failed(this.stsError));
        else response.end(operation === "AssumeRole" ? assumed : identity(this.account));
        return;
      }
      const operation = String(target).split(".").at(-1) ?? "";
      const input = JSON.parse(body) as Record<string, unknown>;
      this.calls.push({ operation, input });
      const answer = this.answers[operation]?.(input) ?? { __type: "UnknownOperationException", message: `no ${operation} here` };
      response.writeHead(Object.hasOwn(answer, "__type") ? 400 : 200, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(answer));
    });
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => void this.server.listen(0, "127.0.0.1", resolve));
    for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
    const none = "/nonexistent/aws";
    const url = `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
    Object.assign(process.env, { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: "KEY", AWS_SECRET_ACCESS_KEY: "s", AWS_EC2_METADATA_DISABLED: "true", AWS_CONFIG_FILE: none, AWS_SHARED_CREDENTIALS_FILE: none });
  }

  close(): void {
    process.env = this.before;
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Forgets what was asked, and answers anew. */
  answer(answers: Answers): void {
    this.calls.splice(0);
    this.keys.splice(0);
    this.account = "111122223333";
    this.stsError = undefined;
    this.answers = answers;
  }

  operations(): string[] {
    return this.calls.map(({ operation }) => operation);
  }

  input(operation: string): Record<string, unknown> | undefined {
    return this.calls.find((call) => call.operation === operation)?.input;
  }
}
