// aws-local-stepfunctions asks for this function, which Node.js has from 22 on; Gantry runs with 20.
function withResolvers() {
  const made: { resolve?: unknown; reject?: unknown } = {};
  return Object.assign(made, { promise: new Promise((resolve, reject) => Object.assign(made, { resolve, reject })) });
}

if (!("withResolvers" in Promise)) Object.assign(Promise, { withResolvers });
