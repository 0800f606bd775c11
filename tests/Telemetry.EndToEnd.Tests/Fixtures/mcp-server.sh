#!/bin/sh
# A server with a tool of each fate. It reads one JSON-RPC message a line and looks at no more of it than its id and its method.
answer() { printf '{"jsonrpc":"2.0","id":%s,"result":%s}\n' "$id" "$1"; }
refuse() { printf '{"jsonrpc":"2.0","id":%s,"error":{"code":%s,"message":"%s"}}\n' "$id" "$1" "$2"; }
tool() { printf '{"name":"%s","description":"%s","inputSchema":{"type":"object"}}' "$1" "$1"; }

while read -r message; do
  id=$(printf '%s' "$message" | sed -n 's/.*"id":\("[^"]*"\|[0-9][0-9]*\).*/\1/p')
  [ -n "$id" ] || continue
  case "$message" in
    *'"method":"initialize"'*) answer '{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"errands","version":"1"}}' ;;
    *'"method":"tools/list"'*) answer "{\"tools\":[$(tool done),$(tool complain),$(tool break)]}" ;;
    *'"name":"done"'*) answer '{"content":[{"type":"text","text":"it is done"}]}' ;;
    *'"name":"complain"'*) answer '{"isError":true,"content":[{"type":"text","text":"the quota is exceeded"}]}' ;;
    *'"name":"break"'*) refuse -32603 'the errand broke off' ;;
    *) refuse -32601 'no such method' ;;
  esac
done
