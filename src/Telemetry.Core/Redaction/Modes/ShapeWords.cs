namespace Telemetry.Redaction;

/// <summary>The only words that a shape may hold: common programs, their subcommands, file extensions, and what errors say whatever they are about.</summary>
/// <remarks>
/// A word that is not here is somebody's own, so a list that is too short costs readability and one that is too long costs privacy: nothing belongs here
/// that names a person, a product of a company, or a thing that few use. Texts rather than tables, because a hook would have to build a table first.
/// </remarks>
internal static class ShapeWords
{
    private const int MaxLength = 30;

    /// <summary>True for a common program, in its own casing.</summary>
    public static bool IsProgram(ReadOnlySpan<char> word) => Has(Programs, word);

    /// <summary>True for a common subcommand, target or script of those programs.</summary>
    public static bool IsSubcommand(ReadOnlySpan<char> word) => Has(Subcommands, word);

    /// <summary>True for a common file extension, without its dot, in any casing.</summary>
    public static bool IsExtension(ReadOnlySpan<char> word) => HasInLower(Extensions, word);

    /// <summary>True for a word of common error messages, in any casing.</summary>
    public static bool IsOfErrors(ReadOnlySpan<char> word) => HasInLower(Errors, word);

    private static bool HasInLower(string words, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[MaxLength];
        return word.Length <= MaxLength && Has(words, lower[..word.ToLowerInvariant(lower)]);
    }

    private static bool Has(string words, ReadOnlySpan<char> word)
    {
        Span<char> whole = stackalloc char[MaxLength + 2];
        if (word.Length is 0 or > MaxLength || word.Contains(' '))
            return false;
        whole[0] = whole[word.Length + 1] = ' ';
        word.CopyTo(whole[1..]);
        return words.AsSpan().IndexOf(whole[..(word.Length + 2)]) >= 0;
    }

    private const string Programs =
        " 7z Copy-Item ForEach-Object Get-ChildItem Get-Command Get-Content Get-Item Get-Location Get-Process Invoke-RestMethod Invoke-WebRequest Move-Item " +
        "New-Item R Remove-Item Rscript Select-Object Select-String Set-Content Set-Location Start-Process Stop-Process Test-Path Where-Object Write-Host " +
        "Write-Output ack actionlint adb ag alembic alias ansible ansible-playbook ant apk apt apt-get ar artisan asdf autoconf automake awk aws az bandit " +
        "base64 basename bash bat bazel bc biome black break brew buck buf buildah bun bundle bunx bzip2 c++ cabal cargo case cat cc cd celery chmod choco " +
        "chown clang clang++ clang-format clang-tidy claude clear clickhouse clickhouse-client clippy-driver cmake cmd cmp code codex column comm command " +
        "composer conda configure continue convert cp createdb crontab csc ctest curl cut cypress dart dash date dd declare deno df diff dig dirname " +
        "django-admin dlv dmesg dnf do doas docker docker-compose done dotnet dpkg dropdb du duckdb dune echo egrep eksctl elif elixir else emacs emulator env " +
        "envsubst erl esac esbuild eslint eval exec exiftool exit export expr false fastlane fd ffmpeg ffprobe fgrep fi file find firebase fish flake8 flask " +
        "flutter flyctl fold for free fsi function g++ gawk gcc gcloud gdb gem gemini getconf gh ghc git gitleaks glab go gofmt goimports golangci-lint gpg " +
        "gradle gradlew grep groups gs gsutil gunicorn gunzip gzip hadolint hatch head helm heroku hexdump hg history hostname htop http hub husky id identify " +
        "iex if ifconfig install ip iptables ipython irb isort jar java javac jest jj journalctl jq julia jupyter just k9s kill killall kind kotlin kotlinc " +
        "kubectl kustomize latex launchctl ld lefthook lerna less let lldb ln local ls lsof ltrace lua magick make mamba man md5 md5sum meson minikube mise " +
        "mix mkdir mktemp mocha mongo mongosh more mount msbuild mv mvn mvnw mypy mysql mysqldump nano nc netlify netstat next nice nim ninja nix nix-shell nl " +
        "nm node nohup nox npm npx nslookup nuget numfmt nvm nx objdump ocaml od ollama opam open openssl osascript packer pacman pandoc paste patch pbcopy " +
        "pbpaste pdflatex pdftotext pdm perf perl pg_dump pg_restore pgrep php phpunit ping pip pip3 pipenv pipx pkill playwright pnpm pnpx pod podman poetry " +
        "popd port powershell pre-commit prettier printenv printf protoc ps psql pushd pwd pwsh pyenv pylint pyright pytest python python2 python3 python3.10 " +
        "python3.11 python3.12 python3.13 python3.14 python3.9 rails rake read readlink realpath redis-cli return rev rg rm rmdir rollup rpm rspec rsync rtk " +
        "rubocop ruby ruff rustc rustfmt rustup sbt scala scoop scp screen sed semgrep seq service set sh sha1sum sha256sum sha512sum shasum shellcheck shfmt " +
        "shift shuf sleep snap sort source split sqlc sqlite3 ss ssh stack stat staticcheck strace strings su sudo supabase svn swift swiftc sync systemctl " +
        "tac tail tar task tee telnet terraform terragrunt test then time timeout tmux tofu top touch tox tr trap tree trivy true truncate ts-node tsc tsx " +
        "turbo type ulimit umask umount uname uniq unset until unzip uptime uv uvicorn uvx vagrant valgrind vercel vi vim virtualenv vite vitest wait watch wc " +
        "webpack wget whereis which while whoami winget wrangler xargs xcodebuild xcrun xdg-open xelatex xmllint xxd xz yarn yes yq yum zcat zgrep zig zip zsh " +
        "zstd ";

