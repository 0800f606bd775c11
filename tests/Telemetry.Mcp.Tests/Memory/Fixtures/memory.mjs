// A memory server of the official kind that misbehaves as the variable DOUBLE says.
import { createInterface } from "node:readline";

const mode = process.env.DOUBLE;
const input = createInterface({ input: process.stdin });
const answer = (id, body) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", id, ...body }) + "\n");
const tool = (name, properties) => ({ name, inputSchema: { type: "object", properties } });

if (mode === "ignores-the-end") {
  process.on("SIGTERM", () => {});
  setInterval(() => {}, 1000);
}

input.on("line", (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) return;
  if (method === "initialize") {
    answer(id, { result: { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: "double", version: "1" } } });
  } else if (method === "tools/list") {
    answer(id, { result: { tools: [tool("create_entities", { entities: { type: "array" } }), tool("add_observations", {})] } });
  } else if (method === "tools/call") {
    if (mode === "dies") process.kill(process.pid, "SIGKILL");
    if (mode !== "hangs") answer(id, { result: { content: [], structuredContent: { entities: params.arguments.entities } } });
  } else {
    if (mode === "ends-on-discover") process.exit(1);
    if (mode !== "drops-discover") answer(id, { error: { code: -32601, message: "Method not found" } });
  }
});
