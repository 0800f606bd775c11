namespace Telemetry.Core.Tests.Redaction;

/// <summary>Commands without a secret, one a line: ⏎ stands for a line break.</summary>
internal static class CleanCommands
{
    /// <summary>Nothing in them is secret.</summary>
    public static string[] All { get; } =
        """"
        docker run -d -p 8080:80 --name web nginx:1.27
        docker run -d --name mysql -p3306:3306 -e X=1 mysql:8
        docker run -p 3306:3306 mysql
        mkdir -p a/b1234567
        mysql -u root -p -h db
        mysql -u root -p
        mysql -p$PASS -u root
        mysql -p"$PASS" -u root
        mysql -p"${PASS}" -u root
        mysql -p$(cat /run/secrets/x) -u root
        mysqldump -p --all-databases
        docker login ghcr.io
        docker login -u x --password-stdin < token.txt
        echo $TOKEN | docker login --password-stdin
        echo "$TOKEN" | docker login ghcr.io -u ${{ github.actor }} --password-stdin
        echo ${{ secrets.T }} | docker login --password-stdin
        docker login -u a -p ${{ secrets.TOKEN }} reg
        docker login -u a -p {{ token }} reg
        docker login -u a -p <your-token> reg
        docker login -u a -p YOUR_TOKEN reg
        docker login -u a -p "$P" reg
        cp -p a b1234567
        ssh -p 2222 a@b
        rsync -av a b
        git log -p abc1234
        grep -P 'x1234567' f
        curl -u "$USER:$PASS" x
        curl -u jo: https://x
        curl -u jo https://x
        curl -u $USER:$PASS x
        curl -u ${U}:${P} x
        curl -o a.zip -sSL https://x/y
        curl -b cookies.txt -c cookies.txt https://x
        curl -b 'lang=en' https://x
        echo hello | docker build -
        echo "password" | grep x
        echo y | sudo apt install x
        echo hello123 > out.txt
        zip -r a1234567.zip dir
        The docker login is needed, use curl -u for authentication
        docker login -p is deprecated
        Use docker login -p flag to pass
        mysql and docker are installed. curl -u takes user:password
        cargo login is needed
        vault login
        vault login -method=oidc role=dev
        passwd --status jo
        ps -u jo -o pid
        openssl s_client -connect api.acme.io:443 -servername api.acme.io
        openssl req -x509 -newkey rsa:4096 -keyout key.pem -out cert.pem -days 365 -nodes -subj /CN=x
        openssl genrsa -out k.pem 2048
        openssl rsa -in k -passin env:PW
        openssl rsa -in k -passin file:/x
        git config user.name "Jo Doe"
        git config --global user.email jo1234@x.io
        git config --global credential.helper store
        npm config set registry https://npm.acme.io
        npm config set fund false
        set -euo pipefail
        set -x
        set -gx PATH /usr/local/bin $PATH
        set tabstop=4
        redis-cli -h x ping
        redis-cli -a "$REDIS_PASSWORD" ping
        redis-cli get user:1234
        kubectl create secret tls api-tls --cert=tls.crt --key=tls.key
        kubectl create secret generic db --from-file=key=./k1.pem
        kubectl create secret generic db --from-literal=username=app1234
        kubectl get secret db -o jsonpath="{.data.password}" | base64 -d
        helm install x ./chart -f values1.yaml
        helm upgrade x repo/chart --version 1.2.3 -n prod
        az webapp create -p plan1234 -n x
        aws s3 cp a1234567 s3://x
        gh pr create --body "Fix login v2 flow"
        gh pr create -b body1234
        gh secret list
        gh secret set FOO < file1.txt
        dotnet build -p:Version=1.2.3
        dotnet run --project src/App1
        dotnet pack -p v123456
        terraform apply
        zip a.zip b
        7z x a.7z -oout
        tar -xzpf a.tgz
        sudo -u postgres psql -c 'select 1'
        sudo systemctl restart mysql
        apt-get install -y mysql-client docker.io redis-server curl unzip
        brew install gh az
        pip install twine poetry
        cat file1.txt | base64
        cat file1 | sudo tee /etc/x
        echo 'deb http://x y' | sudo tee /etc/apt/sources.list.d/x1.list
        echo "vm.max=1" | sudo tee -a /etc/sysctl.conf
        curl -fsSL https://x/gpg | sudo gpg --dearmor -o /usr/share/k.gpg
        gpg --keyserver hkps://k --recv-keys 0123456789ABCDEF
        printf "%s\n" "hello1234" | grep x
        echo "$X" | base64 -d > f1
        vault kv get -field=password secret/app
        vault kv put secret/app user=app host=db
        vault kv put secret/app @data.json
        pulumi config set aws:region eu-west-1
        pulumi config set --secret dbPassword $PW
        heroku config:set NODE_ENV=production
        fly deploy -a app1234
        fly secrets set A=$A B="$B"
        fly secrets list
        ssh-keygen -t ed25519 -N "" -f k
        ssh-keygen -lf ~/.ssh/id_ed25519.pub
        htpasswd -c .htpasswd admin1
        java -jar app1.jar
        mvn -q deploy -DskipTests
        wp plugin install x1
        net use
        net start mysql80
        sc query x
        mount -o ro,remount /dev/sda1 /mnt
        nmcli dev wifi list
        set token to null when the session ends
        mongosh --eval 'db.users.findOne({_id:ObjectId("96dc4a4a50cda2c5b6839c7d")})'
        mysql < dump1234.sql
        mysql -h 127.0.0.1 -P 3306 -u root shop1234
        docker build --secret id=npmrc,src=$HOME/.npmrc -t app1:v2 .
        docker tag app1:v2 ghcr.io/a/b:sha-1234567
        bundle config set --local path vendor/bundle1
        bundle config set without 'development test'
        composer config platform.php 8.2.0
        wrangler secret put API_TOKEN
        echo "Using docker login -p for auth v2"
        "mysql -p" + pass + " -h db1234567"
        'docker login -p ' + token + ' reg1234567'
        f"mysql -p{password} -h db1"
        The `curl -u` option and the `docker login` command v1.2
        - mysql: the client
        sql = "select a/b1234 from x@y"
        print("user/abc1234@x")
        cat package.json | grep version1
        cat <<EOF > file1.txt⏎hello123⏎EOF
        cat <<EOF | kubectl apply -f -⏎kind: x1⏎EOF
        echo "line: value1" | xargs docker rm
        az acr login -n reg1234
        docker login myreg1234.azurecr.io
        supabase login
        security find-identity -v -p codesigning
        xcrun simctl list
        git commit -m "don't docker login -p 'x' and mysql's -p"
        New-Item -Path x -ItemType Directory
        Set-Location x1
        Import-Module x
        Invoke-WebRequest -Uri https://x -OutFile f1
        ab -n 1000 -c 10 http://x:8080/
        hey -n 200 -A 'application/json' http://x:8080/
        java -cp a:b1234567 Main
        mysql -e "select 'a' as p" -u root
        echo 'export PATH=$PATH:/x' >> ~/.bashrc
        echo SGVsbG8gd29ybGQx | base64 -d
        echo -n hello1234 | base64
        expect -c 'spawn ssh h; send "ls -l2\r"'
        echo "$SECRET" | base64 -w0
        send "yes\r"
        cat key1.pem | base64 -w0
        certutil -hashfile a1234567 SHA256
        docker run --rm -it -v $PWD:/w -w /w node:20 npm test
        git config --local user.signingkey 0123456789ABCDEF
        npm set progress=false
        - **ajax:** will set `withCredentials` `open` on XHR for IE10
        # useradd without -p has left the account disabled
        Requests allows you to send HTTP/1.1 requests
        set password policy
        curl -u username:password https://x
        curl -u <user:password> https://x
        curl --user "xxx:yyy" https://x
        curl -i -u 'test:test' https://x
        heroku auth:token
        bash <(curl -s https://x/bash) -t v1
        su - jo -c "ls v1234567"
        yes | sudo apt install x
        fly secrets import < .env
        aws secretsmanager put-secret-value --secret-id x1 --secret-string file://s1.json
        """".Split('\n');
}