    private const string Subcommands =
        " access add alias all am analyze annotate api api-resources apply archive assemble attach audit auth autoremove bench benchmark biome bisect blame " +
        "bootRun bootstrap branch browse build build:prod builder buildx bundle cache cask cat-file check check-all check-ignore check:types checkout " +
        "cherry-pick ci clean clean-install clean:all clippy clone cloudformation cluster-info codegen codespace commit compile component compose config " +
        "configure console container context cordon cover coverage cp create credentials cypress daemon-reload db:create db:migrate db:rollback db:seed " +
        "db:test:prepare debug dedupe default delete dependency deploy describe destroy dev dev-certs devices diff diff-index diff-tree disable dist dlx doc " +
        "docs doctor down drain drive drizzle-kit dump-autoload dynamodb e2e ec2 ecr ecs edit ef eks emulators enable env eslint events exec expand explain " +
        "export expose extension fetch fix fmt for-each-ref format format:check freeze fsck full-upgrade gc gen generate get gist graph grep hash-object help " +
        "history iam image images import info init inspect install integration is-active is-enabled issue jar jest kill knip label lambda lib link lint " +
        "lint:fix list load lock log login logout logs ls ls-files ls-remote ls-tree maintenance manifest mcp merge merge-base metadata migrate miri mocha mod " +
        "msbuild mv name-rev network new next nextest node nuget nx org outdated output override owner pack pack-scripts package patch pause pip plan " +
        "playwright plugin port port-forward pr prefix prepare prettier preview prisma project providers proxy prune ps pub publish pull purge push python rds " +
        "read-tree rebase rebuild reference reflog refresh reinstall release reload remote remove rename repo require require-dev reset resolve restart " +
        "restore rev-list rev-parse revert rm rmi rollback rollout rollup root routes ruleset run s3 save scale search secret secretsmanager seed self serve " +
        "server service services set setup shell shortlog show show-ref sln sns sparse-checkout spec sqs ssm stack start stash state stats status stop " +
        "storybook sts submodule swarm switch symbolic-ref sync system tag taint tap target tasks telemetry template test test:all test:ci test:e2e " +
        "test:integration test:unit test:watch tests tool toolchain top tree trust tsc tsx turbo type-check typecheck types uncordon uninstall unit unlink " +
        "unpause up update update-index update-ref upgrade use user-secrets validate var variable vendor venv verify version vet view vite vitest volume " +
        "vstest wait watch webpack which whoami why work workflow workload workspace worktree wrangler write-tree x ";

