#!/bin/sh
# A user's hook before each call: what it says depends on a word in the call.
decide() { printf '{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"%s","permissionDecisionReason":"%s"}}\n' "$1" "$2"; }

call=$(cat)
case "$call" in
  *blocked-by-policy*) echo 'the policy forbids it' >&2; exit 2 ;;
  *denied-by-policy*) decide deny 'the policy denies it' ;;
  *asked-by-policy*) decide ask 'somebody should look at it first' ;;
esac
