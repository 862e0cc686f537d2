import { place } from "./emulated";

/** What somebody does in the account, past the engine. Emulators look at a signature only for whose it is, and of which service. */
export class ByHand {
  constructor(private readonly endpoint: string) {}

  /** A call of a service that takes forms: EC2, IAM. Gives the XML. */
  form(service: "ec2" | "iam", action: string, parameters: Readonly<Record<string, string>> = {}): Promise<string> {
    const version = service === "ec2" ? "2016-11-15" : "2010-05-08";
    return this.ask(service, "application/x-www-form-urlencoded", {}, new URLSearchParams({ Action: action, Version: version, ...parameters }).toString());
  }

  /** A call of a service that takes JSON, by its target: `secretsmanager.UpdateSecret`. */
  json(service: string, target: string, parameters: object): Promise<string> {
    return this.ask(service, "application/x-amz-json-1.1", { "x-amz-target": target }, JSON.stringify(parameters));
  }

  private async ask(service: string, type: string, headers: Readonly<Record<string, string>>, body: string): Promise<string> {
    const authorization = `AWS4-HMAC-SHA256 Credential=${place.account}/20260101/${place.region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const response = await fetch(this.endpoint, { method: "POST", headers: { authorization, "content-type": type, ...headers }, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} ${body}: ${response.status} ${text}`);
    return text;
  }
}
