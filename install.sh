#!/usr/bin/env bash
# Builds both programs into plugin/bin, proves that they work together, and registers the plugin where there is a client.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
register=yes
import=yes

usage() {
  cat <<'TEXT'
usage: ./install.sh [--no-register] [--no-import]
  --no-register   build and test only; do not touch the client's configuration
  --no-import     do not read the history that the client's transcripts hold
TEXT
}

for argument in "$@"; do
  case $argument in
    --no-register) register=no ;;
    --no-import) import=no ;;
    -h | --help) usage; exit 0 ;;
    *) echo "install.sh: unknown argument $argument" >&2; usage >&2; exit 2 ;;
  esac
done

fail() { echo "install.sh: $*" >&2; exit 1; }

command -v dotnet >/dev/null || fail "there is no dotnet on the PATH. Install the .NET 10 SDK, then run ./install.sh again."

case "$(uname -s)" in
  Linux) os=linux; ldd --version 2>&1 | grep -qi musl && os=linux-musl ;;
  Darwin) os=osx ;;
  *) os=win ;;
esac
case "$(uname -m)" in
  x86_64 | amd64) rid=$os-x64 ;;
  aarch64 | arm64) rid=$os-arm64 ;;
  *) fail "no build for the processor $(uname -m)." ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# publish FOLDER [properties]: both programs, quietly; what went wrong stays in a log.
publish() {
  local out=$1; shift
  for project in Telemetry.Hook Telemetry.Mcp; do
    dotnet publish "$root/src/$project" -c Release -r "$rid" -o "$out" -v quiet --nologo -p:DebugType=none "$@" >>"$work/log" 2>&1 || return 1
  done
}

echo "Building for $rid (about a minute) ..."
if publish "$work/bin"; then
  built="native AOT, net10.0"
elif publish "$work/bin" -p:TelemetryFramework=net9.0; then
  built="native AOT, net9.0"
elif publish "$work/bin" -p:TelemetryAot=false -p:PublishReadyToRun=true -p:PublishSingleFile=true --self-contained false; then
  built="ReadyToRun, net10.0"
  echo "No native build was possible here (is gcc or clang installed?). With ReadyToRun each tool call costs about 40 ms instead of 3 ms."
else
  tail -n 30 "$work/log" >&2
  fail "the build failed; its last lines are above."
fi

# Moved into place whole: a server that is running keeps the file it was started from.
mkdir -p "$root/plugin/bin"
suffix=""
[ "$os" = win ] && suffix=.exe
for program in telemetry-hook telemetry; do
  cp "$work/bin/$program$suffix" "$root/plugin/bin/$program$suffix.new"
  chmod 755 "$root/plugin/bin/$program$suffix.new"
  mv -f "$root/plugin/bin/$program$suffix.new" "$root/plugin/bin/$program$suffix"
done
echo "Built $built: telemetry-hook $(($(wc -c <"$root/plugin/bin/telemetry-hook$suffix") / 1024)) KiB, telemetry $(($(wc -c <"$root/plugin/bin/telemetry$suffix") / 1024)) KiB."

# The proof: a real event through the built hook into a store of its own, and the built server asked about it.
event='{"session_id":"install","cwd":"'$work'","hook_event_name":"PostToolUseFailure","tool_name":"Bash","tool_input":{"command":"false"},"tool_use_id":"toolu_install","error":"Exit code 1","is_interrupt":false,"duration_ms":7}'
store=$work/store.jsonl
printf '%s' "$event" | TELEMETRY_CAPTURE=full TELEMETRY_FILE=$store "$root/plugin/bin/telemetry-hook$suffix" PostToolUseFailure
[ -s "$store" ] || fail "the hook wrote nothing: $(cat "$store.hook-errors.log" 2>/dev/null)"
answer=$(printf '%s\n' \
  '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"install","version":"1"}}}' \
  '{"jsonrpc":"2.0","method":"notifications/initialized"}' \
  '{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_failures","arguments":{}}}' \
  | TELEMETRY_FILE=$store "$root/plugin/bin/telemetry$suffix" serve)
summary=$(printf '%s' "$answer" | sed -n 's/.*"structuredContent":{"summary":"\([^}]*\)","failures".*/\1/p' | sed -e 's/\\u0022/"/g' -e "s/\\\\u0027/'/g" -e 's/\\u003C/</g' -e 's/\\u003E/>/g')
[ -n "$summary" ] || fail "the server did not answer as expected: $answer"
echo "It works. A failing call was recorded and asked about; get_failures says:"
echo "  $summary"

if [ "$register" = no ]; then
  echo "Not registered, as asked."
elif ! command -v claude >/dev/null; then
  echo "There is no claude on the PATH. Register later with ./install.sh, or by hand: README.md, \"By hand\"."
else
  claude plugin marketplace add "$root" >"$work/log" 2>&1 || claude plugin marketplace update execution-telemetry >>"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the client refused the marketplace."; }
  claude plugin install execution-telemetry@execution-telemetry >>"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the client refused the plugin."; }
  echo "Registered with Claude Code: the next session is recorded. Ask with /telemetry-stats, or ./plugin/bin/telemetry stats."
fi

if [ "$import" = no ]; then
  echo "No history read, as asked. Later: ./plugin/bin/telemetry import"
else
  echo "Reading the history ..."
  "$root/plugin/bin/telemetry$suffix" import || echo "The history was not read; the line above says why. Everything else works."
fi
