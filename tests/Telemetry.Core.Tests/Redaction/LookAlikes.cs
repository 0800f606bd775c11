namespace Telemetry.Core.Tests.Redaction;

/// <summary>Texts without a secret that look as if they had one, one a line; ⏎ is a line break.</summary>
internal static class LookAlikes
{
    public static string[] Texts { get; } = Lines(
        """"
        git show 5ac1342f0c9e7d8b6a4f3e2d1c0b9a8f7e6d5c4b
        commit 2241a56b⏎Author: Jo <jo@example.com>
        git cherry-pick 5ac1342 2241a56 b20858b
        docker pull alpine@sha256:c5b1261d6d3e43071626931fc004f70149baeba2c8ec672bd4f27761f8e1ad6b
        "integrity": "sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg=="
        <script integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC" crossorigin="anonymous">
        github.com/stretchr/testify v1.9.0 h1:HtqpIVDClZ4nwg75+f6Lvsy/wHu+3BoSGCbBAcpTsTg=
        checksum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        requests==2.31.0 --hash=sha256:58cd2187c01e70e6e26505bca751777aa9f2ee0b7f4300988b709f44e013003f
        sha256 = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        /nix/store/3n58xw4373jp0ljirf06d8077j15pc4j-glibc-2.38
        id: 42d49bc9-1d06-43ba-89d2-d4839024a42b
        "_id": ObjectId("507f1f77bcf86cd799439011")
        ulid 01ARZ3NDEKTSV4RRFFQ69G5FAV
        trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7
        traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
        toolu_01A09q90qw90lq917835lq9 msg_01XFDUDYJgAACzvnptvVoYEL req_011CSHoEeqs5C35K2UUqR7Fy
        arn:aws:iam::123456789012:role/deploy-role
        arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf
        0x742d35Cc6634C0532925a3b844Bc454e4438f44e
        dist/assets/index-B7x9Kq2m.js  142.31 kB
        /var/folders/tmp.k3Jx9QzLw2/out.log
        /var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T/a.txt
        src/auth/token.ts src/password-reset.tsx lib/secrets.py
        cat src/token_service.go | head -20
        vim ~/.config/app/credentials.json
        tests/test_password_hashing.py::test_verify PASSED
        grep -rn "password" src/
        grep -rn 'api_key\|apikey\|secret' --include='*.py' .
        rg -i "token|password|secret" -g '!*.lock'
        git log -S "API_KEY" --oneline
        grep -E "password\s*=\s*['\"][^'\"]+['\"]" -r .
        max_tokens=4096 temperature=0.7
        "max_tokens": 1024, "token_count": 12345678
        "usage": {"input_tokens": 1024, "output_tokens": 256, "total_tokens": 1280}
        tokens used: 152345
        tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")
        lexer.token = Token.IDENTIFIER
        token: CPU
        per_layer_token_embd.weight=CPU
        KEYBOARD=us
        monkey=patch keyboard=dvorak
        --color-token-primary: #336699;
        tokens: { colorPrimary: "#336699" }
        password: string
        password: string;⏎token?: string | null;
        password: str = Field(min_length=12)
        apiKey: z.string().min(1),
        def login(username: str, password: str) -> bool:
        public string Password { get; set; }
        private readonly string _token;
        func auth(token string) error {
        fn check(token: &str) -> Result<()> {
        const password = process.env.DB_PASSWORD;
        const token = req.headers.authorization;
        api_key = os.environ["API_KEY"]
        api_key=os.getenv('API_KEY')
        password = getpass.getpass()
        password = input("Password: ")
        token = get_token(user)
        var apiKey = Configuration["ApiKey"];
        String token = System.getenv("TOKEN");
        $password = $_POST['password'];
        $token = $this->getToken();
        password = params[:password]
        self.password = password
        this.token = token;
        user.password = hash_password(password)
        if (token == null) return;
        if apiKey == "" {
        if (!password) throw new Error("password required");
        assert.equal(token, undefined)
        "api_key=" + apiKey
        f"token={token}"
        `password=${password}`
        Authorization: Bearer $TOKEN
        Authorization: Bearer ${TOKEN}
        curl -H "Authorization: Bearer $API_TOKEN" https://api.example.com
        curl -H "Authorization: Bearer $(cat token.txt)" https://api.example.com
        curl -H "X-Api-Key: ${API_KEY}" https://api.example.com
        curl -u "$USER:$PASS" https://example.com
        headers: { Authorization: `Bearer ${token}` }
        headers = {"Authorization": f"Bearer {token}"}
        export API_KEY=$(pass show api)
        export TOKEN=$OTHER_TOKEN
        export DB_PASSWORD="${DB_PASSWORD:?}"
        token: ${{ secrets.GITHUB_TOKEN }}
        password: {{ .Values.db.password }}
        password: {{ vault_password }}
        valueFrom:⏎  secretKeyRef:⏎    name: db⏎    key: password
        password = var.db_password
        password = data.aws_secretsmanager_secret_version.db.secret_string
        api_key = "<your-api-key>"
        API_KEY=your-api-key-here
        API_KEY=<API_KEY>
        password=changeme
        password: ********
        token=xxxxxxxxxxxxxxxx
        SECRET_KEY=...
        password: [REDACTED:password]
        Authorization: Bearer [REDACTED:authorization]
        https://jo:[REDACTED:url-password]@example.com/x
        docker run -p 8080:80 -u 1000:1000 nginx
        mkdir -p /srv/a/b
        ssh -p 2222 host
        tar -u -f a.tar b
        mysql -u root -p -h db
        echo "$PASS" | docker login -u jo --password-stdin
        sudo -u postgres psql -c 'select 1'
        ps -u jo
        git@github.com:org/repo.git
        https://example.com:8443/a/b?c=d&e=f#g
        https://github.com/org/repo/commit/5ac1342f0c9e7d8b6a4f3e2d1c0b9a8f7e6d5c4b
        https://user@example.com/path
        https://example.com/@scope/pkg:1.2
        https://medium.com/@jo/how-to-store-a-password-3f2a
        http://localhost:3000/reset-password
        npm install @scope/token-utils@1.2.3
        ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 jo@host
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl jo@host
        |1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= ssh-rsa
        data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk
        The password must not be empty; ask for a token.
        Passwords are hashed with bcrypt before they are stored.
        The token expires after 3600 seconds.
        Add a password field to the login form.
        Rotate the API key every 90 days.
        How do I reset my password?
        error: invalid password for user jo
        Error: Missing required parameter: token
        SyntaxError: Unexpected token '<', "<!DOCTYPE "... is not valid JSON
        SyntaxError: Unexpected token } in JSON at position 123
        fatal: Authentication failed for 'https://github.com/a/b.git/'
        401 Unauthorized: invalid token
        Permission denied (publickey,password).
        test("rejects a wrong password", () => {
        it('requires a token', async () => {
        password_file: /run/secrets/db_password
        POSTGRES_PASSWORD_FILE=/run/secrets/pg
        secretName: db-credentials
        secret_id: prod/db/password
        token_url: https://example.com/oauth/token
        tokenTtlSeconds: 3600
        password_policy = strict
        password_hash_algorithm: argon2id
        PASSWORD_MIN_LENGTH=12
        csrf_token_name = "_csrf"
        next_page_token: CAUQAA
        primary_key: id
        key: value
        sort_key = "created_at"
        foreign key (user_id) references users(id)
        KEY `idx_user` (`user_id`)
        cache-key: ${{ hashFiles('**/package-lock.json') }}
        PUBLIC_KEY=MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
        kubectl get secret db -o yaml
        gh secret list
        vault token lookup
        aws secretsmanager list-secrets --max-items 20
        pass show email/work
        export PATH="$HOME/bin:$PATH"
        npx tsc --noEmit && npm test -- --coverage
        for i in {1..10}; do echo "$i"; done
        SELECT id, email FROM users WHERE password IS NULL;
        ALTER TABLE users ADD COLUMN password_hash varchar(255) NOT NULL;
        echo token; ls⏎docker build -t app1:v2 .; ls
        cat secret | wc -l⏎git config --global user.email jo1234@x.io | cat
        cat key | head⏎docker run -d nginx1:1.27⏎mkdir a1234567
        git log --oneline -- src/token | head -3⏎dotnet build -p:Version=1.2.3⏎git config --global user.email jo1234@x.io
        id, key, 5⏎if (head.Length == 11 && IsRandom(head))⏎return "kagi1";
        <input type="password" name="password" placeholder="Password">
        <label for="password">Password</label>
        document.querySelector('#password').value = password;
        await page.fill('#password', process.env.PASSWORD);
        color: #ff00aa; background: #00112233;
        Cancelled: parallel tool call Bash(x) errored
        Lorem ipsum dolor sit amet, consectetur adipiscing elit.
        INSERT INTO users (name, password) SELECT a, b FROM Old2
        INSERT INTO users (name, password_hint) VALUES ('jo', 'First2 pet')
        INSERT INTO users (password, name) VALUES (NULL, 'Jo2Xy9abc')
        CREATE TABLE users (name text, password text)
        <label for="password">Kennwort2</label>
        <button name="password">Show it</button>
        <option name="token">None2</option>
        <string name="password_label">Password</string>
        <string name="enter_password">Enter your password</string>
        <input name="password">
        auth=("user", "password")
        auth=(user, password)
        Credentials: a / b
        credentials: read / write
        PASSWORD_HINT='your first pet name'
        LABEL_PASSWORD="please enter it again"
        bw unlock --passwordenv BW
        vsql -h db -p 5433 -U dbadmin
        # public key: age1j0z9pk0xwy6jxhx5ea5qhzhkalyul78gkvdp5cgmjxzds0qpe8v9xy33xw
        Public key: zGX0pN1kGm8t3mR1lVq9oPsw0AqC4Q3T1a2B3c4D5e6=
        const applicationServerKey = 'BhgkK6NAdtmA28KA07bMWHWxwB5HJgvzuGEYedtDsq8Vk5QCHSzvT5BuSeJnZ-zHd9NA93y8lLhS73_WrVYfSmP';
        LoadCredential=api-token:/etc/credstore/relay-token
        name         = "db-password"⏎  value        = random_password.db.result⏎  key_vault_id = azurerm_key_vault.kv.id
        password_encryption = scram-sha-256
        password_hasher = "argon2id13"
        ACCESS_TOKEN_LIFETIME_IN_SECONDS=2592000
        "refresh_token":{"rotation_type":"rotating","token_lifetime":2592000}
        SPEC CHECKSUMS:⏎  AppAuth: 361a69ba84f9f37ed93c68a11a0e292ee2e38793⏎
        -----BEGIN (RSA|EC|OPENSSH) PRIVATE KEY-----
        -----BEGIN [A-Z ]*PRIVATE KEY-----
        proxy_set_header Authorization $http_authorization;
        proxy_set_header X-Api-Key $api_key;
        channel.basic_publish(exchange="", routing_key="task_queue2", body=m)
        routing_key: orders.created.eu1
        jwt.sign({ sub: user.id }, secret, { algorithm: 'HS256' })
        jwt.verify(token, process.env.JWT_SECRET)
        crypto.createHmac('sha256', secret).update('sha256-test1')
        hmac.new(key, b"message1", hashlib.sha256)
        new SecretKeySpec(key, "HmacSHA256")
        twilio(accountSid, authToken, { region: 'ie1' })
        WiFi.begin(ssid, password);
        | password | string | yes | The password of the user |
        | PASSWORD_MIN_LENGTH | 12 |
        | token | varchar(255) | NO |
        DB_PASSWORD: config.db.password,
        DB_PASSWORD: z.string()
        pwsh -c "Set-LocalUser -Name kiosk -PasswordNeverExpires \$true -UserMayChangePassword \$false"
        sshpass -f ~/.cfg/switch.pw ssh admin@10.40.0.11 'show version'
        sudo cryptsetup luksAddKey /dev/nvme0n1p3 --key-slot 2
        ce qui se passe : 3erreurs-b2
        csrf-token=Mj2qykJO5rELyHgezQ69nzUX0i3OH67V7+V4eUrLfpuyOuxmiW9rhROG
        user_info = get_user_info(request)
        compat=a1B2c3D4e5F6g7H8i9J0
        existingSecret: my-db-secret
        password: user-password-input
        {"name":"reset_password","value":"yes"}
        {"node_id":"VXNlcjpjazJmM2g0azVqNmw3bThuOQ=="}
        {"appid":"wx7f2a9c4d1e8b3056"}
        const appid = 'wx7f2a9c4d1e8b3056'
        """");

    /// <summary>Parameters of tools without a secret.</summary>
    public static string[] Parameters { get; } = Lines(
        """"
        {"max_tokens":4096,"temperature":0.5}
        {"token_count":123456,"tokens":99}
        {"pattern":"password|token","path":"src/auth/token.ts"}
        {"file_path":"/p/secrets/password.txt","limit":100,"offset":20}
        {"password":null,"token":"","secret":false}
        {"password":"[REDACTED:password]"}
        {"password":"${DB_PASSWORD}","token":"$TOKEN"}
        {"name":"PORT","value":"8080"}
        {"key":"theme","value":"dark"}
        {"element":"Search box","ref":"e12","text":"hunter of tokens"}
        {"selector":"#username","value":"jo"}
        {"password_file":"/run/secrets/db","secretName":"db-credentials"}
        {"page_token":"CAUQAA","nextPageToken":"CAUQAB"}
        {"session_id":"42d49bc9-1d06-43ba-89d2-d4839024a42b"}
        {"keyboard":"dvorak","monkey":"see","key":"Enter"}
        {"key":"ArrowDown","modifiers":["Shift"]}
        {"todos":[{"content":"Rotate the API key","status":"pending","activeForm":"Rotating the API key"}]}
        {"sort":{"key":"created_at","order":"desc"}}
        {"subagent_type":"Explore","description":"Find the token parser","prompt":"Where is the token parsed?"}
        {"authorization_url":"https://example.com/authorize","token_type":"bearer"}
        {"severity":"BLOCKER","tags":["hardcoded-password","cwe"]}
        {"args":["openssl","passwd","-6"]}
        {"passwordHashing":"pbkdf2","tokenEndpointAuth":"client_secret_basic"}
        {"appid":"wx7f2a9c4d1e8b3056"}
        """");

    private static string[] Lines(string text) => [.. text.Split('\n').Where(line => line.Length > 0).Select(line => line.Replace('⏎', '\n'))];
}
