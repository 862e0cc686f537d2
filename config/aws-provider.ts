/** The AWS provider the JSON asks for: older ones call a deployment that was rolled back a success. */
export const awsProvider = { source: "hashicorp/aws", version: "~> 6.47" };
