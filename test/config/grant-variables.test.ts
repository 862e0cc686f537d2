import { grantVariables } from "../../config/grant-variables";
import { grants } from "../../config/grants";

test("nothing granted gives no variables", () => {
  expect(grantVariables(grants.parse({}))).toEqual({});
});

test("each thing has a variable of its kind, whatever may be done with it", () => {
  const written = {
    queues: { votes: "send", "order-mails": "receive" },
    topics: { votes: "publish" },
    fileSystems: { data: "describe" },
    stateMachines: { nightly: "start", "month-end-2": "answer" },
    statements: [{ actions: ["s3:GetObject"], resources: ["*"] }],
  };
  expect(grantVariables(grants.parse(written))).toEqual({
    VOTES_QUEUE_URL: { kind: "queue", name: "votes" },
    ORDER_MAILS_QUEUE_URL: { kind: "queue", name: "order-mails" },
    VOTES_TOPIC_ARN: { kind: "topic", name: "votes" },
    DATA_FILE_SYSTEM_ID: { kind: "file-system", name: "data" },
    NIGHTLY_STATE_MACHINE_ARN: { kind: "state-machine", name: "nightly" },
    MONTH_END_2_STATE_MACHINE_ARN: { kind: "state-machine", name: "month-end-2" },
  });
});
