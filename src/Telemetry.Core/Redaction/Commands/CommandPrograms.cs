namespace Telemetry.Redaction;

/// <summary>Which arguments of which programs are secret: names, <c>=</c>, and forms as <see cref="CommandForm"/> reads them, a line for each program or family.</summary>
internal static class CommandPrograms
{
    /// <summary>The forms of a program that only prints: its text is secret where a program reads one.</summary>
    public const string Printer = "echo";

    /// <summary>The forms of PowerShell's verbs: <c>Connect-X -Password V</c>.</summary>
    public const string Cmdlet = "P -Password -PlainTextPassword -AdminPassword -UserPassword -Passphrase; A -ApiKey -NuGetApiKey -AccountKey -AccessKey -StorageAccountKey; T -AccessToken -Token -SasToken; S -ClientSecret -Secret -SecretKey -SharedKey -SecretValue";

    /// <summary>The lines, those of <see cref="CommandServices"/> too; each ends in a line break.</summary>
    public const string Table = Local + "\n" + CommandServices.Table + "\n";

    private const string Local = """
        # What only prints: its text is secret where a program reads one.
        echo printf print yes cat Write-Output = echo
        # Databases.
        mysql mysqldump mysqladmin mysqlimport mysqlcheck mysqlshow mysqlslap mysqlpump mysqlbinlog mysqlsh mysql_upgrade mariadb mariadb-dump mariadb-admin mariadb-import mariadb-check mariadb-show mariadb-binlog mariadb-backup mariabackup xtrabackup = P -p+ @password
        mycli mydumper myloader pt-table-checksum pt-online-schema-change = P -p --pass
        mongosh mongo mongodump mongorestore mongoexport mongoimport mongostat mongotop mongofiles = P -p -u!
        cqlsh dsbulk cypher-shell beeline tdsql = P -p
        vsql kadmin kadmin.local = P -w -p! -h! -U! -d! -q!
        nodetool = P -pw
        redis-cli valkey-cli keydb-cli iredis redli = P -a --pass @auth? @AUTH? >>AUTH? >>auth? @requirepass @masterauth ^>
        redis-benchmark valkey-benchmark memtier_benchmark = P -a --pass --authenticate
        couchbase-cli cbq cbbackupmgr cbimport cbexport = P -p --password
        redis-server valkey-server = P --requirepass --masterauth
        sqlcmd bcp osql tsql sqsh mssql-cli go-sqlcmd = P -P
        isql iusql = P #3
        isql-fb gbak gfix gsec nbackup fbsvcmgr = P -p_ -pas -pass
        asadm aql asinfo asbackup asrestore = P -P
        mclient = P -P
        maxctrl maxadmin = P -p
        rpk = P -p ?pass= ?sasl.password=
        nzsql = P -pw
        confluent = S api-key store #2
        dtexec dtutil = P /De /Decrypt /DestPassword /SourcePassword
        SqlPackage sqlpackage = P /sp: /tp: /SourcePassword: /TargetPassword: /p:Password=
        sqlplus sqlldr expdp impdp exp imp sql sqlcl = P #1/; P ?userid=/
        rman = P @target/ @catalog/ @auxiliary/
        db2 = P @using @USING
        influx influxd = T -t_ -token; P -password -p_
        neo4j-admin = P set-initial-password #1; P dbms set-initial-password #1
        etcdctl = P --user:; P user add #1:
        rabbitmqctl = P add_user|change_password|authenticate_user #2 -n! --vhost!
        rabbitmqadmin = P -p -u! -P!
        mosquitto_pub mosquitto_sub mosquitto_rr = P -P
        emqx = P ctl admins add #2; P ctl users add #2
        emqx_ctl = P admins|users add #2
        mosquitto_passwd htpasswd = P ~-*b #$ -C! -r!; P ~-*i <
        kcadm.sh kc.sh = P --new-password --password -p_
        elasticsearch-users = P useradd|passwd -p
        elasticsearch-keystore kibana-keystore logstash-keystore = S add < -x! --stdin!
        airflow = P users create -p
        grafana-cli grafana = P admin reset-admin-password #1; P cli admin reset-admin-password #1
        # Archives, keys and signatures.
        7z 7za 7zr 7zz = P -p+
        rar unrar = P -p+ -hp+
        zip unzip = P -P~ --password
        unar lsar fcrackzip = P -p
        qpdf = P >--encrypt >>--encrypt
        pdftk = P @owner_pw @user_pw @input_pw
        pdftotext pdfinfo pdftoppm pdfimages = P -upw -opw
        pdfcpu = P -upw -opw
        exiftool mutool msoffcrypto-tool = P -p_ -password
        ykman = S oath accounts add #2; P -P_
        oathtool = S #1 -d! -w! -s! -S! -N! -c!
        pkcs11-tool pkcs15-tool pkcs15-init = P -p_
        slmgr slmgr.vbs = A /ipk
        gs = P -sPDFPassword -sOwnerPassword -sUserPassword
        openssl = P ^pass: ^hexpass: stdin<; P enc|aes-128-cbc|aes-192-cbc|aes-256-cbc|aes-256-ecb|aes128|aes256|des|des3|rc4|bf|chacha20|camellia-256-cbc|aria-256-cbc -k_ -K_; P passwd #1 -salt! -in! -stdin<; S dgst|mac -hmac ^key: ^hexkey:
        gpg gpg2 = P --passphrase --passphrase-fd<
        keytool jarsigner = P -storepass -keypass -srcstorepass -deststorepass -srckeypass -destkeypass -new
        apksigner bundletool = P ^pass:
        iTMSTransporter = P -p
        steamcmd steamcmd.sh = P >>+login?
        Unity unity-editor = A -serial
        erl iex elixir = S --cookie
        signtool SignTool AzureSignTool azuresigntool = P sign /p -p_; S sign -kvs; S sign --azure-key-vault-client-secret
        osslsigncode = P -pass
        codesign xcrun altool notarytool = P -p_ --password
        ansible-vault = S encrypt_string #1 --name! -n! --vault-id! --encrypt-vault-id! --stdin-name<
        ssh-keygen = P -N_ -P_
        puttygen = P --new-passphrase --old-passphrase -P!
        plink pscp psftp putty kitty = P -pw
        cryptsetup = P <
        hdiutil = P -stdinpass<; P -passphrase
        diskutil = P -passphrase -stdinpassphrase<
        slappasswd = P -s -h!
        mkpasswd = P #1 -m! --method! -S! --salt! --stdin<
        certutil = P -p_
        pk12util = P -W_ -K_ -k!
        pvk2pfx = P -po -pi
        veracrypt truecrypt steghide outguess aescrypt = P -p_
        ccrypt = P -K_
        mcrypt = P -k_
        jwt = S -S_ --secret
        pg_md5 = P #1
        caddy = P hash-password -p --plaintext
        argon2 bcachefs = P <
        zfs = P load-key <
        base64 = C ~!-d ~!-D ~!--decode ~!-di <?
        # Logins, users, shares.
        send = P ~*\r #1?; P ~*\n #1?
        keyctl = S add #3; S padd|pupdate <
        lpass = P add|edit|login <
        dsadd dsmod = P -pwd
        netdom = P /passwordd: /passwordo: /pd: /po:
        winrs = P ^-p: ^/p: ^-password: ^/password:
        tasklist taskkill systeminfo driverquery getmac eventcreate = P /p
        virt-customize virt-builder virt-sysprep = P --root-password: --password:
        vmrun = P -gp -vp
        virsh = S secret-set-value #2 --base64
        knife = P -P_
        eyaml = S encrypt -s
        sshpass = P . -p
        sudo doas = P . -S< --stdin<
        chpasswd = P <:
        su = P <
        passwd smbpasswd vncpasswd kinit saslpasswd2 = P <
        useradd usermod groupadd adduser = P -p_ --password
        ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldapcompare ldapmodrdn ldapexop = P -w~
        ldappasswd = P -w~ -s -a
        smbclient = P -U% #2? -L! -c! -I! -W! -D! -p! -m!
        smbget rpcclient smbcacls smbmap winexe wmic.py smbtree smbcquotas wbinfo = P -U% --user% -p_?
        samba-tool = P -U%; P user create|add #2; P user setpassword --newpassword
        mount mount.cifs = P ?pass= ?password=
        net NET = P / use >\\; P / user #2; P -U%
        cmdkey = P /pass: /p:
        schtasks = P /rp /RP /p_ /P_
        wmic = P /password:
        psexec PsExec PsExec64 psexec64 paexec = P -p_
        sc = P ^password= @password=
        reg = P add ~*assword /d
        setx = S #2n
        set = S #2n?
        launchctl setenv = S #2n; S setenv #2n
        xfreerdp xfreerdp3 wlfreerdp sdl-freerdp = P /p: /gp: -p_
        rdesktop openfortivpn remmina = P -p
        vncdo = P -p -s!
        anydesk = P ~--set-password <
        x11vnc = P -passwd -storepasswd
        dscl = P >>-passwd
        sysadminctl = P -password -newPassword -adminPassword -oldPassword
        security = P add-generic-password|add-internet-password|unlock-keychain|create-keychain|import|set-keychain-password|set-key-partition-list|export -w_ -p_ -P_ -k_ -o_
        secret-tool = P store <
        pass gopass = P insert|add <
        keyring = P set <
        keepassxc-cli = P <
        nmcli = P @password @wifi-sec.psk @802-11-wireless-security.psk @wifi-sec.wep-key0 @802-1x.password @vpn.secrets.password
        wpa_passphrase = P #2
        iwconfig = P @key @enc
        netsh = P ?key= ?keymaterial= ?keyMaterial=
        networksetup = P -setairportnetwork #3
        ipmitool racadm = P -P_ -p_?; P user set password #2
        snmpwalk snmpget snmpset snmpbulkwalk snmpgetnext snmpbulkget snmptrap snmpinform snmptable snmpstatus = P -A_ -X_ -c_?
        radtest = P #2; S #5
        snmp-server = P community #1?
        tacacs-server radius-server = S key #1?
        crypto = S isakmp key #1?
        radclient = S #3
        wpa_cli = P @psk @password @sae_password
        uci = P ?key= ?password=
        create_ap = P #4
        mullvad = S account login|set #1
        zrok = T enable #1
        sipp = P -ap
        sipsak = P -a
        nsupdate dig = S -y_:
        kickstart = P -vncpw
        pihole = P ~-a -p_; P setpassword #1
        espota.py = P -a_
        esxcli esxcfg-vswitch vicfg-user = P -p
        xe = P -pw
        wevtutil = P /p: /rp:
        openconnect = P --passwd-on-stdin<
        doveadm = P pw -p -s!; P auth test #2
        testsaslauthd = P -p -u! -s! -r!
        sshfs = P ~password_stdin <
        swaks = P -ap --auth-password
        sendemail sendEmail = P -xp
        # The network.
        curl = P -u~: --user: --proxy-user: -U_: --pass --proxy-pass --cert: -E_: --tlspassword; T --oauth2-bearer; C -b_=? --cookie=?
        hurl = P --user: -u:
        mitmproxy mitmdump mitmweb = P --proxyauth:
        http https xh xhs = P -a: --auth:
        wget wget2 aria2c = P --password --http-password --ftp-password --proxy-password --http-passwd --ftp-passwd --rpc-secret
        yt-dlp youtube-dl gallery-dl = P -p_ --video-password --ap-password
        ab hey bombardier = P -A: -a: -P:
        evil-winrm crackmapexec netexec nxc cme = P -p -H_?
        hydra medusa ldapdomaindump bloodhound-python certipy certipy-ad enum4linux enum4linux-ng coercer airdecap-ng = P -p
        kerbrute = P passwordspray #2 -d! --domain! --dc! -o! -t!
        impacket-psexec impacket-smbexec impacket-wmiexec impacket-atexec impacket-dcomexec impacket-secretsdump impacket-smbclient impacket-mssqlclient impacket-reg impacket-services impacket-lookupsid impacket-samrdump impacket-rpcdump impacket-GetUserSPNs impacket-GetNPUsers impacket-GetADUsers impacket-getTGT impacket-getST psexec.py smbexec.py wmiexec.py atexec.py dcomexec.py secretsdump.py smbclient.py mssqlclient.py lookupsid.py samrdump.py GetUserSPNs.py GetNPUsers.py GetADUsers.py getTGT.py getST.py curlftpfs = P #1:/ -dc-ip! -target-ip! -port! -k! -outputfile! -o!
        websocat = P --basic-auth:
        wscat = P --auth:
        lynx = P -auth=:
        ntfy = P -u: --user:; T -k_
        lftp = P -u,
        ncftp ncftpput ncftpget ncftpls = P -p
        java = P -auth:
        rclone = P ?pass= --sftp-pass --webdav-pass --ftp-pass --smb-pass --mega-pass --rc-pass; P obscure|reveal #1
        mc mcli minio-client = S alias set #4; S config host add #4; S admin user add #3
        s3cmd = S --secret_key
        wp = S config set #2n; P --user_pass --dbpass --admin_password --prompt!
        drush = P user:password|user-password|upwd #2; P --account-pass
        odoo odoo-bin = P -w_ --db_password
        nikto = P -id:
        sqlmap = P --auth-cred:
        ttyd gotty = P -c: --credential:
        filebrowser = P users add #2 --password
        transmission-remote = P -n: --auth:
        bore = S local|server -s_ --secret
        frpc frps = T -t_ --token
        chisel = P --auth:
        ss-local ss-server ss-redir ss-tunnel sslocal ssserver = P -k_
        ncat = P --proxy-auth:
        """;
}
