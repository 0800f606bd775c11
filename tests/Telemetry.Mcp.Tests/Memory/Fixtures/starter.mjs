// Starts what it is told with a pipe as its input, and waits to be killed.
import { spawn } from "node:child_process";

spawn(process.argv[2], process.argv.slice(3), { stdio: ["pipe", "inherit", "inherit"] });
setInterval(() => {}, 1000);
