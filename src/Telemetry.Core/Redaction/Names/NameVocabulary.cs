namespace Telemetry.Redaction;

/// <summary>The words that decide what a name means. Patterns, not arrays: the compiler makes them a switch, so nothing is built or walked.</summary>
internal static class NameVocabulary
{
    /// <summary>Whether a name that ends in this word names a property of a secret, not the secret.</summary>
    public static bool EndsHarmless(ReadOnlySpan<char> word) => word is
        "count" or "counts" or "limit" or "limits" or "length" or "len" or "type" or "types" or "name" or "names" or "file" or "files" or "filename" or "path" or
        "paths" or "dir" or "size" or "budget" or "usage" or "url" or "urls" or "uri" or "uris" or "endpoint" or "host" or "port" or "policy" or "policies" or
        "expiry" or "expires" or "expired" or "expiration" or "ttl" or "age" or "timeout" or "seconds" or "minutes" or "hours" or "days" or "ms" or "at" or "prefix" or
        "suffix" or "field" or "fields" or "header" or "headers" or "hint" or "required" or "enabled" or "disabled" or "id" or "ids" or "arn" or "version" or
        "versions" or "index" or "used" or "ref" or "refs" or "class" or "service" or "provider" or "manager" or "store" or "handler" or "validator" or "format" or
        "pattern" or "regex" or "rule" or "rules" or "error" or "errors" or "message" or "label" or "labels" or "placeholder" or "title" or "algorithm" or "alg" or
        "method" or "mode" or "status" or "state" or "strength" or "reset" or "rotation" or "scheme" or "scan" or "scanner" or "scanning" or "bucket" or "source" or
        "kind" or "schema" or "column" or "columns" or "table" or "attempts" or "history" or "changed" or "verified" or "visible" or "visibility" or "hidden" or
        "input" or "page" or "form" or "screen" or "view" or "button" or "icon" or "color" or "lexer" or "parser" or "stream" or "set" or "map" or "list" or "created" or
        "updated" or "helper" or "exporter" or "generator" or "factory" or "controller" or "command" or "options" or "args" or "callback" or "location" or "region" or
        "scope" or "scopes" or "audience" or "issuer" or "fingerprint" or "thumbprint" or "checksum" or "flag" or "flags" or "env" or "per" or "rate" or "price" or
        "cost" or "encryption" or "hashing" or "hasher" or "lifetime" or "validity" or "duration" or "interval" or "period" or "request" or "response" or "exception" or "re" or "regexp" or "expression";

    /// <summary>Whether a token behind this word is a unit of text, of a page or of a design.</summary>
    public static bool CountsTokens(ReadOnlySpan<char> word) => word is
        "max" or "min" or "num" or "total" or "input" or "output" or "prompt" or "completion" or "page" or "next" or "stop" or "pad" or "eos" or "bos" or "sep" or
        "unk" or "mask" or "special" or "start" or "end" or "design" or "color" or "spacing" or "csrf" or "xsrf" or "cancellation" or "continuation" or "sync" or
        "public" or "current" or "previous" or "prev" or "last" or "first" or "paging" or "pagination" or "cursor" or "syntax" or "lexer" or "embd" or "unexpected" or
        "identifier";

    /// <summary>Whether a key behind this word opens something.</summary>
    public static bool OpensKey(ReadOnlySpan<char> word) => word is
        "api" or "access" or "account" or "auth" or "authentication" or "authorization" or "signing" or "signature" or "encryption" or "decryption" or "encrypt" or
        "crypto" or "cipher" or "aes" or "hmac" or "master" or "session" or "secret" or "shared" or "preshared" or "storage" or "app" or "application" or
        "subscription" or "consumer" or "customer" or "service" or "webhook" or "deploy" or "admin" or "license" or "licence" or "integration" or "developer" or "dev" or
        "rest" or "client" or "sas" or "jwt" or "management" or "ingest" or "ingestion" or "write" or "read" or "user" or "personal" or "token" or "maps" or "stripe" or
        "openai" or "anthropic" or "sendgrid" or "mailgun" or "twilio" or "aws" or "azure" or "gcp" or "google" or "firebase" or "algolia" or "datadog" or "newrelic" or
        "cloudant" or "heroku" or "hubspot" or "snyk" or "cloudflare" or "shodan" or "virustotal" or "mapbox" or "fastly" or "linode" or "digitalocean" or
        "mailchimp" or "mandrill" or "postmark" or "jfrog" or "artifactory" or "live" or "prod" or "production" or "server" or "wg" or "vault" or "unseal" or "recovery";

    /// <summary>Whether a word that ends in "pass" has another meaning.</summary>
    public static bool IsOtherPass(ReadOnlySpan<char> word) => word is
        "bypass" or "compass" or "trespass" or "overpass" or "underpass" or "surpass" or "encompass" or "sshpass" or "lastpass" or "keepass" or "gopass" or
        "multipass" or "onepass" or "pyspass" or "renderpass" or "subpass";

    /// <summary>Names that others gave their cookies and fields, as they stand.</summary>
    public static bool IsWholeName(ReadOnlySpan<char> word) => word is
        "phpsessid" or "jsessionid" or "sessid" or "aspsessionid" or "authenticity" or "requirepass" or "masterauth" or "storepass" or "keypass" or "npmauthtoken" or
        "ansiblebecomepass" or "sharedaccesssignature";

    /// <summary>Whether the word behind a dot makes a name a file's.</summary>
    public static bool IsExtension(ReadOnlySpan<char> word) => word is
        "ts" or "tsx" or "js" or "jsx" or "mjs" or "cjs" or "py" or "cs" or "go" or "rb" or "java" or "kt" or "php" or "rs" or "swift" or "c" or "h" or "cpp" or "hpp" or "json" or "yaml" or "yml" or "toml" or "xml" or "md" or "txt" or "html"
        or "css" or "scss" or "sql" or "sh" or "ps1" or "vue" or "svelte" or "dart" or "lua" or "ex" or "exs" or "erl" or "scala" or "proto" or "graphql" or "tf" or "csproj" or "snap" or "log" or "lock" or "pem" or "crt" or "cer" or "pfx" or "p12" or "jks" or "gpg" or "enc" or "asc" or "pub" or "png" or "svg";
}
