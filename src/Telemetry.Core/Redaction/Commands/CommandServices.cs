namespace Telemetry.Redaction;

/// <summary>The lines of <see cref="CommandPrograms"/> for what talks to a service: containers, clouds, package registries.</summary>
internal static class CommandServices
{
    /// <summary>The lines.</summary>
    public const string Table = """
        # Containers and clusters.
        singularity apptainer = P login -p
        kustomize = S edit add secret --from-literal=
        docker podman nerdctl buildah finch = P login -p -u! --username! --password-stdin<; P registry|auth login -p -u! --password-stdin<; C pull|push|copy|inspect|create --creds: --src-creds: --dest-creds: -u:; S secret create < -d! --driver!; S secret create <
        helm oras crane skopeo regctl cosign notation gcrane ctr = P login -p -u! --username! --password-stdin<; P registry|auth login -p -u! --password-stdin<; C pull|push|copy|inspect|create --creds: --src-creds: --dest-creds: -u:; P images|image|i pull|push -u: --user:
        kubectl oc k = S create secret generic --from-literal=; S create secret generic ~*/dev/stdin <; P create secret docker-registry --docker-password; P login -p --password
        kubeseal = S <
        k3s rancher = T agent|server|login -t --token
        argocd = P --password --current-password --new-password
        conjur cf ibmcloud = P login -p; P auth #2; S set-env|se #3n; S variable set -v
        credhub = S set -w_ -p_ -v_
        # Clouds.
        az = P login|acr|sql|postgres|mysql|ad -p_ --password --admin-password; S keyvault secret set --value; C --account-key --sas-token
        aws = S configure set #2n; S secretsmanager create-secret|put-secret-value|update-secret --secret-string; S ssm put-parameter ~SecureString --value; P --master-user-password --password
        gcloud = T auth activate-refresh-token #2; S secrets create|versions <
        fly flyctl = S secrets set *= -a! --app!; S secrets import <; T -t_ --access-token
        railway = S variables set *=?
        doctl = T auth init -t --access-token; T -t_?
        vercel now = S env add < ; S secrets|secret add #2; T -t_ --token
        netlify = S env:set ~--secret #2; S env:set #2n; T --auth
        firebase = S functions:secrets:set <; T --token
        supabase = S secrets set *=; P -p_ --password --db-password
        wrangler = S secret put <; S pages secret put <; S versions secret put <
        gh hub = S secret set -b --body <; T auth login --with-token<
        glab = T auth login -t --token --stdin<; S variable set|create ~--masked #2 -v_ --value; S variable set|create #2n
        gitlab-runner = T register -r_ --registration-token --token -t_
        circleci = T setup --token; S context store-secret <
        travis = T login -g --github-token; S env set|add #2n; S encrypt *= #1?
        eas expo = S secret:create|env:create --value; P login -p_
        doppler = S secrets set *= #2?; S secrets set <; T configure set #2n
        infisical phase = S secrets set *=
        pulumi = S config set ~--secret #2 < --stack! -s! --path; T login --cloud-token
        vault bao = T login #1? ^token= -method! -path! -<; S kv put|patch *=v; S write *=v; T unwrap|unseal|auth #1?; T operator unseal #1?; T token lookup|revoke|renew|capabilities #1?; T -token
        consul nomad = T -token --token; S kv put #2n
        chamber = S write #3
        credstash = S put #2
        berglas = S create|update #2
        civo = A apikey save|add #2
        netbird = A up|login --setup-key
        bw = P unlock #1 --passwordenv! --passwordfile!; P login #2 --passwordenv! --passwordfile! --method! --code!; T --session
        op = S item create|edit ?[password]= ?[concealed]=
        tailscale = T up|login --authkey --auth-key
        ngrok = T config add-authtoken #1; T authtoken #1; T --authtoken; P --basic-auth: --auth: -auth:
        cloudflared = T service install #1?; T tunnel run --token
        wandb = T login #1? --host!
        hf huggingface-cli = T login --token
        kaggle = A config set -v
        openai = A -k_ --api-key
        llm = A keys set --value <
        snyk = T auth #1?; T config set ?api=
        codecov codecovcli codecov-cli = T -t --token
        coveralls goveralls = T -repotoken --repo-token --repo_token -r_?
        codacy-coverage-reporter = T -t_ --project-token
        sonar-scanner mvn mvnw gradle gradlew = T -Dsonar.login -Dsonar.token; P -ep -emp --encrypt-password --encrypt-master-password -Dgpg.passphrase
        sentry-cli = T --auth-token
        newman postman = A login --with-api-key; A --postman-api-key
        tfx = T -t_ --token
        vsce ovsx = T publish|login|create-namespace|package -p --pat
        neonctl turso planetscale pscale = T --api-key --service-token
        cc-test-reporter = T -r_
        drone = T -t_; S secret|orgsecret add|update --data
        woodpecker-cli = S secret add|create|update --value
        twilio = T login #2?
        themekit = P -p
        gotify = T -t_
        shodan = A init #1
        b2 = A account authorize #2; A authorize-account|authorize_account #2
        dvc = P remote modify #3n
        vastai = A set api-key #1
        databricks = S secrets put-secret|put --string-value
        prefect = A -k_
        caprover = P login -p; T deploy -t_
        stripe = A --api-key
        akeyless = S create-secret -v_ --value
        # Packages and code.
        npm pnpm yarn = T config set #2n *=n; T set #2n *=n; T --otp
        pip pip3 = P config set #2n
        poetry = T config >pypi-token. #2n; P config >>http-basic.; P publish -p --password
        composer = P config >>http-basic. >github-oauth. >gitlab-token. >gitlab-oauth. >bearer.
        bundle bundler = P config #2:; P config set #2:; P config #2n; P config set #2n
        cargo = T login #1? --registry!
        dotnet = S user-secrets set #2 --project! -p! --id! -c!; A setapikey #1; A push -k_ -ApiKey -apikey; A add source|package -k_; P add|update|source|sources -p_ -Password; A delete -k_ -ApiKey; T sonarscanner begin|end /d:sonar.login= /d:sonar.token=; A nuget push -k_; P nuget add|update source -p_
        nuget NuGet choco = A setapikey #1; A push -k_ -ApiKey -apikey; A add source|package -k_; P add|update|source|sources -p_ -Password; A delete -k_ -ApiKey; A apikey -k_; P source add -p_
        twine maturin = P upload|publish -p
        uv = P publish -p_; T publish -t_
        hatch = P publish -a_
        pdm = P publish -P_
        conan = P user -p; P remote login -p #3?
        git = P config #2n
        p4 = P -P; P login <
        dbt liquibase flyway = P -password --password
        ConvertTo-SecureString convertto-securestring = P ~-AsPlainText #1 -String -Key!; P ~-asplaintext #1 -String -Key!
        """;
}
