namespace Telemetry.Core.Tests.Redaction;

/// <summary>Commands, one a line: § stands for a secret, ⏎ for a line break.</summary>
internal static class CommandSamples
{
    /// <summary>Every § is secret, and nothing else.</summary>
    public static string[] Secret { get; } = Lines(
        """"
        mysql -uroot -p§ -h db
        mysqldump -u root -p'§' shop > x.sql
        /usr/bin/mysql -u root -p§
        docker exec -it db mysql -uroot -p§ shop
        docker exec db sh -c "mysql -uroot -p§ -e 'select 1'"
        docker exec db sh -c "mysql -uroot -p\"§\" shop"
        ssh deploy@10.0.0.1 'mysqladmin -u root -p§ status'
        ssh host "docker login -u a -p § ghcr.io"
        kubectl exec -n x pod-1 -- redis-cli -a § ping
        kubectl exec -n x pod-1 -- sh -c 'redis-cli -a § ping'
        RUN curl -u jo:§ https://x
              run: docker login -u jo -p § ghcr.io
        - run: echo § | docker login --password-stdin -u jo
        echo "§" | sudo -S apt update
        echo § | sudo docker login --password-stdin
        printf '%s' '§' | docker login -u x --password-stdin
        printf '§\n' | gh auth login --with-token
        echo -n § | gh secret set FOO
        gh secret set FOO --body "§" -R o/r
        gh secret set FOO -b §
        gh secret set FOO <<< '§'
        gh -R o/r secret set FOO -b§
        docker login ghcr.io --password-stdin <<< §
        cat <<EOF | docker login --password-stdin⏎§⏎EOF⏎ls
        docker login --password-stdin <<EOF⏎§⏎EOF⏎ls
        cat > .vault_pass <<EOF⏎§⏎EOF⏎ls
        echo § > /etc/wireguard/privatekey && wg set wg0 private-key /etc/wireguard/privatekey
        echo "deploy:§" | sudo chpasswd
        chpasswd <<< "root:§"
        printf 'a:§\nb:§\n' | chpasswd
        echo "jo:§⏎bo:§" | chpasswd
        echo "§" | npx wrangler secret put API_TOKEN --env production
        echo § | vercel env add NAME production
        vercel env add NAME production <<< §
        "§" | docker login --password-stdin -u x
        '§' | gh secret set NAME
        htpasswd -bB .htpasswd admin §
        htpasswd -nbB admin §
        cargo login §
        vault login §
        vault kv put secret/app password=§ user=app
        vault kv put -mount=secret app api=§ host=db
        mc alias set NAME https://minio.x ACCESSKEY §
        mc config host add NAME https://minio.x ACCESSKEY §
        net use Z: \\nas\share /user:acme\jo §
        net use \\nas\share § /user:jo
        net user jo § /add
        dotnet user-secrets set "Smtp:Password" "§" --project src/Web
        dotnet user-secrets set -p src/Web Smtp:Password §
        dotnet nuget add source https://x -n y -u z -p § --store-password-in-clear-text
        dotnet nuget push a.nupkg -k § -s https://x
        nuget setapikey § -Source x
        nuget push a.nupkg -ApiKey §
        pulumi config set --secret dbPassword §
        pulumi config set dbPassword § --secret --stack prod
        aws configure set aws_secret_access_key § --profile x
        aws secretsmanager create-secret --name n --secret-string '§'
        aws --profile p ssm put-parameter --name /a --type SecureString --value §
        az login --service-principal -u x -p § --tenant y
        az keyvault secret set --vault-name v --name n --value "§"
        kubectl create secret generic db --from-literal=username=app --from-literal=pass=§
        kubectl -n prod create secret generic db --from-literal k=§
        npm config set //r/:_authToken §
        npm config set _auth §
        npm config set //r/:_authToken=§
        yarn config set npmAuthToken §
        poetry config pypi-token.pypi §
        poetry config http-basic.x user §
        composer config --global http-basic.repo.x user §
        bundle config set --global gems.x.com user:§
        bundle config gems.x.com user:§
        lftp -u user,§ ftp://x
        sqlplus system/§@db
        sqlplus -s 'system/§@db' @x.sql
        rman target sys/§@db
        rabbitmqctl add_user jo §
        rabbitmqctl -n rabbit@x change_password jo §
        mosquitto_pub -h x -u jo -P § -t a -m b
        nmcli dev wifi connect SSID password §
        wpa_passphrase SSID §
        useradd -m -p '§' jo
        ConvertTo-SecureString "§" -AsPlainText -Force
        $p = ConvertTo-SecureString -String '§' -AsPlainText -Force
        $c = New-Object PSCredential("jo", (ConvertTo-SecureString "§" -AsPlainText -Force))
        Connect-VIServer -Server x -User y -Password §
        cmdkey /add:srv /user:jo /pass:§
        schtasks /create /tn x /ru jo /rp §
        psexec \\srv -u jo -p § cmd
        wmic /node:x /user:jo /password:§ os get
        sc create x binPath= y obj= z password= §
        setx OPENAI_API_KEY §
        set -gx GITLAB_TOKEN §
        ngrok config add-authtoken §
        ngrok authtoken §
        cloudflared service install §
        tailscale up --authkey §
        mvn sonar:sonar -Dsonar.login=§
        dotnet sonarscanner begin /k:x /d:sonar.login="§"
        snyk auth §
        doctl auth init -t §
        wandb login --relogin §
        openssl pkcs12 -export -in c -passout pass:§
        openssl enc -aes-256-cbc -pbkdf2 -in a -k §
        openssl enc -aes-256-cbc -K § -iv 00
        openssl passwd -6 §
        openssl passwd -6 -salt abc '§'
        gpg --batch --passphrase '§' -d x
        keytool -list -keystore a.jks -storepass §
        7z a -p§ x.7z d
        7z x x.7z '-p§'
        zip -P § x.zip f
        zip -rP § x.zip f
        unzip -oP § x.zip
        rar a -hp§ x.rar
        sshpass -p '§' ssh a@b mysql -uroot -p§
        sshpass -p§ scp a b
        smbclient //nas/s -U 'b%§' -c ls
        smbclient //nas/s § -U jo
        redis-cli -h x -a "§" ping
        redis-cli AUTH §
        redis-cli AUTH default §
        redis-cli CONFIG SET requirepass §
        ldapsearch -x -D cn=a -w § -b dc=x
        ldapsearch -xw §
        curl -su admin:§ https://x
        curl -uadmin:§ https://x
        curl --user "admin:§" https://x
        curl -x p:3128 --proxy-user=a:§ https://x
        curl -b "sid=§; lang=en" https://x
        http -a jo:§ GET x
        fly secrets set A=§ B='§' -a app
        supabase secrets set A=§
        netlify env:set API_TOKEN §
        travis encrypt §
        xfreerdp /v:h /u:jo /p:§
        skopeo copy --src-creds a:§ docker://a docker://b
        helm registry login ghcr.io -u a -p §
        docker --config /x login -u a -p=§ reg
        subprocess.run(["mysql", "-u", "root", "-p§", "shop"])
        CMD ["redis-server", "--requirepass", "§"]
        execFile('docker', ['login', '-u', 'a', '-p', '§'])
        os.system("docker login -u a -p § reg")
        os.system('mysql -u root -p\'§\' shop')
        "deploy": "docker login -u a -p \"§\" reg && docker push x",
        Use `docker login -u a -p §` to log in.
        Then run mysql -uroot -p§ to connect.
        PASS=$(openssl passwd -6 §)
        if ! mysql -uroot -p§ -e 'x'; then
        docker login -u a \⏎  -p § \⏎  reg
        docker login -u a -p $'§' reg
        sh -c "cd /x && mysql -p§" && echo "done"
        docker login -u a -p "§
        mysql -u root -p"§
        security add-generic-password -a jo -s svc -w §
        security unlock-keychain -p § login.keychain
        twine upload -u __token__ -p § dist/*
        python -m twine upload -p § dist/*
        poetry run twine upload -p § dist/*
        cqlsh -u c -p § 10.2.0.4
        sqlcmd -S x -U sa -P '§' -Q 'select 1'
        docker compose exec db mysql -uroot -p§
        docker-compose exec -T db mongosh -u root -p § --eval 'x'
        mongosh -u root -p§
        passwd jo --stdin <<EOF⏎§⏎EOF
        echo -e "§\n" | passwd jo
        echo § | kinit jo@X
        echo § | gpg --batch --passphrase-fd 0 -d x
        echo § | base64 -d | gh auth login --with-token
        ansible-vault encrypt_string '§' --name 'db'
        rclone config create nas webdav url=https://x user=jo pass=§
        mount -t cifs //a/b /mnt -o user=jo,pass=§,rw
        db2 connect to x user jo using §
        ipmitool -H h -U a -P § power status
        snmpwalk -v2c -c § h
        qpdf --encrypt § § 256 -- a b
        reg add "HKLM\x" /v DefaultPassword /t REG_SZ /d § /f
        echo -n '§' | base64
        expect -c 'spawn ssh jo@h; expect "password:"; send "§\r"; interact'
        docker run --rm --entrypoint htpasswd httpd:2 -Bbn admin §
        keyctl add user mykey § @u
        printf '%s' "$(echo § | docker login --password-stdin)"
        docker exec -i db bash -lc 'mongosh -u root -p "§" --eval "x"'
        time sudo -E docker login -u a -p §
        timeout 10 redis-cli -a § ping
        find . -exec openssl enc -k § -in {} \;
        [ -f x ] && mysql -uroot -p§ < x.sql
        $ docker login -u a -p §
        > curl -u a:§ https://x
        @curl -u a:§ https://x
        script: "curl -u a:§ https://x"
            - curl --user 'a:§' https://x
        command: ["sh", "-c", "mysql -uroot -p§ < /x.sql"]
        bash -c $'mysql -uroot -p§'
        az acr login --name r -u x -p §
        vault write auth/userpass/users/jo password=§ policies=dev
        vault operator unseal §
        kubectl create secret docker-registry r --docker-username=u --docker-password=§
        docker login -u jo -p§
        docker login --username=jo -p "§" https://reg.x
        nerdctl login -u a -p § r
        crane auth login ghcr.io -u a -p §
        oras login -u a -p § ghcr.io
        mariadb -h db -uapp -p§ app -e "SHOW TABLES"
        MYSQL_PWD=x mysqldump -uapp -p'§' app | gzip > a.gz
        mongodump --uri x -u a -p § --out d
        redis-cli -h h -p 6379 -a § --no-auth-warning info
        redis-cli --pass § --user default ping
        ssh -p 2222 a@b "sudo mysql -uroot -p§ -e 'SHOW DATABASES'"
        sqlcmd -S tcp:x,1433 -d db -U sa -P§ -i a.sql
        bcp db.dbo.t out f -S s -U sa -P § -c
        7z a -tzip -p§ -mem=AES256 a.zip d
        7za x b.7z -p§ -oout
        unrar x -p§ a.rar
        unzip -P § a.zip -d out
        zip -e -P § a.zip f
        zip -er -P "§" a.zip f
        openssl rsa -in k -passin pass:§ -out k2
        openssl req -new -key k -passin "pass:§" -out c
        openssl aes-256-cbc -d -in a -out b -k §
        openssl enc -d -aes-256-cbc -in a -pass pass:§
        openssl genrsa -aes256 -passout pass:§ 2048
        openssl pkcs12 -in a.p12 -nodes -password pass:§
        keytool -genkeypair -alias a -keystore k.jks -storepass § -keypass §
        keytool -importkeystore -srckeystore a -destkeystore b -srcstorepass § -deststorepass §
        jarsigner -keystore k -storepass § a.jar alias
        signtool sign /f c.pfx /p § /fd SHA256 a.exe
        apksigner sign --ks k.jks --ks-pass pass:§ a.apk
        gpg --pinentry-mode loopback --passphrase=§ -c f
        curl -X PUT -u 'elastic:§' 'https://es:9200/_x' -H 'Content-Type: application/json'
        curl -k -u admin:§ -X GET https://x
        curl --proxy-user u:§ -x http://p https://x
        curl --digest --user jo:§ "https://x/a?b=1&c=2"
        wget --http-user=jo --http-password=§ https://x
        http --auth jo:§ https://x
        xh -a jo:§ https://x
        smbclient -L //h -U jo%§
        smbclient //h/s -U ACME/jo%§ -c 'get a'
        rpcclient -U 'jo%§' h
        sudo mount -t cifs //h/s /mnt -o username=jo,password=§,uid=1000
        az login -u jo@x -p '§'
        az sql server create -n x -u adm -p §
        vault login -no-print §
        vault kv put kv/prod/db db_password=§
        vault kv patch kv/prod api_key="§"
        mcli alias set local http://h:9000 minio §
        fly secrets set DATABASE_PASSWORD=§ --app x
        flyctl secrets set -a x TOKEN="§"
        wrangler secret put X <<< "§"
        printf "%s" "§" | fly secrets import
        echo § | firebase functions:secrets:set X
        echo -n "§" | gcloud secrets create x --data-file=-
        printf '§' | gcloud secrets versions add x --data-file=-
        echo "§" | docker secret create db_password -
        printf § | podman secret create x -
        echo -n § | kubectl create secret generic x --from-file=password=/dev/stdin
        kubectl create secret generic x --from-literal='password=§'
        kubectl create secret generic x --from-literal="api.key=§" --dry-run=client -o yaml | kubeseal -o yaml
        oc login https://x -u jo -p §
        dotnet user-secrets set Auth:Key §
        dotnet nuget push x.nupkg --source s -k §
        nuget sources add -Name n -Source s -Username u -Password §
        aws configure set aws_session_token "§"
        aws secretsmanager update-secret --secret-id x --secret-string §
        aws ssm put-parameter --name x --value "§" --type SecureString --overwrite
        doppler secrets set API_KEY §
        doppler secrets set API_KEY=§
        echo 'jo:§' | chpasswd -e
        echo root:§ | chpasswd
        sudo chpasswd <<< 'jo:§'
        sudo chpasswd <<EOF⏎jo:§⏎EOF
        echo § | sudo -S -k apt-get update
        echo '§' | sudo --stdin ls
        echo "§" | su -c 'ls' root
        echo -e "§\n" | sudo passwd jo
        echo § | passwd --stdin jo
        yes § | passwd jo
        net use \\h\s /user:d\u § /persistent:no
        net use X: \\h\s § /USER:jo
        net user admin §
        cmdkey /generic:x /user:u /pass:§
        New-LocalUser -Name jo -Password (ConvertTo-SecureString "§" -AsPlainText -Force)
        $sec = ConvertTo-SecureString § -AsPlainText -Force
        Connect-AzAccount -ServicePrincipal -Credential (New-Object PSCredential('a', (ConvertTo-SecureString '§' -AsPlainText -Force)))
        rabbitmqctl add_user app '§'
        docker exec rabbit rabbitmqctl change_password app §
        mosquitto_sub -h h -u u -P § -t '#'
        mosquitto_passwd -b /etc/m/p jo §
        htpasswd -cb .htpasswd jo §
        htpasswd -nb jo §
        docker run --rm httpd:2.4-alpine htpasswd -nbB admin §
        nmcli device wifi connect "My Net" password "§"
        nmcli con modify x wifi-sec.psk §
        lftp -u jo,§ -e 'mirror -R' sftp://h
        plink -ssh -pw § jo@h uptime
        pscp -pw § a jo@h:/b
        xfreerdp /v:h /u:jo "/p:§"
        ldapadd -x -D "cn=a" -w '§' -f a.ldif
        ldapsearch -H ldap://h -D cn=a -w§ -b dc=x
        ipmitool -I lanplus -H h -U a -P § chassis status
        sshpass -p § rsync -av a b@h:/c
        sshpass -p "§" ssh -o StrictHostKeyChecking=no b@h 'ls'
        rclone obscure §
        npm config set //npm.acme.io/:_authToken "§"
        pip config set global.password §
        composer config -g github-oauth.github.com §
        poetry publish -u __token__ -p §
        bundle config --global gems.x.io jo:§
        cargo login --registry x §
        twine upload --repository testpypi -u jo -p '§' dist/*
        gh auth login --with-token <<< "§"
        glab auth login --hostname h -t §
        gh secret set X --env prod --body '§'
        vercel --token § deploy
        netlify deploy --auth § --prod
        sudo tailscale up --auth-key=§
        codecov -t § -f c.xml
        ./codecov -t §
        sonar-scanner -Dsonar.login=§ -Dsonar.host.url=x
        psql "user=a" -c '\q' ; sqlplus a/§@//h:1521/x
        beeline -u jdbc:x -n jo -p §
        snmpget -v3 -u u -l authPriv -a SHA -A § -x AES -X § h o
        git config --global github.token §
        useradd -p § jo
        sysadminctl -addUser jo -password §
        security set-key-partition-list -S a: -s -k § b.keychain
        echo § | cryptsetup luksOpen /dev/x y -
        echo -n § | sudo cryptsetup luksFormat /dev/x -
        expect <<EOF⏎spawn ssh a@b⏎expect "password:"⏎send "§\r"⏎EOF
        ansible-vault encrypt_string § --name x
        setx API_KEY "§" /M
        set -Ux API_TOKEN §
        influx -username a -password §
        cypher-shell -u neo4j -p §
        impacket-psexec 'LAB/svc_scan:§@10.77.1.20' 'whoami /all'
        secretsdump.py corp.local/admin:§@dc01.corp.local
        GetUserSPNs.py -request -dc-ip 10.0.0.1 corp.local/jo:§
        kerbrute passwordspray -d corp.local users.txt §
        bloodhound-python -u jo -p '§' -d corp.local -ns 10.0.0.1
        medusa -h 10.0.0.1 -u root -p § -M ssh
        couchbase-cli server-list -c 127.0.0.1 -u Administrator -p §
        redis-benchmark -a § -n 1000
        emqx ctl admins add jo § "Admin"
        curlftpfs jo:§@ftp.example.com /mnt
        sshfs -o password_stdin jo@h:/ /mnt <<< "§"
        hurl --user jo:§ x.hurl
        mitmproxy --proxyauth jo:§
        netbird up --setup-key §
        civo apikey save nightly §
        doveadm pw -s SHA512-CRYPT -p §
        doveadm auth test jo §
        testsaslauthd -u jo -p §
        echo § | anydesk --set-password
        vncdo -s host -p § type hi
        minio-client alias set x https://y key §
        radtest jo § h 0 §
        vsql -h vertica-3 -p 5433 -U dbadmin -w § -d dwh
        kadmin -p admin/admin@EXAMPLE.COM -w '§' -q 'addprinc -randkey HTTP/web'
        docker exec shop sh -c 'mysql -ushop -p'"'"'§'"'"' -e "show tables" shop'
        docker exec web sh -c 'curl -u jo:'\''§'\'' https://x'
        (echo "§") | sudo smbpasswd -s -a jo
        (echo §) | sudo -S ls
        redis-cli -h cache2 ACL SETUSER worker on '>§' '~jobs:*' +@read
        redli -a § ping
        oathtool --totp -b § -d 6
        steamcmd +login studio_builds § +run_app_build ../a.vdf +quit
        unity-editor -batchmode -serial § -projectPath .
        slmgr /ipk §
        iex --cookie § --name a@b
        evil-winrm -i 10.66.0.12 -u Administrator -H §
        snmp-server community § RO
        tacacs-server key §
        wpa_cli -i wlan0 set_network 0 psk §
        uci set wireless.default_radio0.key='§'
        ykman oath accounts add GitHub §
        nsupdate -y hmac:§
        mullvad account login §
        zrok enable §
        confluent api-key store abc §
        dvc remote modify myremote password §
        databricks secrets put-secret scope key --string-value §
        shodan init §
        twilio login abc §
        b2 account authorize abc §
        kickstart -configure -vncpw §
        pihole setpassword §
        esxcli -s host -u root -p § system version get
        xe -s host -u root -pw § vm-list
        wp config set DB_PASSWORD §
        gbak -b -user sysdba -pas § a.fdb b.fbk
        drone secret add --name x --data § o/r
        """");

    /// <summary>They may end anywhere in their secret.</summary>
    public static string[] Cut { get; } = Lines(
        """"
        docker login -u a -p "§
        mysql -u root -p'§
        mysql -uroot -p§
        sh -c "mysql -uroot -p§
        curl -u "a:§
        docker login --password-stdin <<< '§
        openssl enc -k §
        vault kv put a password=§
        CMD ["redis-server", "--requirepass", "§
        """");

    /// <summary>What a text may be made of to be slow.</summary>
    public static string[] Repeated { get; } = Lines(
        """"
        docker;
        mysql -p
        echo x|
        echo|docker 
        echo x|sudo 
        sudo docker 
        docker \"
        mysql $(
        mysql <<E⏎
        cat <<E|sudo -S⏎
        vault kv put a=b 
        "docker", 
        echo "docker '
        """");

    private static string[] Lines(string text) => text.Split('\n');
}
