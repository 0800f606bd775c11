namespace Telemetry.Core.Tests.Redaction;

/// <summary>Places where secrets stand, one a line; what stands for a secret is in <see cref="PlacedSecret"/>, ⏎ is a line break.</summary>
internal static class SecretPlaces
{
    /// <summary>Texts of which every placeholder is secret, and nothing else.</summary>
    public static string[] Texts { get; } = Lines(
        """"
        export API_TOKEN=¶; make
        export DB_PASSWORD='§' && ./run
        export DB_PASSWORD="§" && ./run
        DB_PASSWORD=§ ./run --fast
        env SECRET_KEY=§ PORT=80 node app.js
        set -gx API_KEY ¶
        set -x GITHUB_TOKEN ¶; and make
        $env:API_KEY = "¶"; dotnet run
        $env:DB_PASSWORD='§'; dotnet run
        set DB_PASSWORD=§&& run.cmd
        setx API_KEY ¶
        AWS_ACCESS_KEY_ID=‖ AWS_SECRET_ACCESS_KEY=¶ aws s3 ls
        docker run -e POSTGRES_PASSWORD=§ -p 5432:5432 postgres:16
        docker run --env "API_KEY=¶" img
        java -Dspring.datasource.password=§ -jar app.jar
        mvn -Dnexus.password=§ deploy
        helm install app ./chart --set auth.password=§,replicas=2
        helm upgrade app ./chart --set-string apiKey=¶
        npm publish --otp=№
        psql "host=db user=app password=§ dbname=shop"
        tool --password § --host db
        tool --password=§ --host db
        tool --password '§' --host db
        tool --password="§" --host db
        tool --token ¶ list
        tool --api-key=¶ list
        tool --secret-string § list
        tool --client-secret § --client-id app-1
        tool --auth-token "¶" && echo ok
        curl -H "Authorization: Bearer ¶" https://api.example.com/v1/items
        curl -H 'Authorization: Bearer ‡' https://api.example.com/v1/items
        curl -H "Authorization: token ¶" https://api.example.com
        curl -H "Authorization: Basic ¶" https://api.example.com
        curl -H "X-Api-Key: ¶" https://api.example.com
        curl -H 'x-api-key:¶' https://api.example.com
        curl --header "PRIVATE-TOKEN: ¶" "https://gitlab.example.com/api/v4/projects"
        curl -H "X-Auth-Token: ¶" https://api.example.com
        curl -b "sessionid=¶; theme=dark" https://example.com
        curl -H "Cookie: session=¶; lang=en" https://example.com
        curl -u jo:§ https://example.com/x
        curl --user "jo:§" https://example.com/x
        curl -d '{"user":"jo","password":"§"}' https://example.com/login
        curl -d 'user=jo&password=§&remember=1' https://example.com/login
        curl --data-urlencode "password=§" https://example.com/login
        curl -F token=¶ https://example.com/upload
        > Authorization: Bearer ¶⏎> Accept: */*⏎< HTTP/1.1 401 Unauthorized
        < Set-Cookie: sid=¶; Path=/; HttpOnly⏎< Content-Length: 0
        http POST https://example.com/x Authorization:"Bearer ¶"
        grpcurl -H "authorization: Bearer ¶" host:443 list
        wget --header="Authorization: Bearer ¶" https://example.com/f
        wget --password=§ --user=jo https://example.com/f
        git clone https://jo:§@git.example.com/a/b.git
        git clone https://†@github.com/a/b.git
        git clone https://x-access-token:†@github.com/a/b.git
        git remote set-url origin https://oauth2:¶@gitlab.example.com/a/b.git
        postgres://app:§@db.example.com:5432/shop?sslmode=require
        DATABASE_URL=postgresql://app:§@db:5432/shop
        mongodb+srv://app:§@cluster0.example.net/shop?retryWrites=true
        amqp://app:§@mq.example.com:5672/vhost
        redis://:§@cache.example.com:6379/0
        mysql://root:§@db/shop and more text
        ftp://jo:§@files.example.com/in
        pip install --index-url https://jo:§@pypi.example.com/simple pkg
        curl "https://example.com/v1?a=1&api_key=¶&b=2"
        curl "https://example.com/v1?access_token=¶"
        curl "https://example.com/v1?token=¶#top"
        https://example.com/cb#access_token=¶&token_type=bearer
        https://example.com/cb?code=4&client_secret=¶
        https://bucket.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature=¤&x=1
        https://acct.blob.core.windows.net/c/b?sv=2022-11-02&sp=r&sig=¶
        https://example.com/reset/¶
        https://example.com/reset-password?token=¶
        https://example.com/magic-link/¶?next=home
        https://d111.cloudfront.net/a?Expires=1700000000&Signature=¶&Key-Pair-Id=K2
        echo § | docker login -u jo --password-stdin registry.example.com
        echo '§' | sudo -S systemctl restart app
        echo "root:§" | chpasswd
        printf '%s' "†" | gh auth login --with-token
        cat <<EOF > .env⏎API_KEY=¶⏎PORT=80⏎EOF⏎ls
        cat > .env <<'EOF'⏎DB_PASSWORD=§⏎DEBUG=true⏎EOF
        CREATE USER app IDENTIFIED BY '§';
        ALTER USER app WITH PASSWORD '§' VALID UNTIL 'infinity';
        CREATE ROLE app LOGIN PASSWORD '§';
        ALTER USER 'app'@'%' IDENTIFIED WITH caching_sha2_password BY '§';
        Server=db;Database=shop;User Id=app;Password=§;Encrypt=true
        Data Source=db;User ID=app;Pwd=§;
        jdbc:mysql://db:3306/shop?user=app&password=§&useSSL=true
        url="jdbc:sqlserver://db:1433;user=app;password=§;encrypt=true"
        DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=¶;EndpointSuffix=core.windows.net
        Driver={ODBC Driver 18 for SQL Server};Server=db;Uid=app;Pwd=§;
        # settings⏎DB_HOST=db⏎DB_PASSWORD=§⏎DB_PORT=5432
        SECRET_KEY_BASE=¤⏎RAILS_ENV=production
        JWT_SECRET="§"⏎LOG_LEVEL=info
        database:⏎  host: db⏎  password: §⏎  port: 5432
        database:⏎  password: "§"⏎  pool: 5
        api:⏎  - name: main⏎    api_key: ¶⏎    url: https://example.com
        services:⏎  db:⏎    environment:⏎      - POSTGRES_PASSWORD=§⏎      - POSTGRES_DB=shop
        services:⏎  db:⏎    environment:⏎      MYSQL_ROOT_PASSWORD: §⏎      MYSQL_DATABASE: shop
        token: |⏎  ¶⏎next: 1
        client_secret: >-⏎  ¶⏎next: 1
        {"host": "db", "password": "§", "port": 5432}
        {"api_key":"¶","n":1}
        {⏎  "clientSecret": "¶",⏎  "clientId": "app-1"⏎}
        {"auth": {"token": "¶"}, "retries": 3}
        [database]⏎host = "db"⏎password = "§"⏎port = 5432
        [auth]⏎api_key = '¶'
        [client]⏎user=root⏎password=§⏎port=3306
        [default]⏎aws_access_key_id = ‖⏎aws_secret_access_key = ¶⏎region = eu-west-1
        <user>jo</user><password>§</password><host>db</host>
        <add key="ApiKey" value="¶" />
        <add name="Db" connectionString="Server=db;User Id=app;Password=§" />
        <key>password</key>⏎<string>§</string>⏎<key>port</key>
        <server><username>jo</username><password>§</password></server>
        //npm.acme.io/:_authToken=¶⏎registry=https://npm.acme.io/
        [pypi]⏎username = jo⏎password = §
        machine example.com login jo password §
        machine example.com⏎  login jo⏎  password §⏎machine b
        db.example.com:5432:shop:app:§
        *:*:*:app:§
        name,email,password⏎jo,jo@example.com,§⏎bo,bo@example.com,§
        user;token⏎jo;¶
        | user | password |⏎|------|----------|⏎| jo | § |
         id | password ⏎----+----------⏎  1 | § ⏎(1 row)
        cat keys | wc -l⏎DB_PASSWORD=§
        echo token; ls⏎export API_TOKEN=¶; ls
        cat secret | wc -l⏎mysql -u root -p§ shop | cat
         user | password⏎ jo | §
        cat keys | wc -l⏎user: jo⏎password: §
        git log --oneline -n 5 -- src/token | head -3⏎API_TOKEN=¶ npm publish
        cat secret | wc -l⏎cat notes | tail⏎export DB_PASSWORD=§
        name,email,token⏎jo,jo@example.com,none⏎api_key: ¶
        kind: Secret⏎metadata:⏎  name: db⏎stringData:⏎  password: §
        kind: Secret⏎metadata:⏎  name: db⏎type: Opaque⏎data:⏎  password: ◆
        password = "§"
        API_KEY = "¶"
        const apiKey = '¶';
        const apiKey: string = "¶";
        let token = `¶`;
        private static final String DB_PASSWORD = "§";
        private const string Password = "§";
        var apiToken string = "¶"
        apiKey := "¶"
        let api_key: &str = "¶";
        const char *password = "§";
        $password = '§';
        $config['password'] = '§';
        define('DB_PASSWORD', '§');
        val token: String = "¶"
        @api_key = "¶"
        :password => "§",
        password: '§',
        "password" => "§",
        local password = "§"
        my $password = "§";
        self.password = "§"
        config.api_key = "¶"
        os.environ["API_KEY"] = "¶"
        process.env.API_KEY = '¶';
        if (password == "§") {
        if password === '§' then
        client = Client(api_key="¶", timeout=3)
        connect(host="db", user="app", password="§")
        new NetworkCredential("jo", "§")
        new HttpClient().DefaultRequestHeaders.Add("X-Api-Key", "¶");
        headers = {"Authorization": "Bearer ¶"}
        headers: { 'X-Api-Key': '¶' },
        setPassword("§");
        .withToken("¶")
        variable "db_password" {⏎  default = "§"⏎}
        db_password = "§"⏎region = "eu-west-1"
        [Interface]⏎PrivateKey = ●⏎Address = 10.0.0.1/24
        {\"user\":\"jo\",\"password\":\"§\"}
        curl -d "{\"password\":\"§\"}" https://example.com
        {\"a\":\"{\\\"token\\\":\\\"¶\\\"}\"}
        {\u0022password\u0022:\u0022§\u0022,\u0022a\u0022:1}
        password%3D§%26remember%3D1
        token%3D¶
        {"private_key": "⟦"}
        here it is: ⟦ and on
        key = """⟦"""
        export TOKEN=† now
        token † was printed
        log in with user qa and password § please
        The password is § for the staging box.
        the api key is ¶, keep it
        password: §
        Password for jo: §
        fatal: could not read from https://jo:§@git.example.com/a.git: 403
        npm ERR! 401 //npm.acme.io/:_authToken=¶
        sqlalchemy.exc.OperationalError: (postgresql://app:§@db:5432/shop) refused
        Error: Incorrect API key provided: †. You can find it
        java.sql.SQLException: jdbc:mysql://db/shop?user=app&password=§
        Invalid token: ¶
        {"error":"bad","request":{"headers":{"authorization":"Bearer ¶"}}}
        ssh -i key deploy@host 'export DB_PASSWORD=§; ./deploy'
        bash -c "API_KEY=¶ ./x --verbose"
        echo "api_key: ¶" >> config.yml
        sed -i 's/password=.*/password=§/' app.conf
        <private>§</private> visible
        echo ◆ | base64 -d
        kubectl create secret generic db --from-literal=password=§ -n prod
        kubectl config set-credentials jo --token=¶
        vault kv put secret/app password=§
        INSERT INTO users (name, password) VALUES ('jo', '§'), ('bo', '§');
        insert into `users` (`id`, `api_key`, `mail`) values (1, '¶', 'jo@example.com')
        INSERT INTO t (api_key, password, secret) VALUES ('¶', '§', '¶'), ('¶', '§', '¶')
        INSERT INTO shop.users ("password", name) VALUES ('§', NOW())
        INSERT INTO t (a, token, b) VALUES (gen_random_uuid(), '¶', 3)
        <string name="api_key">¶</string>
        <entry key="db.password">§</entry>
        <Setting name="ApiKey">¶</Setting>
        requests.get(url, auth=("jo", "§"))
        auth=('jo', '§')
        Credentials: admin / §
        credentials: `admin` / `§`
        {rabbitmq, [{password, <<"§">>}, {port, 636}]}
        {default_pass, <<"§">>}
        {:password, "§"}
        sh -c 'PGPASSWORD='\''§'\'' psql -U shop'
        ssh host 'PGPASSWORD='"'"'§'"'"' psql -U shop -c "select 1"' && ls
        proxy_set_header Authorization "Basic ◆";
        RequestHeader set Authorization "Basic ◆"
        http-request set-header Authorization Basic\ ◆
        header_up Authorization "Bearer ¶"
        git log -p --all -S† -- . | head
        git grep -e† src
        routing_key: ¤
        yq -i '.receivers[0].pagerduty_configs[0].routing_key = "¤"' alertmanager.yml
        $env:AZDO_FEED_PAT='¶'; dotnet restore
        "azurePat": "¶"
        GITEA_PAT=¶ tea repos
        <string name="adjust_app_secret" translatable="false">¶</string>
        <entry key="db.password" type="text">§</entry>
        <property value="§" name="password" />
        <AutoLogon>⏎<Password><Value>§</Value><PlainText>true</PlainText></Password>
        <stringProp name="Argument.name">password</stringProp>⏎<stringProp name="Argument.value">§</stringProp>
        cipher = Fernet(b'●')
        client.get(url).basic_auth("partner", Some("§"))
        new SymmetricSecurityKey(Encoding.UTF8.GetBytes("§"))
        const client = twilio('AC1', '¶', { region: 'ie1' });
        jwt.sign(payload, '§', { expiresIn: '15m' })
        jwt.verify(token, "§")
        jwt.encode(payload, "§", algorithm="HS256")
        JWT.decode(token, '§', true)
        hmac.new(b"§", body, hashlib.sha256)
        hmac.New(sha256.New, []byte("§"))
        token.SignedString([]byte("§"))
        crypto.createHmac('sha256', '§').update(body)
        crypto.createCipheriv('aes-256-cbc', "§", iv)
        hash_hmac('sha256', $data, '§')
        new SecretKeySpec("§".getBytes(), "HmacSHA256")
        OpenSSL::HMAC.hexdigest("SHA256", "§", data)
        CryptoJS.AES.encrypt(text, '§')
        #0 Connector.php(67): PDO->__construct('mysql:host=db;dbname=shop', 'shop_rw', '§', Array)
        mysqli_real_connect($c, "db", "shop_rw", "§", "shop")
        WiFi.begin("Hausnetz", "§");
        -setcookie §
        | MATCH_GIT_URL | git@example.com:b/c.git |⏎| MATCH_PASSWORD | § |⏎| TEAM_ID | ABC |
        X-Api-Key "¶"; the rest
        git remote set-url origin https://gitlab+deploy-token-91:§@git.example.com/e/f.git
        Max retries exceeded with url: /data/2.5/weather?q=Oslo&appid=¤&units=metric
        create_engine("mssql+pyodbc:///?odbc_connect=UID%3Detl%3BPWD%3D§%3BEncrypt%3Dyes")
        http://127.0.0.1:8765/oauth2callback?iss=https://login.example.com&code=¶&session_state=ok
        curl -b 'theme=dark; connect.sid=¶; lang=en' https://example.com
        curl https://example.com -H "Authorization: key=¶"
        basic.auth.user.info=¶
        ALTER ROLE reporting WITH ENCRYPTED PASSWORD $$§$$ VALID UNTIL '2027-01-01'
        A temporary password is provided for this session: §
        Identifiant : jo, mot de passe : §, groupe : a
        """");

    /// <summary>Parameters of tools, of which every placeholder is secret.</summary>
    public static string[] Parameters { get; } = Lines(
        """"
        {"password":"§","user":"jo"}
        {"userPassword":"§"}
        {"api_key":"¶"}
        {"apiKey":"¶"}
        {"API-KEY":"¶"}
        {"access_token":"¶","expires_in":3600}
        {"clientSecret":"¶","clientId":"app"}
        {"config":{"db":{"host":"db","passwd":"§"}}}
        {"items":[{"a":1},{"deep":[{"secret":"§"}]}]}
        {"name":"API_SECRET","value":"¶"}
        {"key":"DB_PASSWORD","value":"§"}
        {"value":"§","name":"DB_PASSWORD"}
        {"env":[{"name":"PORT","value":"8080"},{"name":"DB_PASSWORD","value":"§"}]}
        {"headers":[["X-Token","¶"],["Accept","text/html"]]}
        {"headers":{"Authorization":"Bearer ¶","Accept":"a/b"}}
        {"headers":{"Cookie":"sid=¶; theme=dark"}}
        {"headers":[{"name":"Authorization","value":"Bearer ¶"}]}
        {"args":["--host","db","--password","§"]}
        {"args":["--host","db","--password=§"]}
        {"command":"mysql","args":["-h","db","--token","¶","-v"]}
        {"element":"Password field","ref":"e12","text":"§"}
        {"element":"Password textbox","ref":"e12","text":"letmein","submit":true}!letmein
        {"selector":"#login-password","value":"§"}
        {"selector":"input[name=password]","text":"§"}
        {"fields":[{"name":"Password","type":"textbox","ref":"e3","value":"§"}]}
        {"otp":"№"}
        {"otp":№}
        {"verification_code":"№"}
        {"label":"One-time code","element":"otp","text":"№"}
        {"pin":№}
        {"credentials":{"username":"jo","password":"§"}}
        {"connectionString":"Server=db;User Id=app;Password=§"}
        {"connection_string":"postgres://app:§@db/shop"}
        {"private_key":"⟦"}
        {"content":"API_KEY=¶\nPORT=80\n","file_path":"/p/.env"}
        {"content":"{\"password\": \"§\"}","file_path":"/p/a.json"}
        {"body":"{\"a\":\"{\\\"token\\\":\\\"¶\\\"}\"}"}
        {"url":"https://jo:§@example.com/x"}
        {"url":"https://example.com/?token=¶&a=1"}
        {"old_string":"password = \"§\"","new_string":"password = os.environ[\"PW\"]"}
        {"code":"await page.fill('#password', '§')"}
        {"code":"await page.getByLabel('Password').fill('§')"}
        {"†":1}
        {"a":{"†":["x"]}}
        {"note":["†","plain","‡"]}
        {"prompt":"Log in as qa with the password § and look around."}
        {"query":"ALTER USER app PASSWORD '§'"}
        {"auth":{"type":"basic","username":"jo","password":"§"}}
        {"token":"§","token_type":"bearer"}
        {"seedPhrase":"ripple candy lemon zoo ocean table crane jump velvet mango tiger piano"}!ripple candy lemon zoo ocean table crane jump velvet mango tiger piano
        {"Parameters":[{"ParameterKey":"InstanceType","ParameterValue":"t4g.small"},{"ParameterKey":"DBMasterPassword","ParameterValue":"§"}]}
        {"selector":"login_password_input","text":"§"}
        """");

    private static string[] Lines(string text) => [.. text.Split('\n').Where(line => line.Length > 0)];
}
