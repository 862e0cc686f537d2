import { describeKeptLock, describeLock, lockHolderIn } from "../../engine/state-lock";

/** What an engine says in the detail of its error. */
const detail = (product: string, version: string, message: string, path: string, id: string) => `Error message: ${message}
Lock Info:
  ID:        ${id}
  Path:      ${path}
  Operation: OperationTypeApply
  Who:       root@vm
  Version:   ${version}
  Created:   2026-11-22 16:19:00.218640644 +0000 UTC
  Info:      


${product} acquires a state lock to protect the state from being written
by multiple users at the same time. Please resolve the issue above and try
again. For most commands, you can disable locking with the "-lock=false"
flag, but this is not recommended.`;

const id = "12556e69-b8f9-3ff5-beb7-2ce6dddc6c76";
const local = detail("Terraform", "1.11.4", "resource temporarily unavailable", "states/network.tfstate", id);
const s3 = detail(
  "OpenTofu",
  "1.12.6",
  "operation error S3: PutObject, https response error StatusCode: 412, RequestID: 1, HostID: 2, api error PreconditionFailed: At least one of the pre-conditions you specified did not hold",
  "states-111122223333/dev/network.tfstate",
  id,
);
const holder = { id, who: "root@vm", operation: "OperationTypeApply", created: "2026-11-22 16:19:00.218640644 +0000 UTC" };

test("reads the holder from the words of Terraform", () => {
  expect(lockHolderIn(local)).toEqual({ ...holder, path: "states/network.tfstate", engine: "terraform" });
});

test("reads the holder from the words of OpenTofu", () => {
  expect(lockHolderIn(s3)).toEqual({ ...holder, path: "states-111122223333/dev/network.tfstate", engine: "tofu" });
});

test.each(["", "no such bucket", "Lock Info:\n  ID:\n  Who: a@b", "RequestID: 7"])("%j names no holder", (text) => {
  expect(lockHolderIn(text)).toBeUndefined();
});

test("an empty field is empty, and does not take the next one", () => {
  expect(lockHolderIn("  ID: 1\n  Path:      \n  Operation:\n  Who: a@b")).toEqual({ id: "1", who: "a@b", operation: "", created: "", path: "", engine: "terraform" });
});

test("tells the holder, and what to do", () => {
  const { path, engine } = { path: "states/network.tfstate", engine: "tofu" } as const;
  expect(describeLock({ ...holder, path, engine })).toBe(`The state states/network.tfstate is locked by root@vm (OperationTypeApply, since 2026-11-22 16:19:00.218640644 +0000 UTC).
Wait until that has ended, and run this again; nothing was changed.
If it ended without letting go (a machine that was switched off), free the state in the stack's folder: tofu force-unlock ${id}`);
  expect(describeLock({ ...holder, operation: "", path, engine })).toContain("(unknown operation, since");
});

test("what to do about a lock that S3 did not take back", () => {
  const kept = lockHolderIn(`Error message: failed to delete the lock file: operation error S3: DeleteObject, https response error StatusCode: 403, RequestID: , HostID: , api error AccessDenied: Access Denied
Lock Info:
  ID:        882a6f4e-8f12-44a9-0cd8-64093bd47c86
  Path:      states/shop/dev/storage.tfstate
  Operation: OperationTypeApply
  Who:       root@vm
  Version:   1.11.4
  Created:   2026-11-22 17:08:55.75877483 +0000 UTC
  Info:      


Terraform acquires a lock when accessing your state to prevent others
running Terraform to potentially modify the state at the same time. An
error occurred while releasing this lock.`);
  expect(kept && describeKeptLock(kept)).toBe(`The lock of the state states/shop/dev/storage.tfstate could not be given back at the end (OperationTypeApply); nobody holds it, but it is in the way.
When the backend answers again, first free it in the stack's folder: terraform force-unlock -force 882a6f4e-8f12-44a9-0cd8-64093bd47c86`);
});