    private const string Extensions =
        " 7z adoc asm astro bash bat bazel bmp bz2 bzl c cc cer cfg cjs clj cljs cmake cmd conf cpp crt cs cshtml csproj css csv csx cts cxx dart db diff doc " +
        "dockerfile docx editorconfig ejs env erb erl ex exs fish fs fsproj fsx gif gitignore go gql gradle graphql groovy gz h hbs hcl hh hpp hs htm html " +
        "http hxx ico ini ipynb j2 jar java jl jpeg jpg js json json5 jsonl jsx key kt kts lean less lock log lua m map markdown md mdx mjs mk ml mli mm mod " +
        "mov mp3 mp4 mts nim nix odt otf parquet patch pdf pem php pl pm png ppt pptx prisma properties props proto ps1 psm1 pub pug py pyi pyx r rake razor " +
        "rb rest resx rs rst s sass scala scss sh sln slnx snap sol sql sqlite sum sv svelte svg swift tar targets tex tf tfvars tgz thrift tmpl toml tpl ts " +
        "tsv tsx ttf txt v vb vhd vue war wasm wat wav webm webp woff woff2 xaml xls xlsx xml xsd xsl xz yaml yml zig zip zsh zst ";

    private const string Errors =
        " a abort aborting about above accept accepted accepts access action actions actual after again against agent agents aggregateerror all allow allowed " +
        "already also always am an and another any apply are argument arguments array as ask askuserquestion assert assertion assertionerror assigned " +
        "assignment at attempt attempted attempting attribute attributeerror authentication authorization auto available away back bad base bash bashoutput be " +
        "because been before being below between binary block blocked body both branch broken build building bundle busy but by byte bytes cache call called " +
        "calledprocesserror calls can cancel canceled cancelled cannot cargo case cell cells change changed changes check checking child choose chose clang " +
        "class claude clean client close closed cmd cmdlet code collect column combination command commands commit compile compiled compiler compiling " +
        "complete completed component concatenate condition config configuration configured conflict conflicts connect connected connection connectionerror " +
        "constant contain contained contains content context continue contract conversion convert copy correct correctly could couldn count crash crashed " +
        "create created credentials cs current currently cycle d data database date deadline declaration declared default defined definition delete deleted " +
        "denied deny dependencies dependency deprecated depth description destination detected device did didn differ different differs directories directory " +
        "disable disabled disk docker does doesn doing domain don done down download due duplicate duplicated during e eacces each eaddrinuse econnrefused " +
        "econnreset edit eexist eg eisdir either element eloop emfile empty enable enabled encoding end enoent enospc enotdir enotempty enough ensure " +
        "enterplanmode entries entry eof eperm epipe equal err errno error errored errors eslint esrch etc etimedout eval evalerror evaluate even event every " +
        "exactly exceed exceeded exceeds except exception exec executable execute executed executing execution exist existing exists exit exited exitplanmode " +
        "expect expected expecting expects expired explore export expression extension external extra f fail failed failing fails failure failures false fatal " +
        "fatalerror fetch field fields file file_path filename filenotfounderror files filesystem filter find first fix fixture flag flags flaky folder follow " +
        "following for forbidden force forget format found from full function functions further gb gcc general get getting git give given glob go got granted " +
        "grep group guess had handle handler has hash hasn have haven head header help here hint hook hooks host how http https i id identifier if ignore " +
        "ignored illegal import imported importerror imports in include included including incompatible incomplete inconsistent incorrect indentation " +
        "indentationerror index indexerror indices info information initialize initialized input inputs inputvalidationerror insecure insert inside install " +
        "installed instance instead instruction int integer integration interactive internal interrupted into invalid ioerror is isn issue issues it item " +
        "items iteration its itself jest job jobs json jsondecodeerror just kb keep key keyboardinterrupt keyerror keys keyword kib killed killshell kind know " +
        "known label language large last latest least left length less let level library like limit limits line lines link linked lint list listed listen ll " +
        "load loaded loading local location lock locked lockfile locks log login long longer look lookup loop lost low ls lsp made main make making manually " +
        "many map mark marked match matched matches matching maximum may maybe mb mean means mebibytes member memory memoryerror merge message messages " +
        "metadata method methods mib minimum mismatch missing mode modified module modulenotfounderror modules monitor more most move ms msb multiedit must " +
        "mutable my name named nameerror names namespace near need needed needs negative nested network never new new_string newer newline next nil ninja no " +
        "node non none nonexistent normal not note notebook_path notebookedit nothing notice notimplementederror now npm null nullreferenceexception number " +
        "numeric object objects of off offset ok old old_string older on once one only open opening operand operation operations operator option optional " +
        "options or order origin original oserror other others otherwise our out output outside over overflow overflowerror overridden override overwrite " +
        "overwritten own package packages page panic panicked parallel parameter parameters parent parse parsed parser parsing part partial parts pass passed " +
        "passes passing password past path paths pattern patterns pending permission permissionerror permissions permitted pick pip pipe place plan please " +
        "plugin point pointer policy port position posix_spawn possible powershell preceding prefix present pretooluse prevent previous previously problem " +
        "problems proceed process processes program project prompt properties property protected protocol provide provided provider public pull purpose push " +
        "put pytest python query queue quota quote quotes range rangeerror rate raw re reach reached read readable reading readonly ready really reason rebase " +
        "received recent recommended record recursion redirect reduce ref refer reference referenced referenceerror references refresh refs refspec refuse " +
        "refused refusing register registered reject rejected related release remote remove removed rename repeated replace replace_all replaced replacement " +
        "repo repository request requested requests require required requires reserved reset resolve resolved resource response restricted result results " +
        "retry return returned returns review right root rule rules run runner running runtime runtimeerror rust s same save say schema scope script scripts " +
        "search searching second seconds section security see seek seems segment segmentation select selected send sent separate server service session set " +
        "sets setting settings setup several sh shadow shape shell should shouldn show sibling side sign signal signature silent similar simple simultaneous " +
        "since single size skill skip skipped skipping smaller so socket some something source space spawn specific specified specify stack staged stale " +
        "standard start started starting starts startup state statement static status stay stderr stdin stdout step still stop stopiteration stopped stopping " +
        "storage store stream strict string strings subagent_type subcommand success such suite summary support supported suppressed sure suspended symbol " +
        "symbolic symbols sync syntax syntaxerror system systemexit t table tag take target task taskoutput tasks taskstop template temporary terminal " +
        "terminate terminated test tests text than that the their them then there these they thing this those thread through throw thrown throws time timed " +
        "timeout timeouterror times timestamp tip to todo todowrite token tokens too tool tool_name tool_use_error tools toolsearch top total traceback " +
        "trailing transaction transport tried true trust trusted try trying ts tsc tty type typeerror types unable unauthorized unavailable unbound uncaught " +
        "uncommitted undefined under unexpected unexpectedly unhandled unicodedecodeerror unique unit unknown unless unmerged unmet unreachable unrecognized " +
        "unresolved unsafe unsatisfied unsupported unterminated until untracked unused unwritten up update updated updates upstream url us usage use used user " +
        "users uses using usr utf valid validate validation value valueerror values var variable variables ve verify version versions via violation visible " +
        "volume wait waiting want wanted warn warning warnings was wasn way we web webfetch websearch were what when where whether which while who whole why " +
        "will with within without won word work workflow working works workspace worktree would wouldn writable write writing written wrong x yaml yes yet you " +
        "your zero zerodivisionerror zone zsh ";
}
