namespace Telemetry.Redaction;

/// <summary>Words that a command can follow.</summary>
internal static class CommandPrefixes
{
    /// <summary>Whether a command may follow this word: <c>sudo</c>, <c>then</c>, <c>RUN</c>, or a program that runs another.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => word switch
    {
        "sudo" or "doas" or "env" or "time" or "nohup" or "exec" or "command" or "builtin" or "then" or "do" or "else" or "if" or "while" or "until" or "elif" or "!" or "eval" => true,
        "timeout" or "xargs" or "watch" or "nice" or "ionice" or "stdbuf" or "setsid" or "unbuffer" or "strace" or "parallel" or "retry" or "flock" or "chroot" or "chronic" or "caffeinate" => true,
        "RUN" or "CMD" or "ENTRYPOINT" or "SHELL" or "HEALTHCHECK" or "npx" or "bunx" or "pnpx" or "dlx" or "uvx" or "pipx" or "call" or "start" or "cmd" or "-exec" or "-c" or "--" or "-" or "-m" or "/c" or "/C" => true,
        "docker" or "podman" or "nerdctl" or "kubectl" or "oc" or "docker-compose" or "compose" or "ssh" or "sshpass" or "su" or "runuser" or "lxc" or "nsenter" or "vagrant" or "wsl" or "winpty" or "proxychains" or "torsocks" or "spawn" => true,
        "mosh" or "gcloud" or "heroku" or "railway" or "doppler" or "dotenv" or "op" or "aws-vault" or "chamber" or "direnv" or "nix-shell" or "poetry" or "pipenv" or "bundle" or "uv" or "busybox" or "ansible" => true,
        _ => false,
    };
}
